"""What a window does, over HTTP, on both kinds of store."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hall.conftest import LI, WANG, Asked, fresh

A, B, E = "shijian-001", "gongan-001", "minzheng-001"


@pytest.fixture
def hall(center: Asked) -> Asked:
    for window in ("01", "02", "03", "04"):
        assert center.act(window, "open").status_code == 200
    return center


def take(hall: Asked, *items: str, **more: Any) -> str:
    given = hall.take(*items, **more)
    assert given.status_code == 201, given.text
    number: str = given.json()["number"]
    return number


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    view: dict[str, Any] = answer.json()
    return view


def refusal(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 409, answer.text
    said: dict[str, Any] = answer.json()
    return said


def test_a_citizen_is_called_served_and_goes_home(hall: Asked) -> None:
    take(hall, A, holder=LI)
    seen = hall.window("01")
    assert seen["next"]["number"] == "A001"
    assert seen["next"]["name"] == "李*"
    assert seen["next"]["why"]["rule"] == "longestWait"
    called = done(hall.act("01", "callNext"))["current"]
    assert (called["number"], called["state"], called["calls"], called["name"]) == ("A001", "called", 1, LI["name"])
    assert done(hall.act("01", "start"))["current"]["state"] == "serving"
    outcome = {"item": A, "kind": "promised", "solved": False}
    left = done(hall.act("01", "finish", outcomes=[outcome]))
    assert (left["current"], left["today"]["served"], left["service_number"]) == (None, 1, "A001")
    [service] = hall.rows('SELECT id, number, "window", clerk, ended, outcomes FROM services')
    assert service["id"] == left["service"]
    assert (service["number"], service["window"], service["ended"]) == ("A001", "01", "done")
    assert service["outcomes"] == '[{"item": "shijian-001", "kind": "promised", "solved": false}]'
    assert [row["state"] for row in hall.rows("SELECT state FROM tickets")] == ["done"]
    kinds = [row["kind"] for row in hall.rows("SELECT kind FROM events ORDER BY id")]
    assert kinds[-4:] == ["issued", "called", "started", "finished"]


def test_a_repeated_press_gets_the_first_answer(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    key = fresh()
    first = hall.act("01", "callNext", key)
    again = hall.act("01", "callNext", key)
    assert first.content == again.content
    assert [row["n"] for row in hall.rows("SELECT count(*) AS n FROM calls")] == [1]


def test_the_reason_of_a_call_stays_with_the_one_called_and_no_longer(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    why = hall.window("01")["next"]["why"]
    assert (why["text"], why["text_en"]) == ("等得最久，已等 0 分钟。", "Has waited longest: 0 minutes.")
    assert done(hall.act("01", "callNext"))["current"]["why"] == why
    assert hall.window("01")["current"]["why"] == why  # as the store has it
    done(hall.act("01", "start"))
    done(hall.act("01", "hold", minutes=10, reason="去复印"))
    assert done(hall.act("01", "bringBack", number="A001"))["current"]["why"] is None


def test_the_wait_of_who_was_sent_here_counts_from_their_number(hall: Asked) -> None:
    take(hall, A)
    done(hall.act("01", "callNext"))
    hall.at("2026-10-12T09:42:30+08:00")
    done(hall.act("01", "transfer", lane="E", reason="先核验婚姻状况"))
    there = hall.window("04")["next"]
    assert (there["waited_minutes"], there["why"]["waited_minutes"], there["why"]["rule"]) == (12, 12, "sentHere")


def test_two_windows_never_call_the_same_number(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    first, second = done(hall.act("01", "callNext")), done(hall.act("02", "callNext"))
    assert {first["current"]["number"], second["current"]["number"]} == {"A001", "A002"}
    assert refusal(hall.act("01", "callNext"))["reason"] == "windowBusy"
    done(hall.act("01", "finish"))
    assert refusal(hall.act("01", "callNext"))["reason"] == "nobodyWaits"


def test_the_one_key_of_a_caller_finishes_and_calls(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    done(hall.act("01", "callNext", finishing=True))
    done(hall.act("01", "start"))
    assert done(hall.act("01", "callNext", finishing=True))["current"]["number"] == "A002"
    last = done(hall.act("01", "callNext", finishing=True))
    assert last["current"] is None
    states = hall.rows("SELECT state FROM tickets ORDER BY number")
    assert [row["state"] for row in states] == ["done", "passed"]


def test_recalls_end_and_the_ticket_is_passed_over(hall: Asked) -> None:
    take(hall, A)
    done(hall.act("01", "callNext"))
    for left in (2, 1, 0):
        assert done(hall.act("01", "recall"))["recalls_left"] == left
    passed = done(hall.act("01", "recall"))
    assert passed["current"] is None
    assert [each["number"] for each in hall.window("01")["passed"]] == ["A001"]
    assert [row["again"] for row in hall.rows("SELECT again FROM calls ORDER BY id")] == [0, 1, 1, 1]


def test_a_passed_over_citizen_comes_back_behind_three_others(hall: Asked) -> None:
    for _ in range(6):
        take(hall, A)
    done(hall.act("01", "callNext"))
    done(hall.act("01", "pass"))
    done(hall.act("01", "return", number="A001"))
    assert [each["number"] for each in hall.window("01")["waiting"]] == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_hold_frees_the_window_and_the_time_brings_the_citizen_back(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    done(hall.act("01", "callNext"))
    done(hall.act("01", "start"))
    told = done(hall.act("01", "hold", minutes=10, reason="去复印"))
    assert (told["brief"], told["held"], told["waiting_count"]) == (True, [], 1)
    view = hall.window("01")
    assert (view["brief"], view["current"], view["window"]["waiting"]) == (False, None, 1)
    assert (view["held"][0]["number"], view["held"][0]["reason"]) == ("A001", "去复印")
    hall.at("2026-10-12T09:41:00+08:00")
    assert done(hall.act("02", "callNext"))["current"]["number"] == "A002"
    assert done(hall.act("01", "callNext"))["current"]["number"] == "A001"


def test_a_held_citizen_is_brought_back_at_once(hall: Asked) -> None:
    take(hall, A)
    done(hall.act("01", "callNext"))
    done(hall.act("01", "start"))
    done(hall.act("01", "hold", minutes=10, reason="去复印"))
    view = done(hall.act("01", "bringBack", number="A001"))
    assert (view["current"]["number"], view["current"]["state"]) == ("A001", "serving")


def test_a_transfer_keeps_the_letter_and_comes_back(hall: Asked) -> None:
    take(hall, A)
    done(hall.act("01", "callNext"))
    done(hall.act("01", "start"))
    done(hall.act("01", "transfer", lane="E", place="front", come_back=True, reason="先核验婚姻状况"))
    assert hall.window("04")["next"]["number"] == "A001"
    assert hall.window("04")["next"]["came_from"] == "01"
    done(hall.act("04", "callNext"))
    done(hall.act("04", "finish"))
    assert hall.window("01")["next"]["number"] == "A001"
    assert hall.window("02")["next"] is None
    done(hall.act("01", "callNext"))
    done(hall.act("01", "finish"))
    assert [row["state"] for row in hall.rows("SELECT state FROM tickets")] == ["done"]
    ended = hall.rows('SELECT "window", ended FROM services ORDER BY ended_at')
    assert [(row["window"], row["ended"]) for row in ended] == [("01", "transferred"), ("04", "done"), ("01", "done")]


@pytest.mark.parametrize("target", [{}, {"window": "99"}, {"lane": "Z"}, {"lane": "A", "window": "02"}])
def test_a_transfer_to_nowhere_is_refused_and_changes_nothing(hall: Asked, target: dict[str, str]) -> None:
    take(hall, A)
    done(hall.act("01", "callNext"))
    assert refusal(hall.act("01", "transfer", reason="x", **target))["reason"] in ("noWindow", "unknownWindow")
    assert hall.window("01")["current"]["number"] == "A001"


def test_a_number_is_called_by_hand_with_a_reason(hall: Asked) -> None:
    for _ in range(3):
        take(hall, A)
    assert done(hall.act("01", "callNumber", number="A003", reason="带着小孩"))["current"]["number"] == "A003"
    overtaken = hall.rows("SELECT overtaken FROM tickets ORDER BY number")
    assert [row["overtaken"] for row in overtaken] == [1, 1, 0]
    assert refusal(hall.act("02", "callNumber", number="A003", reason="x"))["window"] == "01"
    assert refusal(hall.act("02", "callNumber", number="A099", reason="x"))["reason"] == "unknownTicket"
    assert hall.act("02", "callNumber", number="A001", reason="").status_code == 422


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("pause", {}),
        ("hold", {"minutes": 5}),
        ("transfer", {"lane": "E"}),
        ("callNumber", {"number": "A001"}),
        ("prioritize", {"number": "A001", "priority": "green"}),
    ],
)
def test_blanks_are_no_reason(quiet_center: Asked, verb: str, more: dict[str, Any]) -> None:
    for blank in ("", " ", "\u3000 \t"):
        assert quiet_center.act("01", verb, reason=blank, **more).status_code == 422


def test_a_paused_or_closed_window_calls_nobody(hall: Asked) -> None:
    take(hall, A)
    done(hall.act("01", "pause", reason="暂离 10 分钟"))
    standing = hall.client.get("/v1/windows").json()["windows"][0]
    assert (standing["state"], standing["reason"]) == ("paused", "暂离 10 分钟")
    assert refusal(hall.act("01", "callNext"))["reason"] == "windowNotOpen"
    done(hall.act("01", "resume"))
    done(hall.act("01", "close"))
    assert refusal(hall.act("01", "callNext"))["reason"] == "windowNotOpen"


def test_a_window_nobody_opened_shows_as_absent(center: Asked) -> None:
    states = {each["number"]: each["state"] for each in center.client.get("/v1/windows").json()["windows"]}
    assert states == {"01": "absent", "02": "absent", "03": "absent", "04": "absent", "05": "closed"}


def test_a_closed_lane_takes_no_ticket_and_an_extra_window_opens_it_again(hall: Asked) -> None:
    done(hall.act("04", "close"))
    assert refusal(hall.take(E))["reason"] == "noWindow"
    done(hall.act("04", "open"))
    take(hall, E)


def test_a_citizen_cancels_with_the_secret_code(hall: Asked) -> None:
    ticket = hall.take(A).json()
    headers = {"Idempotency-Key": fresh()}
    gone = hall.client.post(f"/v1/tickets/{ticket['code']}/cancel", headers=headers)
    assert (gone.status_code, gone.json()["state"]) == (200, "cancelled")
    assert refusal(hall.act("01", "callNext"))["reason"] == "nobodyWaits"
    nobody = hall.client.post("/v1/tickets/NOBODYS123/cancel", headers={"Idempotency-Key": fresh()})
    assert nobody.status_code == 409


def test_a_kiosk_and_a_stranger_may_not_act(hall: Asked) -> None:
    body = {"verb": "callNext"}
    as_kiosk = hall.post("/v1/windows/01/acts", body, fresh())
    assert as_kiosk.status_code == 403
    stranger = hall.client.post("/v1/windows/01/acts", json=body, headers={"Idempotency-Key": fresh()})
    assert stranger.status_code == 401
    assert hall.client.get("/v1/windows/01").status_code == 401


def test_the_same_citizen_may_come_again_after_being_served(hall: Asked) -> None:
    take(hall, A, holder=WANG)
    assert refusal(hall.take(A, holder=WANG))["reason"] == "alreadyWaiting"
    done(hall.act("01", "callNext"))
    done(hall.act("01", "finish"))
    take(hall, A, holder=WANG)


def test_an_act_meant_for_another_ticket_is_not_done_to_the_one_who_stands_there_now(hall: Asked) -> None:
    take(hall, A)
    take(hall, A)
    done(hall.act("01", "callNext"))
    done(hall.act("01", "callNext", finishing=True))
    said = refusal(hall.act("01", "pass", ticket="A001"))
    assert (said["reason"], said["number"]) == ("anotherHere", "A002")
    assert hall.window("01")["current"]["state"] == "called"
    assert refusal(hall.act("01", "callNext", finishing=True, ticket="A001"))["reason"] == "anotherHere"
    assert done(hall.act("01", "pass", ticket="A002"))["current"] is None
