"""A 1-bit picture → one `GS v 0` command that no printer mistakes for something else.

Printers obey real-time commands even inside pictures (printing.md §3.5): about one drawn line of Hanzi in a hundred
holds one by chance. Such a picture is moved to the right, dot by dot, until it is harmless.
"""

from __future__ import annotations

import re

from escpos.printer import Dummy
from PIL import Image, ImageChops

HEAD_DOTS = 576
REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x05]|\x05[\x01\x02]|\x14[\x01-\x08])")
"""DLE EOT 1-5, DLE ENQ 1-2 and DLE DC4 1-8."""
MOST_DOTS_MOVED = 16
FRAGMENT_ROWS = 960


def harmful(data: bytes) -> bool:
    """Does a real-time command stand anywhere in these bytes?"""
    return REAL_TIME.search(data) is not None


def raster_command(picture: Image.Image) -> bytes:
    """The complete command for a picture of at most 576 by 960 dots (black 0, white 1), free of real-time commands.

    Raises ValueError for a picture larger than that.
    """
    if picture.width > HEAD_DOTS or picture.height > FRAGMENT_ROWS:
        raise ValueError(f"a picture of {picture.width} x {picture.height} dots does not go on the paper")
    for moved in range(min(MOST_DOTS_MOVED, _white_right(picture)) + 1):
        command = _command(picture, moved)
        if not harmful(command):
            return command
    return _blotted(_command(picture, 0))


def _command(picture: Image.Image, moved: int) -> bytes:
    wide = min(HEAD_DOTS, -(-(picture.width + moved) // 8) * 8)
    canvas = Image.new("1", (wide, picture.height), 1)
    canvas.paste(picture, (moved, 0))
    printer = Dummy(profile="TM-T20II")
    printer.image(canvas, impl="bitImageRaster", fragment_height=FRAGMENT_ROWS)
    return bytes(printer.output)


def _white_right(picture: Image.Image) -> int:
    """By how many dots the ink can move right on the paper."""
    ink = ImageChops.invert(picture.convert("L")).getbbox()
    return HEAD_DOTS - (ink[2] if ink else 0)


def _blotted(command: bytes) -> bytes:
    """One dot more, beside the dot that begins each real-time command: for a line too wide to be moved."""
    return REAL_TIME.sub(lambda found: b"\x18" + found[0][1:], command)
