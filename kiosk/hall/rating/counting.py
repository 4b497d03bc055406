"""Figures of ratings over a span of days: by window, clerk, item, day or hour."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kiosk.center.contract.papers import PaperState
from kiosk.center.contract.rating_desk import Figures, FollowUpState
from kiosk.center.contract.ratings import SELF_SERVICE, FollowUpTally, Level, Published, Tally
from kiosk.hall.clock import moment
from kiosk.hall.papers.tables import papers
from kiosk.hall.rating import reading
from kiosk.hall.rating.asking import window_of
from kiosk.hall.rating.office import View
from kiosk.hall.rating.tables import follow_ups, ratings, suspicions
from kiosk.hall.tables import services
from kiosk.rating.figures import Counted, Followed, follow_up_tally, tally
from kiosk.rating.rules import FINISHED

GROUPS = ("window", "clerk", "item", "day", "hour")
"""A service of several items counts for each of them; an hour is the one in which the service ended."""

_SECOND = 1_000_000
_CHINA_SECONDS = 8 * 3600
_Key = tuple[str, bool, bool, bool]


class _Sums(NamedTuple):
    """How many services, and how many ratings of each kind (level, further, default, excluded); "" is all groups."""

    services: Counter[str]
    ratings: defaultdict[str, Counter[_Key]]


def figures(view: View, since: date, until: date, by: str) -> Figures:
    """`by` is one of GROUPS. The sum of groups is more than the total where one service counts for several."""
    sums = _summed(view, since, until, by)
    keys = sorted({*sums.services, *sums.ratings} - {""})
    names = _names(view, by, keys)
    odd = select(func.count()).where(suspicions.c.day.between(since.isoformat(), until.isoformat()))
    return Figures(
        since=since,
        until=until,
        by=by,
        total=_tally(sums, ""),
        groups=tuple(_tally(sums, key, names.get(key, "")) for key in keys),
        follow_ups=follow_ups_between(view.connection, since, until, view.now.date()),
        suspicions=int(view.connection.execute(odd).scalar_one()),
    )


def published(view: View, since: date, until: date) -> Published:
    """For everybody: the hall and its windows, and how it answers. Nobody's name, and no single rating."""
    found = figures(view, since, until, "window")
    return Published(since=since, until=until, hall=found.total, windows=found.groups, follow_ups=found.follow_ups)


def _summed(view: View, since: date, until: date, by: str) -> _Sums:
    span = since.isoformat(), until.isoformat()
    sums = _Sums(Counter(), defaultdict(Counter))
    group = _group(services, by)
    done = services.c.day.between(*span), services.c.ended == FINISHED, services.c.started_at.is_not(None)
    for stored, number in view.connection.execute(select(group, func.count()).where(*done).group_by(group)):
        for key in _keys(stored, by):
            sums.services[key] += number
    _add_printed(view, sums, span, by)
    group = _group(ratings, by)
    kind = ratings.c.level, ratings.c.assess_number, ratings.c.is_default, ratings.c.excluded
    given = select(group, func.count(), *kind).where(ratings.c.day.between(*span)).group_by(group, *kind)
    for stored, number, level, assess_number, is_default, excluded in view.connection.execute(given):
        for key in _keys(stored, by):
            sums.ratings[key][(level, assess_number > 1, is_default, excluded)] += number
    return sums


def _add_printed(view: View, sums: _Sums, span: tuple[str, str], by: str) -> None:
    """Papers that came out of a kiosk: services as well, of no clerk."""
    hour = ((papers.c.settled_at // _SECOND + _CHINA_SECONDS) % 86_400 // 3600).label("hour")
    group = {"hour": hour, "day": papers.c.day, "item": papers.c.kind}.get(by, papers.c.state)
    came_out = papers.c.day.between(*span), papers.c.state == PaperState.PRINTED, papers.c.settled_at.is_not(None)
    for stored, number in view.connection.execute(select(group, func.count()).where(*came_out).group_by(group)):
        keys = {"window": SELF_SERVICE, "clerk": "", "item": view.desk.paper_names.get(stored, stored)}
        for key in _groups(keys.get(by, stored), by):
            sums.services[key] += number


def _group(table: Table, by: str) -> ColumnElement[Any]:
    """Both tables name these columns alike."""
    if by == "hour":
        return ((table.c.ended_at // _SECOND + _CHINA_SECONDS) % 86_400 // 3600).label("hour")
    return table.c["items" if by == "item" else by]


def _keys(stored: Any, by: str) -> list[str]:
    """The groups a stored value counts for, and "" for all."""
    if by == "item":
        return ["", *dict.fromkeys(json.loads(stored))]
    return _groups(stored, by)


def _groups(key: Any, by: str) -> list[str]:
    """ "" once, where the group has no name itself."""
    return list(dict.fromkeys(("", f"{key:02d}" if by == "hour" else key)))


def _tally(sums: _Sums, key: str, name: str = "") -> Tally:
    counted = [
        Counted(Level(level), number, again, is_default, excluded)
        for (level, again, is_default, excluded), number in sums.ratings[key].items()
    ]
    return tally(sums.services[key], counted, key, name)


def _names(view: View, by: str, keys: list[str]) -> dict[str, str]:
    if by == "clerk":
        return reading.people(view, keys)
    if by == "item":
        offers = view.desk.offers
        return {key: offers[key].item.name for key in keys if key in offers}
    if by == "window":
        places = {key: window_of(view.desk, key) for key in keys}
        return {key: place.name for key, place in places.items() if place is not None} | {SELF_SERVICE: "自助终端"}
    return {}


def follow_ups_between(connection: Connection, since: date, until: date, today: date) -> FollowUpTally:
    """Of bad ratings of services in these days, as they stand today."""
    query = select(follow_ups).where(follow_ups.c.day.between(since.isoformat(), until.isoformat()))
    followed = [
        Followed(
            FollowUpState(row["state"]),
            date.fromisoformat(row["contact_by"]),
            date.fromisoformat(row["settle_by"]),
            _day(row["contacted_at"]),
            row["reached"],
            row["settled_at"] is not None,
        )
        for row in connection.execute(query).mappings()
    ]
    return follow_up_tally(followed, today)


def _day(stored: int | None) -> date | None:
    return None if stored is None else moment(stored).date()
