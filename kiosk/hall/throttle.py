"""What nobody honest does often, nobody may do often: wrong codes, questions to a city's services."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_SPAN = 600.0
"""Seconds."""


class Throttle:
    """At most so many within a span of time, for each name. In memory: what it guards against is a flood."""

    def __init__(self, most: int, span: float = _SPAN, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._span = span
        self._clock = clock
        self._times: dict[str, deque[float]] = {}

    def wait_seconds(self, name: str) -> int:
        """0, and one more is counted; or how long nobody may."""
        left = self.left_seconds(name)
        if not left:
            self._times.setdefault(name, deque(maxlen=self._most)).append(self._clock())
        return left

    def left_seconds(self, name: str) -> int:
        """The same, and nothing is counted."""
        times, now = self._times.get(name), self._clock()
        if times is None or len(times) < self._most or now - times[0] >= self._span:
            return 0
        return max(1, round(times[0] + self._span - now))
