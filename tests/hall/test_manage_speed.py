"""Statistics stay quick with a million services behind the hall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.manage.doors import named
from kiosk.hall.manage.period import Period
from kiosk.hall.manage.rollup import catch_up
from kiosk.hall.manage.statistics import Breakdown, Statistics
from kiosk.hall.settings import Settings
from tests.hall.conftest import MONDAY
from tests.hall.manage_past import Work, open_days, write

WORKS = (
    Work("A", (("01", "li"), ("02", "wang"), ("05", "zhou")), ("shijian-001",), 0.6),
    Work("B", (("03", "qian"),), ("gongan-001",), 0.6),
    Work("E", (("04", "sun"),), ("minzheng-001",), 0.6),
)
MONTH = Period(date(2026, 9, 1), date(2026, 9, 30))
YEAR = Period(date(2025, 10, 1), date(2026, 9, 30))


@pytest.fixture
def desk(tmp_path: Path, hall_folder: Path) -> Iterator[Desk]:
    desk = Desk(Settings(f"sqlite:///{tmp_path / 'old.db'}", hall_folder, clock_shift=shift_to(MONDAY)))
    yield desk
    desk.close()


def seconds(act: Callable[[], object]) -> float:
    """Of processor time, the best of three."""
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        act()
        best = min(best, time.process_time() - before)
    return best


def page(desk: Desk, period: Period) -> None:
    """Everything the statistics page asks."""
    found = Statistics(desk, period, named(desk))
    for by in (Breakdown.HOUR, Breakdown.WEEKDAY, Breakdown.ITEM, Breakdown.WINDOW, Breakdown.CLERK):
        found.lines(by)
    assert found.total.tally.stays > 10_000


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_month_costs_the_same_behind_a_million_services_and_a_year_stays_under_two_seconds(desk: Desk) -> None:
    write(desk, open_days(desk, MONTH.first, date(2026, 10, 9)), WORKS, 1500)
    catch_up(desk, MONTH)
    young = seconds(lambda: page(desk, MONTH))
    old = write(desk, open_days(desk, date(2023, 11, 1), date(2026, 8, 31)), WORKS, 1500)
    assert old.services > 950_000
    catch_up(desk, YEAR)
    aged, year = seconds(lambda: page(desk, MONTH)), seconds(lambda: page(desk, YEAR))
    print(f"\nmonth {young:.3f} s, behind a million {aged:.3f} s, year {year:.3f} s of processor time")
    assert aged <= 1.2 * young + 0.02
    assert year <= 2.0
