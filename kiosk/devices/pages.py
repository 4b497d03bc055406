"""The page printer, as journeys use it: a job on the printer's own thread, its progress told to the kiosk's loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from drivers.contract import Health, Supply
from drivers.contract.page_printer import PageDetail, PageJob, PagePrinter, PagePrinterStatus, PagesResult
from kiosk.devices.bay import WatchedBay

Progress = Callable[[int, PageDetail | None], None]
"""Pages that came out, and what stands in the way of the next."""


class PageRun:
    """One job. `result` ends when the printer has said its last word, whoever still waits for it."""

    def __init__(self, bay: PageBay, job: PageJob, deadline: float, told: Progress) -> None:
        self._canceled = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._told = told
        self._printed = 0
        self._trouble: PageDetail | None = None
        self.result: asyncio.Future[PagesResult] = asyncio.ensure_future(
            bay.run(
                lambda printer: printer.print_pages(
                    job, deadline, self._progress, self._troubled, self._canceled.is_set
                )
            )
        )

    @property
    def canceled(self) -> bool:
        return self._canceled.is_set()

    def cancel(self) -> None:
        """Ask the printer to stop; pages that came out stay counted."""
        self._canceled.set()

    # on the printer's thread

    def _progress(self, printed: int) -> None:
        self._printed = printed
        self._tell()

    def _troubled(self, detail: PageDetail | None) -> None:
        self._trouble = detail
        self._tell()

    def _tell(self) -> None:
        self._loop.call_soon_threadsafe(self._told, self._printed, self._trouble)


class PageBay(WatchedBay[PagePrinter, PagePrinterStatus]):
    def __init__(self, build: Callable[[], PagePrinter]) -> None:
        super().__init__("page_printer", build, PagePrinterStatus(Health.NO_DEVICE, Supply.UNKNOWN))
        self._run: PageRun | None = None

    def begin(self, job: PageJob, deadline: float, told: Progress) -> PageRun:
        """Print so many seconds at most, waits for staff included. `told` is called in the kiosk's loop."""
        self._run = PageRun(self, job, deadline, told)
        return self._run

    @property
    def hindrance(self) -> PageDetail | None:
        """Why nothing can be printed now, as last seen; None when it can. The job of somebody who left may still be on
        its way."""
        if self._run is not None and not self._run.result.done():
            return PageDetail.BUSY
        if not self.ready:
            return self.status.detail or PageDetail.SILENT
        return PageDetail.PAPER_OUT if self.status.paper in (Supply.OUT, Supply.JAMMED) else None
