"""What a room of the center does at the start and every hour beside its doors: in batches, between two requests'
transactions; what another process of the center has done meanwhile is left as it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from kiosk.hall.answers import Reply
from kiosk.hall.asked import NOTHING
from kiosk.hall.desk import Desk
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.writer import Job, Writer

log = logging.getLogger("kiosk.hall")

EVERY_SECONDS = 3600.0
BATCH = 200
"""Rows in one transaction: a few milliseconds."""

Chore = Callable[[], int]
"""Does one batch, and returns how many rows it was; fewer than BATCH: there is no more."""

Values = Mapping[str, bytes | str | None]


@asynccontextmanager
async def hourly(room: str, writer: Writer, chores: Sequence[Chore]) -> AsyncIterator[None]:
    """The chores of the room run as long as this stands open."""
    task = asyncio.create_task(_every_hour(room, writer, chores), name=f"{room} kept")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _every_hour(room: str, writer: Writer, chores: Sequence[Chore]) -> None:
    while True:
        try:
            await tend(writer, chores)
        except Exception as fault:
            not_done(room, fault)
        await asyncio.sleep(EVERY_SECONDS)


def not_done(room: str, fault: Exception) -> None:
    """For the log, and only its kind: its text can hold the values of the statement. A store that is away is a warning,
    anything else a bug, after which the next round is tried all the same: what is due must not wait for a restart."""
    level = logging.WARNING if isinstance(fault, SQLAlchemyError) else logging.ERROR
    log.log(level, "%s: not everything due was done: %s", room, type(fault).__name__)


async def tend(writer: Writer, chores: Sequence[Chore]) -> None:
    """Everything that is due now."""
    for chore in chores:
        while await asyncio.to_thread(writer.between, chore) >= BATCH:
            await asyncio.sleep(0.01)


def one_batch(writer: Writer, by: str, act: Callable[[Sheet], int]) -> int:
    """One batch as a request is written, sheet, event log and all, on the writer's own thread: nobody changes the same
    rows meanwhile. Returns what `act` returned."""
    done: list[int] = []

    def job(sheet: Sheet) -> Reply:
        done.append(act(sheet))
        return NOTHING

    [result] = writer.commit_together([Job(job, Named(by, "hourly"))])
    if isinstance(result, Exception):
        raise result
    return done[-1]


def erase(desk: Desk, table: Table, where: ColumnElement[bool]) -> int:
    """One batch of the rows."""
    return _some(desk, table, where, None)


def blank(desk: Desk, table: Table, where: ColumnElement[bool], becomes: Values) -> int:
    """One batch of the rows loses what is named; the rows stay."""
    return _some(desk, table, where, becomes)


def _some(desk: Desk, table: Table, where: ColumnElement[bool], becomes: Values | None) -> int:
    key = next(iter(table.primary_key))
    with desk.store.writing() as connection:
        these = list(connection.execute(select(key).where(where).limit(BATCH)).scalars())
        if these:
            change = delete(table) if becomes is None else update(table).values(dict(becomes))
            connection.execute(change.where(key.in_(these)))
    return len(these)


def days_ago(desk: Desk, days: int) -> str:
    return (desk.clock.now().date() - timedelta(days=days)).isoformat()
