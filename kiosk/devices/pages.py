"""The page printer, as journeys use it: a job on the printer's own thread, its progress told to the kiosk's loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from drivers.contract import Health, Supply
from drivers.contract.page_printer import PageDetail, PageJob, PagePrinter, PagePrinterStatus, PagesResult
from kiosk.devices.bay import WatchedBay
from kiosk.devices.news import PAPER_LOW, TONER_LOW, WELL

Progress = Callable[[int, PageDetail | None], None]
"""Pages that came out, and what stands in the way of the next."""


class PageRun:
    """One job. `result` ends when the printer has said its last word, whoever still waits for it."""

    def __init__(self, bay: PageBay, job: PageJob, deadline: float, staff: float, told: Progress) -> None:
        self._canceled = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._told = told
        self._printed = 0
        self.trouble: PageDetail | None = None
        """What stands in the way of the next page, by the printer's own word."""
        self.disowned = False
        """The citizen was told that it does not count, before the printer had said its last word."""
        self.result: asyncio.Future[PagesResult] = asyncio.ensure_future(
            bay.run(
                lambda printer: printer.print_pages(
                    job, deadline, self._progress, self._troubled, self._canceled.is_set, staff
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
        self.trouble = detail
        self._tell()

    def _tell(self) -> None:
        self._loop.call_soon_threadsafe(self._told, self._printed, self.trouble)


class PageBay(WatchedBay[PagePrinter, PagePrinterStatus]):
    def __init__(self, build: Callable[[], PagePrinter]) -> None:
        super().__init__("page_printer", build, PagePrinterStatus(Health.NO_DEVICE, Supply.UNKNOWN))
        self._run: PageRun | None = None

    def begin(self, job: PageJob, deadline: float, staff: float, told: Progress) -> PageRun:
        """Print for `deadline` seconds at most while nothing stands in the way; each trouble may stand for `staff`
        seconds. `told` is called in the kiosk's loop."""
        self._run = PageRun(self, job, deadline, staff, told)
        self._run.result.add_done_callback(self._over)
        return self._run

    async def look(self, deadline: float = 1.0) -> PagePrinterStatus:
        """As last seen while a job is on: its thread answers nobody before the job is over, and the job itself tells
        what is wrong."""
        return self.status if self._at_work else await super().look(deadline)

    @property
    def hindrance(self) -> PageDetail | None:
        """Why nothing can be printed now, as last seen; None when it can. The job of somebody who left may still be on
        its way."""
        if self._at_work:
            return self._at_work.trouble or PageDetail.BUSY
        if not self.ready:
            return self.status.detail or PageDetail.SILENT
        return PageDetail.PAPER_OUT if self.status.paper in (Supply.OUT, Supply.JAMMED) else None

    @property
    def word(self) -> str:
        trouble = self._at_work.trouble if self._at_work else None
        if trouble not in (None, PageDetail.BUSY):
            return trouble.value
        word = super().word
        if word == WELL and self.status.paper is Supply.LOW:
            return PAPER_LOW
        return TONER_LOW if word == WELL and self.status.toner is Supply.LOW else word

    @property
    def _at_work(self) -> PageRun | None:
        return self._run if self._run is not None and not self._run.result.done() else None

    def _over(self, ended: asyncio.Future[PagesResult]) -> None:
        """What the job saw last counts as a look."""
        if not ended.cancelled() and ended.exception() is None:
            self.status = ended.result().status or self.status
