"""The document camera (高拍仪), as journeys use it: `views` while a page is laid, then `capture`.

    documents = visit.rack.documents                       # None: this machine has none
    try:
        async for view in documents.views():               # about five a second, for ever
            show(view.state, view.preview)                 # PageState and a JPEG; or view.detail and no picture
            if view.good:
                break
        shot = await documents.capture()
        if shot.outcome is Outcome.SUCCESS:
            upload(shot.page)                              # a JPEG; shot.wipe() once it is sent
    finally:
        await documents.stop()                             # the lamp goes out

Pictures are taken and judged in a process of their own (`kiosk.devices.document_station`), begun with the first look
and ended with the visit (`forget`): this side loads neither OpenCV nor numpy, and no memory that held a citizen's
papers outlives their stay.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress

from drivers.contract.camera import CameraDetail, CameraStatus
from drivers.contract.document_camera import PageLook, PageShot
from drivers.contract.words import Health, Outcome
from drivers.document_camera.presence import Presence
from kiosk.devices.bay import WatchedBay
from kiosk.devices.document_station import wire
from kiosk.devices.document_station.line import Gone, Line

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "kiosk.devices.document_station")
LOOK = 3.0
"""Seconds to the first picture at most; every later one takes a fraction of a second."""
CAPTURE = 6.0
"""Seconds a page may take to lie still enough to be photographed."""
BEGIN = 8.0
"""Seconds beyond a call's own deadline for the process to begin and load what it needs."""
AGAIN = 1.0
"""Seconds between two looks at a camera that is not there."""
TRIES = 3
"""How often a station may die within one visit and is begun anew."""


class DocumentBay:
    """Belongs to one asyncio loop. One call at a time; others wait for it."""

    def __init__(self, driver: str, address: str, command: Sequence[str] = COMMAND) -> None:
        """`driver` and `address` as the configuration writes them (`drivers.catalogue`, kind document_camera)."""
        unseen = CameraStatus(Health.NO_DEVICE)
        self.presence: WatchedBay[Presence, CameraStatus] = WatchedBay(
            "document_camera", lambda: Presence(address), unseen
        )
        """What the rack watches: is the device plugged in? Looking so never turns it on."""
        self._driver, self._address, self._command = driver, address, tuple(command)
        self._line: Line | None = None
        self._calls = asyncio.Lock()
        self._deaths = 0
        self._stops = 0
        """Grows whenever somebody wants the camera off: a call that began before does not turn it on again."""

    @property
    def ready(self) -> bool:
        """As last seen by the rack, every few seconds."""
        return self.presence.ready

    @property
    def pid(self) -> int | None:
        return self._line.pid if self._line is not None else None

    async def warm(self) -> None:
        """Begin the station, so that the first look need not wait for it. The camera stays off."""
        await self._ask({"do": "warm"}, BEGIN)

    async def look(self) -> PageLook:
        """What lies on the mat now, with a preview to show; turns the camera on. Never raises for a device's trouble:
        `outcome` and `detail` tell. Twenty seconds without a look and the camera goes off by itself."""
        return wire.look_of(*await self._ask({"do": "look", "deadline": LOOK}, LOOK))

    async def views(self) -> AsyncGenerator[PageLook, None]:
        """One look after the other, without end; a camera that is not there is asked once a second. Each view's
        preview is zeroed when the next one is asked for."""
        while True:
            view = await self.look()
            try:
                yield view
            finally:
                view.wipe()
            if view.outcome is not Outcome.SUCCESS:
                await asyncio.sleep(AGAIN)

    async def capture(self, deadline: float = CAPTURE) -> PageShot:
        """Photograph the page, upright and with straight edges, as soon as it lies well; USER_ERROR and the `state`
        that stood in the way when it does not within `deadline` seconds. A page that is not whole is never taken."""
        return wire.shot_of(*await self._ask({"do": "capture", "deadline": deadline}, deadline))

    async def turned(self, page: bytearray, degrees: int) -> bytearray:
        """The same page turned clockwise by 90, 180 or 270 degrees, for a citizen who sees it stand on its head. The
        page given is zeroed; empty when the station failed. Raises ValueError for another angle."""
        if degrees not in (90, 180, 270):
            raise ValueError(f"a page is turned by 90, 180 or 270 degrees, not {degrees}")
        _, turned = await self._ask({"do": "turn", "degrees": degrees}, LOOK, page)
        page[:] = bytes(len(page))
        return turned

    async def stop(self) -> None:
        """Camera and lamp off, whatever runs: within 0.3 s, or the station is ended, which turns them off too."""
        self._stops += 1
        if self._line is None:
            return
        try:
            async with asyncio.timeout(wire.OFF):
                await self._ask({"do": "stop"}, wire.OFF)
        except TimeoutError:
            await self._end(at_once=True)

    async def forget(self) -> None:
        """The visit is over: end the process. Nothing of its memory is left."""
        self._stops += 1
        self._deaths = 0
        await self._end()

    def close(self) -> None:
        """The machine ends: a station that still runs is killed."""
        if self._line is not None:
            self._line.shoot()

    # ------------------------------------------------------------------------------- the station

    async def _ask(
        self, message: wire.Message, deadline: float, picture: bytearray | None = None
    ) -> tuple[wire.Message, bytearray]:
        """The answer, or what stands for one when there is none. Who is canceled leaves the call to end by itself:
        its picture is zeroed."""
        call = asyncio.create_task(self._call(message, deadline, picture or bytearray(), self._stops))
        try:
            return await asyncio.shield(call)
        except asyncio.CancelledError:
            call.add_done_callback(_wiped)
            raise

    async def _call(
        self, message: wire.Message, deadline: float, picture: bytearray, stops: int
    ) -> tuple[wire.Message, bytearray]:
        async with self._calls:
            if message["do"] == "stop" and self._line is None:
                return {}, bytearray()  # ended while this waited: what is off is not begun to be turned off
            try:
                async with asyncio.timeout(deadline + (wire.SLACK if self._line else BEGIN)):
                    if self._stops != stops and message["do"] != "stop":
                        return {"outcome": Outcome.CANCELED}, bytearray()
                    line = self._line or await self._begin(stops)
                    return await line.exchange(message, picture)
            except TimeoutError:
                log.error("the document station says nothing to %s; it is ended", message["do"])
                self._deaths += 1
                trouble: wire.Message = {"outcome": Outcome.TIMEOUT, "detail": CameraDetail.SILENT}
            except Gone as gone:
                trouble = {"outcome": Outcome.CANCELED}
                if self._stops == stops and message["do"] != "stop":
                    log.error("the document station is gone: %s", gone)
                    self._deaths += 1
                    trouble = {"outcome": Outcome.INTERNAL_ERROR}
            await self._end(at_once=True)
            return trouble, bytearray()

    async def _begin(self, stops: int) -> Line:
        """Raises Gone when no process can be had, when too many ended by themselves in this visit, or when nobody
        wants it any more."""
        if self._deaths > TRIES:
            raise Gone("it ended too often in this visit")
        line = self._line = await Line.begun(self._command)
        if self._stops != stops:
            raise Gone("it is not wanted any more")
        await line.exchange({"do": "open", "driver": self._driver, "address": self._address}, bytearray())
        return line

    async def _end(self, at_once: bool = False) -> None:
        """Shielded: who is canceled twice must not leave a camera on."""
        line, self._line = self._line, None
        if line is not None:
            await asyncio.shield(asyncio.create_task(line.end(at_once)))


def _wiped(call: asyncio.Task[tuple[wire.Message, bytearray]]) -> None:
    with suppress(asyncio.CancelledError, Exception):
        picture = call.result()[1]
        picture[:] = bytes(len(picture))
