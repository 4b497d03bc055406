"""Handed in: complete and signed, a draft becomes a case, with its files and answers; staff can see them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hall import Settings
from kiosk.hall.cases import keeping as cases_keeping
from kiosk.hall.cases.settings import read_cases_plan
from kiosk.hall.filing import keeping
from tests.hall.conftest import LI, fresh, running
from tests.hall.filing.office import ANSWERS, CASES, ITEM, Filing, pdf, photo, reason
from tests.hall.staff_room import Person, at_work


@pytest.fixture
def clerk(desk: Filing) -> Iterator[Person]:
    with at_work(desk.asked, "007") as person:
        yield person


def test_from_draft_to_case(both: Filing) -> None:
    both.fill()
    slip = both.submit(confirmed="face").json()
    assert (slip["item"], slip["shown"], slip["gaps"]) == (ITEM, "李* 0019", [])
    assert slip["url"].startswith("http://hall.example/case/")
    assert reason(both.see()) == "unknownDraft"
    assert both.asked.rows("SELECT id FROM drafts") == []
    [case] = both.asked.rows("SELECT * FROM cases")
    assert (case["id"], case["channel"], case["state"]) == (slip["id"], "kiosk", "received")
    tracked = both.asked.post("/v1/cases/tracks", {"holder": LI}).json()["cases"]
    assert [track["number"] for track in tracked] == [slip["number"]]
    files = both.asked.rows('SELECT n, material, draft, "case" FROM draft_files ORDER BY n')
    assert [(file["n"], file["material"], file["draft"], file["case"]) for file in files] == [
        (0, "", None, slip["id"]),
        (1, "银行卡", None, slip["id"]),
    ]


def test_handed_in_twice_is_one_case(both: Filing) -> None:
    both.fill()
    key = fresh()
    first = both.submit(key)
    assert first.status_code == 201
    again = both.submit(key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert reason(both.submit()) == "unknownDraft"
    assert len(both.asked.rows("SELECT id FROM cases")) == 1


def test_with_a_gap_nothing_is_received_and_all_of_it_is_told(both: Filing) -> None:
    both.open()
    both.answer(bank="abc")
    answer = both.submit()
    assert reason(answer) == "gaps"
    assert [gap["name"] for gap in answer.json()["gaps"]] == ["since", "people", "true", "银行卡"]
    assert [gap["kind"] for gap in answer.json()["gaps"]] == ["field"] * 3 + ["material"]
    assert both.asked.rows("SELECT id FROM cases") == []
    both.answer(**ANSWERS)
    both.send(photo())
    assert both.submit().status_code == 201


def test_signed_with_ink_or_confirmed_another_way(desk: Filing) -> None:
    desk.fill()
    assert reason(desk.submit(signature=None)) == "noSignature"
    assert reason(desk.submit(signature=photo(kind="PNG", colour="white"), confirmed="face")) == "noSignature"
    assert desk.submit(signature=None, confirmed="staff").status_code == 201
    assert desk.asked.rows("SELECT n FROM draft_files WHERE n = 0") == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_where_no_cases_are_kept_nothing_is_offered(hall_folder: Path, settings: Settings) -> None:
    (hall_folder / "cases.toml").write_text(CASES + "kept_here = false\n", "utf-8")
    with running(settings) as asked:
        desk = Filing(asked)
        assert asked.get("/v1/filing/forms").json()["forms"] == []
        desk.fill()
        assert reason(desk.submit()) == "noCases"
        assert desk.see().status_code == 200, "the draft is still there"


def test_staff_see_what_was_filed(desk: Filing, clerk: Person) -> None:
    desk.fill()
    desk.send(pdf(2), "户口簿")
    case = desk.submit(confirmed="code").json()["id"]
    answer = clerk.ask("GET", f"/v1/filing/files/{case}")
    assert answer.headers["cache-control"] == "no-store"
    filed = answer.json()
    assert {each["label"]: each["value"] for each in filed["answers"]} == {
        "姓名": "李标记甲乙",
        "号码": LI["number"],
        "电话": "13912340019",
        "银行": "农业银行",
        "从哪天": "2026-01-05",
        "几口人": "2",
        "属实": "是",
    }
    assert [(file["n"], file["material"], file["kind"]) for file in filed["files"]] == [
        (0, "", "image/png"),
        (1, "银行卡", "image/jpeg"),
        (2, "户口簿", "application/pdf"),
    ]
    assert filed["confirmed"] == "code"
    picture, sheet = (clerk.ask("GET", f"/v1/filing/files/{case}/{n}") for n in (1, 2))
    assert picture.content.startswith(b"\xff\xd8\xff")
    assert "sandbox" in picture.headers["content-security-policy"]
    assert picture.headers["cache-control"] == "no-store"
    assert picture.headers["content-disposition"].startswith("inline")
    assert sheet.headers["content-disposition"].startswith("attachment")
    assert clerk.ask("GET", f"/v1/filing/files/{case}/3").status_code == 404
    assert clerk.ask("GET", f"/v1/filing/files/{'0' * 24}").status_code == 404


def test_who_looked_at_whose_file_is_told_once_a_day(desk: Filing, clerk: Person) -> None:
    """个人信息保护法 51: and nothing of the citizen with it."""
    desk.fill()
    slip = desk.submit().json()
    path = f"/v1/filing/files/{slip['id']}"
    for each in (path, f"{path}/1", path, f"/v1/filing/files/{'0' * 24}"):
        clerk.ask("GET", each)
    seen = "SELECT kiosk, detail FROM events WHERE kind = 'filedSeen'"
    [event] = desk.asked.rows(seen)
    assert event["kiosk"].startswith("staff ")
    assert json.loads(event["detail"]) == {"number": slip["number"]}
    with at_work(desk.asked, "008") as other:
        other.ask("GET", f"{path}/1")
    assert len({row["kiosk"] for row in desk.asked.rows(seen)}) == 2
    desk.asked.at("2026-10-12T23:59:00+08:00")
    clerk.sign_in("007")
    clerk.ask("GET", path)
    assert len(desk.asked.rows(seen)) == 2
    desk.asked.at("2026-10-13T00:01:00+08:00")
    clerk.ask("GET", path)
    assert len(desk.asked.rows(seen)) == 3


def test_nobody_else_sees_it(desk: Filing) -> None:
    desk.fill()
    case = desk.submit().json()["id"]
    with Person(str(desk.asked.client.base_url)) as stranger:
        for path in (f"/v1/filing/files/{case}", f"/v1/filing/files/{case}/1"):
            assert stranger.ask("GET", path).status_code in (401, 403)
            assert desk.asked.get(path).status_code in (401, 403), "a kiosk is nobody of the staff"


def test_forgotten_with_the_applicant(desk: Filing) -> None:
    desk.fill()
    case = desk.submit().json()["id"]
    assert keeping.forget_filings(desk.asked.desk) == 0
    with desk.asked.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET open = 0, state = 'delivered', closed_on = '2025-01-01'")
    plan = read_cases_plan(desk.asked.desk.settings.config)
    assert plan is not None
    assert cases_keeping.forget_applicants(desk.asked.desk, plan) == 1
    assert keeping.forget_filings(desk.asked.desk) == 1
    assert keeping.forget_files(desk.asked.desk) == 2
    assert desk.asked.rows(f"SELECT * FROM draft_files WHERE \"case\" = '{case}'") == []
