"""The picture of a round official seal as SVG made of paths alone: sharp at any size, no font needed to show it.

It proves nothing; the proof is the signature in the PDF. Size and parts after 国务院关于国家行政机关和企业事业单位社会
团体印章管理的规定 (国发〔1999〕25号): red, round, 42 mm, a five-point star, the name from left to right around it.
"""

from __future__ import annotations

import gc
from functools import lru_cache
from math import cos, pi, radians, sin
from typing import NamedTuple

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection, TTFont

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
FAMILY = "Noto Serif CJK SC"
RED = "#c8161d"
DIAMETER = 42.0
"""Millimetres, as every length here."""
RING = 1.2
STAR = 7.0
"""From the star's middle to a point."""
ARC_TEXT, ARC_MIDDLE = 5.4, 16.1
"""Height of the agency's letters and how far their middles are from the seal's."""
ARC_LEAST, ARC_LETTER, ARC_MOST, ARC_NUMBERED = 130.0, 9.0, 285.0, 245.0
"""Degrees a name runs over: so many and so many more a letter, at most; less where a number stands at the bottom."""
BELOW_TEXT, BELOW_MIDDLE, BELOW_WIDTH = 4.0, 11.2, 21.0
CODE_TEXT, CODE_MIDDLE, CODE_STEP = 1.7, 18.2, 5.2
"""The registered number along the bottom: height, distance of its middle, degrees from digit to digit."""
NAME_MOST, BELOW_MOST, CODE_MOST = 30, 10, 13


HAN_MIDDLE, DIGIT_MIDDLE = 0.38, 0.36
"""Of the em above the baseline. By the box, not by each letter's own bounds: a flat 一 stays in the middle."""


class SealWrong(ValueError):
    """This seal cannot be drawn; the text says why."""


class _Letter(NamedTuple):
    """One letter in a box of `width` by `height` with its middle at x, y, then turned about the seal's middle."""

    letter: str
    width: float
    height: float
    x: float
    y: float
    turn: float = 0.0


@lru_cache(maxsize=64)
def seal_svg(agency: str, below: str = "", code: str = "") -> str:
    """A seal for an agency's name of up to 30 characters, `below` (what it is for, 演示) under the star, and a number.

    Raises SealWrong for an empty or too long text and for a character the font has not.
    """
    for words, text, most in (("agency", agency, NAME_MOST), ("below", below, BELOW_MOST), ("code", code, CODE_MOST)):
        if len(text) > most:
            raise SealWrong(f"{words} has {len(text)} characters, at most {most} fit")
    if not agency.strip():
        raise SealWrong("a seal needs the agency's name")
    half = DIAMETER / 2
    letters = [*_arc(agency, bool(code)), *_straight(below), *_number(code)]
    paths = [_star(), *_outlines(letters)]
    gc.collect()  # the font's tables refer to each other in circles: 70 MB until the collector comes by
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{DIAMETER:g}mm" height="{DIAMETER:g}mm"'
        f' viewBox="{-half:g} {-half:g} {DIAMETER:g} {DIAMETER:g}">'
        f'<circle r="{half - RING / 2:g}" fill="none" stroke="{RED}" stroke-width="{RING:g}"/>'
        f'<path fill="{RED}" d="{"".join(paths)}"/></svg>'
    )


def _star() -> str:
    inner = STAR * sin(radians(18)) / sin(radians(54))
    corners = [
        (radius * sin(turn * pi / 5), -radius * cos(turn * pi / 5)) for turn, radius in enumerate([STAR, inner] * 5)
    ]
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in corners) + "Z"


def _arc(text: str, numbered: bool) -> list[_Letter]:
    """The name around the star, its middle at the top: short names stand apart, long ones are made narrow."""
    over = min(ARC_LEAST + ARC_LETTER * len(text), ARC_NUMBERED if numbered else ARC_MOST)
    step = over / len(text)
    room = radians(step) * (ARC_MIDDLE - ARC_TEXT / 2)
    width = min(ARC_TEXT, room)
    first = -step * (len(text) - 1) / 2
    return [
        _Letter(letter, width, ARC_TEXT, 0.0, -ARC_MIDDLE, first + step * position)
        for position, letter in enumerate(text)
    ]


def _straight(text: str) -> list[_Letter]:
    if not text:
        return []
    step = min(BELOW_WIDTH / len(text), BELOW_TEXT * 1.15)
    first = -step * (len(text) - 1) / 2
    return [
        _Letter(letter, min(BELOW_TEXT, step * 0.96), BELOW_TEXT, first + step * position, BELOW_MIDDLE)
        for position, letter in enumerate(text)
    ]


def _number(text: str) -> list[_Letter]:
    """Along the bottom, read from left to right with the feet outward."""
    first = CODE_STEP * (len(text) - 1) / 2
    return [
        _Letter(letter, CODE_TEXT, CODE_TEXT, 0.0, CODE_MIDDLE, first - CODE_STEP * position)
        for position, letter in enumerate(text)
    ]


def _outlines(letters: list[_Letter]) -> list[str]:
    """Each letter as path data. The font is opened for this and closed again."""
    try:
        with TTCollection(FONT, lazy=True) as faces:
            font = next(face for face in faces if face["name"].getDebugName(1) == FAMILY)
            return [_outline(font, letter) for letter in letters]
    except OSError as trouble:
        raise SealWrong(f"the seal's font {FONT} cannot be read: {trouble.strerror}") from trouble


def _outline(font: TTFont, placed: _Letter) -> str:
    name = font.getBestCmap().get(ord(placed.letter))
    if name is None:
        raise SealWrong(f"the seal's font has no U+{ord(placed.letter):04X}")
    glyphs, units = font.getGlyphSet(), font["head"].unitsPerEm
    middle = units * (DIGIT_MIDDLE if placed.letter.isascii() else HAN_MIDDLE)
    transform = (
        Transform()
        .rotate(radians(placed.turn))
        .translate(placed.x, placed.y)
        .scale(placed.width / units, -placed.height / units)
        .translate(-glyphs[name].width / 2, -middle)
    )
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    glyphs[name].draw(TransformPen(pen, transform))
    return str(pen.getCommands())
