"""What a window takes itself, and slips that were wrong."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from kiosk.hall.migrations.running import configured
from kiosk.hall.storage import Store
from tests.hall.conftest import fresh
from tests.hall.fees.test_slips import begin, slip
from tests.hall.fees.till import Payer, keyed, later, price, refused
from tests.hall.staff_room import Person, at_work

CARD = {"way": "card", "receipt": "POS-004217"}
CASH = {"way": "cash"}


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    return price(hall_folder)


def take(person: Person, order: dict[str, Any], body: dict[str, str], key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else keyed()
    return person.ask("POST", f"/v1/fees/orders/{order['id']}/payments", body, **headers)


def cancel(person: Person, order: dict[str, Any], reason: str = "开错了事项") -> Any:
    return person.ask("POST", f"/v1/fees/orders/{order['id']}/cancellations", {"reason": reason}, **keyed())


def give_back(person: Person, order: dict[str, Any], reason: str = "收错了项目") -> Any:
    body = {"verb": "refund", "reason": reason}
    return person.ask("POST", f"/v1/fees/orders/{order['id']}/decisions", body, **keyed())


def written(person: Person, item: str = "weijian-001-01") -> dict[str, Any]:
    order: dict[str, Any] = person.ask("POST", "/v1/fees/slips", {"item": item}, **keyed()).json()
    return order


def paid_row(payer: Payer, order: dict[str, Any]) -> tuple[str, str, str]:
    row = payer.row(order)
    return row["state"], row["way"], row["receipt"]


def test_a_window_takes_the_money_of_a_slip_once(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order, key = written(clerk), fresh()
        paid = take(clerk, order, CARD, key)
        assert paid.status_code == 201, paid.text
        assert (paid.json()["state"], paid.json()["way"], paid.json()["receipt"]) == ("paid", "card", "POS-004217")
        assert take(clerk, order, CARD, key).json() == paid.json(), "a repeat"
        assert refused(take(clerk, order, CASH)) == "settled"
        assert clerk.ask("GET", f"/v1/fees/orders?number={order['code']}").json()["orders"] == [paid.json()]
    assert refused(begin(payer, order["code"])) == "settled", "no kiosk asks for it again"
    assert payer.log() == ["feeOwed", "feePaid", "feeTaken"]
    later(payer, hours=30)
    assert paid_row(payer, order) == ("paid", "card", "POS-004217")


def test_a_card_has_a_receipt_and_a_kiosk_takes_no_cash(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order = written(clerk)
        for body in ({"way": "card"}, {"way": "phone"}, {"way": "cash", "receipt": "李四"}):
            assert take(clerk, order, body).status_code == 422
    path = f"/v1/fees/orders/{order['id']}"
    assert payer.center.post(f"{path}/payments", CASH, fresh()).status_code == 401
    assert payer.center.post(f"{path}/cancellations", {"reason": "x"}, fresh()).status_code == 401
    assert payer.row(order)["state"] == "owed"


def test_two_windows_take_one_slip_once(either: Payer) -> None:
    with at_work(either.center, "c2000001") as one, at_work(either.center, "c2000002") as two:
        order = written(one)
        with ThreadPoolExecutor(2) as pool:
            told = [each.result().status_code for each in [pool.submit(take, who, order, CASH) for who in (one, two)]]
    assert sorted(told) == [201, 409]
    assert either.log() == ["feeOwed", "feePaid", "feeTaken"]


def test_who_pays_by_phone_and_at_the_window_gets_the_phones_money_back(either: Payer) -> None:
    """The slip is on a kiosk's screen while the clerk takes cash; the phone pays a moment later."""
    with at_work(either.center, "c2000003") as clerk:
        order = written(clerk)
        at_kiosk = begin(either, order["code"]).json()
        assert at_kiosk["pay"]
        paid = take(clerk, order, CASH).json()
    assert paid["state"] == "paid"
    assert paid["code"] == order["code"], "the slip in the citizen's hand is the one that is paid"
    assert paid["number"] != order["number"], "the platform knows that number as another payment"
    assert either.look(at_kiosk)["state"] == "canceled"
    either.pays(order=order["number"])
    later(either, minutes=11)
    assert either.becomes(order, "refunded")["reason"] == "late paidAtWindow"
    assert paid_row(either, paid) == ("paid", "cash", "")
    assert either.center.get(f"/v1/fees/slips/{order['code']}").json()["state"] == "paid"


def test_who_has_paid_by_phone_pays_nothing_at_the_window(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order = written(clerk)
        begin(payer, order["code"])
        payer.pays(order=order["number"])  # the center has not heard of it yet
        assert refused(take(clerk, order, CASH)) == "settled"
    assert paid_row(payer, order) == ("paid", "", "")


def test_a_window_takes_money_while_the_platform_is_away(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order = written(clerk)
        begin(payer, order["code"])
        payer.pays("shut")
        paid = take(clerk, order, CASH)
        payer.pays("open")
    assert paid.status_code == 201, paid.text
    assert payer.row(order)["state"] == "canceled"


def test_a_paper_s_fee_is_no_window_s(payer: Payer) -> None:
    order = payer.order().json()
    with at_work(payer.center, fresh()[:8]) as clerk:
        assert refused(take(clerk, order, CASH)) == "unknownOrder"
        assert refused(cancel(clerk, order)) == "unknownOrder"
        assert refused(take(clerk, {"id": "0" * 24}, CASH)) == "unknownOrder"


def test_a_manager_takes_it_back_the_same_day_and_no_other(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk, at_work(payer.center, fresh()[:8], "manager") as manager:
        wrong, right = written(clerk), written(clerk)
        take(clerk, wrong, CASH)
        take(clerk, right, CARD)
        assert give_back(clerk, wrong).status_code == 403
        back = give_back(manager, wrong).json()
        assert (back["state"], back["reason"], back["way"]) == ("refunded", "收错了项目", "cash")
        assert refused(give_back(manager, wrong)) == "settled"
    assert payer.log()[-1] == "feeRefunded", "no platform was asked"
    later(payer, days=1)
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        assert refused(give_back(manager, right)) == "dayOver"
    assert payer.row(right)["state"] == "paid"


def test_a_wrong_slip_is_canceled_and_can_be_paid_nowhere(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order = written(clerk)
        gone = cancel(clerk, order).json()
        assert (gone["state"], gone["reason"]) == ("canceled", "开错了事项")
        assert refused(cancel(clerk, order)) == "unknownOrder"
        assert refused(take(clerk, order, CASH)) == "unknownOrder"
    assert refused(payer.center.get(f"/v1/fees/slips/{order['code']}")) == "unknownOrder"
    assert refused(begin(payer, order["code"])) == "unknownOrder"
    assert payer.log() == ["feeOwed", "feeCanceled"]


def test_what_is_paid_is_not_canceled(payer: Payer) -> None:
    with at_work(payer.center, fresh()[:8]) as clerk:
        order = written(clerk)
        take(clerk, order, CASH)
        assert refused(cancel(clerk, order)) == "settled"


def test_who_pays_a_canceled_slip_by_phone_gets_it_back(payer: Payer) -> None:
    order = slip(payer).json()
    begin(payer, order["code"])
    with at_work(payer.center, fresh()[:8]) as clerk:
        cancel(clerk, order)
    payer.pays(order=order["number"])
    later(payer, minutes=11)
    assert payer.becomes(order, "refunded")["reason"] == "late 开错了事项"


def test_what_windows_took_is_counted_apart_by_who_and_how(payer: Payer) -> None:
    payer.settle(payer.issue(payer.paid()).json(), "printed")
    badge, receipt = fresh()[:8], {"way": "card", "receipt": f"P-{fresh()[:8]}"}
    with at_work(payer.center, badge) as clerk, at_work(payer.center, fresh()[:8], "manager") as manager:
        orders = [written(clerk) for _ in range(4)]
        for order, body in zip(orders, (CASH, CASH, receipt), strict=False):
            take(clerk, order, body)
        give_back(manager, orders[0])
        page = manager.ask("GET", "/manage/fees").text
        figures = page.partition('<dl class="figures">')[2].partition("</dl>")[0]
        said = [each.partition("<")[0] for each in figures.split("<dd>")[1:]]
        assert said == ["5", "4", "250.00", "80.00", "170.00", "160.00", "0"]
        assert tills(page) == [["银行卡", "1", "80.00", "0.00", "80.00"], ["现金", "2", "160.00", "80.00", "80.00"]]
        assert f"{badge} 员工{badge}" in page.partition('id="tills"')[2].partition("</section>")[0]
        sheet = openpyxl.load_workbook(io.BytesIO(manager.ask("GET", "/manage/fees.xlsx").content)).worksheets[0]
    lines = {row[1]: row for row in sheet.iter_rows(values_only=True)}
    assert lines[orders[2]["number"]][7:10] == ("银行卡", receipt["receipt"], f"{badge} 员工{badge}")
    later(payer, days=1)
    with at_work(payer.center, fresh()[:8]) as clerk, at_work(payer.center, fresh()[:8], "manager") as manager:
        take(clerk, orders[3], CASH)
        today = manager.ask("GET", "/manage/fees").text
    assert tills(today) == [["现金", "1", "80.00", "0.00", "80.00"]], "on the day it was taken"
    assert "没有开单" in today


def tills(page: str) -> list[list[str]]:
    """What /manage/fees says that windows took: way, how many, taken, given back, there."""
    rows = page.partition('id="tills"')[2].partition("</section>")[0].split("<tr>")[2:]
    return [re.findall(r"<td[^>]*>([^<]*)", row) for row in rows]


@pytest.mark.parametrize("state", ["owed", "failed", "expired"])
def test_a_slip_whose_case_ended_before_this_version_stays_lapsed(database: str, state: str) -> None:
    from alembic import command

    store = Store(database)
    with store.writing() as connection:
        command.upgrade(configured(connection), "0017")
        columns = "id, day, place, at, kiosk, visit, sort, what, name, name_en, basis, copies, amount, number, code"
        values = f"'a', '2026-01-01', 1, 1, 'k', '', 'slip', 'w', 'n', '', '', 1, 1, 'FY1', '1', '{state}', 'caseEnded'"
        more = "state, reason, pay, until, changed, asked, paper"
        connection.execute(text(f"INSERT INTO fees ({columns}, {more}) VALUES ({values}, '', 1, 1, 0, '')"))
    store.migrate()
    with store.reading() as connection:
        assert connection.execute(text("SELECT state FROM fees")).scalar() == "canceled"
    store.close()
