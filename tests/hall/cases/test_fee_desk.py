"""Staff write a fee slip where the work is done, in a real Chromium and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.center.contract.fees import SLIP
from kiosk.hall import Settings
from kiosk.hall.fees.codes import in_groups
from tests.hall.cases.case_desk import Desk, scanned
from tests.hall.cases.case_hall import ITEM, on_sqlite
from tests.hall.cases.fee_hall import FREE, FeeHall, taking
from tests.hall.conftest import LI
from tests.hall.window_desk import clerk_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


@pytest.fixture
def hall(settings: Settings, device_folder: Path) -> Iterator[FeeHall]:
    with taking(settings, device_folder / "till.sock") as made:
        yield made


@on_sqlite
def test_from_the_receipt_to_a_paid_slip(hall: FeeHall, open_page: OpenPage, tmp_path: Path) -> None:
    desk = Desk(hall, open_page)
    desk.receive()
    desk.sees("这个事项收费 80.00 元", "#done")
    desk.press("F9")
    desk.sees("合计 80.00 元", "dialog")
    desk.press("Control+a")
    desk.type("2")
    desk.sees("合计 160.00 元", "dialog")
    desk.agree()
    desk.page.locator("dialog iframe").wait_for()
    [row] = hall.asked.rows('SELECT code, amount, "case" FROM fees')
    assert scanned(desk.page, ".pay", tmp_path / "code.png") == SLIP + row["code"]
    assert row["amount"] == 16000
    desk.put_away()
    desk.go(f"/cases/{row['case']}")
    desk.sees("费用待缴", "#title")
    desk.sees("160.00 元", "#fees")
    desk.press("F9")
    desk.page.frame_locator("dialog iframe").get_by_text(in_groups(row["code"])).wait_for()
    desk.put_away()
    assert len(hall.asked.rows("SELECT id FROM fees")) == 1, "the slip that stands"
    hall.pay(row["code"])
    desk.sees("费用已缴", "#title")
    desk.sees("已缴", "#fees")
    assert desk.page.locator("#fees button").count() == 0
    desk.press("F9")
    assert desk.page.locator("dialog").count() == 0


@on_sqlite
def test_a_window_writes_a_slip_for_whoever_stands_there(hall: FeeHall, open_page: OpenPage, tmp_path: Path) -> None:
    hall.asked.take(ITEM)
    clerk = clerk_at(hall.asked, open_page)
    clerk.sit()
    clerk.press("F2", "F2", "F2")
    clerk.sees("缴费单", ".item h2")
    clerk.press("7")
    clerk.sees("合计 80.00 元", "dialog")
    clerk.sees("收费标准：每件 80 元", "dialog")
    clerk.press("Enter")
    clerk.page.locator("dialog iframe").wait_for()
    [row] = hall.asked.rows('SELECT code, what, "case" FROM fees')
    assert (row["what"], row["case"]) == (ITEM, "")
    assert scanned(clerk.page, ".pay", tmp_path / "code.png") == SLIP + row["code"]
    clerk.press("Escape", "7")
    clerk.type("变更")
    clerk.sees("公共场所卫生许可（变更）", "dialog option")
    assert clerk.page.locator("dialog option").count() == 1, "what is free is not offered"
    clerk.press("Escape")
    assert len(hall.asked.rows("SELECT id FROM fees")) == 1


@on_sqlite
def test_what_costs_nothing_shows_no_fee(hall: FeeHall, open_page: OpenPage) -> None:
    body = {"item": FREE, "applicant": LI}
    case = hall.clerk.ask("POST", "/v1/cases", body, **{"Idempotency-Key": "a-key-of-this"}).json()["id"]
    desk = Desk(hall, open_page)
    desk.go(f"/cases/{case}")
    desk.sees("受理", "#acts")
    desk.press("F9")
    assert desk.page.locator("dialog").count() == 0
    assert desk.page.locator("#fees").is_hidden()


@on_sqlite
def test_a_window_takes_cash_for_a_slip_and_prints_the_receipt(hall: FeeHall, open_page: OpenPage) -> None:
    order = hall.charged(hall.receive("申请表").json()["id"])
    clerk = clerk_at(hall.asked, open_page)
    clerk.sit()
    clerk.press("8")
    clerk.type(SLIP + order["code"])  # as a scanner at the window types it
    clerk.press("Enter")
    clerk.sees("收费 80.00 元", "dialog")
    clerk.sees(order["number"], "dialog")
    clerk.press("ArrowRight")
    clerk.sees("刷卡机凭证号", "dialog")
    clerk.press("Tab")
    clerk.type("POS-004217")
    clerk.press("Enter")
    receipt = clerk.page.frame_locator("dialog iframe")
    receipt.get_by_text("缴费凭条").wait_for()
    receipt.get_by_text("POS-004217").wait_for()
    clerk.sees("已收 80.00 元", "dialog")
    assert hall.asked.rows("SELECT state, way, receipt FROM fees") == [
        {"state": "paid", "way": "card", "receipt": "POS-004217"}
    ]
    clerk.press("Escape", "8")
    clerk.type(order["code"])
    clerk.press("Enter")
    clerk.sees("这张单子已经缴了，没有再收钱。", "dialog")
    assert len(hall.asked.rows("SELECT id FROM fees")) == 1


@on_sqlite
def test_a_wrong_slip_is_canceled_where_the_case_is(hall: FeeHall, open_page: OpenPage) -> None:
    case = hall.receive("申请表").json()["id"]
    wrong = hall.charged(case, 5)
    desk = Desk(hall, open_page)
    desk.go(f"/cases/{case}")
    desk.sees("费用待缴", "#title")
    desk.press("F10")
    desk.sees("收费 400.00 元", "dialog")
    desk.press("ArrowLeft")
    desk.sees("作废的原因", "dialog")
    desk.press("Tab")
    desk.type("份数错了")
    desk.agree()
    desk.sees(f"缴费单 {wrong['number']} 已作废", "#say")
    desk.sees("费用还没开单", "#title")
    desk.sees("已作废", "#fees")
    right = hall.charged(case, 1)
    desk.sees("80.00 元", "#fees")
    desk.press("F10")
    desk.sees("收费 80.00 元", "dialog")
    desk.agree()
    desk.page.frame_locator("dialog iframe").get_by_text("窗口现金").wait_for()
    desk.put_away()
    desk.sees("费用已缴", "#title")
    assert hall.asked.rows(f"SELECT state, way FROM fees WHERE id = '{right['id']}'") == [
        {"state": "paid", "way": "cash"}
    ]
