"""Who it is booked on when a window is worked by its key pad."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.hall.kiosks import enrol
from tests.hall.conftest import Asked, fresh
from tests.hall.staff_room import Person, at_work

A = "shijian-001"
RATER = "token-of-the-rater-of-window-1"


@pytest.fixture
def clerk(center: Asked) -> Iterator[Person]:
    """At window 01, which the clerk has opened on their PC."""
    with at_work(center, "0107") as person:
        sent(person, verb="open")
        yield person


def sent(person: Person, **act: Any) -> None:
    answer = person.ask("POST", "/v1/windows/01/acts", act, **{"Idempotency-Key": fresh()})
    assert answer.status_code == 200, answer.text


def served_by_keys(center: Asked) -> None:
    assert center.take(A).status_code == 201
    for verb in ("callNext", "start", "finish"):
        assert center.act("01", verb).status_code == 200


def account(center: Asked) -> str:
    found: str = center.rows("SELECT id FROM accounts WHERE badge = '0107'")[0]["id"]
    return found


def test_what_a_clerk_does_with_the_keys_is_the_clerks(center: Asked, clerk: Person) -> None:
    served_by_keys(center)
    who = account(center)
    assert [row["clerk"] for row in center.rows("SELECT clerk FROM services")] == [who]
    assert [row["clerk"] for row in center.rows("SELECT clerk FROM tickets")] == [who]
    enrol(center.desk.store, "rater-1", RATER, "rater")
    headers = {"Authorization": f"Bearer {RATER}", "Idempotency-Key": fresh()}
    rated = center.client.post("/v1/ratings", json={"window": "01", "level": "satisfied"}, headers=headers)
    assert rated.status_code == 201
    assert [row["clerk"] for row in center.rows("SELECT clerk FROM ratings")] == [who]


def test_the_log_knows_that_it_was_the_keys(center: Asked, clerk: Person) -> None:
    served_by_keys(center)
    sent(clerk, verb="pause", reason="暂离")
    told = center.rows("SELECT kiosk, kind, detail FROM events WHERE kind IN ('called', 'finished', 'paused')")
    by = [(row["kind"], row["kiosk"], json.loads(row["detail"]).get("device")) for row in told]
    who = account(center)
    assert by == [("called", who, "callers"), ("finished", who, "callers"), ("paused", who, None)]


def test_the_keys_do_not_take_the_window_from_the_clerk(center: Asked, clerk: Person) -> None:
    sent(clerk, verb="pause", reason="暂离")
    assert center.act("01", "open").status_code == 200
    [window] = center.rows("SELECT clerk, badge, state FROM windows WHERE number = '01'")
    assert window == {"clerk": account(center), "badge": "0107", "state": "open"}


def test_with_nobody_signed_in_it_is_the_devices(center: Asked, clerk: Person) -> None:
    sent(clerk, verb="close")
    assert center.act("01", "open").status_code == 200
    served_by_keys(center)
    assert [row["clerk"] for row in center.rows("SELECT clerk FROM services")] == ["callers"]
