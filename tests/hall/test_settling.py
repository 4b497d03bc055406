"""What became of the paper, and taking out of the queue what nobody holds."""

from __future__ import annotations

import pytest

from tests.hall.conftest import LI, Asked, fresh


@pytest.mark.parametrize("paper", ["printed", "unconfirmed", "notPrinted"])
def test_the_paper_is_recorded_and_the_ticket_waits_on(center: Asked, paper: str) -> None:
    key = fresh()
    number = center.take("shijian-001", key=key).json()["number"]
    answer = center.settle(key, paper)
    assert (answer.status_code, answer.json()) == (200, {"number": number, "state": "waiting"})
    assert center.rows("SELECT paper FROM tickets") == [{"paper": paper}]


def test_a_void_ticket_leaves_the_queue_and_its_holder_may_take_another(center: Asked) -> None:
    key = fresh()
    ticket = center.take("shijian-001", key=key, holder=LI).json()
    assert center.settle(key, "void").json() == {"number": ticket["number"], "state": "void"}
    assert center.quote("shijian-001").json()["people_ahead"] == 0
    assert center.get(f"/v1/tickets/{ticket['code']}").json()["state"] == "void"
    assert center.take("shijian-001", holder=LI).json()["number"] == "A002"


def test_settling_twice_changes_nothing(center: Asked) -> None:
    key = fresh()
    center.take("shijian-002", key=key)
    first = [center.settle(key, "void").json() for _ in range(3)]
    assert first == [first[0]] * 3
    assert center.rows("SELECT tickets FROM given WHERE item = 'shijian-002'") == [{"tickets": 0}]
    assert len(center.rows("SELECT id FROM events WHERE kind = 'settled'")) == 1


def test_void_is_final(center: Asked) -> None:
    key = fresh()
    center.take("shijian-001", key=key)
    center.settle(key, "void")
    assert center.settle(key, "printed").json()["state"] == "void"
    assert center.rows("SELECT state, paper FROM tickets") == [{"state": "void", "paper": "void"}]


def test_voiding_a_key_that_never_came_refuses_it_when_it_comes_late(center: Asked) -> None:
    key = fresh()
    assert center.settle(key, "void").json() == {"number": None, "state": "void"}
    for _ in range(2):
        late = center.take("shijian-001", key=key)
        assert (late.status_code, late.json()["reason"]) == (409, "voided")
    adopted = {
        "number": "A1101",
        "code": "7KM2QX9TRD",
        "day": "2026-10-12",
        "issued_at": "2026-10-12T09:20:00+08:00",
        "items": ["shijian-001"],
    }
    assert center.post("/v1/tickets/adopt", adopted, key).json()["reason"] == "voided"
    assert center.settle(key, "void").json() == {"number": None, "state": "void"}
    assert center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 0}]


def test_a_refused_request_settles_to_nothing(center: Asked) -> None:
    key = fresh()
    center.take("weijian-900", key=key)
    assert center.settle(key, "void").json() == {"number": None, "state": "void"}


def test_paper_of_a_key_nobody_knows_is_an_error_and_changes_nothing(center: Asked) -> None:
    key = fresh()
    answer = center.settle(key, "printed")
    assert answer.status_code == 422
    assert "no ticket was ever asked for" in answer.json()["detail"]
    assert center.take("shijian-001", key=key).status_code == 201


def test_one_kiosk_cannot_settle_anothers_ticket(center: Asked) -> None:
    key = fresh()
    center.take("shijian-001", key=key)
    assert center.as_kiosk("kiosk-2").settle(key, "void").json() == {"number": None, "state": "void"}
    assert center.rows("SELECT state FROM tickets") == [{"state": "waiting"}]


def test_a_ticket_being_served_is_not_voided(center: Asked) -> None:
    key = fresh()
    center.take("shijian-001", key=key)
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE tickets SET state = 'serving'")
    assert center.settle(key, "void").json()["state"] == "serving"


def test_an_adopted_ticket_is_settled_by_its_own_key(center: Asked) -> None:
    key = fresh()
    body = {
        "number": "A1101",
        "code": "7KM2QX9TRD",
        "day": "2026-10-12",
        "issued_at": "2026-10-12T09:20:00+08:00",
        "items": ["shijian-001"],
    }
    center.post("/v1/tickets/adopt", body, key)
    assert center.settle(key, "printed").json() == {"number": "A1101", "state": "waiting"}
    assert center.settle(key, "void").json() == {"number": "A1101", "state": "void"}
