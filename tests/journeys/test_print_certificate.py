"""打印证明 on real parts: a center with its register, a card reader, and a real IPP printer that runs out of paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from kiosk.center.contract.papers import PaperOutcome, PaperState
from kiosk.center.contract.staff import AccountRequest, Role
from kiosk.center.memory import Memory
from kiosk.center.papers import CUT_OFF
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.storage import Store
from kiosk.machine import Machine
from kiosk.scenes import Answer, Home, Service
from kiosk.scenes.papers import ChoosePaper, PaperDone, PaperPreview, PaperPrinting, PaperRefused
from tests.appliance import until
from tests.hall.staff_room import PASSWORD, Person, hash_of
from tests.shipped_hall import shipped_hall
from tests.world import Meanwhile, World, code_sent, last, open_world, pressed, shown


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(pages=True, hall=shipped_hall(tmp_path_factory.mktemp("papers") / "hall")) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.pages.do("calm")
    hall.dock.reader.do("remove_card")


def prints(hall: World, **more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("print_certificate"),
        "Identify": None,
        "FaceConsent": Answer("code"),
        "PhoneCode": code_sent(hall),
        "ChoosePaper": Answer("choose", "no_property"),
        "PaperPreview": Answer("print", 1),
        "PaperPrinting": None,
        "PaperDone": Answer("done"),
        "RateVisit": Answer("leave"),
        "PaperRefused": Answer("done"),
    }
    return script | more


def visit(
    hall: World,
    script: Mapping[str, Reply | Sequence[Reply]],
    *then: Meanwhile,
    who: str = "chen",
    prepare: Callable[[Machine], None] = lambda machine: None,
    **timing: Any,
) -> ScriptedStage:
    async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "Identify")
        hall.dock.reader.do("present_card", who=who)
        for each in then:
            await each(stage, machine)

    return hall.visit(script, meanwhile, prepare=prepare, **timing)


def papers(hall: World) -> list[tuple[Any, ...]]:
    """State, sheets and reason of every paper in the books, oldest first."""
    return hall.center.rows("SELECT state, sheets, reason FROM papers ORDER BY place")


async def settled(hall: World) -> None:
    """The printer has said its last word."""
    memory = Memory(hall.settings().data / "memory")
    await until(lambda: memory.recall(PaperOutcome) is None, 15, "the printer's last word")


def test_a_paper_from_the_card_to_the_sheet(hall: World) -> None:
    before = hall.dock.pages.state()["printed"]
    bad = {"RateVisit": Answer("rate", "dissatisfied"), "RateReasons": Answer("send", ["207"])}
    stage = visit(hall, prints(hall, PaperPreview=Answer("print", 2), **bad, RateThanks=Answer("done")))
    assert stage.names() == [
        "Home", "Identify", "FaceConsent", "PhoneCode", "ChoosePaper", "PaperPreview", "PaperPrinting", "PaperDone",
        "RateVisit", "RateReasons", "RateThanks",
    ]  # fmt: skip
    assert hall.outcome == "printed"
    services = [service.name for service in last(stage, Home).services]
    assert set(services) >= {"take_ticket", "print_certificate", "track_case", "guide"}
    done = last(stage, PaperDone)
    assert (done.result, done.sheets, done.of) == ("printed", 2, 2)
    assert papers(hall)[-1] == ("printed", 2, "")
    assert hall.dock.pages.state()["printed"] == before + 2
    query = "SELECT ratings.level, reasons, channel FROM ratings JOIN papers ON papers.id = service"
    assert hall.center.rows(query) == [("dissatisfied", "207", "kiosk")], "the paper's own rating"
    receipt = hall.dock.tickets()[-1]
    assert any(done.number in line for line in receipt)
    assert not any("陈" in line for line in receipt), "a receipt names nobody"
    page = requests.get(f"{hall.center.address}/verify/{done.code.replace(' ', '')}", timeout=5).text
    assert "真实有效" in page
    assert done.number in page


def test_a_site_without_the_face_prints_as_well(hall: World) -> None:
    def off(machine: Machine) -> None:
        machine.house.identifying.face_for = ()

    stage = visit(hall, prints(hall, FaceEnd=Answer("code"), RateVisit=Answer("leave")), prepare=off)
    assert stage.names()[:5] == ["Home", "Identify", "FaceEnd", "PhoneCode", "ChoosePaper"]
    assert hall.outcome == "printed"


def test_what_there_is_comes_first_and_the_rest_says_why(hall: World) -> None:
    stage = visit(hall, prints(hall, ChoosePaper=Answer("home")))
    whys = [card.why for card in last(stage, ChoosePaper).kinds]
    assert whys == sorted(whys, key=bool)
    assert {"", "noRecord"} <= set(whys)
    [granted] = [card for card in last(stage, ChoosePaper).kinds if card.code == "no_crime_record"]
    assert granted.why == "", "what was applied for and granted is printed like any other"
    assert last(stage, ChoosePaper).who == "陈*"


def test_the_preview_shows_the_paper_and_back_leads_back(hall: World) -> None:
    stage = visit(
        hall,
        prints(
            hall,
            PaperPreview=[Answer("back"), Answer("home")],
            ChoosePaper=[Answer("choose", "no_property"), Answer("choose", "social_insurance")],
        ),
    )
    first, second = [scene for scene in stage.seen if isinstance(scene, PaperPreview)]
    assert len(first.pictures) == first.pages == 1
    assert second.name != first.name
    assert all(picture.startswith("data:image/png;base64,") for picture in second.pictures)


def test_paper_ends_after_the_first_page_staff_refill_and_the_rest_comes(hall: World) -> None:
    async def refill(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "paperOut" and scene.done == 1)
        hall.dock.pages.do("paper_ok")

    hall.dock.pages.do("paper_left", sheets=1)
    stage = visit(hall, prints(hall, PaperPreview=Answer("print", 2)), refill)
    assert hall.outcome == "printed"
    assert papers(hall)[-1] == ("printed", 2, "")
    troubles = [scene.trouble for scene in stage.seen if isinstance(scene, PaperPrinting)]
    assert troubles[-1] == ""
    assert ("device", "paperOut") in told(hall)


def told(hall: World) -> set[tuple[str, str]]:
    rows = hall.center.rows("SELECT kind, detail FROM events WHERE kind = 'device'")
    return {(kind, json.loads(detail)["detail"]) for kind, detail in rows}


def gives_up(hall: World) -> Meanwhile:
    """Paper has ended and the citizen does not wait; staff come when they have gone."""

    async def stop(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "paperOut")
        await pressed(stage, Answer("stop"), "PaperDone")
        hall.dock.pages.do("paper_ok")
        await settled(hall)

    return stop


def test_paper_ends_nobody_comes_and_the_citizen_gives_up(hall: World) -> None:
    """What came out is void, and the quota of the day is given back."""
    left = used(hall)
    hall.dock.pages.do("paper_left", sheets=1)
    stage = visit(hall, prints(hall, PaperPreview=Answer("print", 2)), gives_up(hall))
    assert hall.outcome == "void"
    done = last(stage, PaperDone)
    assert (done.result, done.sheets) == ("void", 1)
    assert stage.names()[-1] == "PaperDone", "what is void is not rated"
    assert papers(hall)[-1][0] == "void", "whatever still came out when there was paper again"
    assert used(hall) == left
    assert "已作废" in requests.get(f"{hall.center.address}/verify/{done.code.replace(' ', '')}", timeout=5).text


def allow_again(hall: World) -> str:
    """A manager allows one more print of the newest paper, here; its number."""
    store = Store(f"sqlite:///{hall.center.data / 'center.db'}")
    wanted = AccountRequest(name="员工0900", badge="0900", role=Role.MANAGER)
    with store.writing() as connection:
        accounts.add(connection, Doer("test"), datetime.now(UTC), wanted, hash_of(PASSWORD), must_change=False)
    store.close()
    [(paper, number)] = hall.center.rows("SELECT id, number FROM papers ORDER BY place DESC LIMIT 1")
    with Person(hall.center.address) as manager:
        assert manager.sign_in("0900").status_code == 201
        act = {"act": "again", "reason": "缺纸，只出来一张，已收回"}
        answer = manager.ask("POST", f"/v1/papers/{paper}/acts", act, **{"Idempotency-Key": "reprint-0001"})
        assert answer.status_code == 201, answer.text
    return str(number)


@pytest.mark.slow
def test_a_paper_that_staff_allow_once_more_is_the_same_paper(hall: World) -> None:
    """Half of it came out; the rest is void. Staff allow one more print; then it is there, and only once."""
    hall.dock.pages.do("paper_left", sheets=1)
    two = prints(hall, ChoosePaper=Answer("choose", "household"), PaperPreview=Answer("print", 2))
    visit(hall, two, gives_up(hall))
    hall.dock.pages.do("calm")
    number = allow_again(hall)
    stage = visit(hall, prints(hall, PaperAgain=Answer("again")))
    assert stage.names()[-5:] == ["PhoneCode", "PaperAgain", "PaperPrinting", "PaperDone", "RateVisit"]
    done = last(stage, PaperDone)
    assert (done.result, done.number, done.of) == ("printed", number, 2)
    state, sheets, _ = papers(hall)[-1]
    assert state == "printed"
    assert sheets >= 3, "one void, two again: every sheet is counted"
    assert any("补打" in line for line in hall.dock.tickets()[-1])
    stage = visit(hall, prints(hall, ChoosePaper=Answer("home")))
    assert "PaperAgain" not in stage.names()


def used(hall: World) -> int:
    [(number,)] = hall.center.rows("SELECT count(*) FROM papers WHERE state <> 'void' AND kind = 'no_property'")
    return int(number)


def test_a_printer_without_paper_takes_no_number(hall: World) -> None:
    hall.dock.pages.do("paper_out")
    before = len(papers(hall))
    stage = visit(hall, prints(hall))
    assert (last(stage, PaperRefused).why, last(stage, PaperRefused).detail) == ("printer", "paperOut")
    assert hall.outcome == "refused"
    assert len(papers(hall)) == before


def test_a_printer_that_is_gone_is_said_on_the_home_screen(hall: World) -> None:
    hall.dock.pages.do("unplug")

    async def look_again(stage: ScriptedStage, machine: Machine) -> None:
        await machine.house.rack.look()
        await until(lambda: not service(stage).enabled)
        await pressed(stage, Answer("back"))

    def service(stage: ScriptedStage) -> Service:
        [found] = [each for each in last(stage, Home).services if each.name == "print_certificate"]
        assert isinstance(found, Service)
        return found

    stage = hall.visit({"Home": None}, look_again)
    assert service(stage).why == "device"


def test_a_citizen_who_walks_away_leaves_no_open_paper(hall: World) -> None:
    """Nobody answers 还在吗 while the paper is out: what has not come out is void."""
    hall.dock.pages.do("paper_left", sheets=1)

    async def nothing(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "PaperPrinting", lambda scene: scene.trouble == "paperOut")
        await until(lambda: stage.resets > 0, 20, "the end of the visit")
        hall.dock.pages.do("paper_ok")
        await settled(hall)

    visit(hall, prints(hall, PaperPreview=Answer("print", 2)), nothing, idle=0.5, idle_form=30.0, countdown=0.6)
    assert hall.outcome == "idle"
    state, sheets, _ = papers(hall)[-1]
    assert state == "void"
    assert sheets >= 1


@pytest.mark.slow
def test_the_quota_of_a_day(hall: World) -> None:
    most = 5 - used(hall)
    for _ in range(most):
        visit(hall, prints(hall))
    stage = visit(hall, prints(hall, ChoosePaper=Answer("home")))
    [card] = [card for card in last(stage, ChoosePaper).kinds if card.code == "no_property"]
    assert (card.left, card.why) == (0, "quotaReached")
    assert last(stage, ChoosePaper).next_open == "2026-11-23 09:00"


def test_a_kiosk_that_was_cut_off_says_that_nobody_knows(hall: World) -> None:
    """It wrote down beforehand that sheets may have come out; when it is back, the center learns of it."""
    stage = visit(hall, prints(hall, ChoosePaper=Answer("choose", "household")))
    [(paper,)] = hall.center.rows("SELECT id FROM papers ORDER BY place DESC LIMIT 1")
    assert last(stage, PaperDone).result == "printed"
    memory = Memory(hall.settings().data / "memory")
    assert memory.recall(PaperOutcome) is None, "nothing is open any more"
    at = datetime.fromisoformat("2026-11-20T09:50:00+08:00")
    memory.keep(PaperOutcome(paper=paper, state=PaperState.UNCONFIRMED, sheets=0, reason=CUT_OFF, at=at))
    hall.visit({"Home": Answer("back")})
    assert memory.recall(PaperOutcome) is None
    assert ("paperSettled",) in hall.center.rows("SELECT kind FROM events WHERE detail LIKE '%cutOff%'")


def test_nothing_of_the_citizen_and_no_document_stays_behind(hall: World) -> None:
    """In the kiosk's folder, the center's books and the printer's spool, after visits that printed, failed and broke
    off. What the demonstration's message sandbox writes for the dock to read is no part of the product's books."""
    stage = visit(hall, prints(hall, ChoosePaper=Answer("choose", "low_income")))
    assert last(stage, PaperDone).result == "printed"
    left = []
    for path in sorted(hall.folder.rglob("*")):
        if not path.is_file() or path.name == "sandbox-codes.jsonl":
            continue
        content = path.read_bytes()
        assert not content.startswith(b"%PDF"), f"{path.name} is a document"
        left += [path.name for mark in ("陈样本", "990101197003150024") if mark.encode() in content]
    assert left == []
