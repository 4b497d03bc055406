"""A city's payment platform: asked, told, asked back; and what a hall says and keeps of its fees."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from kiosk.hall import Settings, create_app
from kiosk.hall.fees import keeping, watching
from kiosk.hall.fees.office import open_office
from kiosk.hall.fees.settings import read_fees_plan
from kiosk.hall.plan import ConfigError
from tests.hall.conftest import LI, fresh, running
from tests.hall.fees.till import (
    FEES,
    SECRET,
    Bank,
    Payer,
    bank,
    build,
    later,
    on_sqlite,
    refused,
    signed,
)
from tests.hall.test_retention import wait_for


@pytest.fixture
def city() -> Iterator[Bank]:
    with bank() as server:
        yield server


@pytest.fixture
def at_bank(settings: Settings, city: Bank) -> Iterator[Payer]:
    (settings.config / "payments.secret").write_bytes(SECRET)
    payment = f'[payment]\nway = "http"\nurl = "{city.url}"\nnotices = "payments.secret"\n'
    build(settings.config, FEES.replace('[payment]\nway = "sandbox"\n', payment))
    with running(settings) as center:
        yield Payer(center)


def notify(payer: Payer, number: str, headers: dict[str, str], body: bytes = b"{}") -> int:
    return payer.center.client.post(f"/v1/fees/notices/{number}", content=body, headers=headers).status_code


@on_sqlite
def test_a_notice_is_asked_back_before_it_is_believed(at_bank: Payer, city: Bank) -> None:
    order = at_bank.order().json()
    number = order["number"]
    assert order["pay"] == f"https://pay.example/{number}"
    assert notify(at_bank, number, signed(number, b"{}", b"another secret of sb")) == 401
    assert notify(at_bank, number, {}) == 401
    assert notify(at_bank, "FY20261012000999", signed(number, b"{}")) == 401, "a signature is for one order"
    assert notify(at_bank, number, signed(number, b"{}")) == 204
    assert at_bank.row(order)["state"] == "owed", "whatever the notice says: the platform says owed"
    city.orders[number]["state"] = "paid"
    for _ in range(2):
        assert notify(at_bank, number, signed(number, b"{}")) == 204
    assert at_bank.row(order)["state"] == "paid"
    assert at_bank.log() == ["feeOwed", "feePaid"], "two notices count once"


@on_sqlite
def test_another_amount_is_no_payment(at_bank: Payer, city: Bank) -> None:
    order = at_bank.order().json()
    city.orders[order["number"]]["state"], city.wrong_amount = "paid", True
    assert at_bank.look(order)["state"] == "owed"
    city.wrong_amount = False
    assert at_bank.look(order)["state"] == "paid"


@on_sqlite
def test_a_platform_that_is_away_is_told_to_say_it_again(at_bank: Payer, city: Bank) -> None:
    order = at_bank.order().json()
    city.away = True
    assert notify(at_bank, order["number"], signed(order["number"], b"{}")) == 503
    assert at_bank.look(order)["state"] == "owed"


@on_sqlite
def test_the_city_gives_the_money_back_once(at_bank: Payer, city: Bank) -> None:
    order = at_bank.order().json()
    city.orders[order["number"]]["state"] = "paid"
    at_bank.look(order)
    at_bank.close(order, "left")
    at_bank.becomes(order, "refunded")
    assert city.asked.count("refund") == 1


@on_sqlite
def test_a_refund_that_drags_on_keeps_no_other_waiting(
    at_bank: Payer, city: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_AT_ONCE", 1)
    slow, other = at_bank.order().json(), at_bank.order().json()
    for order, state in ((slow, "refunding"), (other, "paid")):
        city.orders[order["number"]]["state"] = "paid"
        assert at_bank.look(order)["state"] == "paid"
        city.orders[order["number"]]["state"] = state
        at_bank.close(order, "left")
    at_bank.becomes(other, "refunded")
    assert at_bank.row(slow)["state"] == "refunding"


@on_sqlite
@pytest.mark.logs_errors
def test_a_fault_in_one_look_does_not_end_the_looking(
    at_bank: Payer, city: Bank, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    order = at_bank.order().json()
    city.orders[order["number"]]["state"] = "paid"
    at_bank.look(order)
    with monkeypatch.context() as broken:
        broken.setattr(watching, "_some", None)  # a bug of ours
        at_bank.close(order, "left")
        wait_for(lambda: "fees: not everything due was done: TypeError" in caplog.text)
    at_bank.becomes(order, "refunded")


@on_sqlite
def test_an_order_the_platform_says_nothing_of_keeps_no_other_waiting(
    at_bank: Payer, city: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_AT_ONCE", 1)
    mute, other = at_bank.order().json(), at_bank.order().json()
    city.orders[mute["number"]]["state"] = "nobody knows"
    later(at_bank, minutes=4)
    assert at_bank.becomes(other, "expired")["reason"] == "nobodyPaid"
    assert at_bank.row(mute)["state"] == "owed", "it may have been paid"


@on_sqlite
def test_looking_whether_it_is_paid_writes_nothing(at_bank: Payer, settings: Settings) -> None:
    order = at_bank.order().json()
    with closing(sqlite3.connect(settings.database.removeprefix("sqlite:///"))) as store:

        def unwritten() -> bool:
            before = store.execute("PRAGMA data_version").fetchall()
            assert [at_bank.look(order)["state"] for _ in range(3)] == ["owed"] * 3
            return store.execute("PRAGMA data_version").fetchall() == before

        wait_for(unwritten)  # what begins with the center writes now and then


# ---------------------------------------------------------------------------------- the hall, the books


@on_sqlite
def test_without_a_file_everything_is_as_before(settings: Settings) -> None:
    (settings.config / "fees.toml").unlink()
    with running(settings) as center:
        assert center.get("/v1/fees").json() == {"taken": False}
        payer = Payer(center)
        assert payer.issue(None).status_code == 201
        assert refused(payer.order()) == "unknownKind"
        begun = center.post("/v1/fees/slips/123456789014/payments", {"visit": "visit-0001"}, fresh())
        assert refused(begun) == "unknownOrder"


@on_sqlite
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('[payment]\nway = "sandbox"', "demonstration"),
        ('demonstration = true\n[payment]\nway = "http"', "url is missing"),
        ('[kinds.no_property]\nfee = "1.00"\nbasis = "x"', "takes nothing"),
        (FEES.replace("no_property", "nothing_like_it"), "nothing_like_it"),
        (FEES.replace("10.00", "0.00"), "needs no entry"),
        (FEES.replace("10.00", "10"), "fee"),
        (FEES.replace("[payment]\n", '[payment]\nnotices = "no.file"\n'), "cannot be read"),
        ('demonstration = true\n[[owed]]\nitem = "no-such"\ncode = "123456789014"\n', "no item with a fee"),
    ],
)
def test_a_wrong_file_keeps_the_center_from_starting(settings: Settings, wrong: str, said: str) -> None:
    (settings.config / "fees.toml").write_text(wrong, "utf-8")
    with pytest.raises(ConfigError, match=said):
        create_app(settings)


def test_only_the_kiosk_that_asked_sees_and_closes_an_order(payer: Payer) -> None:
    order = payer.order().json()
    other = Payer(payer.center.as_kiosk("kiosk-2"))
    assert payer.center.as_kiosk("kiosk-2").get(f"/v1/fees/orders/{order['id']}").status_code == 404
    assert other.close(order, "left").status_code == 422
    assert payer.center.client.get(f"/v1/fees/orders/{order['id']}").status_code == 401
    assert payer.center.client.get("/v1/fees/orders").status_code == 401


def test_nothing_of_a_person_is_in_books_answers_or_log_and_marks_are_forgotten(payer: Payer) -> None:
    order = payer.paid()
    payer.settle(payer.issue(order).json(), "printed")
    told = repr(payer.look(order)) + "".join(
        repr(payer.center.rows(f"SELECT * FROM {table}")) for table in ("fees", "events", "requests")
    )
    for secret in (LI["name"], LI["number"], LI["number"][-4:] + "'"):
        assert secret not in told
    office = open_office(payer.center.desk)
    later(payer, days=32)
    assert keeping.forget_marks(payer.center.desk, office) >= 1
    assert payer.row(order)["mark"] is None
    payer.center.at("2037-10-12T09:30:00+08:00")
    assert keeping.delete_records(payer.center.desk, office) >= 1
    assert read_fees_plan(payer.center.desk.settings.config).kept.records == 3660
