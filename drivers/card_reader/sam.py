"""The driver for readers that speak the SAM protocol over serial or USB (devices.md §3–§8). Never run on hardware."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from drivers.card_reader.answers import Answer, is_empty, management_number, sam_id_text, text_and_photo
from drivers.card_reader.codes import NO_CARD_FOUND, OK, SPEEDS, Command, meaning
from drivers.card_reader.layouts import LAYOUTS, decode
from drivers.card_reader.link import SamLink, SamTrouble
from drivers.contract import (
    CardDetail,
    CardText,
    Health,
    Line,
    LineGone,
    Media,
    Outcome,
    ReaderStatus,
    ReadResult,
    Remedy,
)

log = logging.getLogger(__name__)

_PROBE = 0.3
"""Seconds a SAM is given to answer at one speed."""
_NEWEST = 1.0
"""Seconds for the newest address, and for the number of the card's body: the card itself is read already."""


def open_sam_line(address: str) -> Line:
    """Any line of `drivers.transport`, or `usb-sam:0400:c35a` for the SAM's own USB."""
    if address.startswith("usb-sam:"):
        from drivers.card_reader.usb_sam import open_usb_sam

        return open_usb_sam(address)
    from drivers.transport import open_line

    return open_line(address)


class SamCardReader:
    """A card reader with a SAM.

    SW3 80 means "no card" as well as "the card just read still lies there". After a read the two are told apart by
    asking for the newest address, which a SAM answers without a new find while the card lies there (devices.md §6):
    as long as it does, `read` says SAME_CARD, else NO_CARD. Find always comes first, so a new card is never missed.

    One XOR byte guards an answer, so one damaged answer in 256 passes. On a line that damaged something lately a card
    is therefore read twice, and both readings must say the same.
    """

    verified = False

    def __init__(
        self,
        address: str,
        max_rf: int | None = 0x50,
        probe_speed: bool = False,
        opener: Callable[[str], Line] = open_sam_line,
    ) -> None:
        """`max_rf` is the most bytes in one radio frame, 24 … 255, told to the SAM at every opening; None: not told.

        `probe_speed` tries the SAM's five speeds on a serial address, its own first, and stays with the one that
        answers. Raises ValueError for numbers out of range and for probing what has no speed.
        """
        if max_rf is not None and not 24 <= max_rf <= 255:
            raise ValueError(f"max_rf is 24 … 255 or None, not {max_rf}")
        self._addresses = _at_all_speeds(address) if probe_speed else [address]
        self._max_rf = max_rf
        self._link = SamLink(opener)
        self._sam_id = ""
        self._lies = False
        """May the card that was read last still lie there?"""

    def status(self, deadline: float) -> ReaderStatus:
        """Ask the SAM itself. `media` is PRESENT only when the card just read provably still lies there."""
        ends = time.monotonic() + deadline
        try:
            self._ready(ends)
            self._good(Command.STATUS, ends)
            if not self._sam_id:
                answer = self._link.ask(Command.SAM_ID, ends)
                self._sam_id = sam_id_text(answer.data) if answer.good else ""
            media = Media.PRESENT if self._same_card_lies(ends) else Media.UNKNOWN
        except LineGone as gone:
            self._lost(gone)
            return ReaderStatus(Health.NO_DEVICE, detail=CardDetail.UNPLUGGED, remedy=Remedy.MAINTAIN)
        except SamTrouble as trouble:
            return _ill(trouble, self._sam_id)
        return ReaderStatus(Health.ONLINE, media, self._sam_id)

    def read(self, deadline: float) -> ReadResult:
        """One try: find, select, read, newest address, body number. A whole try takes the line time of some 1.5 kB.

        SUCCESS with an `sw3` other than 0x90: the card is whole, but its newest address could not be read. After
        READ_FAILED, REMOVED and GARBAGE ask the citizen to lift the card and lay it down again.
        """
        began = time.monotonic()
        try:
            result = self._read(began + deadline)
        except LineGone as gone:
            self._lost(gone)
            result = ReadResult(Outcome.NOT_READY, CardDetail.UNPLUGGED)
        except SamTrouble as trouble:
            result = ReadResult(trouble.outcome, trouble.detail, sw3=trouble.sw3)
        return replace(result, seconds=time.monotonic() - began)

    def close(self) -> None:
        self._link.close()
        self._sam_id, self._lies = "", False

    def _lost(self, gone: LineGone) -> None:
        log.debug("card reader: %s", gone)  # the rack says it once, loudly; this is for whoever installs
        self.close()

    def _read(self, ends: float) -> ReadResult:
        self._ready(ends)
        self._find(ends)
        try:
            self._good(Command.SELECT, ends)
            text, photo = _blocks(self._good(Command.READ, ends))
            if self._link.uneasy:
                self._read_again(text, ends)
        except SamTrouble as trouble:
            raise self._explained(trouble, ends) from None
        self._lies = True
        newest, sw3 = self._more(Command.READ_NEWEST_ADDRESS, ends)
        body, _ = self._more(Command.READ_MANAGEMENT_NUMBER, ends) if sw3 is not None else (b"", None)
        card = replace(decode(text, newest), management_number=management_number(body))
        return _result(card, photo, sw3)

    def _read_again(self, text: bytes, ends: float) -> None:
        """Raises SamTrouble when the card says something else now. A SAM that reads only once is believed: whether
        there is one is not in the papers."""
        answer = self._link.ask(Command.READ, ends)
        if answer.good and _blocks(answer)[0] != text:
            raise SamTrouble(Outcome.INVALID_DATA, CardDetail.GARBAGE, answer.sw3)

    def _ready(self, ends: float) -> None:
        if self._link.is_open:
            return
        if len(self._addresses) == 1:
            self._link.open(self._addresses[0])
        else:
            self._find_speed(ends)
        if self._max_rf is not None:
            try:
                self._link.ask(Command.MAX_RF, ends, bytes([self._max_rf]))
            except SamTrouble:
                self.close()  # so that it is told the next time
                raise

    def _find_speed(self, ends: float) -> None:
        for address in self._addresses:
            self._link.open(address)
            try:
                self._link.ask(Command.STATUS, min(ends, time.monotonic() + _PROBE))
            except SamTrouble:
                continue
            self._addresses = [address, *(other for other in self._addresses if other != address)]
            return
        self.close()
        raise SamTrouble(Outcome.TIMEOUT, CardDetail.SILENT)

    def _find(self, ends: float) -> None:
        answer = self._link.ask(Command.FIND, ends)
        if answer.sw3 == NO_CARD_FOUND and self._same_card_lies(ends):
            raise SamTrouble(Outcome.NOT_READY, CardDetail.SAME_CARD, answer.sw3)
        self._lies = False
        _check(answer)

    def _good(self, command: Command, ends: float) -> Answer:
        return _check(self._link.ask(command, ends))

    def _same_card_lies(self, ends: float) -> bool:
        if self._lies:
            answer = self._link.ask(Command.READ_NEWEST_ADDRESS, ends)
            self._lies = answer.good or is_empty(answer)
        return self._lies

    def _explained(self, trouble: SamTrouble, ends: float) -> SamTrouble:
        """The trouble of a broken read: was the card taken away, or does it lie there and cannot be read?"""
        if trouble.detail not in (CardDetail.READ_FAILED, CardDetail.GARBAGE):
            return trouble
        self._lies = True
        try:
            self._find(ends)
        except SamTrouble as now:
            if now.detail is CardDetail.NO_CARD:
                return SamTrouble(Outcome.USER_ERROR, CardDetail.REMOVED, trouble.sw3)
        return trouble

    def _more(self, command: Command, ends: float) -> tuple[bytes, int | None]:
        try:
            answer = self._link.ask(command, min(ends, time.monotonic() + _NEWEST))
        except (SamTrouble, LineGone):
            return b"", None  # what is wrong with the line shows at the next call; this card is read
        return answer.data, OK if is_empty(answer) else answer.sw3


def _check(answer: Answer) -> Answer:
    if not answer.good:
        says = meaning(answer.sw3)
        raise SamTrouble(says.outcome, says.detail, answer.sw3)
    return answer


def _blocks(answer: Answer) -> tuple[bytes, bytes]:
    try:
        return text_and_photo(answer.data)
    except ValueError:
        raise SamTrouble(Outcome.INVALID_DATA, CardDetail.GARBAGE, answer.sw3) from None


def _result(card: CardText, photo: bytes, sw3: int | None) -> ReadResult:
    if card.kind not in LAYOUTS:
        return ReadResult(Outcome.INVALID_DATA, CardDetail.UNKNOWN_KIND, card, sw3=sw3)
    if not card.number:
        return ReadResult(Outcome.INVALID_DATA, CardDetail.CARD_INVALID, sw3=sw3)
    return ReadResult(Outcome.SUCCESS, card=card, photo=photo, sw3=sw3)


def _ill(trouble: SamTrouble, sam_id: str) -> ReaderStatus:
    if trouble.outcome is Outcome.TIMEOUT:
        return ReaderStatus(Health.OFFLINE, sam_id=sam_id, detail=CardDetail.SILENT, remedy=Remedy.RESET)
    remedy = meaning(trouble.sw3).remedy if trouble.sw3 is not None else Remedy.MAINTAIN
    return ReaderStatus(Health.HARDWARE_ERROR, sam_id=sam_id, detail=trouble.detail, remedy=remedy)


def _at_all_speeds(address: str) -> list[str]:
    place, _, query = address.partition("?")
    if not place.startswith("serial:"):
        raise ValueError(f"only a serial address has speeds to probe, not {address!r}")
    options = dict(option.partition("=")[::2] for option in query.split("&") if option)
    own = int(options.pop("baud", SPEEDS[0]))
    speeds = [own, *(speed for speed in SPEEDS if speed != own)]
    return [f"{place}?{urlencode(options | {'baud': speed})}" for speed in speeds]
