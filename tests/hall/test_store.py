"""The store: migrated from empty and again, the same as the tables in the code, and an event log that only grows."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from kiosk.hall import Settings
from kiosk.hall.exchange import Write, write
from kiosk.hall.migrations.running import configured
from kiosk.hall.storage import HEAD, Store
from kiosk.hall.tables import counters, metadata
from tests.hall.conftest import Asked, running


def test_an_empty_store_is_migrated_and_a_migrated_one_left_alone(database: str) -> None:
    for _ in range(3):
        store = Store(database)
        store.migrate()
        with store.reading() as connection:
            assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
        store.close()


def test_the_known_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configured()).get_current_head() == HEAD


def test_the_migrations_make_exactly_the_tables_of_the_code(database: str) -> None:
    store = Store(database)
    store.migrate()
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    store.close()


def test_nobody_else_on_the_machine_reads_a_new_store(tmp_path: Path, hall_folder: Path) -> None:
    with running(Settings(database=f"sqlite:///{tmp_path / 'new.db'}", config=hall_folder)):
        found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("new.db*")}
        assert {"new.db", "new.db-wal"} <= set(found)
        assert {name: mode for name, mode in found.items() if mode & 0o077 and path_holds(tmp_path / name)} == {}


def path_holds(path: Path) -> bool:
    """The files that only say whose turn it is are empty."""
    return path.stat().st_size > 0


def test_sqlite_is_durable_and_overwrites_what_is_deleted(sqlite_center: Asked) -> None:
    with sqlite_center.desk.store.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_whoever_looks_stands_in_no_transaction(postgres_url: str) -> None:
    """What is asked would be begun and rolled back around every look; and a word to other processes would be lost."""
    store = Store(postgres_url)
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
        driver: Any = connection.connection.driver_connection
        assert driver.info.transaction_status.name == "IDLE"
    store.close()


@pytest.mark.parametrize("change", ["UPDATE events SET kind = 'x'", "DELETE FROM events"])
def test_the_event_log_only_grows(center: Asked, change: str) -> None:
    center.take("shijian-001")
    with pytest.raises(DBAPIError, match="append-only"), center.desk.store.writing() as connection:
        connection.exec_driver_sql(change)
    assert [row["kind"] for row in center.rows("SELECT kind FROM events")] == ["issued"]


def test_the_counts_of_a_day_are_the_tickets_of_the_day(center: Asked) -> None:
    for item in ("shijian-001", "shijian-002", "shijian-001"):
        center.take(item)
    assert center.rows("SELECT day, item, tickets FROM given ORDER BY item") == [
        {"day": "2026-10-12", "item": "shijian-001", "tickets": 2},
        {"day": "2026-10-12", "item": "shijian-002", "tickets": 1},
    ]


def test_after_a_restored_counter_numbers_go_on_behind_the_last(center: Asked) -> None:
    center.take("shijian-001")
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM counters")
    assert center.take("shijian-001").json()["number"] == "A002"


def test_a_text_too_long_for_its_column_is_refused_and_never_cut(postgres_url: str) -> None:
    store = Store(postgres_url)
    store.migrate()
    row = {"day": "2026-10-12", "prefix": "AB", "last": 1, "seq": 1}
    with pytest.raises(DBAPIError), store.writing() as connection:
        write(connection, [Write(counters, "replace", [row])])
    store.close()
