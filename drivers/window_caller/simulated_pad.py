"""One pad on the simulated line: it repeats what nobody acknowledges, and shows what it is told."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from drivers.controls import State
from drivers.window_caller.frames import Frame
from drivers.window_caller.keys import BEEP, BLANK, COMMAND, MOST_PRESSED, RATE, SHOW, START_RATING, acknowledgement

REPEAT = 0.4
"""Seconds until a pad says again what was not acknowledged; real pads are not documented."""
APART = 0.03
"""Seconds by which two pads' repeats differ for each address between them, so that a collision dissolves."""
TRIES = 5
_EMPTY = "   "
_DISPLAY = 6
"""Data bytes of a display message."""


@dataclass
class SimulatedPad:
    """A key pad or a rating pad; on the wire they differ only in what they send.

    `function` is the FUNC byte of its keys (the real one is unknown). With `blank_clears` a blank half of a display
    message empties that half; without, it leaves it alone, and only an all-blank message empties both.
    """

    address: int
    function: int = 0x04
    powered: bool = True
    deaf: bool = False
    blank_clears: bool = False
    waiting: str = _EMPTY
    ticket: str = _EMPTY
    stars: int = 5
    beeps: int = 0
    rating_asked: int = 0
    sent: int = 0
    gave_up: int = 0
    acknowledged: int = 0
    _queue: deque[Frame] = field(default_factory=deque)
    _tries: int = 0
    _next_try: float = 0.0

    def press(self, data: bytes) -> None:
        """Raises ValueError for more bytes than a key's frame holds."""
        if not 1 <= len(data) <= MOST_PRESSED:
            raise ValueError("a key press has one to four bytes")
        self._say(Frame(self.address, self.function, data))

    def rate(self, key: int) -> None:
        self._say(Frame(self.address, RATE, bytes([key])))

    def _say(self, frame: Frame) -> None:
        if self.powered:
            self._queue.append(frame)

    def power(self, on: bool) -> None:
        """Off: everything is forgotten, shown and unsaid."""
        self.powered = on
        self.waiting = self.ticket = _EMPTY
        self._queue.clear()
        self._tries, self._next_try = 0, 0.0

    def next_at(self) -> float | None:
        """When it will speak next (`time.monotonic`); None: it has nothing to say."""
        return self._next_try if self._queue else None

    def speak(self, now: float) -> Frame | None:
        """What it says at `now`, if it is due."""
        if not self._queue or now < self._next_try:
            return None
        if self._tries == TRIES:
            self.gave_up += 1
            self._done()
            return self.speak(now)
        self._tries += 1
        self.sent += 1
        self._next_try = now + REPEAT + APART * (self.address % 8)
        return self._queue[0]

    def hear(self, frame: Frame) -> None:
        if frame.address != self.address or not self.powered or self.deaf:
            return
        if self._queue and self._tries and frame == acknowledgement(self._queue[0]):
            self.acknowledged += 1
            self._done()
            return
        if frame.function == SHOW and len(frame.data) == _DISPLAY:
            self._show(frame.data)
        elif frame.function == SHOW and len(frame.data) == 1:
            self.stars = frame.data[0]
        elif frame.function == BEEP:
            self.beeps += 1
        elif (frame.function, frame.data) == (COMMAND, bytes([START_RATING])):
            self.rating_asked += 1

    def _done(self) -> None:
        self._queue.popleft()
        self._tries, self._next_try = 0, 0.0

    def _show(self, data: bytes) -> None:
        waiting, ticket = (_digits(half) for half in (data[:3], data[3:]))
        everything = self.blank_clears or waiting == ticket == _EMPTY
        self.waiting = waiting if everything or waiting != _EMPTY else self.waiting
        self.ticket = ticket if everything or ticket != _EMPTY else self.ticket

    def state(self) -> State:
        shown = ("waiting", "ticket", "stars", "beeps", "rating_asked", "sent", "acknowledged", "gave_up", "powered")
        return {name: getattr(self, name) for name in shown} | {"unacknowledged": len(self._queue)}


def _digits(half: bytes) -> str:
    return "".join(" " if digit == BLANK else str(digit) for digit in half)
