"""What a screen is told, and the stage that shows it: the whole language between a journey and the display.

A scene is plain data. `screens/` draws each one with the QML file of the same name; a scripted citizen reads the same
scene in tests. Words are the screen's business: a scene carries facts, names and codes, never sentences.

    answer = await stage.show(Confirm(...))      # Answer("take"), Answer("remove", "weijian-003"), Answer("back")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.scenes.parts import (
    Answer,
    ClaimLine,
    CommitmentCard,
    Found,
    ItemCard,
    MaterialLine,
    PlaceLine,
    Step,
    WindowLine,
)
from kiosk.scenes.who import (
    FaceCheck,
    FaceConsent,
    FaceEnd,
    Guardian,
    Identify,
    PhoneCode,
    ShowCode,
    StaffPin,
    TypeNumber,
)

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
    closed_for: str = ""
    """Why it is closed on a day on which it would be open: 国庆节."""
    closed_for_en: str = ""


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
    closed_for: str = ""
    closed_for_en: str = ""


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
    same, and the citizen wants one more item), back. With `guide` only: take (go on to take a number; not for an item
    that is done elsewhere), back."""

    item: ItemCard
    missing: tuple[str, ...]
    chosen: int
    most: int
    guide: bool = False


@dataclass(frozen=True, slots=True)
class Confirm:
    """Check, then take. Answers: take, remove (code), claim (where the hall has `claims`), back."""

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
    claims: tuple[ClaimLine, ...] = ()
    """What the hall lets people go first for."""
    claimed: str = ""
    """The name of the one that was chosen."""


@dataclass(frozen=True, slots=True)
class ChooseClaim:
    """Who goes first by the hall's rules and can show it. Answers: claim (name), none, back."""

    claims: tuple[ClaimLine, ...]
    claimed: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """Something lasts. No answer. `what`: "quote", "ticket", "print", "card", "portrait", "staff", "code", "papers",
    "preview", "paper", "receipt", "pagesStop", "rating", "case", "fee", "center",
    and of filing "forms", "draft", "answer", "hand", "photograph", "turn", "send", "submit",
    "keep"."""

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
    claim: ClaimLine | None = None
    """For what its holder goes first, and what to show for it."""
    stays: int = 0
    """Seconds after which it goes by itself."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No ticket, and why (a Reason of the center contract, "centerAway" or "fault"). Answers: home, back, and where it
    helps: `other` (choose another item), identify, retry."""

    reason: str
    item: str = ""
    item_en: str = ""
    number: str = ""
    next_open: str = ""
    """When to come again: `2026-11-23 09:00`."""
    spans: tuple[str, ...] = ()
    """The hours of that day in which this item's tickets are given, `09:00–10:00`."""
    today: bool = False
    """That day is today."""
    closed_for: str = ""
    closed_for_en: str = ""
    hours_text: str = ""
    hours_text_en: str = ""
    limit: int | None = None
    windows: tuple[WindowLine, ...] = ()
    elsewhere: PlaceLine | None = None
    """Where the item is done that no window here does."""
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


if TYPE_CHECKING:
    from kiosk.scenes.cases import AskCase, CaseRefused, CaseWay, ChooseCase, TypeCase
    from kiosk.scenes.fees import FeeCode, FeePaid, FeeUnpaid, PayFee
    from kiosk.scenes.filing import (
        ChooseForm,
        FormAsk,
        FormCheck,
        FormDone,
        FormGaps,
        FormLeave,
        FormNeeds,
        FormRefused,
        MaterialAsk,
        MaterialShot,
        PhoneSend,
        ResumeDraft,
        ResumeWho,
        SignHere,
    )
    from kiosk.scenes.papers import (
        ChoosePaper,
        PaperAgain,
        PaperDone,
        PaperPreview,
        PaperPrinting,
        PaperRefused,
    )
    from kiosk.scenes.rating import RateReasons, RateThanks, RateVisit

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
        | ChooseClaim
        | Working
        | TicketDone
        | ChoosePaper
        | PaperAgain
        | PaperPreview
        | PaperPrinting
        | PaperDone
        | PaperRefused
        | FeeCode
        | PayFee
        | FeePaid
        | FeeUnpaid
        | RateVisit
        | RateReasons
        | RateThanks
        | AskCase
        | TypeCase
        | ChooseCase
        | CaseWay
        | CaseRefused
        | ChooseForm
        | FormNeeds
        | FormCheck
        | FormAsk
        | PhoneSend
        | MaterialAsk
        | MaterialShot
        | FormGaps
        | FormLeave
        | SignHere
        | FormDone
        | FormRefused
        | ResumeDraft
        | ResumeWho
        | Refused
        | HelpCalled
        | OutOfService
    )
else:
    Scene = object
    """The scenes of a journey are loaded with the journey: a kiosk that nobody stands at holds none of them."""


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

    def walk(self, journey: str) -> None:
        """From now on the screens show the steps of this journey."""

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


__all__ = [
    "Answer",
    "ChooseClaim",
    "ClaimLine",
    "CommitmentCard",
    "Confirm",
    "FaceCheck",
    "FaceConsent",
    "FaceEnd",
    "FindItem",
    "Found",
    "Guardian",
    "HelpCalled",
    "Home",
    "Identify",
    "ItemCard",
    "MaterialLine",
    "Materials",
    "OutOfService",
    "PhoneCode",
    "PlaceLine",
    "Refused",
    "Scene",
    "Service",
    "ShowCode",
    "StaffPin",
    "Stage",
    "Step",
    "TicketDone",
    "TypeNumber",
    "Welcome",
    "WindowLine",
    "Working",
]
