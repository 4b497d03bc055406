"""The tables as the newest migration leaves them. Moments are microseconds since 1970, days ISO dates."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

metadata = MetaData()

tickets = Table(
    "tickets",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    Column("prefix", String(1), nullable=False),
    Column("number", Integer, nullable=False),
    # 0, except for an offline number a kiosk gave a second time: kept, counted and reported, never lost
    Column("clash", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("line", BigInteger, nullable=False),
    Column("pool", String(200), nullable=False),
    Column("lanes", String(26), nullable=False),
    Column("items", Text, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("paper", String(12)),
    Column("holder_mark", String(32)),
    Column("holder_sealed", LargeBinary),
    Column("issued_at", BigInteger, nullable=False),
    Column("window", String(6)),
    Column("called_at", BigInteger),
    Column("started_at", BigInteger),
    Column("finished_at", BigInteger),
    UniqueConstraint("day", "prefix", "number", "clash", name="tickets_number"),
    UniqueConstraint("code", name="tickets_code"),
)

# Spelled out in full: a database uses a partial index only where the query says the same words.
WAITING: ColumnElement[bool] = literal_column("state = 'waiting'")
FINISHED: ColumnElement[bool] = literal_column("finished_at IS NOT NULL")
NAMED: ColumnElement[bool] = literal_column("holder_mark IS NOT NULL")

Index(
    "tickets_waiting",
    tickets.c.day,
    tickets.c.pool,
    tickets.c.prefix,
    tickets.c.line,
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
Index("tickets_holder", tickets.c.holder_mark, tickets.c.day, sqlite_where=WAITING, postgresql_where=WAITING)
Index("tickets_finished", tickets.c.day, tickets.c.prefix, sqlite_where=FINISHED, postgresql_where=FINISHED)
Index("tickets_named", tickets.c.day, sqlite_where=NAMED, postgresql_where=NAMED)

counters = Table(
    "counters",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("prefix", String(1), primary_key=True),
    Column("last", Integer, nullable=False),
)

given = Table(
    "given",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("item", String(40), primary_key=True),
    Column("tickets", Integer, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("kiosk", String(64), primary_key=True),
    Column("digest", String(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("ticket", String(24)),
    Column("at", BigInteger, nullable=False),
    Index("requests_at", "at"),
)

events = Table(
    "events",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("ticket", String(24)),
    Column("detail", Text, nullable=False),
)

kiosks = Table(
    "kiosks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("ordinal", Integer, nullable=False, unique=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("enrolled_at", BigInteger, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("content", Text, nullable=False),
)
