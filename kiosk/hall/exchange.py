"""Several statements in one exchange with the store.

PostgreSQL gets them in one trip instead of one for each (`trip.py`); SQLite, which lives in this process, one after the
other. Statements are SQL with `:name` for values, the same for both. This goes around SQLAlchemy's own
execution, which costs more than the statements themselves when there are so many of them, but stays in its transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from kiosk.hall.trip import Answer, Trips

Row = dict[str, Any]


class Question(NamedTuple):
    sql: str
    values: Mapping[str, Any]


class Write(NamedTuple):
    """Rows for a table, at least one, all of the same columns. `how`: "insert", "replace" (insert, or all but the key
    anew) or "change" (known keys)."""

    table: Table
    how: str
    rows: Sequence[Row]

    @property
    def sql(self) -> str:
        """Of one row."""
        return _for_one(self.table, self.how, tuple(self.rows[0]))


def among(column: str, name: str, dialect: str) -> str:
    """SQL: the column is one of the texts in value `name` (see `texts`)."""
    if dialect == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(:{name}))"
    return f"{column} = ANY(CAST(:{name} AS TEXT[]))"


def texts(values: Sequence[str], dialect: str) -> Any:
    """The value that `among` wants."""
    return json.dumps(list(values)) if dialect == "sqlite" else list(values)


def ask(connection: Connection, questions: Sequence[Question]) -> list[Answer]:
    """Every question's rows, in the order of the questions; each sees what those before it did."""
    driver: Any = connection.connection.driver_connection
    with _told_as_usual(connection):
        if connection.dialect.name == "sqlite":
            return [driver.execute(question.sql, question.values).fetchall() for question in questions]
        return _trips(connection).make(questions)


def write(
    connection: Connection,
    writes: Sequence[Write],
    *,
    commit: bool = False,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Write all; on PostgreSQL, if asked to, commit in the same exchange, and `meanwhile` is done while it works: it
    raises nothing and asks the store for nothing. SQLite's commit is left to the transaction's owner, and SQLite works
    in this very thread: there is no such time."""
    with _told_as_usual(connection):
        if connection.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            for each in writes:
                driver.executemany(each.sql, each.rows)
            return
        told = [(each.sql, row) for each in writes for row in each.rows]
        _trips(connection).make([*told, ("COMMIT", {})] if commit else told, meanwhile)


def doubt_plans(connection: Connection) -> None:
    """A transaction of this connection to PostgreSQL is being taken back."""
    trips: Trips | None = None if connection.invalidated else connection.info.get("trips")
    if trips is not None:
        trips.doubt()


@contextmanager
def _told_as_usual(connection: Connection) -> Iterator[None]:
    """A fault of the driver, as SQLAlchemy would have told it; a connection that is gone is not used again."""
    fault_of_driver = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except fault_of_driver as fault:
        told = DBAPIError.instance(
            "(several)", None, fault, fault_of_driver, hide_parameters=True, dialect=connection.dialect
        )
        driver: Any = connection.connection.driver_connection
        if getattr(driver, "broken", False) or getattr(driver, "closed", False):
            connection.invalidate()
        raise told from fault


def _trips(connection: Connection) -> Trips:
    """Of this very connection to the database: a new one knows no plans."""
    trips: Trips | None = connection.info.get("trips")
    if trips is None:
        driver: Any = connection.connection.driver_connection
        trips = connection.info["trips"] = Trips(driver)
    return trips


@cache
def _for_one(table: Table, how: str, names: tuple[str, ...]) -> str:
    keys = [key.name for key in table.primary_key]
    rest = [name for name in names if name not in keys]
    if how == "change":
        return f"UPDATE {table.name} SET {_becoming(rest, ':')} WHERE {' AND '.join(f'{key} = :{key}' for key in keys)}"
    listed, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    insert = f"INSERT INTO {table.name} ({listed}) VALUES ({values})"
    if how == "insert":
        return insert
    return f"{insert} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {_becoming(rest, 'excluded.')}"


def _becoming(names: Iterable[str], source: str) -> str:
    return ", ".join(f'"{name}" = {source}{name}' for name in names)
