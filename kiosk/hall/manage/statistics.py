"""The figures of a period, broken down one way: what the page, the workbook and the report all show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.hall.desk import Desk
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.names import Names
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.rated import Rated, rated
from kiosk.hall.manage.rollup import Between, ByDay, Days, added
from kiosk.hall.manage.tally import Tally


class Breakdown(StrEnum):
    HOUR = "hour"
    WEEKDAY = "weekday"
    DAY = "day"
    LANE = "lane"
    DEPARTMENT = "department"
    ITEM = "item"
    WINDOW = "window"
    CLERK = "clerk"


BREAKDOWNS = {
    Breakdown.HOUR: "按时段",
    Breakdown.WEEKDAY: "按星期",
    Breakdown.DAY: "按日",
    Breakdown.LANE: "按队列",
    Breakdown.DEPARTMENT: "按部门",
    Breakdown.ITEM: "按事项",
    Breakdown.WINDOW: "按窗口",
    Breakdown.CLERK: "按人员",
}


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    name: str
    tally: Tally
    rated: Rated


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of a line: `unit` says how it is written ("", "minutes", "seconds", "hours", "share")."""

    key: str
    name: str
    unit: str
    value: Callable[[Line], float | None]
    only: frozenset[Breakdown] = frozenset(Breakdown)
    hint: str = ""


_ARRIVING = frozenset(Breakdown) - {Breakdown.WINDOW, Breakdown.CLERK}
_OPENING = frozenset({Breakdown.HOUR, Breakdown.WEEKDAY, Breakdown.DAY, Breakdown.WINDOW, Breakdown.CLERK})
_PAUSING = _OPENING - {Breakdown.HOUR}


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60


COLUMNS: tuple[Column, ...] = (
    Column("arrived", "取号", "", lambda line: line.tally.arrived, _ARRIVING),
    Column("tickets", "叫号", "", lambda line: line.tally.tickets, hint="叫到过的号票"),
    Column("done", "办结", "", lambda line: line.tally.done, hint="在窗口办完的服务"),
    Column("wait50", "等候中位", "minutes", lambda line: line.tally.percentile(0.5)),
    Column("wait80", "等候 80%", "minutes", lambda line: line.tally.percentile(0.8), hint="八成的人等候不超过"),
    Column("wait90", "等候 90%", "minutes", lambda line: line.tally.percentile(0.9)),
    Column("wait100", "最长等候", "minutes", lambda line: line.tally.wait.most / 60 if line.tally.wait.count else None),
    Column("way", "到窗", "seconds", lambda line: line.tally.way.mean, hint="从叫号到人到窗口，平均"),
    Column("service", "办理均时", "minutes", lambda line: _minutes(line.tally.service.mean)),
    Column("open", "开窗", "hours", lambda line: line.tally.open / 3600, _OPENING),
    Column("idle", "空闲", "hours", lambda line: line.tally.idle / 3600, _OPENING, "开着窗口，没有叫号也没有办理"),
    Column("paused", "暂离", "hours", lambda line: line.tally.paused / 3600, _PAUSING),
    Column("absent", "过号率", "share", lambda line: line.tally.absent_share, hint="叫号后没有来"),
    Column("transferred", "转办", "", lambda line: line.tally.transferred),
    Column("held", "挂起", "", lambda line: line.tally.held),
    Column("gone", "未办离开", "", lambda line: line.tally.gone, _ARRIVING, "取了号，当天没有办"),
    Column("rated", "评价", "", lambda line: line.rated.count, frozenset(Breakdown) - {Breakdown.LANE}),
    Column("satisfied", "满意率", "share", lambda line: line.rated.satisfied, frozenset(Breakdown) - {Breakdown.LANE}),
    Column("bad", "差评", "", lambda line: line.rated.bad, frozenset(Breakdown) - {Breakdown.LANE}),
)


def columns(by: Breakdown) -> tuple[Column, ...]:
    return tuple(column for column in COLUMNS if by in column.only)


class Statistics:
    """One period of one hall. Each breakdown is read when it is asked for, once."""

    def __init__(self, desk: Desk, period: Period, names: Names, between: Between = lambda act: act()) -> None:
        self.period = period
        self.names = names
        self._desk = desk
        self._days = Days(desk, period, between)
        self._read: dict[By, ByDay] = {}
        self._lines: dict[Breakdown, list[Line]] = {}

    def days(self, by: By) -> ByDay:
        if by not in self._read:
            self._read[by] = self._days.by(by)
        return self._read[by]

    @property
    def total(self) -> Line:
        tally = added(self.days(By.TOTAL)).get("", Tally())
        return Line("", "合计", tally, self.ratings("total").get("", Rated()))

    def ratings(self, by: str) -> dict[str, Rated]:
        with self._desk.store.reading() as connection:
            return rated(connection, self._desk, by, self.period)

    def lines(self, by: Breakdown) -> list[Line]:
        """In natural order for time, lanes, windows and clerks; most visited first for items and departments."""
        if by not in self._lines:
            self._lines[by] = self._made(by)
        return self._lines[by]

    def _made(self, by: Breakdown) -> list[Line]:
        tallies, opinions = self._tallies(by), self.ratings(by.value)
        names = _naming(by, self.names)
        lines = [
            Line(key, names(key), tallies.get(key, Tally()), opinions.get(key, Rated()))
            for key in {**tallies, **opinions}
        ]
        if by in (Breakdown.ITEM, Breakdown.DEPARTMENT):
            return sorted(lines, key=lambda line: (-line.tally.stays, -line.tally.arrived, line.key))
        return sorted(lines, key=lambda line: _natural(line.key))

    def _tallies(self, by: Breakdown) -> Mapping[str, Tally]:
        if by is Breakdown.HOUR:
            return regrouped(self.days(By.HALF), lambda _, key: str(int(key) // 2))
        if by is Breakdown.WEEKDAY:
            return regrouped(self.days(By.TOTAL), lambda day, _: str(day.weekday()))
        if by is Breakdown.DAY:
            return regrouped(self.days(By.TOTAL), lambda day, _: day.isoformat())
        return added(self.days(By(by.value)))


def regrouped(days: ByDay, key_of: Callable[[date, str], str]) -> dict[str, Tally]:
    """Every day's tallies added up under another key."""
    found: dict[str, Tally] = {}
    for day, tallies in days.items():
        for key, tally in tallies.items():
            found.setdefault(key_of(day, key), Tally()).merge(tally)
    return found


def _natural(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdecimal() else (1_000_000, key)


def _naming(by: Breakdown, names: Names) -> Callable[[str], str]:
    return {
        Breakdown.HOUR: lambda key: f"{int(key):02d}–{int(key) + 1:02d} 时",
        Breakdown.WEEKDAY: lambda key: f"周{'一二三四五六日'[int(key)]}",
        Breakdown.DAY: lambda key: key,
        Breakdown.LANE: names.lane,
        Breakdown.DEPARTMENT: names.department,
        Breakdown.ITEM: names.item,
        Breakdown.WINDOW: names.window,
        Breakdown.CLERK: names.clerk,
    }[by]
