"""Every change goes through one thread, which commits many requests with one trip to the disk.

While one commit waits for the disk, the requests that arrive meanwhile gather for the next; and those that arrive
while a batch waits for its turn at the hall (another process has it) still join that batch. Nobody is answered before
their change is on disk. A request that fails does not take the others with it: the batch is rolled back and each is
tried alone.

Who only looks at a window or follows a ticket comes along: the batch has read what other processes changed, which any
other reader would have to read once more.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, NamedTuple, TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kiosk.hall.answers import Reply
from kiosk.hall.desk import Desk
from kiosk.hall.sheet import Named, Sheet, opened
from kiosk.hall.storage import Line, is_away

log = logging.getLogger("kiosk.hall")

_MOST_TOGETHER = 64

_TURNS = 2
"""Rounds of the event loop in which requests already on the wire are read before a batch leaves. Measured with eight
clients: a fifth less processor time per ticket than leaving at once, at no cost for a single one."""


class Job(NamedTuple):
    """A change, and the name of the request, which is looked up first."""

    act: Callable[[Sheet], Reply]
    name: Named


Seen = TypeVar("Seen")

Look = Callable[[Sheet], Seen]
"""Changes nothing, asks the store for nothing, and takes no longer than an act."""

Result = Reply | Exception


class _Order(NamedTuple):
    job: Job
    answer: asyncio.Future[Reply]


class _Glance(NamedTuple):
    look: Look[Any]
    answer: asyncio.Future[Any]


_Done = list[tuple[_Order | _Glance, Any]]
"""What each is told, or the fault."""


class Writer:
    """Belongs to one event loop."""

    def __init__(self, desk: Desk, changed: Callable[[int], None] = lambda seq: None) -> None:
        """`changed` is told the hall's count of changes after each one, on the writer's own thread."""
        self._desk = desk
        self._changed = changed
        self._orders: deque[_Order] = deque()
        self._glances: deque[_Glance] = deque()
        self._busy = False
        self._line = Line(desk.store.writer.connect)
        self._eyes = Line(desk.store.reader.connect)
        self._along: list[_Glance] = []
        """Who looked before the batch was on disk, and so sees it."""
        self._saw: _Done = []
        """What they saw of it while it was written: told once it is on disk."""
        self._level: Sheet | None = None
        """The batch's sheet, once it is on disk."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="center writer")

    def stop(self) -> None:
        """Returns when everything ordered before is on disk."""
        self._thread.submit(self._line.hang_up)
        self._thread.submit(self._eyes.hang_up)
        self._thread.shutdown()

    def between(self, act: Callable[[], int]) -> int:
        """Run `act` between two batches of requests and return what it returned. Blocks: not for the event loop."""
        return self._thread.submit(act).result()

    def see(self, look: Look[Seen]) -> Seen:
        """What is seen between two batches, of other processes too. Blocks: not for the event loop."""
        return self._thread.submit(lambda: look(opened(self._eyes, self._desk, self._desk.book))).result()

    async def write(self, job: Job) -> Reply:
        """Run the job in a transaction and return its reply once that is on disk; raises what the job raised."""
        loop = asyncio.get_running_loop()
        order = _Order(job, loop.create_future())
        self._orders.append(order)
        self._set_out(loop)
        return await order.answer

    async def look(self, look: Look[Seen]) -> Seen:
        """What is seen after every change that was asked for before; raises what the look raised."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Seen] = loop.create_future()
        self._glances.append(_Glance(look, answer))
        self._set_out(loop)
        return await answer

    def _set_out(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._busy:
            self._busy = True
            loop.call_soon(self._gather, loop, _TURNS)

    def _gather(self, loop: asyncio.AbstractEventLoop, turns: int) -> None:
        if turns:
            loop.call_soon(self._gather, loop, turns - 1)
            return
        self._thread.submit(self._go, loop)

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        done = self._round() if self._orders else self._nobody_acts()
        with suppress(RuntimeError):  # the loop has ended: nobody waits any more
            if self._along:
                loop.call_soon_threadsafe(_answer, done)
                done = self._looked()
            loop.call_soon_threadsafe(self._go_on, loop, done)

    def _go_on(self, loop: asyncio.AbstractEventLoop, done: _Done) -> None:
        _answer(done)
        if self._orders or self._glances:
            loop.call_soon(self._gather, loop, _TURNS)
        else:
            self._busy = False

    def _round(self) -> _Done:
        """Everybody who asked until the hall was ours, and what came of it."""
        orders: list[_Order] = []

        def joining() -> list[Job]:
            come = [self._orders.popleft() for _ in range(min(len(self._orders), _MOST_TOGETHER - len(orders)))]
            orders.extend(come)
            return [order.job for order in come]

        return list(zip(orders, self.commit_together(joining(), joining), strict=True))

    def _nobody_acts(self) -> _Done:
        self._level, self._saw = None, []
        self._take_along()
        return []

    def _take_along(self) -> None:
        self._along += [self._glances.popleft() for _ in range(len(self._glances))]

    def _looked(self) -> _Done:
        """Who came along, and what they see."""
        glances, self._along = self._along, []
        if self._saw:
            return self._saw
        try:
            sheet = self._level or opened(self._eyes, self._desk, self._desk.book)
        except Exception as fault:
            return [(glance, fault) for glance in glances]
        return _shown(sheet, glances)

    def commit_together(self, jobs: list[Job], joining: Callable[[], list[Job]] = list) -> list[Result]:
        """Each job's reply, or what it raised; then those of the jobs that `joining` gave, which is asked once the hall
        is ours. Blocks; by one thread at a time."""
        jobs = jobs.copy()
        try:
            return list(self._commit(jobs, joining))
        except Exception as failed:
            if len(jobs) == 1 or is_away(failed):
                return [failed] * len(jobs)
        log.warning("a batch of %d requests failed; each is tried alone", len(jobs))
        return [self.commit_together([job])[0] for job in jobs]

    def _commit(self, jobs: list[Job], joining: Callable[[], list[Job]]) -> list[Reply]:
        """`jobs` is added to by those that join."""
        desk = self._desk
        self._level, self._saw = None, []
        saw: _Done = []
        try:
            with self._opened(_names(jobs)) as sheet:
                late = joining()
                jobs += late
                sheet.look_up(_names(late))
                replies = [job.act(sheet) for job in jobs]
                self._take_along()  # later ones may know of changes this batch does not
                sheet.close(lambda: saw.extend(_shown(sheet, self._along)))
        except BaseException:
            desk.book.forget()  # it holds what did not come to be
            raise
        self._level, self._saw = sheet, saw
        if sheet.changed:
            self._changed(sheet.seq)
        return replies

    @contextmanager
    def _opened(self, names: list[Named]) -> Iterator[Sheet]:
        """A sheet in its transaction. A connection the database has closed meanwhile (it was restarted) is noticed by
        the first question, before anything is changed: then once more with a new one."""
        with ExitStack() as stack:
            try:
                sheet = self._begun(stack, names)
            except DBAPIError as fault:
                if not is_away(fault):
                    raise
                with suppress(SQLAlchemyError):
                    stack.pop_all().__exit__(type(fault), fault, fault.__traceback__)
                self._line.hang_up()
                self._desk.book.forget()
                sheet = self._begun(stack, names)
            yield sheet

    def _begun(self, stack: ExitStack, names: list[Named]) -> Sheet:
        desk, connection = self._desk, self._line.connection
        stack.enter_context(connection.begin())
        return Sheet(connection, desk, desk.book, writing=True, names=names)


def _answer(done: _Done) -> None:
    for asked, result in done:
        if asked.answer.cancelled():
            continue
        if isinstance(result, Exception):
            asked.answer.set_exception(result)
        else:
            asked.answer.set_result(result)


def _shown(sheet: Sheet, glances: list[_Glance]) -> _Done:
    return [(glance, _seen(glance.look, sheet)) for glance in glances]


def _seen(look: Look[Seen], sheet: Sheet) -> Seen | Exception:
    try:
        return look(sheet)
    except Exception as fault:
        return fault


def _names(jobs: list[Job]) -> list[Named]:
    return list({job.name: None for job in jobs})
