"""How long a job is waited for."""

from __future__ import annotations

import time
from typing import Final

MOST_RESERVED: Final = 2.0
RESERVED: Final = 0.25
"""The part of a deadline kept for canceling what did not come out, at most MOST_RESERVED seconds."""


class Patience:
    """`deadline` seconds while nothing stands in the way. With `staff`, each thing that does may stand for so
    many seconds, and what was left of the deadline is left when it is cleared."""

    def __init__(self, deadline: float, staff: float) -> None:
        self.ends = time.monotonic() + deadline
        self._reserve, self._staff = min(MOST_RESERVED, RESERVED * deadline), staff
        self._rest: float | None = None
        """Of the deadline, from the moment something stands in the way."""

    @property
    def cancel_at(self) -> float:
        return self.ends - self._reserve

    def stands(self) -> None:
        """Something new stands in the way."""
        if self._rest is None:
            self._rest = self._left()
        if self._staff:
            self.ends = time.monotonic() + self._staff

    def cleared(self) -> None:
        if self._rest is not None and self._staff:
            self.ends = time.monotonic() + self._rest
        self._rest = None

    def given_up(self) -> None:
        """Nobody waits for staff any more, only for the printer's last word."""
        if self._rest is not None:
            self.ends = min(self.ends, time.monotonic() + self._rest)
        self._staff = 0.0

    def _left(self) -> float:
        return max(0.0, self.ends - time.monotonic())
