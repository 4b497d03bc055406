"""The managers' book of fees: a day's orders, refunds under way, one order by its number, a month as a workbook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.hall.conftest import LI, fresh
from tests.hall.fees.till import SLIP_ITEM, Payer, keyed, later
from tests.hall.staff_room import Person, at_work
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def test_a_manager_sees_what_came_in_what_went_back_and_what_waits(payer: Payer) -> None:
    used, back = payer.paid(copies=2), payer.paid()
    payer.settle(payer.issue(used, copies=2).json(), "printed")
    payer.close(back, "left")
    payer.becomes(back, "refunded")
    waiting = payer.paid()
    payer.pays("shut")
    payer.close(waiting, "left")
    payer.becomes(waiting, "refunding")
    badge = fresh()[:8]
    with at_work(payer.center, badge) as clerk, at_work(payer.center, fresh()[:8], "manager") as manager:
        slip = clerk.ask("POST", "/v1/fees/slips", {"item": SLIP_ITEM}, **keyed()).json()
        page = manager.ask("GET", "/manage/fees").text
        found = manager.ask("GET", f"/manage/fees?number={slip['code']}").text
        unknown = manager.ask("GET", "/manage/fees?number=FY19990101000001").text
        empty = manager.ask("GET", "/manage/fees?day=2026-01-02").text
        content = manager.ask("GET", "/manage/fees.xlsx").content
        assert clerk.ask("GET", "/manage/fees").headers["location"].startswith("/staff/denied")
    payer.pays("open")
    figures = page.partition('<dl class="figures">')[2].partition("</dl>")[0]
    said = [each.partition("<")[0] for each in figures.split("<dd>")[1:]]
    assert said == ["4", "3", "40.00", "10.00", "30.00", "0.00", "1"]
    refunds = page.partition('id="refunds"')[2].partition("</section>")[0]
    assert waiting["number"] in refunds
    assert "没有回应" in refunds, "what the platform said last"
    assert f"{badge} 员工{badge}" in page, "who wrote the slip"
    for mark in (LI["name"], LI["number"], "李*"):
        assert mark not in page
    assert slip["number"] in found.partition('id="found"')[2].partition("</section>")[0]
    assert "没有 FY19990101000001 这一笔" in unknown
    assert "这一天没有开单" in empty
    assert waiting["number"] in empty, "what still waits is shown whatever the day"
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    lines = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert lines[used["number"]][4:6] == (20, "已缴，已办")
    assert lines[back["number"]][5] == "已退费"
    assert {used["number"], back["number"], waiting["number"], slip["number"]} < set(lines)


def test_what_staff_have_to_decide_stands_on_top_whatever_the_day(payer: Payer) -> None:
    sure, unsure, silent = payer.paid(), payer.paid(), payer.paid()
    payer.settle(payer.issue(sure).json(), "printed")
    paper = payer.issue(unsure).json()
    payer.settle(paper, "unconfirmed", "aborted")
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        payer.issue(silent)
        assert waiting(manager, "fees", "waiting").count("<tr id") == 1, "the last one is still being printed"
    later(payer, minutes=20)
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        seen = waiting(manager, "fees", "waiting")
        assert unsure["number"] in seen
        assert silent["number"] in seen, "its kiosk never said"
        assert sure["number"] not in seen
    later(payer, days=2)
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        assert unsure["number"] in waiting(manager, "fees", "waiting")
        open_ = waiting(manager, "papers", "open")
        assert paper["number"] in open_
        assert "已付 10.00 元" in open_
        assert "这一天没有出具证明" in manager.ask("GET", "/manage/papers").text
        act = {"act": "void", "reason": "只出来一半"}
        decided = manager.ask("POST", f"/v1/papers/{paper['id']}/acts", act, **keyed())
        assert decided.status_code == 201, decided.text
        payer.becomes(unsure, "refunded")
        assert unsure["number"] not in waiting(manager, "fees", "waiting")
        assert paper["number"] not in waiting(manager, "papers", "open")


def waiting(manager: Person, page: str, part: str) -> str:
    """The section of this page that lists what waits for a decision."""
    return manager.ask("GET", f"/manage/{page}").text.partition(f'id="{part}"')[2].partition("</section>")[0]


@pytest.mark.slow
def test_a_fee_goes_back_by_a_managers_hand(payer: Payer, open_page: OpenPage) -> None:
    order = payer.paid()
    payer.settle(payer.issue(order).json(), "printed")
    page = manager_at(payer.center, open_page, "/manage/fees")
    row = page.locator(f"#fee-{order['number']}")
    row.get_by_role("button", name="退费").click()
    page.locator("#step-note").fill("收错了项目")
    page.locator("#step-send").click()
    row.get_by_text("收错了项目").wait_for()
    assert payer.becomes(order, "refunded")["reason"] == "收错了项目"
