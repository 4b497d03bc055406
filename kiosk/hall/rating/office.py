"""What the rating room works with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from kiosk.hall.desk import Desk
from kiosk.hall.rating.sealing import Envelope
from kiosk.hall.rating.settings import RatingPlan
from kiosk.hall.sheet import Sheet

Row = Mapping[Any, Any]
"""A row of the store, by column."""


class Office(NamedTuple):
    plan: RatingPlan
    envelope: Envelope


class View(NamedTuple):
    """The store at one moment, to look at: ratings need nothing of today's queue, so they wait for nobody there."""

    connection: Connection
    desk: Desk
    now: datetime

    @property
    def day(self) -> str:
        return self.now.date().isoformat()


def view_of(sheet: Sheet) -> View:
    """What the transaction of this sheet sees."""
    return View(sheet.connection, sheet.desk, sheet.now)
