"""A paper's fee on its way through the center, and every way it can go wrong: never lost, never counted twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall.conftest import LI, WANG, fresh, running
from tests.hall.fees.till import (
    Payer,
    keyed,
    later,
    on_sqlite,
    refused,
    till_of,
    until,
)
from tests.hall.staff_room import at_work


def test_a_paper_is_paid_printed_and_the_fee_is_used(either: Payer) -> None:
    order = either.order(copies=2).json()
    assert (order["state"], order["amount"], order["number"]) == ("owed", 2000, "FY20261012000001")
    assert order["pay"]
    assert 0 < order["seconds"] <= 180
    assert either.look(order)["state"] == "owed"
    assert refused(either.issue(order, copies=2)) == "notPaid"
    either.pays()
    assert either.look(order)["state"] == "paid"
    paper = either.issue(order, copies=2).json()
    either.settle(paper, "printed")
    assert either.look(order)["state"] == "used"
    assert either.log() == ["feeOwed", "feePaid", "feeUsed"]


def test_the_standard_names_the_amount_and_nobody_else(payer: Payer) -> None:
    kinds = payer.center.post("/v1/papers/available", {"holder": LI, "confirmed": "face"}).json()["kinds"]
    assert {kind["code"]: (kind["fee"], kind["reason"]) for kind in kinds}["no_property"] == ("10.00", None)
    assert payer.order(amount=1).json()["amount"] == 1000
    assert refused(payer.order(kind="low_income")) == "unknownKind", "it costs nothing"
    assert refused(payer.order(confirmed="")) == "notConfirmed"
    assert refused(payer.order(copies=20)) == "tooManyCopies"


def test_one_key_is_one_order(either: Payer) -> None:
    key = fresh()
    assert either.order(key).json() == either.order(key).json()
    assert either.order(key, copies=2).status_code == 422
    assert len(either.center.rows("SELECT id FROM fees")) == 1


def test_a_center_that_was_cut_off_between_the_order_and_its_qr_makes_no_second_one(payer: Payer) -> None:
    key = fresh()
    first = payer.order(key).json()
    with payer.center.desk.store.writing() as connection:
        connection.execute(text("DELETE FROM requests"))
        connection.execute(text(f"UPDATE fees SET pay = '' WHERE id = '{first['id']}'"))
    again = payer.order(key).json()
    assert (again["id"], again["number"], again["pay"]) == (first["id"], first["number"], first["pay"])


@pytest.mark.parametrize("wrong", [{"holder": WANG}, {"copies": 2}, {"kind": "low_income"}])
def test_a_fee_pays_for_just_what_it_was_paid_for(payer: Payer, wrong: dict[str, Any]) -> None:
    order = payer.paid()
    answer = payer.issue(order, **wrong)
    if "kind" in wrong:
        assert refused(answer) == "noRecord", "that one is free, and the register has none"
    else:
        assert refused(answer) == "notPaid"


def test_a_fee_pays_one_paper(payer: Payer) -> None:
    order, key = payer.paid(), fresh()
    paper = payer.issue(order, key).json()
    assert payer.issue(order, key).json() == paper
    assert refused(payer.issue(order)) == "notPaid"
    assert payer.row(order)["state"] == "paid", "the second one must not send the first one's fee back"
    assert refused(payer.issue(None)) == "notPaid"


@pytest.mark.parametrize("why", ["paperOut", ""])
def test_a_paper_that_is_void_gives_fee_and_quota_back(payer: Payer, why: str) -> None:
    order = payer.paid()
    payer.settle(payer.issue(order).json(), "void", why)
    row = payer.becomes(order, "refunded")
    assert row["reason"] == (why or "void")
    kinds = payer.center.post("/v1/papers/available", {"holder": LI, "confirmed": "face"}).json()["kinds"]
    assert {kind["code"]: kind["left"] for kind in kinds}["no_property"] == 5
    assert payer.log()[-2:] == ["feeRefunding", "feeRefunded"]


def test_a_paper_that_cannot_be_written_gives_the_fee_back(payer: Payer) -> None:
    order = payer.paid()
    nobody = {"kind": "resident", "number": "990101199001010027", "name": "无此人"}
    mark = payer.center.desk.seal.digest(b"fee", nobody["number"].encode())
    with payer.center.desk.store.writing() as connection:  # as if the register forgot them after they paid
        connection.execute(text("UPDATE fees SET mark = :mark WHERE id = :id"), {"mark": mark, "id": order["id"]})
    assert refused(payer.issue(order, holder=nobody)) == "unknownPerson"
    assert payer.becomes(order, "refunded")["reason"] == "unknownPerson"


def test_the_quota_is_asked_before_the_money(payer: Payer) -> None:
    for _ in range(5):
        payer.settle(payer.issue(payer.paid()).json(), "printed")
    assert refused(payer.order()) == "quotaReached"


@pytest.mark.slow
def test_a_refusal_after_the_payment_gives_the_fee_back(payer: Payer) -> None:
    """Five papers were taken at another kiosk while this citizen paid."""
    order = payer.order().json()
    for _ in range(5):
        other = payer.order().json()
        payer.pays()
        payer.look(other)
        payer.issue(other)
    payer.pays(order=order["number"])
    payer.look(order)
    assert refused(payer.issue(order)) == "quotaReached"
    assert payer.becomes(order, "refunded")["reason"] == "quotaReached"


def test_a_void_paper_that_was_paid_for_is_not_offered_once_more(payer: Payer) -> None:
    """Its fee went back; the page offers no button that would be refused."""
    paper = payer.issue(payer.paid()).json()
    payer.settle(paper, "void", "paperJammed")
    with at_work(payer.center, fresh()[:8], "manager") as manager:
        page = manager.ask("GET", "/manage/papers").text
        body = {"act": "again", "reason": "卡纸，已收回"}
        assert refused(manager.ask("POST", f"/v1/papers/{paper['id']}/acts", body, **keyed())) == "paidBack"
    assert f'id="paper-{paper["number"]}"' in page
    assert f'data-paper="{paper["id"]}"' not in page


def test_what_nobody_knows_stays_paid_and_staff_decide(payer: Payer) -> None:
    kept, back = payer.paid(), payer.paid()
    for order in (kept, back):
        payer.settle(payer.issue(order).json(), "unconfirmed", "silent")
    assert [payer.row(order)["reason"] for order in (kept, back)] == ["unconfirmed", "unconfirmed"]
    with at_work(payer.center, "M01", "manager") as manager, at_work(payer.center, "007") as clerk:
        listed = clerk.ask("GET", "/v1/fees/orders?state=paid").json()["orders"]
        assert {each["id"] for each in listed} >= {kept["id"], back["id"]}
        [one] = clerk.ask("GET", f"/v1/fees/orders?number={kept['number']}").json()["orders"]
        assert one["id"] == kept["id"]
        decide = {"verb": "keep", "reason": "纸在市民手里"}
        assert clerk.ask("POST", f"/v1/fees/orders/{kept['id']}/decisions", decide, **keyed()).status_code == 403
        told = manager.ask("POST", f"/v1/fees/orders/{kept['id']}/decisions", decide, **keyed())
        assert told.json()["state"] == "used", told.text
        refund = {"verb": "refund", "reason": "没有打出来"}
        manager.ask("POST", f"/v1/fees/orders/{back['id']}/decisions", refund, **keyed())
        again = manager.ask("POST", f"/v1/fees/orders/{back['id']}/decisions", refund, **keyed())
        assert refused(again) == "settled"
    assert payer.becomes(back, "refunded")["reason"] == "没有打出来"
    assert payer.row(kept)["state"] == "used"


def test_unconfirmed_and_printed_after_all_is_used(payer: Payer) -> None:
    order = payer.paid()
    paper = payer.issue(order).json()
    payer.settle(paper, "unconfirmed")
    payer.settle(paper, "printed")
    assert payer.row(order)["state"] == "used"


# ----------------------------------------------------------------------- the citizen, the kiosk, the time


def test_nobody_pays_and_the_order_runs_out(payer: Payer) -> None:
    order = payer.order().json()
    later(payer, minutes=4)
    assert payer.becomes(order, "expired")["reason"] == "nobodyPaid"
    assert payer.look(order)["pay"] == ""


def test_a_payment_that_comes_too_late_goes_back_by_itself(either: Payer) -> None:
    order = either.order().json()
    later(either, minutes=4)
    either.becomes(order, "expired")
    either.pays(order=order["number"])
    later(either, minutes=11)
    assert either.becomes(order, "refunded")["reason"] == "late nobodyPaid"
    assert either.log() == ["feeOwed", "feeExpired", "feeRefunding", "feeRefunded"]


def test_a_payment_nobody_was_told_of_is_found(payer: Payer) -> None:
    """The citizen paid in the last second and the kiosk looked no more."""
    order = payer.order().json()
    payer.pays()
    later(payer, minutes=4)
    payer.becomes(order, "paid")
    later(payer, minutes=16)
    assert payer.becomes(order, "refunded")["reason"] == "neverAskedFor"


@pytest.mark.parametrize(("paid", "after"), [(False, "expired"), (True, "refunded")])
def test_a_citizen_who_leaves_gets_the_money_back(payer: Payer, paid: bool, after: str) -> None:
    order = payer.paid() if paid else payer.order().json()
    assert payer.close(order, "left").status_code == 202
    assert payer.becomes(order, after)["reason"] == "left"


def test_a_payment_that_fails_takes_nothing_and_one_may_try_again(payer: Payer) -> None:
    order = payer.order().json()
    payer.pays("fail")
    assert payer.look(order)["state"] == "failed"
    assert refused(payer.issue(order)) == "notPaid"
    assert payer.order().json()["id"] != order["id"]


def test_a_slow_payment_is_waited_for(payer: Payer) -> None:
    order = payer.order().json()
    payer.pays("delay", seconds=0.4)
    assert payer.look(order)["state"] == "owed"
    until(lambda: payer.look(order), lambda seen: seen["state"] == "paid", 5)


def test_a_platform_that_does_not_answer_takes_nothing(payer: Payer) -> None:
    payer.pays("shut")
    key = fresh()
    assert refused(payer.order(key)) == "payAway"
    payer.pays("open")
    assert refused(payer.order(key)) == "payAway", "the same key, the same answer"
    assert payer.order().status_code == 201


def test_a_refund_waits_for_the_platform(payer: Payer) -> None:
    order = payer.paid()
    payer.pays("shut")
    payer.close(order, "left")
    payer.becomes(order, "refunding")
    payer.pays("open")
    payer.becomes(order, "refunded")


@on_sqlite
@pytest.mark.parametrize(
    ("state", "closed", "span", "paper_after"),
    [
        ("issued", True, {}, "void"),  # the kiosk was cut off before it sent anything to the printer
        pytest.param("drafted", False, {"minutes": 11}, "void", marks=pytest.mark.slow),  # the center was cut off
        pytest.param(
            "issued", False, {"hours": 25}, "issued", marks=pytest.mark.slow
        ),  # the kiosk was heard of no more
        pytest.param("gone", False, {}, None, marks=pytest.mark.slow),
    ],
)
def test_a_paper_that_was_cut_off_gives_its_fee_back(
    settings: Settings, tmp_path: Path, device_folder: Path, state: str, closed: bool, span: Any, paper_after: Any
) -> None:
    with running(settings) as center, till_of(tmp_path / "data", device_folder / "till.sock") as till:
        payer = Payer(center, till)
        order = payer.paid()
        paper = payer.issue(order).json()
        if closed:
            payer.close(order, "cutOff")
        with center.desk.store.writing() as connection:
            gone = "DELETE FROM papers" if state == "gone" else f"UPDATE papers SET state = '{state}'"
            connection.execute(text(gone))
        assert payer.row(order)["state"] == "paid"
    moved = shift_to(center.desk.clock.now() + timedelta(**span))
    with running(replace(settings, clock_shift=moved)) as again:  # as every hour: at the start too
        late = Payer(again)
        late.becomes(order, "refunded")
        found = again.rows(f"SELECT state FROM papers WHERE id = '{paper['id']}'")
        assert [row["state"] for row in found] == ([paper_after] if paper_after else [])


def test_eight_notices_and_questions_at_once_count_once(either: Payer) -> None:
    order = either.order().json()
    either.pays()
    threads = [threading.Thread(target=either.look, args=(order,)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert either.log() == ["feeOwed", "feePaid"]
