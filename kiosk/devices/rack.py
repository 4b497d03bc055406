"""The rack: one bay a device, one thread a bay, one call at a time.

Drivers are plain blocking classes; a bay runs them off the kiosk thread and remembers how the device was last seen.
A device counts as lost only after two independent signs, and is logged once when lost and once when back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from drivers.contract import (
    CardReader,
    Health,
    Outcome,
    PrinterDetail,
    PrinterStatus,
    PrintResult,
    ReaderStatus,
    ReadResult,
    Slip,
    Supply,
    TicketPrinter,
)

log = logging.getLogger(__name__)

Device = TypeVar("Device")
Result = TypeVar("Result")

PAY_DEADLINE = 5.0
"""Seconds to get a void strip out."""
SIGNS = 2
"""How many looks in a row must miss a device before it is called lost."""


class Bay(Generic[Device]):
    """A device and the only thread that may touch it."""

    def __init__(self, name: str, build: Callable[[], Device]) -> None:
        self.name = name
        self._build = build
        self._device: Device | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._misses = 0
        self.lost = False

    async def run(self, call: Callable[[Device], Result]) -> Result:
        """Run one blocking call on the device's own thread. A canceled wait lets the call run to its deadline."""

        def at_work() -> Result:
            if self._device is None:
                self._device = self._build()
            return call(self._device)

        return await asyncio.get_running_loop().run_in_executor(self._worker, at_work)

    def seen(self, health: Health) -> None:
        """Count the signs: lost after two misses in a row, back at the first answer."""
        gone = health in (Health.NO_DEVICE, Health.POWER_OFF, Health.OFFLINE, Health.HARDWARE_ERROR)
        self._misses = self._misses + 1 if gone else 0
        if self._misses >= SIGNS and not self.lost:
            self.lost = True
            log.warning("%s lost: %s", self.name, health.value)
        elif self.lost and not gone:
            self.lost = False
            log.warning("%s back", self.name)

    def close(self) -> None:
        def shut() -> None:
            if self._device is not None:
                self._device.close()  # type: ignore[attr-defined]

        self._worker.submit(shut)
        self._worker.shutdown(wait=True)


class PrinterBay:
    """The ticket printer, as journeys use it."""

    def __init__(self, build: Callable[[], TicketPrinter]) -> None:
        self._bay = Bay("ticket_printer", build)
        self.status = PrinterStatus(Health.NO_DEVICE, Supply.UNKNOWN)
        self.owed = ""
        """The words for half a slip that may be lying in the printer: they are printed before anything else is."""
        self._paying = asyncio.Lock()
        self.on_paid: Callable[[], None] = lambda: None
        self.free = asyncio.Event()
        """Set once the slips of an earlier run are accounted for; nothing new is printed before."""
        self.free.set()

    async def look(self, deadline: float = 1.5) -> PrinterStatus:
        """Ask the printer; when it can print again, first mark what it may still hold of an unproven slip."""
        self.status = await self._bay.run(lambda printer: printer.status(deadline))
        self._bay.seen(self.status.health)
        if self.owed and self.paper != "out":
            await self._pay()
        return self.status

    async def print_slip(self, slip: Slip, deadline: float, sent: Callable[[], None], spoilt: str) -> PrintResult:
        """Print, then prove. `spoilt` are the words for the rest, should the slip come out only in part."""
        await self.free.wait()
        if self.owed and not await self._pay():
            return PrintResult(Outcome.NOT_READY, PrinterDetail.SENT_IN_PART, status=self.status)
        result = await self._bay.run(lambda printer: printer.print_slip(slip, deadline, sent))
        if result.status is not None:
            self.status = result.status
        if result.outcome is not Outcome.SUCCESS and result.sent > 0:
            self.owed = spoilt
        return result

    async def warm_up(self) -> None:
        await self._bay.run(lambda printer: printer.warm_up())

    async def prove(self, deadline: float) -> PrintResult:
        """Has everything come out that an earlier run of the kiosk sent?"""
        return await self._bay.run(lambda printer: printer.prove(deadline))

    async def _pay(self) -> bool:
        """Print the words owed. True when nothing is owed any more. Who waits may be canceled; the paper comes all
        the same, and must be counted."""
        return await asyncio.shield(self._pay_once())

    async def _pay_once(self) -> bool:
        async with self._paying:
            words = self.owed
            if words:
                result = await self._bay.run(lambda printer: printer.void_remainder(PAY_DEADLINE, words))
                if result.outcome is Outcome.SUCCESS:
                    self.owed = ""
                    self.on_paid()
            return not self.owed

    @property
    def paper(self) -> str:
        """The paper in the citizen's words: "ok", "low" or "out". A printer that cannot print now counts as out."""
        if self._bay.lost or self.status.paper in (Supply.OUT, Supply.JAMMED):
            return "out"
        if self.status.health not in (Health.ONLINE, Health.BUSY):
            return "out"
        return "low" if self.status.paper is Supply.LOW else "ok"

    def close(self) -> None:
        self._bay.close()


class ReaderBay:
    """The card reader, as journeys use it."""

    def __init__(self, build: Callable[[], CardReader]) -> None:
        self._bay = Bay("card_reader", build)
        self.status = ReaderStatus(Health.NO_DEVICE)

    async def look(self, deadline: float = 1.0) -> ReaderStatus:
        self.status = await self._bay.run(lambda reader: reader.status(deadline))
        self._bay.seen(self.status.health)
        return self.status

    async def read(self, deadline: float = 3.0) -> ReadResult:
        return await self._bay.run(lambda reader: reader.read(deadline))

    @property
    def ready(self) -> bool:
        return not self._bay.lost and self.status.health in (Health.ONLINE, Health.BUSY)

    def close(self) -> None:
        self._bay.close()


class Rack:
    """All devices of one machine."""

    def __init__(self, printer: PrinterBay, reader: ReaderBay) -> None:
        self.printer = printer
        self.reader = reader

    async def look(self) -> None:
        """One look at every device; a look that fails is a bug and is logged, never let out."""
        for bay in (self.printer, self.reader):
            try:
                await bay.look()
            except Exception:
                log.exception("looking at %s", type(bay).__name__)

    async def watch(self, every: float = 5.0) -> None:
        """Look at the devices for ever, every so many seconds."""
        await self.printer.warm_up()
        while True:
            await self.look()
            await asyncio.sleep(every)

    def close(self) -> None:
        self.printer.close()
        self.reader.close()
