"""Cases 办件: an application on its way through the steps, in the words of GB/T 39046 where it has them.

    POST /v1/cases               CaseWanted  → CaseSlip 201      (staff: 收件 at a window; Idempotency-Key)
    POST /v1/cases/received      CaseWanted  → CaseSlip 201      (kiosks: 收件 there; Idempotency-Key)
    POST /v1/cases/tracks        TrackAsked  → Tracked           (where is it; for kiosks; changes nothing)
    GET  /case/{code}                        → HTML              (the same, for whoever holds the slip)
    GET  /v1/cases?…                         → CasePage          (staff: the list with its lights)
    GET  /v1/cases/{case}                    → CaseView          (staff: one, whole)
    POST /v1/cases/{case}/acts   CaseAct     → CaseView          (staff: one act; Idempotency-Key)
    POST /v1/cases/{case}/fees   CaseFeeWanted → FeeOrder 201    (staff: the slip of its fee; Idempotency-Key)

What is not done is 409 with a `CaseRefusal`, of a fee with a `FeeRefusal`. What a citizen is told names steps,
departments and days, nobody who works there and no step of the inside (D0 不得公示内部权限设置和人员配备). Days are
Chinese days; limits are working days by the official calendar.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kiosk.center.contract import Holder, Message
from kiosk.center.contract.fees import MOST_COPIES

CODE = r"^[0-9A-Z]{10}$"
MOST_TRACKED = 20
"""Cases of one person a kiosk is told, newest first."""

CaseId = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
CaseNumber = Annotated[str, Field(pattern=r"^[0-9 ]{14,40}$")]
"""All 24 digits or the last 14, in groups or not."""


class State(StrEnum):
    RECEIVED = "received"
    CORRECTION = "correction"
    ACCEPTED = "accepted"
    REVIEW = "review"
    APPROVAL = "approval"
    SPECIAL = "special"
    GRANTED = "granted"
    DENIED = "denied"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ISSUED = "issued"
    DELIVERED = "delivered"
    REVOKED = "revoked"
    """撤销: granted on a commitment that turned out untrue."""


class Step(StrEnum):
    """The three public steps 受理–审核–审批, and what comes after them."""

    ACCEPT = "accept"
    REVIEW = "review"
    APPROVE = "approve"
    HAND_OUT = "handOut"
    CLOSED = ""


class Verb(StrEnum):
    """What staff do; `receive`, which makes a case, has no case yet."""

    CORRECT = "correct"
    """一次告知: everything that is missing, once."""
    SUPPLEMENT = "supplement"
    """补件: the citizen brought it."""
    ACCEPT = "accept"
    """受理; with gaps left it is 容缺受理."""
    REFUSE = "refuse"
    FORWARD = "forward"
    """On to the next step, 流转."""
    PAUSE = "pause"
    """A special procedure begins 特别程序: its time does not count."""
    RESUME = "resume"
    EXTEND = "extend"
    """延长审批, once, by the head."""
    COMPLETE = "complete"
    """容缺补齐: a gap that was left is closed."""
    GRANT = "grant"
    DENY = "deny"
    WITHDRAW = "withdraw"
    ISSUE = "issue"
    DELIVER = "deliver"
    VERIFY = "verify"
    """核查属实: what was committed to holds."""
    DISPROVE = "disprove"
    """核查不实: what was granted is revoked, what is not decided yet is denied."""


class Check(StrEnum):
    """核查 of a commitment."""

    NONE = ""
    """Nothing was granted on a commitment, or the case came to nothing."""
    OPEN = "open"
    """Still to be looked into."""
    TRUE = "true"
    UNTRUE = "untrue"


class Light(StrEnum):
    """电子监察: of an open case whose clock runs."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"
    """The clock stands: a special procedure, or the citizen's turn."""
    NONE = ""
    """The case is closed."""


class CaseReason(StrEnum):
    """Why it was not done, or nothing is told."""

    UNKNOWN_ITEM = "unknownItem"
    """The catalogue has no such item."""
    NO_CASES = "noCases"
    """Nothing to apply for: this item is asked about, not decided on, or this hall keeps no cases."""
    UNKNOWN_CASE = "unknownCase"
    """There is none, or the last four digits are another person's: which of the two is not told."""
    TOO_MANY = "tooMany"
    """Too many wrong tries from this kiosk, or for this case; later again."""
    NOT_NOW = "notNow"
    """The case does not stand where this act is possible."""
    GAPS_OPEN = "gapsOpen"
    """Required materials are missing: name them as gaps with a deadline (容缺), or ask for correction."""
    NEW_GAP = "newGap"
    """补正 is told once: what was not named the first time cannot be asked for any more."""
    NOT_ON_LIST = "notOnList"
    """The published list does not ask for this material."""
    NOT_BY_COMMITMENT = "notByCommitment"
    """告知承诺 cannot stand for this material, or it was handed in."""
    DISTRUSTED = "distrusted"
    """The applicant committed to something untrue before: no 告知承诺 until a manager says so (国办发〔2020〕42号)."""
    NOT_ALLOWED = "notAllowed"
    """This act is for a manager, or for somebody other than who reviewed it."""
    LATE = "late"
    """The promised limit is over: a decision has to say why (优化营商环境条例 36)."""
    EXTENDED = "extended"
    """It was extended once already."""
    USED_UP = "usedUp"
    """This day's case numbers are used up."""


class CaseRefusal(Message):
    reason: CaseReason
    names: tuple[str, ...] = ()
    """Materials it is about."""


# ------------------------------------------------------------------------------------- receiving 收件


class Channel(StrEnum):
    """办理形式 A.5; a kiosk has no code of its own there."""

    WINDOW = "window"
    KIOSK = "kiosk"
    PHONE = "phone"


class Received(Message):
    """One material as it was handed in (GB/T 39046 table 5)."""

    name: str = Field(min_length=1, max_length=200)
    originals: int = Field(default=0, ge=0, le=99)
    copies: int = Field(default=0, ge=0, le=99)


class CaseWanted(Message):
    item: str = Field(min_length=1, max_length=40)
    applicant: Holder
    phone: str = Field(default="", max_length=20, repr=False)
    materials: tuple[Received, ...] = Field(default=(), max_length=60)
    """What was handed in; what is named neither here nor in `committed` is missing."""
    committed: tuple[str, ...] = Field(default=(), max_length=60)
    """告知承诺: what the applicant wants to sign a commitment for; it counts from acceptance on."""
    ticket: str = Field(default="", max_length=24)
    """The ticket this began with, if any."""


class CaseFee(Message):
    """What a case costs, by the published standard of its item."""

    amount: int
    """Fen, of one."""
    standard: str
    """收费标准, as the guide has it."""
    basis: str
    """收费依据."""
    code: str = ""
    """Twelve digits: of the slip it can be paid by at once; "" where staff write that later."""


class CaseFeeWanted(Message):
    copies: int = Field(default=1, ge=1, le=MOST_COPIES)


class CaseSlip(Message):
    """What the tracking slip says, from the moment the papers are handed in."""

    id: CaseId
    number: str
    short: str
    """The end of it, which finds it too."""
    code: str
    """Unguessable; in the QR."""
    url: str
    """What the QR says: the public page. "" when the center knows no address that a phone could reach."""
    item: str
    item_name: str
    item_name_en: str
    department: str
    shown: str
    """The applicant as everybody may read it: 李* 0019."""
    received_at: datetime
    answer_by: date
    """By then the citizen is told whether it is accepted, or what is missing."""
    promised_days: int
    statutory_days: int | None
    gaps: tuple[str, ...]
    """Required materials not handed in yet."""
    fee: CaseFee | None = None
    """None: it costs nothing."""


# --------------------------------------------------------------------------------------- tracking 进度查询


class TrackAsked(Message):
    """Exactly one way: the holder of a card, the code of a slip, or number and the last four of the identity number."""

    holder: Holder | None = None
    code: str = Field(default="", max_length=20)
    number: str = Field(default="", max_length=40)
    last_four: str = Field(default="", max_length=4, repr=False)


class Stop(Message):
    """One station on the way, as on a parcel's."""

    at: datetime
    state: State
    step: Step
    department: str
    words: str = ""
    """What the citizen was told with it: what is missing, why it takes longer, the reason of a refusal."""
    by_law: bool = False
    """Nobody did it: nothing was answered in time, or a gap was not closed in time."""
    verified: bool = False
    """The commitment was looked into and holds; the case stands where it stood."""


class Owing(StrEnum):
    """How the fee of a case stands."""

    OPEN = "open"
    """A slip is written, and can be paid."""
    PAID = "paid"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class TrackFee(Message):
    """The fee of a case as its applicant may see it: its newest slip, and nobody's name."""

    state: Owing
    amount: int
    """Fen."""
    code: str = ""
    """Twelve digits to pay it by at a kiosk, while it is open,"""
    until: date | None = None
    """and the last day for it."""
    paid_on: date | None = None


class Track(Message):
    """A case as its applicant may see it: no post and no name of the inside."""

    number: str
    short: str
    code: str
    item_name: str
    item_name_en: str
    department: str
    department_en: str
    shown: str
    state: State
    step: Step
    stops: tuple[Stop, ...]
    """Oldest first."""
    url: str = ""
    """The public page, for the QR of a slip."""
    answer_by: date | None = None
    """Before acceptance: by then the citizen is told whether it is accepted, or what is missing."""
    due: date | None
    """The promise; None before acceptance, while the clock stands, and after the end."""
    promised_days: int
    working_days_left: int | None
    """0 on the last day, negative when late."""
    late_reason: str = ""
    gaps: tuple[str, ...] = ()
    """What is still to be brought,"""
    gaps_until: date | None = None
    """by when."""
    committed: tuple[str, ...] = ()
    """What need not be brought, because a commitment stands for it until that was looked into,"""
    check_by: date | None = None
    """by then; None before the decision."""
    result: str = ""
    """Name of the licence or paper, once there is one."""
    pick_up: str = ""
    """Where it is handed out."""
    fee: TrackFee | None = None
    """None: nothing is due, or no slip was written yet."""


class Tracked(Message):
    cases: tuple[Track, ...]
    """Newest first, at most MOST_TRACKED."""


# ------------------------------------------------------------------------------------------- working


class Special(StrEnum):
    """What does not count in the limit (行政许可法 45)."""

    HEARING = "hearing"  # 听证
    TENDER = "tender"  # 招标、拍卖
    INSPECTION = "inspection"  # 检验
    TEST = "test"  # 检测
    QUARANTINE = "quarantine"  # 检疫
    APPRAISAL = "appraisal"  # 鉴定
    EXPERTS = "experts"  # 专家评审
    SITE_VISIT = "siteVisit"  # 现场勘查
