"""A check: one clause of the contract, and a small function that finds out whether a center keeps it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kiosk.conformance.wire import printable

if TYPE_CHECKING:
    from kiosk.conformance.guest import Guest


class State(StrEnum):
    HELD = "held"
    BROKEN = "broken"
    SKIPPED = "skipped"
    """It could not be found out; why is said."""


class Outcome(NamedTuple):
    state: State
    why: str = ""


HELD = Outcome(State.HELD)
_LONGEST_WHY = 300
"""Characters; some of them are the center's own words."""

Find = Callable[["Guest"], Outcome]


class Check(NamedTuple):
    """`number` as people quote it: T3; it stays what it is when checks are added."""

    number: str
    clause: str
    find: Find


class Room(list[Check]):
    """The checks of one room of the API, in order."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def check(self, number: str, clause: str) -> Callable[[Find], Find]:
        def put(find: Find) -> Find:
            self.append(Check(number, clause, find))
            return find

        return put


def broken(why: str) -> Outcome:
    return Outcome(State.BROKEN, printable(why, _LONGEST_WHY))


def skipped(why: str) -> Outcome:
    return Outcome(State.SKIPPED, printable(why, _LONGEST_WHY))


def must(*promises: tuple[bool, str]) -> Outcome:
    """Held when all are true, else broken with the words of the first that is not."""
    return next((broken(why) for true, why in promises if not true), HELD)
