"""申报 on real parts: a center with its registers and forms, a card reader, a document camera, a citizen's phone."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
import requests

from drivers.controls import Handle
from kiosk.demo.citizen import Reply, ScriptedStage
from kiosk.journeys.filing_resuming import code_of
from kiosk.machine import Machine
from kiosk.scenes import Answer, Scene
from kiosk.scenes.filing import FormAsk, FormCheck, FormDone, FormGaps, MaterialAsk, PhoneSend
from kiosk.settings import HOUSE
from tests.hall.filing.office import ink, photo
from tests.world import World, open_world, shown

Meanwhile = Callable[[ScriptedStage, Machine], Awaitable[None]]

PENSION = "renshe-005-01"
"""Nothing to photograph."""
ALLOWANCE = "minzheng-011-01"
"""A bank card to photograph."""
WORK = "renshe-018-02"
VALUES = {
    "begins": "2026-12-01", "base": "p80", "monthly": "yes", "true": "yes", "bank": "abc",
    "account": "6222000000001234", "alone": "no", "kind": "platform", "since": "2024-03-01", "hours": "30",
}  # fmt: skip
SIGNED = Answer("sign", base64.b64encode(ink()).decode())


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Its telephone codes are not limited: the same citizen comes again and again."""
    folder = tmp_path_factory.mktemp("filing") / "hall"
    shutil.copytree(HOUSE / "config" / "hall", folder)
    identity = (folder / "identity.toml").read_text(encoding="utf-8")
    identity = identity.replace("again_seconds = 60", "again_seconds = 0").replace(
        "person_hour = 5", "person_hour = 20"
    )
    (folder / "identity.toml").write_text(identity, encoding="utf-8")
    with open_world(hall=folder) as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_day(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("remove_card")


def code_sent(hall: World) -> Callable[[Scene], Answer]:
    def reply(_scene: Scene) -> Answer:
        lines = (hall.center.data / "sandbox-codes.jsonl").read_text(encoding="utf-8").splitlines()
        return Answer("ok", json.loads(lines[-1])["code"])

    return reply


def answered(scene: Scene) -> Answer:
    assert isinstance(scene, FormAsk)
    return Answer("choose" if scene.choices else "ok", VALUES[scene.key])


def looked_over(scene: Scene) -> Answer:
    return Answer("ok")


def files(hall: World, item: str, **more: Reply | Sequence[Reply]) -> Mapping[str, Reply | Sequence[Reply]]:
    script: dict[str, Reply | Sequence[Reply]] = {
        "Home": Answer("file_application"),
        "ChooseForm": Answer("choose", item),
        "FormNeeds": Answer("next"),
        "Identify": None,
        "FaceConsent": Answer("code"),
        "PhoneCode": code_sent(hall),
        "FormCheck": looked_over,
        "FormAsk": answered,
        "PhoneSend": None,
        "MaterialAsk": Answer("lack"),
        "FormGaps": Answer("keep"),
        "SignHere": SIGNED,
        "FormDone": Answer("done"),
        "FormRefused": Answer("done"),
    }
    return script | more


def visit(
    hall: World, script: Mapping[str, Reply | Sequence[Reply]], *then: Meanwhile, who: str = "li", **timing: Any
) -> ScriptedStage:
    async def meanwhile(stage: ScriptedStage, machine: Machine) -> None:
        if "Identify" in script:
            await shown(stage, "Identify")
            hall.dock.reader.do("present_card", who=who)
        for each in then:
            await each(stage, machine)

    return hall.visit(script, meanwhile, **timing)


def last(stage: ScriptedStage, kind: type[Any]) -> Any:
    return [scene for scene in stage.seen if isinstance(scene, kind)][-1]


def cases(hall: World) -> list[tuple[Any, ...]]:
    return hall.center.rows("SELECT item, channel, state FROM cases ORDER BY serial")


def drafts(hall: World) -> list[tuple[Any, ...]]:
    return hall.center.rows("SELECT item FROM drafts")


def test_from_the_card_to_the_receipt(hall: World) -> None:
    before = len(cases(hall))
    stage = visit(hall, files(hall, PENSION))
    assert stage.names() == [
        "Home", "ChooseForm", "FormNeeds", "Identify", "FaceConsent", "PhoneCode", "FormCheck", "FormAsk", "FormCheck",
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
        stage.answer_pending(Answer("done"))

    gaps: list[Reply] = [Answer("choose", "银行卡")]
    bring: list[Reply] = [*[Answer("lack")] * 3, Answer("phone"), Answer("next")]
    stage = visit(hall, files(hall, ALLOWANCE, FormGaps=gaps, MaterialAsk=bring), send)
    assert [gap.name for gap in last(stage, FormGaps).gaps] == ["银行卡"]
    assert last(stage, MaterialAsk).files == 1
    assert hall.outcome == "filed"
    kept = hall.center.rows('SELECT material, kind FROM draft_files WHERE "case" IS NOT NULL ORDER BY at DESC LIMIT 2')
    assert sorted(kept) == [("", "image/png"), ("银行卡", "image/jpeg")]


def by_phone(url: str, content: bytes) -> requests.Response:
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    return requests.post(f"{url}/files", data=content, headers=headers, timeout=10)


def test_words_come_from_the_phone(hall: World) -> None:
    """The state's address of this person is taken back; there is no keyboard for a new one."""

    async def write(stage: ScriptedStage, machine: Machine) -> None:
        scene = await shown(stage, "PhoneSend")
        assert isinstance(scene, PhoneSend)
        assert scene.text
        body = {"values": {"register_number": "9901-TEXT"}}
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        assert requests.post(f"{scene.url}/fields", json=body, headers=headers, timeout=10).status_code == 200
        await shown(stage, "PhoneSend", lambda scene: scene.shown.endswith("TEXT"))
        stage.answer_pending(Answer("done"))

    stage = visit(hall, files(hall, WORK), write, who="chen")
    assert hall.outcome == "filed"
    assert "李" not in last(stage, FormCheck).lines[0].shown


async def held_up(hall: World, code: str, seen: Callable[[], bool]) -> None:
    """To the scanner, again and again, as people do."""
    scanner = Handle(hall.dock.folder / "code_scanner.sock")
    for _ in range(100):
        scanner.do("show", code=code)
        await asyncio.sleep(0.1)
        scanner.do("take_away")
        if seen():
            return
    raise AssertionError("nothing came of the code")


def any_of(stage: ScriptedStage, name: str, trouble: str) -> bool:
    return any(type(scene).__name__ == name and getattr(scene, "trouble", "") == trouble for scene in stage.seen)


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
        stage.answer_pending(Answer("done"))

    script = dict(files(hall, ALLOWANCE, ChooseForm=Answer("resume"), ResumeDraft=None))
    script["ResumeWho"] = [Answer("ok", "0018"), Answer("ok", "0019")]
    script["MaterialAsk"] = [Answer("lack"), Answer("phone"), Answer("next"), Answer("lack")]
    del script["Identify"]
    again = visit(hall, script, scan, send)
    assert hall.outcome == "filed"
    assert again.names()[:4] == ["Home", "ChooseForm", "ResumeDraft", "ResumeWho"]
    assert cases(hall)[before:] == [(ALLOWANCE, "kiosk", "received")]
    assert drafts(hall) == []


@pytest.mark.parametrize("where", [pytest.param("FormCheck", marks=pytest.mark.slow), "FormAsk", "SignHere"])
def test_whoever_leaves_takes_it_along(hall: World, where: str) -> None:
    visit(hall, files(hall, PENSION, **{where: Answer("home")}))
    assert hall.outcome == "home"
    assert drafts(hall) == []


@pytest.mark.slow
def test_photographed_on_the_table(hall: World) -> None:
    table = Handle(hall.dock.folder / "document_camera.sock")
    table.do("lay", name="card", angle=4)
    shots: list[Reply] = [None, Answer("use")]

    async def shoot(stage: ScriptedStage, machine: Machine) -> None:
        await shown(stage, "MaterialShot", lambda scene: scene.state == "good" and scene.pictures)
        stage.answer_pending(Answer("shoot"))

    bring: list[Reply] = [Answer("lack"), Answer("camera"), Answer("next"), Answer("lack")]
    try:
        stage = visit(hall, files(hall, ALLOWANCE, MaterialAsk=bring, MaterialShot=shots), shoot)
    finally:
        table.do("remove")
    assert hall.outcome == "filed"
    assert [scene.files for scene in stage.seen if isinstance(scene, MaterialAsk)] == [0, 0, 1, 0]


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


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("http://h/draft/7KM2QX9TRDVA3HJ8N5PW", "7KM2QX9TRDVA3HJ8N5PW"),
        ("/draft/7km2", "7KM2"),
        ("http://h/case/7KM2QX9TRD", ""),
        ("http://h/draft/", ""),
        ("http://h/draft/7KM2/../x", ""),
        ("http://h/draft/" + "A" * 60, ""),
    ],
)
def test_the_code_in_what_was_scanned(scanned: str, code: str) -> None:
    assert code_of(scanned) == code
