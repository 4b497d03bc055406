"""A center that freezes in the middle of a change, and machines that are gone without a word."""

from __future__ import annotations

import threading
import time
from pathlib import Path

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
from tests.hall.conftest import MONDAY, TOKENS

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
