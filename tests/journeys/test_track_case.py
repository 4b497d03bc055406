"""进度查询 on real parts: a center with its cases and a clerk who works on them; card reader, scanner, printer."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.cases.workdays import after
from kiosk.center.cases import CaseDesk, NoCase
from kiosk.center.client import CenterAway, CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.cases import CaseReason, CaseRefusal, CaseSlip, CaseWanted, TrackAsked
from kiosk.center.door import BELIEVED
from kiosk.demo.citizen import ScriptedStage
from kiosk.demo.scenario import ScenarioError, load_scenario
from kiosk.hall.staff.command import Register
from kiosk.journeys.finding_case import code_of
from kiosk.machine import Machine
from kiosk.scenes import Answer, Home
from kiosk.scenes.cases import AskCase, CaseRefused, CaseWay, ChooseCase, TypeCase
from kiosk.settings import HOUSE
from tests.appliance import TOKEN, Wire, machine_on, settings_for, until
from tests.hall.staff_room import PASSWORD, Person
from tests.journeys.case_hall import (
    CHEN,
    ITEM,
    LI,
    act,
    at_center,
    card,
    has,
    received,
    scans,
    tracks,
    types,
    whole,
)
from tests.world import World, last, open_world, pressed, shown

COSTS = "gongan-001-02"
"""20 yuan, by its guide."""


WU = Holder(number="99010119600505009X", name="吴样例")


@pytest.fixture(scope="module")
def hall() -> Iterator[World]:
    with open_world() as made:
        yield made


@pytest.fixture(autouse=True)
def a_new_citizen(hall: World) -> Iterator[None]:
    yield
    hall.dock.reader.do("remove_card")
    hall.dock.printer.do("paper_ok")


@pytest.fixture(scope="module")
def clerk(hall: World) -> Iterator[Person]:
    Register(f"sqlite:///{hall.center.data / 'center.db'}", hall.center.data).add("007", "员工", "clerk", PASSWORD)
    with Person(hall.center.address) as person:
        assert person.sign_in("007").status_code in (200, 201)
        yield person


# ------------------------------------------------------------------------------------ three ways


def test_by_card_the_only_case_is_shown_at_once_and_printed(hall: World) -> None:
    slip = whole(hall, CHEN)
    stage = hall.visit(tracks(CaseWay=[Answer("print"), Answer("done")]), card(hall, "chen"))
    assert stage.names() == ["Home", "AskCase", "CaseWay"]
    assert hall.outcome == "printed"
    way = last(stage, CaseWay)
    assert (way.state, way.coming, way.who, way.printed) == ("received", "accept", "陈* 0024", "printed")
    assert [each.what for each in way.stations] == ["received"]
    assert way.stations[0].at.startswith("2026-11-20 ")
    text = "\n".join(hall.dock.tickets()[-1])
    for words in (way.number, "办理进度", "已经收件，等受理", "陈* 0024", slip.item_name):
        assert words in text
    assert "陈样本" not in text
    assert CHEN.number not in text


def test_by_the_code_of_the_slip(hall: World) -> None:
    slip = received(hall, Holder(number="990101199208080057", name="买买提·艾力"))
    stage = hall.visit(tracks(), scans(hall, slip.url, has(CaseWay)))
    assert hall.outcome == "shown"
    assert last(stage, CaseWay).number.replace(" ", "") == slip.short


def test_by_number_and_four_characters_and_wrong_ones_can_be_mended(hall: World) -> None:
    slip = received(hall)
    right = {"number": slip.short, "tail": "0019"}
    wrong = right | {"tail": "0018"}
    stage = hall.visit(tracks(AskCase=Answer("type"), TypeCase=[Answer("ok", wrong), Answer("ok", right)]))
    assert [scene.error for scene in stage.seen if isinstance(scene, TypeCase)] == ["", "unknownCase"]
    assert last(stage, CaseWay).number.replace(" ", "") == slip.short


def test_back_from_typing_leads_to_the_three_ways_and_then_home(hall: World) -> None:
    stage = hall.visit(
        tracks(
            Home=[Answer("track_case"), Answer("back")],
            AskCase=[Answer("type"), Answer("back")],
            TypeCase=Answer("back"),
        )
    )
    assert stage.names() == ["Home", "AskCase", "TypeCase", "AskCase", "Home"]
    assert last(stage, AskCase).ways == ("card", "scan", "type")


def test_a_code_that_is_no_cases_gets_plain_words(hall: World) -> None:
    async def then_home(stage: ScriptedStage, machine: Machine) -> None:
        foreign = scans(hall, "http://hall.example/t/ABCDEFGH23", lambda each: last(each, AskCase).trouble == "foreign")
        await foreign(stage, machine)
        await pressed(stage, Answer("home"))

    hall.visit(tracks(), then_home)
    assert hall.outcome == "home"


def test_a_code_nobody_knows_is_said_and_another_way_is_open(hall: World) -> None:
    slip = received(hall)

    async def then_type(stage: ScriptedStage, machine: Machine) -> None:
        unknown = scans(hall, "http://hall.example/case/AAAAAAAAAA", lambda each: last(each, AskCase).trouble != "")
        await unknown(stage, machine)
        assert last(stage, AskCase).trouble == "codeUnknown"
        await pressed(stage, Answer("type"), "TypeCase")

    script = tracks(TypeCase=Answer("ok", {"number": slip.short, "tail": "0019"}))
    stage = hall.visit(script, then_type)
    assert last(stage, CaseWay).number.replace(" ", "") == slip.short


def test_what_counts_as_a_case_code() -> None:
    assert code_of(" https://hall.example/case/7KM2QX9TRD\r\n") == "7KM2QX9TRD"
    assert code_of("http://10.0.0.5:8080/hall/case/7km2qx9trd/?lang=en") == "7KM2QX9TRD"
    for other in (
        "",
        "7KM2QX9TRD",
        "http://x/case/7KM2QX9TR",
        "http://x/t/7KM2QX9TRD",
        "ftp://x/case/7KM2QX9TRD",
        "http://[",
    ):
        assert code_of(other) == "", other


# ------------------------------------------------------------------------------- several, none, no


def test_of_several_cases_one_is_chosen_and_back_leads_to_the_list(hall: World) -> None:
    newest = received(hall, LI, "weijian-001-01")
    stage = hall.visit(
        tracks(ChooseCase=[Answer("choose", 1), Answer("choose", 0)], CaseWay=[Answer("back"), Answer("done")]),
        card(hall, "li"),
    )
    assert stage.names()[-4:] == ["ChooseCase", "CaseWay", "ChooseCase", "CaseWay"]
    first, second = [scene for scene in stage.seen if isinstance(scene, CaseWay)]
    lines = last(stage, ChooseCase).cases
    assert [first.number, second.number] == [lines[1].number, lines[0].number]
    assert lines[0].number.replace(" ", "") == newest.short
    assert (lines[0].state, lines[0].since) == ("received", "2026-11-20")
    assert last(stage, ChooseCase).who == "李* 0019"


def test_a_card_without_cases_is_told_of_the_other_ways(hall: World) -> None:
    async def another(stage: ScriptedStage, machine: Machine) -> None:
        await card(hall, "zhou")(stage, machine)
        await shown(stage, "CaseRefused")
        await until(lambda: last(stage, AskCase).trouble == "sameCard")
        await pressed(stage, Answer("back"), "Home")

    script = tracks(Home=[Answer("track_case"), Answer("back")], CaseRefused=Answer("other"))
    stage = hall.visit(script, another)
    refused = last(stage, CaseRefused)
    assert (refused.why, refused.others) == ("none", True)


def test_too_many_tries_end_it(hall: World) -> None:
    slip = received(hall)
    stage = hall.visit(types(slip.short, "9999"))
    assert hall.outcome == "refused"
    assert last(stage, CaseRefused).why == "tooMany"
    assert len([scene for scene in stage.seen if isinstance(scene, TypeCase)]) == 6, "five tries of one case"
    stage = hall.visit(types(slip.short, "0019"))
    assert last(stage, CaseRefused).others, "the owner's card may still open it"
    assert last(stage, CaseRefused).why == "tooMany", "the right digits do not open it before its time is over"


def test_a_center_that_is_away_says_so_and_greys_the_tile(hall: World) -> None:
    wire = Wire(hall.center.port)

    async def alone() -> ScriptedStage:
        script = {**types("20261120000018", "0019"), "Home": [Answer("track_case"), None]}
        stage = ScriptedStage(script)
        settings = settings_for(hall.folder / "kiosk", wire.address, hall.dock.folder)
        async with machine_on(settings, stage) as machine:
            wire.turn("down")
            await machine.attendant.visit()
            await machine.house.desk.refresh()
            seen = asyncio.ensure_future(machine.attendant.visit())
            await until(lambda: not tile(stage).enabled)
            await pressed(stage, Answer("back"))
            await seen
        return stage

    try:
        stage = asyncio.run(alone())
    finally:
        wire.close()
    refused = last(stage, CaseRefused)
    assert (refused.why, refused.others) == ("centerAway", False)
    assert tile(stage).why == "center"


def tile(stage: ScriptedStage) -> Any:
    [service] = [each for each in last(stage, Home).services if each.name == "track_case"]
    return service


class _NoCases:
    """A door that says no, as a center's does that keeps no cases."""

    async def ask(self, *_: object, **__: object) -> object:
        raise NoCase(CaseRefusal(reason=CaseReason.NO_CASES))


def test_a_hall_that_keeps_no_cases_is_believed_for_a_while(hall: World) -> None:
    now = [1000.0]
    desk = CaseDesk(CenterClient(hall.center.address, TOKEN, 1.0), lambda: now[0])
    desk._door = _NoCases()  # type: ignore[assignment]
    assert desk.offered.yes
    for question in (desk.receive(CaseWanted(item="weijian-900", applicant=LI)), desk.track(TrackAsked(holder=LI))):
        assert desk.offered.yes, "an item nobody decides on says nothing about the hall"
        with pytest.raises(NoCase, match="noCases"):
            asyncio.run(question)
    asyncio.run(desk.offered.refresh())
    assert not desk.offered.yes
    now[0] += BELIEVED
    asyncio.run(desk.offered.refresh())
    assert desk.offered.yes


# ------------------------------------------------------------------------------------- its way


def test_the_way_of_a_case_from_receipt_to_the_counter(hall: World, clerk: Person) -> None:
    """Every station as its applicant sees it, each with what was told then."""

    def look() -> CaseWay:
        way = last(hall.visit(types(slip.short, "0019")), CaseWay)
        assert isinstance(way, CaseWay)
        return way

    slip = received(hall, LI, ITEM, "申请表")
    act(clerk, slip.id, "correct", gaps=["卫生许可证", "变更事项的证明"], days=3)
    way = look()
    assert (way.state, way.gaps, way.gaps_until) == ("correction", ("卫生许可证", "变更事项的证明"), "2026-11-25")
    brought = [{"name": name, "originals": 1} for name in way.gaps]
    act(clerk, slip.id, "supplement", materials=brought)
    act(clerk, slip.id, "accept")
    way = look()
    assert (way.state, way.coming, way.due, way.days_left) == ("accepted", "review", "2026-11-25", 3)
    act(clerk, slip.id, "pause", procedure="siteVisit", reason="需要现场核查")
    way = look()
    assert (way.state, way.due, way.coming, way.stations[0].words) == ("special", "", "resume", "需要现场核查")
    act(clerk, slip.id, "resume", result="核查合格")
    act(clerk, slip.id, "forward")
    act(clerk, slip.id, "grant")
    act(clerk, slip.id, "issue", result="公共场所卫生许可证")
    way = look()
    assert [each.what for each in way.stations[::-1]] == [
        "received", "correction", "supplemented", "accepted", "special", "resumed", "review", "granted", "issued",
    ]  # fmt: skip
    assert (way.result, way.pick_up, way.coming) == ("公共场所卫生许可证", "综合出件窗口", "pickUp")
    act(clerk, slip.id, "deliver")
    assert look().coming == ""


def test_a_commitment_is_followed_until_it_was_looked_into(hall: World, clerk: Person) -> None:
    names = ("Floor plan and equipment", "Hygiene test report", "Hygiene rules")
    for found, reason, state in (("verify", "", "granted"), ("disprove", "检测报告不是本店的", "revoked")):
        slip = received(hall, WU, "weijian-001-02", "申请表")
        act(clerk, slip.id, "accept", committed=["场所平面图和设施说明", "卫生检测或评价报告", "卫生管理制度"])
        act(clerk, slip.id, "grant")
        asks = types(slip.short, WU.number[-4:])
        way = last(hall.visit(asks, language="en"), CaseWay)
        assert (way.committed, way.check_by) == (names, after(date(2026, 11, 20), 40).isoformat())
        act(clerk, slip.id, found, **({"reason": reason} if reason else {}))
        way = last(hall.visit(asks), CaseWay)
        last_station = "verified" if found == "verify" else state
        assert [each.what for each in way.stations[::-1]] == ["received", "accepted", "granted", last_station]
        assert (way.state, way.committed, way.check_by, way.stations[0].words) == (state, (), "", reason)


def test_an_english_reader_gets_english_names_and_an_english_slip(hall: World, clerk: Person) -> None:
    slip = received(hall, LI, ITEM, "申请表", "变更事项的证明")
    act(clerk, slip.id, "correct", gaps=["卫生许可证"], days=3)
    script = {**types(slip.short, "0019"), "CaseWay": [Answer("print"), Answer("done")]}
    stage = hall.visit(script, language="en")
    assert last(stage, CaseWay).gaps == ("Public health permit",)
    text = "\n".join(hall.dock.tickets()[-1])
    assert "Papers are missing" in text
    assert "Still missing: Public health permit" in text
    assert "Please bring by 2026-11-25" in text


# ---------------------------------------------------------------------------- paper, privacy


def test_without_paper_the_screen_keeps_the_number_and_staff_are_told(hall: World) -> None:
    slip = received(hall)
    hall.dock.printer.do("paper_out")
    before = len(hall.dock.tickets())
    stage = hall.visit({**types(slip.short, "0019"), "CaseWay": [Answer("print"), Answer("done")]})
    assert last(stage, CaseWay).printed == "none"
    assert hall.outcome == "shown"
    assert len(hall.dock.tickets()) == before
    assert any("paperOut" in row[0] for row in hall.center.rows("SELECT detail FROM events WHERE kind = 'device'"))


def test_nothing_of_the_citizen_stays_behind(hall: World) -> None:
    """Neither in the kiosk's folder nor in the center's books, nor on the slips."""
    whole(hall, CHEN)
    hall.visit(tracks(CaseWay=[Answer("print"), Answer("done")]), card(hall, "chen"))
    marks = [mark.encode(code) for mark in ("陈样本", CHEN.number) for code in ("utf-8", "gb18030")]
    left = [
        path.name
        for path in sorted(hall.folder.rglob("*"))
        if path.is_file() and any(mark in path.read_bytes() for mark in marks)
    ]
    assert left == []


def test_two_answers_of_one_question_make_one_case(hall: World) -> None:
    """The center heard, and its answer was lost: asked once more it is the same case."""
    wire = Wire(hall.center.port)
    wanted = CaseWanted(item=ITEM, applicant=CHEN)

    async def twice(desk: CaseDesk) -> CaseSlip:
        wire.turn("deaf")
        with pytest.raises(CenterAway):
            await desk.receive(wanted)
        wire.turn("well")
        return await desk.receive(wanted)

    def count() -> int:
        [(number,)] = hall.center.rows("SELECT count(*) FROM cases")
        return int(number)

    before = count()
    try:
        slip = at_center(wire.address, twice, 1.0)
    finally:
        wire.close()
    assert count() == before + 1
    assert re.fullmatch(r"[0-9]{24}", slip.number)


def test_a_case_of_a_scenario_is_read_and_a_wrong_word_is_refused(tmp_path: Path) -> None:
    [first, second] = load_scenario(HOUSE / "config" / "scenarios" / "track_case.toml").cases
    assert (first.who, first.item, len(second.materials)) == ("li", "weijian-001-01", 3)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        'journey = "x"\noutcome = "y"\n[[cases]]\nwho = "li"\nthing = "z"\n[[steps]]\nscreen = "Home"\n', "utf-8"
    )
    with pytest.raises(ScenarioError, match="thing"):
        load_scenario(wrong)


def test_a_fee_that_is_open_or_paid_stands_with_the_case(hall: World, clerk: Person) -> None:
    holder = Holder(number="990101199208080057", name="买买提·艾力")
    slip = received(hall, holder, COSTS)
    path, key = f"/v1/cases/{slip.id}/fees", {"Idempotency-Key": uuid.uuid4().hex}
    order = clerk.ask("POST", path, {"copies": 1}, **key).json()
    stage = hall.visit(types(slip.short, "0057"))
    way = last(stage, CaseWay)
    assert (way.fee, way.fee_state, way.fee_code.replace(" ", "")) == ("20.00", "open", order["code"])
    assert way.fee_day == "2026-12-20"
    paid = {"Idempotency-Key": uuid.uuid4().hex}
    assert clerk.ask("POST", f"/v1/fees/orders/{order['id']}/payments", {"way": "cash"}, **paid).status_code == 201
    stage = hall.visit({**types(slip.short, "0057"), "CaseWay": [Answer("print"), Answer("done")]})
    way = last(stage, CaseWay)
    assert (way.fee, way.fee_state, way.fee_code, way.fee_day) == ("20.00", "paid", "", "2026-11-20")
    assert "费用 20.00 元，2026-11-20 已缴" in "\n".join(hall.dock.tickets()[-1])
