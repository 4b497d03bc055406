"""What a case costs: named with the receipt, asked for by a slip where the work is done, and seen to be paid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.hall import Settings
from kiosk.hall.app import create_app
from kiosk.hall.fees import codes
from kiosk.hall.plan import ConfigError
from tests.hall.cases.case_hall import CASES_TOML, on_sqlite
from tests.hall.cases.fee_hall import BASIS, FREE, FeeHall, furnish, taking
from tests.hall.conftest import LI, fresh
from tests.hall.fees.till import Payer, keyed, later, until

AT_ONCE = CASES_TOML + "fee_slips = true\n"


@pytest.fixture
def hall(settings: Settings, device_folder: Path) -> Iterator[FeeHall]:
    with taking(settings, device_folder / "till.sock") as made:
        yield made


def test_a_case_has_one_slip_and_is_seen_to_be_paid(hall: FeeHall) -> None:
    slip = hall.receive("申请表").json()
    assert slip["fee"] == {"amount": 8000, "standard": "每件 80 元", "basis": BASIS, "code": ""}
    assert hall.see(slip["id"])["fees"] == []
    key = fresh()
    written = hall.charge(slip["id"], 2, key).json()
    assert (written["state"], written["amount"], written["copies"], written["basis"]) == ("owed", 16000, 2, BASIS)
    assert hall.charge(slip["id"], 2, key).json() == written, "a repeat"
    assert hall.charged(slip["id"])["id"] == written["id"], "whoever asks once more is given the slip that stands"
    assert [each["state"] for each in hall.see(slip["id"])["fees"]] == ["owed"]
    assert hall.asked.get(f"/v1/fees/slips/{written['code']}").json()["amount"] == 16000
    hall.pay(written["code"])
    [seen] = hall.see(slip["id"])["fees"]
    assert (seen["state"], seen["number"]) == ("paid", written["number"])
    assert seen["paid_at"]
    again = hall.charge(slip["id"])
    assert (again.status_code, again.json()["reason"]) == (409, "settled")


@on_sqlite
def test_what_lapsed_is_written_anew(hall: FeeHall) -> None:
    case = hall.receive("申请表").json()["id"]
    old = hall.charged(case)
    hall.at("2026-12-14")
    fresh_one = hall.charged(case, 3)
    assert (fresh_one["amount"], fresh_one["id"] != old["id"]) == (24000, True)
    assert [each["number"] for each in hall.see(case)["fees"]] == [old["number"], fresh_one["number"]]


@on_sqlite
def test_nothing_is_asked_for_where_nothing_is_due(hall: FeeHall) -> None:
    free = hall.asked.post("/v1/cases/received", {"item": FREE, "applicant": LI}, fresh()).json()
    assert free["fee"] is None
    assert hall.charge(free["id"]).json() == {"reason": "noFee"}
    assert hall.see(free["id"])["fee"] is None
    case = hall.receive("申请表").json()["id"]
    hall.done(case, "withdraw")
    assert hall.charge(case).json() == {"reason": "noFee"}
    assert hall.charge("0" * 24).status_code == 404
    assert hall.charge(case, 0).status_code == 422
    assert hall.asked.rows("SELECT count(*) AS n FROM fees") == [{"n": 0}]


@on_sqlite
def test_nobody_pays_for_a_case_that_came_to_nothing(hall: FeeHall) -> None:
    case = hall.receive("申请表").json()["id"]
    order = hall.charged(case)
    begun = hall.asked.post(f"/v1/fees/slips/{order['code']}/payments", {"visit": "visit-0001"}, fresh()).json()
    assert begun["pay"]
    hall.done(case, "refuse", reason="不在本区")
    gone = hall.asked.get(f"/v1/fees/slips/{order['code']}")
    assert (gone.status_code, gone.json()["reason"]) == (409, "unknownOrder")
    assert "已经作废，不用缴费" in hall.clerk.client.get(f"/fees/slip/{order['id']}").text
    hall.till.do("pay", order=order["number"])
    later(Payer(hall.asked), minutes=11)  # the platform may just have been asked; it is again after ten
    until(lambda: hall.see(case)["fees"][0], lambda seen: seen["state"] == "refunded", 10)
    page = hall.manager.ask("GET", f"/manage/fees?number={order['number']}").text
    assert "办件没有办成，后来才付到" in page.partition('id="found"')[2].partition("</section>")[0]


@on_sqlite
def test_a_kiosk_hands_out_the_slip_with_the_receipt_where_the_center_decides_so(
    settings: Settings, device_folder: Path
) -> None:
    with taking(settings, device_folder / "till.sock", AT_ONCE) as hall:
        key = fresh()
        slip = hall.receive("申请表", key=key).json()
        assert codes.sound(slip["fee"]["code"])
        assert hall.receive("申请表", key=key).json() == slip
        assert hall.charged(slip["id"], 5)["code"] == slip["fee"]["code"]
        hall.pay(slip["fee"]["code"])
        assert [each["state"] for each in hall.see(slip["id"])["fees"]] == ["paid"]
        body = {"item": "weijian-001-01", "applicant": LI}
        at_window = hall.clerk.ask("POST", "/v1/cases", body, **{"Idempotency-Key": fresh()}).json()
        assert at_window["fee"]["code"] == "", "a clerk writes it when it is due"


@on_sqlite
def test_slips_at_once_need_a_hall_that_takes_fees(settings: Settings) -> None:
    furnish(settings.config)
    (settings.config / "fees.toml").unlink()
    (settings.config / "cases.toml").write_text(AT_ONCE, "utf-8")
    with pytest.raises(ConfigError, match="fee_slips"):
        create_app(settings)


@on_sqlite
def test_the_slip_says_how_much_for_what_by_which_standard_and_how_to_pay(hall: FeeHall) -> None:
    order = hall.charged(hall.receive("申请表").json()["id"], 2)
    address = f"/fees/slip/{order['id']}"
    answer = hall.clerk.client.get(address)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    for words in ("缴费单", "160.00", "每份 80.00 元，共 2 份", "每件 80 元", BASIS, order["number"], "2026年11月11日"):
        assert words in answer.text
    assert codes.in_groups(order["code"]) in answer.text
    assert LI["name"] not in answer.text
    assert 'class="a5"' in hall.clerk.client.get(address + "?paper=a5").text
    hall.pay(order["code"])
    paid = hall.clerk.client.get(address).text
    assert "已缴费" in paid
    assert codes.in_groups(order["code"]) not in paid, "nothing to be paid twice"
    assert hall.clerk.client.get(f"/fees/slip/{'0' * 24}").status_code == 404
    assert hall.asked.client.get(address, follow_redirects=False).status_code in (303, 401)


def test_whoever_follows_the_case_sees_its_fee_open_paid_and_given_back(hall: FeeHall) -> None:
    slip = hall.receive("申请表").json()

    def followed(language: str = "zh") -> str:
        page = hall.asked.client.get(f"/case/{slip['code']}?lang={language}").text
        return page.partition('<section class="card fee')[2].partition("</section>")[0]

    def told() -> dict[str, Any] | None:
        [case] = hall.track(code=slip["code"]).json()["cases"]
        fee: dict[str, Any] | None = case["fee"]
        return fee

    assert (told(), followed()) == (None, ""), "no slip yet"
    order = hall.charged(slip["id"], 2)
    opened = {"state": "open", "amount": 16000, "code": order["code"], "until": "2026-11-11", "paid_on": None}
    assert told() == opened
    for words in ("还要缴 160.00 元", "最迟 11月11日（周三）缴清", codes.in_groups(order["code"]), "窗口"):
        assert words in followed()
    assert "CNY 160.00 to be paid" in followed("en")
    hall.pay(order["code"])
    assert told() == opened | {"state": "paid", "code": "", "until": None, "paid_on": "2026-10-12"}
    assert "160.00 元，10月12日（周一）已缴" in followed()
    assert LI["name"] not in followed()
    give = {"verb": "refund", "reason": "多缴了"}
    assert hall.manager.ask("POST", f"/v1/fees/orders/{order['id']}/decisions", give, **keyed()).status_code == 200
    until(lambda: told() or {}, lambda fee: fee["state"] == "refunded", 10)
    assert "160.00 元已经退回" in followed()
    assert "多缴了" not in followed(), "a reason of the inside"


@on_sqlite
def test_a_slip_that_was_canceled_is_written_anew(hall: FeeHall) -> None:
    """One with a wrong count used to stand until it lapsed."""
    case = hall.receive("申请表").json()["id"]
    wrong = hall.charged(case, 5)
    gone = hall.clerk.ask("POST", f"/v1/fees/orders/{wrong['id']}/cancellations", {"reason": "份数错了"}, **keyed())
    assert gone.json()["state"] == "canceled"
    right = hall.charged(case, 1)
    assert (right["amount"], right["id"] != wrong["id"]) == (8000, True)
