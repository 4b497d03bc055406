"""日终 by a manager's hand: what becomes of everybody is said before, and then it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hall.conftest import Asked
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def a_hall_at_work(center: Asked) -> None:
    """A001 is served at 01, A002 called at 02, A003 held there, A004 passed over, A005 and A006 wait."""
    for window in ("01", "02"):
        center.act(window, "open")
    for _ in range(6):
        center.take("shijian-001")
    center.act("01", "callNext")
    center.act("01", "start")
    for end in (("hold", {"minutes": 5, "reason": "复印"}), ("pass", {})):
        center.act("02", "callNext")
        center.act("02", end[0], "", **end[1])
    answer = center.act("02", "callNext")
    assert answer.status_code == 200, answer.text


def test_a_manager_ends_the_day_and_is_told_before_what_becomes_of_whom(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    a_hall_at_work(sqlite_center)
    page = manager_at(sqlite_center, open_page, "/manage")
    page.locator("#closing-open:not([disabled])").click()
    told = page.locator("#closing-what").inner_text()
    assert "作废 5" in told, told
    assert "等候 2，已叫未到 1，挂起 1，过号 1" in told
    assert "算办结 1" in told
    assert "关窗 4" in told, "05 has not been open today"
    assert page.evaluate("document.activeElement.id") == "closing-no", "Enter by mistake changes nothing"
    assert page.locator("#closing-yes").is_disabled(), "not before somebody says that those who wait know"
    page.locator("#closing-told").check()
    page.locator("#closing-yes", has_text="5 个号作废").click()
    page.locator(".toast", has_text="已经日终").wait_for()
    page.locator("button.window.closed", has_text="02").wait_for()
    states = {row["number"]: row["state"] for row in sqlite_center.rows("SELECT number, state FROM tickets")}
    assert states == {1: "done"} | dict.fromkeys(range(2, 7), "expired")
    assert {row["state"] for row in sqlite_center.rows("SELECT state FROM windows")} == {"closed"}
    [row] = sqlite_center.rows("SELECT kiosk FROM events WHERE kind = 'dayClosed'")
    [manager] = sqlite_center.rows("SELECT id FROM accounts WHERE badge = '0900'")
    assert row["kiosk"] == manager["id"], "the log says who ended it"


def test_an_empty_hall_is_closed_with_one_press_and_a_cut_repeats_the_same(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    page = manager_at(sqlite_center, open_page, "/manage", quiet=False)
    page.locator("#closing-open:not([disabled])").click()
    assert page.locator("#closing-sure").is_hidden()
    keys: list[str] = []

    page.on("request", lambda asked: keys.append(asked.headers["idempotency-key"]) if _closes(asked.url) else None)
    page.route("**/v1/hall/close", lambda route: route.abort(), times=1)
    page.locator("#closing-yes").click()
    page.locator("#closing-fault", has_text="请再按一次").wait_for()
    page.locator("#closing-yes").click()
    page.locator(".toast", has_text="已经日终").wait_for()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert len(sqlite_center.rows("SELECT id FROM events WHERE kind = 'dayClosed'")) == 1


def _closes(url: str) -> bool:
    return url.endswith("/v1/hall/close")
