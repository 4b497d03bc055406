"""The table of one-time notices. Moments are microseconds since 1970, days ISO dates."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, Text, UniqueConstraint

from kiosk.hall.tables import metadata

notices = Table(
    "notices",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(10), nullable=False),
    Column("day", String(10), nullable=False, index=True),
    Column("ticket", String(24), nullable=False, index=True),
    Column("number", String(7), nullable=False),
    Column("window", String(6), nullable=False),
    Column("clerk", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("deadline", String(10), nullable=False),
    Column("way", String(7), nullable=False),
    # items with their gaps as they were told, whatever the catalogue says later
    Column("content", Text, nullable=False),
    # the name of who got it, and nothing else of them: sealed to the notice
    Column("holder_sealed", LargeBinary),
    UniqueConstraint("code", name="notices_code"),
)
