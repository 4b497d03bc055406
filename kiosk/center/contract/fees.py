"""Fees 一站式收费: what is owed by a published standard, paid by phone, used once or given back.

    GET  /v1/fees                                  → FeesThere        (whether this hall takes any; changes nothing)
    POST /v1/papers/fees           PaperFeeWanted → FeeOrder 201      (for a paper: `contract.papers`; Idempotency-Key)
    GET  /v1/fees/orders/{order}                   → FeeOrder         (for the kiosk that asked for it)
    POST /v1/fees/closings           FeeClosing    → Taken 202        (through the outbox, never refused)
    GET  /v1/fees/slips/{code}                     → FeeOrder         (a fee that a window wrote on a slip)
    POST /v1/fees/slips/{code}/payments  SlipPayment → FeeOrder 201   (a code to pay it with; Idempotency-Key)
    POST /v1/fees/slips              SlipWanted    → FeeOrder 201     (staff: the fee of an item; Idempotency-Key)
    POST /v1/cases/{case}/fees       CaseFeeWanted → FeeOrder 201     (staff: that of a case; `contract.cases`)
    GET  /fees/slip/{order}?paper=                 → HTML             (staff: the slip, or its receipt once paid)
    POST /v1/fees/orders/{order}/payments WindowPayment → FeeOrder 201 (staff: paid at a window; Idempotency-Key)
    POST /v1/fees/orders/{order}/cancellations FeeCancel → FeeOrder   (staff: a wrong slip; Idempotency-Key)
    GET  /v1/fees/orders?state=…                   → FeeList          (staff)
    POST /v1/fees/orders/{order}/decisions FeeDecision → FeeOrder     (staff; Idempotency-Key)
    GET  /manage/fees?day=|number=                 → HTML             (managers: a day, one order, what still goes back)
    GET  /manage/fees.xlsx?day=                    → workbook         (managers: every order of the month)
    POST /v1/fees/notices/{number}   any JSON      → 204              (the city's payment platform, signed)

An order goes owed → paid → used, or paid → refunding → refunded; owed → failed or expired when nobody paid; a slip may
be canceled. What a window took is apart from the platform's money: it goes back by hand, on the same day. Nobody but
this center names an amount: the kind's `fee` times the copies, or what the item's guide publishes (GB/T 39046:
是否收费, 收费依据; of a payment 缴款单号, 收费金额, 收费时间). Money is whole fen. The order knows whose it is as a
keyed hash only, and no answer here names anybody. What is not done is 409 with a `FeeRefusal`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kiosk.center.contract import Message
from kiosk.center.contract.identity import Visit

CLOSINGS = "/v1/fees/closings"
SLIP = "BMF1:"
"""What the QR of a slip begins with; the twelve digits follow."""
MOST_LISTED = 50
MOST_COPIES = 99
"""Of one thing on one slip."""

FeeId = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
FeeCode = Annotated[str, Field(pattern=r"^[0-9]{12}$")]


class FeeState(StrEnum):
    OWED = "owed"
    PAID = "paid"
    FAILED = "failed"
    """The platform said that the payment did not go through; nothing was taken."""
    EXPIRED = "expired"
    """Nobody paid in time, or whoever should have went away. A payment that comes all the same goes back."""
    CANCELED = "canceled"
    """A slip that is not to be paid any more: it was wrong, its case came to nothing, or a window took the money while
    it was shown at a kiosk. A payment that comes all the same goes back."""
    USED = "used"
    """What was paid for was handed out."""
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class FeeWay(StrEnum):
    """How it was paid."""

    PHONE = "phone"
    """Through the city's payment platform."""
    CASH = "cash"
    CARD = "card"
    """A window's card terminal."""


class FeeReason(StrEnum):
    """Why nothing was done."""

    NOT_TAKEN = "notTaken"
    """This hall takes no fees here."""
    NO_FEE = "noFee"
    """There is no fee for this."""
    UNKNOWN_ORDER = "unknownOrder"
    """No slip has this code, or it lapsed."""
    SETTLED = "settled"
    """It was paid already, or given back; or staff cannot decide this now."""
    TOO_MANY = "tooMany"
    """This kiosk has tried too many codes that do not exist."""
    DAY_OVER = "dayOver"
    """A window took it on another day: that day's money is accounted for, and goes back by way of the treasurer."""
    PAY_AWAY = "payAway"
    """The payment platform does not answer; nothing was taken."""


class FeeRefusal(Message):
    reason: FeeReason


class FeesThere(Message):
    taken: bool


class FeeOrder(Message):
    id: FeeId
    number: str
    """缴款单号, as the payment platform and the receipt have it: FY20261122000001."""
    code: FeeCode
    """What stands on a slip; the last digit checks the others (ISO 7064 MOD 11,10)."""
    state: FeeState
    what: str
    """Code of the kind of paper, or of the item."""
    name: str
    name_en: str
    basis: str
    """收费依据."""
    copies: int
    amount: int
    """Fen."""
    pay: str = Field(default="", repr=False)
    """The text of the QR to pay with; "" while there is none."""
    seconds: int = 0
    """How long that QR is good for, from now."""
    reason: str = ""
    """Why it expired or goes back."""
    paid_at: datetime | None = None
    way: FeeWay | None = None
    """Once it was paid."""
    receipt: str = ""
    """Number of the card terminal's or the cash book's receipt, of a payment at a window."""


class FeeClosing(Message):
    """The kiosk does not need this fee (any more): owed lapses, paid goes back."""

    order: FeeId
    reason: str = Field(max_length=40)
    at: datetime


class SlipPayment(Message):
    visit: Visit


class SlipWanted(Message):
    item: str = Field(max_length=40)
    copies: int = Field(default=1, ge=1, le=MOST_COPIES)
    """How often the published fee is due."""


class FeeDecision(Message):
    """What staff decide about a fee that was paid: the paper is with the citizen (`keep`), or the money goes back."""

    verb: Literal["keep", "refund"]
    reason: str = Field(min_length=1, max_length=40)


class WindowPayment(Message):
    """A clerk took the money of a slip."""

    way: Literal[FeeWay.CASH, FeeWay.CARD]
    receipt: str = Field(default="", pattern=r"^[0-9A-Za-z-]{0,32}$")
    """Of the card terminal (there it is needed), or of the hall's own book of receipts."""

    @model_validator(mode="after")
    def _accounted(self) -> WindowPayment:
        if self.way is FeeWay.CARD and not self.receipt:
            raise ValueError("a card payment has the receipt number of its terminal")
        return self


class FeeCancel(Message):
    reason: str = Field(min_length=1, max_length=40)
    """Why this slip was wrong; no word of a person."""


class FeeList(Message):
    orders: tuple[FeeOrder, ...]
