"""The store: SQLite beside the center, or one PostgreSQL shared by several; opened, migrated, read and written."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.hall.exchange import doubt_plans

HEAD = "0019"
"""The newest migration. Known here so that an up-to-date store opens without loading Alembic (a test compares)."""

_MIGRATION_LOCK = 0x6B696F736B  # "kiosk": the advisory lock of PostgreSQL under which one process migrates
_SWEEPING_LOCK = _MIGRATION_LOCK + 1

_BUSY_SECONDS = 3
_CUT_WAIT_MS = 100

_FROZEN_SECONDS = 10.0
"""PostgreSQL ends a transaction in which nothing was asked for so long: a center that froze must not keep the hall
locked for the others. A change takes milliseconds."""

_LINE_LOST = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2, "tcp_user_timeout": 5_000}
"""Seconds, times and ms after which a database whose machine is gone is given up; the system's own take hours."""

_CENTER_LOST = ("tcp_keepalives_idle = 5", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 2")
"""The same for the database: a center whose machine is gone takes its locks with it."""

_UNTRANSLATABLE = "22P05"
"""PostgreSQL's word for the escape of NUL in JSON."""

_AWAY = (OperationalError, InterfaceError, PoolTimeout)


_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -32000",
    "wal_autocheckpoint = 16000",  # pages, 64 MB: `settle` does it beside the requests, this is for when it cannot
    "secure_delete = ON",  # erased is overwritten, not just forgotten
)


class StoreUrlError(ValueError):
    """The database URL names something this center cannot use."""


class Store:
    """`reader` gives connections that see each statement's newest state; `writer` transactions that will commit."""

    def __init__(self, database: str) -> None:
        self.url = _checked(database)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            # Before SQLite makes it, so that only its owner reads it; the log beside it follows. One that is there
            # keeps what it was given: a hall may let its backup read it.
            Path(self.url.database).touch(mode=0o600, exist_ok=True)
        self.reader = self._engine(isolation_level="AUTOCOMMIT")
        self.writer = self._engine()
        if self.sqlite:
            event.listen(self.writer, "begin", _begin_immediate)
        else:
            event.listen(self.writer, "rollback", doubt_plans)  # a reader has nothing to take back

    def migrate(self) -> None:
        """Bring the tables up to date; several processes may do it at once."""
        with self._alone() as connection:
            if _revision(connection) != HEAD:
                from kiosk.hall.migrations.running import upgrade

                upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: committed and on disk when the block ends, rolled back when it raises."""
        with self.writer.begin() as connection:
            yield connection

    @contextmanager
    def sweeping(self) -> Iterator[bool]:
        """Whether this process alone may erase what is old, until the block ends or the process does."""
        if self.sqlite:
            with Path(f"{self.url.database}.sweep").open("w") as lock:
                yield _locked(lock)
            return
        with self.reading() as connection:
            which = {"lock": _SWEEPING_LOCK}
            alone = bool(connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), which).scalar_one())
            try:
                yield alone
            finally:
                if alone:
                    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), which)

    def settle(self) -> None:
        """Carry what SQLite has in its log over to the tables, as far as nobody stands in the way. Nobody waits for
        it, whereas SQLite's own way lets every thousandth page's writer do it while the others wait."""
        if self.sqlite:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    def cut_log(self) -> bool:
        """SQLite's log still holds what was erased from the tables: empty it. False when a reader stands in the way.

        PostgreSQL takes care of its own (autovacuum, its log in turns)."""
        if not self.sqlite:
            return True
        with self.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_CUT_WAIT_MS}")  # requests wait meanwhile
            try:
                return bool(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0] == 0)
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()

    def _engine(self, **options: Any) -> Engine:
        if self.sqlite:
            engine = create_engine(
                self.url,
                hide_parameters=True,
                connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
                **options,
            )
            event.listen(engine, "connect", _durable)
            return engine
        engine = create_engine(
            self.url,
            hide_parameters=True,  # they would stand in the text of an exception
            pool_pre_ping=True,
            pool_timeout=5,
            pool_size=5,
            connect_args={"connect_timeout": 3, **_LINE_LOST},
            **options,
        )
        event.listen(engine, "connect", _prepared)
        return engine

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        if self.sqlite:
            with Path(f"{self.url.database}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                with self.writing() as connection:
                    yield connection
            return
        with self.writing() as connection:
            connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
            yield connection


class Line:
    """A connection kept from use to use: to ask a pool for one costs an exchange with the database each time. Belongs
    to one thread at a time."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._connection: Connection | None = None

    @property
    def connection(self) -> Connection:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def hang_up(self) -> None:
        """Whoever asks next gets a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()
                connection.close()


def is_away(error: BaseException) -> bool:
    """Whether the store could not be reached (worth trying again), and not: the request was wrong."""
    return isinstance(error, _AWAY) or (isinstance(error, DBAPIError) and error.connection_invalidated)


def is_no_text(error: BaseException) -> bool:
    """Whether it was the one character PostgreSQL keeps in no text, NUL: refused by the driver or, in JSON, there."""
    if not isinstance(error, DataError):
        return False
    return getattr(error.orig, "sqlstate", None) == _UNTRANSLATABLE or "NUL" in str(error.orig)


def _checked(database: str) -> URL:
    try:
        url = make_url(database)
    except ArgumentError:
        raise StoreUrlError("the database must be sqlite:///path or postgresql+psycopg://…") from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreUrlError(f"the center keeps its data in SQLite or PostgreSQL, not in {url.drivername}")
    if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreUrlError("a center needs a database file: sqlite:///path/to/center.db")
    return url


def _durable(connection: Any, _record: object) -> None:
    # The driver's own transaction handling would begin too late and commit around schema changes.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepared(connection: Any, _record: object) -> None:
    # A plan made in the morning, when today's tables are nearly empty, reads them from end to end and is kept while
    # they grow. Every question asked here has its index. Without jit, because the price of a plan that finds none
    # would set it off, for a tenth of a second. What is asked again and again is planned once: some of it costs more
    # to plan than to answer.
    was, connection.autocommit = connection.autocommit, True
    connection.execute("SET enable_seqscan = off")
    connection.execute("SET jit = off")
    connection.execute("SET plan_cache_mode = force_generic_plan")
    for setting in _CENTER_LOST:
        connection.execute(f"SET {setting}")
    connection.execute(f"SET idle_in_transaction_session_timeout = {round(_FROZEN_SECONDS * 1000)}")
    connection.autocommit = was  # the readers' stays on


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
