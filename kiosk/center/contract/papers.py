"""Papers 证明: what a person can have printed, and what became of each sheet.

    POST /v1/papers/available   PaperAsked    → PapersThere      (changes nothing: no key of its own)
    POST /v1/papers/previews    PreviewAsked  → Preview          (masked pictures for the screen; changes nothing)
    POST /v1/papers/fees        PaperFeeWanted → FeeOrder 201    (where it costs something; Idempotency-Key)
    POST /v1/papers             PaperWanted   → Paper 201        (a number and a signed file; Idempotency-Key)
    GET  /v1/papers/{paper}/file              → application/pdf  (for the kiosk that asked for it, until it is settled)
    POST /v1/papers/outcomes    PaperOutcome  → Taken 202        (through the outbox, never refused)
    POST /v1/papers/reprints    PaperAsked    → Reprints         (what staff allowed at this kiosk; changes nothing)
    GET  /verify/{code}                       → HTML             (public: names nobody in full)

All but the last are for kiosks (`Authorization: Bearer <token>`). What is not done is 409 with a `PaperRefusal`; 503
for a paper means that the same key is still being worked on: ask again with it. What stands on a paper comes from the
city's registers and stays in the sealed file only; the center's own record has the number, the kind, a keyed hash.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Base64Bytes, Field

from kiosk.center.contract import Holder, Message
from kiosk.center.contract.identity import Visit, Way

OUTCOMES = "/v1/papers/outcomes"
MOST_PAGES = 20
"""Of one copy: nothing longer is written, and no kiosk prints it."""
MOST_PREVIEWED = 3
"""Pages of a preview; of a longer paper the first."""

KindCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
PaperId = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]


class Confirmation(StrEnum):
    """How the kiosk knows that the citizen is the holder (`kiosk.center.contract.identity`)."""

    NONE = ""
    FACE = "face"
    STAFF = Way.STAFF.value
    CODE = Way.CODE.value


class PaperReason(StrEnum):
    """Why there is no paper."""

    UNKNOWN_KIND = "unknownKind"
    """This hall prints no such kind."""
    NO_RECORD = "noRecord"
    """The register has nothing of this kind about this person."""
    UNKNOWN_PERSON = "unknownPerson"
    """The register does not know the person, or name and number do not belong together."""
    QUOTA_REACHED = "quotaReached"
    """No more of this kind today."""
    TOO_MANY_COPIES = "tooManyCopies"
    """More copies than this kind is printed in."""
    NOT_CONFIRMED = "notConfirmed"
    """This kind is only handed out to whoever proved to be the holder."""
    APPLY_FIRST = "applyFirst"
    """This kind is applied for first; the register has nothing for this person before somebody has decided."""
    COSTS = "costs"
    """There is a fee, and this hall cannot take it here."""
    NOT_PAID = "notPaid"
    """There is a fee, and no order of this holder is paid for just this."""
    PAY_AWAY = "payAway"
    """The payment platform does not answer; nothing was taken."""
    NOT_CONNECTED = "notConnected"
    """This hall asks no register."""
    TOO_MANY = "tooMany"
    """This kiosk has asked for more people than can stand before it."""
    AWAY = "away"
    """The register does not answer; try again later."""
    NOT_WRITABLE = "notWritable"
    """The record cannot be printed as it is (a character no font has, a field that is missing): a case for staff."""
    NOT_SIGNED = "notSigned"
    """The key that signs papers is missing or over: a case for the hall."""


class PaperRefusal(Message):
    reason: PaperReason


class PaperAsked(Message):
    """What a register has about somebody is told to nobody else: `notConfirmed` without a confirmation."""

    holder: Holder
    confirmed: Confirmation


class PaperKind(Message):
    code: KindCode
    name: str
    name_en: str
    department: str
    department_en: str
    fee: str
    """CNY, "0.00"."""
    copies_most: int
    left: int
    """How many the holder may still have today."""
    face: bool
    """Only for whoever proved to be the holder."""
    reason: PaperReason | None = None
    """Why it cannot be had now; None when it can."""
    application: str = ""
    """Item that is applied for first, if any: with `applyFirst` the way to this paper."""


class PapersThere(Message):
    kinds: tuple[PaperKind, ...]


class PreviewAsked(Message):
    holder: Holder
    kind: KindCode
    confirmed: Confirmation
    width: int = Field(ge=200, le=1600)
    """Pixels."""


class Preview(Message):
    pictures: tuple[Base64Bytes, ...] = Field(repr=False)
    """PNG, at most MOST_PREVIEWED; numbers and names masked, no seal, no code."""
    pages: int


class PaperFeeWanted(Message):
    """The fee of so many copies: what it comes to is the center's to say."""

    holder: Holder
    kind: KindCode
    copies: int = Field(ge=1, le=20)
    confirmed: Confirmation
    visit: Visit


class PaperWanted(Message):
    holder: Holder
    kind: KindCode
    copies: int = Field(ge=1, le=20)
    confirmed: Confirmation
    visit: Visit
    order: str = Field(default="", pattern=r"^([0-9a-f]{24})?$")
    """The paid fee (`contract.fees`), where there is one; it pays one paper, once."""


class Paper(Message):
    id: PaperId
    number: str
    """As it stands on the paper: SL20261122000123."""
    code: str
    """To verify it with; on the paper in groups of four."""
    kind: KindCode
    pages: int
    """Of one copy."""
    copies: int
    digest: str
    """SHA-256 of the file, hexadecimal."""
    issued_at: datetime
    again: bool = False
    """补打: the same bytes once more, because staff allowed it; the receipt says so, the paper does not."""


class Reprint(Message):
    """One paper of this person that may be printed once more at this kiosk (`kiosk.center.contract.paper_desk`)."""

    paper: Paper
    kind: PaperKind
    until: datetime


class Reprints(Message):
    papers: tuple[Reprint, ...]
    """The newest first; mostly there is none."""


class PaperState(StrEnum):
    DRAFTED = "drafted"
    """A number was reserved; the file is being written."""
    ISSUED = "issued"
    PRINTED = "printed"
    """Every page came out, by the printer's own word."""
    UNCONFIRMED = "unconfirmed"
    """Sent, but the printer could not prove that everything came out."""
    VOID = "void"


class PaperOutcome(Message):
    paper: PaperId
    state: PaperState
    sheets: int = Field(ge=0, le=1000)
    """Pages that came out, by the printer's own word."""
    reason: str = Field(default="", max_length=40)
    at: datetime
