"""Who waits for the hall to change hears of it: in this process, from another, and after the store was away."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.bench.postgres import Postgres
from kiosk.hall.pulse import CHANNEL, Pulse
from kiosk.hall.storage import Store


@asynccontextmanager
async def beating(database: str) -> AsyncIterator[tuple[Pulse, Store]]:
    store = Store(database)
    store.migrate()
    pulse = Pulse(store)
    try:
        yield pulse, store
    finally:
        await asyncio.to_thread(pulse.stop)
        store.close()


def change(store: Store, *, tell: bool = True) -> int:
    """What every change of the hall does, as another process would."""
    with store.writing() as connection:
        connection.execute(text("UPDATE hall_state SET seq = seq + 1 WHERE name = 'hall'"))
        seq = int(connection.execute(text("SELECT seq FROM hall_state WHERE name = 'hall'")).scalar_one())
        if tell and not store.sqlite:
            connection.execute(text("SELECT pg_notify(:channel, :seq)"), {"channel": CHANNEL, "seq": str(seq)})
    return seq


async def settled(pulse: Pulse) -> None:
    """Until the store was asked for the first time."""
    async with asyncio.timeout(5):
        while pulse.silent > 1 or pulse.seq == 0:
            await asyncio.sleep(0.01)


def test_every_waiter_hears_what_this_process_tells(tmp_path: Path) -> None:
    async def scene() -> None:
        async with beating(f"sqlite:///{tmp_path}/hall.db") as (pulse, _):
            waiters = [asyncio.create_task(pulse.beyond(6)) for _ in range(200)]
            gone = asyncio.create_task(pulse.beyond(6))
            await asyncio.sleep(0.01)
            gone.cancel()
            await asyncio.to_thread(pulse.tell, 7)
            async with asyncio.timeout(1):
                assert await asyncio.gather(*waiters) == [7] * 200
                assert await pulse.beyond(3) == 7, "what has happened already is not waited for"
            pulse.tell(5)
            await asyncio.sleep(0.01)
            assert pulse.seq == 7, "a late word does not turn the hall back"

    asyncio.run(scene())


def test_a_change_nobody_told_of_is_found_within_two_seconds(database: str) -> None:
    async def scene() -> None:
        async with beating(database) as (pulse, store):
            await asyncio.to_thread(change, store, tell=False)
            async with asyncio.timeout(2):
                assert await pulse.beyond(0) == 1

    asyncio.run(scene())


def test_a_change_in_another_process_is_heard_at_once(postgres_url: str) -> None:
    async def scene() -> list[float]:
        took = []
        async with beating(postgres_url) as (pulse, store):
            await asyncio.to_thread(change, store)
            await settled(pulse)
            for _ in range(20):
                known = pulse.seq
                waiter = asyncio.create_task(pulse.beyond(known))
                await asyncio.to_thread(change, store)
                began = time.monotonic()
                async with asyncio.timeout(3):
                    assert await waiter == known + 1
                took.append(time.monotonic() - began)
        return took

    assert sorted(asyncio.run(scene()))[10] < 0.1, "the median; a poll would take half a second"


def test_changes_are_passed_on_to_other_processes_together(postgres_url: str) -> None:
    async def scene() -> tuple[list[float], int]:
        took: list[float] = []
        async with beating(postgres_url) as (mine, store), beating(postgres_url) as (others, _):
            await asyncio.to_thread(change, store, tell=False)
            await settled(others)
            for seq in range(10, 30):
                waiter = asyncio.create_task(others.beyond(seq - 1))
                began = time.monotonic()
                mine.tell(seq)
                async with asyncio.timeout(3):
                    assert await waiter == seq
                took.append(time.monotonic() - began)
            heard = 0
            for seq in range(1000, 1100):
                mine.tell(seq)
            async with asyncio.timeout(3):
                while await others.beyond(others.seq) < 1099:
                    heard += 1
        return took, heard

    took, heard = asyncio.run(scene())
    assert sorted(took)[10] < 0.15, "the median; a poll would take half a second"
    assert heard <= 2, "a hundred changes at once wake the others once or twice"


def test_a_store_that_comes_back_is_heard_again_and_nothing_is_missed(
    postgres: Postgres, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene() -> None:
        async with beating(postgres_url) as (pulse, store):
            await asyncio.to_thread(change, store)
            await settled(pulse)
            await asyncio.to_thread(postgres.stop)
            await asyncio.sleep(1.2)
            assert pulse.silent > 1, "that the store is away shows"
            await asyncio.to_thread(postgres.start)
            await asyncio.to_thread(change, store)  # before anybody listens again
            async with asyncio.timeout(6):
                assert await pulse.beyond(1) == 2
            assert pulse.silent < 1

    with caplog.at_level(logging.WARNING, "kiosk.hall"):
        asyncio.run(scene())
    assert sum("is not heard" in record.getMessage() for record in caplog.records) == 1, "said once, not every time"
