"""Cases as staff see them: the list with its lights, and one case, whole. The doors: `kiosk.center.contract.cases`."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from kiosk.center.contract import HandleType, Holder, Message
from kiosk.center.contract.cases import CaseFee, CaseId, Channel, Check, Light, Special, State, Step, Verb
from kiosk.center.contract.fees import FeeOrder
from kiosk.center.contract.items import Commitment

PAGE_ROWS = 50


class CaseRow(Message):
    """A line of the list."""

    id: CaseId
    number: str
    short: str
    item: str
    item_name: str
    department: str
    shown: str
    channel: Channel
    handle_type: HandleType
    received_at: datetime
    state: State
    step: Step
    light: Light
    due: date | None
    step_due: date | None
    check_due: date | None = None
    """核查: the last day in time, while it is to be done."""


class Lights(Message):
    """Of all open cases that were asked for, whatever the page."""

    open: int
    green: int
    yellow: int
    red: int
    paused: int


class CasePage(Message):
    rows: tuple[CaseRow, ...]
    next: str = ""
    """Ask again with `after` for what follows; "" at the end."""
    lights: Lights


class Entry(Message):
    """A line of the case's own book, for staff."""

    at: datetime
    verb: str
    """A Verb, "receive", or what the law did by itself: "deemedAccepted", "lapsed"."""
    state: State
    by: str
    """Badge; "" when the center did it by itself."""
    words: str = ""


class CaseMaterial(Message):
    name: str
    required: bool
    originals: int
    copies: int
    handed_in: bool
    by_commitment: bool = False
    """告知承诺 may stand for it,"""
    committed: bool = False
    """and does."""


class CaseView(Message):
    row: CaseRow
    applicant: Holder
    phone: str = Field(default="", repr=False)
    code: str
    materials: tuple[CaseMaterial, ...]
    gaps: tuple[str, ...]
    gaps_until: date | None
    committed: bool
    """告知承诺 was signed."""
    statutory_days: int | None
    promised_days: int
    accepted_on: date | None
    legal_due: date | None
    special: Special | None
    late: bool
    """A decision has to say why it comes late."""
    result: str
    acts: tuple[Verb, ...]
    """What can be done now."""
    entries: tuple[Entry, ...]
    fee: CaseFee | None = None
    """None: it costs nothing."""
    fees: tuple[FeeOrder, ...] = ()
    """Its slips and what became of them, the oldest first."""
    commitment: Commitment | None = None
    """As it was published when the papers were handed in."""
    checked: Check = Check.NONE
    distrusted: bool = False
    """This applicant's commitments need a manager."""
