"""What nobody honest does often, nobody may do often: wrong codes, questions to a city's services."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_SPAN = 600.0
"""Seconds."""


class Throttle:
    """At most so many within a span of time, for each name. In memory: what it guards against is a flood."""

    def __init__(self, most: int, span: float = _SPAN, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._span = span
        self._clock = clock
        self._times: dict[str, deque[float]] = {}
        self._tidied = clock()

    def wait_seconds(self, name: str) -> int:
        """0, and one more is counted; or how long nobody may."""
        left = self.left_seconds(name)
        if not left:
            self._tidy()
            self._times.setdefault(name, deque(maxlen=self._most)).append(self._clock())
        return left

    def left_seconds(self, name: str) -> int:
        """The same, and nothing is counted."""
        times, now = self._times.get(name), self._clock()
        if times is None or len(times) < self._most or now - times[0] >= self._span:
            return 0
        return max(1, round(times[0] + self._span - now))

    def give_back(self, name: str) -> None:
        """The last one is not counted after all."""
        if times := self._times.get(name):
            times.pop()

    def _tidy(self) -> None:
        """Once in a span, names of which nothing counts any more go: whoever tries makes up new ones."""
        now = self._clock()
        if now - self._tidied >= self._span:
            self._times = {name: times for name, times in self._times.items() if times and now - times[-1] < self._span}
            self._tidied = now


@dataclass(slots=True)
class Try:
    refused: bool
    """There were too many before; this one is not counted."""
    wrong: bool = False
    """Set by whoever tried: only then it stays counted."""


@contextmanager
def tried(*names: tuple[Throttle, str]) -> Iterator[Try]:
    """One try against all of these. It is counted before it is known whether it is wrong: hundreds at once must not all
    be looked at before the first of them counts."""
    this = Try(any(throttle.left_seconds(name) for throttle, name in names))
    counted = () if this.refused else names
    for throttle, name in counted:
        throttle.wait_seconds(name)
    try:
        yield this
    finally:
        if not this.wrong:
            for throttle, name in counted:
                throttle.give_back(name)
