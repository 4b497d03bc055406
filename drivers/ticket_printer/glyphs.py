"""Characters drawn with the fonts of the system: for lines the printer's own font cannot print.

Noto Sans CJK (its fixed-width face, whose Latin letters fill the half-width cell) comes first, then Hanazono for the
rare characters of Extension B and later. A character that neither has is an error: a government ticket shows no boxes.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from drivers.ticket_printer.encoder import cells

CELL = 12
"""Dots of a half-width cell at size 1; a Hanzi is 24 by 24."""
GAP = 6
"""Dots below the 24 of a character: Latin letters hang into it, and it keeps lines apart."""
THRESHOLD = 140
"""Grey (0 black … 255 white) below which a dot is black (printing.md §3.4)."""
INK = [255 if grey < THRESHOLD else 0 for grey in range(256)]
BASELINE = 21


@dataclass(frozen=True, slots=True)
class Face:
    path: Path
    package: str
    index: int = 0


FACES = (
    Face(Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), "fonts-noto-cjk", 7),
    Face(Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"), "fonts-hanazono"),
    Face(Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"), "fonts-hanazono"),
)


class GlyphMissing(ValueError):
    """No installed font has the character; the message names it by code point."""


def line_picture(text: str, size: int = 1, bold: bool = False) -> Image.Image:
    """A cleaned text as a 1-bit picture (black 0, white 1), 12 x `size` dots a cell, (24 + 6) x `size` high.

    Raises GlyphMissing.
    """
    picture = Image.new("1", (CELL * size * sum(map(cells, text)), (2 * CELL + GAP) * size), 1)
    left = 0
    for char in text:
        glyph = glyph_picture(char, size, bold)
        picture.paste(0, (left, 0), glyph)
        left += glyph.width
    return picture


@lru_cache(maxsize=4096)
def glyph_picture(char: str, size: int, bold: bool = False) -> Image.Image:
    """One character in its cell as a 1-bit mask (ink 1). Raises GlyphMissing."""
    font = _font(_face_of(char), 2 * CELL * size)
    box = (CELL * size * cells(char), (2 * CELL + GAP) * size)
    grey = Image.new("L", box, 255)
    pen = ImageDraw.Draw(grey)
    pen.text((0, BASELINE * size), char, 0, font, anchor="ls")
    if bold:
        # What a printer's own emphasis does: the same dots once more, one to the right.
        pen.text((size, BASELINE * size), char, 0, font, anchor="ls")
    return grey.point(INK, mode="1")


@lru_cache(maxsize=8192)
def _face_of(char: str) -> Face:
    # A font may put anything at a private or unassigned code: its picture says nothing about what was meant.
    if unicodedata.category(char) not in ("Co", "Cn", "Cs"):
        for face in FACES:
            if face.path.exists() and _has(face, char):
                return face
    missing = " ".join(sorted({face.package for face in FACES if not face.path.exists()}))
    hint = f"; not installed: {missing}" if missing else ""
    raise GlyphMissing(f"no font has the character U+{ord(char):04X}{hint}")


def _has(face: Face, char: str) -> bool:
    return char.isspace() or _mask(face, char) != _blank_box(face)


@lru_cache(maxsize=8)
def _blank_box(face: Face) -> tuple[bytes, tuple[int, int]]:
    """How the face draws what it does not have, shown by a code point that can never be a character."""
    return _mask(face, "\U0010ffff")


def _mask(face: Face, char: str) -> tuple[bytes, tuple[int, int]]:
    mask = _font(face, 2 * CELL).getmask(char)
    return bytes(mask), mask.size


@lru_cache(maxsize=32)
def _font(face: Face, height: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face.path, height, index=face.index)
