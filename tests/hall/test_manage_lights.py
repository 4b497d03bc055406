"""黄灯, 红灯, and which window to open."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.center.contract.windows import WindowState
from kiosk.hall.manage.lights import Light, SeenWindow, hint, of_lane, of_window, worst
from kiosk.hall.manage.settings import HintRule, LaneLights, Lights, ManageRules, read_manage_rules
from kiosk.hall.plan import ConfigError

RULES = Lights(wait_minutes=30, queue=10, lanes={"E": LaneLights(wait_minutes=60)})
OPEN, PAUSED, CLOSED, ABSENT = WindowState.OPEN, WindowState.PAUSED, WindowState.CLOSED, WindowState.ABSENT


@pytest.mark.parametrize(
    ("waits", "light"),
    [
        ([], Light.GREEN),
        ([23.9], Light.GREEN),
        ([24.0], Light.YELLOW),
        ([29.9], Light.YELLOW),
        ([30.0], Light.RED),
        ([1.0] * 7, Light.GREEN),
        ([1.0] * 8, Light.YELLOW),
        ([1.0] * 10, Light.RED),
    ],
)
def test_a_lane_turns_yellow_at_eighty_per_cent_and_red_at_its_limit(waits: list[float], light: Light) -> None:
    lit = worst(of_lane("A", waits, RULES))
    assert lit.light is light
    assert bool(lit.why) is (light is not Light.GREEN)


def test_a_lane_may_have_its_own_limit() -> None:
    assert of_lane("E", [40.0], RULES)[0].light is Light.GREEN
    assert of_lane("E", [60.0], RULES)[0].light is Light.RED


def test_red_says_only_what_is_red() -> None:
    lit = worst(of_lane("A", [31.0] * 8, RULES))
    assert lit.light is Light.RED
    assert "31 分钟" in lit.why
    assert "8 人" not in lit.why


def test_a_long_pause_a_missing_clerk_and_a_citizen_who_does_not_come_are_lit() -> None:
    assert of_window(PAUSED, 15.0, None, 0, RULES).light is Light.GREEN
    assert of_window(PAUSED, 16.0, None, 0, RULES).light is Light.YELLOW
    assert of_window(PAUSED, 20.0, None, 0, RULES).light is Light.RED
    assert of_window(ABSENT, 0.0, None, 3, RULES).light is Light.YELLOW
    assert of_window(ABSENT, 0.0, None, 0, RULES).light is Light.GREEN
    assert of_window(OPEN, 90.0, 5.0, 3, RULES).light is Light.RED


def seen(number: str, state: WindowState, lanes: str, idle: bool = False) -> SeenWindow:
    return SeenWindow(number, state, frozenset(lanes), idle)


WINDOWS = [
    seen("1", OPEN, "A"),
    seen("2", CLOSED, "A"),
    seen("3", PAUSED, "AB"),
    seen("4", ABSENT, "A"),
    seen("5", OPEN, "B", idle=True),
]


def test_five_who_have_waited_half_an_hour_need_another_window() -> None:
    rule = HintRule(minutes=30, number=5)
    assert hint("A", "综合", [31.0] * 4 + [29.0] * 20, WINDOWS, rule) is None
    found = hint("A", "综合", [30.0] * 5, WINDOWS, rule)
    assert found is not None
    assert found.open == ("3", "4", "2"), "whoever is only away first, then who should be there, then who is closed"
    assert found.lend == ("5",)
    assert found.waiting_long == 5
    assert "3号、4号、2号窗口" in found.text


def test_with_every_window_open_an_idle_one_may_take_the_lane() -> None:
    found = hint("A", "综合", [40.0] * 9, [WINDOWS[0], WINDOWS[4]], HintRule())
    assert found is not None
    assert (found.open, found.lend) == ((), ("5",))
    assert "5号窗口现在空闲" in found.text


def test_with_nothing_left_it_says_what_else_can_be_done() -> None:
    found = hint("A", "综合", [40.0] * 9, [WINDOWS[0]], HintRule())
    assert found is not None
    assert "引导分流" in found.text


def test_a_hall_without_the_file_has_the_defaults_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    assert read_manage_rules(tmp_path) == ManageRules()
    (tmp_path / "manage.toml").write_text("[lights]\nwait_minutes = -3\n", "utf-8")
    with pytest.raises(ConfigError, match=r"lights\.wait_minutes"):
        read_manage_rules(tmp_path)


def test_the_demonstration_hall_has_a_file_that_can_be_read() -> None:
    rules = read_manage_rules(Path(__file__).parents[2] / "config" / "hall")
    assert rules.lights.of("E") == (45, 8)
    assert rules.lights.of("A") == (30, 15)
