"""The clerk's page: a whole service by keyboard alone, and everything else that can be done at a window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.hall.conftest import LI, Asked, fresh
from tests.hall.staff_room import at_work
from tests.hall.window_desk import BADGE, Clerk, clerk_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


@pytest.fixture
def clerk(sqlite_center: Asked, open_page: OpenPage) -> Clerk:
    return clerk_at(sqlite_center, open_page)


def test_a_citizen_is_called_served_and_finished_by_keyboard_alone(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001", holder=LI, missing=["经营场所证明"])
    clerk.sit()
    clerk.sees("窗口还没开")
    clerk.press("F2")
    clerk.sees("叫号 A001", "#go")
    clerk.press("F2")
    clerk.sees("到了，开始办理", "#go")
    clerk.sees("李标记甲乙", "#current")
    clerk.sees("说没带", ".papers li")
    clerk.press("F2")
    clerk.sees("办结", "#go")
    clerk.press("1", "Space")
    assert clerk.page.locator(".papers input").first.is_checked()
    clerk.press("F2", "Enter")
    clerk.sees("没有人在等", "#go")
    services = sqlite_center.rows("SELECT number, ended, outcomes, started_at FROM services")
    assert [(each["number"], each["ended"]) for each in services] == [("A001", "done")]
    assert services[0]["started_at"] is not None
    assert "promised" in services[0]["outcomes"], "the item's own kind is proposed"
    clerk.sees("1", "#figures div:nth-child(2) b")


def test_whoever_did_not_come_is_recalled_passed_over_and_reports_back(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2", "F4")
    clerk.sees("已叫 2 次", "#current")
    clerk.press("F6")
    clerk.sees("A001 过号？", "dialog")
    clerk.press("Enter")
    clerk.sees("没有人在等", "#go")
    clerk.press("4", "Enter")
    clerk.sees("叫号 A001", "#go")
    states = sqlite_center.rows("SELECT state, calls FROM tickets")
    assert states[0]["state"] == "waiting"


def test_called_as_often_as_the_hall_does_the_recall_key_asks_to_pass_over(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2")
    for left in range(sqlite_center.desk.plan.queue.recall_limit, 0, -1):
        clerk.sees(f"重叫 余{left}", "#current")
        clerk.press("F4")
    clerk.sees("叫满了，过号", "#current")
    clerk.press("F4")
    clerk.sees("A001 过号？", "dialog")
    clerk.press("Enter")
    clerk.sees("没有人在等", "#go")
    assert sqlite_center.rows("SELECT state FROM tickets") == [{"state": "passed"}]


@pytest.mark.slow
def test_a_citizen_steps_aside_with_a_timer_and_is_brought_back(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F7")
    clerk.press("Enter")
    clerk.sees("请写明原因", "dialog")
    clerk.press("ArrowDown", "Enter")
    clerk.sees("没有人在等", "#go")
    held = sqlite_center.rows("SELECT state, reason, hold_until, ready_at FROM tickets")[0]
    assert (held["state"], held["reason"]) == ("held", "去复印材料")
    clerk.press("3")
    clerk.sees("还有 04:", "#rows .when")
    clerk.press("Enter")
    clerk.sees("正在办理", "#current")


def test_a_citizen_is_sent_to_another_window_and_comes_back(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F8")
    clerk.press("Tab", "ArrowDown", "Tab", "ArrowRight", "Tab", "Space", "Tab")
    clerk.type("材料要那边审核")
    clerk.press("Enter")
    clerk.sees("没有人在等", "#go")
    sent = sqlite_center.rows("SELECT pool, reason, came_from, back_to FROM tickets")[0]
    assert sent == {"pool": "01", "reason": "材料要那边审核", "came_from": "02", "back_to": "02"}


@pytest.mark.slow
def test_an_item_to_transfer_to_is_found_by_its_initials(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F8")
    clerk.press("ArrowRight", "ArrowRight", "Tab")
    clerk.type("jmsfz")
    clerk.sees("居民身份证换领", "dialog select")
    assert clerk.page.locator("dialog select option").count() == 1
    clerk.press("Escape")
    clerk.page.locator("dialog").wait_for(state="detached")
    assert sqlite_center.rows("SELECT state FROM tickets")[0]["state"] == "serving"


def test_a_number_is_called_out_of_turn_only_with_a_reason(sqlite_center: Asked, clerk: Clerk) -> None:
    for _ in range(3):
        sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F10")
    clerk.type("a003")
    clerk.press("Enter")
    clerk.sees("请写明原因", "dialog")
    clerk.press("Tab", "ArrowUp", "Enter")
    clerk.sees("A003", "#current .ticket-number")
    called = sqlite_center.rows("SELECT detail FROM events WHERE kind = 'called'")
    assert "值班领导同意" in called[0]["detail"]


def test_a_row_of_the_waiting_list_can_be_called_and_given_priority(sqlite_center: Asked, clerk: Clerk) -> None:
    for _ in range(3):
        sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "2", "ArrowDown", "Enter")
    clerk.sees("指定叫号", "dialog")
    assert clerk.page.locator("dialog .ticket-input").input_value() == "A002"
    clerk.press("Escape", "ArrowRight", "Enter")
    clerk.sees("没有设优先规则", "#say")


@pytest.mark.slow
def test_a_paused_window_shows_only_the_public_word(sqlite_center: Asked, clerk: Clerk) -> None:
    clerk.sit()
    clerk.press("F2", "F3", "2")
    clerk.sees("上厕所", "dialog label:has(:checked)")
    clerk.press("Enter")
    clerk.sees("窗口暂离中", "#current")
    shown = sqlite_center.client.get("/v1/windows").text
    assert "暂离" in shown
    assert "厕所" not in shown
    assert sqlite_center.rows("SELECT count(*) AS told FROM events WHERE detail LIKE '%厕所%'")[0]["told"] == 0
    clerk.press("F2")
    clerk.sees("没有人在等", "#go")
    clerk.press("F3", "7", "Enter")
    clerk.sees("窗口还没开", "#current")
    assert sqlite_center.rows("SELECT state FROM windows WHERE number = '02'")[0]["state"] == "closed"


def test_a_paused_window_can_be_closed_for_the_day(sqlite_center: Asked, clerk: Clerk) -> None:
    clerk.sit()
    clerk.press("F2", "F3", "Enter")
    clerk.sees("暂离", "#place-state")
    clerk.press("F3", "ArrowUp")
    clerk.sees("关窗，不再叫号", "dialog label:has(input:checked)")
    clerk.press("Enter")
    clerk.sees("已关窗", "#place-state")
    assert sqlite_center.rows("SELECT state FROM windows WHERE number = '02'") == [{"state": "closed"}]


def test_each_item_gets_its_own_outcome(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001", "shijian-003")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F2")
    clerk.sees("个体工商户登记", "dialog")
    # from 办结 back over 不做了 and the second item's result to its kind: 承诺 → 联办; then forward to the result: 待补
    clerk.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "ArrowRight", "Tab", "ArrowRight", "Enter")
    clerk.sees("没有人在等", "#go")
    outcomes = json.loads(sqlite_center.rows("SELECT outcomes FROM services")[0]["outcomes"])
    assert [(each["item"], each["kind"], each["solved"]) for each in outcomes] == [
        ("shijian-001", "promised", True),
        ("shijian-003", "joint", False),
    ]


def test_a_key_pressed_twice_by_mistake_acts_once(sqlite_center: Asked, clerk: Clerk) -> None:
    sqlite_center.take("shijian-001")
    sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2")
    clerk.sees("叫号 A001", "#go")
    clerk.page.wait_for_timeout(500)
    for _ in range(4):
        clerk.page.keyboard.press("F2")
    clerk.page.wait_for_timeout(300)
    clerk.sees("到了，开始办理", "#go")
    assert [each["state"] for each in sqlite_center.rows("SELECT state FROM tickets ORDER BY id")] == [
        "called",
        "waiting",
    ]
    clerk.page.wait_for_timeout(500)
    clerk.page.locator("#go").dblclick()
    clerk.page.wait_for_timeout(600)
    assert clerk.page.locator("dialog").count() == 0
    assert sqlite_center.rows("SELECT state FROM tickets ORDER BY id")[0]["state"] == "serving"


def test_a_mouse_held_down_on_the_key_while_the_lists_change_has_still_pressed_it(
    sqlite_center: Asked, clerk: Clerk
) -> None:
    sqlite_center.take("shijian-001", holder=LI)
    clerk.sit()
    clerk.press("F2")
    clerk.sees("叫号", "#go")
    clerk.page.locator("body:not([data-busy])").wait_for()
    clerk.page.locator("#go").hover()
    clerk.page.mouse.down()
    late = sqlite_center.take("shijian-001").json()["number"]
    clerk.sees(late, "#rows")
    clerk.page.mouse.up()
    clerk.sees("到了，开始办理", "#go")


def test_the_window_is_chosen_once_and_remembered(sqlite_center: Asked, clerk: Clerk) -> None:
    clerk.page.goto(f"{clerk.address}/window")
    clerk.sees("我坐在哪个窗口", "dialog")
    clerk.press("ArrowDown", "ArrowDown", "Enter")
    clerk.sees("公安窗口", "#place-name")
    clerk.page.goto(f"{clerk.address}/window")
    clerk.sees("公安窗口", "#place-name")
    assert clerk.page.url.endswith("/window?window=03")


@pytest.mark.parametrize("paused", [False, True])
def test_whoever_relieves_a_colleague_takes_the_window_over_by_keyboard(
    sqlite_center: Asked, clerk: Clerk, paused: bool
) -> None:
    with at_work(sqlite_center, "0300") as before:
        for act in ({"verb": "open"}, *([{"verb": "pause", "reason": "正在交接"}] if paused else [])):
            assert before.ask("POST", "/v1/windows/02/acts", act, **{"Idempotency-Key": fresh()}).status_code == 200
    clerk.sit()
    clerk.sees("在岗的是工号 0300，不是您", "#relief")
    if paused:
        clerk.sees("由我接班，恢复服务", "#go")
    clerk.press("F2" if paused else "6")
    clerk.page.locator("#take-over").wait_for(state="hidden")
    clerk.sees("正在服务", "#place-state")
    [row] = sqlite_center.rows("SELECT state, badge FROM windows WHERE number = '02'")
    assert row == {"state": "open", "badge": BADGE}, "boards, tablet and books know who serves now"
    opened = sqlite_center.rows("SELECT kiosk FROM events WHERE kind = 'opened' ORDER BY id")
    assert len({row["kiosk"] for row in opened}) == 2, "the shift of each begins with their own word"
    clerk.press("6")
    assert len(sqlite_center.rows("SELECT id FROM events WHERE kind = 'opened'")) == 2, "nothing to take over any more"


@pytest.mark.parametrize(
    ("width", "height"), [(1366, 768), pytest.param(1920, 1080, marks=pytest.mark.slow), (480, 900)]
)
def test_the_page_fits_the_screen_it_stands_on(
    sqlite_center: Asked, open_page: OpenPage, width: int, height: int
) -> None:
    sqlite_center.take("shijian-001", holder=LI, missing=["经营场所证明"])
    clerk = clerk_at(sqlite_center, open_page, width=width, height=height)
    clerk.sit()
    clerk.press("F2", "F2", "F2")
    clerk.sees("办结", "#go")
    wide = clerk.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    box = clerk.page.locator("#go").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height, "the big key must be seen without scrolling"
