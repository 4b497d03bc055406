"""Slips of the hall paid at the kiosk, on real parts: one that a clerk wrote for a case, and one that came with the
receipt of a filing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from drivers.controls import Handle
from kiosk.center.contract.fees import SLIP
from kiosk.center.contract.staff import AccountRequest, Role
from kiosk.demo.citizen import ScriptedStage
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.storage import Store
from kiosk.machine import Machine
from kiosk.scenes import Answer
from kiosk.scenes.fees import FeePaid, PayFee
from kiosk.scenes.filing import FormDone
from tests.hall.staff_room import PASSWORD, Person, hash_of
from tests.journeys.case_hall import LI
from tests.journeys.filing_hall import PENSION, files, patient_hall, visit
from tests.world import World, held_up, last, open_world, shown

FREE = 'fee = "不收费"\nfee_en = "No fee"\nfee_yuan = 0.0\nbasis = "《社会保险法》第十条、第五十八条"'
COSTS = 'fee = "示例：每件 20 元"\nfee_en = "CNY 20"\nfee_yuan = 20.0\nbasis = "示例收费标准"'


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = patient_hall(tmp_path_factory.mktemp("slips") / "hall")
    items = folder / "items" / "renshe.toml"
    before, code, after = items.read_text(encoding="utf-8").partition('code = "renshe-005"')
    assert FREE in after
    items.write_text(before + code + after.replace(FREE, COSTS, 1), encoding="utf-8")
    with open_world(hall=folder) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("remove_card")


@pytest.fixture
def clerk(hall: World) -> Iterator[Person]:
    store, badge = Store(f"sqlite:///{hall.center.data / 'center.db'}"), uuid.uuid4().hex[:6]
    wanted = AccountRequest(name="员工", badge=badge, role=Role.CLERK)
    with store.writing() as connection:
        accounts.add(connection, Doer("test"), datetime.now(UTC), wanted, hash_of(PASSWORD), must_change=False)
    store.close()
    with Person(hall.center.address) as person:
        assert person.sign_in(badge).status_code == 201
        yield person


def fees_of(clerk: Person, case: str) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = clerk.ask("GET", f"/v1/cases/{case}").json()["fees"]
    return seen


def made(clerk: Person, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = clerk.ask("POST", path, body, **{"Idempotency-Key": uuid.uuid4().hex})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def pays(hall: World, stage: ScriptedStage) -> None:
    await shown(stage, "PayFee")
    Handle(hall.dock.folder / "till.sock").do("pay")


def test_a_slip_that_a_clerk_wrote_for_a_case_is_scanned_and_paid(hall: World, clerk: Person) -> None:
    case = made(clerk, "/v1/cases", {"item": PENSION, "applicant": LI.model_dump()})["id"]
    written = made(clerk, f"/v1/cases/{case}/fees", {"copies": 2})
    code = SLIP + written["code"]

    async def hold_and_pay(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "FeeCode")
        await held_up(hall, code, lambda: "PayFee" in stage.names())
        await pays(hall, stage)

    stage = hall.visit(
        {"Home": Answer("pay_fee"), "FeeCode": None, "PayFee": None, "FeePaid": Answer("done")}, hold_and_pay
    )
    assert hall.outcome == "paid"
    pay = last(stage, PayFee)
    assert (pay.amount, pay.copies, pay.number) == ("40.00", 2, written["number"])
    assert pay.basis == "示例收费标准"
    [seen] = fees_of(clerk, case)
    assert seen["state"] == "paid"


def test_what_is_filed_and_costs_is_paid_before_the_citizen_leaves(hall: World, clerk: Person) -> None:
    async def scan(stage: ScriptedStage, machine: Machine) -> None:
        await pays(hall, stage)

    stage = visit(hall, files(hall, PENSION, FormDone=Answer("pay"), PayFee=None, FeePaid=Answer("done")), scan)
    assert hall.outcome == "filed"
    assert stage.names()[-3:] == ["FormDone", "PayFee", "FeePaid"]
    done, paid = last(stage, FormDone), last(stage, FeePaid)
    assert (done.fee, done.paper) == ("20.00", "printed")
    assert (paid.amount, paid.slip, paid.receipt) == ("20.00", True, True)
    receipt, money = ("\n".join(each) for each in hall.dock.tickets()[-2:])
    assert "费用 20.00 元" in receipt
    assert done.code in receipt
    assert paid.number in money
    [(case,)] = hall.center.rows('SELECT "case" FROM fees ORDER BY day DESC, place DESC LIMIT 1')
    assert [each["state"] for each in fees_of(clerk, case)] == ["paid"]


def test_who_pays_later_leaves_with_a_slip_that_stays_owed(hall: World, clerk: Person) -> None:
    stage = visit(hall, files(hall, PENSION), who="chen")
    done = last(stage, FormDone)
    assert stage.names()[-1] == "FormDone"
    [(case, state)] = hall.center.rows(f"SELECT \"case\", state FROM fees WHERE code = '{done.code.replace(' ', '')}'")
    assert state == "owed"
    assert [each["amount"] for each in fees_of(clerk, case)] == [2000]


def test_a_window_takes_the_money_while_the_kiosk_shows_the_code(hall: World, clerk: Person) -> None:
    """The kiosk lets go of its code and prints the receipt: the slip is paid, and nobody is asked twice."""
    order = made(clerk, "/v1/fees/slips", {"item": PENSION})

    async def at_the_window(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PayFee")
        made(clerk, f"/v1/fees/orders/{order['id']}/payments", {"way": "cash"})

    script = {"Home": Answer("pay_fee"), "FeeCode": Answer("ok", order["code"]), "PayFee": None}
    stage = hall.visit(script | {"FeePaid": Answer("done")}, at_the_window)
    assert stage.names() == ["Home", "FeeCode", "PayFee", "FeePaid"]
    assert (last(stage, FeePaid).before, last(stage, FeePaid).receipt) == (True, True)
    state = f"SELECT state, way FROM fees WHERE what = '{PENSION}' ORDER BY day DESC, place DESC LIMIT 2"
    assert hall.center.rows(state) == [("paid", "cash"), ("canceled", "")]
