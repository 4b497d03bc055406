"""Halls of many windows, and a plan that was changed while people wait: nobody is left at a window that is no more."""

from __future__ import annotations

from pathlib import Path

from kiosk.hall import Settings
from tests.hall.conftest import running

A = "shijian-001"


def many_windows(folder: Path, first: int, last: int) -> None:
    numbers = range(first, last + 1)
    more = [f'[[windows]]\nnumber = "{number}"\nname = "综合窗口"\nlanes = ["A"]\n' for number in numbers]
    with (folder / "windows.toml").open("a", encoding="utf-8") as plan:
        plan.write("\n".join(["", *more]))


def test_a_ticket_can_be_called_by_each_of_a_hundred_windows(settings: Settings) -> None:
    many_windows(settings.config, 100, 199)
    with running(settings) as center:
        center.take(A)
        [stored] = center.rows("SELECT pool FROM tickets")
        assert stored["pool"].split(",") == ["01", "02", "05", *map(str, range(100, 200))]
    with running(settings) as anew:  # from the store, as a second process has it
        anew.act("199", "open")
        assert anew.act("199", "callNext").json()["current"]["number"] == "A001"
