"""Statements to PostgreSQL in one trip: put together, sent at once, and only then are the answers waited for.

The driver's own pipeline sends every statement as soon as it is told of it, looks for answers after each, and begins a
transaction in a trip of its own. That is a system call and a change of threads for every statement, of which the hall
has a dozen in each change while it is locked; here it is one for all. What a value becomes on the line, and a row in
Python, stays the driver's (psycopg's libpq wrapper, https://www.psycopg.org/psycopg3/docs/api/pq.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from psycopg import Connection, generators
from psycopg.abc import Buffer, PQGen
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

Answer = list[tuple[Any, ...]]

_VALUE = re.compile(r"(?<!:):([a-z_]+)")


class Trips:
    """Those of one connection, which is not in a pipeline of its own. Belongs to one thread at a time."""

    def __init__(self, driver: Connection[Any]) -> None:
        self._driver = driver
        self._adapt = Transformer(driver)
        self._plans: dict[str, bytes] = {}
        self._named = 0
        self._doubted = False

    def doubt(self) -> None:
        """A transaction was taken back: the driver then drops every plan of the connection, if it has one of its
        own."""
        self._doubted = True

    def make(
        self, statements: Sequence[tuple[str, Mapping[str, Any]]], meanwhile: Callable[[], None] = lambda: None
    ) -> list[Answer]:
        """Every statement's rows (SQL with `:name` for values), in the order of the statements; each sees what those
        before it did. Outside of autocommit a transaction is begun when there is none. `meanwhile` is done while the
        database works; it raises nothing and asks nothing of it. Raises psycopg.Error with the first that went wrong:
        none after it was done."""
        if not statements:
            return []
        if self._doubted:
            self._keep_what_is_there()
        sent = [self._dumped(sql, values) for sql, values in statements]
        line: PGconn = self._driver.pgconn
        with _pipeline(line):
            ahead = self._begin(line)
            planned: dict[str, tuple[bytes, int]] = {}
            places = []
            for sql, values in sent:
                if sql not in self._plans and sql not in planned:
                    planned[sql] = self._prepare(line, sql), ahead
                    ahead += 1
                line.send_query_prepared(self._plans.get(sql) or planned[sql][0], values)
                places.append(ahead)
                ahead += 1
            line.pipeline_sync()
            line.flush()
            meanwhile()
            results = self._driver.wait(_fetched(line, ahead + 1))
        # A plan outlives the transaction it was made in, also when that failed.
        for sql, (name, at) in planned.items():
            if results[at].status == ExecStatus.COMMAND_OK:
                self._plans[sql] = name
        for result in results:
            if result.status == ExecStatus.FATAL_ERROR:
                raise error_from_result(result)
        return [self._rows(results[place]) for place in places]

    def _keep_what_is_there(self) -> None:
        there = {name for (name,) in self._driver.execute("SELECT name FROM pg_prepared_statements")}
        self._plans = {sql: name for sql, name in self._plans.items() if name.decode() in there}
        self._doubted = False

    def _dumped(self, sql: str, values: Mapping[str, Any]) -> tuple[str, Sequence[Buffer | None]]:
        """As text, of which the database makes what the statement needs there: a number's size in bytes, which the
        driver would tell, would be another plan."""
        names, formats = _asked(sql)
        return sql, self._adapt.dump_sequence([values[name] for name in names], formats)

    def _begin(self, line: PGconn) -> int:
        """How many answers to it come ahead of the others."""
        if self._driver.autocommit or line.transaction_status != TransactionStatus.IDLE:
            return 0
        line.send_query_params(b"BEGIN", None)
        return 1

    def _prepare(self, line: PGconn, sql: str) -> bytes:
        self._named += 1
        name = b"hall_%d" % self._named
        line.send_prepare(name, _numbered(sql))
        return name

    def _rows(self, result: PGresult) -> Answer:
        if not result.ntuples:
            return []
        self._adapt.set_pgresult(result)
        return self._adapt.load_rows(0, result.ntuples, tuple)


@contextmanager
def _pipeline(line: PGconn) -> Iterator[None]:
    line.enter_pipeline_mode()
    try:
        yield
    finally:
        if line.status == ConnStatus.OK:
            line.exit_pipeline_mode()


def _fetched(line: PGconn, count: int) -> PQGen[list[PGresult]]:
    """One result of each that was sent, and of the end."""
    yield from generators.send(line)
    results = []
    for _ in range(count):
        results += yield from generators.fetch_many(line)
    return results


@cache
def _asked(sql: str) -> tuple[tuple[str, ...], tuple[PyFormat, ...]]:
    """The names of a statement's values in the order of their numbers, and how each is told."""
    names = tuple(dict.fromkeys(_VALUE.findall(sql)))
    return names, (PyFormat.TEXT,) * len(names)


def _numbered(sql: str) -> bytes:
    """`:name` as PostgreSQL has it: `$1`."""
    names, _ = _asked(sql)
    return _VALUE.sub(lambda found: f"${names.index(found[1]) + 1}", sql).encode()
