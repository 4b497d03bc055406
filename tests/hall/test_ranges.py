"""A lane with a range of numbers of its own, and the demonstration hall's items that have hours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.hall.expanding import expand_file
from kiosk.hall.plan import read_plan
from tests.hall import small_hall
from tests.hall.conftest import Asked

E = "minzheng-001"
HALL = Path(__file__).parents[2] / "config" / "hall"


@pytest.fixture
def hall_folder(tmp_path: Path) -> Path:
    folder = small_hall.build(tmp_path / "hall")
    plan = (folder / "windows.toml").read_text(encoding="utf-8")
    changed = plan.replace('name = "婚姻登记"\n', 'name = "婚姻登记"\nfirst = 301\nlast = 302\n', 1)
    (folder / "windows.toml").write_text(changed, encoding="utf-8")
    return folder


def test_a_lanes_numbers_keep_to_its_range_each_day_anew(center: Asked) -> None:
    assert [center.take(E).json()["number"] for _ in range(2)] == ["E301", "E302"]
    assert center.take(E).json()["reason"] == "numbersExhausted"
    assert center.take("shijian-001").json()["number"] == "A001"
    center.at("2026-10-13T09:30:00+08:00")
    assert center.take(E).json()["number"] == "E301"


def test_the_demonstration_hall_shows_both() -> None:
    assert [(lane.prefix, lane.last) for lane in read_plan(HALL).counters.lanes if lane.last < 999] == [("E", 399)]
    _, entries = expand_file(HALL / "items" / "weijian.toml", lambda text: ("", text))
    assert {entry.item.code: entry.slots for entry in entries if entry.slots} == {"weijian-022": ((510, 660),)}
