"""The words every driver shares, and what a device of each kind can be asked to do.

Words follow CEN XFS4IoT (common, printer and cardReader interfaces), so an engineer of the kiosk
trade knows them at sight. Three rules hold for every driver:

* Expected trouble is a value (an `Outcome` and a detail); an exception is a bug.
* What a device cannot prove is `UNCONFIRMED` or `UNKNOWN`; it is never guessed.
* Every method blocks for at most its `deadline`, in seconds, and may be called from one thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Health(StrEnum):
    """Is the device there and willing? (XFS4IoT common.status, `device`)"""

    ONLINE = "online"
    BUSY = "busy"
    OFFLINE = "offline"
    POWER_OFF = "powerOff"
    NO_DEVICE = "noDevice"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    FRAUD_SUSPECTED = "potentialFraud"


class Supply(StrEnum):
    """Paper or toner (XFS4IoT printer.status, `paper` and `toner`)."""

    UNKNOWN = "unknown"
    NOT_SUPPORTED = "notSupported"
    FULL = "full"
    LOW = "low"
    OUT = "out"
    JAMMED = "jammed"


class Media(StrEnum):
    """The slip in the presenter, or the card on the reader (XFS4IoT `media`)."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    NOT_PRESENT = "notPresent"
    ENTERING = "entering"
    JAMMED = "jammed"
    RETRACTED = "retracted"


class Outcome(StrEnum):
    """How a command ended (XFS4IoT completion codes, plus `UNCONFIRMED`)."""

    SUCCESS = "success"
    CANCELED = "canceled"
    TIMEOUT = "timeOut"
    NOT_READY = "deviceNotReady"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    INVALID_DATA = "invalidData"
    UNSUPPORTED = "unsupportedCommand"
    INTERNAL_ERROR = "internalError"
    UNCONFIRMED = "unconfirmed"
    """Sent, but the device cannot prove that it happened."""


class Remedy(StrEnum):
    """What a member of staff has to do; the staff screen is written from these."""

    NONE = "none"
    RESET = "reset"
    CLEAR = "clear"
    REFILL = "refill"
    CONFIGURE = "configure"
    MAINTAIN = "maintain"
    SUSPEND = "suspend"


# ---------------------------------------------------------------------------------------- lines


class LineGone(OSError):
    """The far end is gone: unplugged, refused, or the port vanished."""


class LineTimeout(OSError):
    """The far end did not take or give the bytes within the deadline."""


class Line(Protocol):
    """A two-way stream of bytes to a device: serial, USB, `/dev/usb/lp*` or TCP."""

    def write(self, data: bytes, deadline: float) -> int:
        """Send what the far end takes at once, waiting up to `deadline` seconds for the first byte.

        Returns how many bytes were taken (1 … len(data)); raises LineTimeout when none was, LineGone
        when there is nobody to take them.
        """

    def read(self, most: int, deadline: float) -> bytes:
        """Up to `most` bytes, as soon as there is one; `b""` when `deadline` seconds bring none. Raises LineGone."""

    def drain(self, deadline: float) -> bool:
        """Wait until the host's own buffers are empty; False when they are not in time or cannot be asked."""

    def close(self) -> None:
        """Give the port back. Never raises; may be called twice."""


# -------------------------------------------------------------------------------- ticket printer


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


# ---------------------------------------------------------------------------------- card reader


class CardDetail(StrEnum):
    """Why a card was not read (XFS4IoT cardReader errors, in the words of the SAM's status codes)."""

    NO_CARD = "noMedia"
    SAME_CARD = "mediaNotTaken"
    REMOVED = "mediaRemoved"
    CARD_INVALID = "invalidMedia"
    UNKNOWN_KIND = "unknownKind"
    READ_FAILED = "readFailed"
    SAM_REFUSED = "samRefused"
    SILENT = "silent"
    UNPLUGGED = "unplugged"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    health: Health
    media: Media = Media.UNKNOWN
    sam_id: str = ""
    detail: CardDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class CardText:
    """The fields of one card as they stand on the chip, trailing blanks removed; repr hides them.

    `kind`: " " resident, "J" Hong Kong / Macao / Taiwan resident, "I" foreigner 2017, "Y" foreigner 2023, or the
    letter found. Dates are YYYYMMDD or `长期`. Codes (sex, nation, nationality) are kept raw.
    """

    kind: str
    name: str = field(default="", repr=False)
    name_latin: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)
    nationality: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    authority: str = field(default="", repr=False)
    valid_from: str = field(default="", repr=False)
    valid_to: str = field(default="", repr=False)
    pass_number: str = field(default="", repr=False)
    issue_count: str = field(default="", repr=False)
    version: str = field(default="", repr=False)
    earlier_link: str = field(default="", repr=False)
    newest_address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One try at a card. `photo` is the 1024-byte WLT block of the chip, `b""` when there is none."""

    outcome: Outcome
    detail: CardDetail | None = None
    card: CardText | None = None
    photo: bytes = field(default=b"", repr=False)
    sw3: int | None = None
    seconds: float = 0.0


class CardReader(Protocol):
    """A contactless reader for the identity cards with the ministry's SAM."""

    verified: bool

    def status(self, deadline: float) -> ReaderStatus: ...

    def read(self, deadline: float) -> ReadResult:
        """One try: find, select, read. NOT_READY/NO_CARD when nothing lies there; the caller polls every 300 ms."""

    def close(self) -> None: ...


# -------------------------------------------------------------------------------- window caller


class CallerAction(StrEnum):
    """What a key of a window's key pad asks for (devices.md §13.2; function and data meanings have a single source)."""

    CALL = "call"
    RECALL = "recall"
    ASK_RATING = "askRating"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    DISCARD = "discard"
    """弃号: called and did not come."""
    SUSPEND = "suspend"
    """挂起: steps aside for a while."""
    CALL_BACK = "callBack"
    """回呼: whoever was suspended."""
    ONE_METRE_LINE = "oneMetreLine"
    PAUSE = "pause"
    TRANSFER = "transfer"
    OTHER = "other"
    """A key of no known meaning: `data` tells which."""


class CallerDetail(StrEnum):
    UNPLUGGED = "unplugged"
    GARBAGE = "garbage"
    LINE_BUSY = "lineBusy"


@dataclass(frozen=True, slots=True)
class CallerKey:
    """A key pressed at `address` (0 … 255). `repeat`: the pad only said again what it was not heard to have said."""

    address: int
    action: CallerAction
    digits: str = ""
    data: bytes = b""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class RatingKey:
    """One of the four keys, 0 … 3, as the pad numbers them; what level each stands for is a setting of the hall."""

    address: int
    key: int
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class CallerResult:
    """SUCCESS with `press`; TIMEOUT: nobody pressed. A command ends UNCONFIRMED: these pads prove nothing they show."""

    outcome: Outcome
    detail: CallerDetail | None = None
    press: CallerKey | RatingKey | None = None


class WindowCaller(Protocol):
    """The key pads and four-key rating pads of many windows on one line. Presses are acknowledged as they are heard."""

    verified: bool

    def status(self, deadline: float) -> Health:
        """Of the line alone: ONLINE or NO_DEVICE. Whether a pad hangs on it shows only when a key is pressed."""

    def listen(self, deadline: float) -> CallerResult: ...

    def show_waiting(self, address: int, count: int | None, deadline: float) -> CallerResult: ...

    def show_ticket(self, address: int, number: int | None, deadline: float) -> CallerResult: ...

    def beep(self, address: int, deadline: float) -> CallerResult: ...

    def show_stars(self, address: int, stars: int, deadline: float) -> CallerResult: ...

    def start_rating(self, address: int, deadline: float) -> CallerResult: ...

    def close(self) -> None: ...


# -------------------------------------------------------------------------------------- speaker


class SpeakerDetail(StrEnum):
    """Why nothing was heard (no XFS4IoT words exist for this; these are ours)."""

    NO_PROGRAM = "playerMissing"
    NO_SOUND_CARD = "noSoundCard"
    IN_USE = "inUse"
    NOT_ALLOWED = "notAllowed"
    SILENT = "silent"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class SpeakerStatus:
    """`words` is what the device or its program said, for the journal."""

    health: Health
    detail: SpeakerDetail | None = None
    remedy: Remedy = Remedy.NONE
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlayResult:
    """How one sound ended, after how many seconds."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    seconds: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakeResult:
    """One take of a microphone as a WAV, `b""` unless the outcome is SUCCESS."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    sound: bytes = field(default=b"", repr=False)
    words: str = ""


@dataclass(frozen=True, slots=True)
class SpeechResult:
    """Words as a speech engine spoke them: a WAV, `b""` unless the outcome is SUCCESS."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    sound: bytes = field(default=b"", repr=False)
    words: str = ""


class Speaker(Protocol):
    """A loudspeaker."""

    verified: bool

    def status(self, deadline: float) -> SpeakerStatus: ...

    def play(self, sound: bytes, volume: int, deadline: float) -> PlayResult:
        """A WAV of 16-bit mono PCM at `volume` 0 … 100 percent of its amplitude. Returns when it has been heard."""

    def close(self) -> None: ...


class Microphone(Protocol):
    """What an announcer is recorded with."""

    verified: bool

    def status(self, deadline: float) -> SpeakerStatus: ...

    def record(self, seconds: float, rate: int) -> TakeResult:
        """16-bit mono. Blocks for `seconds` and a little more."""

    def close(self) -> None: ...


class SpeechEngine(Protocol):
    """A program that speaks any text."""

    verified: bool

    def render(self, text: str, language: str, deadline: float) -> SpeechResult:
        """`language` is zh or en. INVALID_DATA when what the engine gave is no WAV."""

    def close(self) -> None: ...
