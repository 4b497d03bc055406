"""What can be asked without changing anything: the hall, a ticket's progress, a kiosk's enrolment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select

from kiosk.center.contract import (
    Enrolment,
    Hall,
    Lane,
    Span,
    TicketItem,
    TicketProgress,
    TicketState,
    WindowPlace,
)
from kiosk.hall.book import pool_of
from kiosk.hall.clock import moment
from kiosk.hall.desk import Desk
from kiosk.hall.judging import outlook, serving
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import tickets
from kiosk.queueing.hours import giving, next_day, next_opening
from kiosk.queueing.numbers import offline_range, spell
from kiosk.queueing.standing import ACTIVE

_BY_CODE = select(tickets).where(tickets.c.code == bindparam("secret"))


def hall(sheet: Sheet) -> Hall:
    """`open` says whether tickets are given now; waiting and span are those of the whole hall."""
    desk, now = sheet.desk, sheet.now
    plan = desk.plan
    today = sheet.hours
    is_open = giving(now, plan.week)
    return Hall(
        **plan.hall.model_dump(exclude={"number_digits", "last_number"}),
        now=now,
        open=is_open,
        closes_at=today.spans[-1][1] if is_open else "",
        today=today,
        next_open=None if is_open else next_opening(now, plan.week),
        next_day=next_day(now, plan.week),
        waiting=sum(sheet.book.lines.values()),
        span=_typical(sheet) if is_open else None,
        windows_open=len(sheet.open_windows),
        claims=plan.queue.claims(),
        catalogue_version=desk.catalogue.version,
    )


def progress(sheet: Sheet, code: str) -> TicketProgress | None:
    """How a ticket stands: public, so nothing of its holder. None when there is no such ticket."""
    row = by_code(sheet, code)
    return None if row is None else told(sheet, row)


def by_code(sheet: Sheet, code: str) -> dict[str, Any] | None:
    """A ticket's row, as it was before anything this sheet has not written yet."""
    row = sheet.connection.execute(_BY_CODE, {"secret": code}).mappings().first()
    return None if row is None else dict(row)


def told(sheet: Sheet, row: Mapping[str, Any]) -> TicketProgress:
    """How the ticket of this row stands."""
    desk = sheet.desk
    state = _state(sheet, row["state"], row["day"])
    pool = pool_of(row["pool"])
    people: int | None = None
    span: Span | None = None
    ticket = sheet.book.tickets.get(row["id"])
    if state is TicketState.WAITING and ticket is not None:
        people, span = outlook(sheet).of(ticket)
    return TicketProgress(
        number=spell(row["prefix"], row["number"], desk.plan.hall.number_digits),
        state=state,
        people_ahead=people,
        span=span,
        windows=_windows(sheet, pool, row["window"]),
        items=tuple(TicketItem.model_validate(item) for item in json.loads(row["items"])),
        hall=desk.plan.hall.name,
        issued_at=moment(row["issued_at"]),
        claim=desk.plan.queue.claim_of(row["priorities"].split()) if state in ACTIVE else None,
    )


def enrolment(desk: Desk, kiosk: Kiosk) -> Enrolment:
    items: defaultdict[str, list[str]] = defaultdict(list)
    for code, offer in desk.offers.items():
        if offer.pool:
            items[offer.prefix].append(code)
    first, last = offline_range(kiosk.ordinal)
    windows = desk.plan.counters.windows
    lanes = tuple(
        Lane(
            prefix=lane.prefix,
            items=tuple(items[lane.prefix]),
            windows=tuple(window.place for window in windows if lane.prefix in window.lanes),
        )
        for lane in desk.plan.counters.lanes
    )
    return Enrolment(
        kiosk=kiosk.id, offline_first=first, offline_last=last, lanes=lanes, follow_base=desk.settings.link("/t/")
    )


def _typical(sheet: Sheet) -> Span | None:
    """From the shortest line to the longest: what somebody who walks in now can expect."""
    numbers = [
        frozenset(window.place.number for window in sheet.desk.plan.counters.windows if lane.prefix in window.lanes)
        for lane in sheet.desk.plan.counters.lanes
    ]
    now = outlook(sheet)
    lines = now.lines()
    spans = [now.behind(lines, pool)[1] for pool in numbers if pool]
    if not spans:
        return None
    return Span(low=min(span.low for span in spans), high=max(span.high for span in spans))


def _state(sheet: Sheet, stored: str, day: str) -> TicketState:
    state = TicketState(stored)
    # Yesterday's tickets are marked within an hour; until then they are over all the same.
    over = state in ACTIVE and day < sheet.day
    return TicketState.EXPIRED if over else state


def _windows(sheet: Sheet, pool: frozenset[str], called_to: str | None) -> tuple[WindowPlace, ...]:
    return sheet.desk.plan.counters.places({called_to}) if called_to else serving(sheet, pool)
