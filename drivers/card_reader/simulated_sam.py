"""The SAM itself, simulated: one request in, one answer out, and the card in its field (devices.md §4–§6). Pure."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable
from enum import Enum

from drivers.card_reader.codes import (
    COMMAND_ERROR,
    EMPTY,
    FOUND,
    LENGTH_ERROR,
    NO_CARD_FOUND,
    NOT_PERMITTED,
    OK,
    READ_FAILED,
    SELECT_FAILED,
    SPEEDS,
    Command,
)
from drivers.card_reader.synthetic_cards import SyntheticCard

SAM_ID = struct.pack("<HHIII", 5, 1, 20260101, 1234567, 987654321)
"""An invented one: 05.01-20260101-0001234567-0987654321."""


class Stage(Enum):
    """How far the card in the field has come."""

    IDLE = 0
    FOUND = 1
    SELECTED = 2
    READ = 3


def bare(sw3: int) -> bytes:
    """The body of an answer without data."""
    return bytes([0, 0, sw3])


class SimulatedSam:
    """Wants find, select, read in this order; a card that was read is found again only after it left the field."""

    def __init__(self) -> None:
        self.card: SyntheticCard | None = None
        self.counts: Counter[str] = Counter()
        self.speed = SPEEDS[0]
        """What the last speed command asked for, bits per second."""
        self._stage = Stage.IDLE
        self._spent = False
        self._commands: dict[Command, Callable[[], bytes]] = {
            Command.RESET: self._reset,
            Command.STATUS: lambda: bare(OK),
            Command.SAM_ID: lambda: bare(OK) + SAM_ID,
            Command.FIND: self._find,
            Command.SELECT: self._select,
            Command.READ: lambda: self._read(with_fingerprint=False),
            Command.READ_WITH_FINGERPRINT: lambda: self._read(with_fingerprint=True),
            Command.READ_NEWEST_ADDRESS: lambda: self._item(lambda card: card.newest_address),
            Command.READ_MANAGEMENT_NUMBER: lambda: self._item(lambda card: card.management),
            # What a SAM answers to 30 02 is not known (devices.md §18): this one does not know the command.
            Command.READ_APPENDED: lambda: bare(COMMAND_ERROR),
        }

    def lay(self, card: SyntheticCard) -> None:
        self.card, self._stage, self._spent = card, Stage.IDLE, False

    def lift(self) -> None:
        """The stage stays: a SAM notices only when it wants something of the card."""
        self.card, self._spent = None, False

    def give_up_card(self) -> None:
        """After a failure made from outside: the card has to be found again."""
        self._stage, self._spent = Stage.IDLE, False

    def answer(self, body: bytes) -> bytes:
        """The body of the answer to the body of a request of at least 2 bytes."""
        command, data = body[:2], body[2:]
        self.counts[command.hex(" ").upper()] += 1
        if command == Command.MAX_RF:
            if len(data) != 1:
                return bare(LENGTH_ERROR)
            return bare(OK if data[0] >= 24 else COMMAND_ERROR)
        if data:
            return bare(LENGTH_ERROR)
        if command[0] == Command.SPEED[0] and command[1] < len(SPEEDS):
            self.speed = SPEEDS[command[1]]
            return bare(OK)
        handler = self._commands.get(command)  # type: ignore[call-overload]
        return handler() if handler else bare(COMMAND_ERROR)

    def _reset(self) -> bytes:
        self._stage = Stage.IDLE
        return bare(OK)

    def _find(self) -> bytes:
        if self.card is None:
            self._stage = Stage.IDLE
        if self.card is None or self._spent:
            return bare(NO_CARD_FOUND)
        self._stage = Stage.FOUND
        return bare(FOUND) + self.card.iin

    def _select(self) -> bytes:
        if self.card is None or self._stage is not Stage.FOUND:
            self._stage = Stage.IDLE
            return bare(SELECT_FAILED)
        self._stage = Stage.SELECTED
        return bare(OK) + self.card.sn

    def _chosen(self) -> SyntheticCard | bytes:
        """The card when it may be read, else the refusal."""
        if self._stage not in (Stage.SELECTED, Stage.READ):
            return bare(NOT_PERMITTED)
        if self.card is None:
            self._stage = Stage.IDLE
            return bare(READ_FAILED)
        return self.card

    def _read(self, *, with_fingerprint: bool) -> bytes:
        card = self._chosen()
        if isinstance(card, bytes):
            return card
        self._stage, self._spent = Stage.READ, True
        blocks = [card.text, card.photo, *([card.fingerprint] if with_fingerprint else [])]
        words = b"".join(len(block).to_bytes(2, "big") for block in blocks)
        return bare(OK) + words + b"".join(blocks)

    def _item(self, item: Callable[[SyntheticCard], bytes]) -> bytes:
        card = self._chosen()
        if isinstance(card, bytes):
            return card
        data = item(card)
        return bare(OK) + data if data else bare(EMPTY)
