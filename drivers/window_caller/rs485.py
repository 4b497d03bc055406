"""The driver for key pads and rating pads on an RS-485 line (devices.md §13; function values have a single source)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from drivers.contract import (
    CallerDetail,
    CallerResult,
    Health,
    Line,
    LineGone,
    LineTimeout,
    Outcome,
)
from drivers.window_caller.frames import Frame
from drivers.window_caller.keys import (
    BEEP,
    COMMAND,
    MOST_SHOWN,
    MOST_STARS,
    SHOW,
    START_RATING,
    acknowledgement,
    press_of,
    ticket_frame,
    waiting_frame,
)
from drivers.window_caller.link import LineBusy, WindowLine

log = logging.getLogger(__name__)

BAUD = 9600
_ANSWERING = 0.1
"""Seconds of a deadline kept for acknowledging what is heard, at most half of it."""


def open_window_line(address: str) -> Line:
    """Any line of `drivers.transport`; a serial one runs at 9600 unless the address says otherwise."""
    from drivers.transport import open_line

    if address.startswith("serial:") and "baud=" not in address:
        address += f"{'&' if '?' in address else '?'}baud={BAUD}"
    return open_line(address)


class Rs485WindowCaller:
    """All pads of one line.

    Every press is acknowledged before it is returned, and returned even if acknowledging failed: a pad that was not
    heard repeats its frame, and the same frame again within `repeat_within` seconds of the last one is marked `repeat`.
    How fast pads repeat is unknown. Too long a span is the safer error: a clerk who presses twice means it once.
    """

    verified = False

    def __init__(
        self, address: str, repeat_within: float = 1.0, opener: Callable[[str], Line] = open_window_line
    ) -> None:
        """`address` as in `drivers.transport`. Raises ValueError when `repeat_within` is not above 0."""
        if repeat_within <= 0:
            raise ValueError(f"repeat_within is a number of seconds above 0, not {repeat_within}")
        self._line = WindowLine(address, opener)
        self._repeat_within = repeat_within
        self._last: dict[tuple[int, int], tuple[Frame, float]] = {}
        """The last frame of each address and function, and when it was heard."""

    def status(self, deadline: float) -> Health:
        """ONLINE when the port can be opened, else NO_DEVICE. There is no question that a pad would answer."""
        try:
            self._line.open()
        except LineGone as gone:
            self._lost(gone)
            return Health.NO_DEVICE
        return Health.ONLINE

    def listen(self, deadline: float) -> CallerResult:
        """The next press of any pad. TIMEOUT: none; GARBAGE: none, but noise or damaged frames were heard."""
        ends = time.monotonic() + deadline
        hear_until = ends - min(_ANSWERING, deadline / 2)
        damage = self._line.damage
        try:
            while (frame := self._line.receive(hear_until)) is not None:
                press = press_of(frame, self._is_repeat(frame))
                if press is not None:
                    self._acknowledge(frame)
                    return CallerResult(Outcome.SUCCESS, press=press)
                if time.monotonic() >= ends:
                    break
        except LineGone as gone:
            return self._lost(gone)
        if self._line.damage > damage:
            return CallerResult(Outcome.INVALID_DATA, CallerDetail.GARBAGE)
        return CallerResult(Outcome.TIMEOUT)

    def show_waiting(self, address: int, count: int | None, deadline: float) -> CallerResult:
        """`count` 0 … 999 people, None for blank; INVALID_DATA for anything else."""
        if count is not None and not 0 <= count <= MOST_SHOWN:
            return CallerResult(Outcome.INVALID_DATA)
        return self._send(waiting_frame, address, count, deadline)

    def show_ticket(self, address: int, number: int | None, deadline: float) -> CallerResult:
        """`number` 0 … 999 (three digits, no letter), None for blank; INVALID_DATA for anything else."""
        if number is not None and not 0 <= number <= MOST_SHOWN:
            return CallerResult(Outcome.INVALID_DATA)
        return self._send(ticket_frame, address, number, deadline)

    def beep(self, address: int, deadline: float) -> CallerResult:
        return self._send(lambda to, _: Frame(to, BEEP), address, None, deadline)

    def show_stars(self, address: int, stars: int, deadline: float) -> CallerResult:
        """The star level of a rating pad, 0 … 5; only 5 stands in the source."""
        if not 0 <= stars <= MOST_STARS:
            return CallerResult(Outcome.INVALID_DATA)
        return self._send(lambda to, _: Frame(to, SHOW, bytes([stars])), address, None, deadline)

    def start_rating(self, address: int, deadline: float) -> CallerResult:
        """Ask the citizen at a rating pad. Normally it starts by itself after the key pad's ask-rating key."""
        return self._send(lambda to, _: Frame(to, COMMAND, bytes([START_RATING])), address, None, deadline)

    def close(self) -> None:
        self._line.close()

    def _is_repeat(self, frame: Frame) -> bool:
        now, sender = time.monotonic(), (frame.address, frame.function)
        before, at = self._last.get(sender, (None, 0.0))
        self._last[sender] = (frame, now)
        return frame == before and now - at < self._repeat_within

    def _acknowledge(self, frame: Frame) -> None:
        try:
            self._line.send(acknowledgement(frame), time.monotonic() + _ANSWERING)
        except LineGone as gone:
            self._lost(gone)  # the press is heard all the same; that the line is gone shows at the next call
        except (LineBusy, LineTimeout):
            log.debug("window caller: a press at %d could not be acknowledged; the pad will repeat it", frame.address)

    def _send(
        self, build: Callable[[int, int | None], Frame], address: int, value: int | None, deadline: float
    ) -> CallerResult:
        if not 0 <= address <= 0xFF:
            return CallerResult(Outcome.INVALID_DATA)
        try:
            self._line.send(build(address, value), time.monotonic() + deadline)
        except LineGone as gone:
            return self._lost(gone)
        except LineBusy:
            return CallerResult(Outcome.NOT_READY, CallerDetail.LINE_BUSY)
        except LineTimeout:
            return CallerResult(Outcome.TIMEOUT)
        return CallerResult(Outcome.UNCONFIRMED)

    def _lost(self, gone: LineGone) -> CallerResult:
        log.debug("window caller: %s", gone)  # whoever runs the driver says it once, loudly; this is for the installer
        self._line.close()
        return CallerResult(Outcome.NOT_READY, CallerDetail.UNPLUGGED)
