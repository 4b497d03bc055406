"""`INSERT … ON CONFLICT`, which both databases know and SQLAlchemy spells once for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Rows whose key is already there are left as they are."""
    connection.execute(_new(table, connection.dialect.name), rows)


def add_up(connection: Connection, table: Table, column: str, rows: Sequence[dict[str, Any]]) -> None:
    """Rows whose key is already there get `column` added to theirs."""
    connection.execute(_sum(table, column, connection.dialect.name), rows)


@cache
def _new(table: Table, dialect: str) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


@cache
def _sum(table: Table, column: str, dialect: str) -> Insert:
    keys = [key.name for key in table.primary_key]
    if dialect == "sqlite":
        lite = sqlite.insert(table)
        return lite.on_conflict_do_update(index_elements=keys, set_={column: table.c[column] + lite.excluded[column]})
    large = postgresql.insert(table)
    return large.on_conflict_do_update(index_elements=keys, set_={column: table.c[column] + large.excluded[column]})
