"""What a screen is told, and the stage that shows it: the whole language between a journey and the display.

A scene is plain data. `screens/` draws each one with the QML file of the same name; a scripted citizen reads the same
scene in tests. Words are the screen's business: a scene carries facts, names and codes, never sentences.

    answer = await stage.show(Confirm(...))      # Answer("take"), Answer("remove", "weijian-003"), Answer("back")
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citizen did: the name of the button and, where it has one, its value."""

    action: str
    value: Any = field(default=None, repr=False)


class Step(StrEnum):
    """Where am I: the step trail of taking a ticket."""

    ITEM = "item"
    MATERIALS = "materials"
    IDENTIFY = "identify"
    TAKE = "take"


# ------------------------------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class MaterialLine:
    name: str
    name_en: str
    originals: int
    copies: int
    required: bool
    note: str
    held: bool


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item as screens show it. `days` is the promised limit in working days; 0 on the spot, None unknown."""

    code: str
    name: str
    name_en: str
    plain: str
    department: str
    department_en: str
    days: int | None
    statutory_days: int | None
    fee: str
    fee_en: str
    immediate: bool
    content: str = ""
    procedure: tuple[str, ...] = ()
    basis: str = ""
    phone: str = ""
    materials: tuple[MaterialLine, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowLine:
    number: str
    name: str
    zone: str
    floor: str
    pooled: bool
    open: bool


# ------------------------------------------------------------------------------------------ scenes


@dataclass(frozen=True, slots=True)
class Welcome:
    """Attract: shown while nobody is there. Answers: touch."""

    waiting: int
    low: int | None
    high: int | None
    open: bool
    hours_text: str
    hours_text_en: str
    next_open: str
    """`2026-11-23 09:00` when closed."""


@dataclass(frozen=True, slots=True)
class Service:
    """A tile of the home screen. `why` names the reason it cannot be used now: "", "closed", "center", "device"."""

    name: str
    enabled: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Answers: the name of a service."""

    services: tuple[Service, ...]
    waiting: int
    low: int | None
    high: int | None
    windows_open: int
    open: bool
    hours_text: str
    hours_text_en: str
    next_open: str
    paper: str
    """The ticket printer's paper as the citizen must know it: "ok", "low", "out"."""
    center_away: bool


@dataclass(frozen=True, slots=True)
class FindItem:
    """Find the business: ten most wanted, families, search; the finder view-model holds the catalogue.

    `chosen` are already on the ticket (at most `most`); `guide` is true when only reading. Answers: choose (code),
    done (when something is chosen), back.
    """

    chosen: tuple[ItemCard, ...]
    most: int
    guide: bool = False


@dataclass(frozen=True, slots=True)
class Materials:
    """What to bring for one item, each to be ticked as 带了 or 没带. Answers: next (names still missing), add (the
    same, and the citizen wants one more item), back. With `guide` only: take (go on to take a number), back."""

    item: ItemCard
    missing: tuple[str, ...]
    chosen: int
    most: int
    guide: bool = False


@dataclass(frozen=True, slots=True)
class Identify:
    """Who you are. The journey reads card, code and social-security card meanwhile. Answers: type (if `may_type`),
    showCode (if `scanner`), without (if `may_skip`), back.

    `trouble`: "", "removed", "unreadable", "unknown", "sameCard", "expired", "notYet", "damaged", "wrongCard",
    "socialUnreadable", "codeUnknown". `reader`: is there a working reader?
    """

    rule: str
    may_skip: bool
    reader: bool
    trouble: str = ""
    may_type: bool = True
    scanner: bool = False
    social: bool = False
    """A social-security card can be read too."""


@dataclass(frozen=True, slots=True)
class TypeNumber:
    """Type the 18 characters. The view-model checks the last one as it is typed. Answers: ok (number), back."""

    error: str = ""
    """What is wrong with what was typed: "", "length", "characters", "birth" or "check"."""


@dataclass(frozen=True, slots=True)
class ShowCode:
    """Hold the phone's code to the scanner. `trouble`: "", "unknown", "expired", "used", "scanner". Answers: back."""

    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FaceConsent:
    """Asked before any camera opens, apart from everything else. Answers: agree, or one of `ways`; back.

    `purpose`: why the face is wanted, a name of the journey ("take_ticket", "print_certificate" …). `who`: masked.
    `ways`: how it goes without the face, of "staff", "code", "window"; never empty. `text`: version of the words.
    """

    purpose: str
    who: str
    ways: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class FaceCheck:
    """The camera is on. Answers: other (stop, and another way), back. The check goes on meanwhile.

    `preview`: name of the shared pictures, "" while the camera starts. `guide` and `challenge` are words of
    `kiosk.identity.face.words`; `done` of `of` steps are behind, `left` whole seconds for this one.
    """

    preview: str
    guide: str = ""
    challenge: str = ""
    done: int = 0
    of: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class FaceEnd:
    """The check did not bring it. Answers: retry (if `retries` > 0), one of `ways`, done (without either), back.

    `why`: a Verdict ("retake", "mismatch", "spoof", "challengeMissed", "noFace", "portrait", "camera", "engine"),
    "coolDown" (too many tries), "noPortrait", "noCamera", "stopped" (by the citizen), "noCode" (none can be sent), or
    "window" (where to go now). `retries`: tries left. `ways` as in FaceConsent.
    """

    why: str
    retries: int
    ways: tuple[str, ...]
    windows: tuple[WindowLine, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class StaffPin:
    """A member of staff confirms who stands here. Answers: ok ({"badge", "pin"}), back. `error`: "", "wrong",
    "locked", "ownName" (nobody confirms themselves), "away" (the center cannot be asked). `why`: what is confirmed,
    "face" or "guardian"."""

    who: str
    why: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class PhoneCode:
    """The six digits sent to the phone on record. Answers: ok (digits), resend, back. `error`: "", "wrong",
    "expired", "usedUp", "away". `again`: seconds until it may be sent once more."""

    phone: str
    """Masked."""
    error: str = ""
    again: int = 0


@dataclass(frozen=True, slots=True)
class Guardian:
    """Under 14: a guardian must be there. The journey reads the guardian's card meanwhile. Answers: one of `ways`
    ("staff", "window"), back. `trouble` as in Identify, and "sameCard", "minor" (the guardian is no adult)."""

    who: str
    reader: bool
    ways: tuple[str, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Check, then take. Answers: take, remove (code), back."""

    who: str
    """Masked, as on public screens: 李*; empty without identity."""
    items: tuple[ItemCard, ...]
    people_ahead: int | None
    low: int | None
    high: int | None
    windows: tuple[WindowLine, ...]
    missing: tuple[str, ...]
    paper: str
    """"ok", "low", or "out": then the code on the screen replaces the paper."""
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Working:
    """Something lasts. `what`: "quote", "ticket", "print", "card". No answer."""

    what: str


@dataclass(frozen=True, slots=True)
class TicketDone:
    """The number. `paper`: "printed"; "unconfirmed" (may be half out), "none" (not printed): then the screen says
    that the number holds and asks to photograph it. `why`: printer detail word. Answers: done, reprint (if offered).
    """

    number: str
    items: tuple[ItemCard, ...]
    people_ahead: int | None
    low: int | None
    high: int | None
    windows: tuple[WindowLine, ...]
    missing: tuple[str, ...]
    follow_url: str
    recall_after: int
    issued_at: str
    """`2026-11-21 09:46`."""
    paper: str = "printed"
    why: str = ""
    may_reprint: bool = False
    offline: bool = False
    stays: int = 0
    """Seconds after which it goes by itself."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No ticket, and why (a Reason of the center contract, "centerAway" or "fault"). Answers: home, back, and where it
    helps: `other` (choose another item), identify."""

    reason: str
    item: str = ""
    item_en: str = ""
    number: str = ""
    next_open: str = ""
    hours_text: str = ""
    hours_text_en: str = ""
    limit: int | None = None
    windows: tuple[WindowLine, ...] = ()
    phone: str = ""
    code: str = ""
    """Small, in the corner, for staff."""


@dataclass(frozen=True, slots=True)
class HelpCalled:
    """Staff have been called (or, when the center is away, where to find them). Answers: back."""

    reached: bool
    phone: str


@dataclass(frozen=True, slots=True)
class OutOfService:
    """Nothing can be done here now. `why`: "starting", "center", "maintenance". No answer."""

    why: str
    phone: str = ""


Scene = (
    Welcome
    | Home
    | FindItem
    | Materials
    | Identify
    | TypeNumber
    | ShowCode
    | FaceConsent
    | FaceCheck
    | FaceEnd
    | StaffPin
    | PhoneCode
    | Guardian
    | Confirm
    | Working
    | TicketDone
    | Refused
    | HelpCalled
    | OutOfService
)


class Stage(Protocol):
    """The display, as a journey sees it."""

    async def show(self, scene: Scene) -> Answer:
        """Put the scene on and wait for the citizen. Cancelling the wait leaves the scene standing.

        Besides the scene's own answers, every scene may answer "home" or "help" (the bars are always there)."""

    def put(self, scene: Scene) -> None:
        """Put the scene on and do not wait for an answer (Working, OutOfService)."""

    def renew(self, scene: Scene) -> None:
        """Other facts for the scene that is being shown. Nothing happens when another scene is on by now: 求助 may
        have been pressed, and what goes on in the background must not take that screen away."""

    def ask_still_there(self, seconds: float | None) -> None:
        """Lay 还在吗 over the scene with a ring of so many seconds, or take it away with None."""

    def touched(self) -> float:
        """Seconds since the last touch or key, by the clock of the kiosk thread's loop."""

    def language(self) -> str:
        """The language the citizen reads now: "zh" or "en"."""

    def unhurried(self) -> bool:
        """Elder mode is on, or the present scene is a form: more time before asking."""

    def reset(self) -> None:
        """The visit is over: language, text size, contrast, reach and volume go back; everything typed is wiped."""
