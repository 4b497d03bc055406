"""The paper of the simulated printer: 576 dots wide, lines and pictures below one another, cut into tickets."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageChops

from drivers.ticket_printer.encoder import cells
from drivers.ticket_printer.glyphs import CELL, GlyphMissing, glyph_picture
from drivers.ticket_printer.rom import BOX

HEAD_DOTS = 576
DOTS_PER_MM = 8
DEFAULT_SPACING = 30


@dataclass(frozen=True, slots=True)
class Ticket:
    """One piece of paper as it fell: a 1-bit picture (black 0), what it says line by line, the codes on it."""

    picture: Image.Image = field(repr=False)
    lines: tuple[str, ...]
    """Text lines in order; pictures and codes stand among them as `[picture 136 x 24]` and `[QR …]`."""
    codes: tuple[str, ...]
    cut: str
    """"full" or "partial"."""
    faults: tuple[str, ...]
    raw: bytes = field(repr=False)

    @property
    def millimetres(self) -> float:
        return self.picture.height / DOTS_PER_MM


@dataclass(slots=True)
class Style:
    """How the next characters look; `size` is (times wide, times high)."""

    size: tuple[int, int] = (1, 1)
    hanzi_size: tuple[int, int] = (1, 1)
    bold: bool = False
    underline: bool = False
    inverse: bool = False
    align: int = 0
    spacing: int = DEFAULT_SPACING


@dataclass(slots=True)
class Paper:
    style: Style = field(default_factory=Style)
    lines: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    height: int = 0
    _ink: list[tuple[int, int, Image.Image]] = field(default_factory=list)
    _line: list[tuple[str, Image.Image, int]] = field(default_factory=list)

    @property
    def waiting(self) -> str:
        """Text in the line buffer, not yet on the paper."""
        return "".join(text for text, _, _ in self._line)

    @property
    def blank(self) -> bool:
        return not self._ink and not self._line

    def put(self, char: str, wide: bool) -> int:
        """One character into the line buffer; dots moved (a full line prints itself)."""
        times = self.style.hanzi_size if wide else self.style.size
        mask = self._glyph(char, wide, *times)
        moved = self.print_line() if sum(one.width for _, one, _ in self._line) + mask.width > HEAD_DOTS else 0
        self._line.append((char, mask, 2 * CELL * times[1]))
        return moved

    def print_line(self, least: int | None = None) -> int:
        """Print the line buffer and feed: at least the line spacing, or `least` dots; returns the dots moved."""
        tallest = max((high for _, _, high in self._line), default=0)
        left = self._left(sum(mask.width for _, mask, _ in self._line))
        for _, mask, high in self._line:
            self._ink.append((left, self.height + tallest - high, mask))
            left += mask.width
        if self._line:
            self.lines.append(self.waiting)
        self._line.clear()
        return self.feed(max(tallest, self.style.spacing if least is None else least))

    def feed(self, dots: int) -> int:
        self.height += dots
        return dots

    def place(self, ink: Image.Image, says: str = "") -> int:
        """A picture (ink 1) below what is there, aligned; returns the dots moved."""
        self._ink.append((self._left(ink.width), self.height, ink))
        if says:
            self.lines.append(says)
        return self.feed(ink.height)

    def wipe_line(self) -> str:
        lost, self._line = self.waiting, []
        return lost

    def tear(self, cut: str) -> Ticket:
        """Everything since the last cut as one ticket; the paper begins anew, settings stay."""
        picture = Image.new("1", (HEAD_DOTS, max(1, self.height)), 1)
        for left, top, ink in self._ink:
            picture.paste(0, (left, top), ink)
        ticket = Ticket(picture, tuple(self.lines), tuple(self.codes), cut, tuple(self.faults), bytes(self.raw))
        self.lines, self.codes, self.faults, self.raw, self._ink = [], [], [], bytearray(), []
        self.height = 0
        return ticket

    def _left(self, width: int) -> int:
        return max(0, (HEAD_DOTS - width) * self.style.align // 2)

    def _glyph(self, char: str, wide: bool, times_wide: int, times_high: int) -> Image.Image:
        """The character's ink in its cell, as wide as the printer's own: 12 or 24 dots times the width factor."""
        dots = (2 if wide else 1) * CELL * times_wide
        try:
            mask = glyph_picture(char, times_high, self.style.bold)
        except GlyphMissing:
            self.faults.append(f"the simulator has no font for U+{ord(char):04X}")
            mask = glyph_picture(BOX, times_high, self.style.bold)
        if times_wide != times_high or (cells(char) == 2) != wide:
            mask = mask.resize((dots, mask.height))
        if self.style.underline or self.style.inverse:
            mask = self._decorated(mask)
        return mask

    def _decorated(self, mask: Image.Image) -> Image.Image:
        if self.style.inverse:
            mask = ImageChops.invert(mask.convert("L")).convert("1")
        if self.style.underline:
            mask = mask.copy()
            mask.paste(1, (0, mask.height - 4, mask.width, mask.height - 2))
        return mask
