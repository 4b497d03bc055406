"""SAM commands and status codes (devices.md §4 and §5.2), and what each status means to the contract."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from drivers.contract import CardDetail, Outcome, Remedy


class Command(bytes, Enum):
    """CMD and PARA of every request."""

    RESET = bytes.fromhex("10 FF")
    STATUS = bytes.fromhex("11 FF")
    SAM_ID = bytes.fromhex("12 FF")
    FIND = bytes.fromhex("20 01")
    SELECT = bytes.fromhex("20 02")
    READ = bytes.fromhex("30 01")
    READ_APPENDED = bytes.fromhex("30 02")
    READ_NEWEST_ADDRESS = bytes.fromhex("30 03")
    READ_MANAGEMENT_NUMBER = bytes.fromhex("30 05")
    READ_WITH_FINGERPRINT = bytes.fromhex("30 10")
    SPEED = bytes.fromhex("60 00")
    """PARA 00 … 04 chooses one of `SPEEDS`; the answer still comes at the old speed."""
    MAX_RF = bytes.fromhex("61 FF")
    """One data byte: the most bytes in one radio frame, 24 … 255."""


SPEEDS = (115200, 57600, 38400, 19200, 9600)

OK, FOUND = 0x90, 0x9F
NO_CARD_FOUND, SELECT_FAILED, READ_FAILED, EMPTY = 0x80, 0x81, 0x41, 0x91
CHECKSUM_ERROR, LENGTH_ERROR, COMMAND_ERROR, NOT_PERMITTED = 0x10, 0x11, 0x21, 0x23


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a failing SW3 says."""

    words: str
    outcome: Outcome
    detail: CardDetail
    remedy: Remedy = Remedy.NONE


def _line(words: str) -> Meaning:
    return Meaning(words, Outcome.INVALID_DATA, CardDetail.GARBAGE)


def _read(words: str) -> Meaning:
    return Meaning(words, Outcome.INVALID_DATA, CardDetail.READ_FAILED)


def _card(words: str, detail: CardDetail = CardDetail.CARD_INVALID) -> Meaning:
    return Meaning(words, Outcome.INVALID_DATA, detail)


def _sam(words: str, remedy: Remedy, outcome: Outcome = Outcome.HARDWARE_ERROR) -> Meaning:
    return Meaning(words, outcome, CardDetail.SAM_REFUSED, remedy)


_MEANINGS = {
    CHECKSUM_ERROR: _line("the SAM received a wrong checksum"),
    LENGTH_ERROR: _line("the SAM received a wrong length, or not everything in time"),
    COMMAND_ERROR: _sam("the SAM does not know this command", Remedy.CONFIGURE, Outcome.UNSUPPORTED),
    NOT_PERMITTED: _sam("the SAM does not permit this now", Remedy.RESET),
    0x24: _sam("an error the SAM cannot name", Remedy.RESET),
    0x31: _card("the card did not accept the SAM"),
    0x32: _card("the SAM did not accept the card"),
    0x33: _read("the card's information failed its check code"),
    0x34: Meaning("no card has been found yet", Outcome.NOT_READY, CardDetail.NO_CARD),
    0x37: _read("the fingerprint failed its check"),
    0x3F: _read("the card's information has a wrong length"),
    0x40: _card("a card of a type the SAM does not know", CardDetail.UNKNOWN_KIND),
    READ_FAILED: _read("reading the card failed"),
    0x47: _read("the card gave no random number"),
    0x60: _sam("the SAM failed its self-test and takes no command", Remedy.MAINTAIN),
    0x66: _sam("the SAM is not authorised", Remedy.MAINTAIN),
    NO_CARD_FOUND: Meaning("no card, or the card just read still lies there", Outcome.NOT_READY, CardDetail.NO_CARD),
    SELECT_FAILED: _read("choosing the card failed"),
    EMPTY: _card("this part of the card is empty"),
}


def meaning(sw3: int) -> Meaning:
    """What a status other than success says; an unknown code keeps its number."""
    return _MEANINGS.get(sw3) or _sam(f"a status the SAM's papers do not list: {sw3:02X}", Remedy.RESET)
