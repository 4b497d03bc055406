"""What SQLite and PostgreSQL both can do and spell differently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, TextClause, any_, bindparam, insert, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import Insert

Row = dict[str, Any]

_POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Plain inserts; to PostgreSQL as one COPY, which is one exchange instead of one message per row."""
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    import psycopg

    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f"COPY {table.name} ({columns}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])
    except psycopg.Error as fault:  # as SQLAlchemy would have told it
        raise DBAPIError.instance(statement, None, fault, psycopg.Error, hide_parameters=True) from fault


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Rows whose key is already there are left as they are."""
    connection.execute(_new(table, connection.dialect.name), rows)


def add_up(connection: Connection, table: Table, column: str, rows: Sequence[Row]) -> None:
    """Rows whose key is already there get `column` added to theirs."""
    _upsert(connection, table, rows, column, f"{table.name}.{column} + excluded.{column}")


def put(connection: Connection, table: Table, column: str, rows: Sequence[Row]) -> None:
    """Rows whose key is already there get their `column` replaced."""
    _upsert(connection, table, rows, column, f"excluded.{column}")


def _upsert(connection: Connection, table: Table, rows: Sequence[Row], column: str, becomes: str) -> None:
    dialect = connection.dialect.name
    names = tuple(rows[0])
    statement = _upserting(table, names, column, becomes, dialect)
    if dialect == "sqlite":
        connection.execute(statement, rows)
        return
    connection.execute(statement, {name: [row[name] for row in rows] for name in names})


@cache
def _upserting(table: Table, names: tuple[str, ...], column: str, becomes: str, dialect: str) -> TextClause:
    content = f"VALUES ({', '.join(f':{name}' for name in names)})"
    if dialect != "sqlite":
        # One array a column: however many rows, one statement and one plan.
        arrays = (
            f"CAST(:{each.name} AS {each.type.compile(_POSTGRES)}[])" for each in map(table.columns.__getitem__, names)
        )
        content = f"SELECT * FROM unnest({', '.join(arrays)})"
    keys = ", ".join(key.name for key in table.primary_key)
    return text(
        f"INSERT INTO {table.name} ({', '.join(names)}) {content} "
        f"ON CONFLICT ({keys}) DO UPDATE SET {column} = {becomes}"
    )


def one_of(column: ColumnElement[str], parameter: str, dialect: str) -> ColumnElement[bool]:
    """`column` is among the texts bound to `parameter`. PostgreSQL takes them as one array, so that its plan is kept
    however many they are."""
    if dialect == "sqlite":
        return column.in_(bindparam(parameter, expanding=True))
    return column == any_(bindparam(parameter, type_=postgresql.ARRAY(String)))


@cache
def _new(table: Table, dialect: str) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
