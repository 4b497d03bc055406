"""The tables of ratings. Nothing in them says who rated; a citizen's own words and telephone are sealed."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from kiosk.hall.tables import metadata

ratings = Table(
    "ratings",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("service", String(24), nullable=False),
    # 1: the rating; 2: the further one (追加评价)
    Column("assess_number", Integer, nullable=False),
    # the day of the service, by which ratings are counted
    Column("day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("level", String(20), nullable=False),
    # codes, blank-separated, in their order
    Column("reasons", String(40), nullable=False),
    Column("options_version", Integer, nullable=False),
    Column("text_sealed", LargeBinary),
    Column("channel", String(10), nullable=False),
    # the device, or "" for a phone
    Column("device", String(64), nullable=False),
    # a keyed mark of the address a phone came from that day, "" for devices
    Column("source", String(32), nullable=False),
    Column("is_default", Boolean, nullable=False),
    # by an appeal that was upheld: it stays, and is not counted
    Column("excluded", Boolean, nullable=False),
    # of the service, so that counting needs no second table
    Column("ticket", String(24), nullable=False),
    # the ticket's, or the paper's (SQLite counts no letters, so it kept the column it had)
    Column("number", String(8).with_variant(String(24), "postgresql"), nullable=False),
    Column("window", String(6), nullable=False),
    Column("clerk", String(64), nullable=False),
    Column("items", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger, nullable=False),
    UniqueConstraint("service", "assess_number", name="ratings_service"),
    Index("ratings_day", "day", "window", "at"),
    Index("ratings_source", "source", "at"),
)

# Spelled out in full: a database uses a partial index only where the query says the same words.
WORDED: ColumnElement[bool] = literal_column("text_sealed IS NOT NULL")
UNSETTLED: ColumnElement[bool] = literal_column("state IN ('open', 'contacted')")

Index("ratings_worded", ratings.c.day, sqlite_where=WORDED, postgresql_where=WORDED)

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("rating", String(24), nullable=False),
    Column("day", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("contact_by", String(10), nullable=False),
    Column("settle_by", String(10), nullable=False),
    # the citizen's telephone, gone some days after the follow-up is closed
    Column("phone_sealed", LargeBinary),
    Column("contacted_at", BigInteger),
    Column("contacted_by", String(24), nullable=False),
    Column("reached", Boolean),
    Column("note_sealed", LargeBinary),
    Column("settled_at", BigInteger),
    # rectified or explained; "" until then
    Column("how", String(10), nullable=False),
    Column("settled_by", String(24), nullable=False),
    Column("answer_sealed", LargeBinary),
    Column("closed_at", BigInteger),
    Column("closed_by", String(24), nullable=False),
    UniqueConstraint("rating", name="follow_ups_rating"),
    Index("follow_ups_day", "day"),
)
Index("follow_ups_due", follow_ups.c.settle_by, sqlite_where=UNSETTLED, postgresql_where=UNSETTLED)

appeals = Table(
    "appeals",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("rating", String(24), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("grounds_sealed", LargeBinary, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("opened_by", String(24), nullable=False),
    Column("decided_at", BigInteger),
    Column("decided_by", String(24), nullable=False),
    Column("upheld", Boolean),
    Column("reason_sealed", LargeBinary),
    UniqueConstraint("rating", name="appeals_rating"),
)

suspicions = Table(
    "suspicions",
    metadata,
    # append-only: triggers refuse to change or delete a row
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("day", String(10), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("window", String(6), nullable=False),
    Column("rating", String(24), nullable=False),
    Column("device", String(64), nullable=False),
    Column("facts", Text, nullable=False),
    Index("suspicions_day", "day", "id"),
    Index("suspicions_rating", "rating"),
)

presses = Table(
    "rating_presses",
    metadata,
    # presses with nothing to rate; they are needed for a day
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("window", String(6), nullable=False),
    Column("device", String(64), nullable=False),
    Index("rating_presses_device", "device", "window", "at"),
)

WAITING_PUSH: ColumnElement[bool] = literal_column("state = 0")

pushes = Table(
    "rating_pushes",
    metadata,
    # what a platform still has to be told: 0 waiting, 1 sent, 2 failed for good
    Column("rating", String(24), primary_key=True),
    Column("target", String(20), primary_key=True),
    Column("state", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),
    # the platform's own number of it (evaluateUnid)
    Column("receipt", String(64), nullable=False),
    Column("fault", String(200), nullable=False),
)
Index("rating_pushes_due", pushes.c.due_at, sqlite_where=WAITING_PUSH, postgresql_where=WAITING_PUSH)
