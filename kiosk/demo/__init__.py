"""`kiosk demo`: whole visits played by a scripted citizen on the real screens, devices and center, without a display.

Leaves in the output folder, a folder a visit: a PNG of every screen passed, the ticket's raw bytes and its picture; and
`report.json` with one record a visit: journey, outcome, seconds, files.
"""

from __future__ import annotations

from kiosk.demo.playing import play

__all__ = ["play"]
