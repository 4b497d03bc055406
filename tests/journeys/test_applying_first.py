"""先申请 on real parts: a paper that is applied for first leads to its application, and is printed once granted."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

import pytest

from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.hall.staff.command import Register
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.scenes.filing import FormAsk
from kiosk.scenes.papers import ChoosePaper
from tests.hall.staff_room import PASSWORD, Person
from tests.journeys.filing_hall import SIGNED, cases, drafts, looked_over, patient_hall, visit
from tests.world import World, code_sent, open_world

KIND, ITEM = "no_crime_record", "gongan-012-01"
VALUES = {"purpose": "job", "first_day": "2015-01-01", "true": "yes", "phone": "13900000000"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = patient_hall(tmp_path_factory.mktemp("first") / "hall")
    with open_world(pages=True, hall=folder) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_citizen(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("remove_card")


@pytest.fixture(scope="module")
def clerk(hall: World) -> Iterator[Person]:
    Register(f"sqlite:///{hall.center.data / 'center.db'}", hall.center.data).add("007", "员工", "clerk", PASSWORD)
    with Person(hall.center.address) as person:
        assert person.sign_in("007").status_code == 201
        yield person


def answered(scene: Scene) -> Answer:
    assert isinstance(scene, FormAsk)
    return Answer("choose" if scene.choices else "ok", VALUES[scene.key])


def prints(hall: World, *papers: Answer, **more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": [Answer("print_certificate"), Answer("back")],
        "Identify": None,
        "FaceEnd": Answer("code"),
        "PhoneCode": code_sent(hall),
        "ChoosePaper": list(papers),
        "FormNeeds": Answer("next"),
        "FormCheck": looked_over,
        "FormAsk": answered,
        "SignHere": SIGNED,
        "FormDone": Answer("done"),
        "FormLeave": Answer("erase"),
        "PaperPreview": Answer("print", 1),
        "PaperPrinting": None,
        "PaperDone": Answer("done"),
        "RateVisit": Answer("leave"),
    }
    return script | more


def cards(stage: ScriptedStage) -> list[tuple[str, bool]]:
    """How the kind stood on each list of papers: why not, and whether it could be applied for."""
    shown = [scene for scene in stage.seen if isinstance(scene, ChoosePaper)]
    return [(card.why, card.apply) for scene in shown for card in scene.kinds if card.code == KIND]


def test_who_turns_back_at_the_application_stands_before_the_papers_again(hall: World) -> None:
    stage = visit(hall, prints(hall, Answer("apply", KIND), Answer("back"), FormNeeds=Answer("back")))
    assert stage.names()[-4:] == ["ChoosePaper", "FormNeeds", "ChoosePaper", "Home"]
    assert cards(stage) == [("applyFirst", True)] * 2
    assert drafts(hall) == []


def test_who_leaves_a_form_that_was_begun_is_asked_about_it(hall: World) -> None:
    stage = visit(hall, prints(hall, Answer("apply", KIND), Answer("back"), FormCheck=Answer("back")))
    assert stage.names()[-5:] == ["FormNeeds", "FormCheck", "FormLeave", "ChoosePaper", "Home"]
    assert drafts(hall) == [], "nothing stays of it"
    assert cases(hall) == []


def test_a_paper_is_applied_for_granted_and_printed(hall: World, clerk: Person) -> None:
    stage = visit(hall, prints(hall, Answer("apply", KIND), Answer("back")))
    assert hall.outcome == "filed"
    names = stage.names()
    assert names.count("Identify") == 1, "who stands here is known"
    assert names.count("PhoneCode") == 1
    assert names[-3:] == ["SignHere", "FormDone", "ChoosePaper"]
    assert cards(stage) == [("applyFirst", True), ("applied", False)]
    assert cases(hall) == [(ITEM, "kiosk", "received")]

    before = visit(hall, prints(hall, Answer("back")))
    assert cards(before) == [("applyFirst", True)], "nobody has decided yet"

    [(case,)] = hall.center.rows("SELECT id FROM cases")
    for verb in ("accept", "grant"):
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        done = clerk.ask("POST", f"/v1/cases/{case}/acts", {"verb": verb}, **headers)
        assert done.status_code == 200, done.text

    printed = visit(hall, prints(hall, Answer("choose", KIND)))
    assert cards(printed) == [("", False)]
    assert hall.outcome == "printed"
    assert hall.center.rows("SELECT kind, state FROM papers") == [(KIND, "printed")]


def test_a_hall_without_filing_says_only_that_it_has_to_be_applied_for(hall: World) -> None:
    def not_there(machine: Machine) -> None:
        machine.house.filing.offered.yes = False
        machine.house.filing.offered.heard(False)

    stage = visit(hall, prints(hall, Answer("back")), who="li", prepare=not_there)
    assert {apply for _why, apply in cards(stage)} == {False}
