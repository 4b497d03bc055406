"""One process, hundreds of boards: the hall is looked at once per change, written once per board's part of it, and sent
to every board that stands there.

A board is told how the hall stands, not what happened: one that reads slowly is given the newest when it is ready, and
nothing is ever kept for it. Every two seconds each is told the time; not, however, when the store cannot be reached or
the hall could not be looked at, so that a board's own silence tells it that it is old.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress

from kiosk.center.contract.boards import Call
from kiosk.hall.board_composing import Scope, Whole, cut, cut_calls
from kiosk.hall.clock import Clock
from kiosk.hall.pulse import Pulse

log = logging.getLogger("kiosk.hall")

MOST_BOARDS = 600
"""Streams one process holds: three times the largest hall known, and an open file each."""

TICK_SECONDS = 2.0
_SILENT_SECONDS = 3.0
_SHORTEST_GAP = 0.05
"""Between two looks at the hall, however much happens in it."""

_LONGEST_GAP = 5.0
"""Waiting times move and the day turns although nobody does anything."""


class _Part:
    """What the boards of one scope are sent: the newest, already written."""

    def __init__(self) -> None:
        self.boards = 0
        self.turn = 0
        self.seen: Whole | None = None
        self.frame = b""
        self.news = asyncio.Event()
        """Set, and replaced, whenever there is something new."""
        self.ticked = 0
        self.tick = b""

    def publish(self, seen: Whole, scope: Scope) -> None:
        if seen is self.seen:
            return
        self.turn += 1
        self.seen = seen
        self.frame = board_frame(seen, scope)
        self.wake()

    def beat(self, tick: bytes) -> None:
        self.ticked += 1
        self.tick = tick
        self.wake()

    def wake(self) -> None:
        self.news.set()
        self.news = asyncio.Event()


class Channels:
    """Made where the loop runs; `look` composes the whole hall and may block (it is called in a thread)."""

    def __init__(self, pulse: Pulse, look: Callable[[], Whole], clock: Callable[[], Clock]) -> None:
        self._pulse = pulse
        self._look = look
        self._clock = clock
        self._parts: dict[Scope, _Part] = {}
        self._seen: Whole | None = None
        self._seen_at = 0.0
        self._looking = asyncio.Lock()
        self._somebody = asyncio.Event()
        self._behind = False
        self._ended = False
        self.boards = 0
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._beat())]

    @property
    def full(self) -> bool:
        return self.boards >= MOST_BOARDS

    async def stop(self) -> None:
        """Every stream ends properly, so that its screen knows at once."""
        self._ended = True
        for part in self._parts.values():
            part.wake()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def now(self) -> Whole:
        """The whole hall as it stands; raises what looking at it raised (the store is away)."""
        async with self._looking:
            seen = self._seen
            if seen is None or seen.board.seq < self._pulse.seq or time.monotonic() - self._seen_at > 1.0:
                began = time.monotonic()
                seen = await asyncio.to_thread(self._look)
                self._seen, self._seen_at = seen, began
            return seen

    def board_frames(self, scope: Scope) -> AsyncIterator[bytes]:
        """Server-sent events `board` and `tick`, ready to send, until whoever reads them goes away."""
        return self._frames(scope, lambda part: (part.frame,), dated=True)

    def call_frames(self, scope: Scope, after: int | None) -> AsyncIterator[bytes]:
        """Server-sent events `call` since the call `after` (None: from now on) and `tick`."""

        def since(part: _Part) -> Iterator[bytes]:
            nonlocal after
            assert part.seen is not None, "nothing is news before the hall was looked at"
            if after is None:
                after = max((call.id for call in part.seen.calls), default=0)
            for call in cut_calls(part.seen, scope, after):
                after = call.id
                yield call_frame(call)

        return self._frames(scope, since, dated=False)

    async def _frames(
        self, scope: Scope, told: Callable[[_Part], Iterable[bytes]], dated: bool
    ) -> AsyncIterator[bytes]:
        """What `told` makes of each news, and `tick`; `dated` news tell the time themselves and stand for a tick."""
        part = self._join(scope)
        try:
            turn, ticked = 0, part.ticked
            await self._first(part, scope)
            while not self._ended:
                news = part.news
                if part.turn > turn:
                    turn, ticked = part.turn, part.ticked if dated else ticked
                    for frame in told(part):
                        yield frame
                elif part.ticked > ticked:
                    ticked = part.ticked
                    yield part.tick
                else:
                    await news.wait()
        finally:
            self._leave(scope, part)

    def _join(self, scope: Scope) -> _Part:
        part = self._parts.setdefault(scope, _Part())
        part.boards += 1
        self.boards += 1
        self._somebody.set()
        return part

    async def _first(self, part: _Part, scope: Scope) -> None:
        """Who is the first of a scope does not wait for the next change. Without the store: until it is back."""
        if part.turn:
            return
        try:
            seen = await self.now()
        except Exception as fault:
            self._missed(fault)
        else:
            part.publish(seen, scope)

    def _leave(self, scope: Scope, part: _Part) -> None:
        part.boards -= 1
        self.boards -= 1
        if part.boards == 0:
            del self._parts[scope]
        if self.boards == 0:
            self._seen = None  # who comes next must not be shown what was
            self._somebody.clear()

    async def _follow(self) -> None:
        while True:
            await self._somebody.wait()
            began = time.monotonic()
            seq = await self._show()
            took = time.monotonic() - began
            # Half of the process's time at most, whatever the number of boards.
            await asyncio.sleep(max(_SHORTEST_GAP - took, took))
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST_GAP if not self._behind else 1.0):
                    await self._pulse.beyond(seq)

    async def _show(self) -> int:
        """Look at the hall and tell every board; the hall's seq then."""
        known = self._pulse.seq
        try:
            seen = await self.now()
        except Exception as fault:  # whatever it was, the boards are told again when it is over
            self._missed(fault)
            return known
        self._behind = False
        for scope, part in list(self._parts.items()):
            part.publish(seen, scope)
        return max(known, seen.board.seq)

    def _missed(self, fault: Exception) -> None:
        if not self._behind:
            log.warning("the boards cannot be told how the hall stands (%s)", type(fault).__name__)
        self._behind = True

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            if self._behind or self._pulse.silent > _SILENT_SECONDS:
                continue
            tick = b'event: tick\ndata: {"now":"%b"}\n\n' % self._clock().now().isoformat().encode()
            for part in list(self._parts.values()):
                part.beat(tick)


def board_frame(seen: Whole, scope: Scope) -> bytes:
    # JSON has no line breaks of its own, so one data line holds it all.
    return b"id: %d\nevent: board\ndata: %b\n\n" % (seen.board.seq, cut(seen, scope).model_dump_json().encode())


def call_frame(call: Call) -> bytes:
    return b"id: %d\nevent: call\ndata: %b\n\n" % (call.id, call.model_dump_json().encode())
