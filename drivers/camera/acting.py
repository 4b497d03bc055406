"""What a simulated citizen does before the camera, second by second. Pure: a time goes in, a pose comes out.

Left to themselves they go through everything a kiosk may ask, in a round short enough that any two movements, in any
order, are met in time; told to (the control `do`), they make one movement and then look straight ahead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

TURN: Final = 36.0
"""Degrees of a willing turn of the head."""
TURN_STEP: Final = 2.0
"""Degrees between two pictures of the turntable."""
LID_STEPS: Final = 4
"""Pictures of a lid on its way down."""
RATE: Final = 30
"""Pictures a second."""

_TURN_OUT, _TURN_HOLD = 0.3, 0.35
_LID_DOWN, _LID_SHUT = 0.08, 0.2
_REST: Final = 0.34


@dataclass(frozen=True, slots=True)
class Pose:
    """`yaw` in degrees, positive to the citizen's own left; `lids` 0 open … 1 shut; `x`, `y` in pixels, `size` 1 ± a
    little: nobody stands quite still."""

    yaw: float = 0.0
    lids: float = 0.0
    x: float = 0.0
    y: float = 0.0
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Move:
    """`yaw` and `lids` are where it goes; there, a moment, and back."""

    there: float
    hold: float
    yaw: float = 0.0
    lids: float = 0.0

    @property
    def seconds(self) -> float:
        return 2 * self.there + self.hold

    def share(self, second: float) -> float:
        """How much of it is made, 0 … 1, gently at both ends."""
        if not 0 <= second < self.seconds:
            return 0.0
        way = min(1.0, second / self.there, (self.seconds - second) / self.there)
        return (1 - math.cos(math.pi * way)) / 2


MOVES: Final[dict[str, Move]] = {
    "turnLeft": Move(_TURN_OUT, _TURN_HOLD, yaw=TURN),
    "turnRight": Move(_TURN_OUT, _TURN_HOLD, yaw=-TURN),
    "blink": Move(_LID_DOWN, _LID_SHUT, lids=1.0),
    "straight": Move(0.1, 0.0),
}
"""By the words of the kiosk's challenges."""
ROUND: Final = ("turnLeft", "blink", "turnRight", "blink")
"""Nobody keeps their eyes open for three seconds; a blink missed by a slow machine comes again soon."""
ROUND_SECONDS: Final = sum(MOVES[name].seconds + _REST for name in ROUND)


class Actor:
    """One citizen's will. Times are seconds of any clock that grows."""

    def __init__(self, now: float, willing: bool = True) -> None:
        self._since = now
        self._willing = willing
        self._told: tuple[str, float] | None = None

    def tell(self, name: str, now: float) -> None:
        """Make this movement now, then look straight. Raises ValueError for one nobody knows."""
        if name not in MOVES:
            raise ValueError(f"a citizen can do {', '.join(MOVES)}, not {name!r}")
        self._told = (name, now)

    def obey(self, willing: bool, now: float) -> None:
        """Go through all movements again and again, or stand and look."""
        self._willing, self._since, self._told = willing, now, None

    def pose(self, now: float) -> Pose:
        name, second = self._present(now)
        move = MOVES[name]
        made = move.share(second)
        return Pose(
            yaw=move.yaw * made,
            lids=move.lids * made,
            x=2.0 * math.sin(2 * math.pi * now / 5.3),
            y=1.2 * math.sin(2 * math.pi * now / 3.7),
            size=1 + 0.006 * math.sin(2 * math.pi * now / 4.1),
        )

    def _present(self, now: float) -> tuple[str, float]:
        if self._told:
            return self._told[0], now - self._told[1]
        second = (now - self._since) % ROUND_SECONDS - _REST
        for name in ROUND if self._willing else ():
            if second < MOVES[name].seconds:
                return name, second
            second -= MOVES[name].seconds + _REST
        return "straight", 0.0


def rehearsal() -> list[Pose]:
    """Every picture of the turntable and of the lids."""
    turns = [Pose(yaw=sign * step * TURN_STEP) for step in range(1, int(TURN / TURN_STEP) + 1) for sign in (1, -1)]
    return [Pose(lids=step / LID_STEPS) for step in range(LID_STEPS + 1)] + turns
