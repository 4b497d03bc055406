"""Statements in one trip to a real PostgreSQL: what comes back, what goes wrong, and that nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from kiosk.hall.exchange import Question, ask
from kiosk.hall.storage import Store
from kiosk.hall.trip import Trips

_HERE = "CREATE TEMPORARY TABLE here (name TEXT PRIMARY KEY, number BIGINT, known BOOLEAN, sealed BYTEA)"
_PUT = "INSERT INTO here (name, number, known, sealed) VALUES (:name, :number, :known, :sealed)"
_ALL = "SELECT name, number, known, sealed FROM here ORDER BY name"


@pytest.fixture
def driver(postgres_url: str) -> Iterator[psycopg.Connection[Any]]:
    url = Store(postgres_url).url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_HERE)
        connection.autocommit = False
        yield connection


def _row(name: str, number: int | None = 1, *, known: bool = True, sealed: bytes | None = None) -> dict[str, Any]:
    return {"name": name, "number": number, "known": known, "sealed": sealed}


@pytest.mark.parametrize(
    "row",
    [
        _row("张三 :name %s $1 'quoted' \\ \"", -1),
        _row("", None, known=False, sealed=bytes(range(256))),
        _row("the largest", 2**63 - 1, sealed=b""),
        _row("𠮷" * 20_000, -(2**63)),
    ],
)
def test_a_value_comes_back_as_it_was(driver: psycopg.Connection[Any], row: dict[str, Any]) -> None:
    written, found = Trips(driver).make([(_PUT, row), (_ALL, {})])
    assert written == []
    assert found == [tuple(row.values())]


def test_numbers_of_any_size_and_lists_are_compared_with_what_is_there(driver: psycopg.Connection[Any]) -> None:
    trips = Trips(driver)
    trips.make([(_PUT, _row("one", 1)), (_PUT, _row("many", 2**40))])
    above = "SELECT name FROM here WHERE number > :least AND number::TEXT <> :least::TEXT"
    for least, names in ((0, ["one", "many"]), (1, ["many"]), (70_000, ["many"]), (2**40, [])):
        assert trips.make([(above, {"least": least})]) == [[(name,) for name in names]]
    among = "SELECT name FROM here WHERE name = ANY(CAST(:names AS TEXT[]))"
    for wanted, names in ((["one", "{,}"], ["one"]), ([], [])):
        assert trips.make([(among, {"names": wanted})]) == [[(name,) for name in names]]


def test_a_trip_begins_a_transaction_and_goes_on_in_it(driver: psycopg.Connection[Any]) -> None:
    trips = Trips(driver)
    trips.make([(_PUT, _row("first"))])
    trips.make([(_PUT, _row("second"))])
    driver.rollback()
    assert trips.make([(_ALL, {})]) == [[]]
    trips.make([(_PUT, _row("third")), ("COMMIT", {})])
    assert driver.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    driver.rollback()
    assert [name for name, *_ in trips.make([(_ALL, {})])[0]] == ["third"]


def test_no_statement_is_no_trip(driver: psycopg.Connection[Any]) -> None:
    assert Trips(driver).make([]) == []
    assert driver.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


def test_the_first_fault_is_told_and_nothing_after_it_was_done(driver: psycopg.Connection[Any]) -> None:
    trips = Trips(driver)
    with pytest.raises(psycopg.errors.UniqueViolation, match="here_pkey"):
        trips.make([(_PUT, _row("same")), (_PUT, _row("same")), ("SELECT 1/0", {}), ("COMMIT", {})])
    driver.rollback()
    assert trips.make([(_PUT, _row("same")), (_ALL, {})])[1] == [tuple(_row("same").values())]


def test_what_fails_again_and_again_leaves_nothing_in_the_database(driver: psycopg.Connection[Any]) -> None:
    trips = Trips(driver)
    counts = set()
    for _ in range(5):
        with pytest.raises(psycopg.errors.DivisionByZero):
            trips.make([("SELECT 1/:by::INTEGER", {"by": 0}), (_ALL, {})])
        driver.rollback()
        counts.add(trips.make([("SELECT count(*) FROM pg_prepared_statements", {})])[0][0][0])
    assert counts == {2}


def test_a_text_no_store_can_keep_is_refused_before_anything_goes(driver: psycopg.Connection[Any]) -> None:
    trips = Trips(driver)
    with pytest.raises(psycopg.DataError, match="NUL"):
        trips.make([(_PUT, _row("fits")), (_PUT, _row("nul\0l"))])
    assert trips.make([(_ALL, {})]) == [[]]


def test_more_than_the_lines_hold_goes_both_ways_at_once(driver: psycopg.Connection[Any]) -> None:
    said = "a long story" * 20_000
    answers = Trips(driver).make([("SELECT CAST(:said AS TEXT)", {"said": f"{said} {at}"}) for at in range(80)])
    assert answers == [[(f"{said} {at}",)] for at in range(80)]


def test_a_line_that_is_lost_is_told_as_lost(driver: psycopg.Connection[Any], postgres_url: str) -> None:
    trips = Trips(driver)
    [[(backend,)]] = trips.make([("SELECT pg_backend_pid()", {})])
    store = Store(postgres_url)
    with store.reading() as other:
        other.exec_driver_sql("SELECT pg_terminate_backend(%s)", (backend,))
    store.close()
    with pytest.raises(psycopg.OperationalError):
        trips.make([(_ALL, {})])
    assert driver.broken


def test_a_change_taken_back_leaves_nothing_unknown(postgres_url: str, request: pytest.FixtureRequest) -> None:
    """The driver drops every plan of the connection then, ours too, once it has made one itself."""
    store = Store(postgres_url)
    request.addfinalizer(store.close)
    counted = Question("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'hall%'", {})
    for _ in range(3):
        with pytest.raises(ProgrammingError, match="nowhere"), store.writing() as connection:
            for _ in range(8):
                connection.execute(text("SELECT 1"))
            assert ask(connection, [counted]) == [[(1,)]]
            ask(connection, [Question("SELECT nowhere", {})])
