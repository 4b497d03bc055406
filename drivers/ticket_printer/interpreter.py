"""ESC/POS bytes → tickets: what an 80 mm printer with a Hanzi font would put on paper (printing.md §5.2-5.4).

A pure object: no thread, no device, no clock. Built from command descriptions and compared with python-escpos, never
with paper. An unknown byte is a fault, never skipped in silence.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from drivers.ticket_printer import rom
from drivers.ticket_printer.commands import CONSUMED_GROUPS, LENGTHS, size_of
from drivers.ticket_printer.paper import DEFAULT_SPACING, HEAD_DOTS, Paper, Style, Ticket
from drivers.ticket_printer.symbols import Graphics, QrSymbol, column_picture

ESC, GS, FS, DLE, LF = 0x1B, 0x1D, 0x1C, 0x10, 0x0A
PREFIXES = {ESC: "ESC", GS: "GS", FS: "FS", DLE: "DLE"}
Answer = Callable[[str, int], None]


class Interpreter:
    """Feed it bytes in any pieces; read `tickets`. `answer` is called for GS r, GS I and GS a ("r", "I", "a")."""

    def __init__(self, level: str = "gb2312", answer: Answer | None = None) -> None:
        if level not in rom.LEVELS:
            raise ValueError(f"a ROM level is one of {', '.join(rom.LEVELS)}, not {level!r}")
        self.tickets: list[Ticket] = []
        self.paper = Paper()
        self.pending = bytearray()
        self._level, self._answer = level, answer or (lambda _what, _n: None)
        self._qr, self._graphics = QrSymbol(), Graphics()
        self._raster: tuple[int, int, int] | None = None
        self._barcode_height = 162
        self._reset()

    def feed(self, data: bytes) -> None:
        self.pending += data
        while self.step() is not None:
            pass

    def step(self) -> int | None:
        """Carry out one command or character; dots the paper moved, or None while bytes are missing."""
        if not self.pending:
            return None
        if self._raster:
            return self._raster_row()
        lead = self.pending[0]
        if lead in PREFIXES:
            return self._command(PREFIXES[lead])
        if lead < 0x20 or lead == 0x7F:
            return self._control(lead)
        return self._character(lead)

    @property
    def half_done(self) -> bool:
        """Is something on the paper, in the line buffer or half received since the last cut?"""
        return not self.paper.blank or bool(self.pending) or self._raster is not None

    # ------------------------------------------------------------------------------- text

    def _control(self, byte: int) -> int:
        self._take(1)
        if byte == LF:
            return self.paper.print_line()
        if byte == 0x09:
            return sum(self.paper.put(" ", False) for _ in range(8 - len(self.paper.waiting) % 8))
        if byte != 0x0D:
            self._fault(f"stray control byte {byte:02X}")
        return 0

    def _character(self, lead: int) -> int | None:
        if lead < 0x80:
            char: rom.Char | None = rom.Char(chr(lead), 1, False)
        elif self._chinese:
            char = rom.read(bytes(self.pending[:4]), self._level)
        else:
            char = rom.read_western(lead, self._page)
        if char is None:
            return None
        self._take(char.taken)
        if char.fault:
            self._fault(char.fault)
        return self.paper.put(char.text, char.wide)

    # --------------------------------------------------------------------------- commands

    def _command(self, prefix: str) -> int | None:
        if len(self.pending) < 2:
            return None
        name = f"{prefix} {chr(self.pending[1])}"
        length = LENGTHS.get(name)
        if length is None:
            self._take(2)
            self._fault(f"unknown command {prefix} {self.paper.raw[-1]:02X}")
            return 0
        size = size_of(length, self.pending)
        if size is None or len(self.pending) < size:
            return None
        arguments = self._take(size)[2:]
        act = ACTS.get(name)
        try:
            return act(self, arguments) or 0 if act else 0
        except (ValueError, IndexError) as bad:
            self._fault(f"{prefix} {arguments[:3].hex()}: {bad}")
            return 0

    def _take(self, count: int) -> bytes:
        taken = bytes(self.pending[:count])
        del self.pending[:count]
        self.paper.raw += taken
        return taken

    def _fault(self, text: str) -> None:
        self.paper.faults.append(text)

    def _reset(self) -> None:
        self.paper.style = Style()
        self._chinese, self._page = True, 0

    def _initialize(self, _: bytes) -> None:
        if lost := self.paper.wipe_line():
            self._fault(f"ESC @ wiped the waiting text {lost!r}")
        self._reset()

    def _cut(self, arguments: bytes) -> int:
        if lost := self.paper.wipe_line():
            self._fault(f"cut with the text {lost!r} still waiting")
        moved = self.paper.feed(arguments[1]) if len(arguments) > 1 else 0
        self.tickets.append(self.paper.tear("partial" if arguments[0] in (1, 49, 66) else "full"))
        return moved

    def _mode(self, arguments: bytes) -> None:
        style, n = self.paper.style, arguments[0]
        style.bold, style.underline = bool(n & 8), bool(n & 128)
        style.size = style.hanzi_size = (1 + (n >> 5 & 1), 1 + (n >> 4 & 1))

    def _size(self, arguments: bytes) -> None:
        self.paper.style.size = self.paper.style.hanzi_size = (1 + (arguments[0] >> 4 & 7), 1 + (arguments[0] & 7))

    def _hanzi_mode(self, arguments: bytes) -> None:
        n = arguments[0]
        self.paper.style.hanzi_size = (1 + (n >> 2 & 1), 1 + (n >> 3 & 1))
        self.paper.style.underline = bool(n & 128)

    def _set(self, name: str, value: int | bool) -> None:
        setattr(self.paper.style, name, value)

    def _set_chinese(self, on: bool) -> None:
        self._chinese = on

    def _set_page(self, arguments: bytes) -> None:
        self._page = arguments[0]

    def _align(self, arguments: bytes) -> None:
        if arguments[0] & 0x0F > 2:
            self._fault(f"ESC a {arguments[0]} is no alignment")
        else:
            self.paper.style.align = arguments[0] & 0x0F

    def _feed_lines(self, arguments: bytes) -> int:
        return self.paper.print_line() + self.paper.feed(max(0, arguments[0] - 1) * self.paper.style.spacing)

    def _feed_dots(self, arguments: bytes) -> int:
        return self.paper.print_line(least=arguments[0]) if self.paper.waiting else self.paper.feed(arguments[0])

    # --------------------------------------------------------------------------- pictures

    def _begin_raster(self, arguments: bytes) -> None:
        """GS v 0 m xL xH yL yH: the rows that follow are consumed one by one, as a printer does."""
        kind, mode, wide, high = arguments[0], arguments[1] & 3, *_words(arguments[2:])
        if kind != 0x30:
            self._fault(f"unknown command GS v {kind:02X}")
        dots = wide * 8 * (1 + (mode & 1))
        if dots > HEAD_DOTS:
            self._fault(f"raster {dots} dots wide is wider than the head")
        if wide and high:
            self._raster = (wide, high, mode)
            self.paper.lines.append(f"[picture {wide * 8} x {high}]")

    def _raster_row(self) -> int | None:
        wide, left, mode = self._raster or (0, 0, 0)
        if len(self.pending) < wide:
            return None
        row = Image.frombytes("1", (wide * 8, 1), self._take(wide))
        if mode:
            row = row.resize((row.width * (1 + (mode & 1)), 1 + (mode >> 1)))
        self._raster = (wide, left - 1, mode) if left > 1 else None
        return self.paper.place(row)

    def _column(self, arguments: bytes) -> int:
        picture = column_picture(arguments)
        return self.paper.place(picture, f"[picture {picture.width} x {picture.height}]")

    def _store_or_print(self, arguments: bytes) -> int:
        picture = self._graphics.take(arguments)
        return self.paper.place(picture, f"[picture {picture.width} x {picture.height}]") if picture else 0

    def _group(self, arguments: bytes) -> int:
        """`GS ( X pL pH …`"""
        match chr(arguments[0]):
            case "k":
                return self._symbol(arguments[3:])
            case "L":
                return self._store_or_print(arguments[3:])
            case other if other not in CONSUMED_GROUPS:
                self._fault(f"unknown command GS ( {arguments[0]:02X}")
        return 0

    def _symbol(self, arguments: bytes) -> int:
        picture = self._qr.take(arguments)
        if picture is None:
            return 0
        if self.paper.waiting:
            self._fault("a QR code in the middle of a line")
        self.paper.codes.append(self._qr.text)
        return self.paper.place(picture, f"[QR {self._qr.text}]")

    def _barcode(self, arguments: bytes) -> int:
        """The content is recorded and its height fed; the bars are not drawn (the product prints none)."""
        counted = arguments[0] >= 65
        text = (arguments[2:] if counted else arguments[1:-1]).decode("latin-1")
        self.paper.codes.append(text)
        self.paper.lines.append(f"[barcode {text}]")
        return self.paper.feed(self._barcode_height)

    def _set_barcode_height(self, arguments: bytes) -> None:
        self._barcode_height = arguments[0]

    def _ask(self, what: str, arguments: bytes) -> None:
        self._answer(what, arguments[0])


def _words(data: bytes) -> tuple[int, int]:
    return data[0] | data[1] << 8, data[2] | data[3] << 8


Act = Callable[[Interpreter, bytes], int | None]
ACTS: dict[str, Act] = {
    "ESC @": Interpreter._initialize,
    "ESC !": Interpreter._mode,
    "ESC E": lambda self, n: self._set("bold", bool(n[0] & 1)),
    "ESC G": lambda self, n: self._set("bold", bool(n[0] & 1)),
    "ESC -": lambda self, n: self._set("underline", n[0] % 48 != 0),
    "ESC a": Interpreter._align,
    "ESC t": Interpreter._set_page,
    "ESC d": Interpreter._feed_lines,
    "ESC J": Interpreter._feed_dots,
    "ESC 2": lambda self, _: self._set("spacing", DEFAULT_SPACING),
    "ESC 3": lambda self, n: self._set("spacing", n[0]),
    "ESC *": Interpreter._column,
    "GS !": Interpreter._size,
    "GS B": lambda self, n: self._set("inverse", bool(n[0] & 1)),
    "GS V": Interpreter._cut,
    "GS v": Interpreter._begin_raster,
    "GS (": Interpreter._group,
    "GS 8": lambda self, a: self._store_or_print(a[5:]),
    "GS k": Interpreter._barcode,
    "GS h": Interpreter._set_barcode_height,
    "GS r": lambda self, n: self._ask("r", n),
    "GS I": lambda self, n: self._ask("I", n),
    "GS a": lambda self, n: self._ask("a", n),
    "FS &": lambda self, _: self._set_chinese(True),
    "FS .": lambda self, _: self._set_chinese(False),
    "FS !": Interpreter._hanzi_mode,
}
