"""Face matchers: is the person before the camera the one on the portrait?"""
