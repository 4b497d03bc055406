"""Ratings (好差评) as both sides see them: what a citizen may say of a service, and what a hall makes of it.

One service has one rating and at most one further rating (追加评价). Inside there is one neutral word for each level
and channel; the numbers of the platforms, which contradict one another, exist only in `kiosk.rating.exchange`.
(国办发〔2019〕51号; GB/T 39734-2020; domain.md §3)

    GET  /v1/ratings/options                  → OptionSet      (public; the words a citizen may choose)
    GET  /v1/windows/{number}/invitation?after= → Invitation   (device; whom the tablet of this window asks now)
    POST /v1/ratings          RatingRequest   → Rated   201    (device; Idempotency-Key; 409 RatingRefusal)
    POST /v1/ratings/papers   PaperRating     → Taken   202    (a kiosk's outbox; Idempotency-Key; never refused)
    GET  /v1/tickets/{code}/rating            → TicketRatings  (public: the code is the citizen's own)
    POST /v1/tickets/{code}/rating PhoneRating → Rated  201    (public; Idempotency-Key; 409 RatingRefusal)
    GET  /v1/ratings/published?since=&until=  → Published      (public; windows, never a clerk)

The doors of a manager are in `kiosk.center.contract.rating_desk`. A device proves itself with
`Authorization: Bearer <token>`. A window that is named instead of a service means the service that ended there last.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from kiosk.center.contract import Message, TicketItem

PAPER_RATINGS = "/v1/ratings/papers"

SELF_SERVICE = "自助"
"""Where there is no window: what a kiosk of the hall did stands under this."""

MOST_TEXT = 150
"""Letters of a citizen's own words on a tablet (domain.md §3.2)."""

MOST_REASONS = 8
"""Options of one level."""

LONGEST_AWAY = 7 * 86_400.0
"""Seconds a device may keep a rating while the center is away."""


class Level(StrEnum):
    """The five national levels. The last two are a bad rating (差评)."""

    VERY_SATISFIED = "verySatisfied"  # 非常满意
    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basicallySatisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意
    VERY_DISSATISFIED = "veryDissatisfied"  # 非常不满意

    @property
    def bad(self) -> bool:
        return self in (Level.DISSATISFIED, Level.VERY_DISSATISFIED)


class Channel(StrEnum):
    """What a rating came through."""

    TABLET = "tablet"
    """The tablet at the window."""
    KEYPAD = "keypad"
    """The rating keypad at the window (评价器)."""
    KIOSK = "kiosk"
    QR = "qr"
    """The page behind the ticket's QR."""
    MOBILE = "mobile"
    PC = "pc"
    TELEPHONE = "telephone"
    SMS = "sms"
    DEFAULT = "default"
    """系统默认评价: nobody said it. Only where a hall has switched it on; never in the published rate."""


DEVICE_CHANNELS = frozenset({Channel.TABLET, Channel.KEYPAD, Channel.KIOSK})
"""What a device of the hall may say it is."""


Code = Annotated[str, Field(pattern=r"^[1-5][0-9]{2}$")]
Words = Annotated[str, Field(max_length=MOST_TEXT, repr=False)]
Phone = Annotated[
    str,
    Field(pattern=r"^$|^[0-9+][0-9 -]{5,19}$", repr=False, description="Where the hall may call back; only if bad"),
]


class _Said(Message):
    """What a citizen says. Nothing is presumed: without a level there is no rating."""

    level: Level
    reasons: Annotated[tuple[Code, ...], Field(max_length=MOST_REASONS)] = ()
    """Codes of the level's options. A bad rating without one is taken as 未选择原因."""
    text: Words = ""
    phone: Phone = ""


class RatingRequest(_Said):
    """From a device: exactly one of `service` and `window`."""

    service: str = Field(default="", max_length=24)
    window: str = Field(default="", max_length=6)
    channel: Channel = Channel.KEYPAD
    ago: float = Field(default=0.0, ge=0.0, le=LONGEST_AWAY)
    """Seconds since the citizen pressed, by the device's own count: a rating kept while the center was away is judged
    by when it was given. Not part of what the Idempotency-Key stands for."""

    @model_validator(mode="after")
    def _one_place(self) -> RatingRequest:
        if bool(self.service) == bool(self.window):
            raise ValueError("a rating names either its service or the window, not both and not neither")
        if self.channel not in DEVICE_CHANNELS:
            raise ValueError("a device of the hall rates as tablet, keypad or kiosk")
        return self


class PhoneRating(_Said):
    """From the page behind the ticket's QR."""

    service: str = Field(min_length=1, max_length=24)
    again: bool = False
    """追加评价: the one further rating."""


class PaperRating(_Said):
    """From a kiosk that printed a paper: the paper is the event (一次一评). It may have waited in the outbox."""

    paper: Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
    at: datetime
    """When the citizen pressed, by the clock the paper was settled by."""


class RatingReason(StrEnum):
    """Why no rating; the pages put each into plain words."""

    UNKNOWN_SERVICE = "unknownService"
    """There is no such service."""
    NOBODY_TO_RATE = "nobodyToRate"
    """No service has ended at this window just now."""
    NEVER_SERVED = "neverServed"
    """The citizen did not come, or was sent on: nothing was done that could be rated."""
    ALREADY_RATED = "alreadyRated"
    """One service has one rating."""
    NOT_YET_RATED = "notYetRated"
    """A further rating needs a first one."""
    OVER = "over"
    """The minute at the window is over: not rated. The ticket's own page still takes a rating."""
    TOO_LATE = "tooLate"
    """The days for a later rating are over."""


class RatingRefusal(Message):
    reason: RatingReason
    service: str = ""


class Rated(Message):
    """A rating as it was taken."""

    id: str
    service: str
    number: str
    window: str
    level: Level
    assess_number: int
    """1: the rating; 2: the further rating (追加评价)."""
    at: datetime


# ---------------------------------------------------------------------------------------- the words


class RatingOption(Message):
    code: str
    name: str
    """The official words; they may not be changed."""
    name_en: str = ""
    level: Level
    using: bool = True
    """False: known so that an old rating can be read, never offered (usingStatus)."""
    extended: bool = True
    """False: one of the three basic ones shown first (expandNorm)."""


class OptionSet(Message):
    version: int
    options: tuple[RatingOption, ...]
    invite_seconds: int
    contact_days: int = 1
    """Working days within which somebody who left a telephone is called back."""
    most_text: int = MOST_TEXT


# -------------------------------------------------------------------------------------- who is asked


class Asking(Message):
    """A service that can be rated, in words the citizen knows it by. It names nobody."""

    service: str
    number: str
    window: str
    window_name: str = ""
    window_name_en: str = ""
    clerk: str = ""
    """The badge number shown in public."""
    items: tuple[TicketItem, ...] = ()
    ended_at: datetime


class Invitation(Message):
    """Whom a window's tablet asks now; `asking` is None while nobody is to be asked."""

    seq: int
    """Of the hall; given as `after`, the next answer comes with the hall's next change, or after two seconds."""
    now: datetime
    window: str
    window_name: str = ""
    window_name_en: str = ""
    hall: str = ""
    hall_en: str = ""
    asking: Asking | None = None
    seconds_left: float = 0.0


class TicketService(Message):
    """One service of a ticket and what was said of it."""

    asking: Asking
    rated: Level | None = None
    rated_again: Level | None = None
    may_rate: bool = False
    may_rate_again: bool = False
    answer: str = ""
    """What the hall answered to a bad rating, once it has."""


class TicketRatings(Message):
    number: str
    hall: str = ""
    hall_en: str = ""
    until: date | None = None
    """The last day a rating is taken; None when no service has ended yet."""
    services: tuple[TicketService, ...] = ()


# ----------------------------------------------------------------------------------------- published


class Tally(Message):
    """Figures of a group of services. Only what citizens themselves said counts: not what a system filled in, and not
    what an appeal excluded, which is counted beside it."""

    key: str = ""
    """The window, clerk, item or day; "" for all."""
    name: str = ""
    services: int = 0
    """Services that could be rated."""
    rated: int = 0
    levels: dict[Level, int] = Field(default_factory=dict)
    satisfaction: float | None = None
    """Share of 非常满意, 满意 and 基本满意 among `rated`; None when nobody rated."""
    excluded: int = 0
    defaults: int = 0
    again: int = 0
    """Further ratings; they change no first one."""


class FollowUpTally(Message):
    opened: int = 0
    contacted: int = 0
    """Called back, reached or not reachable."""
    reached: int = 0
    in_time: int = 0
    """Called back by the deadline."""
    settled: int = 0
    overdue: int = 0
    contact_rate: float | None = None
    """回访率: contacted among opened."""
    answer_rate: float | None = None
    """回复率: settled among opened."""


class Published(Message):
    since: date
    until: date
    hall: Tally
    windows: tuple[Tally, ...] = ()
    follow_ups: FollowUpTally = FollowUpTally()
