"""Pages of changed cases: nothing is missed, and only those who may read them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.center.contract.cases import State
from kiosk.center.contract.exchange import CasesPage
from kiosk.hall import Settings, enrol
from tests.hall.cases.case_hall import CASES_TOML
from tests.hall.cases.case_hall import Hall as CaseHall
from tests.hall.conftest import LI, MONDAY, fresh, running
from tests.hall.national.city import CITY, LATER, all_told, page
from tests.hall.national.reading import read
from tests.hall.staff_room import Person


def test_pages_miss_nothing_and_go_on_where_they_ended(hall: CaseHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.hall.national.gathering.PAGE_CHANGES", 3)
    hall.asked.at(LATER)
    before = page(hall).json()
    while before["more"]:
        before = page(hall, before["next"]).json()
    made = [begun_now(hall, minute)["number"] for minute in range(5)]
    hall.asked.at("2026-10-12T18:59:00+08:00")
    told, after = [], before["next"]
    for _ in range(10):
        found = page(hall, after).json()
        told += [case["申请"]["办件编号"] for case in found["办件"]]
        after = found["next"]
        if not found["more"]:
            break
    assert told == made
    assert page(hall, after).json() == {"办件": [], "next": after, "more": False}
    since = page(hall, since="2026-10-12T18:32:30+08:00").json()
    assert [case["申请"]["办件编号"] for case in since["办件"]] == made[3:]


def test_each_page_that_was_read_is_written_down(hall: CaseHall) -> None:
    slip = begun_now(hall, 9)
    hall.asked.at("2026-10-12T18:59:30+08:00")
    got = page(hall, since="2026-10-12T18:39:00+08:00").json()
    assert [case["申请"]["办件编号"] for case in got["办件"]] == [slip["number"]]
    page(hall, got["next"])
    query = "SELECT kiosk, detail FROM events WHERE kind = 'exchanged' ORDER BY id DESC LIMIT 1"
    [last] = hall.asked.rows(query)
    assert last["kiosk"] == "city"
    told = json.loads(last["detail"])
    assert (told["next"], told["count"]) == (got["next"], 1)


def begun_now(hall: CaseHall, minute: int) -> Any:
    hall.asked.at(f"2026-10-12T18:3{minute}:00+08:00")
    return hall.receive("申请表").json()


def test_a_change_is_told_only_when_no_earlier_one_can_come_any_more(hall: CaseHall) -> None:
    hall.asked.at("2026-10-12T19:00:00+08:00")
    number = hall.receive("申请表").json()["number"]
    assert number not in {case.application.number for case in all_told(hall)}
    hall.asked.at("2026-10-12T19:00:31+08:00")
    assert number in {case.application.number for case in all_told(hall)}


def test_only_administrators_and_the_city_read_it(hall: CaseHall) -> None:
    path, client = "/v1/exchange/cases", hall.asked.client
    assert client.get(path).status_code == 401
    assert client.get(path, headers={"Authorization": "Bearer nobodys-token-at-all"}).status_code == 401
    assert hall.asked.get(path).status_code == 403
    for badge, status in (("007", 403), ("M01", 403), ("A01", 200)):
        with Person(str(client.base_url)) as person:
            person.sign_in(badge)
            assert person.ask("GET", path).status_code == status
    assert page(hall).headers["cache-control"] == "no-store"
    city = {"Authorization": f"Bearer {CITY}"}
    assert client.get("/v1/cases", headers=city).status_code == 401
    assert client.get("/v1/kiosks/me", headers=city).status_code == 401
    assert (
        client.post(
            "/v1/windows/01/acts", json={"verb": "open"}, headers=city | {"Idempotency-Key": fresh()}
        ).status_code
        == 403
    )


@pytest.mark.parametrize(
    "asked",
    [{"since": "2026-10-12T09:30:00"}, {"since": "gestern"}, {"after": "x"}, {"since": MONDAY, "after": "0" * 24}],
)
def test_nonsense_is_turned_away(hall: CaseHall, asked: dict[str, str]) -> None:
    answer = hall.asked.client.get("/v1/exchange/cases", params=asked, headers={"Authorization": f"Bearer {CITY}"})
    assert answer.status_code == 422


def test_both_kinds_of_store_tell_the_same(settings: Settings) -> None:
    (settings.config / "cases.toml").write_text(CASES_TOML, "utf-8")
    city = {"Authorization": f"Bearer {CITY}"}
    with running(settings) as asked:
        enrol(asked.desk.store, "city", CITY, role="exchange")
        body = {"item": "weijian-001-01", "applicant": LI}
        numbers = [asked.post("/v1/cases/received", body, fresh()).json()["number"] for _ in range(2)]
        asked.at("2026-11-02T10:00:00+08:00")
        told = CasesPage.model_validate_json(asked.client.get("/v1/exchange/cases", headers=city).content)
        lights = asked.client.get("/v1/exchange/supervision", headers=city).json()["电子监察"]
    assert [case.application.number for case in told.cases] == numbers
    assert [read(case).state for case in told.cases] == [State.RECEIVED, State.RECEIVED]
    assert [(light["办件编号"], light["监察预警类型代码"]) for light in lights] == [(number, "2") for number in numbers]
