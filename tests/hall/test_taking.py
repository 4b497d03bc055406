"""Taking a ticket: what it says, what a quote promised, and every reason there is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.hall.desk import Typical
from tests.hall.conftest import LI, MONDAY, WANG, Asked, fresh


def test_a_ticket_says_all_the_slip_needs(center: Asked) -> None:
    answer = center.take("shijian-001", "weijian-001-02", missing=["原许可证"])
    assert answer.status_code == 201
    ticket = answer.json()
    assert ticket["number"] == "A001"
    assert ticket["day"] == "2026-10-12"
    assert [item["name"] for item in ticket["items"]] == ["个体工商户登记", "公共场所卫生许可（变更）"]
    assert ticket["items"][1]["name_en"] == "Hygiene permit (change)"
    assert ticket["people_ahead"] == 0
    assert ticket["span"]["low"] == 0 < ticket["span"]["high"]
    assert [window["number"] for window in ticket["windows"]] == ["01", "02"]
    assert ticket["missing"] == ["原许可证"]
    assert ticket["follow_url"] == f"http://hall.example/t/{ticket['code']}"
    assert len(ticket["code"]) == 10
    assert ticket["issued_at"].startswith("2026-10-12T09:3")
    assert ticket["issued_at"].endswith("+08:00")
    assert (ticket["hall"], ticket["recall_after"], ticket["offline"]) == ("小镇便民服务中心", 3, False)


def test_numbers_follow_one_another_in_each_lane(center: Asked) -> None:
    given = [center.take(item).json()["number"] for item in ("shijian-001", "minzheng-001", "shijian-001")]
    assert given == ["A001", "E001", "A002"]


def test_the_first_item_gives_the_letter(center: Asked) -> None:
    assert center.take("gongan-001", "shijian-001", holder=LI).json()["number"] == "B001"


def test_a_quote_promises_what_the_ticket_then_says_and_changes_nothing(center: Asked) -> None:
    for _ in range(4):
        center.take("shijian-001")
    quoted = center.quote("shijian-001").json()
    assert center.quote("shijian-001").json() == quoted
    ticket = center.take("shijian-001").json()
    assert quoted["people_ahead"] == ticket["people_ahead"] == 4
    assert quoted["span"] == ticket["span"]
    assert quoted["windows"] == ticket["windows"]
    assert quoted["identity"] == "optional"


def test_people_in_other_lanes_count_when_they_wait_for_the_same_window(center: Asked) -> None:
    center.take("gongan-001", holder=LI)
    center.take("minzheng-001")
    assert center.quote("shijian-001").json()["people_ahead"] == 1


def test_closed_at_night_with_the_next_opening(center: Asked) -> None:
    center.at("2026-10-12T20:00:00+08:00")
    for answer in (center.take("shijian-001"), center.quote("shijian-001")):
        assert answer.status_code == 409
        refusal = answer.json()
        assert refusal["reason"] == "closed"
        assert refusal["hours"]["day"] == "2026-10-13"
        assert refusal["hours"]["spans"][0] == ["09:00", "12:00"]


def test_closed_over_national_day_until_the_eighth(center: Asked) -> None:
    center.at("2026-10-01T10:00:00+08:00")
    assert center.take("shijian-001").json()["hours"]["day"] == "2026-10-08"
    hall = center.get("/v1/hall").json()
    assert (hall["open"], hall["today"]["spans"]) == (False, [])
    assert (hall["today"]["reason"], hall["today"]["reason_en"]) == ("国庆节", "National Day")


def test_open_on_a_saturday_that_makes_up_for_the_holiday(center: Asked) -> None:
    center.at("2026-10-10T10:00:00+08:00")
    assert center.take("shijian-001").status_code == 201
    assert center.get("/v1/hall").json()["today"]["reason"] == "调休上班"


def test_tickets_are_given_before_opening_and_through_lunch_with_the_break_in_the_wait(center: Asked) -> None:
    center.at("2026-10-12T08:29:00+08:00")
    assert center.take("shijian-001").json()["reason"] == "closed"
    center.at("2026-10-12T08:30:30+08:00")
    assert center.take("shijian-001").json()["span"]["low"] == 30
    center.at("2026-10-12T12:10:00+08:00")
    assert center.quote("minzheng-001").json()["span"]["low"] == 50


def test_no_window_serves_an_item_of_another_site(center: Asked) -> None:
    answer = center.take("shijian-001", "weijian-900")
    assert answer.status_code == 409
    assert (answer.json()["reason"], answer.json()["item"]) == ("noWindow", "weijian-900")


def test_the_catalogue_says_where_what_is_not_done_here_is_done(sqlite_center: Asked) -> None:
    items = sqlite_center.get("/v1/catalogue").json()["items"]
    there = {item["code"]: item["elsewhere"] for item in items if item["elsewhere"]}
    place = {"name": "镇卫生院", "name_en": "", "address": "", "address_en": "", "phone": "0990-54322"}
    assert there == {"weijian-900": place}


def test_items_that_no_single_window_can_serve_are_a_conflict(center: Asked) -> None:
    answer = center.take("shijian-001", "minzheng-001")
    assert (answer.json()["reason"], answer.json()["item"]) == ("conflict", "minzheng-001")


def test_an_unknown_item_is_named(center: Asked) -> None:
    answer = center.take("shijian-001", "nobody-999")
    assert (answer.status_code, answer.json()["reason"], answer.json()["item"]) == (409, "unknownItem", "nobody-999")


def test_whoever_waits_in_a_lane_gets_no_second_ticket_for_it(center: Asked) -> None:
    first = center.take("shijian-001", holder=LI).json()["number"]
    again = center.take("weijian-001-01", holder=LI)
    assert (again.status_code, again.json()["reason"], again.json()["number"]) == (409, "alreadyWaiting", first)
    typed = LI | {"kind": "typed", "number": " 99010119900101 0019", "name": ""}
    assert center.quote("weijian-001-01", holder=typed).json()["reason"] == "alreadyWaiting"
    assert center.take("minzheng-001", holder=LI).status_code == 201
    assert center.take("shijian-001", holder=WANG).status_code == 201


def test_two_requests_of_one_holder_at_the_same_moment_make_one_ticket(center: Asked) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda _: center.take("shijian-001", holder=LI).status_code, range(8)))
    assert sorted(answers) == [201] + [409] * 7


def test_the_day_limit_counts_tickets_and_forgets_void_ones(center: Asked) -> None:
    keys = [fresh(), fresh()]
    for key in keys:
        assert center.take("shijian-002", key=key).status_code == 201
    refused = center.take("shijian-002").json()
    assert (refused["reason"], refused["item"], refused["limit"]) == ("dayLimit", "shijian-002", 2)
    center.settle(keys[0], "void")
    assert center.take("shijian-002").status_code == 201
    center.at("2026-10-13T09:30:00+08:00")
    assert center.take("shijian-002").status_code == 201


def test_an_item_that_needs_a_holder_is_refused_without_one(center: Asked) -> None:
    assert center.quote("gongan-001").json()["identity"] == "required"
    answer = center.take("gongan-001")
    assert (answer.status_code, answer.json()["reason"], answer.json()["item"]) == (409, "identityNeeded", "gongan-001")
    assert center.take("gongan-001", holder=LI).status_code == 201


def test_where_no_identity_is_asked_none_is_kept(center: Asked) -> None:
    assert center.take("shijian-003", holder=LI).status_code == 201
    assert center.take("shijian-003", holder=LI).status_code == 201
    assert (
        center.rows("SELECT holder_mark, holder_sealed FROM tickets")
        == [{"holder_mark": None, "holder_sealed": None}] * 2
    )


def test_numbers_run_out_at_the_end_of_the_range(center: Asked) -> None:
    center.take("minzheng-001")
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE hall_state SET seq = 9")
        connection.exec_driver_sql("UPDATE counters SET last = 998, seq = 9 WHERE prefix = 'E'")
    assert center.take("minzheng-001").json()["number"] == "E999"
    assert center.take("minzheng-001").json()["reason"] == "numbersExhausted"


def test_numbers_begin_again_the_next_day_and_yesterdays_tickets_are_over(center: Asked) -> None:
    code = center.take("shijian-001").json()["code"]
    center.at("2026-10-13T09:30:00+08:00")
    assert center.get(f"/v1/tickets/{code}").json()["state"] == "expired"
    assert center.quote("shijian-001").json()["people_ahead"] == 0
    assert center.take("shijian-001").json()["number"] == "A001"


def test_who_gives_the_number_back_gives_back_the_days_place_and_whoever_was_served_does_not(center: Asked) -> None:
    codes = [center.take("shijian-002").json()["code"] for _ in range(2)]
    assert center.take("shijian-002").json()["reason"] == "dayLimit"
    center.act("01", "open")
    center.act("01", "callNext")
    center.act("01", "finish")
    assert center.take("shijian-002").json()["reason"] == "dayLimit"
    for _ in range(2):  # said twice it is still one place
        headers = {"Idempotency-Key": fresh()}
        gone = center.client.post(f"/v1/tickets/{codes[1]}/cancel", headers=headers)
    assert gone.status_code == 409
    assert center.take("shijian-002").status_code == 201
    assert center.take("shijian-002").json()["reason"] == "dayLimit"


def test_the_same_item_twice_counts_once(center: Asked) -> None:
    assert len(center.take("shijian-001", "shijian-001").json()["items"]) == 1


@pytest.mark.parametrize("items", [[], ["shijian-001"] * 6])
def test_a_ticket_has_one_to_five_items(center: Asked, items: list[str]) -> None:
    assert center.take(*items).status_code == 422


def test_measured_service_times_change_the_span(center: Asked) -> None:
    for _ in range(10):
        center.take("minzheng-001")
    guessed = center.quote("minzheng-001").json()["span"]
    center.act("04", "open")
    for _ in range(10):
        center.act("04", "callNext")
        center.act("04", "finish")
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE services SET ended_at = called_at + 3000000000")
    center.desk.refresh()
    for _ in range(10):
        center.take("minzheng-001")
    slower = center.quote("minzheng-001").json()["span"]
    assert slower["low"] > guessed["low"]
    assert slower["high"] > guessed["high"]


def test_the_hall_says_how_many_wait_and_until_when(center: Asked) -> None:
    center.at(MONDAY)
    center.take("shijian-001")
    center.take("minzheng-001")
    hall = center.get("/v1/hall").json()
    assert (hall["open"], hall["closes_at"], hall["waiting"], hall["windows_open"]) == (True, "17:00", 2, 4)
    assert hall["next_open"] is None
    assert hall["span"]["low"] <= hall["span"]["high"]
    assert hall["catalogue_version"] == center.get("/v1/catalogue").json()["version"]


def test_the_wait_in_the_hall_follows_whoever_comes_windows_and_the_clock(sqlite_center: Asked) -> None:
    """Every kiosk asks for it every five seconds: it is not worked out for each of them."""

    def told() -> Typical | None:
        sqlite_center.get("/v1/hall")
        return sqlite_center.desk.typical

    sqlite_center.at(MONDAY)
    sqlite_center.act("01", "open")
    first = told()
    assert told() is first
    sqlite_center.take("shijian-001")
    second = told()
    assert second is not first
    sqlite_center.act("01", "close")
    third = told()
    assert third is not second
    sqlite_center.at(str(datetime.fromisoformat(MONDAY) + timedelta(seconds=6)))
    assert told() is not third


def test_a_clock_that_was_set_back_lets_nobody_jump_the_queue(center: Asked) -> None:
    center.at("2026-10-12T10:00:00+08:00")
    before = center.take("shijian-001").json()["code"]
    center.at("2026-10-12T09:40:00+08:00")
    after = center.take("shijian-001").json()["code"]
    assert center.get(f"/v1/tickets/{before}").json()["people_ahead"] == 0
    assert center.get(f"/v1/tickets/{after}").json()["people_ahead"] == 1
