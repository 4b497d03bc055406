"""The counter's side of the center API: what a window may do, and what it and the boards are shown.

Verbs follow the counter words of Qmatic and ZMS; states those of `TicketState`.

    GET  /v1/windows                       → Windows       (every window as it stands; public words only)
    GET  /v1/windows/{number}              → WindowView    (a clerk's, or a caller's)
    POST /v1/windows/{number}/acts  Act    → WindowView    (Idempotency-Key; 409 ActRefusal)
    POST /v1/windows/{number}/notices      → NoticeGiven 201 (一次性告知单; Idempotency-Key; a clerk's)
    POST /v1/hall/close                    → 204           (日终; Idempotency-Key; a manager's)
    GET  /v1/manage/live                   → the hall as its manager sees it: windows, queues, lights, devices
    POST /v1/tickets/{code}/cancel         → TicketProgress (the citizen gives the number back; 409 ActRefusal)

A clerk proves themselves with the session cookie of `/staff/login` (and the CSRF header), a device (caller, rater)
with `Authorization: Bearer <token>`. Whoever acts, one act is one transaction, and a repeat of an Idempotency-Key gets
the first answer again.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kiosk.center.contract import Message, Span, TicketItem, TicketState

MOST_REASON = 50
"""Letters of a reason (domain.md §6: moving a ticket needs a reason, at most 50)."""

Number = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,6}$", description="A ticket as called: A027")]
Why = Annotated[str, Field(min_length=1, max_length=MOST_REASON, pattern=r"\S")]
"""Blanks alone are no reason."""


class WindowState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    """暂离: the clerk comes back; `reason` says why."""
    CLOSED = "closed"
    ABSENT = "absent"
    """The plan says open, but nobody has signed in there today."""


class HandleKind(StrEnum):
    """How an item was taken (domain.md 2.2: 即办件、承诺件、联办件、退办件、补办件)."""

    IMMEDIATE = "immediate"
    PROMISED = "promised"
    JOINT = "joint"
    RETURNED = "returned"
    SUPPLEMENT = "supplement"


class ItemOutcome(Message):
    """What became of one item at the window."""

    item: str
    kind: HandleKind = HandleKind.IMMEDIATE
    solved: bool = True
    """False: pending, the citizen has to come again."""


class Place(StrEnum):
    """Where in the queue a transferred ticket stands."""

    FRONT = "front"
    END = "end"
    WAITED = "waited"
    """By the time it has waited already."""


# ------------------------------------------------------------------------------------------- acts


class AtHand(Message):
    """An act on whoever is at the window. With `ticket` it is refused when somebody else stands there by now: two
    people at one window's keys must not do the same thing to two citizens."""

    ticket: Annotated[str, Field(max_length=8)] = ""


class Open(Message):
    """Sign in at the window: it takes citizens from now on."""

    verb: Literal["open"] = "open"


class Close(Message):
    verb: Literal["close"] = "close"


class Pause(Message):
    verb: Literal["pause"] = "pause"
    reason: Why


class Resume(Message):
    verb: Literal["resume"] = "resume"


class CallNext(AtHand):
    """Call who has waited longest of those this window serves. With `finishing`, whoever is still there is finished
    first (being served) or passed over (called, never came): the one key of a caller without screen."""

    verb: Literal["callNext"] = "callNext"
    finishing: bool = False


class CallNumber(Message):
    verb: Literal["callNumber"] = "callNumber"
    number: Number
    reason: Why


class Recall(AtHand):
    """Call the same citizen once more; after the hall's limit the ticket is passed over instead (过号)."""

    verb: Literal["recall"] = "recall"


class Start(AtHand):
    """The citizen has arrived: service begins."""

    verb: Literal["start"] = "start"


class Hold(AtHand):
    """挂起: the citizen steps aside for `minutes`; the window is free. When the time is up the ticket stands at its old
    place again, for this window."""

    verb: Literal["hold"] = "hold"
    minutes: int = Field(ge=1, le=240)
    reason: Why


class BringBack(Message):
    """Serve a held ticket again, at this window."""

    verb: Literal["bringBack"] = "bringBack"
    number: Number


class Pass(AtHand):
    """过号: called and did not come."""

    verb: Literal["pass"] = "pass"


class Return(Message):
    """A passed-over citizen has come after all: back into the queue behind the hall's number of others."""

    verb: Literal["return"] = "return"
    number: Number


class Transfer(AtHand):
    """Send the citizen being served to a window, to a lane's windows, or to those of another item. The number stays.

    Exactly one of `window`, `lane` and `item` is given. With `come_back` the ticket returns to this window, first in
    line, when it is finished there.
    """

    verb: Literal["transfer"] = "transfer"
    window: str = Field(default="", max_length=6)
    lane: str = Field(default="", max_length=1)
    item: str = Field(default="", max_length=40)
    place: Place = Place.WAITED
    come_back: bool = False
    reason: Why


class Finish(AtHand):
    """End the service. Items without an outcome count as dealt with at once. Items still to do elsewhere keep the
    ticket in the queue of their windows."""

    verb: Literal["finish"] = "finish"
    outcomes: tuple[ItemOutcome, ...] = Field(default=(), max_length=5)


class Prioritize(Message):
    """A clerk has seen that somebody has a right to go first: one of the hall's priorities, with the reason."""

    verb: Literal["prioritize"] = "prioritize"
    number: Number
    priority: str = Field(min_length=1, max_length=20)
    reason: Why


class SetLanes(Message):
    """A manager's: the letters this window serves today; none for the plan's own."""

    verb: Literal["setLanes"] = "setLanes"
    lanes: tuple[Annotated[str, Field(pattern="^[A-Z]$")], ...] = Field(default=(), max_length=26)


Act = Annotated[
    Open
    | Close
    | Pause
    | Resume
    | CallNext
    | CallNumber
    | Recall
    | Start
    | Hold
    | BringBack
    | Pass
    | Return
    | Transfer
    | Finish
    | Prioritize
    | SetLanes,
    Field(discriminator="verb"),
]


class ActReason(StrEnum):
    """Why not; the pages put each into plain words."""

    NOBODY_WAITS = "nobodyWaits"
    """Nobody waits whom this window serves."""
    WINDOW_BUSY = "windowBusy"
    """Somebody is called to or served at the window: finish or pass them first."""
    WINDOW_NOT_OPEN = "windowNotOpen"
    """The window takes nobody now: open it, or end the pause."""
    NOBODY_HERE = "nobodyHere"
    """Nobody is called to or served at this window."""
    ANOTHER_HERE = "anotherHere"
    """The act was meant for another ticket than the one at the window now (`number`)."""
    WRONG_STATE = "wrongState"
    """The ticket is not in a state this verb begins from; `state` says in which."""
    UNKNOWN_TICKET = "unknownTicket"
    """No ticket of today has this number."""
    ELSEWHERE = "elsewhere"
    """The ticket is called to, served at or held by another window: `window`."""
    UNKNOWN_WINDOW = "unknownWindow"
    """The hall has no such window."""
    NO_WINDOW = "noWindow"
    """No window serves that lane or item."""
    UNKNOWN_ITEM = "unknownItem"
    """An outcome for an item that is not at hand."""
    NOT_ALLOWED = "notAllowed"
    """This act is for a manager, or is not for this ticket."""


class ActRefusal(Message):
    reason: ActReason
    number: str = ""
    state: TicketState | None = None
    window: str = ""


# ------------------------------------------------------------------------------------- what is shown


class Explained(Message):
    """Why this one and not another, in facts a page puts into a sentence a clerk can read aloud."""

    rule: Literal[
        "longestWait",
        "priority",
        "fairness",
        "byNumber",  # by a clerk's choice
        "timeUp",  # back from a hold, in its old place
        "returned",  # back after 过号
        "sentHere",  # by another window, in the place of its number
        "sentLast",  # by another window, to the end
        "front",  # by another window, before everybody
        "cameBack",  # to the window that had sent it elsewhere
        "onward",  # its next item, in the place of its number
    ]
    waited_minutes: int = 0
    """Since the number was taken; with `returned`, `sentLast`, `front` and `cameBack` since that."""
    priorities: tuple[str, ...] = ()
    """Names of the hall's priority rules that fit, e.g. `age60`."""
    head_start_minutes: int = 0
    overtaken: int = 0
    most: int = 0
    """FAIRNESS: it was overtaken `overtaken` times, and the hall allows `most`."""
    text: str = ""
    """The same in one Chinese sentence."""
    text_en: str = ""


class AtWindow(Message):
    """A ticket as a clerk sees it. Names are masked (张*) unless it stands at this very window."""

    number: str
    state: TicketState
    items: tuple[TicketItem, ...] = ()
    name: str = Field(default="", repr=False)
    priorities: tuple[str, ...] = ()
    issued_at: datetime
    waited_minutes: int = 0
    calls: int = 0
    called_at: datetime | None = None
    started_at: datetime | None = None
    hold_until: datetime | None = None
    reason: str = ""
    """Why it is held, or was sent here."""
    missing: tuple[str, ...] = ()
    why: Explained | None = None
    came_from: str = ""
    """The window that sent it."""


class Today(Message):
    """A window's figures of the day."""

    called: int = 0
    served: int = 0
    passed: int = 0
    mean_service_minutes: float = 0.0
    rated: int = 0


class WindowStanding(Message):
    """One window as everybody may see it."""

    number: str
    name: str
    name_en: str = ""
    zone: str = ""
    floor: str = ""
    state: WindowState
    reason: str = ""
    ticket: str = ""
    """The number called to it or served there now."""
    ticket_state: TicketState | None = None
    waiting: int = 0
    """Tickets that this window could serve."""
    clerk: str = ""
    """The badge number shown in public, never a name."""


class Windows(Message):
    seq: int
    now: datetime
    windows: tuple[WindowStanding, ...]


class WindowView(Message):
    """All a window page needs. `seq` grows with every change in the hall.

    The answer to an act is `brief`: who is there now and the figures, without `next`, the lists and the span, which
    GET /v1/windows/{number} tells. It is kept for every act of the day, and lists would be most of it."""

    seq: int
    brief: bool = False
    now: datetime
    window: WindowStanding
    current: AtWindow | None = None
    next: AtWindow | None = None
    """Who would be called by `callNext`, with `why`."""
    waiting: tuple[AtWindow, ...] = ()
    """In the order they would be called, at most 24."""
    waiting_count: int = 0
    held: tuple[AtWindow, ...] = ()
    passed: tuple[AtWindow, ...] = ()
    span: Span | None = None
    today: Today = Today()
    service: str = ""
    """Id of the service that ended last here, for its rating; "" when none has."""
    service_number: str = ""
    recalls_left: int = 0
