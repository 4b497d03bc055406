"""What an applicant learns of a case, who else may, and what stays of them."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import httpx
import pytest

from kiosk.cases import numbers
from kiosk.hall import Settings, create_app
from kiosk.hall.cases import keeping
from kiosk.hall.plan import ConfigError
from tests.hall.cases.case_hall import ITEM, Hall, on_sqlite
from tests.hall.conftest import LI, WANG, fresh, running

_WAY = ["receive", "accept", "forward", "grant", "issue", "deliver"]


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
    words = re.sub(r"\.\d{6}", "", hall.track(holder=LI).text)  # a fraction of a second may have any digits
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
    assert hall.track(holder=LI).status_code == 200, "a card is no try"


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


@on_sqlite
def test_who_looked_at_whose_case_is_written_once_a_day(hall: Hall) -> None:
    hall.at("2026-10-12")
    first, second = hall.receive().json(), hall.receive().json()
    hall.done(first["id"], "correct", gaps=["申请表"])
    for _ in range(3):
        hall.see(first["id"])
        assert hall.clerk.client.get(f"/cases/notice/{first['id']}").status_code == 200
    assert hall.manager.client.get(f"/cases/notice/{first['id']}").status_code == 200
    hall.see(second["id"])
    hall.at("2026-10-13")
    hall.see(first["id"])
    looks = hall.asked.rows("SELECT kiosk, detail FROM events WHERE kind = 'caseSeen' ORDER BY id")
    clerk, manager = looks[0]["kiosk"], looks[1]["kiosk"]
    assert clerk != manager
    assert [(look["kiosk"], json.loads(look["detail"])) for look in looks] == [
        (clerk, {"number": first["number"]}),
        (manager, {"number": first["number"]}),
        (clerk, {"number": second["number"]}),
        (clerk, {"number": first["number"]}),
    ]


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
