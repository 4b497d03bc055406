"""A bay: one device, one thread, one call at a time, and how the device was last seen.

A device counts as lost only after two independent signs, and is logged once when lost and once when back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from drivers.contract import Health
from kiosk.devices.news import WELL

log = logging.getLogger(__name__)


class Reported(Protocol):
    """What every status of the contract has."""

    @property
    def health(self) -> Health: ...

    @property
    def detail(self) -> StrEnum | None: ...


class Driver(Protocol):
    """What every driver of the contract can do. `status` gives its own kind of Reported."""

    def status(self, deadline: float) -> Any: ...

    def close(self) -> None: ...


Device = TypeVar("Device", bound=Driver)
Status = TypeVar("Status", bound=Reported)
Result = TypeVar("Result")

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
                self._device.close()

        self._worker.submit(shut)
        self._worker.shutdown(wait=True)


class WatchedBay(Bay[Device], Generic[Device, Status]):
    """A device that is looked at every few seconds, and how it was seen the last time."""

    def __init__(self, name: str, build: Callable[[], Device], unseen: Status) -> None:
        super().__init__(name, build)
        self.status = unseen

    async def look(self, deadline: float = 1.0) -> Status:
        self.status = await self.run(lambda device: device.status(deadline))
        self.seen(self.status.health)
        return self.status

    @property
    def ready(self) -> bool:
        return not self.lost and self.status.health in (Health.ONLINE, Health.BUSY)

    @property
    def word(self) -> str:
        """How it stood at the last look, in one word for the hall's staff (`kiosk.devices.news`)."""
        if self.status.health in (Health.ONLINE, Health.BUSY):
            return WELL
        return (self.status.detail or self.status.health).value
