"""Devices that fall silent: seen on the manager's page, in opening hours, whatever kind they are."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from kiosk.hall import Settings, chores
from kiosk.hall.kiosks import enrol
from tests.hall.conftest import CALLER, Asked, running
from tests.hall.rating_window import RATER
from tests.hall.staff_room import Person, at_work, live, one
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def kiosk(manager: Person, name: str = "kiosk-1") -> dict[str, Any]:
    return one(live(manager), "kiosks", id=name)


def devices(manager: Person) -> dict[tuple[str, str], str]:
    """Kind and name → light."""
    return {(each["kind"], each["name"]): each["light"]["light"] for each in live(manager)["devices"]}


def listens(center: Asked, path: str) -> None:
    """A screen that reads the first words of its stream, and goes."""
    with center.client.stream("GET", path) as stream, suppress(httpx.HTTPError):
        assert stream.status_code == 200
        next(stream.iter_bytes())


def test_a_kiosk_that_says_nothing_turns_yellow_and_then_red(sqlite_center: Asked, manager: Person) -> None:
    assert (kiosk(manager)["heard_at"], kiosk(manager)["light"]["light"]) == (None, "green"), "not set up yet"
    sqlite_center.get("/v1/hall")
    assert kiosk(manager)["heard_at"] is not None
    for minute, light in ((37, "green"), (39, "yellow"), (41, "red")):
        sqlite_center.at(f"2026-10-12T09:{minute}:00+08:00")
        assert kiosk(manager)["light"]["light"] == light, minute
    assert kiosk(manager)["light"]["why"] == "10 分钟没有消息"
    sqlite_center.get("/v1/hall")
    assert kiosk(manager)["light"]["light"] == "green"


def test_at_night_nobody_has_to_say_anything_and_in_the_morning_there_is_time(
    sqlite_center: Asked, manager: Person
) -> None:
    sqlite_center.get("/v1/hall")
    for moment, light in (("12T23:00", "green"), ("13T08:00", "green"), ("13T09:05", "green"), ("13T09:12", "red")):
        sqlite_center.at(f"2026-10-{moment}:00+08:00")
        with at_work(sqlite_center, moment.replace(":", "")[-4:], "manager") as awake:
            assert kiosk(awake)["light"]["light"] == light, moment
            why = kiosk(awake)["light"]["why"]
    assert why == "开门以来没有消息"


def test_lines_tablets_screens_and_loudspeakers_are_listed(sqlite_center: Asked, manager: Person) -> None:
    assert devices(manager) == {("caller", "callers"): "green"}, "enrolled, not set up yet"
    enrol(sqlite_center.desk.store, "tablets", RATER, "rater")
    live(manager)
    for token, path in ((CALLER, "/v1/windows"), (RATER, "/v1/windows/01/invitation")):
        assert sqlite_center.client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    for path in ("board/stream", "board/stream?zone=A区", "board/stream?window=02", "calls/stream?zone=A区"):
        listens(sqlite_center, f"/v1/{path}")
    listens(sqlite_center, "/v1/board/stream?desk=1&zone=B区")
    names = [
        ("caller", "callers"),
        ("tablet", "01"),
        ("board", ""),
        ("board", "A区"),
        ("strip", "02"),
        ("voice", "A区"),
    ]
    assert devices(manager) == dict.fromkeys(names, "green")
    sqlite_center.at("2026-10-12T09:45:00+08:00")
    assert devices(manager) == dict.fromkeys(names, "red")
    sqlite_center.at("2026-10-16T09:45:00+08:00")
    with at_work(sqlite_center, "0902", "manager") as later:
        assert devices(later) == {("caller", "callers"): "red"}, "screens are forgotten, what is enrolled is not"


def test_nobody_is_made_up_by_asking(sqlite_center: Asked, manager: Person) -> None:
    live(manager)
    sqlite_center.client.get("/v1/hall", headers={"Authorization": "Bearer somebody-elses-token"})
    assert sqlite_center.client.get("/v1/board/stream?zone=Z").status_code == 404
    assert sqlite_center.client.get("/v1/calls?window=99").status_code == 404
    assert devices(manager) == {("caller", "callers"): "green"}


def test_the_next_start_and_another_process_know_it_too(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chores, "LOOK_SECONDS", 0.05)
    with running(settings) as first:
        first.get("/v1/hall")
        listens(first, "/v1/board/stream?zone=A区")
        ends = time.monotonic() + 10
        while len(first.rows("SELECT name FROM notes WHERE name LIKE 'heard %'")) < 2:
            assert time.monotonic() < ends, "what was heard is not written down"
            time.sleep(0.02)
    monkeypatch.undo()
    with running(settings) as second, at_work(second, "0901", "manager") as manager:
        assert kiosk(manager)["heard_at"].startswith("2026-10-12T09:3")
        assert devices(manager)["board", "A区"] == "green"


def test_the_page_says_who_is_silent(sqlite_center: Asked, open_page: OpenPage, manager: Person) -> None:
    live(manager)
    sqlite_center.get("/v1/hall")
    listens(sqlite_center, "/v1/board/stream?window=02")
    sqlite_center.at("2026-10-12T09:45:00+08:00")
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator("#kiosks li", has_text="kiosk-1").get_by_text("分钟没有消息").wait_for()
    page.locator("#kiosks li", has_text="kiosk-2").get_by_text("还没有消息").wait_for()
    page.locator("#devices li", has_text="窗口屏 02号窗口").locator(".badge.red").wait_for()
    page.locator("#devices li", has_text="叫号器 callers").get_by_text("还没有消息").wait_for()
