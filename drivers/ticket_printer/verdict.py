"""Four answers to DLE EOT → what is wrong with the printer and who can put it right (printing.md §4.2)."""

from __future__ import annotations

from drivers.contract import Health, PrinterDetail, PrinterStatus, Remedy, Supply

UNPLUGGED = PrinterStatus(Health.NO_DEVICE, Supply.UNKNOWN, detail=PrinterDetail.UNPLUGGED, remedy=Remedy.MAINTAIN)
SILENT = PrinterStatus(Health.OFFLINE, Supply.UNKNOWN, detail=PrinterDetail.SILENT, remedy=Remedy.RESET)
GARBAGE = PrinterStatus(Health.OFFLINE, Supply.UNKNOWN, detail=PrinterDetail.GARBAGE, remedy=Remedy.CONFIGURE)


def verdict(printer: int, cause: int, error: int, roll: int) -> PrinterStatus:
    """The status behind the answers to n = 1, 2, 3 and 4.

    The gravest cause is the detail. A printer without a near-end sensor says "full" until the roll ends: that is its
    own word, and the paper question cannot be asked more closely.
    """
    paper = _paper(cause, roll)
    cover_open = bool(cause & 0x04)
    health, detail, remedy = _worst(printer, cause, error, paper)
    return PrinterStatus(health, paper, cover_open=cover_open, detail=detail, remedy=remedy)


def _paper(cause: int, roll: int) -> Supply:
    if roll & 0x60 or cause & 0x20:
        return Supply.OUT
    return Supply.LOW if roll & 0x0C else Supply.FULL


def _worst(printer: int, cause: int, error: int, paper: Supply) -> tuple[Health, PrinterDetail | None, Remedy]:
    if error & 0x20:
        return Health.HARDWARE_ERROR, PrinterDetail.UNRECOVERABLE, Remedy.MAINTAIN
    if error & 0x08:
        return Health.HARDWARE_ERROR, PrinterDetail.CUTTER_ERROR, Remedy.CLEAR
    if cause & 0x04:
        return Health.OFFLINE, PrinterDetail.COVER_OPEN, Remedy.CLEAR
    if paper is Supply.OUT:
        return Health.OFFLINE, PrinterDetail.PAPER_OUT, Remedy.REFILL
    if error & 0x40:
        return Health.OFFLINE, PrinterDetail.OVERHEATED, Remedy.NONE
    if cause & 0x40:
        return Health.HARDWARE_ERROR, None, Remedy.RESET
    if printer & 0x08:
        return Health.OFFLINE, None, Remedy.CLEAR
    return Health.ONLINE, None, Remedy.REFILL if paper is Supply.LOW else Remedy.NONE
