"""申报 on real parts: a center with its registers and forms, a card reader, a document camera, a citizen's phone."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

import pytest

from drivers.controls import Handle
from kiosk.center.client import CenterClient
from kiosk.center.filing import FilingDesk
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.journeys.filing_resuming import code_of
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.scenes.filing import (
    FormAsk,
    FormCheck,
    FormDone,
    FormGaps,
    FormLeave,
    FormRefused,
    MaterialAsk,
    MaterialShot,
    PhoneSend,
    ResumeWho,
    SignHere,
)
from tests.appliance import TOKEN, Wire, until
from tests.hall.filing.office import ink, photo
from tests.journeys.case_hall import CHEN, LI, received
from tests.journeys.filing_hall import (
    ALLOWANCE,
    PENSION,
    SIGNED,
    WORK,
    answered,
    any_of,
    book,
    by_phone,
    cases,
    drafts,
    files,
    kept,
    patient_hall,
    shoot,
    size_of,
    visit,
    written,
)
from tests.world import World, held_up, last, open_world, pressed, shown


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_world(hall=patient_hall(tmp_path_factory.mktemp("filing") / "hall")) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("remove_card")


def test_from_the_card_to_the_receipt(hall: World) -> None:
    before = len(cases(hall))
    stage = visit(hall, files(hall, PENSION))
    assert stage.names() == [
        "Home", "ChooseForm", "FormNeeds", "Identify", "FaceEnd", "PhoneCode", "FormCheck", "FormAsk", "FormCheck",
        "SignHere", "FormDone",
    ]  # fmt: skip
    assert hall.outcome == "filed"
    assert cases(hall)[before:] == [(PENSION, "kiosk", "received")]
    assert drafts(hall) == []
    asked = [scene.key for scene in stage.seen if isinstance(scene, FormAsk)]
    assert asked == ["begins", "base", "monthly", "true"], "what is known is not asked"
    known = next(scene for scene in stage.seen if isinstance(scene, FormCheck))
    assert {line.key: (line.shown, line.origin) for line in known.lines} == {
        "name": ("李*", "card"),
        "number": ("990***********0019", "card"),
        "personal_number": ("******2003", "register"),
        "phone": ("138****0019", "register"),
    }
    done = last(stage, FormDone)
    assert (done.kept, done.paper) == (False, "printed")
    slip = hall.dock.tickets()[-1]
    assert any(done.number in line for line in slip)
    assert not any("李示范" in line for line in slip)


@pytest.mark.slow
def test_what_is_wrong_is_said_and_asked_again(hall: World) -> None:
    wrong = iter(["2020-01-01", "2026-12-01"])

    def reply(scene: Scene) -> Answer:
        assert isinstance(scene, FormAsk)
        return Answer("ok", next(wrong)) if scene.key == "begins" else answered(scene)

    stage = visit(hall, files(hall, PENSION, FormAsk=reply))
    begins = [scene for scene in stage.seen if isinstance(scene, FormAsk) and scene.key == "begins"]
    assert [scene.error for scene in begins] == ["", "wrong"]
    assert hall.outcome == "filed"


@pytest.mark.slow
def test_an_answer_is_changed_before_it_is_signed(hall: World) -> None:
    def reply(scene: Scene) -> Answer:
        assert isinstance(scene, FormCheck)
        base = next((line.shown for line in scene.lines if line.key == "base"), "")
        return Answer("change", "base") if scene.whole and base == "80%" else Answer("ok")

    bases = iter(["p80", "p300"])

    def answer(scene: Scene) -> Answer:
        assert isinstance(scene, FormAsk)
        return Answer("choose", next(bases)) if scene.key == "base" else answered(scene)

    stage = visit(hall, files(hall, PENSION, FormCheck=reply, FormAsk=answer))
    whole = last(stage, FormCheck)
    assert next(line.shown for line in whole.lines if line.key == "base") == "300%（最高）"
    assert hall.outcome == "filed"


def test_all_gaps_at_once_and_each_is_mended_from_there(hall: World) -> None:
    """The bank card was not there; at last it is sent from the phone."""

    async def send(stage: ScriptedStage, machine: Machine) -> None:
        scene = await shown(stage, "PhoneSend")
        assert isinstance(scene, PhoneSend)
        assert by_phone(scene.url, photo()).status_code == 201
        await shown(stage, "PhoneSend", lambda scene: scene.files == 1)
        await pressed(stage, Answer("done"), "MaterialAsk")

    gaps: list[Reply] = [Answer("choose", "银行卡")]
    bring: list[Reply] = [*[Answer("lack")] * 3, Answer("phone"), Answer("next")]
    stage = visit(hall, files(hall, ALLOWANCE, FormGaps=gaps, MaterialAsk=bring), send)
    assert [gap.name for gap in last(stage, FormGaps).gaps] == ["银行卡"]
    assert last(stage, MaterialAsk).files == 1
    assert hall.outcome == "filed"
    kept = hall.center.rows('SELECT material, kind FROM draft_files WHERE "case" IS NOT NULL ORDER BY at DESC LIMIT 2')
    assert sorted(kept) == [("", "image/png"), ("银行卡", "image/jpeg")]


def test_words_come_from_the_phone(hall: World) -> None:
    """The state's address of this person is taken back; there is no keyboard for a new one."""

    async def write(stage: ScriptedStage, machine: Machine) -> None:
        scene = await shown(stage, "PhoneSend")
        assert isinstance(scene, PhoneSend)
        assert scene.text
        assert written(scene.url, register_number="9901-TEXT").status_code == 200
        await shown(stage, "PhoneSend", lambda scene: scene.shown.endswith("TEXT"))
        await pressed(stage, Answer("done"), "FormCheck")

    stage = visit(hall, files(hall, WORK), write, who="chen")
    assert hall.outcome == "filed"
    assert "李" not in last(stage, FormCheck).lines[0].shown


def test_kept_for_another_day_and_gone_on_with(hall: World) -> None:
    before = len(cases(hall))
    stage = visit(hall, files(hall, ALLOWANCE))
    assert hall.outcome == "kept"
    done = last(stage, FormDone)
    assert done.kept
    assert [name for (name,) in drafts(hall)] == [ALLOWANCE]
    assert any("保存到" in line for line in hall.dock.tickets()[-1])
    code = code_of(done.url)
    assert code

    async def scan(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "ResumeDraft")
        await held_up(hall, "https://elsewhere.example/t/1", lambda: any_of(stage, "ResumeDraft", "foreign"))
        await held_up(hall, done.url, lambda: "ResumeWho" in stage.names())
        await shown(stage, "ResumeWho", lambda scene: scene.trouble == "unknownDraft")

    async def send(stage: ScriptedStage, machine: Machine) -> None:
        scene = await shown(stage, "PhoneSend")
        assert isinstance(scene, PhoneSend)
        assert by_phone(scene.url, photo()).status_code == 201
        await shown(stage, "PhoneSend", lambda scene: scene.files == 1)
        await pressed(stage, Answer("done"), "MaterialAsk")

    script = dict(files(hall, ALLOWANCE, ChooseForm=Answer("resume"), ResumeDraft=None))
    script["ResumeWho"] = [Answer("ok", "0018"), Answer("ok", "0019")]
    script["MaterialAsk"] = [Answer("lack"), Answer("phone"), Answer("next"), Answer("lack")]
    del script["Identify"]
    again = visit(hall, script, scan, send)
    assert hall.outcome == "filed"
    assert again.names()[:4] == ["Home", "ChooseForm", "ResumeDraft", "ResumeWho"]
    assert cases(hall)[before:] == [(ALLOWANCE, "kiosk", "received")]
    assert drafts(hall) == []


def test_who_cannot_write_hands_in_after_a_slip_too(hall: World) -> None:
    """Another's card opens nothing, and its words stay while it lies there; one's own may stand for the signature."""
    url = kept(hall, LI).url

    async def scan(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "ResumeDraft")
        await held_up(hall, url, lambda: "ResumeWho" in stage.names())
        hall.dock.reader.do("present_card", who="chen")
        await shown(stage, "ResumeWho", lambda scene: scene.trouble == "unknownDraft")
        seen = len(stage.seen)
        await until(lambda: len(stage.seen) > seen + 1, 5, "two more looks for a card")
        hall.dock.reader.do("remove_card")
        hall.dock.reader.do("present_card", who="li")

    script = dict(files(hall, PENSION, ChooseForm=Answer("resume"), ResumeDraft=None, ResumeWho=None))
    script["SignHere"] = Answer("instead")
    del script["Identify"]
    stage = visit(hall, script, scan)
    assert stage.names() == [
        "Home", "ChooseForm", "ResumeDraft", "ResumeWho", "FormCheck", "SignHere", "FaceEnd", "PhoneCode",
        "FormDone",
    ]  # fmt: skip
    assert hall.outcome == "filed"
    assert hall.center.rows("SELECT confirmed FROM filings ORDER BY at DESC LIMIT 1") == [("code",)]
    troubles = [scene.trouble for scene in stage.seen if isinstance(scene, ResumeWho)]
    assert set(troubles[troubles.index("unknownDraft") :]) == {"unknownDraft"}


def test_nobody_stands_for_the_signature_of_another(hall: World) -> None:
    """Li is confirmed, and takes up a draft of Chen's by its slip and four digits."""
    url = kept(hall, CHEN).url

    async def scan(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "ResumeDraft")
        await held_up(hall, url, lambda: "ResumeWho" in stage.names())

    script = files(
        hall,
        PENSION,
        ChooseForm=[Answer("choose", PENSION), Answer("resume")],
        FormCheck=[Answer("back"), Answer("ok")],
        FormLeave=Answer("erase"),
        ResumeDraft=None,
        ResumeWho=Answer("ok", "0024"),
    )
    stage = visit(hall, script, scan)
    assert hall.outcome == "filed"
    assert not last(stage, SignHere).instead
    assert hall.center.rows("SELECT confirmed FROM filings ORDER BY at DESC LIMIT 1") == [("",)]


def test_a_form_is_left_for_another_after_one_question(hall: World) -> None:
    """Back from the questions are the answers; behind them the list, where no touch erases what was filled in."""
    left = iter(["stay", "erase"])

    def leave(scene: Scene) -> Answer:
        assert isinstance(scene, FormLeave)
        assert (len(drafts(hall)), scene.slip) == (1, False)
        return Answer(next(left))

    script = files(
        hall,
        PENSION,
        ChooseForm=[Answer("choose", PENSION), Answer("choose", WORK)],
        FormCheck=[Answer("ok"), Answer("back"), Answer("ok"), Answer("back"), Answer("home")],
        FormAsk=Answer("back"),
        FormLeave=leave,
    )
    stage = visit(hall, script)
    assert stage.names() == [
        "Home", "ChooseForm", "FormNeeds", "Identify", "FaceEnd", "PhoneCode", "FormCheck", "FormAsk", "FormCheck",
        "FormLeave", "FormCheck", "FormAsk", "FormCheck", "FormLeave", "ChooseForm", "FormNeeds", "FormCheck",
    ]  # fmt: skip
    checked = [scene.name for scene in stage.seen if isinstance(scene, FormCheck)]
    assert checked[0] == checked[-2] != checked[-1]
    assert drafts(hall) == []


def test_after_a_lost_answer_the_same_is_asked_again(hall: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The center made it a case and nobody heard: nobody is told that nothing was filed, and it stays one case."""
    monkeypatch.setattr("kiosk.center.filing.SLOW", 1.0)
    before, wire = len(cases(hall)), Wire(hall.center.port)
    client = CenterClient(wire.address, TOKEN, 1.0)

    def through_the_wire(machine: Machine) -> None:
        machine.house.filing = FilingDesk(client, machine.house.desk.post)

    def deafly(then: Callable[[Scene], Answer]) -> Reply:
        def reply(scene: Scene) -> Answer:
            wire.turn("deaf")
            return then(scene)

        return reply

    def again(scene: Scene) -> Answer:
        wire.turn("well")
        return Answer("again")

    asks: list[Reply] = [deafly(answered), answered]
    script = files(hall, PENSION, FormAsk=asks, SignHere=deafly(lambda scene: SIGNED), FormRefused=again)
    try:
        stage = visit(hall, script, prepare=through_the_wire)
    finally:
        client.close()
        wire.close()
    assert hall.outcome == "filed"
    told = [(scene.why, scene.again, scene.keeps) for scene in stage.seen if isinstance(scene, FormRefused)]
    assert told == [("centerAway", True, True), ("perhapsFiled", True, False)]
    assert cases(hall)[before:] == [(PENSION, "kiosk", "received")]


def test_a_day_without_numbers_left_keeps_the_application(hall: World) -> None:
    slip = received(hall)
    [(serial,)] = hall.center.rows(f"SELECT serial FROM cases WHERE id = '{slip.id}'")
    book(hall, f"UPDATE cases SET serial = 99999 WHERE id = '{slip.id}'")
    try:
        stage = visit(hall, files(hall, PENSION))
        assert stage.names()[-3:] == ["SignHere", "FormRefused", "FormDone"]
        assert (hall.outcome, last(stage, FormRefused).why) == ("kept", "usedUp")
        assert last(stage, FormRefused).next_open == "2026-11-23 09:00"
        assert last(stage, FormDone).kept
        assert drafts(hall) == [(PENSION,)]
    finally:
        book(hall, f"UPDATE cases SET serial = {serial} WHERE id = '{slip.id}'", "DELETE FROM drafts")


def test_what_cannot_be_kept_today_can_still_be_handed_in(hall: World) -> None:
    for holder in (LI, CHEN):
        kept(hall, holder)
    try:
        stage = visit(hall, files(hall, PENSION, FormAsk=[Answer("keep"), answered]))
    finally:
        book(hall, "DELETE FROM drafts")
    assert (hall.outcome, last(stage, FormRefused).why) == ("filed", "tooMany")
    at = stage.names().index("FormRefused")
    assert stage.names()[at - 1 : at + 3] == ["FormAsk", "FormRefused", "FormCheck", "FormAsk"]


@pytest.mark.parametrize("where", [pytest.param("FormCheck", marks=pytest.mark.slow), "FormAsk", "SignHere"])
def test_whoever_leaves_takes_it_along(hall: World, where: str) -> None:
    visit(hall, files(hall, PENSION, **{where: Answer("home")}))
    assert hall.outcome == "home"
    assert drafts(hall) == []


@pytest.fixture
def laid(hall: World) -> Iterator[None]:
    """A card lies on the table, a little askew."""
    table = Handle(hall.dock.folder / "document_camera.sock")
    table.do("lay", name="card", angle=4)
    yield
    table.do("remove")


@pytest.mark.slow
def test_photographed_on_the_table(hall: World, laid: None) -> None:
    """And turned by a quarter before it is sent."""
    shots: list[Reply] = [None, Answer("turn"), Answer("use")]
    bring: list[Reply] = [Answer("lack"), Answer("camera"), Answer("next"), Answer("lack")]
    stage = visit(hall, files(hall, ALLOWANCE, MaterialAsk=bring, MaterialShot=shots), shoot)
    assert hall.outcome == "filed"
    assert [scene.files for scene in stage.seen if isinstance(scene, MaterialAsk)] == [0, 0, 1, 0]
    lay, turned = (size_of(scene) for scene in stage.seen if isinstance(scene, MaterialShot) and scene.taken)
    assert turned == lay[::-1] != lay


@pytest.mark.slow
def test_a_no_to_a_photograph_is_said(hall: World, laid: None) -> None:
    """The draft is gone by then: the citizen is not asked to photograph on."""

    def use(_scene: Scene) -> Answer:
        book(hall, "DELETE FROM drafts")
        return Answer("use")

    bring: list[Reply] = [Answer("lack"), Answer("camera")]
    stage = visit(hall, files(hall, ALLOWANCE, MaterialAsk=bring, MaterialShot=[None, use]), shoot)
    assert hall.outcome == "refused"
    assert (stage.names()[-1], last(stage, FormRefused).why) == ("FormRefused", "unknownDraft")


def test_signed_with_nothing_it_is_not_handed_in(hall: World) -> None:
    nothing = Answer("sign", base64.b64encode(ink(0)).decode())
    stage = visit(hall, files(hall, PENSION, SignHere=[nothing, Answer("instead")]))
    assert [scene.error for scene in stage.seen if type(scene).__name__ == "SignHere"] == ["", "noSignature"]  # type: ignore[union-attr]
    assert hall.outcome == "filed"


def test_nothing_of_the_citizen_stays_at_the_kiosk(hall: World) -> None:
    """Neither in the kiosk's files nor, but for the case, openly in the center's."""
    visit(hall, files(hall, PENSION))
    here = hall.settings().data
    for path in [each for each in here.rglob("*") if each.is_file()]:
        content = path.read_bytes()
        for mark in ("李示范", "990101199001010019", "13800000019"):
            assert mark.encode() not in content, path.name
