"""A center that freezes in the middle of a change, and a store that fell back behind what was last heard of it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk.hall import Settings, storage
from kiosk.hall.answers import Reply
from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.storage import Store, is_away
from kiosk.hall.writer import Job, Writer
from tests.hall.conftest import MONDAY, TOKENS, running

A = "shijian-001"
GO_BACK = (
    "DELETE FROM tickets WHERE number = 3",
    "UPDATE counters SET last = 2",
    "UPDATE hall_state SET seq = seq - 1, line = line - 1",
)
"""To before the third ticket."""

HANG_UP = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
LOCK = text("SELECT seq FROM hall_state WHERE name = 'hall' FOR UPDATE")


def test_a_center_that_freezes_in_a_change_does_not_stop_the_others(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_FROZEN_SECONDS", 0.3)
    frozen, other = Store(postgres_url), Store(postgres_url)
    frozen.migrate()
    held, done = threading.Event(), threading.Event()

    def freeze() -> None:
        with pytest.raises(DBAPIError) as gone, frozen.writing() as connection:
            connection.execute(LOCK)
            held.set()
            done.wait(5)
            connection.execute(LOCK)
        assert is_away(gone.value)

    thread = threading.Thread(target=freeze)
    thread.start()
    held.wait(5)
    began = time.monotonic()
    with other.writing() as connection:
        connection.execute(LOCK)
    waited = time.monotonic() - began
    done.set()
    thread.join()
    frozen.close()
    other.close()
    assert waited < 2


@pytest.fixture
def settings_of(postgres_url: str, hall_folder: Path, tmp_path: Path) -> Settings:
    return Settings(
        database=postgres_url,
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )


def asking(pause: float) -> Job:
    """For a number, by a center that freezes for so many seconds meanwhile."""

    def act(sheet: Sheet) -> Reply:
        number = sheet.next_number("A")
        sheet.connection.exec_driver_sql("SELECT 1")
        time.sleep(pause)
        return Reply(201, str(number).encode())

    return Job(act, Named("kiosk-1", "a-key-of-a-kiosk"))


def test_a_center_that_thaws_says_ask_again_and_has_forgotten_what_was_not_written(
    postgres_url: str, settings_of: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_FROZEN_SECONDS", 0.3)
    desk = Desk(settings_of)
    writer = Writer(desk)
    try:
        [frozen] = writer.commit_together([asking(0.8)])
        assert isinstance(frozen, Exception)
        assert is_away(frozen)
        assert writer.commit_together([asking(0)]) == [Reply(201, b"1")]
    finally:
        writer.stop()
        desk.close()


@pytest.mark.parametrize("others", [0, 5])
def test_after_a_stand_by_took_over_that_knew_less_the_center_knows_no_more_than_it(
    settings_of: Settings, others: int
) -> None:
    """`others`: changes another center has made since, so that the count alone does not tell."""
    with running(settings_of) as center:
        assert [center.take(A).json()["number"] for _ in range(3)] == ["A001", "A002", "A003"]
        assert center.client.get("/v1/hall").json()["waiting"] == 3
        with psycopg.connect(settings_of.database.replace("+psycopg", ""), autocommit=True) as standby:
            for change in (*GO_BACK, f"UPDATE hall_state SET seq = seq + {others}", HANG_UP):
                standby.execute(change.encode())
        assert center.client.get("/v1/hall").json()["waiting"] == 2
        assert center.take(A).json()["number"] == "A003"
        assert [row["number"] for row in center.rows("SELECT number FROM tickets ORDER BY number")] == [1, 2, 3]


def test_a_database_and_a_center_whose_machine_is_gone_are_given_up_within_seconds(postgres_url: str) -> None:
    store = Store(postgres_url)
    with store.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        told = driver.info.get_parameters()
        assert (told["keepalives_idle"], told["tcp_user_timeout"]) == ("5", "5000")
        wait = [connection.exec_driver_sql(f"SHOW tcp_keepalives_{name}").scalar() for name in ("idle", "interval")]
        assert wait == ["5", "2"]
    store.close()
