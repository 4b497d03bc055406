"""Cases in the field names of GB/T 39046: every state there and back."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import update

from kiosk.center.contract import HandleType, Holder
from kiosk.center.contract.cases import Channel, State
from kiosk.center.contract.exchange import NationalCase
from kiosk.hall.cases.tables import cases
from kiosk.hall.national import codes
from tests.hall.cases.case_hall import TWO_PAPERS
from tests.hall.cases.case_hall import Hall as CaseHall
from tests.hall.cases.commitment_hall import PLAN
from tests.hall.conftest import LI, MONDAY
from tests.hall.national.city import CITY, UNIT, begun, record
from tests.hall.national.reading import read, state

WAYS: dict[State, tuple[tuple[str, dict[str, Any]], ...]] = {
    State.RECEIVED: (),
    State.CORRECTION: (("correct", {"gaps": ["申请表"]}),),
    State.ACCEPTED: (("accept", {}),),
    State.REVIEW: (("accept", {}), ("forward", {})),
    State.SPECIAL: (("accept", {}), ("forward", {}), ("pause", {"procedure": "siteVisit", "reason": "现场勘查"})),
    State.REFUSED: (("refuse", {"reason": "不属于本机关"}),),
    State.GRANTED: (("accept", {}), ("forward", {}), ("grant", {})),
    State.DENIED: (("accept", {}), ("forward", {}), ("deny", {"reason": "不符合条件"})),
    State.WITHDRAWN: (("accept", {}), ("withdraw", {})),
    State.ISSUED: (("accept", {}), ("forward", {}), ("grant", {}), ("issue", {"result": "许可证", "number": "示 1"})),
    State.DELIVERED: (("refuse", {"reason": "不属于本机关"}), ("deliver", {})),
}


@pytest.mark.parametrize("stands", WAYS)
def test_every_state_goes_there_and_comes_back(hall: CaseHall, stands: State) -> None:
    slip = begun(hall)
    for verb, more in WAYS[stands]:
        hall.done(slip["id"], verb, **more)
    told = record(hall, slip["number"])
    again = NationalCase.model_validate_json(told.model_dump_json())
    assert again == told
    facts = read(again)
    assert facts.state is stands
    assert (facts.number, facts.item, facts.channel) == (slip["number"], slip["item"], Channel.KIOSK)
    assert facts.handle_type is HandleType.PROMISED
    assert facts.applicant == Holder(**LI)
    assert facts.received_at == datetime.fromisoformat(slip["received_at"]).replace(microsecond=0)
    accepted = stands not in (State.RECEIVED, State.CORRECTION, State.REFUSED, State.DELIVERED)
    assert (facts.accepted_at is not None) is accepted
    assert facts.due == (date(2026, 10, 22) if accepted else None)
    assert (facts.ended_at is not None) is (stands in _ENDED)


_ENDED = {State.GRANTED, State.DENIED, State.REFUSED, State.WITHDRAWN, State.ISSUED, State.DELIVERED}


def committed(hall: CaseHall, **more: Any) -> tuple[str, str]:
    """Id and number of a case that was granted on a commitment, and delivered."""
    case = str(begun(hall, item=TWO_PAPERS, **more)["id"])
    hall.done(case, "accept", committed=[PLAN])
    hall.done(case, "grant")
    hall.done(case, "issue", result="许可证")
    hall.done(case, "deliver")
    return case, hall.see(case)["row"]["number"]


def test_what_is_still_to_be_looked_into_is_a_stage_to_do(hall: CaseHall) -> None:
    case, number = committed(hall)
    stages = record(hall, number).stages
    assert (stages[-1].name, stages[-1].status) == ("核查", "1")
    hall.asked.at("2026-10-27T10:00:00+08:00")
    answer = hall.asked.client.get("/v1/exchange/supervision", headers={"Authorization": f"Bearer {CITY}"})
    lights = {each["办件编号"]: each for each in answer.json()["电子监察"]}
    assert lights[number]["监察结果描述"].startswith("核查环节已超时限")
    hall.asked.at(MONDAY)
    hall.done(case, "verify")
    checked = record(hall, number)
    assert [(each.name, each.status, each.action) for each in checked.stages][-1] == ("核查", "2", "通过")
    assert read(checked).state is State.DELIVERED


def test_a_revocation_is_the_conclusion(hall: CaseHall) -> None:
    case, number = committed(hall, holder={"kind": "typed", "number": "E99000007", "name": "王示例"})
    hall.done(case, "disprove", reason="现场没有第二个出入口")
    again = record(hall, number)
    assert again.conclusion is not None
    assert (again.conclusion.what, again.conclusion.told) == ("撤销", "现场没有第二个出入口")
    assert read(again).state is State.REVOKED


def test_approval_is_a_state_of_its_own() -> None:
    stages = [{"业务动作": "通过", "环节名称": "审核", "环节开始时间": "20261012093000", "环节办理状态": "2"}]
    waiting = {"环节名称": "审批", "环节开始时间": "20261012093000", "环节办理状态": "1"}
    assert state(_foreign(办理=[*stages, waiting])) is State.APPROVAL
    with pytest.raises(ValueError, match="会签"):
        state(_foreign(办理=[waiting | {"环节名称": "会签"}]))


def _foreign(**more: Any) -> NationalCase:
    application = {
        "办件编号": "FJ2026-1",
        "办件类型代码": "2",
        "实施编码": "XK0010100Y",
        "事项名称": "某许可",
        "申报来源代码": "2",
        "申请时间": "20261012093000",
        "新字段": "ignored",
    }
    return NationalCase.model_validate({"申请": application} | more)


def test_a_record_of_another_system_is_read(hall: CaseHall) -> None:
    waiting = {"环节名称": "受理", "环节开始时间": "20261012093000", "环节办理状态": "1"}
    facts = read(_foreign(办理=[waiting]))
    assert (facts.state, facts.channel, facts.applicant) == (State.RECEIVED, Channel.PHONE, None)
    assert facts.received_at.isoformat() == "2026-10-12T09:30:00+08:00"


def test_the_names_are_those_of_the_standard(hall: CaseHall) -> None:
    slip = begun(hall, phone="13800138000")
    hall.done(slip["id"], "accept")
    hall.act(slip["id"], "extend", by=hall.manager, days=5, reason="案情复杂")
    hall.done(slip["id"], "pause", procedure="hearing", reason="需要听证")
    hall.done(slip["id"], "resume", result="听证完毕")
    told = json.loads(record(hall, slip["number"]).model_dump_json())
    assert set(told) == {"申请", "受理", "办理", "特别程序", "办结", "电子监察"}
    applied = told["申请"]
    assert applied["申请者证件类型代码"] == "111"
    assert applied["申请者证件号码"] == LI["number"]
    assert (applied["办件类型代码"], applied["申报来源代码"], applied["服务对象代码"]) == ("2", "9", "1")
    assert (applied["行政区划代码"], applied["联系人手机号码"]) == ("990100", "13800138000")
    assert applied["申请材料"][0]["材料名称"] == "申请表"
    assert (applied["申请材料"][0]["是否收取"], applied["申请材料"][0]["收取方式"]) == ("1", "原件")
    assert told["受理"]["受理单位代码"] == UNIT
    assert told["受理"]["受理人员"] == "007"
    assert [stage["环节名称"] for stage in told["办理"]] == ["收件", "受理", "审核"]
    assert [stage["业务动作"] for stage in told["办理"]] == ["其他", "通过", ""]
    assert [stage["环节办理状态"] for stage in told["办理"]] == ["2", "2", "1"]
    assert [each["特别程序种类代码"] for each in told["特别程序"]] == ["1", "2"]
    assert told["特别程序"][1]["特别程序结果"] == "听证完毕"
    assert told["办结"] is None


def test_what_is_late_is_told_with_its_light(hall: CaseHall) -> None:
    slip = begun(hall)
    hall.done(slip["id"], "accept")
    for moment, kind in (("2026-10-20T10:00:00+08:00", "1"), ("2026-11-02T10:00:00+08:00", "2")):
        hall.asked.at(moment)
        answer = hall.asked.client.get("/v1/exchange/supervision", headers={"Authorization": f"Bearer {CITY}"})
        lights = {each["办件编号"]: each for each in answer.json()["电子监察"]}
        assert lights[slip["number"]]["监察预警类型代码"] == kind
        assert lights[slip["number"]]["责任部门"]
        assert answer.headers["cache-control"] == "no-store"
    assert "超时限" in lights[slip["number"]]["监察结果描述"]


def test_codes_are_those_of_the_standard() -> None:
    assert [codes.handle_type(kind) for kind in HandleType] == ["1", "2", "9"]
    assert [codes.source(channel) for channel in (Channel.WINDOW, Channel.PHONE, Channel.KIOSK)] == ["1", "3", "9"]


@pytest.mark.parametrize(
    ("kind", "number", "document", "audience"),
    [
        ("resident", LI["number"], "111", "1"),
        ("hkmt", "810000199001010019", "999", "1"),
        ("foreigner", "990101199001010019", "553", "1"),
        ("typed", LI["number"], "111", "1"),
        ("typed", "990101199001010018", "999", "1"),
        ("typed", "E99000001", "999", "1"),
        ("typed", "91350100M000100Y43", "999", "2"),
        ("typed", "92990101MA0000001U", "999", "6"),
        ("typed", "92990101MA0000001R", "999", "1"),
    ],
)
def test_an_organization_is_no_citizen(kind: str, number: str, document: str, audience: str) -> None:
    holder = Holder(kind=kind, number=number)
    assert (codes.document(holder), codes.audience(holder)) == (document, audience)


def test_a_case_with_very_many_papers_is_told(hall: CaseHall) -> None:
    slip = begun(hall, materials=[{"name": "申请表", "originals": 99, "copies": 99}])
    [paper] = record(hall, slip["number"]).application.materials
    assert (paper.way, paper.count) == ("原件、复印件", 198)


@pytest.mark.logs_errors
def test_a_case_that_cannot_be_written_keeps_no_other_from_the_city(
    hall: CaseHall, caplog: pytest.LogCaptureFixture
) -> None:
    broken, good = begun(hall), begun(hall)
    with hall.asked.desk.store.writing() as connection:
        here = cases.c.id == broken["id"]
        connection.execute(update(cases).where(here).values(materials='[{"name": "' + "长" * 201 + '"}]'))
    try:
        assert record(hall, good["number"]).application.number == good["number"]
        with pytest.raises(KeyError):
            record(hall, broken["number"])
        assert f"case {broken['number']} cannot be written for the city (ValidationError)" in caplog.text
        assert "长长" not in caplog.text
    finally:
        with hall.asked.desk.store.writing() as connection:
            connection.execute(update(cases).where(here).values(materials="[]"))


def test_which_special_procedure_it_was_is_told_when_it_is_over(hall: CaseHall) -> None:
    slip = begun(hall)
    hall.done(slip["id"], "accept")
    hall.done(slip["id"], "pause", procedure="tender", reason="要招标")
    hall.done(slip["id"], "resume", result="已定标")
    [told] = record(hall, slip["number"]).specials
    assert (told.name, told.reason, told.result) == ("招标、拍卖", "要招标", "已定标")
