"""Requests share transactions: who comes while the hall is another process's still joins, and who looks comes along."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kiosk.hall.answers import Reply
from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.settings import Settings
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.writer import Job, Writer
from tests.hall.conftest import MONDAY, TOKENS

_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def settings(postgres_url: str, hall_folder: Path, tmp_path: Path) -> Settings:
    return Settings(
        database=postgres_url, config=hall_folder, data=tmp_path / "data", tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    desk = Desk(settings)
    yield desk
    desk.close()


@pytest.fixture
def elsewhere(settings: Settings) -> Iterator[Writer]:
    """Another process of the hall."""
    desk = Desk(settings)
    writer = Writer(desk)
    yield writer
    writer.stop()
    desk.close()


def number_for(key: str) -> Job:
    def act(sheet: Sheet) -> Reply:
        assert sheet.answered(Named("kiosk-1", key)) is None
        sheet.touch()
        return Reply(201, str(sheet.next_number("A")).encode())

    return Job(act, Named("kiosk-1", key))


def count_seen(sheet: Sheet) -> Reply:
    """The hall's count of changes, as a look finds it."""
    return Reply(200, str(sheet.seq).encode())


def no_look(_sheet: Sheet) -> Reply:
    raise LookupError("there is no such window")


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
    async with asyncio.timeout(5):
        while True:
            with desk.store.reading() as connection:
                if connection.execute(text(_WAITING)).scalar_one():
                    return
            await asyncio.sleep(0.01)


def test_who_looks_while_a_batch_waits_sees_it_and_asks_the_store_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> Sheet:
        raise AssertionError("the store was asked")

    monkeypatch.setattr("kiosk.hall.writer.opened", asked)
    changes: list[int] = []
    writer = Writer(desk, changes.append)

    async def scene() -> Reply:
        with desk.store.writing() as other:
            other.execute(text("SELECT seq FROM hall_state FOR UPDATE"))
            first = asyncio.create_task(writer.write(number_for("one")))
            await _somebody_waits_for_the_lock(desk)
            looks = asyncio.create_task(writer.look(count_seen))
            broken = asyncio.create_task(writer.look(no_look))
            await asyncio.sleep(0.05)
        async with asyncio.timeout(5):
            await first
            with pytest.raises(LookupError):
                await broken
            return await looks

    try:
        assert asyncio.run(scene()).body == str(changes[0]).encode()
    finally:
        writer.stop()


def test_who_looks_alone_sees_what_another_process_did(desk: Desk, elsewhere: Writer) -> None:
    writer = Writer(desk)

    async def scene(key: str) -> tuple[int, int]:
        before = int((await writer.look(count_seen)).body)
        await asyncio.to_thread(elsewhere.commit_together, [number_for(key)])
        return before, int((await writer.look(count_seen)).body)

    try:
        for key in ("one", "two"):
            before, after = asyncio.run(scene(key))
            assert after == before + 1
    finally:
        writer.stop()


def test_who_looks_after_a_change_elsewhere_sees_it_although_an_older_batch_is_just_done(
    desk: Desk, elsewhere: Writer
) -> None:
    """Between a batch's commit and its looks another process commits, and somebody it told looks here."""
    late: list[Future[Reply]] = []

    async def scene() -> tuple[int, int]:
        loop = asyncio.get_running_loop()
        told: list[int] = []

        def changed(seq: int) -> None:
            if told:
                return
            told.append(seq)
            elsewhere.commit_together([number_for("there")])
            late.append(asyncio.run_coroutine_threadsafe(writer.look(count_seen), loop))
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result(5)  # by now it stands in the row

        writer = Writer(desk, changed)
        try:
            async with asyncio.timeout(5):
                await asyncio.gather(writer.write(number_for("here")), writer.look(count_seen))
                seen = await asyncio.wrap_future(late[0])
        finally:
            await asyncio.to_thread(writer.stop)
        return told[0], int(seen.body)

    here, seen = asyncio.run(scene())
    assert seen == here + 1


def test_who_looks_beside_an_act_that_fails_is_still_shown_the_hall(desk: Desk) -> None:
    writer = Writer(desk)

    def broken(sheet: Sheet) -> Reply:
        raise RuntimeError("a bug")

    async def scene() -> Reply:
        act = asyncio.create_task(writer.write(Job(broken, Named("kiosk-1", "a bug"))))
        look = asyncio.create_task(writer.look(count_seen))
        with pytest.raises(RuntimeError):
            await act
        async with asyncio.timeout(5):
            return await look

    try:
        assert asyncio.run(scene()).status == 200
    finally:
        writer.stop()


def test_who_looks_beside_an_act_that_cannot_be_written_sees_nothing_of_it(desk: Desk) -> None:
    """What is seen while PostgreSQL writes is told only when that is on disk."""
    writer = Writer(desk)

    def unwritable(sheet: Sheet) -> Reply:
        sheet.touch()
        sheet.log(None, "nobody's")  # type: ignore[arg-type]
        return Reply(200, b"")

    async def scene() -> list[int]:
        before = await writer.look(count_seen)
        act = asyncio.create_task(writer.write(Job(unwritable, Named("kiosk-1", "a bug"))))
        look = asyncio.create_task(writer.look(count_seen))
        with pytest.raises(IntegrityError):
            await act
        async with asyncio.timeout(5):
            return [int(each.body) for each in (before, await look)]

    try:
        before, beside = asyncio.run(scene())
    finally:
        writer.stop()
    assert beside == before


def test_a_look_that_asks_the_store_fails_alone(desk: Desk) -> None:
    """PostgreSQL is at work on the batch then: a question in between would take its answers for its own."""
    writer = Writer(desk)

    def asking(sheet: Sheet) -> int:
        return int(sheet.connection.execute(text("SELECT 1")).scalar_one())

    async def scene() -> list[Reply]:
        act = asyncio.create_task(writer.write(number_for("one")))
        look = asyncio.create_task(writer.look(asking))
        with pytest.raises(AttributeError):
            await look
        return [await act, await writer.write(number_for("two"))]

    try:
        assert [reply.body for reply in asyncio.run(scene())] == [b"1", b"2"]
    finally:
        writer.stop()
