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
    false,
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
    # a large hall's windows are many; SQLite, which holds to no length, is spared the copy of a million rows
    Column("pool", Text().with_variant(String(200), "sqlite"), nullable=False),
    Column("lanes", String(26), nullable=False),
    Column("items", Text, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("paper", String(12)),
    Column("holder_mark", String(32)),
    Column("holder_sealed", LargeBinary),
    # the name as boards may show it: 张*
    Column("shown", String(60), nullable=False, server_default=""),
    Column("issued_at", BigInteger, nullable=False),
    Column("window", String(6)),
    Column("called_at", BigInteger),
    Column("started_at", BigInteger),
    Column("finished_at", BigInteger),
    # the hall's `seq` when the ticket was last changed
    Column("seq", BigInteger, nullable=False, server_default="0"),
    # names of the hall's priority rules that fit, blank-separated
    Column("priorities", String(120), nullable=False, server_default=""),
    # citizens called before it who came after it
    Column("overtaken", Integer, nullable=False, server_default="0"),
    # how often it was called to the window where it is
    Column("calls", Integer, nullable=False, server_default="0"),
    # since when it waits for what comes next
    Column("ready_at", BigInteger, nullable=False, server_default="0"),
    Column("hold_until", BigInteger),
    Column("reason", String(50), nullable=False, server_default=""),
    # while it waits: what put it where it stands ("": its own turn); since its call: by which rule it was called
    Column("why", String(12), nullable=False, server_default=""),
    # the window that sent it, and the one it returns to afterwards
    Column("came_from", String(6), nullable=False, server_default=""),
    Column("back_to", String(6), nullable=False, server_default=""),
    # JSON: codes of the items at hand now, and those for later windows
    Column("legs", Text, nullable=False, server_default="[]"),
    # its pool was chosen by a clerk and does not follow what the windows serve
    Column("bound", Boolean, nullable=False, server_default=false()),
    Column("missing", Text, nullable=False, server_default="[]"),
    # who serves it, or served it last
    Column("clerk", String(64), nullable=False, server_default=""),
    UniqueConstraint("day", "prefix", "number", "clash", name="tickets_number"),
    UniqueConstraint("code", name="tickets_code"),
)

# Spelled out in full: a database uses a partial index only where the query says the same words.
AT_WINDOW: ColumnElement[bool] = literal_column("state IN ('called', 'serving')")
ACTIVE: ColumnElement[bool] = literal_column("state IN ('waiting', 'called', 'serving', 'held', 'passed')")
"""In the hall, or expected back in the queue."""
FINISHED: ColumnElement[bool] = literal_column("finished_at IS NOT NULL")
NAMED: ColumnElement[bool] = literal_column("holder_mark IS NOT NULL")

Index("tickets_active", tickets.c.day, sqlite_where=ACTIVE, postgresql_where=ACTIVE)
Index("tickets_changed", tickets.c.day, tickets.c.seq)
Index("tickets_finished", tickets.c.day, tickets.c.prefix, sqlite_where=FINISHED, postgresql_where=FINISHED)
Index("tickets_named", tickets.c.day, sqlite_where=NAMED, postgresql_where=NAMED)

counters = Table(
    "counters",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("prefix", String(1), primary_key=True),
    Column("last", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False, server_default="0"),
)

given = Table(
    "given",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("item", String(40), primary_key=True),
    Column("tickets", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False, server_default="0"),
)

hall_state = Table(
    "hall_state",
    metadata,
    # One row. Whoever changes the hall locks it first, so that changes come one after another: `seq` counts them.
    Column("name", String(8), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    # the last place given at the end of the queue
    Column("line", BigInteger, nullable=False),
)

windows = Table(
    "windows",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("number", String(6), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("state", String(8), nullable=False),
    Column("reason", String(50), nullable=False),
    Column("clerk", String(64), nullable=False),
    Column("badge", String(20), nullable=False),
    Column("since", BigInteger, nullable=False),
    # letters served today instead of the plan's; "" for the plan's
    Column("lanes", String(26), nullable=False),
    Column("ticket", String(24), nullable=False),
    # the service that ended here last, for its rating
    Column("service", String(24), nullable=False),
    Column("service_number", String(8), nullable=False),
    Column("called", Integer, nullable=False),
    Column("served", Integer, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("service_time", BigInteger, nullable=False),
    Column("rated", Integer, nullable=False),
)

shifts = Table(
    "shifts",
    metadata,
    # every change of a window's state, in order: from these come open time and idle time
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("window", String(6), nullable=False),
    Column("state", String(8), nullable=False),
    Column("clerk", String(64), nullable=False),
    Column("reason", String(50), nullable=False),
    Index("shifts_day", "day"),
)

services = Table(
    "services",
    metadata,
    # one row for each time a ticket was at a window
    Column("id", String(24), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("ticket", String(24), nullable=False),
    Column("number", String(8), nullable=False),
    Column("prefix", String(1), nullable=False),
    Column("window", String(6), nullable=False),
    Column("clerk", String(64), nullable=False),
    Column("items", Text, nullable=False),
    Column("priorities", String(120), nullable=False),
    Column("ready_at", BigInteger, nullable=False),
    Column("called_at", BigInteger, nullable=False),
    # null: called, and never came
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger, nullable=False),
    # done, passed, held, transferred, closed
    Column("ended", String(12), nullable=False),
    Column("outcomes", Text, nullable=False),
    Column("calls", Integer, nullable=False),
    Index("services_day", "day"),
    Index("services_ticket", "ticket"),
)

calls = Table(
    "calls",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String(10), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("ticket", String(24), nullable=False),
    Column("number", String(8), nullable=False),
    Column("window", String(6), nullable=False),
    Column("name", String(60), nullable=False),
    Column("again", Boolean, nullable=False),
    Index("calls_day", "day", "id"),
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
    Column("role", String(8), nullable=False, server_default="kiosk"),
)

notes = Table(
    "notes",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("content", Text, nullable=False),
)
