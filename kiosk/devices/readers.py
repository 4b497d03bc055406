"""What reads beside the card reader: the scanner of codes, the reader of social-security cards, and the decoder of the
picture on a card's chip."""

from __future__ import annotations

from collections.abc import Callable

from drivers.contract import Health
from drivers.contract.code_scanner import CodeScanner, ScannerStatus, ScanResult
from drivers.contract.portrait import DecoderStatus, PortraitDecoder, PortraitResult
from drivers.contract.social_card import SocialCardReader, SocialResult, SocialStatus
from kiosk.devices.bay import Bay

SCAN = 0.5
"""Seconds of one wait for a code; short, so that a visit that ends is not waited for."""
DECODE = 3.0


class ScannerBay:
    """The code scanner, as journeys use it."""

    def __init__(self, build: Callable[[], CodeScanner]) -> None:
        self._bay = Bay("code_scanner", build)
        self.status = ScannerStatus(Health.NO_DEVICE)

    async def look(self, deadline: float = 1.0) -> ScannerStatus:
        self.status = await self._bay.run(lambda scanner: scanner.status(deadline))
        self._bay.seen(self.status.health)
        return self.status

    async def scan(self, deadline: float = SCAN) -> ScanResult:
        return await self._bay.run(lambda scanner: scanner.scan(deadline))

    async def rest(self) -> None:
        """Nobody is asked for a code any more."""
        await self._bay.run(lambda scanner: scanner.rest())

    @property
    def ready(self) -> bool:
        return not self._bay.lost and self.status.health in (Health.ONLINE, Health.BUSY)

    def close(self) -> None:
        self._bay.close()


class SocialBay:
    """The reader of social-security cards, as journeys use it."""

    def __init__(self, build: Callable[[], SocialCardReader]) -> None:
        self._bay = Bay("social_card", build)
        self.status = SocialStatus(Health.NO_DEVICE)

    async def look(self, deadline: float = 1.0) -> SocialStatus:
        self.status = await self._bay.run(lambda reader: reader.status(deadline))
        self._bay.seen(self.status.health)
        return self.status

    async def read(self, deadline: float = 3.0) -> SocialResult:
        return await self._bay.run(lambda reader: reader.read(deadline))

    @property
    def ready(self) -> bool:
        return not self._bay.lost and self.status.health in (Health.ONLINE, Health.BUSY)

    def close(self) -> None:
        self._bay.close()


class DecoderBay:
    """The reader maker's program for the picture on the chip."""

    def __init__(self, build: Callable[[], PortraitDecoder]) -> None:
        self._bay = Bay("portrait_decoder", build)
        self.status = DecoderStatus(Health.NO_DEVICE)

    async def look(self, deadline: float = 1.0) -> DecoderStatus:
        self.status = await self._bay.run(lambda decoder: decoder.status(deadline))
        self._bay.seen(self.status.health)
        return self.status

    async def decode(self, photo: bytes | bytearray, deadline: float = DECODE) -> PortraitResult:
        return await self._bay.run(lambda decoder: decoder.decode(bytes(photo), deadline))

    def close(self) -> None:
        self._bay.close()
