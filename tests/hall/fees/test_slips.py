"""Fees that a window wrote on a slip, paid at a kiosk by its code."""

from __future__ import annotations

from typing import Any

from kiosk.hall.fees import codes, orders
from kiosk.hall.fees.platform import Told
from kiosk.hall.sheet import Sheet
from tests.hall.conftest import fresh
from tests.hall.fees.till import (
    SLIP_ITEM,
    Payer,
    keyed,
    later,
    refused,
)
from tests.hall.staff_room import at_work


def slip(payer: Payer, item: str = SLIP_ITEM) -> Any:
    with at_work(payer.center, fresh()[:8]) as clerk:
        return clerk.ask("POST", "/v1/fees/slips", {"item": item}, **keyed())


def begin(payer: Payer, code: str, key: str = "") -> Any:
    return payer.center.post(f"/v1/fees/slips/{code}/payments", {"visit": "visit-0001"}, key or fresh())


def test_a_slip_of_a_window_is_paid_at_a_kiosk(payer: Payer) -> None:
    written = slip(payer).json()
    assert (written["state"], written["amount"], written["pay"]) == ("owed", 8000, "")
    assert codes.sound(written["code"])
    seen = payer.center.get(f"/v1/fees/slips/{written['code']}").json()
    assert (seen["name"], seen["amount"]) == (written["name"], 8000)
    order = begin(payer, written["code"]).json()
    assert order["pay"]
    payer.pays()
    assert payer.look(order)["state"] == "paid"
    assert refused(begin(payer, written["code"])) == "settled"
    later(payer, hours=30)
    assert payer.row(order)["state"] == "paid", "it bought what it was for: nothing goes back by itself"


def test_a_slip_can_be_tried_again_until_it_lapses(payer: Payer) -> None:
    code = slip(payer).json()["code"]
    order = begin(payer, code).json()
    payer.pays("fail")
    assert payer.look(order)["state"] == "failed"
    order = begin(payer, code).json()
    assert order["state"] == "owed"
    later(payer, minutes=4)
    payer.becomes(order, "expired")
    payer.close(order, "left")
    assert payer.center.get(f"/v1/fees/slips/{code}").json()["state"] == "expired"
    payer.pays(order=order["number"])  # with the QR of before, too late: the fee was owed all the same
    assert begin(payer, code).json()["state"] == "paid"
    later(payer, days=31)
    assert refused(payer.center.get(f"/v1/fees/slips/{code}")) == "unknownOrder"


def test_a_failure_that_is_heard_late_is_of_the_try_before(payer: Payer) -> None:
    code = slip(payer).json()["code"]
    order = begin(payer, code).json()
    payer.pays("fail")
    assert payer.look(order)["state"] == "failed"
    before = payer.row(order)
    begin(payer, code)
    with payer.center.desk.store.writing() as connection:
        sheet = Sheet(connection, payer.center.desk, payer.center.desk.book, writing=True)
        orders.heard(sheet, before, Told.FAILED)
        sheet.close()
    assert payer.row(order)["state"] == "owed"


def test_codes_cannot_be_tried_out(payer: Payer) -> None:
    code = slip(payer).json()["code"]
    said = [refused(payer.center.get("/v1/fees/slips/123456789012")) for _ in range(13)]
    assert said[-1] == "tooMany"
    assert refused(payer.center.get(f"/v1/fees/slips/{code}")) == "tooMany"
    assert payer.center.as_kiosk("kiosk-2").get(f"/v1/fees/slips/{code}").status_code == 200


def test_the_door_that_pays_is_no_way_around_and_keeps_no_made_up_code(payer: Payer) -> None:
    later(payer, days=0)
    code, key = slip(payer).json()["code"], fresh()
    at_two = Payer(payer.center.as_kiosk("kiosk-2"))
    first = begin(at_two, code, key).json()
    kept = payer.center.rows("SELECT count(*) AS n FROM requests")
    said = [refused(begin(at_two, made_up)) for made_up in [codes.fresh_code() for _ in range(13)]]
    assert said == ["unknownOrder"] * 12 + ["tooMany"]
    assert payer.center.rows("SELECT count(*) AS n FROM requests") == kept
    assert refused(begin(at_two, code)) == "tooMany"
    assert begin(at_two, code, key).json() == first, "what was answered once is answered so again"


def test_a_window_writes_no_slip_for_what_is_free(payer: Payer) -> None:
    assert refused(slip(payer, "weijian-900")) == "noFee"
    assert refused(slip(payer, "nothing-like-it")) == "noFee"


def test_a_code_finds_wrong_digits() -> None:
    code = codes.fresh_code()
    assert codes.sound(code)
    for place in range(12):
        for digit in "0123456789":
            assert codes.sound(code[:place] + digit + code[place + 1 :]) is (digit == code[place])
    assert not codes.sound("１２３４５６７８９０１２")
