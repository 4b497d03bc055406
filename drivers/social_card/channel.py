"""Commands to a chip card and its answers (ISO/IEC 7816-4), over any `Channel`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from drivers.contract.social_card import SocialDetail

OK = 0x9000
_MORE, _WRONG_LE = 0x61, 0x6C
_ROUNDS = 8
"""Times a card may say "there is more" to one command."""


class CardTrouble(Exception):
    """Nobody to talk to; caught in the driver and returned as a value."""

    def __init__(self, detail: SocialDetail, words: str = "") -> None:
        super().__init__(words or detail.value)
        self.detail, self.words = detail, words


class Channel(Protocol):
    """One card in one reader, powered up."""

    def transmit(self, apdu: bytes) -> bytes:
        """The answer's data and its two status bytes. Raises CardTrouble when the card or the reader is gone."""

    def close(self) -> None:
        """Power the card down. Never raises; may be called twice."""


@dataclass(frozen=True, slots=True)
class Answer:
    sw: int
    data: bytes = field(default=b"", repr=False)

    @property
    def good(self) -> bool:
        return self.sw == OK


def ask(channel: Channel, apdu: bytes) -> Answer:
    """The whole answer to a command: what a T=0 card gives in pieces (61xx) or wants asked for with another length
    (6Cxx) is put together. Raises CardTrouble."""
    data = b""
    for _ in range(_ROUNDS):
        answer = channel.transmit(apdu)
        if len(answer) < 2:
            raise CardTrouble(SocialDetail.GARBAGE, "an answer without a status word")
        piece, sw1, sw2 = answer[:-2], answer[-2], answer[-1]
        data += piece
        if sw1 == _MORE:
            apdu = bytes([0x00, 0xC0, 0x00, 0x00, sw2])
        elif sw1 == _WRONG_LE:
            apdu = apdu[:4] + bytes([sw2])
        else:
            return Answer(sw1 << 8 | sw2, data)
    raise CardTrouble(SocialDetail.GARBAGE, "the answer has no end")


def select_application(channel: Channel, aid: bytes) -> Answer:
    return ask(channel, bytes([0x00, 0xA4, 0x04, 0x00, len(aid)]) + aid)


def select_file(channel: Channel, file: str) -> Answer:
    return ask(channel, bytes([0x00, 0xA4, 0x02, 0x00, 0x02]) + bytes.fromhex(file))


def read_record(channel: Channel, tag: int, by: int) -> Answer:
    """The record with this tag (`by` 0) or number (`by` 4) of the file chosen last."""
    return ask(channel, bytes([0x00, 0xB2, tag, by, 0x00]))
