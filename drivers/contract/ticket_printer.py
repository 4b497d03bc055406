"""A slip printer: what it is given, and how a slip ended (XFS4IoT printer)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Media, Outcome, Remedy, Supply


class PrinterDetail(StrEnum):
    """Why a slip did not come out (XFS4IoT printer errors)."""

    PAPER_OUT = "paperOut"
    PAPER_JAMMED = "paperJammed"
    COVER_OPEN = "coverOpen"
    CUTTER_ERROR = "cutterError"
    UNRECOVERABLE = "unrecoverable"
    OVERHEATED = "overheated"
    SILENT = "silent"
    UNPLUGGED = "unplugged"
    GLYPH_MISSING = "glyphMissing"
    GARBAGE = "garbage"
    SENT_IN_PART = "sentInPart"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One look at a printer. `cover_open` is None where the printer cannot say."""

    health: Health
    paper: Supply
    media: Media = Media.UNKNOWN
    cover_open: bool | None = None
    detail: PrinterDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One printed line. `size` 1 … 8 multiplies the 24-dot character both ways; `align` left, center or right."""

    text: str = field(repr=False)
    size: int = 1
    bold: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class SlipCode:
    """A QR code. `text` is ASCII; `module` is the edge of one module in dots (8 dots per mm)."""

    text: str = field(repr=False)
    module: int = 6
    align: str = "center"


@dataclass(frozen=True, slots=True)
class SlipRule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class SlipFeed:
    """White paper, in dots of 1/8 mm."""

    dots: int = 24


SlipPart = SlipLine | SlipCode | SlipRule | SlipFeed


@dataclass(frozen=True, slots=True)
class Slip:
    """What comes out of a ticket printer in one piece; a cut follows the last part."""

    parts: tuple[SlipPart, ...]


@dataclass(frozen=True, slots=True)
class PrintResult:
    """How a slip ended. `sent` bytes of `size` were taken by the line; `sent > 0` without SUCCESS means half a
    slip may be lying in the printer."""

    outcome: Outcome
    detail: PrinterDetail | None = None
    sent: int = 0
    size: int = 0
    seconds: float = 0.0
    status: PrinterStatus | None = None


class TicketPrinter(Protocol):
    """An 80 mm slip printer with a cutter."""

    verified: bool
    """Has this driver been run on real hardware?"""

    def warm_up(self) -> None:
        """Load whatever is slow to load, so that the first slip is as fast as the next."""

    def status(self, deadline: float) -> PrinterStatus:
        """Ask the printer itself. Opens the line when it is not open; an absent printer is `NO_DEVICE`."""

    def compose(self, slip: Slip) -> bytes:
        """The bytes that `print_slip` would send. Raises ValueError for a text that no installed font can draw."""

    def print_slip(self, slip: Slip, deadline: float, sent: Callable[[], None] | None = None) -> PrintResult:
        """Send, then prove. SUCCESS only with the printer's own word that everything was carried out.

        `sent` is called once, when the line has taken the last byte and before the proof is awaited: the caller
        writes it down, so that a restart can tell a whole slip from half of one.
        """

    def prove(self, deadline: float) -> PrintResult:
        """Ask again whether everything sent before has come out; sends nothing but the question.

        For a slip whose proof was cut off (the kiosk restarted): SUCCESS, or UNCONFIRMED with the reason.
        """

    def void_remainder(self, deadline: float, words: str = "") -> PrintResult:
        """Close whatever an unproven slip may have left in the printer with a line that voids it, and cut.

        `words` stand in place of the printer's own 以上号票作废, where the caller knows more.
        """

    def close(self) -> None: ...
