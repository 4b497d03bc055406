"""Every change goes through one thread, which commits many requests with one trip to the disk.

While one commit waits for the disk, the requests that arrive meanwhile gather for the next. Nobody is answered before
their change is on disk. A request that fails does not take the others with it: the batch is rolled back and each is
tried alone.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from typing import NamedTuple

from kiosk.hall.answers import Reply
from kiosk.hall.desk import Desk
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.storage import is_away

log = logging.getLogger("kiosk.hall")

_MOST_TOGETHER = 64


class Job(NamedTuple):
    """A change, with what it will look up first: the request's name, and the mark of its holder if it has one."""

    act: Callable[[Sheet], Reply]
    name: Named
    mark: str | None = None


Result = Reply | Exception


class _Order(NamedTuple):
    job: Job
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Reply]


class Writer:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="center writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when everything ordered before is on disk."""
        self._orders.put(None)
        self._thread.join()

    async def write(self, job: Job) -> Reply:
        """Run the job in a transaction and return its reply once that is on disk; raises what the job raised."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Reply] = loop.create_future()
        self._orders.put(_Order(job, loop, answer))
        return await answer

    def _run(self) -> None:
        while (first := self._orders.get()) is not None:
            orders, more = self._gather(first)
            results = self._together([order.job for order in orders])
            by_loop = list(zip(orders, results, strict=True))
            orders[0].loop.call_soon_threadsafe(_answer, by_loop)
            if not more:
                return

    def _gather(self, first: _Order) -> tuple[list[_Order], bool]:
        orders = [first]
        while len(orders) < _MOST_TOGETHER:
            try:
                order = self._orders.get_nowait()
            except queue.Empty:
                break
            if order is None:
                return orders, False
            orders.append(order)
        return orders, True

    def _together(self, jobs: list[Job]) -> list[Result]:
        try:
            return list(self._commit(jobs))
        except Exception as failed:
            if len(jobs) == 1 or is_away(failed):
                return [failed] * len(jobs)
        log.warning("a batch of %d requests failed; each is tried alone", len(jobs))
        return [self._together([job])[0] for job in jobs]

    def _commit(self, jobs: list[Job]) -> list[Reply]:
        with self._desk.store.writing() as connection:
            sheet = Sheet(connection, self._desk, writing=True)
            sheet.foresee({job.name for job in jobs}, {job.mark for job in jobs if job.mark})
            replies = [job.act(sheet) for job in jobs]
            sheet.flush()
        return replies


def _answer(answered: list[tuple[_Order, Result]]) -> None:
    for order, result in answered:
        if order.answer.cancelled():
            continue
        if isinstance(result, Exception):
            order.answer.set_exception(result)
        else:
            order.answer.set_result(result)
