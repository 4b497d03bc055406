"""Several statements in one exchange with the store.

PostgreSQL gets them in one pipeline, which is one trip instead of one for each; SQLite, which lives in this process,
one after the other. Statements are SQL with `:name` for values, the same for both. This goes around SQLAlchemy's own
execution, which costs more than the statements themselves when there are so many of them, but stays in its transaction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, String, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

Row = dict[str, Any]
Answer = list[tuple[Any, ...]]

_VALUE = re.compile(r"(?<!:):([a-z_]+)")
_POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]


class Question(NamedTuple):
    sql: str
    values: Mapping[str, Any]


class Write(NamedTuple):
    """Rows for a table. `how`: "insert", "replace" (insert, or all but the key anew) or "change" (known keys only)."""

    table: Table
    how: str
    rows: Sequence[Row]


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
        with driver.pipeline():
            cursors = [driver.execute(_pyformat(question.sql), question.values) for question in questions]
        return [cursor.fetchall() for cursor in cursors]


def write(connection: Connection, writes: Sequence[Write], *, commit: bool = False) -> None:
    """Write all; on PostgreSQL, if asked to, commit in the same exchange. SQLite's commit is left to the transaction's
    owner."""
    driver: Any = connection.connection.driver_connection
    dialect = connection.dialect.name
    with _told_as_usual(connection):
        if dialect == "sqlite":
            for each in writes:
                driver.executemany(_spelled(each.table, each.how, tuple(each.rows[0]), dialect), each.rows)
            return
        with driver.pipeline():
            for each in writes:
                names = tuple(each.rows[0])
                columns = {name: [row[name] for row in each.rows] for name in names}
                driver.execute(_pyformat(_spelled(each.table, each.how, names, dialect)), columns)
            if commit:
                driver.execute("COMMIT")


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


@cache
def _pyformat(sql: str) -> str:
    return _VALUE.sub(r"%(\1)s", sql)


@cache
def _spelled(table: Table, how: str, names: tuple[str, ...], dialect: str) -> str:
    keys = [key.name for key in table.primary_key]
    rest = [name for name in names if name not in keys]
    if how == "change":
        return _changing(table, names, keys, rest, dialect)
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO {table.name} ({listed}) {_content(table, names, dialect)}"
    if how == "insert":
        return sql
    becomes = ", ".join(f'"{name}" = excluded."{name}"' for name in rest)
    return f"{sql} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {becomes}"


def _changing(table: Table, names: tuple[str, ...], keys: list[str], rest: list[str], dialect: str) -> str:
    if dialect == "sqlite":
        becomes = ", ".join(f'"{name}" = :{name}' for name in rest)
        return f"UPDATE {table.name} SET {becomes} WHERE {' AND '.join(f'{key} = :{key}' for key in keys)}"
    becomes = ", ".join(f'"{name}" = given."{name}"' for name in rest)
    listed = ", ".join(f'"{name}"' for name in names)
    same = " AND ".join(f"{table.name}.{key} = given.{key}" for key in keys)
    return (
        f"UPDATE {table.name} SET {becomes} FROM ({_content(table, names, dialect)}) AS given ({listed}) WHERE {same}"
    )


def _content(table: Table, names: tuple[str, ...], dialect: str) -> str:
    if dialect == "sqlite":
        return f"VALUES ({', '.join(f':{name}' for name in names)})"
    # One array a column: however many rows, one statement and one plan.
    arrays = (f"CAST(:{name} AS {_unbounded(table.columns[name])}[])" for name in names)
    return f"SELECT * FROM unnest({', '.join(arrays)})"


def _unbounded(column: Column[Any]) -> str:
    """Texts without their length: a cast would cut in silence what the column itself refuses."""
    return "TEXT" if isinstance(column.type, String) else column.type.compile(_POSTGRES)
