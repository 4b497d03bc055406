"""Real service times, per lane: of today and of the last four weeks, blended with the hall's own guess; and who worked
when."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Float, cast, func, select

from kiosk.center.contract.windows import WindowState
from kiosk.hall.clock import moment
from kiosk.hall.tables import services as ended
from kiosk.hall.tables import shifts
from kiosk.queueing.estimate import Sample, Service, blend_all
from kiosk.queueing.staffed import Shift, Staffing, staffing_of
from kiosk.queueing.windows import LanePlan

_WEEKS = timedelta(days=28)
_MINUTE = 60_000_000.0

Samples = Mapping[str, Sample]


def weeks_before(connection: Connection, today: date) -> Samples:
    """Lane letter → what was measured in the four weeks before today."""
    return _samples(connection, ended.c.day >= (today - _WEEKS).isoformat(), ended.c.day < today.isoformat())


def of_day(connection: Connection, day: date) -> Samples:
    return _samples(connection, ended.c.day == day.isoformat())


def services(lanes: Sequence[LanePlan], weeks: Samples, today: Samples) -> dict[str, Service]:
    """Lane letter → minutes per ticket as best known."""
    return blend_all({lane.prefix: lane.service for lane in lanes}, weeks, today)


def staffing_before(connection: Connection, today: date) -> Staffing:
    """When each window was worked at in the four weeks before today."""
    query = (
        select(shifts.c.day, shifts.c.window, shifts.c.at, shifts.c.state)
        .where(shifts.c.day >= (today - _WEEKS).isoformat(), shifts.c.day < today.isoformat())
        .order_by(shifts.c.id)
    )
    return staffing_of(
        Shift(day, window, _minute(at), state == WindowState.OPEN.value)
        for day, window, at, state in connection.execute(query)
    )


def _minute(at: int) -> float:
    local = moment(at)
    return local.hour * 60 + local.minute + local.second / 60


def _samples(connection: Connection, *days: ColumnElement[bool]) -> Samples:
    """How long a window was taken by one ticket: from the call to the end, whether somebody came or not."""
    minutes = cast(ended.c.ended_at - ended.c.called_at, Float) / _MINUTE
    query = (
        select(ended.c.prefix, func.count(), func.avg(minutes), func.avg(minutes * minutes))
        .where(*days)
        .group_by(ended.c.prefix)
    )
    return {
        prefix: Sample(count, mean, math.sqrt(max(0.0, squares - mean * mean)))
        for prefix, count, mean, squares in connection.execute(query)
    }
