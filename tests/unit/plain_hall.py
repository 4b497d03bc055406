"""The plainest hall there is, to let a simulated day meet: one list, first come first served, nothing stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.center.contract import Paper, Reason, Span
from kiosk.center.contract import windows as say
from kiosk.center.contract.windows import Act, ActReason
from kiosk.simulate.citizens import Citizen
from kiosk.simulate.counter import Given, Standing


@dataclass(frozen=True, slots=True)
class Place:
    number: str
    since: float
    pool: frozenset[str]


class PlainHall:
    def __init__(self, lanes: Mapping[str, frozenset[str]]) -> None:
        """`lanes`: window → the letters it serves."""
        self.lanes = lanes
        self.now = 0.0
        self.waiting: list[Place] = []
        self.windows: dict[str, Place | None] = {}
        self.held: dict[str, Place] = {}
        self.passed: dict[str, Place] = {}
        self.back: dict[str, str] = {}
        self.given = 0
        self.services = 0
        self.rated: list[tuple[str, int]] = []

    def at(self, seconds: float) -> None:
        assert seconds >= self.now
        self.now = seconds

    def take(self, citizen: Citizen) -> Given | Reason:
        self.given += 1
        number = f"{citizen.lane}{self.given:04d}"
        pool = self.pool(citizen.lane)
        ahead = sum(bool(place.pool & pool) for place in self.waiting)
        self.waiting.append(Place(number, self.now, pool))
        return Given(number, f"CODE{self.given:06d}", f"key-{self.given}", ahead, Span(low=0, high=5))

    def settle(self, given: Given, paper: Paper) -> None:
        if paper is Paper.VOID:
            self._out(given.number)

    def give_back(self, given: Given) -> bool:
        return self._out(given.number)

    def rate(self, window: str, service: str, level: int) -> bool:
        self.rated.append((service, level))
        return True

    def act(self, window: str, act: Act) -> Standing | ActReason:
        match act:
            case say.Open():
                self.windows[window] = None
            case say.Close() if self.windows.pop(window) is not None:
                return ActReason.WINDOW_BUSY
            case say.CallNext():
                return self._call(window)
            case say.Return(number=number):
                self.waiting.append(self.passed.pop(number))
            case say.BringBack(number=number):
                return self._bring_back(window, number)
            case say.Hold() | say.Pass() | say.Transfer() | say.Finish():
                return self._end(window, act)
            case _:
                pass
        return self._standing(window)

    def pool(self, lane: str) -> frozenset[str]:
        return frozenset(window for window, lanes in self.lanes.items() if lane in lanes)

    def _call(self, window: str) -> Standing | ActReason:
        assert self.windows[window] is None, "somebody is at the window"
        mine = [place for place in self.waiting if window in place.pool]
        if not mine:
            return ActReason.NOBODY_WAITS
        first = min(mine, key=lambda place: place.since)
        self.waiting.remove(first)
        self.windows[window] = first
        return self._standing(window)

    def _bring_back(self, window: str, number: str) -> Standing | ActReason:
        if number not in self.held:
            return ActReason.WRONG_STATE
        self.windows[window] = self.held.pop(number)
        return self._standing(window)

    def _end(self, window: str, act: say.Hold | say.Pass | say.Transfer | say.Finish) -> Standing:
        place = self.windows[window]
        assert place is not None, "nobody is at the window"
        self.windows[window] = None
        self.services += 1
        match act:
            case say.Hold():
                self.held[place.number] = place
            case say.Pass():
                self.passed[place.number] = place
            case say.Transfer(lane=lane, come_back=come_back):
                self.waiting.append(replace(place, pool=self.pool(lane)))
                if come_back:
                    self.back[place.number] = window
            case say.Finish() if (first := self.back.get(place.number)) and first != window:
                del self.back[place.number]
                self.waiting.append(replace(place, pool=frozenset({first})))
        return Standing("", f"service-{self.services}", place.number)

    def _out(self, number: str) -> bool:
        before = len(self.waiting)
        self.waiting = [place for place in self.waiting if place.number != number]
        return len(self.waiting) < before

    def _standing(self, window: str) -> Standing:
        place = self.windows.get(window)
        return Standing("" if place is None else place.number)
