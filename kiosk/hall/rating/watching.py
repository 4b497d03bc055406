"""Odd patterns are noted for managers: looked for with every rating, kept for good, told in words when read."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Select, insert, select

from kiosk.center.contract.rating_desk import Suspicion
from kiosk.center.contract.ratings import Channel, Level
from kiosk.hall.clock import micros, moment
from kiosk.hall.rating.office import Row
from kiosk.hall.rating.tables import presses, ratings, suspicions
from kiosk.hall.sheet import Sheet
from kiosk.rating import guard
from kiosk.rating.guard import Hint, Kind, Limits, Pressed


def watch(sheet: Sheet, limits: Limits, row: Row) -> None:
    """Compare a rating that was just stored with the earlier ones of its window and of its source."""
    first = ratings.c.assess_number == 1, ratings.c.is_default.is_(False), ratings.c.id != row["id"]
    at_window = select(ratings).where(ratings.c.day == row["day"], ratings.c.window == row["window"], *first)
    new = _pressed(row)
    found = guard.hints(new, _recent(sheet, at_window, limits), limits)
    if new.source:
        same = _recent(sheet, select(ratings).where(ratings.c.source == new.source, *first), limits)
        found += [hint for hint in (guard.one_source(new, same, limits),) if hint is not None]
    for hint in found:
        _note(sheet, hint, row["window"], row["id"], row["device"])


def pressed_for_nothing(sheet: Sheet, limits: Limits, window: str, device: str) -> None:
    """A device rated while its window had no service to rate."""
    now = micros(sheet.now)
    sheet.connection.execute(insert(presses).values(at=now, window=window, device=device))
    since = now - round(limits.nothing_minutes * 60_000_000)
    query = (
        select(presses.c.at)
        .where(presses.c.device == device, presses.c.window == window, presses.c.at >= since)
        .order_by(presses.c.at.desc())
    )
    hint = guard.nothing_to_rate(list(sheet.connection.execute(query).scalars()), limits)
    if hint is not None:
        _note(sheet, hint, window, "", device)


def told(row: Row) -> Suspicion:
    """A stored pattern in words."""
    chinese, english = guard.sentence(Hint(Kind(row["kind"]), json.loads(row["facts"])))
    return Suspicion(
        id=row["id"],
        at=moment(row["at"]),
        kind=row["kind"],
        window=row["window"],
        rating=row["rating"],
        device=row["device"],
        text=chinese,
        text_en=english,
    )


def _recent(sheet: Sheet, query: Select[Any], limits: Limits) -> list[Pressed]:
    newest = query.order_by(ratings.c.at.desc()).limit(limits.look_back)
    return [_pressed(row) for row in sheet.connection.execute(newest).mappings()]


def _pressed(row: Row) -> Pressed:
    return Pressed(
        at=row["at"],
        level=Level(row["level"]),
        reasons=frozenset(row["reasons"].split()),
        channel=Channel(row["channel"]),
        ended_at=row["ended_at"],
        started_at=row["started_at"],
        source=row["source"],
    )


def _note(sheet: Sheet, hint: Hint, window: str, rating: str, device: str) -> None:
    row = {
        "at": micros(sheet.now),
        "day": sheet.day,
        "kind": hint.kind.value,
        "window": window,
        "rating": rating,
        "device": device,
        "facts": json.dumps(hint.facts),
    }
    sheet.connection.execute(insert(suspicions).values(row))
