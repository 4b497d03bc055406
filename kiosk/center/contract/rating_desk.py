"""What a hall's managers do with ratings: read them, follow up the bad ones, hear appeals, look at odd patterns.

    GET  /v1/ratings?since=&until=&window=&bad=&before=   → RatingList    (newest first, at most 200)
    GET  /v1/ratings/figures?since=&until=&by=            → Figures       (by window, clerk, item, day or hour)
    GET  /v1/ratings/suspicions?since=&until=&before=     → SuspicionList
    GET  /v1/ratings/follow-ups?state=&overdue=           → FollowUpList
    POST /v1/ratings/follow-ups/{number}/steps Step       → FollowUp      (409 StepRefusal)
    POST /v1/ratings/{rating}/appeals       AppealRequest → Appeal  201   (409 StepRefusal)
    POST /v1/ratings/appeals/{number}/decision Decision   → Appeal        (409 StepRefusal)

For managers and administrators only (session cookie and CSRF header); a clerk sees nothing of who said what.
Days are inclusive. All POSTs want an Idempotency-Key.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kiosk.center.contract import Message
from kiosk.center.contract.ratings import Channel, FollowUpTally, Level, RatingOption, Tally

Note = Annotated[str, Field(min_length=1, max_length=500, repr=False)]


class FollowUpState(StrEnum):
    OPEN = "open"
    CONTACTED = "contacted"
    RECTIFIED = "rectified"
    EXPLAINED = "explained"
    """No legal basis for what was asked: explained to the citizen."""
    CLOSED = "closed"


class Suspicion(Message):
    """A pattern worth a manager's look. It accuses nobody, and it is never deleted."""

    id: int
    at: datetime
    kind: str
    window: str
    rating: str = ""
    """"" when there was nothing to rate."""
    device: str = ""
    text: str
    """In one Chinese sentence, with its figures."""
    text_en: str = ""


class AppealKind(StrEnum):
    """What may be excluded from the figures after a review (申诉复核)."""

    MISTAKEN = "mistaken"  # 误评
    MALICIOUS = "malicious"  # 恶意差评


class Appeal(Message):
    id: str
    rating: str
    kind: AppealKind
    grounds: str = Field(repr=False)
    opened_at: datetime
    opened_by: str
    decided_at: datetime | None = None
    decided_by: str = ""
    upheld: bool | None = None
    reason: str = Field(default="", repr=False)


class RatingSeen(Message):
    """A rating as a manager sees it."""

    id: str
    service: str
    assess_number: int
    at: datetime
    number: str
    window: str
    clerk: str
    """The account's id; `clerk_name` is its badge and name."""
    clerk_name: str = ""
    items: tuple[str, ...]
    level: Level
    reasons: tuple[RatingOption, ...] = ()
    no_reason: bool = False
    """A bad rating without a reason: 未选择原因."""
    text: str = Field(default="", repr=False)
    channel: Channel
    is_default: bool = False
    excluded: bool = False
    suspicions: tuple[Suspicion, ...] = ()
    appeal: Appeal | None = None


class RatingList(Message):
    ratings: tuple[RatingSeen, ...]
    more: str = ""
    """Give it as `before` for the next page; "" at the end."""


class SuspicionList(Message):
    suspicions: tuple[Suspicion, ...]
    more: int = 0


class FollowUp(Message):
    """工单: what a hall owes a citizen who was not satisfied."""

    id: str
    rating: RatingSeen
    state: FollowUpState
    opened_at: datetime
    contact_by: date
    settle_by: date
    overdue: Literal["", "contact", "settle"] = ""
    phone: str = Field(default="", repr=False)
    contacted_at: datetime | None = None
    contacted_by: str = ""
    reached: bool | None = None
    contact_note: str = Field(default="", repr=False)
    settled_at: datetime | None = None
    settled_by: str = ""
    how: Literal["", "rectified", "explained"] = ""
    answer: str = Field(default="", repr=False)
    closed_at: datetime | None = None
    closed_by: str = ""


class FollowUpList(Message):
    today: date
    follow_ups: tuple[FollowUp, ...]
    overdue: int = 0


class Contact(Message):
    """The citizen was called back, or could not be reached: `reached` says which."""

    step: Literal["contact"] = "contact"
    reached: bool
    note: Note


class Settle(Message):
    """What was done about it. `answer` is what the citizen reads on the ticket's page."""

    step: Literal["settle"] = "settle"
    how: Literal["rectified", "explained"]
    answer: Note


class CloseUp(Message):
    step: Literal["close"] = "close"


Step = Annotated[Contact | Settle | CloseUp, Field(discriminator="step")]


class AppealRequest(Message):
    kind: AppealKind
    grounds: Note


class Decision(Message):
    upheld: bool
    """True: the rating no longer counts in the figures. It stays in the list, with who decided and why."""
    reason: Note


class StepReason(StrEnum):
    UNKNOWN = "unknown"
    """There is no such rating, follow-up or appeal."""
    WRONG_STATE = "wrongState"
    """The follow-up is not in a state this step begins from; `state` says in which."""
    ALREADY_OPEN = "alreadyOpen"
    """An appeal against this rating is being heard, or was decided."""
    OWN_CASE = "ownCase"
    """Nobody decides an appeal they made, or one about a rating of their own work."""


class StepRefusal(Message):
    reason: StepReason
    state: FollowUpState | None = None


class Figures(Message):
    since: date
    until: date
    by: str
    total: Tally
    groups: tuple[Tally, ...]
    follow_ups: FollowUpTally
    suspicions: int = 0
