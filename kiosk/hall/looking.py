"""What can be asked without changing anything: the hall, a kiosk's enrolment."""

from __future__ import annotations

from collections import defaultdict

from kiosk.center.contract import Enrolment, Hall, Lane, Span
from kiosk.hall.desk import Desk, Typical
from kiosk.hall.judging import outlook
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.sheet import Sheet
from kiosk.queueing.hours import giving, next_day, next_opening
from kiosk.queueing.numbers import offline_range

_GOOD_MICROS = 5_000_000
"""For so long the hall's span is told once more. Every kiosk asks for it every five seconds, and a line for each letter
is the work of twenty tickets."""
_HARDLY = 0.05
"""Unless more people than this share came or went, or a window opened or closed."""


def hall(sheet: Sheet) -> Hall:
    """`open` says whether tickets are given now; waiting and span are those of the whole hall."""
    desk, now = sheet.desk, sheet.now
    plan = desk.plan
    today = sheet.hours
    is_open = giving(now, plan.week)
    waiting = sum(sheet.book.lines.values())
    return Hall(
        **plan.hall.model_dump(exclude={"number_digits", "last_number"}),
        now=now,
        open=is_open,
        closes_at=today.spans[-1][1] if is_open else "",
        today=today,
        next_open=None if is_open else next_opening(now, plan.week),
        next_day=next_day(now, plan.week),
        waiting=waiting,
        span=_typical(sheet, waiting).span if is_open else None,
        windows_open=len(sheet.open_windows),
        claims=plan.queue.claims(),
        catalogue_version=desk.catalogue.version,
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


def _typical(sheet: Sheet, waiting: int) -> Typical:
    desk, windows = sheet.desk, sheet.open_windows
    known = desk.typical
    if (
        known is None
        or not 0 <= sheet.at - known.at < _GOOD_MICROS
        or known.windows != windows
        or abs(waiting - known.waiting) > waiting * _HARDLY
    ):
        known = desk.typical = Typical(sheet.at, waiting, windows, _any_line(sheet))
    return known


def _any_line(sheet: Sheet) -> Span | None:
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
