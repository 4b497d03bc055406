"""When a hall is open: the week, the official holidays with their make-up working days, and its own exceptions.

Official days come from the `chinesecalendar` library (notices of the State Council); for years it has no data for,
the plain week counts, and `covered` says so. All times are Chinese time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

import chinese_calendar

from kiosk.center.contract import Hours

CHINA = timezone(timedelta(hours=8), "CST")
"""One time for the whole country since 1949; no summer time since 1991."""

_LOOK_AHEAD_DAYS = 60

Minutes = tuple[int, int]
"""From and to, in minutes after midnight."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day on which the hall departs from its rule."""

    spans: tuple[Minutes, ...]
    reason: str = ""
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    days: tuple[tuple[Minutes, ...], ...]
    """Seven days, Monday first."""
    official: bool = True
    """Close on statutory holidays, open on make-up working days (with Monday's hours)."""
    early_minutes: int = 0
    """Tickets are given this long before the first opening of the day, and through the breaks."""
    exceptions: Mapping[date, OwnDay] = field(default_factory=dict)
    known: dict[date, Hours] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Days that were asked for: every ticket asks for today."""


def minutes_of(text: str) -> int:
    """`09:30` → 570. `24:00` is the end of the day. ValueError for anything else."""
    hour, colon, minute = text.partition(":")
    if not (colon and len(hour) == len(minute) == 2 and hour.isdecimal() and minute.isdecimal()):
        raise ValueError(f"not a time of day: {text!r} (write it as 09:00)")
    value = int(hour) * 60 + int(minute)
    if int(minute) > 59 or value > 24 * 60:
        raise ValueError(f"no such time of day: {text!r}")
    return value


def spans_of(pairs: Sequence[Sequence[str]]) -> tuple[Minutes, ...]:
    """`[["09:00", "12:00"], …]` → minutes. ValueError when a span ends before it begins or two overlap."""
    spans: list[Minutes] = []
    for pair in pairs:
        if len(pair) != 2:
            raise ValueError(f"a span is a beginning and an end, not {list(pair)!r}")
        begin, end = minutes_of(pair[0]), minutes_of(pair[1])
        if begin >= end or (spans and begin < spans[-1][1]):
            raise ValueError(f"{pair[0]}–{pair[1]} ends before it begins or overlaps the span before it")
        spans.append((begin, end))
    return tuple(spans)


def covered(day: date) -> bool:
    """Whether the official calendar of that year is known."""
    return _official(day) is not None


def hours_of(day: date, week: Week) -> Hours:
    """The opening hours of one day, with the reason when they differ from the week."""
    found = week.known.get(day)
    if found is None:
        found = week.known[day] = _worked_out(day, week)
    return found


def minutes_open(hours: Hours) -> tuple[Minutes, ...]:
    return _minutes_of_spans(hours.spans)


def _worked_out(day: date, week: Week) -> Hours:
    special = week.exceptions.get(day)
    if special is not None:
        return _hours(day, special.spans, special.reason, special.reason_en)
    usual = week.days[day.weekday()]
    official = _official(day) if week.official else None
    if official is None:
        return _hours(day, usual)
    workday, holiday = official
    if not workday and holiday:
        return _hours(day, (), holiday.chinese, holiday.value)
    if workday and day.weekday() >= 5:
        return _hours(day, week.days[0], "调休上班", "Make-up working day")
    return _hours(day, usual)


def giving(now: datetime, week: Week) -> bool:
    """Whether tickets are given now: from `early_minutes` before the first span to the end of the last."""
    spans = minutes_open(hours_of(now.date(), week))
    return bool(spans) and spans[0][0] - week.early_minutes <= _minute(now) < spans[-1][1]


def next_opening(now: datetime, week: Week) -> Hours | None:
    """The next day (today if it is still to come) on which the hall opens; None if not within 60 days."""
    today = hours_of(now.date(), week)
    if today.spans and _minute(now) < minutes_open(today)[0][0]:
        return today
    return next_day(now, week)


def next_day(now: datetime, week: Week) -> Hours | None:
    """The next day after today on which the hall opens; None if not within 60 days."""
    days = (hours_of(now.date() + timedelta(days=ahead), week) for ahead in range(1, _LOOK_AHEAD_DAYS + 1))
    return next((hours for hours in days if hours.spans), None)


def next_slots(now: datetime, week: Week, slots: Sequence[Minutes]) -> Hours | None:
    """Of hours that come every day, those still to begin today, or those of the next day that has any while the hall
    gives tickets; None if there are none within 60 days."""
    for ahead in range(_LOOK_AHEAD_DAYS + 1):
        day = now.date() + timedelta(days=ahead)
        open_at = minutes_open(hours_of(day, week))
        after = -1 if ahead else _minute(now)
        if found := tuple(slot for slot in _within(slots, open_at, week.early_minutes) if slot[0] > after):
            return _hours(day, found)
    return None


def _within(slots: Sequence[Minutes], spans: Sequence[Minutes], early: int) -> Iterator[Minutes]:
    """What of the slots lies in a day's time of giving tickets (see `giving`)."""
    for begin, end in slots if spans else ():
        begin, end = max(begin, spans[0][0] - early), min(end, spans[-1][1])
        if begin < end:
            yield begin, end


def wall_minutes(now: datetime, hours: Hours, worked: float) -> float:
    """How long on the clock until the hall has worked `worked` minutes from now, through early time and breaks.

    After the last span the rest is added as it is: whoever holds a ticket is served to the end.
    """
    at = float(_minute(now))
    start = at
    for begin, end in minutes_open(hours):
        if at >= end:
            continue
        at = max(at, begin)
        if worked < end - at:
            return at + worked - start
        worked -= end - at
        at = end
    return at + worked - start


def _official(day: date) -> tuple[bool, chinese_calendar.Holiday | None] | None:
    try:
        _, name = chinese_calendar.get_holiday_detail(day)
        return chinese_calendar.is_workday(day), chinese_calendar.Holiday(name) if name else None
    except NotImplementedError:
        return None


def _minute(now: datetime) -> int:
    local = now.astimezone(CHINA)
    return local.hour * 60 + local.minute


@lru_cache(maxsize=256)
def _minutes_of_spans(spans: tuple[tuple[str, str], ...]) -> tuple[Minutes, ...]:
    return spans_of(spans)


def _hours(day: date, spans: tuple[Minutes, ...], reason: str = "", reason_en: str = "") -> Hours:
    words = tuple((clock_text(begin), clock_text(end)) for begin, end in spans)
    return Hours(day=day, spans=words, reason=reason, reason_en=reason_en)


def clock_text(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
