"""Which days a page is asked for. What makes no sense is said in words and answered with what would be shown first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Request

from kiosk.hall.asked import desk_of
from kiosk.hall.manage.period import Kind, Period, Term, term

_FIRST_YEAR, _LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    period: Period
    fault: str = ""


@dataclass(frozen=True, slots=True)
class AskedTerm:
    term: Term
    fault: str = ""


def asked_period(request: Request) -> AskedPeriod:
    """`?from=2026-09-01&to=2026-09-30`; without, this month until today."""
    today = _today(request)
    first, last = request.query_params.get("from", ""), request.query_params.get("to", "")
    usual = Period(today.replace(day=1), today)
    if not first and not last:
        return AskedPeriod(usual)
    try:
        return AskedPeriod(_sensible(Period(date.fromisoformat(first), date.fromisoformat(last))))
    except ValueError:
        return AskedPeriod(usual, "请写明开始和结束日期，结束不早于开始，最长十年。下面是本月的数字。")


def asked_term(request: Request) -> AskedTerm:
    """`?kind=quarter&of=2026-07-01`, any day of it; without, the month that ended last."""
    today = _today(request)
    usual = term(Kind.MONTH, today).before
    kind, day = request.query_params.get("kind", Kind.MONTH.value), request.query_params.get("of", "")
    try:
        wanted = term(Kind(kind), date.fromisoformat(day) if day else usual.period.first)
        return AskedTerm(Term(wanted.kind, _sensible(wanted.period)))
    except ValueError:
        return AskedTerm(usual, "没有这样的月份、季度或年份。下面是上个月的报告。")


def asked_day(request: Request, usual: date) -> tuple[date, str]:
    """`?day=2026-10-13`, and a fault in words."""
    day = request.query_params.get("day", "")
    if not day:
        return usual, ""
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        return usual, "请写明日期。下面是下一个工作日的建议。"
    if abs((wanted - _today(request)).days) > 366:
        return usual, "只能看前后一年以内的日子。下面是下一个工作日的建议。"
    return wanted, ""


def quick(today: date) -> list[tuple[str, Period]]:
    """Periods one touch away."""
    month, monday = today.replace(day=1), today - timedelta(days=today.weekday())
    return [
        ("今天", Period(today, today)),
        ("本周", Period(monday, today)),
        ("本月", Period(month, today)),
        ("上月", term(Kind.MONTH, today).before.period),
        ("今年", Period(today.replace(month=1, day=1), today)),
    ]


def terms_until(today: date) -> list[tuple[str, list[Term]]]:
    """The terms one can choose, newest first: this one and some before it."""
    chosen = []
    for kind, name, count in ((Kind.MONTH, "月考核", 13), (Kind.QUARTER, "季通报", 6), (Kind.YEAR, "年累计", 4)):
        each = term(kind, today)
        terms = []
        for _ in range(count):
            terms.append(each)
            each = each.before
        chosen.append((name, terms))
    return chosen


def _sensible(period: Period) -> Period:
    """Days near the ends of the calendar have no day before or after them."""
    if period.first.year < _FIRST_YEAR or period.last.year > _LAST_YEAR:
        raise ValueError(f"only the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return period


def _today(request: Request) -> date:
    return desk_of(request).clock.now().date()
