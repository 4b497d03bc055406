"""What is counted of a day that is over: kept, so that a year's statistics need not read a year's services."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from kiosk.hall.tables import metadata

day_figures = Table(
    "day_figures",
    metadata,
    # by what it is broken down (total, half, lane, window …); "mark": what the day was counted from
    Column("kind", String(12), primary_key=True),
    Column("day", String(10), primary_key=True),
    # JSON: key → tally
    Column("content", Text, nullable=False),
)
