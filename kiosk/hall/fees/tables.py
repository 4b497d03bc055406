"""Fees at rest: an order for each fee, from what is owed to what became of the money. Moments are microseconds since
1970, money is fen."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from kiosk.hall.tables import metadata

fees = Table(
    "fees",
    metadata,
    # of the request that asked for it
    Column("id", String(24), primary_key=True),
    # of `at`, in Chinese time: by this it is numbered
    Column("day", String(10), nullable=False),
    Column("place", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    # the kiosk that asked last, or the account that wrote the slip
    Column("kiosk", String(64), nullable=False),
    Column("visit", String(40), nullable=False),
    # paper: used when that came out; slip: an item's fee, paid and done
    Column("sort", String(8), nullable=False),
    # code, names and basis as they were published then
    Column("what", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("name_en", String(200), nullable=False),
    Column("basis", Text, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("number", String(24), nullable=False),
    Column("code", String(12), nullable=False),
    # whose paper it is for, as a keyed hash; null for a slip, and once that is no longer needed
    Column("mark", String(32)),
    Column("state", String(10), nullable=False),
    Column("reason", String(40), nullable=False),
    # the text of the QR, "" while there is none, and how long that is good for
    Column("pay", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    # when the platform was last asked by a chore
    Column("asked", BigInteger, nullable=False),
    Column("paid_at", BigInteger),
    # the paper it pays; "" while there is none
    Column("paper", String(24), nullable=False),
    # the case a slip belongs to; "" for one that was written by itself
    Column("case", String(24), nullable=False, server_default=""),
    # how a window was paid, "" by phone; the number on its receipt, and the account that took it
    Column("way", String(8), nullable=False, server_default=""),
    Column("receipt", String(32), nullable=False, server_default=""),
    Column("taker", String(64), nullable=False, server_default=""),
    UniqueConstraint("number", name="fees_number"),
    UniqueConstraint("code", name="fees_code"),
    Index("fees_day", "day", "place"),
    Index("fees_state", "state", "until"),
    Index("fees_paper", "paper"),
    Index("fees_case", "case"),
)

MARKED: ColumnElement[bool] = literal_column("mark IS NOT NULL")
"""Whose it is, is still to be forgotten. SQLite uses an index of some rows only where the query says the same words."""
Index("fees_marked", fees.c.day, sqlite_where=MARKED, postgresql_where=MARKED)

TAKEN: ColumnElement[bool] = literal_column("way <> ''")
"""A window took it. Written as the query's for the same reason."""
Index("fees_taken", fees.c.paid_at, sqlite_where=TAKEN, postgresql_where=TAKEN)
