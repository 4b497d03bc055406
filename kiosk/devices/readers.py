"""What reads: the card reader, the scanner of codes, the reader of social-security cards, and the decoder of the
picture on a card's chip."""

from __future__ import annotations

from collections.abc import Callable

from drivers.contract import CardReader, Health, Media, Outcome, ReaderStatus, ReadResult
from drivers.contract.code_scanner import CodeScanner, ScannerStatus, ScanResult
from drivers.contract.portrait import DecoderStatus, PortraitDecoder, PortraitResult
from drivers.contract.social_card import SocialCardReader, SocialDetail, SocialResult, SocialStatus
from kiosk.devices.bay import WatchedBay

SCAN = 0.5
"""Seconds of one wait for a code; short, so that a visit that ends is not waited for."""
DECODE = 3.0
EMPTY = (SocialDetail.NO_CARD, SocialDetail.REMOVED)


class ReaderBay(WatchedBay[CardReader, ReaderStatus]):
    """The card reader, as journeys use it."""

    def __init__(self, build: Callable[[], CardReader]) -> None:
        super().__init__("card_reader", build, ReaderStatus(Health.NO_DEVICE))

    async def read(self, deadline: float = 3.0) -> ReadResult:
        return await self.run(lambda reader: reader.read(deadline))


class ScannerBay(WatchedBay[CodeScanner, ScannerStatus]):
    """The code scanner, as journeys use it."""

    def __init__(self, build: Callable[[], CodeScanner]) -> None:
        super().__init__("code_scanner", build, ScannerStatus(Health.NO_DEVICE))

    async def scan(self, deadline: float = SCAN) -> ScanResult:
        return await self.run(lambda scanner: scanner.scan(deadline))

    async def rest(self) -> None:
        """Nobody is asked for a code any more."""
        await self.run(lambda scanner: scanner.rest())


class SocialBay(WatchedBay[SocialCardReader, SocialStatus]):
    """The reader of social-security cards, as journeys use it. A card stays in it until somebody pulls it out, so one
    that lay there when nobody was served may be the last citizen's: it names nobody until it has been out."""

    def __init__(self, build: Callable[[], SocialCardReader]) -> None:
        super().__init__("social_card", build, SocialStatus(Health.NO_DEVICE))
        self._left_behind = True

    async def look(self, deadline: float = 1.0) -> SocialStatus:
        status = await super().look(deadline)
        if status.media is Media.NOT_PRESENT:
            self._left_behind = False
        return status

    async def read(self, deadline: float = 3.0) -> SocialResult:
        result = await self.run(lambda reader: reader.read(deadline))
        if result.detail in EMPTY:
            self._left_behind = False
        if self._left_behind and result.card is not None:
            return SocialResult(Outcome.USER_ERROR, SocialDetail.SAME_CARD)
        return result

    def forget(self) -> None:
        """A visit is over."""
        self._left_behind = True


class DecoderBay(WatchedBay[PortraitDecoder, DecoderStatus]):
    """The reader maker's program for the picture on the chip."""

    def __init__(self, build: Callable[[], PortraitDecoder]) -> None:
        super().__init__("portrait_decoder", build, DecoderStatus(Health.NO_DEVICE))

    async def decode(self, photo: bytes | bytearray, deadline: float = DECODE) -> PortraitResult:
        return await self.run(lambda decoder: decoder.decode(bytes(photo), deadline))
