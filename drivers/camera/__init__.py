"""Cameras that look at one citizen: over HTTP as motion JPEG, or through the kernel (V4L2), and a simulated one.

Nothing is imported here: the kiosk's own process reads the preview (`window`) and must not load OpenCV or numpy.
"""
