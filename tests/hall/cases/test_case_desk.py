"""Staff at the pages of cases in a real Chromium: the whole way by keyboard, and what can go wrong on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.cases.numbers import grouped
from kiosk.hall import Settings
from tests.hall.cases.case_desk import Desk, scanned
from tests.hall.cases.case_hall import CASES_TOML, ITEM, TWO_PAPERS, Hall, on_sqlite, opened
from tests.hall.conftest import LI
from tests.hall.filing.office import Filing, furnish
from tests.hall.window_desk import clerk_at

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

EVIL = "<img src=x onerror=alert(1)>'\"&"


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with opened(settings, CASES_TOML) as made:
        yield made


@on_sqlite
def test_from_receipt_to_delivery_by_keyboard_alone(hall: Hall, open_page: OpenPage, tmp_path: Path) -> None:
    desk = Desk(hall, open_page)
    desk.go("/cases")
    desk.sees("没有还要办的件")
    desk.press("F2")
    desk.sees("收件", "h1")
    desk.page.locator("#found option").first.wait_for()
    desk.type("公共场所")
    desk.press("ArrowDown", "ArrowDown", "Enter")
    desk.sees("变更", "#picked")
    desk.type("990101199001010018")
    desk.press("Tab")
    desk.type(LI["name"])
    desk.press("F2")
    desk.sees("有一位输错了", "#id-fault")
    desk.press("Control+a")
    desk.type(LI["number"])
    desk.press("Tab", "Tab", "Tab", "Tab", "Space")
    desk.sees("还缺 1 样：平面图", "#missing")
    desk.press("F2")
    desk.sees("已收件", "dialog")
    [row] = hall.asked.rows("SELECT id, code, short, materials FROM cases")
    assert scanned(desk.page, ".follow", tmp_path / "code.png") == f"http://hall.example/case/{row['code']}"
    assert [each["handed_in"] for each in json.loads(row["materials"])] == [True, False]
    desk.put_away()
    desk.press("Enter")
    follow_to_the_end(desk, row["short"], row["id"])


def follow_to_the_end(desk: Desk, short: str, case: str) -> None:
    desk.sees(grouped(short), "#title")
    desk.act("一次告知补正")
    desk.put_away()
    desk.act("收补正材料")
    desk.sees("待受理", "#title")
    desk.act("受理")
    desk.put_away()
    desk.act("送审核")
    desk.sees("审核中", "#title")
    desk.act("准予")
    desk.act("出件", "公共场所卫生许可证")
    desk.sees("待领取", "#title")
    desk.act("送达")
    desk.sees("这个办件已经办完")
    verbs = [each["verb"] for each in desk.hall.see(case)["entries"]]
    assert verbs == ["receive", "correct", "supplement", "accept", "forward", "grant", "issue", "deliver"]
    desk.press("Escape")
    desk.sees("没有还要办的件")


@on_sqlite
def test_words_that_try_to_be_markup_stay_words(hall: Hall, open_page: OpenPage) -> None:
    desk = Desk(hall, open_page)
    asked: list[str] = []

    def heard(box: Dialog) -> None:
        asked.append(box.message)
        box.dismiss()

    desk.page.on("dialog", heard)
    desk.go(f"/cases?receive={ITEM}&ticket={EVIL[:24]}")
    desk.sees("新办", "#picked")
    desk.page.get_by_text("其他证件").click()
    desk.page.locator("#id-number").fill("E9900001")
    desk.page.locator("#name").fill(EVIL)
    desk.page.locator("#all").click()
    desk.press("F2")
    desk.put_away()
    [row] = hall.asked.rows("SELECT id, code FROM cases")
    hall.done(row["id"], "accept")
    desk.go(f"/cases/{row['id']}")
    desk.sees(EVIL, "#applicant")
    desk.act("特别程序", EVIL)
    desk.put_away()
    hall.done(row["id"], "resume", result=EVIL)
    hall.done(row["id"], "forward")
    hall.done(row["id"], "grant")
    hall.done(row["id"], "issue", result=EVIL, number=EVIL)
    desk.sees(EVIL, "#book")
    desk.sees(EVIL, "#limits")
    papers = (f"/cases/slip/{row['id']}", f"/cases/notice/{row['id']}?kind=pause")
    for address in (*papers, f"/case/{row['code']}", "/cases"):
        desk.go(address)
        desk.page.wait_for_load_state()
        assert desk.page.locator("img").count() == 0, address
    desk.go(f"/cases?number={EVIL}&item={EVIL[:30]}")
    desk.sees("没有这个办件")
    assert asked == []


@on_sqlite
def test_an_answer_that_was_lost_is_asked_for_again_and_one_case_is_made(hall: Hall, open_page: OpenPage) -> None:
    desk = Desk(hall, open_page, quiet=False)
    keys: list[str] = []

    def lose(route: Any) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    desk.page.route("**/v1/cases", lambda route: lose(route) if route.request.method == "POST" else route.continue_())
    desk.receive()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert len(hall.asked.rows("SELECT id FROM cases")) == 1


@pytest.mark.slow
@on_sqlite
def test_a_refused_act_says_why_and_what_to_do(hall: Hall, open_page: OpenPage) -> None:
    case = hall.receive().json()["id"]
    desk = Desk(hall, open_page, quiet=False)
    desk.go(f"/cases/{case}")
    desk.page.locator("#acts button").first.wait_for()
    desk.act("一次告知补正", "", "Space")
    desk.sees("一样都没勾", "dialog .fault")
    hall.done(case, "correct", gaps=["申请表"])
    desk.press("Space")
    desk.agree()
    desk.sees("可能刚被别人办了", "dialog .fault")
    desk.press("Escape")
    desk.sees("待补正", "#title")
    desk.page.locator("#acts button", has_text="收补正材料").wait_for()


@pytest.mark.slow
@on_sqlite
def test_a_decision_that_is_late_has_to_say_why_and_only_a_manager_extends(hall: Hall, open_page: OpenPage) -> None:
    case = hall.accepted("2026-10-12")
    hall.done(case, "forward")
    hall.at("2026-10-26")
    desk = Desk(hall, open_page)
    desk.go(f"/cases/{case}")
    desk.sees("必须写明原因", "#limits")
    assert desk.page.locator("#acts button", has_text="延长期限").is_disabled()
    desk.act("准予")
    desk.sees("必须写明原因", "dialog .fault")
    desk.type("等外地核实")
    desk.agree()
    desk.sees("已批准", "#title")
    manager = Desk(hall, open_page, "M01")
    manager.go(f"/cases/{hall.accepted('2026-10-26')}")
    manager.act("延长期限", "材料要向外地核实", "Tab")
    manager.put_away()
    manager.sees("材料要向外地核实", "#book")


@pytest.mark.slow
@on_sqlite
def test_the_list_shows_lights_and_finds_what_is_looked_for(hall: Hall, open_page: OpenPage) -> None:
    hall.at("2026-10-12")
    slips = [hall.receive("申请表").json() for _ in range(52)]
    hall.done(slips[0]["id"], "correct", gaps=["申请表"])
    hall.done(slips[1]["id"], "withdraw")
    hall.at("2026-10-15")
    desk = Desk(hall, open_page)
    desk.go("/cases")
    desk.page.locator("#rows tr").nth(49).wait_for()
    counts = desk.page.locator(".light-choice").all_inner_texts()
    assert [re.sub(r"\s+", " ", each) for each in counts] == [
        "未办结 1 51",
        "■ 红灯 2 50",
        "▲ 黄灯 3 0",
        "● 绿灯 4 0",
        "‖ 停表 5 1",
    ]
    desk.sees("过期 1 天", "#rows tr:first-child")
    desk.press("ArrowDown", "ArrowRight")
    desk.sees(grouped(slips[0]["short"]), "#rows")
    assert desk.page.locator("#rows tr").count() == 1
    desk.press("ArrowLeft")
    desk.page.locator("#rows tr").nth(49).wait_for()
    desk.press("5")
    desk.sees("待补正", "#rows")
    desk.page.locator("#everything").check()
    desk.page.locator("#state").select_option("withdrawn")
    desk.press("1")
    desk.sees(grouped(slips[1]["short"]), "#rows")
    desk.page.go_back()
    desk.page.locator("#clear").click()
    desk.page.locator("#rows tr").nth(49).wait_for()
    desk.press("/")
    desk.type(slips[7]["url"])
    desk.press("Enter")
    desk.sees(grouped(slips[7]["short"]), "#title")
    desk.press("Escape")
    desk.page.locator("#number").wait_for()


@pytest.mark.slow
@on_sqlite
def test_the_list_follows_by_itself_and_says_when_it_is_old(hall: Hall, open_page: OpenPage) -> None:
    desk = Desk(hall, open_page, quiet=False)
    desk.go("/cases")
    desk.sees("没有还要办的件")
    slip = hall.receive("申请表").json()
    desk.sees(grouped(slip["short"]), "#rows")
    desk.page.route("**/v1/cases**", lambda route: route.abort())
    desk.page.evaluate("() => { const now = Date.now; Date.now = () => now() + 15000; }")
    desk.sees("中心没有回应", "#stale")
    desk.page.unroute("**/v1/cases**")
    desk.page.locator("#stale").wait_for(state="hidden")


@pytest.mark.slow
@on_sqlite
def test_the_window_page_hands_the_ticket_and_its_ticks_to_receiving(hall: Hall, open_page: OpenPage) -> None:
    hall.asked.take(TWO_PAPERS)
    clerk = clerk_at(hall.asked, open_page)
    clerk.sit()
    clerk.press("F2", "F2", "F2")
    clerk.sees("收件", ".item h2")
    clerk.press("1", "ArrowDown", "Space")
    with clerk.page.context.expect_page() as opened_page:
        clerk.press("5")
    page = opened_page.value
    page.locator("#picked", has_text="变更").wait_for()
    assert page.locator("#ticket").inner_text() == "号票 2026-10-12 A001"
    assert [each.is_checked() for each in page.locator("#materials input[type=checkbox]").all()] == [False, True]


@pytest.mark.slow
@on_sqlite
def test_the_live_page_of_managers_counts_the_lights(hall: Hall, open_page: OpenPage) -> None:
    hall.at("2026-10-12")
    hall.receive()
    hall.at("2026-10-15")
    desk = Desk(hall, open_page, "M01")
    desk.go("/manage")
    desk.page.locator("#cases a", has_text="红灯 1").click()
    desk.sees("过期 1 天", "#rows")


@pytest.mark.slow
@on_sqlite
def test_every_page_fits_a_telephone(hall: Hall, open_page: OpenPage) -> None:
    long = "某某样本" * 20
    slip = hall.receive(holder=LI | {"name": long}).json()
    hall.done(slip["id"], "correct", gaps=["申请表"])
    desk = Desk(hall, open_page, width=390, height=844)
    pages = (
        "/cases",
        "/cases?receive=",
        f"/cases/{slip['id']}",
        f"/case/{slip['code']}",
        f"/case/{slip['code']}?lang=en",
    )
    for path in (*pages, f"/cases/slip/{slip['id']}", f"/cases/notice/{slip['id']}?paper=a5"):
        desk.go(path)
        desk.page.wait_for_load_state("networkidle")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.slow
@on_sqlite
def test_what_was_filed_at_a_kiosk_can_be_read_and_opened(settings: Settings, open_page: OpenPage) -> None:
    furnish(settings.config)
    with opened(settings, CASES_TOML) as hall:
        by_hand = hall.receive().json()["id"]
        filing = Filing(hall.asked)
        filing.fill()
        case = filing.submit(confirmed="face").json()["id"]
        desk = Desk(hall, open_page, quiet=False)
        desk.go(f"/cases/{case}")
        desk.page.get_by_role("button", name="申报的内容和材料").click()
        for words in ("刷脸核对过本人", "农业银行", "银行卡", "申请人签名"):
            desk.sees(words, "dialog")
        for link in desk.page.locator("dialog a").all():
            answer = desk.page.request.get(desk.address + str(link.get_attribute("href")))
            assert answer.status == 200
            assert answer.headers["content-type"].startswith("image/")
        desk.go(f"/cases/{by_hand}")
        desk.page.get_by_role("button", name="申报的内容和材料").click()
        desk.sees("当面收的纸质件", "dialog")
