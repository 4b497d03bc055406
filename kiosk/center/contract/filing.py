"""Filing 申报 (预受理): an application filled in at the kiosk, from the first question to the case.

    GET  /v1/filing/forms                              → FormsThere      (what can be filed here)
    GET  /v1/filing/forms/{item}                       → Form            (its questions and its materials)
    POST /v1/filing/drafts             DraftWanted     → Draft 201       (Idempotency-Key; asks the registers once)
    POST /v1/filing/drafts/resumed     Resume          → Draft           (Idempotency-Key; code of the draft's slip)
    GET  /v1/filing/drafts/{draft}                     → Draft           (how it stands, also after the phone)
    POST /v1/filing/drafts/{draft}/fields     Answers  → Draft           (Idempotency-Key; all or none is kept)
    POST /v1/filing/drafts/{draft}/files      FileSent → FileLine 201    (Idempotency-Key)
    POST /v1/filing/drafts/{draft}/files/removed  FileRemoved → Draft    (Idempotency-Key)
    POST /v1/filing/drafts/{draft}/hands      HandWanted → Hand 201      (Idempotency-Key; a page for the phone)
    POST /v1/filing/drafts/{draft}/kept       Keep     → Kept 201        (Idempotency-Key; to go on another day)
    POST /v1/filing/drafts/erased             Erase    → Taken 202       (Idempotency-Key; the citizen left)
    POST /v1/filing/drafts/{draft}/submitted  Submit   → CaseSlip 201    (Idempotency-Key; from here on it is a case)
    GET  /v1/filing/files/{case}                       → Filed           (staff: the answers and the list of files)
    GET  /v1/filing/files/{case}/{n}                   → the file        (staff)
    GET  /hand/{secret}                                → HTML            (the phone)

A draft belongs to the kiosk that opened or resumed it last, and a kiosk has one: those nobody kept go when it opens or
resumes another. A repeat is told the draft as it stands now, or that it is gone. What is not done is 409 with a
`FilingRefusal`. An answer about a person is masked where the form says so: what was typed or registered in full goes to
the case, not back to the screen. Nobody is asked for what the state already has (国务院令716号 第七条), and all gaps
are told at once (行政许可法 32(四)): they are part of every `Draft`.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Base64Bytes, Field

from kiosk.center.contract import Holder, Message
from kiosk.center.contract.papers import Confirmation

ERASED = "/v1/filing/drafts/erased"
DRAFT_PATH = "/draft/"
"""What stands before the code in the QR of a draft's slip."""

DraftId = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]
FieldKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Value = Annotated[str, Field(max_length=400)]


class FieldType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    """A whole number."""
    DATE = "date"
    """2026-11-22."""
    CHOICE = "choice"
    PHONE = "phone"
    ID_NUMBER = "idNumber"
    """18 characters (GB 11643)."""
    ADDRESS = "address"
    YES_NO = "yesNo"
    """"yes" or "no"."""
    STATEMENT = "statement"
    """To be agreed to: "yes"."""


class Choice(Message):
    code: str
    label: str
    label_en: str = ""


class FormField(Message):
    key: FieldKey
    label: str
    label_en: str
    type: FieldType
    required: bool
    help: str = ""
    help_en: str = ""
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""
    """The least and the most: a number, or a day."""
    longest: int = 0
    """Characters or digits."""
    page: int
    """Which page of the form it stands on, from 0."""


class FormPage(Message):
    title: str
    title_en: str


class Comes(StrEnum):
    """How a material gets into the application."""

    FORM = "form"
    """The form is that paper."""
    CARD = "card"
    """Read from the card on the reader."""
    HELD = "held"
    """The state has it."""
    FILE = "file"
    """Photographed here, or sent from the phone."""


class FormMaterial(Message):
    name: str
    name_en: str
    required: bool
    comes: Comes
    help: str = ""
    help_en: str = ""


class FormCard(Message):
    """A line of the list."""

    item: str
    name: str
    name_en: str
    department: str
    department_en: str
    promised_days: int
    minutes: int
    """About how long filling in takes."""


class FormsThere(Message):
    forms: tuple[FormCard, ...]
    keep_days: int
    """So long a draft is kept for whoever wants it."""


class Form(FormCard):
    pages: tuple[FormPage, ...]
    fields: tuple[FormField, ...]
    materials: tuple[FormMaterial, ...]
    pages_most: int
    """Files of one material."""
    phone: bool
    """A phone can reach this center: what cannot be done here can be handed to one."""


class FilingReason(StrEnum):
    """Why it was not done."""

    UNKNOWN_FORM = "unknownForm"
    """This hall has no form for this item."""
    NOT_CONFIRMED = "notConfirmed"
    """Registered data are shown to nobody but whose they are."""
    UNKNOWN_DRAFT = "unknownDraft"
    """There is none (any more), the digits are another person's, or another kiosk has it: which is not told."""
    TOO_MANY = "tooMany"
    """Too many wrong tries, or too many drafts kept here today; later again."""
    WRONG = "wrong"
    """These answers cannot be right; nothing was kept."""
    NOT_ON_LIST = "notOnList"
    """The published list asks for no such file."""
    WRONG_TYPE = "wrongType"
    """Neither JPEG nor PNG nor PDF, whatever it is called."""
    UNREADABLE = "unreadable"
    """It says it is one, but cannot be opened, or is locked or holds programs."""
    TOO_LARGE = "tooLarge"
    """More bytes, pages or pixels than this hall takes."""
    TOO_MANY_FILES = "tooManyFiles"
    """This material, or this draft, has as many files as it may have."""
    NO_SIGNATURE = "noSignature"
    """No ink, or no picture of it."""
    GAPS = "gaps"
    """Something is missing: all of it is named."""
    # what receiving a case says (`kiosk.center.contract.cases.CaseReason`)
    UNKNOWN_ITEM = "unknownItem"
    """The catalogue has no such item."""
    NO_CASES = "noCases"
    """Nothing to apply for: this hall keeps no cases of this item."""
    USED_UP = "usedUp"
    """This day's case numbers are used up."""


class Gap(Message):
    kind: Literal["field", "material"]
    name: str
    """Key of the field, or name of the material."""
    label: str
    label_en: str


class FilingRefusal(Message):
    reason: FilingReason
    names: tuple[str, ...] = ()
    """Fields or materials it is about."""
    gaps: tuple[Gap, ...] = ()


# -------------------------------------------------------------------------------------------- the draft


class Origin(StrEnum):
    CARD = "card"
    REGISTER = "register"
    TYPED = "typed"
    """By the citizen, here or on the phone."""


class Entry(Message):
    """An answer as the screen may show it."""

    key: FieldKey
    shown: str = Field(repr=False)
    origin: Origin


class FileLine(Message):
    n: int
    material: str
    kind: str
    """image/jpeg or application/pdf."""
    size: int
    """Bytes."""
    pages: int


class Draft(Message):
    id: DraftId
    form: Form
    entries: tuple[Entry, ...]
    files: tuple[FileLine, ...]
    gaps: tuple[Gap, ...]
    until: datetime
    """It is erased then."""


class DraftWanted(Message):
    item: str = Field(min_length=1, max_length=40)
    holder: Holder
    address: str = Field(default="", max_length=200, repr=False)
    """As the card says it."""
    confirmed: Confirmation


class Resume(Message):
    """The code of the slip, and either the card's holder or the last four of the identity number."""

    code: str = Field(min_length=1, max_length=40)
    holder: Holder | None = None
    last_four: str = Field(default="", max_length=4, repr=False)


class Answers(Message):
    values: dict[FieldKey, Value] = Field(max_length=60, repr=False)
    """Choices by their code, days as 2026-11-22; "" takes an answer back."""


class FileSent(Message):
    material: str = Field(min_length=1, max_length=200)
    content: Base64Bytes = Field(repr=False)
    """JPEG, PNG or PDF."""


class FileRemoved(Message):
    n: int = Field(ge=0, le=10_000)


class HandWanted(Message):
    """One material, or the text questions of one page."""

    material: str = Field(default="", max_length=200)
    page: int = Field(default=-1, ge=-1, le=60)


class Hand(Message):
    url: str = Field(repr=False)
    """For the QR on the screen; whoever has it can send into this draft, and see nothing of it."""
    until: datetime
    uploads: int


class Keep(Message):
    """To go on another day."""


class Kept(Message):
    code: str = Field(repr=False)
    url: str = Field(repr=False)
    """For the QR of the slip; opens nothing without the card or the last four digits."""
    item_name: str
    item_name_en: str
    until: date


class Erase(Message):
    draft: DraftId


class Submit(Message):
    signature: Base64Bytes | None = Field(default=None, repr=False)
    """PNG, dark ink on white or on nothing. None: whoever cannot sign was confirmed another way (电子签名法 13)."""
    confirmed: Confirmation = Confirmation.NONE


# ---------------------------------------------------------------------------------------------- for staff


class Answered(Message):
    label: str
    value: str = Field(repr=False)
    origin: Origin


class FiledFile(FileLine):
    at: datetime


class Filed(Message):
    answers: tuple[Answered, ...]
    files: tuple[FiledFile, ...]
    """The signature is the one without a material."""
    confirmed: Confirmation
    """How the applicant was confirmed; with no signature it stands for one."""
