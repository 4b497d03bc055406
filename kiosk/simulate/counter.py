"""What a play asks of a hall, whatever is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.center.contract import Paper, Reason, Span
from kiosk.center.contract.windows import Act, ActReason
from kiosk.simulate.citizens import Citizen


@dataclass(frozen=True, slots=True)
class Given:
    """A ticket as the citizen holds it."""

    number: str
    code: str
    key: str
    ahead: int
    span: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """A window after an act: the number called to it or served there ("" for none), and the service that ended last."""

    number: str
    service: str = ""
    ended_number: str = ""
    """The number whose service that was."""


class Counter(Protocol):
    """Times are seconds after midnight of the played day; every call happens at the moment last set with `at`."""

    def at(self, seconds: float) -> None: ...

    def take(self, citizen: Citizen) -> Given | Reason: ...

    def settle(self, given: Given, paper: Paper) -> None: ...

    def give_back(self, given: Given) -> bool:
        """The citizen hands the number back; False when it is too late for that."""
        ...

    def act(self, window: str, act: Act) -> Standing | ActReason: ...

    def rate(self, window: str, service: str, level: int) -> bool:
        """The citizen presses a face: 0 is the best, 4 the worst. False when it was not taken."""
        ...
