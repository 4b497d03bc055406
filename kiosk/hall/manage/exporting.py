"""What goes into the workbooks: the statistics of a period, and a term's report."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.hall.manage.charts import LEVELS
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.report import Ranked, Report
from kiosk.hall.manage.statistics import BREAKDOWNS, COLUMNS, Breakdown, Line, Statistics, columns
from kiosk.hall.workbook import Heading, Sheet, Value, workbook

_UNITS = {"minutes": "分钟", "seconds": "秒", "hours": "小时", "share": "%", "": ""}
_KEYED = frozenset({Breakdown.ITEM, Breakdown.DEPARTMENT})


def statistics_book(hall: str, made: datetime, statistics: Statistics) -> bytes:
    total = statistics.total
    sheets = [_cover(hall, made, statistics.period, "统计"), _totals(total), *_tables(statistics)]
    return workbook(sheets)


def report_book(hall: str, made: datetime, report: Report) -> bytes:
    sheets = [
        _cover(hall, made, report.term.period, f"{report.term.title} {report.term.name}"),
        _compared(report),
        _ranking("窗口排名", report.windows, Breakdown.WINDOW),
        _ranking("人员排名", report.clerks, Breakdown.CLERK),
        _opinions(report),
        _follow_ups(report),
        *_tables(report.now),
    ]
    return workbook(sheets)


def _cover(hall: str, made: datetime, period: Period, title: str) -> Sheet:
    rows: list[tuple[Value, Value]] = [
        ("大厅", hall),
        ("内容", title),
        ("开始", period.first),
        ("结束", period.last),
        ("制表日期", made.date()),
        ("等候", "从可以叫号到叫号；转办后重新计"),
        ("到窗", "从叫号到人到窗口"),
        ("空闲", "开窗而没有叫号也没有办理的时间"),
        ("未办离开", "取了号，当天没有办：取消、过号未回、等到下班"),
        ("满意率", "非常满意、满意、基本满意占全部评价；系统默认和申诉剔除的不计"),
        ("多个事项", "一次服务办几个事项，每个事项各计一次，时间平分"),
    ]
    return Sheet("说明", (Heading("项目", width=14), Heading("内容", width=60)), rows)


def _totals(total: Line) -> Sheet:
    headings = tuple(Heading(column.name, column.unit) for column in COLUMNS)
    return Sheet("合计", headings, [[column.value(total) for column in COLUMNS]])


def _tables(statistics: Statistics) -> list[Sheet]:
    return [_table(name, by, statistics.lines(by)) for by, name in BREAKDOWNS.items()]


def _table(name: str, by: Breakdown, lines: list[Line]) -> Sheet:
    shown = columns(by)
    first = (Heading(name.removeprefix("按")),) + ((Heading("编码"),) if by in _KEYED else ())
    return Sheet(
        name,
        first + tuple(Heading(column.name, column.unit) for column in shown),
        [[*_named(line, by), *(column.value(line) for column in shown)] for line in lines],
    )


def _named(line: Line, by: Breakdown) -> list[Value]:
    if by is Breakdown.DAY:
        return [date.fromisoformat(line.key)]
    return [line.name, line.key] if by in _KEYED else [line.name]


def _compared(report: Report) -> Sheet:
    """One figure a row, so a column holds several units: the unit stands beside it, shares are in per cent."""
    names = report.term.name, report.term.before.name
    rows: list[list[Value]] = [
        [
            each.column.name,
            _UNITS[each.column.unit],
            _percent(each.now, each.column.unit),
            _percent(each.before, each.column.unit),
            each.change,
        ]
        for each in report.totals
    ]
    headings = (
        Heading("指标"),
        Heading("单位"),
        *(Heading(name, "plain") for name in names),
        Heading("变化", "change"),
    )
    return Sheet("总体对比", headings, rows)


def _percent(value: float | None, unit: str) -> float | None:
    return value * 100 if value is not None and unit == "share" else value


def _ranking(name: str, ranked: tuple[Ranked, ...], by: Breakdown) -> Sheet:
    shown = columns(by)
    headings = (Heading("名次"), Heading(name.removesuffix("排名")), *(Heading(c.name, c.unit) for c in shown))
    rows = [[each.place, each.line.name, *(column.value(each.line) for column in shown)] for each in ranked]
    return Sheet(name, headings, rows)


def _opinions(report: Report) -> Sheet:
    headings = (Heading("窗口"), *(Heading(name) for name in LEVELS.values()), Heading("满意率", "share"))
    lines = [report.rated, *(each.line for each in report.windows)]
    rows = [[line.name, *(line.rated.levels[level] for level in LEVELS), line.rated.satisfied] for line in lines]
    return Sheet("评价", headings, rows)


def _follow_ups(report: Report) -> Sheet:
    tally = report.follow_ups
    rows: list[list[Value]] = [
        ["差评工单", tally.opened],
        ["已回访", tally.contacted],
        ["按时回访", tally.in_time],
        ["联系到本人", tally.reached],
        ["已整改或说明", tally.settled],
        ["超期", tally.overdue],
    ]
    return Sheet("差评整改", (Heading("项目"), Heading("件")), rows)
