"""Tickets the kiosk gave by itself while the center was away."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hall.conftest import LI, Asked, fresh


def offline(number: str = "A1107", code: str = "7KM2QX9TRD", **more: Any) -> dict[str, Any]:
    base = {
        "number": number,
        "code": code,
        "day": "2026-10-12",
        "issued_at": "2026-10-12T09:20:00+08:00",
        "items": ["shijian-001"],
    }
    return base | more


def adopt(center: Asked, body: dict[str, Any], key: str = "") -> Any:
    return center.post("/v1/tickets/adopt", body, key or fresh())


def test_an_adopted_ticket_keeps_its_number_and_code_and_joins_the_queue(center: Asked) -> None:
    answer = adopt(center, offline(holder=LI, missing=["申请表"]))
    assert answer.status_code == 201
    ticket = answer.json()
    assert (ticket["number"], ticket["code"], ticket["offline"]) == ("A1107", "7KM2QX9TRD", True)
    assert (ticket["people_ahead"], ticket["span"]) == (None, None)
    assert ticket["issued_at"] == "2026-10-12T09:20:00+08:00"
    assert center.quote("shijian-001").json()["people_ahead"] == 1
    assert center.take("shijian-001", holder=LI).json()["number"] == "A1107"
    assert center.get("/v1/tickets/7KM2QX9TRD").json()["state"] == "waiting"


def test_it_stands_before_those_who_came_later(center: Asked) -> None:
    later = center.take("shijian-001").json()["code"]
    adopt(center, offline())
    assert center.get("/v1/tickets/7KM2QX9TRD").json()["people_ahead"] == 0
    assert center.get(f"/v1/tickets/{later}").json()["people_ahead"] == 1


def test_a_clock_that_runs_ahead_does_not_put_it_behind_tomorrow(center: Asked) -> None:
    adopt(center, offline(issued_at="2026-10-12T23:00:00+08:00"))
    later = center.take("shijian-001").json()["code"]
    assert center.get(f"/v1/tickets/{later}").json()["people_ahead"] == 1


def test_adopting_twice_changes_nothing(center: Asked) -> None:
    key = fresh()
    first, again = adopt(center, offline(), key), adopt(center, offline(), key)
    assert (again.status_code, again.content) == (201, first.content)
    assert center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 1}]


def test_a_number_given_twice_is_kept_and_logged_as_a_clash(center: Asked) -> None:
    adopt(center, offline())
    second = adopt(center, offline(code="ABCDEFGH23", holder=LI))
    assert (second.status_code, second.json()["number"]) == (201, "A1107")
    assert center.quote("shijian-001").json()["people_ahead"] == 2
    assert [row["clash"] for row in center.rows("SELECT clash FROM tickets ORDER BY clash")] == [0, 1]
    logged = center.rows("SELECT detail FROM events WHERE kind = 'adopted' ORDER BY id")
    assert ['"clash":1' in row["detail"] for row in logged] == [False, True]


def test_a_code_given_twice_gets_a_new_one_and_its_turn(center: Asked) -> None:
    adopt(center, offline())
    second = adopt(center, offline(number="A1108")).json()
    assert second["number"] == "A1108"
    assert second["code"] != "7KM2QX9TRD"
    assert center.quote("shijian-001").json()["people_ahead"] == 2


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"number": "A1207"}, "own numbers"),
        ({"number": "A027"}, "own numbers"),
        ({"number": "Z1107"}, "letter Z"),
        ({"number": "1107"}, "not a ticket number"),
        ({"code": "短码"}, "ten letters"),
        ({"issued_at": "2026-10-12T09:20:00"}, "offset"),
    ],
)
def test_what_is_not_this_kiosks_to_give_is_refused(sqlite_center: Asked, change: dict[str, Any], word: str) -> None:
    answer = adopt(sqlite_center, offline() | change)
    assert answer.status_code == 422
    assert word in answer.json()["detail"]
    assert sqlite_center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 0}]


def test_each_kiosk_has_its_own_range(center: Asked) -> None:
    second = center.as_kiosk("kiosk-2")
    me = second.get("/v1/kiosks/me").json()
    assert (me["kiosk"], me["offline_first"], me["offline_last"]) == ("kiosk-2", 1200, 1299)
    assert adopt(second, offline(number="A1207")).status_code == 201


def test_the_rules_of_the_hall_cannot_refuse_a_ticket_already_on_paper(center: Asked) -> None:
    """Closed, already waiting, day limit reached, an item gone from the catalogue: the citizen holds the paper."""
    center.take("shijian-002", holder=LI)
    center.take("shijian-002")
    center.at("2026-10-12T20:00:00+08:00")
    body = offline(items=["shijian-002", "gone-001"], holder=LI)
    answer = adopt(center, body)
    assert answer.status_code == 201
    assert [item["name"] for item in answer.json()["items"]] == ["食品经营许可", "gone-001"]


def test_items_of_no_common_window_go_to_the_windows_of_the_letter(center: Asked) -> None:
    answer = adopt(center, offline(items=["shijian-001", "minzheng-001"])).json()
    assert [window["number"] for window in answer["windows"]] == ["01", "02"]


def test_yesterdays_paper_is_on_record_but_waits_no_more(center: Asked) -> None:
    body = offline(day="2026-10-09", issued_at="2026-10-09T16:59:00+08:00")
    assert adopt(center, body).status_code == 201
    assert center.get("/v1/tickets/7KM2QX9TRD").json()["state"] == "expired"
    assert center.quote("shijian-001").json()["people_ahead"] == 0


def test_the_center_never_gives_an_offline_number(center: Asked) -> None:
    adopt(center, offline())
    assert center.take("shijian-001").json()["number"] == "A001"


def test_the_enrolment_tells_every_lane(center: Asked) -> None:
    me = center.get("/v1/kiosks/me").json()
    lanes = {lane["prefix"]: lane for lane in me["lanes"]}
    assert me["follow_base"] == "http://hall.example/t/"
    assert lanes["E"]["items"] == ["minzheng-001"]
    assert [window["number"] for window in lanes["B"]["windows"]] == ["02", "03"]
    assert "weijian-900" not in {code for lane in lanes.values() for code in lane["items"]}
