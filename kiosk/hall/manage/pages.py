"""The manager's pages: live hall, statistics, report, staffing, follow-ups; and a clerk's own figures."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.hall.asked import desk_of, writer_of
from kiosk.hall.desk import Desk
from kiosk.hall.manage import charts
from kiosk.hall.manage.asking import asked_day, quick, terms_until
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.doors import WantedPeriod, WantedTerm, named
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.planning import next_open_day, plan
from kiosk.hall.manage.rated import Rated
from kiosk.hall.manage.report import Report, report
from kiosk.hall.manage.rollup import Between
from kiosk.hall.manage.settings import ManageRules
from kiosk.hall.manage.showing import cells, change, shown, verdict, with_unit
from kiosk.hall.manage.staffing_charts import staffing_charts
from kiosk.hall.manage.statistics import BREAKDOWNS, COLUMNS, Breakdown, Column, Line, Statistics, columns
from kiosk.hall.manage.tally import Tally
from kiosk.hall.staff import Manager, Staff, signed_in
from kiosk.hall.staff.showing import staff_page
from kiosk.hall.templates import Files

router = APIRouter(include_in_schema=False)

_FILES = Files("manage")
_HEADLINES = ("arrived", "done", "wait50", "wait80", "service", "absent", "gone", "satisfied")
_MOST_LINES = 200
"""Items on the page; the workbook has them all."""

Facts = dict[str, object]


@router.get("/manage", response_class=HTMLResponse)
async def live(request: Request, staff: Manager) -> HTMLResponse:
    lanes = {lane.prefix: lane.name for lane in desk_of(request).plan.counters.lanes}
    return staff_page(request, "manage/live.html", staff, "manage", tab="live", lanes=lanes)


@router.get("/manage/statistics", response_class=HTMLResponse)
async def statistics(request: Request, staff: Manager, wanted: WantedPeriod, by: str = "window") -> HTMLResponse:
    breakdown = Breakdown(by) if by in set(Breakdown) else Breakdown.WINDOW
    found = await asyncio.to_thread(_statistics, desk_of(request), writer_of(request).between, wanted.period, breakdown)
    today = desk_of(request).clock.now().date()
    return staff_page(
        request,
        "manage/statistics.html",
        staff,
        "manage",
        tab="statistics",
        fault=wanted.fault,
        quick=quick(today),
        page=found,
    )


@router.get("/manage/report", response_class=HTMLResponse)
async def report_page(request: Request, staff: Manager, wanted: WantedTerm) -> HTMLResponse:
    desk, between = desk_of(request), writer_of(request).between

    def make() -> Facts:
        return _report(report(desk, wanted.term, named(desk), between))

    found = await asyncio.to_thread(make)
    terms = terms_until(desk.clock.now().date())
    return staff_page(
        request, "manage/report.html", staff, "manage", tab="report", fault=wanted.fault, terms=terms, page=found
    )


@router.get("/manage/staffing", response_class=HTMLResponse)
async def staffing(request: Request, staff: Manager) -> HTMLResponse:
    desk, rules = desk_of(request), _rules(request)
    day, fault = asked_day(request, next_open_day(desk))
    found = await asyncio.to_thread(plan, desk, day, rules.target, writer_of(request).between)
    drawn = staffing_charts(found)
    return staff_page(
        request, "manage/staffing.html", staff, "manage", tab="staffing", fault=fault, plan=found, charts=drawn
    )


@router.get("/manage/follow-ups", response_class=HTMLResponse)
async def follow_ups(request: Request, staff: Manager) -> HTMLResponse:
    return staff_page(request, "manage/follow_ups.html", staff, "manage", tab="follow-ups")


@router.get("/manage/mine", response_class=HTMLResponse)
async def mine(request: Request, staff: Annotated[Staff, Depends(signed_in())], wanted: WantedPeriod) -> HTMLResponse:
    """Whoever is signed in sees their own figures, and nobody else's."""
    found = await asyncio.to_thread(_mine, desk_of(request), writer_of(request).between, wanted.period, staff.id)
    today = desk_of(request).clock.now().date()
    return staff_page(
        request,
        "manage/mine.html",
        staff,
        "mine",
        fault=wanted.fault,
        quick=quick(today),
        period=wanted.period,
        page=found,
    )


@router.get("/manage/files/{name}")
async def file(name: str) -> Response:
    return _FILES.answer(name)


def _statistics(desk: Desk, between: Between, period: Period, by: Breakdown) -> Facts:
    found = Statistics(desk, period, named(desk), between)
    total, lines, shown_columns = found.total, found.lines(by), columns(by)
    windows, clerks = found.lines(Breakdown.WINDOW), found.lines(Breakdown.CLERK)
    return {
        "period": period,
        "days": len(found.days(By.TOTAL)),
        "headlines": [(column.name, with_unit(column.value(total), column.unit)) for column in _picked(_HEADLINES)],
        "charts": [
            charts.arrivals(found),
            charts.waits(total.tally),
            charts.heat(found.days(By.HALF)),
            charts.opinions(total.rated, windows),
            charts.ranking("windows", "窗口办结排名", windows),
            charts.ranking("clerks", "人员办结排名", clerks),
        ],
        "by": by.value,
        "breakdowns": {each.value: name for each, name in BREAKDOWNS.items()},
        "columns": shown_columns,
        "lines": [(line.name, cells(shown_columns, line)) for line in lines[:_MOST_LINES]],
        "more": max(0, len(lines) - _MOST_LINES),
        "total": cells(shown_columns, total),
    }


def _picked(keys: tuple[str, ...]) -> list[Column]:
    by_key = {column.key: column for column in COLUMNS}
    return [by_key[key] for key in keys]


def _report(found: Report) -> Facts:
    by_window, by_clerk = columns(Breakdown.WINDOW), columns(Breakdown.CLERK)
    return {
        "report": found,
        "totals": [
            (
                each.column.name,
                with_unit(each.now, each.column.unit),
                with_unit(each.before, each.column.unit),
                change(each),
                verdict(each),
            )
            for each in found.totals
        ],
        "window_columns": by_window,
        "windows": [(each.place, each.line.name, cells(by_window, each.line)) for each in found.windows],
        "clerk_columns": by_clerk,
        "clerks": [(each.place, each.line.name, cells(by_clerk, each.line)) for each in found.clerks],
        "departments": [
            (line.name, shown(line.tally.done, ""), with_unit(line.tally.percentile(0.8), "minutes"))
            for line in found.departments
        ],
        "charts": [
            charts.arrivals(found.now),
            charts.waits(found.now.total.tally),
            charts.opinions(found.rated.rated, [each.line for each in found.windows]),
        ],
    }


def _mine(desk: Desk, between: Between, period: Period, account: str) -> Facts:
    found = Statistics(desk, period, named(desk), between)
    shown_columns = columns(Breakdown.CLERK)
    rated = found.ratings("clerk").get(account, Rated())
    own = {day: tallies[account] for day, tallies in found.days(By.CLERK).items() if account in tallies}
    total = Tally()
    for tally in own.values():
        total.merge(tally)
    line = Line(account, "合计", total, rated)
    plain = [column for column in shown_columns if column.key not in ("rated", "satisfied", "bad")]
    return {
        "headlines": [
            (column.name, with_unit(column.value(line), column.unit))
            for column in _picked(("done", "service", "way", "open", "idle", "absent", "rated", "satisfied"))
        ],
        "charts": [charts.waits(total), charts.opinions(rated, [])],
        "columns": plain,
        "lines": [
            (day.isoformat(), cells(plain, Line("", "", tally, Rated())))
            for day, tally in sorted(own.items(), reverse=True)
        ],
        "total": cells(plain, line),
    }


def _rules(request: Request) -> ManageRules:
    rules: ManageRules = request.app.state.manage
    return rules
