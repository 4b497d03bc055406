"""What is kept of papers: the number, the kind, what became of it. What stands on one is in its sealed file only."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    literal_column,
)

from kiosk.hall.tables import metadata

papers = Table(
    "papers",
    metadata,
    # of the request that asked for it
    Column("id", String(24), primary_key=True),
    # of `at`, in Chinese time: by this it is numbered and counted
    Column("day", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("visit", String(40), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("place", Integer, nullable=False),
    Column("number", String(24), nullable=False),
    Column("code", String(12), nullable=False),
    # how the holder was confirmed: face, staff, code or ""
    Column("confirmed", String(6), nullable=False),
    # whose it is, as a keyed hash; null once that is no longer needed
    Column("mark", String(32)),
    # as everybody may read it: 李* 0019; "" once whose it is is no longer known
    Column("shown", String(80), nullable=False),
    Column("copies", Integer, nullable=False),
    # of one copy; 0 while the file is being written
    Column("pages", Integer, nullable=False),
    # SHA-256 of the signed file
    Column("digest", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    Column("sheets", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    # when its kiosk said what became of it, by the kiosk's idea of the hall's time
    Column("settled_at", BigInteger),
    # the signed file, sealed; null once it came out
    Column("file", LargeBinary),
    UniqueConstraint("number", name="papers_number"),
    UniqueConstraint("code", name="papers_code"),
    Index("papers_day", "day", "place"),
    Index("papers_mark", "mark", "day", "kind"),
)

FILED: ColumnElement[bool] = literal_column("file IS NOT NULL")
MARKED: ColumnElement[bool] = literal_column("mark IS NOT NULL")
"""What is still to be forgotten. SQLite uses an index of some rows only where the query says the same words."""
Index("papers_filed", papers.c.day, sqlite_where=FILED, postgresql_where=FILED)
OPEN: ColumnElement[bool] = literal_column("state IN ('issued', 'unconfirmed')")
"""What became of it is still to be said."""
Index("papers_open", papers.c.day, sqlite_where=OPEN, postgresql_where=OPEN)
Index("papers_marked", papers.c.day, sqlite_where=MARKED, postgresql_where=MARKED)

acts = Table(
    "paper_acts",
    metadata,
    # what staff decided when the printer could not say, or said no
    Column("id", String(24), primary_key=True),
    Column("paper", String(24), nullable=False),
    # cameOut, void or again
    Column("act", String(8), nullable=False),
    # the account
    Column("by", String(24), nullable=False),
    Column("at", BigInteger, nullable=False),
    # in the words of whoever decided, sealed
    Column("reason", LargeBinary, nullable=False),
    # of again only: where it may be printed once more, until when, and what came of it ("": not yet)
    Column("kiosk", String(64), nullable=False),
    Column("until", BigInteger),
    Column("ended_at", BigInteger),
    Column("outcome", String(12), nullable=False),
    Column("sheets", Integer, nullable=False),
    Index("paper_acts_paper", "paper"),
)
