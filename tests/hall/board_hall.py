"""A hall for the boards: the real doors, streams and pages, over a queue in memory that a test moves by hand."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from fastapi import FastAPI

from kiosk.center.contract import Span, TicketState
from kiosk.center.contract.windows import WindowState
from kiosk.hall import board_page, boards
from kiosk.hall.board_channels import Channels
from kiosk.hall.board_composing import Look, Whole, whole
from kiosk.hall.board_settings import BoardFile
from kiosk.hall.clock import Clock, micros, shift_to
from kiosk.hall.counter import windows
from kiosk.hall.gate import Gate
from kiosk.hall.plan import Plan, read_plan
from kiosk.hall.pulse import Pulse
from kiosk.hall.serve import configured
from kiosk.hall.sheet import Sheet
from kiosk.hall.storage import Store
from kiosk.queueing.day import Day
from kiosk.queueing.standing import Standing
from tests.hall.serving import in_thread

SPAN = Span(low=110, high=150)


class BoardHall:
    """What a test moves. Every move raises `seq` and tells the pulse, as a commit does."""

    def __init__(self, plan: Plan, start: str) -> None:
        self.plan = plan
        self.clock = Clock(shift_to(start))
        self.day = Day(self.now.date().isoformat(), plan.counters)
        self.seq = 1
        self.pulse: Pulse | None = None
        self.channels: Channels | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.broken = False
        self.looks = 0
        self.address = ""
        self.extras: BoardFile
        self._moving = threading.Lock()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def look(self) -> Whole:
        with self._moving:
            self.looks += 1
            if self.broken:
                raise OSError("the store is away")
            day = self.day
            if day.date != self.now.date().isoformat():  # as the center: a new day is an empty one
                last = day.last_call
                self.day = day = Day(self.now.date().isoformat(), self.plan.counters)
                day.last_call = last
            now = self.now
            sheet = SimpleNamespace(desk=SimpleNamespace(plan=self.plan), book=day, seq=self.seq, now=now)
            standing = windows(cast(Sheet, sheet)).windows
            return whole(Look(day, self.plan, self.seq, now, standing, lambda pool: SPAN), self.extras.plan())

    def at(self, moment: str) -> None:
        self.clock = Clock(shift_to(moment))

    def wait_here(self, *numbers: str, shown: str = "") -> None:
        """Citizens take numbers."""
        with self._moving:
            for number in numbers:
                pool = self.day.pool_for([number[0]])
                at = micros(self.now)
                line = self.day.next_line(at)
                self.day.put(
                    Standing(number, number, number[0], TicketState.WAITING, line, pool, at, at, (), shown=shown)
                )
        self.moved()

    def call(self, number: str, window: str, *, again: bool = False) -> None:
        with self._moving:
            ticket = self.day.numbered(number)
            assert ticket is not None
            ticket = self.day.put(replace(ticket, state=TicketState.CALLED, window=window))
            self.day.move(replace(self.day.windows[window], state=WindowState.OPEN, ticket=ticket.id))
            self.day.call(ticket, micros(self.now), again=again)
        self.moved()

    def start(self, window: str) -> None:
        with self._moving:
            ticket = self.day.at(window)
            assert ticket is not None
            self.day.put(replace(ticket, state=TicketState.SERVING))
        self.moved()

    def window(self, number: str, state: WindowState, reason: str = "") -> None:
        with self._moving:
            self.day.move(replace(self.day.windows[number], state=state, reason=reason, ticket=""))
        self.moved()

    def moved(self) -> None:
        with self._moving:
            self.seq += 1
            self.day.take_changes()
        if self.pulse is not None:
            self.pulse.tell(self.seq)


@contextmanager
def board_hall(folder: Path, store: Store, start: str, port: int = 0) -> Iterator[BoardHall]:
    """Listens on loopback until the block ends; `port` to come back where another was."""
    hall = BoardHall(read_plan(folder), start)
    hall.extras = BoardFile(folder)
    with serving(hall, store, port):
        yield hall


@contextmanager
def serving(hall: BoardHall, store: Store, port: int = 0) -> Iterator[None]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        hall.loop = asyncio.get_running_loop()
        hall.pulse = Pulse(store)
        hall.pulse.tell(hall.seq)
        hall.channels = app.state.channels = Channels(hall.pulse, hall.look, lambda: hall.clock)
        yield
        hall.pulse.stop()

    app = FastAPI(lifespan=lifespan)
    app.state.desk = SimpleNamespace(plan=hall.plan)
    app.include_router(boards.router)
    app.include_router(board_page.router)
    app.add_middleware(Gate)
    with in_thread(configured(app), port) as hall.address:
        try:
            yield
        finally:
            assert hall.channels is not None
            assert hall.loop is not None
            asyncio.run_coroutine_threadsafe(hall.channels.stop(), hall.loop).result(5)


def later(moment: datetime, seconds: float) -> str:
    return (moment + timedelta(seconds=seconds)).isoformat()
