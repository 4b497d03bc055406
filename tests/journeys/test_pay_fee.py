"""缴费 on real parts: a center with its payment sandbox, paid by the dock's till; a paper that costs something, printed
on a real IPP printer, and everything that can come between the money and the paper."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from drivers.controls import Handle
from kiosk.center.contract.fees import FeeClosing
from kiosk.center.contract.papers import PaperOutcome
from kiosk.center.memory import Memory
from kiosk.center.papers import CUT_OFF
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.machine import Machine
from kiosk.scenes import Answer, Home
from kiosk.scenes.fees import FeeCode, FeePaid, FeeUnpaid, PayFee
from kiosk.scenes.papers import PaperDone, PaperRefused
from tests.appliance import TOKEN, until
from tests.journeys.test_print_certificate import gives_up
from tests.shipped_hall import OFTEN, PAID_SOON, shipped_hall
from tests.world import Meanwhile, World, code_sent, last, open_world, pressed, shown

CODE, SECOND = "202611200016", "202611200024"
COSTS = """
[kinds.no_property]
fee = "10.00"
basis = "示例收费标准"
"""
OWED = f"""
[[owed]]
item = "gongan-001-02"
code = "{SECOND}"
"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = shipped_hall(tmp_path_factory.mktemp("fees") / "hall", OFTEN | PAID_SOON, {"fees.toml": COSTS + OWED})
    with open_world(pages=True, hall=folder) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.pages.do("calm")
    hall.dock.reader.do("remove_card")
    till(hall).do("open")


def till(hall: World) -> Handle:
    return Handle(hall.dock.folder / "till.sock")


def paid(hall: World, verb: str = "pay") -> Meanwhile:
    """A telephone is held to the code on the screen."""

    async def scan(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PayFee")
        till(hall).do(verb)

    return scan


def prints(hall: World, **more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("print_certificate"),
        "Identify": None,
        "FaceConsent": Answer("code"),
        "PhoneCode": code_sent(hall),
        "ChoosePaper": Answer("choose", "no_property"),
        "PaperPreview": Answer("print", 2),
        "PayFee": None,
        "FeePaid": Answer("done"),
        "FeeUnpaid": Answer("done"),
        "PaperPrinting": None,
        "PaperDone": Answer("done"),
        "PaperRefused": Answer("done"),
        "RateVisit": Answer("done"),
    }
    return script | more


def visit(hall: World, script: Mapping[str, Reply | Sequence[Reply]], *then: Meanwhile, **timing: Any) -> ScriptedStage:
    async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who="chen")
        for each in then:
            await each(stage, machine)

    return hall.visit(script, meanwhile, **timing)


def fees(hall: World) -> list[tuple[str, str, int]]:
    """State, reason and amount of every paper's fee, oldest first."""
    found = hall.center.rows("SELECT state, reason, amount FROM fees WHERE sort = 'paper' ORDER BY place")
    return [(str(state), str(reason), int(amount)) for state, reason, amount in found]


async def comes_back(hall: World) -> None:
    await until(lambda: fees(hall)[-1][0] == "refunded", 15, "the refund")


def back(hall: World) -> Meanwhile:
    async def wait(_stage: ScriptedStage, _machine: Machine) -> None:
        await comes_back(hall)

    return wait


def test_a_paper_is_paid_and_printed_and_the_receipt_says_so(hall: World) -> None:
    stage = visit(hall, prints(hall), paid(hall))
    names = stage.names()
    assert names[names.index("PaperPreview") :][:5] == [
        "PaperPreview", "PayFee", "FeePaid", "PaperPrinting", "PaperDone",
    ]  # fmt: skip
    assert hall.outcome == "printed"
    pay = last(stage, PayFee)
    assert (pay.amount, pay.copies, pay.basis) == ("20.00", 2, "示例收费标准")
    assert 0 < pay.seconds <= 180
    assert last(stage, PaperDone).fee == "20.00"
    assert fees(hall)[-1] == ("used", "", 2000)
    slip = "\n".join(hall.dock.tickets()[-1])
    assert "20.00" in slip
    assert pay.number in slip
    assert till(hall).state()["orders"][0]["state"] == "paid"


def test_a_printer_that_cannot_print_takes_no_money(hall: World) -> None:
    before = len(fees(hall))
    hall.dock.pages.do("paper_out")
    stage = visit(hall, prints(hall))
    assert last(stage, PaperRefused).why == "printer"
    assert len(fees(hall)) == before


@pytest.mark.slow
def test_the_printer_runs_out_while_the_citizen_pays(hall: World) -> None:
    async def runs_out(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PayFee")
        hall.dock.pages.do("paper_out")
        till(hall).do("pay")

    stage = visit(hall, prints(hall), runs_out, back(hall))
    assert (last(stage, PaperRefused).why, last(stage, PaperRefused).fee) == ("printer", "20.00")
    assert fees(hall)[-1][:2] == ("refunded", "printer")


@pytest.mark.slow
def test_a_paper_that_is_void_gives_the_money_back_and_says_so(hall: World) -> None:
    """Paper ends after the first page, and the citizen does not wait."""
    hall.dock.pages.do("paper_left", sheets=1)
    stage = visit(hall, prints(hall), paid(hall), gives_up(hall), back(hall))
    assert (last(stage, PaperDone).result, last(stage, PaperDone).fee) == ("void", "20.00")


def test_a_paper_that_may_not_be_whole_leaves_a_receipt_for_the_money(hall: World) -> None:
    """The printer gives up after the first page: staff decide, and until then the fee stays."""
    hall.dock.pages.do("abort", after=1)
    stage = visit(hall, prints(hall), paid(hall))
    done, pay = last(stage, PaperDone), last(stage, PayFee)
    assert (done.result, done.fee, done.order, done.receipt) == ("unconfirmed", "20.00", pay.number, True)
    assert fees(hall)[-1] == ("paid", "unconfirmed", 2000)
    slip = "\n".join(hall.dock.tickets()[-1])
    for words in ("缴费凭条", "20.00", pay.number, done.number, "可能没有打完整"):
        assert words in slip


def test_who_does_not_want_to_pay_goes_back_and_is_not_charged(hall: World) -> None:
    async def thinks_again(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PayFee")
        await pressed(stage, Answer("back"), "PaperPreview")

    stage = visit(hall, prints(hall, PaperPreview=[Answer("print", 1), Answer("home")]), thinks_again)
    assert stage.names()[-2:] == ["PayFee", "PaperPreview"]
    assert fees(hall)[-1] == ("expired", "left", 1000)


def test_who_leaves_after_the_payment_gets_it_back(hall: World) -> None:
    stage = visit(hall, prints(hall, FeePaid=Answer("home")), paid(hall), back(hall))
    assert stage.names()[-1] == "FeePaid"
    assert fees(hall)[-1][:2] == ("refunded", "left")


@pytest.mark.slow
def test_a_payment_that_fails_can_be_tried_again(hall: World) -> None:
    async def second_card(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "FeeUnpaid")
        await until(lambda: isinstance(stage.seen[-1], PayFee))
        till(hall).do("pay")

    stage = visit(hall, prints(hall, FeeUnpaid=Answer("again")), paid(hall, "fail"), second_card)
    assert last(stage, FeeUnpaid).why == "failed"
    assert hall.outcome == "printed"
    assert [state for state, _, _ in fees(hall)[-2:]] == ["failed", "used"]


def test_a_kiosk_that_was_cut_off_after_the_payment_says_so(hall: World) -> None:
    """What it wrote down beforehand is told when it is back, and the money comes back."""
    memory = Memory(hall.settings().data / "memory")
    kept: list[Path] = []

    def cut(_scene: Any) -> Answer:
        kept.extend(path for path in (hall.settings().data / "memory").glob("feeclosing.json"))
        return Answer("done")

    visit(hall, prints(hall, FeePaid=cut), paid(hall))
    assert kept, "it is written down before the paper is asked for"
    assert memory.recall(FeeClosing) is None, "the paper is written down by itself"
    assert memory.recall(PaperOutcome) is None
    unused = ordered(hall)
    till(hall).do("pay", order=unused["number"])
    at = datetime.fromisoformat("2026-11-20T09:50:00+08:00")
    memory.keep(FeeClosing(order=unused["id"], reason=CUT_OFF, at=at))
    hall.visit({"Home": Answer("back")}, back(hall))
    assert memory.recall(FeeClosing) is None
    assert [each[:2] for each in fees(hall)[-2:]] == [("used", ""), ("refunded", "late cutOff")]


def ordered(hall: World) -> dict[str, Any]:
    """An order whose kiosk is cut off as soon as it has it."""
    chen = {"kind": "resident", "number": "990101197003150024", "name": "陈样本"}
    body = {"holder": chen, "kind": "no_property", "copies": 1, "confirmed": "face", "visit": "visit-0001"}
    headers = {"Authorization": f"Bearer {TOKEN}", "Idempotency-Key": uuid.uuid4().hex}
    order: dict[str, Any] = requests.post(
        f"{hall.center.address}/v1/papers/fees", json=body, headers=headers, timeout=5
    ).json()
    return order


# ------------------------------------------------------------------------------------------ slips


def test_a_slip_is_typed_paid_and_receipted(hall: World) -> None:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("pay_fee"),
        "FeeCode": [Answer("ok", "123456789012"), Answer("ok", CODE)],
        "PayFee": None,
        "FeePaid": Answer("done"),
    }
    stage = hall.visit(script, paid(hall))
    assert hall.outcome == "paid"
    assert [scene.trouble for scene in stage.seen if isinstance(scene, FeeCode)] == ["", "unknownOrder"]
    done = last(stage, FeePaid)
    assert (done.amount, done.slip, done.receipt) == ("20.00", True, True)
    receipt = "\n".join(hall.dock.tickets()[-1])
    assert done.number in receipt


def test_a_slip_that_is_paid_gets_its_receipt_again_and_is_not_charged(hall: World) -> None:
    """Whoever paid and left before anybody could say so types it once more. (The slip of the test before.)"""
    printed = len(hall.dock.tickets())
    stage = hall.visit({"Home": Answer("pay_fee"), "FeeCode": Answer("ok", CODE), "FeePaid": Answer("done")})
    assert stage.names() == ["Home", "FeeCode", "FeePaid"]
    done = last(stage, FeePaid)
    assert (done.amount, done.before, done.receipt) == ("20.00", True, True)
    assert len(hall.dock.tickets()) == printed + 1
    assert hall.center.rows(f"SELECT state FROM fees WHERE code = '{CODE}'") == [("paid",)]


def test_who_pays_a_slip_and_goes_back_in_the_same_moment_gets_the_receipt(hall: World) -> None:
    async def pays_and_goes_back(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PayFee")
        till(hall).do("pay")
        await pressed(stage, Answer("back"), "FeePaid")

    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": [Answer("pay_fee"), Answer("back")],
        "FeeCode": [Answer("ok", SECOND), Answer("back")],
        "PayFee": None,
        "FeePaid": Answer("done"),
    }
    stage = hall.visit(script, pays_and_goes_back)
    assert stage.names() == ["Home", "FeeCode", "PayFee", "FeePaid"]
    assert (last(stage, FeePaid).receipt, last(stage, FeePaid).before) == (True, False)


def test_what_the_hall_does_stands_on_the_home_screen_once_the_center_said_so(hall: World) -> None:
    def all_there(scene: Home) -> bool:
        return {"pay_fee", "file_application"} <= {service.name for service in scene.services}

    async def told(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Home", all_there)
        await pressed(stage, Answer("back"))

    hall.visit({"Home": None}, told)


def test_the_center_is_lost_after_the_fee_and_before_the_paper(hall: World) -> None:
    """The kiosk says that the money comes back, and the center gives it back once it is there again. The last test:
    this center's clock begins anew."""

    def lost(_scene: Any) -> Answer:
        hall.center.kill()
        return Answer("done")

    async def comes_again(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperRefused")
        hall.center.start()
        await comes_back(hall)

    stage = visit(hall, prints(hall, FeePaid=lost), paid(hall), comes_again)
    assert (last(stage, PaperRefused).why, last(stage, PaperRefused).fee) == ("centerAway", "20.00")
    assert fees(hall)[-1][:2] == ("refunded", "centerAway")
