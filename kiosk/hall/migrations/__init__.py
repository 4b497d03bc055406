"""Schema changes, one file each in `versions/`, in the order of their numbers. Run by the center itself at its start.

A new one: copy the last file, raise its number, and raise `HEAD` in `kiosk/hall/storage.py`.
"""
