"""Halls of many windows, and a plan that was changed while people wait: nobody is left at a window that is no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall.conftest import running

A = "shijian-001"
LATER = "2026-10-12T09:40:00+08:00"


def many_windows(folder: Path, first: int, last: int) -> None:
    numbers = range(first, last + 1)
    more = [f'[[windows]]\nnumber = "{number}"\nname = "综合窗口"\nlanes = ["A"]\n' for number in numbers]
    with (folder / "windows.toml").open("a", encoding="utf-8") as plan:
        plan.write("\n".join(["", *more]))


def take_away_window_02(folder: Path) -> None:
    path = folder / "windows.toml"
    first, *others = path.read_text(encoding="utf-8").split("[[windows]]")
    kept = [each for each in others if 'number = "02"' not in each]
    assert len(kept) == len(others) - 1
    path.write_text("[[windows]]".join([first, *kept]), encoding="utf-8")


def test_a_ticket_can_be_called_by_each_of_a_hundred_windows(settings: Settings) -> None:
    many_windows(settings.config, 100, 199)
    with running(settings) as center:
        center.take(A)
        [stored] = center.rows("SELECT pool FROM tickets")
        assert stored["pool"].split(",") == ["01", "02", "05", *map(str, range(100, 200))]
    with running(settings) as anew:  # from the store, as a second process has it
        anew.act("199", "open")
        assert anew.act("199", "callNext").json()["current"]["number"] == "A001"


def test_who_was_at_a_window_that_is_no_more_is_called_elsewhere(settings: Settings) -> None:
    with running(settings) as center:
        for _ in range(3):
            center.take(A)
        center.act("02", "open")
        center.act("02", "callNext")
        center.act("02", "hold", minutes=5, reason="复印")
        center.act("02", "callNext")
        center.act("02", "start")
    take_away_window_02(settings.config)
    with running(replace(settings, clock_shift=shift_to(LATER))) as anew:
        assert anew.act("01", "open").status_code == 200
        called = [anew.act("01", "callNext", finishing=True).json()["current"]["number"] for _ in range(3)]
        assert called == ["A001", "A002", "A003"]


def test_who_was_sent_to_a_window_that_is_no_more_is_called_elsewhere(settings: Settings) -> None:
    with running(settings) as center:
        center.take(A)
        center.act("01", "open")
        center.act("01", "callNext")
        center.act("01", "transfer", window="02", reason="转办")
    take_away_window_02(settings.config)
    with running(settings) as anew:
        assert anew.act("01", "callNext").json()["current"]["number"] == "A001"
