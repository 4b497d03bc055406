"""The document station: a process of its own that films the mat, finds the page and straightens it.

It is begun by `kiosk.devices.document_camera` with the first look and ended with the visit. `wire` is the language of
both sides, `line` the kiosk's end of it, `__main__` the process: one call at a time, one answer to each.
"""
