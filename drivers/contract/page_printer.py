"""An A4 printer: what it is given, and how its pages ended (XFS4IoT printer; IPP, RFC 8011)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Outcome, Remedy, Supply


class PageDetail(StrEnum):
    """What stands in the way of the pages, or why they are not proven (XFS4IoT printer errors, IPP reasons)."""

    PAPER_OUT = "paperOut"
    PAPER_JAMMED = "paperJammed"
    COVER_OPEN = "coverOpen"
    TONER_OUT = "tonerOut"
    OUTPUT_FULL = "outputFull"
    WRONG_MEDIA = "wrongMedia"
    """Paper is loaded, and none of it is A4."""
    STOPPED = "stopped"
    """Paused or out of order, and it does not say why."""
    BUSY = "inUse"
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    REFUSED = "refused"
    GARBAGE = "garbage"
    TOO_LARGE = "tooLarge"
    ABORTED = "aborted"
    """The printer gave the job up, or somebody canceled it there."""
    JOB_LOST = "jobLost"
    """The printer was away, and does not know the job any more."""
    PAGES_DIFFER = "pagesDiffer"
    """It says done, and counted another number of pages than it was given; or none."""
    PAGES_GUESSED = "pagesGuessed"
    """It says done, and what counts the pages (a print queue) never saw the paper."""


@dataclass(frozen=True, slots=True)
class PagePrinterStatus:
    """One look at a printer. BUSY: it prints for somebody and takes a job. `cover_open` is None where it was not asked.

    `paper` is the A4 paper: OUT also when another size is loaded. `toner` of several is the emptiest.
    """

    health: Health
    paper: Supply
    toner: Supply = Supply.UNKNOWN
    cover_open: bool | None = None
    detail: PageDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class PageJob:
    """A PDF of `pages` A4 pages, printed `copies` times. Raises ValueError for what can never be printed.

    `sides`: one-sided, two-sided-long-edge or two-sided-short-edge. `title` stands on the printer's panel and in its
    job list for everybody to read: never a citizen's name.
    """

    pdf: bytes = field(repr=False)
    pages: int
    copies: int = 1
    sides: str = "one-sided"
    title: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.pdf or self.pages < 1 or self.copies < 1:
            raise ValueError("a job has a document of at least one page, and at least one copy")
        if self.sides not in ("one-sided", "two-sided-long-edge", "two-sided-short-edge"):
            raise ValueError(f"sides cannot be {self.sides!r}")

    @property
    def impressions(self) -> int:
        """Printed sides in all."""
        return self.pages * self.copies


@dataclass(frozen=True, slots=True)
class PagesResult:
    """How a job ended. `printed` impressions of `wanted` are proven by the printer's own count."""

    outcome: Outcome
    detail: PageDetail | None = None
    printed: int = 0
    wanted: int = 0
    seconds: float = 0.0
    status: PagePrinterStatus | None = None


def never() -> bool:
    """Nobody cancels."""
    return False


class PagePrinter(Protocol):
    """An A4 printer that takes PDF."""

    verified: bool
    """Has this driver been run on real hardware?"""

    def status(self, deadline: float) -> PagePrinterStatus:
        """Ask the printer itself; an absent printer is `NO_DEVICE`."""

    def print_pages(
        self,
        job: PageJob,
        deadline: float,
        progress: Callable[[int], None] | None = None,
        troubled: Callable[[PageDetail | None], None] | None = None,
        canceled: Callable[[], bool] = never,
        staff: float = 0.0,
    ) -> PagesResult:
        """Send, then prove. SUCCESS only when the printer says that the job was completed successfully, counted every
        page and has no complaint (printing.md §9.5) but the one that its tray is empty now.

        NOT_READY, INVALID_DATA and UNSUPPORTED mean that nothing was printed. `progress` is told the impressions that
        came out, whenever there are more. A job that began waits for staff: `troubled` is told what stands in the way,
        and None when it is cleared; with `staff`, each trouble may stand for so many seconds, and the deadline
        does not go on meanwhile. When `canceled` says so, or shortly before the deadline, the job is canceled:
        CANCELED only when the printer says that it is, else UNCONFIRMED, each with the pages that came out. All three
        are called from the calling thread.
        """

    def close(self) -> None: ...
