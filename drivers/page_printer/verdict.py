"""What a printer's attributes mean: its status, and whether a job is proven (RFC 8011; printing.md §9.5, §10.5).

Reasons are compared by their beginning: `-error`, `-warning` and `-report` are chosen differently by every printer, and
change with its state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.contract import Health, PageDetail, PagePrinterStatus, Remedy, Supply
from drivers.transport.ipp_message import Value

Attributes = Mapping[str, Sequence[Value]]
A4: Final = "iso_a4_210x297mm"
PRINTER_ATTRIBUTES: Final = [
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-up-time",
    "media-ready",
    "marker-types",
    "marker-levels",
    "marker-low-levels",
]
JOB_ATTRIBUTES: Final = ["job-state", "job-state-reasons", "job-impressions", "job-impressions-completed", "copies"]

_EMPTY: Final = "media-empty"
_FAULTS: Final = (
    ("media-jam", PageDetail.PAPER_JAMMED, Health.HARDWARE_ERROR, Remedy.CLEAR),
    ("cover-open", PageDetail.COVER_OPEN, Health.OFFLINE, Remedy.CLEAR),
    ("door-open", PageDetail.COVER_OPEN, Health.OFFLINE, Remedy.CLEAR),
    ("interlock-open", PageDetail.COVER_OPEN, Health.OFFLINE, Remedy.CLEAR),
    (_EMPTY, PageDetail.PAPER_OUT, Health.OFFLINE, Remedy.REFILL),
    ("input-tray-missing", PageDetail.PAPER_OUT, Health.OFFLINE, Remedy.REFILL),
    ("media-needed", PageDetail.WRONG_MEDIA, Health.OFFLINE, Remedy.REFILL),
    ("toner-empty", PageDetail.TONER_OUT, Health.OFFLINE, Remedy.REFILL),
    ("marker-supply-empty", PageDetail.TONER_OUT, Health.OFFLINE, Remedy.REFILL),
    ("marker-supply-missing", PageDetail.TONER_OUT, Health.OFFLINE, Remedy.REFILL),
    ("output-area-full", PageDetail.OUTPUT_FULL, Health.OFFLINE, Remedy.CLEAR),
    ("output-tray-missing", PageDetail.OUTPUT_FULL, Health.OFFLINE, Remedy.CLEAR),
    ("timed-out", PageDetail.SILENT, Health.OFFLINE, Remedy.RESET),
    ("offline", PageDetail.SILENT, Health.OFFLINE, Remedy.RESET),
    ("shutdown", PageDetail.STOPPED, Health.OFFLINE, Remedy.RESET),
    ("paused", PageDetail.STOPPED, Health.OFFLINE, Remedy.RESET),
)
"""What stops a job, the gravest first."""
_FOR_STAFF: Final = (
    "media-low",
    "toner-low",
    "marker-supply-low",
    "output-area-almost-full",
    "marker-waste-almost-full",
)
"""Told to staff and stopping nothing, whatever their suffix."""
_IDLE, _PROCESSING, _STOPPED = 3, 4, 5

UNPLUGGED: Final = PagePrinterStatus(
    Health.NO_DEVICE, Supply.UNKNOWN, detail=PageDetail.UNPLUGGED, remedy=Remedy.MAINTAIN
)


def unreachable(detail: PageDetail) -> PagePrinterStatus:
    """The status of a printer that could not be asked."""
    if detail is PageDetail.UNPLUGGED:
        return UNPLUGGED
    remedy = Remedy.RESET if detail is PageDetail.SILENT else Remedy.CONFIGURE
    return PagePrinterStatus(Health.OFFLINE, Supply.UNKNOWN, detail=detail, remedy=remedy)


def status_of(printer: Attributes) -> PagePrinterStatus:
    """The status behind PRINTER_ATTRIBUTES. Without a state it is GARBAGE: every printer has one (RFC 8011 §5.4.11)."""
    state = first(printer, "printer-state")
    if state not in (_IDLE, _PROCESSING, _STOPPED):
        return unreachable(PageDetail.GARBAGE)
    reasons = words(printer, "printer-state-reasons")
    health, detail, remedy = _worst(printer, reasons)
    paper, toner = _paper(printer, reasons), _toner(printer, reasons)
    if detail is None and Supply.LOW in (paper, toner):
        remedy = Remedy.REFILL
    cover_open = _has(reasons, "cover-open", "door-open", "interlock-open")
    return PagePrinterStatus(health, paper, toner, cover_open, detail, remedy)


def only_empty(printer: Attributes) -> bool:
    """An empty tray is all it complains of: that comes with every tray's last sheet and says nothing of the sheets
    before, which a completed job counted (printing.md §9.5 asks for a printer without any complaint)."""
    reasons = words(printer, "printer-state-reasons")
    others = [each for each in reasons if not each.startswith(_EMPTY)]
    faulty = any(_has(others, name) for name, *_ in _FAULTS) or _failed(others)
    return len(others) < len(reasons) and not faulty


def _failed(reasons: list[str]) -> bool:
    return any(each.endswith("-error") and not each.startswith(_FOR_STAFF) for each in reasons)


def _worst(printer: Attributes, reasons: list[str]) -> tuple[Health, PageDetail | None, Remedy]:
    for name, detail, health, remedy in _FAULTS:
        if _has(reasons, name):
            return health, detail, remedy
    if _failed(reasons):
        return Health.HARDWARE_ERROR, PageDetail.STOPPED, Remedy.MAINTAIN
    if first(printer, "printer-state") == _STOPPED:
        return Health.OFFLINE, PageDetail.STOPPED, Remedy.RESET
    if first(printer, "printer-is-accepting-jobs") is False:
        return Health.OFFLINE, PageDetail.REFUSED, Remedy.CONFIGURE
    if _a4_ready(printer) is False:
        return Health.OFFLINE, PageDetail.WRONG_MEDIA, Remedy.REFILL
    busy = first(printer, "printer-state") == _PROCESSING
    return Health.BUSY if busy else Health.ONLINE, None, Remedy.NONE


def _paper(printer: Attributes, reasons: list[str]) -> Supply:
    if _has(reasons, "media-jam"):
        return Supply.JAMMED
    if _has(reasons, _EMPTY) or _a4_ready(printer) is False:
        return Supply.OUT
    if _has(reasons, "media-low"):
        return Supply.LOW
    return Supply.FULL if _a4_ready(printer) else Supply.UNKNOWN


def _a4_ready(printer: Attributes) -> bool | None:
    """Is A4 in a tray? None where the printer does not say."""
    ready = words(printer, "media-ready")
    return any(each.startswith(A4) for each in ready) if ready else None


def _toner(printer: Attributes, reasons: list[str]) -> Supply:
    if _has(reasons, "toner-empty", "marker-supply-empty", "marker-supply-missing"):
        return Supply.OUT
    if _has(reasons, "toner-low", "marker-supply-low"):
        return Supply.LOW
    kinds, levels = printer.get("marker-types", ()), printer.get("marker-levels", ())
    lows = printer.get("marker-low-levels", ())
    left = [
        (level, lows[place] if place < len(lows) else 0)
        for place, (kind, level) in enumerate(zip(kinds, levels, strict=False))
        if str(kind).startswith(("toner", "ink")) and isinstance(level, int) and level >= 0  # below 0: it cannot tell
    ]
    if not left:
        return Supply.UNKNOWN
    return Supply.LOW if any(level <= low for level, low in left if isinstance(low, int)) else Supply.FULL


# ------------------------------------------------------------------------------------------------- jobs


class JobState(IntEnum):
    """RFC 8011 §5.3.7."""

    PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)


@dataclass(frozen=True, slots=True)
class JobLook:
    """One look at a job. `counted` is the printer's count, `printed` the impressions that it proves."""

    state: JobState
    successful: bool
    counted: int
    printed: int

    @property
    def over(self) -> bool:
        return self.state >= JobState.CANCELED

    def proven(self, wanted: int) -> bool:
        """Three of the four conditions; the fourth, a printer without complaint, is in its status."""
        return self.state is JobState.COMPLETED and self.successful and self.printed == wanted


def look_at(job: Attributes, pages: int, copies: int) -> JobLook | None:
    """What JOB_ATTRIBUTES say of a job of `pages` in `copies`; None where that makes no sense."""
    state = first(job, "job-state")
    if not isinstance(state, int) or state not in list(JobState):
        return None
    counted = first(job, "job-impressions-completed")
    counted = counted if isinstance(counted, int) and counted > 0 else 0
    successful = "job-completed-successfully" in words(job, "job-state-reasons")
    printed = counted
    if successful and _counts_once(job, pages, copies) and counted == pages:
        printed = pages * copies
    return JobLook(JobState(state), successful, counted, printed)


def _counts_once(job: Attributes, pages: int, copies: int) -> bool:
    """Does this printer count a page once for all its copies? Believed only of one that names the number of copies it
    makes, and whose own total is that of one copy."""
    return first(job, "copies") == copies and first(job, "job-impressions") == pages


def not_honoured(unsupported: Attributes) -> PageDetail | None:
    """Of the attributes a printer ignored or replaced (status 0001): the one without which the paper is wrong."""
    if "media" in unsupported or "media-col" in unsupported:
        return PageDetail.WRONG_MEDIA
    return PageDetail.REFUSED if unsupported.keys() & {"copies", "document-format"} else None


def first(attributes: Attributes, name: str) -> Value:
    return next(iter(attributes.get(name, ())), None)


def words(attributes: Attributes, name: str) -> list[str]:
    return [each for each in attributes.get(name, ()) if isinstance(each, str)]


def _has(reasons: list[str], *names: str) -> bool:
    return any(each.startswith(names) for each in reasons)
