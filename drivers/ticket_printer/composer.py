"""A slip → the bytes of a ticket, built with python-escpos away from any device (printing.md §3.1, §3.6).

A slip becomes *pieces*, each one or more whole commands: a driver whose printer stops can finish the piece it is in, so
the printer is never left waiting for the rest of a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from drivers.contract import Slip, SlipCode, SlipFeed, SlipLine, SlipPart, SlipRule
from drivers.ticket_printer.encoder import HALF_CELLS, clean, encode, wrap
from drivers.ticket_printer.glyphs import CELL, GAP, line_picture

if TYPE_CHECKING:
    from escpos.printer import Dummy

ALIGNMENTS = ("left", "center", "right")
QUIET_MODULES = 4
"""White modules around a QR code (ISO/IEC 18004); a printer's own QR command leaves none."""
CORRECTION_M = 1
MOST_FEED = 255
FEED_BEFORE_CUT = 30
"""Line spacing of the six lines fed before the cut: 180 dots bring the last line past the knife."""

PROOF = b"\x1dr\x01"
"""GS r 1: an ordinary command, so its answer comes only when all before it was carried out."""


VOID = "以上号票作废 VOID"


def warm_up() -> None:
    """Load python-escpos (0.3-0.7 s) and the fonts; call it in the printing thread before the first citizen comes."""
    # One line of each kind: native, drawn with the first font and with the last, code, rule.
    lines = (SlipLine("A0"), SlipLine("䶮", bold=True), SlipLine("\U0002a6a5", size=2))
    compose(Slip((*lines, SlipCode("A"), SlipRule())))
    void()


@dataclass(frozen=True, slots=True)
class Composed:
    """A slip in bytes. `body` is everything on the paper; `end` cuts it off, and is sent when the body is out."""

    body: tuple[bytes, ...] = field(repr=False)
    end: bytes = field(repr=False)

    @property
    def data(self) -> bytes:
        """All of it, with a proof asked for after the body and another after the cut."""
        return b"".join(self.body) + PROOF + self.end + PROOF


def compose(slip: Slip) -> Composed:
    """The pieces of a slip: start, one for each printed line, code, rule or feed; then the cut.

    Raises ValueError for a text that no font can draw, a code that is not ASCII, and sizes out of range.
    """
    return Composed((start(), *(piece for part in slip.parts for piece in _part(part))), cut())


def void(words: str = "") -> Composed:
    """What makes the rest of an older slip visibly void: finishes its line and stamps the paper before cutting it."""
    stamp = SlipLine(words or VOID, size=2, bold=True, align="center")
    return Composed((b"\n" + start(), *_lines(stamp)), cut())


@cache
def start() -> bytes:
    """ESC @, then Chinese mode on (some boards start in Western mode), then automatic status off."""
    printer = _printer()
    printer.hw("INIT")
    printer._raw(b"\x1c&")
    printer._raw(b"\x1da\x00")
    return bytes(printer.output)


@cache
def cut() -> bytes:
    """Feed past the knife and cut."""
    printer = _printer()
    printer.line_spacing(FEED_BEFORE_CUT)
    printer.cut()
    return bytes(printer.output)


def _part(part: SlipPart) -> list[bytes]:
    match part:
        case SlipLine():
            return _lines(part)
        case SlipCode():
            return [_code(part)]
        case SlipRule():
            return [_rule()]
        case SlipFeed():
            return [_feed(part.dots)]


def _lines(line: SlipLine) -> list[bytes]:
    if not 1 <= line.size <= 8:
        raise ValueError(f"a line's size is 1 to 8, not {line.size}")
    _check(line.align)
    return [_line(text, line) for text in wrap(clean(line.text), HALF_CELLS // line.size)]


def _line(text: str, line: SlipLine) -> bytes:
    """One printed line: native when the smallest font ROM has every character, else the whole line drawn."""
    printer = _printer()
    native = encode(text)
    if native is None:
        printer.set(align=line.align)
        printer._raw(_drawn(line_picture(text, line.size, line.bold)))
        return bytes(printer.output)
    printer.set(align=line.align, bold=line.bold, custom_size=True, width=line.size, height=line.size)
    printer.line_spacing((2 * CELL + GAP) * line.size)
    printer._raw(native + b"\n")
    printer.set(bold=False, custom_size=True, width=1, height=1)
    return bytes(printer.output)


def _drawn(picture: Image.Image) -> bytes:
    """A drawn line: white rows above and below the ink are fed, not sent; on a slow serial line that counts."""
    from drivers.ticket_printer.raster import raster_command

    ink = ImageChops.invert(picture.convert("L")).getbbox()
    if ink is None:
        return _feed(picture.height)
    rows = picture.crop((0, ink[1], picture.width, ink[3]))
    return _feed(ink[1]) + raster_command(rows) + _feed(picture.height - ink[3])


def _code(code: SlipCode) -> bytes:
    if not code.text.isascii() or not code.text.isprintable() or not code.text:
        raise ValueError("a QR code's text must be printable ASCII: printers disagree about anything else")
    if not 1 <= code.module <= 16:
        raise ValueError(f"a QR module is 1 to 16 dots, not {code.module}")
    _check(code.align)
    printer = _printer()
    printer.set(align=code.align)
    quiet = _feed(QUIET_MODULES * code.module)
    printer._raw(quiet)
    printer.qr(code.text, native=True, size=code.module, ec=CORRECTION_M)
    printer._raw(quiet)
    return bytes(printer.output)


@cache
def _rule() -> bytes:
    from drivers.ticket_printer.raster import HEAD_DOTS, raster_command

    return _feed(GAP) + raster_command(Image.new("1", (HEAD_DOTS, 2), 0)) + _feed(2 * GAP)


def _feed(dots: int) -> bytes:
    """ESC J, in steps of at most 255 dots."""
    if not 0 <= dots <= 4000:
        raise ValueError(f"a feed is 0 to 4000 dots, not {dots}")
    steps = [MOST_FEED] * (dots // MOST_FEED) + [dots % MOST_FEED]
    return b"".join(b"\x1bJ" + bytes([step]) for step in steps if step)


def _check(align: str) -> None:
    if align not in ALIGNMENTS:
        raise ValueError(f"align is one of {', '.join(ALIGNMENTS)}, not {align!r}")


def _printer() -> Dummy:
    from escpos.printer import Dummy

    return Dummy(profile="TM-T20II")
