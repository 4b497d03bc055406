"""A case from the moment its papers change hands to the day its result does, on both kinds of store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest

from kiosk.cases import numbers
from kiosk.center.contract.cases import PAGE_ROWS
from kiosk.hall import Settings, create_app
from kiosk.hall.cases import keeping
from kiosk.hall.plan import ConfigError
from tests.hall.cases.case_hall import CASES_TOML, ITEM, TWO_PAPERS, Hall, on_sqlite, opened
from tests.hall.conftest import LI, WANG, fresh, running

_WAY = ["receive", "accept", "forward", "grant", "issue", "deliver"]


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with opened(settings, CASES_TOML) as hall:
        yield hall


@on_sqlite
def test_a_slip_of_a_center_that_no_phone_reaches_says_no_address(settings: Settings) -> None:
    with opened(replace(settings, public_url=""), CASES_TOML) as hall:
        slip = hall.receive("申请表").json()
        assert slip["url"] == hall.track(code=slip["code"]).json()["url"] == ""


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
    hall.at("2026-10-14")
    assert hall.by_law(keeping.deem_accepted) == 0
    hall.at("2026-10-15")
    assert hall.by_law(keeping.deem_accepted) == 1
    assert hall.by_law(keeping.deem_accepted) == 0
    seen = hall.see(case)
    assert (seen["row"]["state"], seen["accepted_on"], seen["row"]["due"]) == ("accepted", "2026-10-12", "2026-10-22")
    assert seen["entries"][-1]["verb"] == "deemedAccepted"
    [track] = hall.track(holder=LI).json()["cases"]
    assert [stop["by_law"] for stop in track["stops"]] == [False, True]


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


# --------------------------------------------------------------------------------- 进度查询


def test_the_applicant_follows_it_by_card_slip_and_number(hall: Hall) -> None:
    slip = hall.receive("申请表").json()
    hall.receive("申请表", holder=WANG)
    ways = [{"holder": LI}, {"code": slip["code"]}, {"number": slip["short"], "last_four": "0019"}]
    told = [hall.track(**way).json() for way in [*ways, {"number": slip["number"], "last_four": "0019"}]]
    assert all(each == told[0] for each in told)
    [track] = told[0]["cases"]
    assert (track["number"], track["shown"], track["state"]) == (slip["number"], "李* 0019", "received")
    assert [stop["state"] for stop in track["stops"]] == ["received"]


@on_sqlite
def test_a_citizen_learns_nothing_of_the_inside(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    hall.done(case, "forward")
    words = hall.track(holder=LI).text
    assert "007" not in words
    assert "staff" not in words
    assert "李标记" not in words
    assert LI["number"] not in words


@on_sqlite
def test_wrong_digits_and_wrong_numbers_get_the_same_answer_and_few_tries(hall: Hall) -> None:
    short = hall.receive().json()["short"]
    nobody = numbers.number("990100", "0001", date(2026, 10, 12), 777)
    answers = [hall.track(number=short, last_four=f"000{n}").json() for n in range(3)]
    assert answers == [{"reason": "unknownCase", "names": []}] * 3
    assert hall.track(number=short, last_four="0019").json()["reason"] == "tooMany"  # of this case, from any kiosk
    assert hall.asked.as_kiosk("kiosk-2").post("/v1/cases/tracks", {"holder": LI}).status_code == 200
    for _ in range(9):
        assert hall.track(code="AAAAAAAAAA").json()["reason"] == "unknownCase"
    assert hall.track(number=nobody, last_four="0019").json()["reason"] == "tooMany"  # of this kiosk


@pytest.mark.parametrize(
    "way", [{}, {"number": "1"}, {"number": "20261012000012", "last_four": "19"}, {"code": "A", "holder": LI}]
)
@on_sqlite
def test_one_whole_way_or_nothing(hall: Hall, way: dict[str, Any]) -> None:
    assert hall.track(**way).status_code == 422


# ---------------------------------------------------------------------------- who may, what stays


@on_sqlite
def test_strangers_and_clerks_without_a_session_are_kept_out(hall: Hall) -> None:
    case = hall.receive().json()["id"]
    with httpx.Client(base_url=hall.asked.client.base_url, verify=False) as stranger:
        for path in ("/v1/cases", f"/v1/cases/{case}"):
            assert stranger.get(path).status_code == 401
        assert stranger.post("/v1/cases/tracks", json={"holder": LI}).status_code == 401
        assert stranger.post(f"/v1/cases/{case}/acts", json={"verb": "withdraw"}).status_code == 401
    without = hall.clerk.client.post(f"/v1/cases/{case}/acts", json={"verb": "withdraw"}, headers=keyed())
    assert without.status_code == 403  # no CSRF token


@on_sqlite
def test_nothing_of_the_applicant_is_readable_at_rest_or_in_the_log(hall: Hall) -> None:
    hall.receive("申请表", phone="13800138000")
    for table in ("cases", "case_steps", "events", "requests"):
        rows = repr(hall.asked.rows(f"SELECT * FROM {table}"))
        for secret in (LI["number"], LI["name"], "13800138000"):
            assert secret not in rows


def test_applicants_are_forgotten_after_their_time_and_the_books_stay(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    hall.done(case, "withdraw")
    hall.at("2027-10-13")
    assert hall.by_law(keeping.forget_applicants) == 0
    hall.at("2027-10-15")
    assert hall.by_law(keeping.forget_applicants) == 1
    assert hall.see(case)["applicant"]["number"] == "-"
    assert hall.track(holder=LI).json() == {"cases": []}
    hall.at("2029-10-15")
    assert hall.by_law(keeping.delete_steps) == 3
    assert hall.by_law(keeping.delete_records) == 1
    assert hall.asked.rows("SELECT * FROM cases") == []


@on_sqlite
def test_a_hall_without_cases_says_so(settings: Settings) -> None:
    with running(settings) as asked:
        answer = asked.post("/v1/cases/received", {"item": ITEM, "applicant": LI}, fresh())
        assert (answer.status_code, answer.json()["reason"]) == (409, "noCases")
        assert asked.post("/v1/cases/tracks", {"holder": LI}).json()["reason"] == "noCases"


@on_sqlite
def test_an_item_nobody_decides_on_has_no_cases(hall: Hall) -> None:
    assert hall.receive(item="weijian-900").json()["reason"] == "noCases"


@on_sqlite
def test_a_material_nobody_published_is_not_taken(hall: Hall) -> None:
    assert hall.receive("结婚证").json() == {"reason": "notOnList", "names": ["结婚证"]}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('district = "99"\nsite = "0001"', "district"),
        ('district = "990100"\nsite = "0001"\n[shares]\naccept = 50', "must add up to 100"),
        ('district = "990100"\nsite = "0001"\n[law]\nanswer_days = 6', "answer_days"),
        ('district = "990100"\nsite = "0001"\n[depth.items]\nx = 4', "1 to 3, not so for x"),
    ],
)
@on_sqlite
def test_a_wrong_file_keeps_the_center_from_starting(settings: Settings, wrong: str, said: str) -> None:
    (settings.config / "cases.toml").write_text(wrong, "utf-8")
    with pytest.raises(ConfigError, match=said):
        create_app(settings)


def keyed() -> dict[str, str]:
    return {"Idempotency-Key": fresh()}
