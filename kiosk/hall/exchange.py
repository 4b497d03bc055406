"""Several statements in one exchange with the store.

PostgreSQL gets them in one trip instead of one for each (`trip.py`); SQLite, which lives in this process, one after the
other. Statements are SQL with `:name` for values, the same for both. This goes around SQLAlchemy's own
execution, which costs more than the statements themselves when there are so many of them, but stays in its transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from pydantic_core import to_json
from sqlalchemy import Column, Connection, LargeBinary, String, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from kiosk.hall.trip import Answer, Trips

Row = dict[str, Any]

_POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]


class Question(NamedTuple):
    sql: str
    values: Mapping[str, Any]


class Kind(NamedTuple):
    """What is written alike. `how`: "insert", "replace" (insert, or all but the key anew) or "change" (known keys)."""

    table: Table
    how: str
    names: tuple[str, ...]

    @property
    def keys(self) -> list[str]:
        return [key.name for key in self.table.primary_key]

    @property
    def rest(self) -> list[str]:
        keys = self.keys
        return [name for name in self.names if name not in keys]


class Write(NamedTuple):
    """Rows for a table, at least one, all of the same columns; `how` as in `Kind`."""

    table: Table
    how: str
    rows: Sequence[Row]

    @property
    def kind(self) -> Kind:
        return Kind(self.table, self.how, tuple(self.rows[0]))


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


def write(connection: Connection, writes: Sequence[Write], *, commit: bool = False) -> None:
    """Write all; on PostgreSQL, if asked to, commit in the same exchange. SQLite's commit is left to the transaction's
    owner."""
    driver: Any = connection.connection.driver_connection
    dialect = connection.dialect.name
    with _told_as_usual(connection):
        if dialect == "sqlite":
            for each in writes:
                driver.executemany(_for_one(each.kind), each.rows)
            return
        told = [(_for_all(each.kind), {"rows": to_json(each.rows, bytes_mode="hex").decode()}) for each in writes]
        _trips(connection).make([*told, ("COMMIT", {})] if commit else told)


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
def _for_all(kind: Kind) -> str:
    """PostgreSQL: any number of rows in one JSON text. A text is made and sent as one value, whereas the driver turns
    arrays into text value by value."""
    columns = ", ".join(f'"{name}" {_in_json(kind.table.columns[name])}' for name in kind.names)
    rows = f"json_to_recordset(CAST(:rows AS JSON)) AS given ({columns})"
    if kind.how != "change":
        values = ", ".join(_from_json(kind.table.columns[name]) for name in kind.names)
        return _inserting(kind, f"SELECT {values} FROM {rows}")
    becomes = ", ".join(f'"{name}" = {_from_json(kind.table.columns[name])}' for name in kind.rest)
    same = " AND ".join(f"{kind.table.name}.{key} = given.{key}" for key in kind.keys)
    return f"UPDATE {kind.table.name} SET {becomes} FROM {rows} WHERE {same}"


@cache
def _for_one(kind: Kind) -> str:
    """SQLite: one row, its values by name."""
    if kind.how != "change":
        return _inserting(kind, f"VALUES ({', '.join(f':{name}' for name in kind.names)})")
    becomes = ", ".join(f'"{name}" = :{name}' for name in kind.rest)
    return f"UPDATE {kind.table.name} SET {becomes} WHERE {' AND '.join(f'{key} = :{key}' for key in kind.keys)}"


def _inserting(kind: Kind, content: str) -> str:
    listed = ", ".join(f'"{name}"' for name in kind.names)
    sql = f"INSERT INTO {kind.table.name} ({listed}) {content}"
    if kind.how == "insert":
        return sql
    becomes = ", ".join(f'"{name}" = excluded."{name}"' for name in kind.rest)
    return f"{sql} ON CONFLICT ({', '.join(kind.keys)}) DO UPDATE SET {becomes}"


def _in_json(column: Column[Any]) -> str:
    """Texts without their length: a cast would cut in silence what the column itself refuses."""
    return "TEXT" if isinstance(column.type, (String, LargeBinary)) else column.type.compile(_POSTGRES)


def _from_json(column: Column[Any]) -> str:
    value = f'given."{column.name}"'
    return f"decode({value}, 'hex')" if isinstance(column.type, LargeBinary) else value
