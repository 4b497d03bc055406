"""Document cameras (高拍仪): one page on a mat, found, judged and straightened.

`camera` is what both drivers have in common, `v4l2` and `mjpeg` are two ways to pictures; `finding` and `sides` find
the page's corners, `judging` says what stands in the way of a good picture, `straightening`, `lighting`, `reading` and
`encoding` make the page's own picture. `simulated` lays generated papers on a mat. OpenCV, no models.
"""
