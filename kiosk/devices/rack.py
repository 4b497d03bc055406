"""The rack: one bay a device. Drivers are plain blocking classes; a bay runs them off the kiosk thread and remembers
how the device was last seen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from drivers.contract import (
    Health,
    Outcome,
    PrinterDetail,
    PrinterStatus,
    PrintResult,
    Slip,
    Supply,
    TicketPrinter,
)
from kiosk.devices.bay import WatchedBay
from kiosk.devices.document_camera import DocumentBay
from kiosk.devices.face import FaceBay
from kiosk.devices.news import PAPER_LOW, WELL, News
from kiosk.devices.pages import PageBay
from kiosk.devices.readers import DecoderBay, ReaderBay, ScannerBay, SocialBay

log = logging.getLogger(__name__)

PAY_DEADLINE = 5.0
"""Seconds to get a void strip out."""


class PrinterBay(WatchedBay[TicketPrinter, PrinterStatus]):
    """The ticket printer, as journeys use it."""

    def __init__(self, build: Callable[[], TicketPrinter]) -> None:
        super().__init__("ticket_printer", build, PrinterStatus(Health.NO_DEVICE, Supply.UNKNOWN))
        self.owed = ""
        """The words for half a slip that may be lying in the printer: they are printed before anything else is."""
        self._paying = asyncio.Lock()
        self.on_paid: Callable[[], None] = lambda: None
        self.free = asyncio.Event()
        """Set once the slips of an earlier run are accounted for; nothing new is printed before."""
        self.free.set()

    async def look(self, deadline: float = 1.5) -> PrinterStatus:
        """Ask the printer; when it can print again, first mark what it may still hold of an unproven slip."""
        await super().look(deadline)
        if self.owed and self.paper != "out":
            await self._pay()
        return self.status

    async def print_slip(self, slip: Slip, deadline: float, sent: Callable[[], None], spoilt: str) -> PrintResult:
        """Print, then prove. `spoilt` are the words for the rest, should the slip come out only in part."""
        await self.free.wait()
        if self.owed and not await self._pay():
            return PrintResult(Outcome.NOT_READY, PrinterDetail.SENT_IN_PART, status=self.status)
        result = await self.run(lambda printer: printer.print_slip(slip, deadline, sent))
        if result.status is not None:
            self.status = result.status
        if result.outcome is not Outcome.SUCCESS and result.sent > 0:
            self.owed = spoilt
        return result

    async def warm_up(self) -> None:
        await self.run(lambda printer: printer.warm_up())

    async def prove(self, deadline: float) -> PrintResult:
        """Has everything come out that an earlier run of the kiosk sent?"""
        return await self.run(lambda printer: printer.prove(deadline))

    async def _pay(self) -> bool:
        """Print the words owed. True when nothing is owed any more. Who waits may be canceled; the paper comes all
        the same, and must be counted."""
        return await asyncio.shield(self._pay_once())

    async def _pay_once(self) -> bool:
        async with self._paying:
            words = self.owed
            if words:
                result = await self.run(lambda printer: printer.void_remainder(PAY_DEADLINE, words))
                if result.outcome is Outcome.SUCCESS:
                    self.owed = ""
                    self.on_paid()
            return not self.owed

    @property
    def word(self) -> str:
        word = super().word
        return PAPER_LOW if word == WELL and self.status.paper is Supply.LOW else word

    @property
    def paper(self) -> str:
        """The paper in the citizen's words: "ok", "low" or "out". A printer that cannot print now counts as out."""
        if not self.ready or self.status.paper in (Supply.OUT, Supply.JAMMED):
            return "out"
        return "low" if self.status.paper is Supply.LOW else "ok"


class Rack:
    """All devices of one machine: those every kiosk has, and those this one has beside."""

    def __init__(
        self,
        printer: PrinterBay,
        reader: ReaderBay,
        *,
        decoder: DecoderBay | None = None,
        scanner: ScannerBay | None = None,
        social: SocialBay | None = None,
        face: FaceBay | None = None,
        pages: PageBay | None = None,
        documents: DocumentBay | None = None,
    ) -> None:
        self.printer = printer
        self.reader = reader
        self.decoder = decoder
        self.scanner = scanner
        self.social = social
        self.face = face
        self.pages = pages
        self.documents = documents
        self.news = News()
        """What the hall's staff are told of them."""

    async def look(self) -> None:
        """One look at every device, and word of what changed; a look that fails is a bug and is logged, never let out.
        Camera and face engine are not looked at: they sleep until somebody agrees to be seen."""
        for bay in self._watched():
            try:
                await bay.look()
                self.news.looked(bay.name, bay.word)
            except Exception:
                log.exception("looking at %s", type(bay).__name__)

    async def watch(self, every: float = 5.0) -> None:
        """Look at the devices for ever, every so many seconds."""
        await self.printer.warm_up()
        while True:
            await self.look()
            await asyncio.sleep(every)

    async def forget(self) -> None:
        """A visit is over: whatever a device still knows of the citizen goes."""
        if self.social is not None:
            self.social.forget()
        if self.face is not None:
            await self.face.forget()
        if self.documents is not None:
            await self.documents.forget()

    def close(self) -> None:
        for bay in self._watched():
            bay.close()
        if self.documents is not None:
            self.documents.close()

    def _watched(self) -> list[WatchedBay[Any, Any]]:
        papers = self.documents.presence if self.documents is not None else None
        bays = (self.printer, self.reader, self.decoder, self.scanner, self.social, self.pages, papers)
        return [bay for bay in bays if bay is not None]
