"""How one kind of platform spells a rating: its numbers, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kiosk.center.contract import HandleType
from kiosk.center.contract.ratings import Channel, Level

Word = TypeVar("Word")


class Untold(ValueError):
    """This platform has no number for that word, or no word for that number."""


@dataclass(frozen=True)
class Dialect:
    """`channels` may give two of our channels one number; `back` then says which of ours it is read as."""

    name: str
    levels: Mapping[Level, int]
    channels: Mapping[Channel, int]
    back: Mapping[int, Channel]
    handle_types: Mapping[HandleType, int]

    def __post_init__(self) -> None:
        if len(set(self.levels.values())) < len(Level) or set(self.channels.values()) != set(self.back):
            raise ValueError(f"{self.name}: a number stands for two levels, or a channel cannot be read back")

    def level(self, level: Level) -> int:
        return self.levels[level]

    def read_level(self, code: int | str) -> Level:
        """Untold for anything that is not one of the five numbers."""
        return _found(self._levels_back, code, f"{self.name}: no satisfaction {code!r}")

    def channel(self, channel: Channel) -> int:
        """Untold when the platform knows no such channel: this rating is not for it."""
        if channel not in self.channels:
            raise Untold(f"{self.name}: no number for the channel {channel.value}")
        return self.channels[channel]

    def read_channel(self, code: int | str) -> Channel:
        return _found(self.back, code, f"{self.name}: no channel {code!r}")

    def handle_type(self, handle_type: HandleType) -> int:
        return self.handle_types[handle_type]

    def read_handle_type(self, code: int | str) -> HandleType:
        return _found(self._handle_types_back, code, f"{self.name}: no handle type {code!r}")

    @cached_property
    def _levels_back(self) -> dict[int, Level]:
        return {number: level for level, number in self.levels.items()}

    @cached_property
    def _handle_types_back(self) -> dict[int, HandleType]:
        return {number: kind for kind, number in self.handle_types.items()}


def _found(table: Mapping[int, Word], code: int | str, otherwise: str) -> Word:
    text = str(code)
    if not (text.isascii() and text.isdecimal() and int(text) in table):
        raise Untold(otherwise)
    return table[int(text)]
