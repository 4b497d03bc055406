"""The center API `/v1` as both sides see it: what a kiosk may ask and what the center answers.

Field words follow GB/T 39046-2020 (事项 table 4) and domain practice; times are ISO 8601 with offset, dates ISO.
Personal fields hide their repr.

    GET  /v1/hall                       → Hall           (open or closed, hours, rules, counts)
    GET  /v1/catalogue                  → Catalogue      (ETag = version; 304 when unchanged)
    POST /v1/quote       QuoteRequest   → Quote          (changes nothing)
    POST /v1/tickets     TicketRequest  → Ticket   201   (Idempotency-Key: the kiosk's own key of this intent)
    POST /v1/tickets/adopt AdoptRequest → Ticket   201   (a ticket the kiosk gave from its offline range)
    POST /v1/tickets/settle SettleRequest → Settled      (what became of the paper, or: void whatever this key made)
    GET  /v1/tickets/{code}             → TicketProgress (public: no name, no identity number)
    GET  /v1/kiosks/me                  → Enrolment      (this kiosk's offline range)
    POST /v1/kiosks/me/events EventRequest → Taken 202   (device faults, calls for help; Idempotency-Key)
    GET  /t/{code}                      → HTML           (the page behind the ticket's QR)
    GET  /v1/health                     → {"ready": true}

A kiosk proves itself with `Authorization: Bearer <token>`. A refusal is HTTP 409 with a `Refusal` as its body; a
request that makes no sense is 422; a repeat of an Idempotency-Key gets the first answer again, whatever it was,
and the same key with another body gets 422.

What is repeated: every 201, 202 and 409. A key is one attempt of one citizen: who tries again after lifting the cause
of a refusal asks with a fresh key. Nothing was decided, and the same key may be used again, after 401 (not enrolled, a
`Refusal` with `notEnrolled`), 422 and 503 (the center cannot reach its store; try again). `settle` has no key of its
own: saying the same twice changes nothing; `void` is final and is recorded even for a key that never came, while
`printed`, `unconfirmed` and `notPrinted` for such a key get 422. `adopt` wants a key that no POST /v1/tickets used; the
rules of the hall cannot refuse it any more, only a number outside the kiosk's own range, an unknown letter or a
malformed code (422).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field  # noqa: F401 - beside Qt, Field alone runs in a circle within pydantic

from kiosk.center.contract.items import Catalogue, Department, Family, HandleType, Item, Material, Place
from kiosk.center.contract.message import Message

__all__ = [
    "MOST_ITEMS",
    "AdoptRequest",
    "Catalogue",
    "Claim",
    "Codes",
    "Department",
    "Enrolment",
    "EventKind",
    "EventRequest",
    "Family",
    "Hall",
    "HandleType",
    "Holder",
    "Hours",
    "Item",
    "Lane",
    "Material",
    "Message",
    "Paper",
    "Place",
    "Quote",
    "QuoteRequest",
    "Reason",
    "Refusal",
    "SettleRequest",
    "Settled",
    "Span",
    "Taken",
    "Ticket",
    "TicketItem",
    "TicketProgress",
    "TicketRequest",
    "TicketState",
    "WindowPlace",
]

MOST_ITEMS = 5
"""Items on one ticket (domain.md §6)."""


class Hours(Message):
    """Opening hours of one day in local time, `[("09:00", "12:00"), …]`; empty when closed."""

    day: date
    spans: tuple[tuple[str, str], ...]
    reason: str = ""
    """Why it differs from the week: 国庆节, 调休上班 …"""
    reason_en: str = ""


class Span(Message):
    """A waiting time as a span in whole minutes: between `low` and `high` four times in five."""

    low: int
    high: int


class WindowPlace(Message):
    """A window that may serve the ticket."""

    number: str
    name: str
    name_en: str = ""
    zone: str = ""
    floor: str = ""
    floor_en: str = ""
    pooled: bool = False
    open: bool = True


class Claim(Message):
    """A priority of the hall that a citizen may ask for; the window looks at the paper that proves it."""

    name: str
    label: str
    label_en: str = ""
    proof: str = ""
    """That paper: 残疾人证."""
    proof_en: str = ""


class Hall(Message):
    name: str
    name_en: str = ""
    zone: str = ""
    now: datetime
    open: bool
    """Whether tickets are given now: from `early_minutes` before the day's first span to the end of its last."""
    closes_at: str = ""
    today: Hours
    next_open: Hours | None = None
    """While it is closed: when it opens."""
    next_day: Hours | None = None
    """The next day after today on which it opens: for what is used up for today."""
    hours_text: str = ""
    hours_text_en: str = ""
    identity: str = "optional"
    """Who must say who they are: "required", "optional" or "none"."""
    waiting: int = 0
    span: Span | None = None
    windows_open: int = 0
    recall_after: int = 3
    """过号: how many others are called before a passed-over ticket may return."""
    phone: str = ""
    claims: tuple[Claim, ...] = ()
    """The strongest first."""
    catalogue_version: str = ""


class Holder(Message):
    """Who the ticket is for. `kind` as on the card: resident, hkmt, foreigner, or "typed" for a typed number."""

    kind: str = "resident"
    number: str = Field(repr=False, min_length=1, max_length=30)
    name: str = Field(default="", repr=False, max_length=120)


Codes = Annotated[tuple[str, ...], Field(min_length=1, max_length=MOST_ITEMS)]


class QuoteRequest(Message):
    items: Codes
    holder: Holder | None = None
    claims: tuple[str, ...] = Field(default=(), max_length=5, repr=False)
    """As in a `TicketRequest`: a quote counts them as the ticket will."""


class Quote(Message):
    """What the citizen sees before taking the number."""

    people_ahead: int
    span: Span
    windows: tuple[WindowPlace, ...]
    identity: str = "optional"


class TicketRequest(Message):
    items: Codes
    holder: Holder | None = None
    missing: tuple[str, ...] = ()
    """Names of materials the citizen said they still have to bring."""
    claims: tuple[str, ...] = Field(default=(), max_length=5, repr=False)
    """Names of the hall's priorities the citizen asks for; the window looks at the paper that proves them. Of several
    the strongest counts, and stands on the ticket."""
    language: str = "zh"


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    DONE = "done"
    HELD = "held"
    """挂起: stepped aside from a window, expected back there."""
    PASSED = "passed"
    VOID = "void"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class TicketItem(Message):
    code: str
    name: str
    name_en: str = ""


class Ticket(Message):
    id: str
    code: str
    """Public and unguessable: 10 letters and digits, in the QR."""
    number: str
    """As called: letter and digits, `A027`."""
    day: date
    items: tuple[TicketItem, ...]
    people_ahead: int | None
    """None on a ticket given offline: nobody knows."""
    span: Span | None
    windows: tuple[WindowPlace, ...]
    issued_at: datetime
    missing: tuple[str, ...] = ()
    follow_url: str
    """What the ticket's QR says; "" when the center knows no address a phone could reach: then there is no QR."""
    recall_after: int = 3
    hall: str = ""
    hall_en: str = ""
    offline: bool = False
    claim: Claim | None = Field(default=None, repr=False)
    """The priority its holder asked for."""


class TicketProgress(Message):
    number: str
    state: TicketState
    people_ahead: int | None = None
    span: Span | None = None
    windows: tuple[WindowPlace, ...] = ()
    items: tuple[TicketItem, ...] = ()
    hall: str = ""
    issued_at: datetime | None = None
    claim: Claim | None = Field(default=None, repr=False)
    """The priority for which a paper is shown at the window; None once it cannot be called any more."""


class AdoptRequest(Message):
    """A ticket the kiosk gave by itself while the center was away; the number is from its own range."""

    number: str
    code: str
    day: date
    issued_at: datetime
    items: Codes
    holder: Holder | None = None
    missing: tuple[str, ...] = ()
    claims: tuple[str, ...] = Field(default=(), max_length=5, repr=False)
    language: str = "zh"


class Paper(StrEnum):
    """What became of the slip."""

    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    NOT_PRINTED = "notPrinted"
    VOID = "void"
    """Nobody holds this ticket: take it out of the queue."""


class SettleRequest(Message):
    key: str
    """The Idempotency-Key the ticket was (or may have been) asked with."""
    paper: Paper
    reason: str = ""


class Settled(Message):
    """`number` is None when the key never made a ticket; a later request with that key is refused (`voided`)."""

    number: str | None
    state: TicketState


class Lane(Message):
    """One ticket letter of the hall and the items it stands for."""

    prefix: str
    items: tuple[str, ...]
    windows: tuple[WindowPlace, ...]


class Enrolment(Message):
    """What the center knows this kiosk as, and the numbers it may give by itself each day, per letter."""

    kiosk: str
    offline_first: int
    offline_last: int
    lanes: tuple[Lane, ...]
    follow_base: str
    """`follow_url` of a ticket this kiosk gives by itself is this and the code; "" as there: then "" and no QR."""


class EventKind(StrEnum):
    HELP = "help"
    DEVICE = "device"
    VISIT = "visit"


class EventRequest(Message):
    """Something that happened at a kiosk. `detail` holds words of the contract, never anything of a citizen."""

    kind: EventKind
    at: datetime
    source: str = ""
    """The device, screen or journey."""
    detail: str = ""


class Taken(Message):
    id: int


class Reason(StrEnum):
    """Why no ticket; the screens put each into plain words."""

    CLOSED = "closed"
    """No tickets are given now: outside the opening hours, or after the end of the day. `hours` says when again; with
    `item`, when that item's tickets are given, which has hours of its own."""
    OUTSIDE_HOURS = "outsideHours"
    """Tickets for this item are given at certain hours of the day only: `hours` says which come next."""
    NO_WINDOW = "noWindow"
    """No window of today serves this item."""
    CONFLICT = "conflict"
    """No single window can serve all the chosen items: `item` is the one that does not fit."""
    ALREADY_WAITING = "alreadyWaiting"
    """This holder waits with a ticket of the same windows already: `number`."""
    DAY_LIMIT = "dayLimit"
    """The item's tickets of today are used up: `limit`. `hours` are those of the next day the hall opens."""
    IDENTITY_NEEDED = "identityNeeded"
    """The hall gives no ticket for this item without a holder."""
    UNKNOWN_ITEM = "unknownItem"
    """The catalogue has no such item (any more): read it anew."""
    VOIDED = "voided"
    """This key was settled as `void` before or after: whatever it asks is not done."""
    NUMBERS_EXHAUSTED = "numbersExhausted"
    """The day's numbers of this letter are used up. `hours` are those of the next day the hall opens."""
    NOT_ENROLLED = "notEnrolled"
    """The token is nobody's (401)."""


class Refusal(Message):
    reason: Reason
    item: str = ""
    """The item's code, when one item is the cause."""
    number: str = ""
    """The ticket already held, for ALREADY_WAITING."""
    hours: Hours | None = None
    """When to come again, for CLOSED, OUTSIDE_HOURS, DAY_LIMIT and NUMBERS_EXHAUSTED; None when nobody knows."""
    limit: int | None = None
    windows: tuple[WindowPlace, ...] = ()
