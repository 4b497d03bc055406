"""A case from the moment its papers change hands to the day its result does, on both kinds of store."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import update

from kiosk.center.contract.case_desk import PAGE_ROWS
from kiosk.hall import Settings
from kiosk.hall.cases import keeping
from kiosk.hall.cases.tables import cases
from kiosk.hall.migrations.versions import m0015_books
from tests.hall.cases.case_hall import CASES_TOML, TWO_PAPERS, Hall, on_sqlite, opened
from tests.hall.conftest import LI, fresh

_WAY = ["receive", "accept", "forward", "grant", "issue", "deliver"]


@on_sqlite
def test_a_slip_of_a_center_that_no_phone_reaches_says_no_address(settings: Settings) -> None:
    with opened(replace(settings, public_url=""), CASES_TOML) as hall:
        slip = hall.receive("申请表").json()
        assert slip["url"] == hall.track(code=slip["code"]).json()["cases"][0]["url"] == ""


def test_from_receipt_to_result(hall: Hall) -> None:
    hall.at("2026-10-12")
    slip = hall.receive("申请表").json()
    case = slip["id"]
    assert re.fullmatch(r"9901000001 20261012 00001 \d".replace(" ", ""), slip["number"])
    assert slip["answer_by"] == "2026-10-14"
    assert slip["url"] == f"http://hall.example/case/{slip['code']}"
    assert hall.done(case, "accept")["row"]["due"] == "2026-10-22"
    assert hall.done(case, "forward")["row"]["state"] == "review"
    hall.at("2026-10-15")
    assert hall.done(case, "grant")["row"]["due"] is None
    assert hall.done(case, "issue", result="公共场所卫生许可证", number="示卫 1")["row"]["step_due"] == "2026-10-29"
    ended = hall.done(case, "deliver")
    assert (ended["row"]["state"], ended["row"]["light"], ended["acts"]) == ("delivered", "", [])
    assert [entry["verb"] for entry in ended["entries"]] == _WAY
    assert [entry["by"] for entry in ended["entries"]] == ["", *["007"] * 5]


def test_a_repeat_gets_the_first_answer_and_makes_no_second_case(hall: Hall) -> None:
    key = fresh()
    first, second = hall.receive("申请表", key=key), hall.receive("申请表", key=key)
    assert first.json() == second.json()
    assert hall.receive(key=key).status_code == 422
    assert len(hall.asked.rows("SELECT id FROM cases")) == 1
    case, again = first.json()["id"], fresh()
    assert hall.done(case, "accept", key=again) == hall.done(case, "accept", key=again)
    assert hall.reason(case, "accept") == "notNow"


@on_sqlite
def test_numbers_count_on_and_begin_anew_with_the_day(hall: Hall) -> None:
    hall.at("2026-10-12")
    serials = [hall.receive("申请表").json()["short"][8:13] for _ in range(3)]
    hall.at("2026-10-13")
    assert [*serials, hall.receive("申请表").json()["short"][8:13]] == ["00001", "00002", "00003", "00001"]


# --------------------------------------------------------------------------- 补正, 容缺, 受理


@on_sqlite
def test_all_gaps_are_told_at_once_and_only_once(hall: Hall) -> None:
    case = hall.receive().json()["id"]
    assert hall.reason(case, "accept") == "gapsOpen"
    assert hall.reason(case, "correct", gaps=["结婚证"]) == "notOnList"
    hall.at("2026-10-12")
    told = hall.done(case, "correct", gaps=["申请表"], days=5)
    assert (told["gaps"], told["gaps_until"], told["row"]["light"]) == (["申请表"], "2026-10-19", "paused")
    hall.at("2026-10-16")
    brought = hall.done(case, "supplement", materials=[{"name": "申请表", "originals": 1}])
    assert (brought["gaps"], brought["row"]["step_due"]) == ([], "2026-10-20")
    assert hall.done(case, "accept")["row"]["state"] == "accepted"


@on_sqlite
def test_what_was_not_named_the_first_time_cannot_be_asked_for_later(hall: Hall) -> None:
    case = hall.receive(item=TWO_PAPERS).json()["id"]
    hall.done(case, "correct", gaps=["申请表"])
    hall.done(case, "supplement", materials=[{"name": "申请表", "copies": 1}])
    answer = hall.act(case, "correct", gaps=["申请表", "平面图"])
    assert answer.json() == {"reason": "newGap", "names": ["平面图"]}


@on_sqlite
def test_accepted_with_a_gap_and_a_promise(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive().json()["id"]
    taken = hall.done(case, "accept", gaps=["申请表"], days=3)
    assert (taken["gaps"], taken["gaps_until"]) == (["申请表"], "2026-10-15")
    hall.done(case, "forward")
    assert hall.reason(case, "grant") == "gapsOpen"
    closed = hall.done(case, "complete", materials=[{"name": "申请表", "originals": 1}])
    assert (closed["gaps"], closed["gaps_until"]) == ([], None)
    assert hall.done(case, "grant")["row"]["state"] == "granted"


def test_a_gap_that_stays_open_ends_the_application(hall: Hall) -> None:
    hall.at("2026-10-12")
    kept, lapsed = (hall.receive().json()["id"] for _ in range(2))
    for case in (kept, lapsed):
        hall.done(case, "accept", gaps=["申请表"], days=3)
    hall.done(kept, "complete", materials=[{"name": "申请表"}])
    hall.at("2026-10-15")
    assert hall.by_law(keeping.let_lapse) == 0
    hall.at("2026-10-16")
    assert hall.by_law(keeping.let_lapse) == 1
    assert hall.see(kept)["row"]["state"] == "accepted"
    seen = hall.see(lapsed)
    assert (seen["row"]["state"], seen["entries"][-1]["verb"], seen["entries"][-1]["by"]) == ("withdrawn", "lapsed", "")


def test_nobody_answered_in_time_so_it_counts_as_accepted_since_receipt(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive().json()["id"]
    hall.at("2026-10-19")  # the fifth working day: the hall's own promise, two of them, is over
    assert hall.see(case)["row"]["light"] == "red"
    assert hall.by_law(keeping.deem_accepted) == 0
    hall.at("2026-10-20")
    assert hall.by_law(keeping.deem_accepted) == 1
    assert hall.by_law(keeping.deem_accepted) == 0
    seen = hall.see(case)
    assert (seen["row"]["state"], seen["accepted_on"], seen["row"]["due"]) == ("accepted", "2026-10-12", "2026-10-22")
    assert seen["entries"][-1]["verb"] == "deemedAccepted"
    [track] = hall.track(holder=LI).json()["cases"]
    assert [stop["by_law"] for stop in track["stops"]] == [False, True]


@on_sqlite
def test_what_the_law_accepted_can_be_decided(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive(item=TWO_PAPERS).json()["id"]
    hall.done(case, "correct", gaps=["申请表", "平面图"])
    assert hall.done(case, "supplement", materials=[{"name": "申请表"}])["gaps"] == ["平面图"]
    hall.at("2026-10-20")
    assert hall.by_law(keeping.deem_accepted) == 1
    hall.done(case, "forward")
    assert hall.done(case, "grant", late_reason="收件时漏看")["gaps"] == []


@on_sqlite
def test_a_case_that_was_stuck_before_is_freed_by_the_migration(hall: Hall) -> None:
    stuck, promised = (hall.receive().json()["id"] for _ in range(2))
    for case in (stuck, promised):
        hall.done(case, "accept", gaps=["申请表"])
    with hall.asked.desk.store.writing() as connection:
        connection.execute(update(cases).where(cases.c.id == stuck).values(gaps_until=None))
        connection.exec_driver_sql(m0015_books.STUCK)
    assert [hall.see(case)["gaps"] for case in (stuck, promised)] == [[], ["申请表"]]


@on_sqlite
def test_a_case_with_a_promised_gap_can_be_denied(hall: Hall) -> None:
    case = hall.receive().json()["id"]
    hall.done(case, "accept", gaps=["申请表"])
    hall.done(case, "forward")
    denied = hall.done(case, "deny", reason="不符合条件")
    assert (denied["row"]["state"], denied["gaps"], denied["gaps_until"]) == ("denied", [], None)


@on_sqlite
def test_of_a_case_that_lapsed_within_a_special_procedure_nothing_is_left_open(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive().json()["id"]
    hall.done(case, "accept", gaps=["申请表"], days=1)
    hall.done(case, "pause", procedure="hearing", reason="依申请举行听证")
    hall.at("2026-10-14")
    assert hall.by_law(keeping.let_lapse) == 1
    seen = hall.see(case)
    assert (seen["row"]["state"], seen["row"]["step"], seen["special"]) == ("withdrawn", "", None)
    assert hall.asked.rows("SELECT interrupted, special_on FROM cases") == [{"interrupted": None, "special_on": None}]


# ----------------------------------------------------------------------- 特别程序, 延长, 审批


@on_sqlite
def test_a_special_procedure_does_not_count(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    hall.at("2026-10-14")
    paused = hall.done(case, "pause", procedure="hearing", reason="依申请举行听证")
    assert (paused["row"]["light"], paused["row"]["due"], paused["special"]) == ("paused", None, "hearing")
    assert hall.reason(case, "grant") == "notNow"
    hall.at("2026-10-21")
    resumed = hall.done(case, "resume", result="听证已举行")
    assert (resumed["row"]["state"], resumed["row"]["due"]) == ("accepted", "2026-10-29")  # five working days later


@on_sqlite
def test_an_extension_is_the_managers_and_comes_once(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    assert hall.reason(case, "extend", days=5, reason="情况复杂") == "notAllowed"
    assert hall.reason(case, "extend", days=11, reason="情况复杂", by=hall.manager) == "notAllowed"
    longer = hall.done(case, "extend", days=5, reason="情况复杂", by=hall.manager)
    assert (longer["row"]["due"], longer["legal_due"]) == ("2026-10-29", "2026-11-16")
    assert hall.reason(case, "extend", days=1, reason="还要", by=hall.manager) == "extended"


@on_sqlite
def test_late_needs_its_reason_and_the_applicant_reads_it(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    hall.done(case, "forward")
    hall.at("2026-10-23")
    assert hall.see(case)["late"] is True
    assert hall.reason(case, "grant") == "late"
    assert hall.reason(case, "grant", late_reason="   ") == "late"
    hall.done(case, "grant", late_reason="系统升级")
    assert hall.track(holder=LI).json()["cases"][0]["late_reason"] == "系统升级"


@on_sqlite
def test_who_sent_it_on_cannot_decide_it_where_four_eyes_are_asked_for(settings: Settings) -> None:
    more = CASES_TOML + "[depth]\nimmediate = 1\npromised = 2\nfour_eyes = true\n"
    with opened(settings, more) as hall:
        case = hall.accepted("2026-10-12")
        hall.done(case, "forward")
        assert hall.reason(case, "grant") == "notAllowed"
        assert hall.done(case, "grant", by=hall.manager)["row"]["state"] == "granted"


def test_lights_and_the_list(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")  # review is due after 6 working days, the whole after 8
    seen = []
    for day in ("2026-10-15", "2026-10-19", "2026-10-20", "2026-10-21"):
        hall.at(day)
        page = hall.clerk.ask("GET", "/v1/cases").json()
        lights = page["lights"]
        seen.append(page["rows"][0]["light"])
        assert lights["open"] == 1
        assert lights[seen[-1]] == 1
        assert [row["id"] for row in hall.clerk.ask("GET", f"/v1/cases?light={seen[-1]}").json()["rows"]] == [case]
    assert seen == ["green", "yellow", "yellow", "red"]
    assert hall.clerk.ask("GET", "/v1/cases?light=green").json()["rows"] == []
    hall.done(case, "withdraw")
    assert hall.clerk.ask("GET", "/v1/cases").json()["rows"] == []
    assert len(hall.clerk.ask("GET", "/v1/cases?everything=true").json()["rows"]) == 1


@on_sqlite
def test_pages_of_the_list_lose_and_repeat_nobody(hall: Hall) -> None:
    made = [hall.receive().json()["id"] for _ in range(PAGE_ROWS + 3)]
    first = hall.clerk.ask("GET", "/v1/cases").json()
    second = hall.clerk.ask("GET", f"/v1/cases?after={first['next']}").json()
    assert [row["id"] for row in first["rows"] + second["rows"]] == made[::-1]
    assert second["next"] == ""


@on_sqlite
def test_a_case_is_found_by_number_and_by_slip(hall: Hall) -> None:
    slip = hall.receive().json()
    hall.receive()
    for typed in (slip["number"], slip["short"], slip["code"].lower()):
        found = hall.clerk.ask("GET", f"/v1/cases?number={typed}").json()
        assert [row["id"] for row in found["rows"]] == [slip["id"]]
