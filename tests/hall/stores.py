"""A PostgreSQL database as migrations leave it, again and again: copying one takes longer than most tests."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql

from kiosk.bench.postgres import Postgres

_FORM = """
SELECT md5(string_agg(line, '\n' ORDER BY line)) FROM (
    SELECT format('%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull) AS line
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
) AS lines
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"


class Renewed:
    """The database `name`, a copy of `template` to begin with."""

    def __init__(self, cluster: Postgres, template: str, name: str) -> None:
        self._cluster, self._template, self._name = cluster, template, name
        with cluster.connect(template) as connection:
            self._form = connection.execute(_FORM).fetchone()
            self._rows = {table: _all(connection, table) for table in _tables(connection)}
        self._copied = False

    def url(self) -> str:
        """With all its tables, and in them what migrations wrote; whoever is still connected is turned out."""
        if not (self._copied and self._emptied()):
            with self._cluster.connect() as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)".encode())
                connection.execute(f"CREATE DATABASE {self._name} TEMPLATE {self._template}".encode())
            self._copied = True
        return self._cluster.url(self._name)

    def _emptied(self) -> bool:
        """False when a test left other tables than it found."""
        with self._cluster.connect(self._name) as connection:
            connection.execute(_OTHERS, [self._name])
            if connection.execute(_FORM).fetchone() != self._form:
                return False
            connection.execute("SET session_replication_role = replica")  # in any order: keys are not looked at
            for table, rows in self._rows.items():
                if _all(connection, table, most=1) or rows:
                    connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
                for row in rows:
                    values = sql.SQL(", ").join(sql.Placeholder() * len(row))
                    into = sql.SQL("INSERT INTO {} VALUES ({})").format(sql.Identifier(table), values)
                    connection.execute(into, row)
            for (sequence,) in connection.execute(_SEQUENCES).fetchall():
                connection.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(sequence)))
        return True


def _tables(connection: Connection[Any]) -> list[str]:
    return [name for (name,) in connection.execute(_TABLES).fetchall()]


def _all(connection: Connection[Any], table: str, most: int | None = None) -> list[tuple[Any, ...]]:
    limit = sql.SQL("") if most is None else sql.SQL(" LIMIT {}").format(most)
    return connection.execute(sql.SQL("SELECT * FROM {}{}").format(sql.Identifier(table), limit)).fetchall()
