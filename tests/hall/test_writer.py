"""Requests share transactions: who comes while the hall is another process's still joins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.hall.answers import Reply
from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.settings import Settings
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.writer import Job, Writer
from tests.hall.conftest import MONDAY, TOKENS

_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def desk(postgres_url: str, hall_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(
        database=postgres_url, config=hall_folder, data=tmp_path / "data", tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    desk = Desk(settings)
    yield desk
    desk.close()


def number_for(key: str) -> Job:
    def act(sheet: Sheet) -> Reply:
        assert sheet.answered(Named("kiosk-1", key)) is None
        sheet.touch()
        return Reply(201, str(sheet.next_number("A")).encode())

    return Job(act, Named("kiosk-1", key))


def test_whoever_comes_while_the_hall_is_locked_joins_the_same_transaction(desk: Desk) -> None:
    changes: list[int] = []
    writer = Writer(desk, changes.append)

    async def scene() -> list[Reply]:
        with desk.store.writing() as other:
            other.execute(text("SELECT seq FROM hall_state FOR UPDATE"))
            first = asyncio.create_task(writer.write(number_for("one")))
            await _somebody_waits_for_the_lock(desk)
            late = [asyncio.create_task(writer.write(number_for(f"late {each}"))) for each in range(5)]
            await asyncio.sleep(0.05)
            assert not first.done()
        async with asyncio.timeout(5):
            return await asyncio.gather(first, *late)

    try:
        assert [reply.body for reply in asyncio.run(scene())] == [b"1", b"2", b"3", b"4", b"5", b"6"]
        assert len(changes) == 1, "one transaction"
    finally:
        writer.stop()


async def _somebody_waits_for_the_lock(desk: Desk) -> None:
    query = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(5):
        while True:
            with desk.store.reading() as connection:
                if connection.execute(query).scalar_one():
                    return
            await asyncio.sleep(0.01)
