"""告知承诺 on paper and on pages: what is signed, what the applicant reads, and what a clerk does with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiosk.hall import Settings
from tests.hall.cases.case_desk import Desk
from tests.hall.cases.case_hall import ITEM, TWO_PAPERS, Hall, on_sqlite
from tests.hall.cases.commitment_hall import (
    CHECKING,
    CONSEQUENCE,
    DAYS,
    PLAN,
    TEXT,
    begun,
    committing,
    delivered,
    granted,
)
from tests.hall.cases.test_case_pages import paper, public
from tests.hall.conftest import LI
from tests.hall.window_desk import clerk_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]
pytestmark = on_sqlite


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with committing(settings) as made:
        yield made


def test_all_the_law_wants_told_stands_on_the_paper_that_is_signed(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = begun(hall)
    address = f"/cases/commitment/{case}"
    assert hall.clerk.client.get(address).status_code == 404, "nothing was signed yet"
    for size in ("a5", "slip"):
        told = paper(hall, f"{address}?material={PLAN}&paper={size}")
        for words in (
            "告知承诺书",
            LI["name"],
            PLAN,
            TEXT,
            CHECKING,
            f"{DAYS} 个工作日",
            CONSEQUENCE,
            "不对外公开",
            "承诺人签字",
        ):
            assert words in told
    assert hall.clerk.client.get(f"{address}?material=申请表").status_code == 404, "no commitment stands for it"
    hall.done(case, "accept", committed=[PLAN])
    assert paper(hall, address) == paper(hall, f"{address}?paper=a5")
    assert f"已签告知承诺书，不用交：{PLAN}" in paper(hall, f"/cases/notice/{case}")
    assert "签告知承诺书，不用交的材料" in paper(hall, f"/cases/slip/{case}")


def test_the_applicant_follows_the_commitment_to_its_end(hall: Hall) -> None:
    case = delivered(hall, "2026-10-12")
    code = hall.see(case)["code"]
    told = public(hall, code)
    for words in ("这些材料不用交", PLAN, "最迟 10月26日（周一）核查完", "公共场所卫生许可证"):
        assert words in told
    english = public(hall, code, query="?lang=en")
    for words in ("Floor plan", "Checked by Mon 26 Oct 2026"):
        assert words in english
    hall.done(case, "verify")
    told = public(hall, code)
    assert "承诺的内容核查过了，情况属实" in told
    assert "核查完" not in told
    assert "延长" not in told, "the case stands where it stood, no time was added"


def test_a_revocation_is_told_in_plain_words_and_written_down(hall: Hall) -> None:
    case = delivered(hall, "2026-10-12")
    code = hall.see(case)["code"]
    hall.done(case, "disprove", reason="现场没有第二个出入口")
    told = public(hall, code)
    for words in ("批准已撤销", "承诺的内容和实际情况不一致", "现场没有第二个出入口", "申请复议"):
        assert words in told
    for inside in (LI["name"], "007", "失信", "公共场所卫生许可证</p>"):
        assert inside not in told
    assert "Approval revoked" in public(hall, code, query="?lang=en")
    decision = paper(hall, f"/cases/notice/{case}?kind=disprove")
    for words in ("撤销决定书", "决定撤销已经作出的批准", "现场没有第二个出入口", "行政复议", "记入信用记录"):
        assert words in decision


def test_untrue_before_the_decision_is_a_denial_on_paper(hall: Hall) -> None:
    case = begun(hall)
    hall.done(case, "accept", committed=[PLAN])
    hall.done(case, "disprove", reason="图和现场不符")
    decision = paper(hall, f"/cases/notice/{case}")
    assert "不予批准决定书" in decision
    assert "撤销" not in decision


# --------------------------------------------------------------------------------- at the desk


def test_from_receipt_on_a_commitment_to_what_was_found(hall: Hall, open_page: OpenPage) -> None:
    desk = Desk(hall, open_page)
    desk.go(f"/cases?receive={TWO_PAPERS}")
    desk.sees("变更", "#picked")
    desk.type(LI["number"])
    desk.press("Tab")
    desk.type(LI["name"])
    desk.page.get_by_label("申请表", exact=False).first.check()
    desk.page.get_by_label(f"{PLAN}：签承诺书代替").check()
    desk.sees("由承诺书代替", "#missing")
    desk.press("F2")
    desk.put_away()
    [row] = hall.asked.rows("SELECT id FROM cases")
    desk.press("Enter")
    desk.sees("签承诺书代替", "#materials")
    desk.act("告知承诺受理")
    desk.sees("先签告知承诺书", "dialog .fault")
    desk.page.get_by_role("button", name="打印告知承诺书").click()
    signed = desk.page.frame_locator("dialog iframe")
    signed.locator("h1", has_text="告知承诺书").wait_for()
    assert TEXT in signed.locator("body").inner_text()
    desk.page.locator("input[name=signed]").check()
    desk.agree()
    desk.sees("受理通知书", "dialog h2")
    desk.put_away()
    desk.sees("承诺待核查", "#title")
    desk.act("准予")
    desk.sees("核查最迟", "#limits")
    desk.act("核查属实")
    desk.sees("承诺属实", "#title")
    assert [each["verb"] for each in hall.see(row["id"])["entries"]] == ["receive", "accept", "grant", "verify"]


def test_a_list_of_what_is_to_be_looked_into_and_a_revocation(hall: Hall, open_page: OpenPage) -> None:
    case = delivered(hall, "2026-10-12")
    hall.receive()
    desk = Desk(hall, open_page)
    desk.go("/cases")
    desk.page.locator("#rows tr").nth(1).wait_for()
    desk.page.locator("#to-check").check()
    desk.page.locator("#rows tr").nth(1).wait_for(state="detached")
    desk.sees("核查 10月26日", "#rows")
    desk.page.locator("#rows a").click()
    desk.act("核查不实")
    desk.sees("请写明哪里不属实", "dialog .fault")
    desk.type("现场没有第二个出入口")
    desk.agree()
    desk.put_away()
    desk.sees("已撤销", "#title")
    assert hall.see(case)["row"]["state"] == "revoked"


def test_whom_no_commitment_is_taken_from_brings_the_paper(hall: Hall, open_page: OpenPage) -> None:
    hall.done(granted(hall, "2026-10-12"), "disprove", reason="图和现场不符")
    again = begun(hall)
    desk = Desk(hall, open_page)
    desk.go(f"/cases/{again}")
    desk.act("告知承诺受理")
    desk.sees("信用修复以前不能用告知承诺", "dialog")
    assert desk.page.locator("dialog .tick input").is_disabled()
    desk.sees(f"必交材料还缺 1 样：{PLAN}", "dialog")
    manager = Desk(hall, open_page, "M01")
    manager.go(f"/cases/{again}")
    manager.act("告知承诺受理", "", "Space")
    manager.page.locator("input[name=signed]").check()
    manager.agree()
    manager.put_away()
    manager.sees("承诺待核查", "#title")


def test_a_window_sees_and_tells_what_a_commitment_may_stand_for(hall: Hall, open_page: OpenPage) -> None:
    hall.asked.take(TWO_PAPERS)
    clerk = clerk_at(hall.asked, open_page)
    clerk.sit()
    clerk.press("F2", "F2", "F2")
    clerk.sees("原件1份，可以签承诺书代替", ".items")
    clerk.press("F9")
    told = clerk.page.get_by_label(f"{PLAN}：要求")
    assert told.input_value() == "原件1份，可以签承诺书代替"


def test_an_item_without_a_commitment_asks_nothing_of_it(hall: Hall, open_page: OpenPage) -> None:
    case = hall.receive(item=ITEM).json()["id"]
    desk = Desk(hall, open_page)
    desk.go(f"/cases/{case}")
    desk.act("容缺受理")
    desk.sees("容缺受理要申请人先签补齐承诺书", "dialog .fault")
    assert desk.page.locator("dialog .tick").count() == 0
