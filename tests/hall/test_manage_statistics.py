"""Statistics of days behind the hall: the kept days say what the rows say, on both kinds of store."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from kiosk.hall.desk import Desk
from kiosk.hall.manage.counting import By
from kiosk.hall.manage.doors import named
from kiosk.hall.manage.period import Kind, Period, term
from kiosk.hall.manage.planning import next_open_day, plan
from kiosk.hall.manage.report import report
from kiosk.hall.manage.rollup import Days, added, catch_up
from kiosk.hall.manage.settings import TargetRule
from kiosk.hall.manage.statistics import Breakdown, Statistics
from kiosk.hall.manage.tables import day_figures
from kiosk.hall.settings import Settings
from kiosk.hall.tables import services, tickets
from tests.hall.manage_past import Work, open_days, write

WORKS = (
    Work("A", (("01", "li"), ("05", "wang")), ("shijian-001",), 6.0),
    Work("B", (("02", "zhao"), ("03", "qian")), ("gongan-001",), 8.0),
    Work("E", (("04", "sun"),), ("minzheng-001",), 10.0),
)
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
ALL = Period(date(2026, 8, 20), date(2026, 10, 9))


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A hall on 12 October 2026 with seven weeks behind it."""
    desk = Desk(settings)
    try:
        write(desk, open_days(desk, ALL.first, ALL.last), WORKS, 90)
        yield desk
    finally:
        desk.close()


def rows(desk: Desk, query: str) -> list[dict[str, Any]]:
    with desk.store.reading() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def test_the_figures_are_those_of_the_rows(desk: Desk) -> None:
    found = Statistics(desk, SEPTEMBER, named(desk)).total.tally
    stays = rows(desk, "SELECT * FROM services WHERE day BETWEEN '2026-09-01' AND '2026-09-30'")
    came = rows(desk, "SELECT * FROM tickets WHERE day BETWEEN '2026-09-01' AND '2026-09-30'")
    waits = sorted((row["called_at"] - row["ready_at"]) / 60e6 for row in stays)
    assert (found.stays, found.arrived, found.tickets) == (len(stays), len(came), len({row["ticket"] for row in stays}))
    assert found.done == sum(row["ended"] == "done" for row in stays)
    assert found.absent == sum(row["started_at"] is None for row in stays)
    begun = {row["ticket"] for row in stays if row["started_at"] is not None}
    assert found.gone == sum(row["id"] not in begun for row in came)
    assert found.wait.mean == pytest.approx(60 * sum(waits) / len(waits), rel=1e-6)
    for share in (0.5, 0.8, 0.9):
        exact = waits[math.ceil(share * len(waits)) - 1]
        assert found.percentile(share) == pytest.approx(exact, abs=1.0)


@pytest.mark.parametrize("by", [Breakdown.HOUR, Breakdown.WEEKDAY, Breakdown.DAY, Breakdown.WINDOW, Breakdown.CLERK])
def test_every_breakdown_adds_up_to_the_whole(desk: Desk, by: Breakdown) -> None:
    found = Statistics(desk, SEPTEMBER, named(desk))
    lines, total = found.lines(by), found.total.tally
    assert len(lines) > 1
    assert sum(line.tally.stays for line in lines) == total.stays
    assert sum(line.tally.open for line in lines) == pytest.approx(total.open)
    assert sum(line.tally.busy for line in lines) == pytest.approx(total.busy, abs=5)
    assert all(line.tally.idle >= 0 for line in lines)


def test_a_day_that_is_over_is_counted_once(desk: Desk) -> None:
    first = catch_up(desk, ALL)
    assert first == len(list(open_days(desk, ALL.first, ALL.last)))
    assert catch_up(desk, ALL) == 0


def test_a_day_whose_rows_changed_in_number_is_counted_again(desk: Desk) -> None:
    before = Statistics(desk, SEPTEMBER, named(desk)).total.tally.stays
    [gone, *_] = rows(desk, "SELECT id FROM services WHERE day = '2026-09-03' ORDER BY id")
    with desk.store.writing() as connection:
        connection.execute(delete(services).where(services.c.id == gone["id"]))
    assert catch_up(desk, SEPTEMBER) == 1
    assert Statistics(desk, SEPTEMBER, named(desk)).total.tally.stays == before - 1


def test_what_was_kept_by_another_version_is_counted_again(desk: Desk) -> None:
    count = catch_up(desk, SEPTEMBER)
    with desk.store.writing() as connection:
        connection.execute(update(day_figures).where(day_figures.c.kind == "mark").values(content="0 1 2 3"))
    assert catch_up(desk, SEPTEMBER) == count


def test_today_is_never_kept_and_always_fresh(desk: Desk) -> None:
    today = desk.clock.now().date()
    write(desk, [today], WORKS[:1], 30, seed=5)
    found = Days(desk, Period(today, today)).by(By.TOTAL)
    assert list(found) == [today]
    assert rows(desk, f"SELECT * FROM day_figures WHERE day = '{today}'") == []
    with desk.store.writing() as connection:
        connection.execute(delete(services).where(services.c.day == today.isoformat()))
    assert added(Days(desk, Period(today, today)).by(By.TOTAL))[""].stays == 0
    assert added(Days(desk, Period(today, today)).by(By.TOTAL))[""].arrived == 30


def test_a_period_without_anybody_has_no_days(desk: Desk) -> None:
    found = Statistics(desk, Period(date(2025, 1, 1), date(2025, 1, 31)), named(desk))
    assert found.days(By.TOTAL) == {}
    assert found.lines(Breakdown.WINDOW) == []
    assert found.total.tally.stays == 0


def test_the_report_compares_with_the_term_before_and_ranks_by_services_finished(desk: Desk) -> None:
    found = report(desk, term(Kind.MONTH, date(2026, 9, 15)), named(desk))
    compared = {each.column.key: each for each in found.totals}
    august = rows(desk, "SELECT * FROM services WHERE day LIKE '2026-08-%' AND ended = 'done'")
    september = rows(desk, "SELECT * FROM services WHERE day LIKE '2026-09-%' AND ended = 'done'")
    assert (compared["done"].now, compared["done"].before) == (len(september), len(august))
    assert compared["done"].change == pytest.approx(len(september) / len(august) - 1)
    assert compared["done"].better is None
    assert compared["wait80"].better is (compared["wait80"].now < compared["wait80"].before)  # type: ignore[operator]
    done = [each.line.tally.done for each in found.windows]
    assert done == sorted(done, reverse=True)
    assert found.windows[0].place == 1
    assert found.complete
    assert found.days == len(list(open_days(desk, date(2026, 9, 1), date(2026, 9, 30))))
    assert not report(desk, term(Kind.YEAR, date(2026, 9, 15)), named(desk)).complete


def test_the_plan_takes_the_same_weekday_of_the_last_weeks(desk: Desk) -> None:
    monday = desk.clock.now().date() + timedelta(days=7)
    found = plan(desk, monday, TargetRule(weeks=4))
    assert {day.weekday() for day in found.measured} == {0}
    assert len(found.measured) >= 2
    assert found.names[0] == "08:30"
    assert found.names[-1] == "16:30"
    lane = found.lanes[0]
    assert lane.prefix == "A"
    came = sum(
        row["prefix"] == "A" and date.fromisoformat(row["day"]) in found.measured
        for row in rows(desk, "SELECT day, prefix FROM tickets")
    )
    assert lane.arrivals == pytest.approx(came / len(found.measured), rel=1e-6)
    assert 4 < lane.service_minutes < 9
    by_name = {half.name: half for half in lane.halves}
    assert by_name["12:00"].suggested.windows == 0, "the hall is closed at noon"
    assert by_name["09:30"].suggested.windows >= 1
    assert by_name["09:30"].opened == pytest.approx(3.0), "windows 01, 02 and 05 serve A"
    assert found.totals == [sum(each.halves[place].suggested.windows for each in found.lanes) for place in range(17)]


def test_a_closed_day_has_no_plan_and_the_next_open_one_is_found(desk: Desk) -> None:
    sunday = date(2026, 10, 18)
    assert plan(desk, sunday, TargetRule()).names == []
    assert next_open_day(desk) == date(2026, 10, 13)


def test_a_hall_without_a_past_is_planned_with_its_own_guess(settings: Settings) -> None:
    desk = Desk(settings)
    try:
        found = plan(desk, date(2026, 10, 13), TargetRule())
        assert found.measured == ()
        assert {lane.prefix: lane.service_minutes for lane in found.lanes}["E"] == pytest.approx(20.0)
        assert all(half.suggested.windows <= 1 for lane in found.lanes for half in lane.halves)
    finally:
        desk.close()


def test_tickets_taken_offline_and_handed_in_the_next_day_are_counted_after_all(desk: Desk) -> None:
    before = Statistics(desk, SEPTEMBER, named(desk)).total.tally.arrived
    [row] = rows(desk, "SELECT * FROM tickets WHERE day = '2026-09-04' LIMIT 1")
    late = row | {"id": "late", "code": "late-1", "number": 1107, "offline": True, "state": "expired"}
    with desk.store.writing() as connection:
        connection.execute(tickets.insert().values(late))
    assert Statistics(desk, SEPTEMBER, named(desk)).total.tally.arrived == before + 1
