"""Real service times, per lane: of today and of the last four weeks, blended with the hall's own guess."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Float, cast, func, select

from kiosk.hall.tables import FINISHED, tickets
from kiosk.queueing.estimate import Sample, Service, blend
from kiosk.queueing.windows import LanePlan

_WEEKS = timedelta(days=28)
_MINUTE = 60_000_000.0

Samples = Mapping[str, Sample]


def weeks_before(connection: Connection, today: date) -> Samples:
    """Lane letter → what was measured in the four weeks before today."""
    return _samples(connection, tickets.c.day >= (today - _WEEKS).isoformat(), tickets.c.day < today.isoformat())


def of_day(connection: Connection, day: date) -> Samples:
    return _samples(connection, tickets.c.day == day.isoformat())


def services(lanes: Sequence[LanePlan], weeks: Samples, today: Samples) -> dict[str, Service]:
    """Lane letter → minutes per ticket as best known."""
    return {lane.prefix: blend(lane.service, weeks.get(lane.prefix), today.get(lane.prefix)) for lane in lanes}


def _samples(connection: Connection, *days: ColumnElement[bool]) -> Samples:
    minutes = cast(tickets.c.finished_at - tickets.c.started_at, Float) / _MINUTE
    query = (
        select(tickets.c.prefix, func.count(), func.avg(minutes), func.avg(minutes * minutes))
        .where(FINISHED, tickets.c.started_at.is_not(None), *days)
        .group_by(tickets.c.prefix)
    )
    return {
        prefix: Sample(count, mean, math.sqrt(max(0.0, squares - mean * mean)))
        for prefix, count, mean, squares in connection.execute(query)
    }
