"""The manager's pages in a real Chromium."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.hall.manage.counting import By
from kiosk.hall.manage.rollup import count_day
from tests.hall.conftest import LI, Asked
from tests.hall.manage_past import Work, open_days, write
from tests.hall.staff_room import PASSWORD, employ

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def manager_at(
    center: Asked, open_page: OpenPage, path: str, width: int = 1366, height: int = 768, *, quiet: bool = True
) -> Page:
    address = str(center.client.base_url).rstrip("/")
    employ(center.desk, "0900", "manager")
    page = open_page("", width, height, quiet=quiet)
    entered = page.request.post(f"{address}/v1/staff/session", data={"badge": "0900", "password": PASSWORD})
    assert entered.status == 201
    page.goto(address + path)
    return page


@pytest.mark.slow
def test_the_live_page_follows_the_hall_by_itself(sqlite_center: Asked, open_page: OpenPage) -> None:
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator("button.window", has_text="05").wait_for()
    assert page.locator("button.window").count() == 5
    sqlite_center.act("01", "open")
    sqlite_center.take("shijian-001", holder=LI)
    sqlite_center.act("01", "callNext")
    page.locator("button.window.open", has_text="A001 叫号").wait_for()
    assert "李" not in page.locator("main").inner_text()


@pytest.mark.slow
def test_a_window_is_opened_and_given_another_lane_from_its_dialog(sqlite_center: Asked, open_page: OpenPage) -> None:
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator("button.window", has_text="05").click()
    page.locator("#window-title", has_text="05号").wait_for()
    page.get_by_label("B 公安").check()
    page.locator("#window-save").click()
    page.locator(".toast", has_text="05号窗口今天办 A、B").wait_for()
    page.locator("button.window", has_text="今天改过").click()
    page.locator("#window-open").click()
    page.locator(".toast", has_text="05号窗口已开").wait_for()
    page.locator("button.window.open", has_text="05").wait_for()
    [row] = sqlite_center.rows("SELECT state, lanes FROM windows WHERE number = '05'")
    assert (row["state"], row["lanes"]) == ("open", "AB")


def test_a_long_queue_marks_the_figure_of_the_queue_and_not_that_of_the_wait(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    for _ in range(15):
        sqlite_center.take("shijian-001")
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator(".lane .why.red", has_text="15 人在等").wait_for()
    marked = page.locator("#figures .card", has=page.locator("dd.worse"))
    assert marked.locator("dt").all_inner_texts() == ["等候"]


def test_a_long_wait_marks_the_figure_of_the_wait(sqlite_center: Asked, open_page: OpenPage) -> None:
    sqlite_center.take("shijian-001")
    sqlite_center.at((sqlite_center.desk.clock.now() + timedelta(minutes=31)).isoformat())
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator(".lane .why.red", has_text="31 分钟").wait_for()
    marked = page.locator("#figures .card", has=page.locator("dd.worse"))
    assert marked.locator("dt").all_inner_texts() == ["最长已等"]


def test_a_window_with_somebody_at_it_is_not_idle(sqlite_center: Asked) -> None:
    sqlite_center.act("01", "open")
    sqlite_center.take("shijian-001")
    sqlite_center.act("01", "callNext")
    sqlite_center.act("01", "start")
    sqlite_center.at((sqlite_center.desk.clock.now() + timedelta(minutes=60)).isoformat())
    desk = sqlite_center.desk
    with desk.store.reading() as connection:
        found = count_day(connection, desk, desk.clock.now().date())
    for tally in (found[By.TOTAL][""], found[By.WINDOW]["01"], *found[By.CLERK].values()):
        assert tally.open == pytest.approx(3600, abs=5)
        assert tally.idle == pytest.approx(0, abs=5)
    assert found[By.TOTAL][""].stays == 0, "the service itself counts when it is over"


def test_without_a_record_nobody_is_said_to_have_opened_too_few_windows(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    page = manager_at(sqlite_center, open_page, "/manage/staffing")
    page.locator(".message", has_text="还没有同一星期几的记录").wait_for()
    assert page.locator("td.short").count() == 0


@pytest.mark.parametrize("width", [480, 1366])
def test_a_long_name_is_read_whole_and_the_bar_is_no_wider_than_the_page(
    sqlite_center: Asked, open_page: OpenPage, width: int
) -> None:
    page = manager_at(sqlite_center, open_page, "/manage", width)
    name = page.locator(".person a")
    name.evaluate("it => { it.textContent = '古丽巴哈尔·买买提艾力江' }")
    assert name.evaluate("it => it.scrollWidth <= it.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_everybody_signed_in_finds_their_own_figures(sqlite_center: Asked, open_page: OpenPage) -> None:
    page = manager_at(sqlite_center, open_page, "/staff/password")
    page.locator(".bar").get_by_role("link", name="我的数字").click()
    page.locator("h1", has_text="我的数字").wait_for()
    assert page.locator(".bar a[aria-current]").inner_text() == "我的数字"


def test_a_window_with_somebody_there_says_why_it_stays_open(sqlite_center: Asked, open_page: OpenPage) -> None:
    sqlite_center.act("01", "open")
    sqlite_center.take("shijian-001")
    sqlite_center.act("01", "callNext")
    page = manager_at(sqlite_center, open_page, "/manage", quiet=False)
    page.locator("button.window", has_text="A001").click()
    page.locator("#window-close").click()
    page.locator("#window-fault", has_text="正有人").wait_for()
    assert page.locator("dialog[open]").count() == 1


@pytest.mark.slow
def test_the_live_page_says_so_when_the_center_is_silent(sqlite_center: Asked, open_page: OpenPage) -> None:
    page = manager_at(sqlite_center, open_page, "/manage", quiet=False)
    page.locator("button.window").first.wait_for()
    page.route("**/v1/manage/live", lambda route: route.abort())
    page.locator("#away", has_text="中心没有回应").wait_for(timeout=15_000)
    assert page.locator("#live.stale").count() == 1
    page.unroute("**/v1/manage/live")
    page.locator("#live:not(.stale)").wait_for()
    assert page.locator("#away").is_hidden()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_charts_tables_and_plan_fit_the_screen(
    sqlite_center: Asked, open_page: OpenPage, width: int, height: int
) -> None:
    days = open_days(sqlite_center.desk, date(2026, 9, 14), date(2026, 10, 9))
    works = (
        Work("A", (("01", "li"), ("02", "wang")), ("shijian-001",), 6.0),
        Work("E", (("04", "sun"),), ("minzheng-001",), 9.0),
    )
    write(sqlite_center.desk, days, works, 60)
    page = manager_at(
        sqlite_center, open_page, "/manage/statistics?from=2026-09-14&to=2026-10-09&by=window", width, height
    )
    address = page.url.split("/manage")[0]
    for path in ("/manage/statistics?from=2026-09-14&to=2026-10-09&by=hour", "/manage/report", "/manage/staffing"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        for chart in page.locator("svg[role=img]").all():
            box = chart.bounding_box()
            assert box is not None
            assert box["width"] > 300, path
            outside = chart.evaluate(
                """svg => [...svg.querySelectorAll('text')].filter(each => {
                     const inside = svg.getBoundingClientRect(), box = each.getBoundingClientRect();
                     return box.left < inside.left - 2 || box.right > inside.right + 2;
                   }).map(each => each.textContent)"""
            )
            assert outside == [], path


def test_choosing_a_term_opens_its_report(sqlite_center: Asked, open_page: OpenPage) -> None:
    page = manager_at(sqlite_center, open_page, "/manage/report")
    page.locator("select[data-kind=quarter]").select_option(label="2026年第2季度")
    page.locator("h1", has_text="2026年第2季度 季通报").wait_for()
