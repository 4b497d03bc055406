"""The driver for a card that answers in the frames of vpcd, the virtual reader of vsmartcard: two bytes of length, most
significant first, then a command to the card, or one byte to the reader. Our simulated reader speaks them, and with
vpcd beside it PC/SC reads the same card.

Source: frankmorgner/vsmartcard, virtualsmartcard/src/vpcd (`vpcd.h`: VPCD_CTRL_*, port 35963).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing

from drivers.contract import Line, LineGone, LineTimeout
from drivers.contract.social_card import SocialDetail, SocialResult, SocialStatus
from drivers.contract.words import Health, Media, Remedy
from drivers.social_card.channel import CardTrouble
from drivers.social_card.reading import read_card
from drivers.social_card.templates import with_layout
from drivers.transport.lines import open_line

OFF, ON, RESET, ATR = b"\0", b"\1", b"\2", b"\4"
"""What one byte alone asks for. Only ATR is answered: empty when no card is there."""
HEAD = 2
LONGEST = 258
"""Bytes a card answers to a short command: 256 and its status word (ISO/IEC 7816-4)."""
SILENCE = 2.0
"""Seconds after which an answer no longer comes."""


def framed(data: bytes) -> bytes:
    return len(data).to_bytes(HEAD, "big") + data


class VpcdSocialCardReader:
    """`unix:/PATH` or `tcp:HOST:PORT`, and `?records=/PATH.toml` as with PC/SC."""

    verified = False

    def __init__(self, address: str, opener: Callable[[str], Line] = open_line) -> None:
        """Raises ValueError for an address or a file of templates that makes no sense."""
        self._place, self._layout = with_layout(address)
        if not self._place.startswith(("unix:/", "tcp:")):
            raise ValueError(f"a card in vpcd's frames is at unix:/PATH or tcp:HOST:PORT, not {address!r}")
        self._opener = opener

    def status(self, deadline: float) -> SocialStatus:
        """Is there a reader, and a card in it?"""
        try:
            with closing(VpcdChannel(self._line(), time.monotonic() + deadline)) as channel:
                there = bool(channel.atr())
        except CardTrouble as trouble:
            if trouble.detail is SocialDetail.NO_READER:
                return SocialStatus(Health.NO_DEVICE, trouble.detail, Remedy.MAINTAIN, trouble.words)
            return SocialStatus(Health.OFFLINE, trouble.detail, Remedy.RESET, trouble.words)
        return SocialStatus(Health.ONLINE, media=Media.PRESENT if there else Media.NOT_PRESENT)

    def read(self, deadline: float) -> SocialResult:
        ends = time.monotonic() + deadline
        return read_card(lambda: self._card(ends), self._layout, deadline)

    def close(self) -> None:
        """Nothing is held between two cards: what came too late for one citizen cannot reach the next."""

    def _card(self, ends: float) -> VpcdChannel:
        channel = VpcdChannel(self._line(), ends)
        try:
            if not channel.atr():
                raise CardTrouble(SocialDetail.NO_CARD)
            channel.say(ON)
        except CardTrouble:
            channel.close()
            raise
        return channel

    def _line(self) -> Line:
        try:
            return self._opener(self._place)
        except LineGone as gone:
            raise CardTrouble(SocialDetail.NO_READER, str(gone)) from None


class VpcdChannel:
    """A `Channel` over a line; everything is answered by `ends` (`time.monotonic`) or not at all."""

    def __init__(self, line: Line, ends: float) -> None:
        self._line, self._ends = line, ends
        self._heard = b""

    def atr(self) -> bytes:
        """The card's answer to reset, empty when no card is there. Raises CardTrouble."""
        self.say(ATR)
        return self._answer()

    def transmit(self, apdu: bytes) -> bytes:
        self.say(apdu)
        answer = self._answer()
        if not answer:  # no card says nothing at all: it has left the reader
            raise CardTrouble(SocialDetail.REMOVED)
        return answer

    def say(self, data: bytes) -> None:
        """Raises CardTrouble."""
        frame = framed(data)
        try:
            while frame:
                frame = frame[self._line.write(frame, self._left(time.monotonic())) :]
        except LineTimeout:
            raise CardTrouble(SocialDetail.SILENT) from None
        except LineGone:
            raise CardTrouble(SocialDetail.REMOVED) from None

    def close(self) -> None:
        self._line.close()

    def _answer(self) -> bytes:
        began = time.monotonic()
        size = int.from_bytes(self._take(HEAD, began), "big")
        if size > LONGEST:
            raise CardTrouble(SocialDetail.GARBAGE, f"an answer of {size} bytes")
        return self._take(size, began)

    def _take(self, size: int, began: float) -> bytes:
        while len(self._heard) < size:
            try:
                piece = self._line.read(LONGEST + HEAD, self._left(began))
            except LineGone:
                raise CardTrouble(SocialDetail.REMOVED) from None
            if not piece:
                raise CardTrouble(SocialDetail.SILENT)
            self._heard += piece
        taken, self._heard = self._heard[:size], self._heard[size:]
        return taken

    def _left(self, began: float) -> float:
        return max(0.0, min(self._ends, began + SILENCE) - time.monotonic())
