"""Never twice, never lost: a repeat gets the first answer, and crowds get different numbers."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.hall.conftest import LI, Asked, fresh


def test_a_repeat_gets_the_first_answer_and_no_second_number(center: Asked) -> None:
    key = fresh()
    first = center.take("shijian-001", key=key, holder=LI)
    again = [center.take("shijian-001", key=key, holder=LI) for _ in range(3)]
    assert first.status_code == 201
    assert {(answer.status_code, answer.content) for answer in again} == {(201, first.content)}
    assert center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 1}]


def test_a_refusal_is_repeated_even_when_its_cause_is_gone(center: Asked) -> None:
    key = fresh()
    center.at("2026-10-12T20:00:00+08:00")
    first = center.take("shijian-001", key=key)
    center.at("2026-10-13T10:00:00+08:00")
    assert first.status_code == 409
    assert center.take("shijian-001", key=key).content == first.content
    assert center.take("shijian-001", key=fresh()).status_code == 201


def test_a_key_used_for_another_request_is_refused(center: Asked) -> None:
    key = fresh()
    center.take("shijian-001", key=key)
    other = center.take("weijian-001-01", key=key)
    assert other.status_code == 422
    assert "Idempotency-Key" in other.json()["detail"]
    adopted = center.post("/v1/tickets/adopt", OFFLINE, key)
    assert adopted.status_code == 422


def test_two_kiosks_may_use_the_same_key(center: Asked) -> None:
    key = fresh()
    numbers = [center.as_kiosk(kiosk).take("shijian-001", key=key).json()["number"] for kiosk in ("kiosk-1", "kiosk-2")]
    assert numbers == ["A001", "A002"]


def test_the_same_key_at_the_same_moment_makes_one_ticket(center: Asked) -> None:
    key = fresh()
    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda _: center.take("shijian-001", key=key).content, range(24)))
    assert len(set(answers)) == 1
    assert center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 1}]


def test_eight_clients_never_get_the_same_number(center: Asked) -> None:
    items = ["shijian-001", "minzheng-001", "weijian-001-01"]
    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda turn: center.take(items[turn % 3]).json(), range(240)))
    numbers = Counter(answer["number"] for answer in answers)
    assert len(numbers) == 240
    assert {f"A{n:03d}" for n in range(1, 161)} | {f"E{n:03d}" for n in range(1, 81)} == set(numbers)
    assert len({answer["code"] for answer in answers}) == 240
    assert center.get("/v1/hall").json()["waiting"] == 240


@pytest.mark.logs_errors
def test_one_request_that_fails_does_not_take_the_others_with_it(center: Asked) -> None:
    """A number the store already has is answered 500; what came in the same commit still goes through."""
    assert center.take("shijian-001").json()["number"] == "A001"
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE tickets SET number = 2")
    with ThreadPoolExecutor(8) as together:
        asked = [together.submit(center.take, "minzheng-001") for _ in range(7)]
        broken = together.submit(center.take, "shijian-001")
    assert [answer.result().status_code for answer in asked] == [201] * 7
    assert (broken.result().status_code, broken.result().json()["detail"]) == (500, NOTHING)


def test_an_event_is_taken_once(center: Asked) -> None:
    key = fresh()
    event = {"kind": "device", "at": "2026-10-12T09:31:00+08:00", "source": "ticket_printer", "detail": "paper_out"}
    answers = [center.post("/v1/kiosks/me/events", event, key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    stored = center.rows("SELECT id, kind, kiosk, detail FROM events")
    assert [(row["id"], row["kind"], row["kiosk"]) for row in stored] == [
        (answers[0].json()["id"], "device", "kiosk-1")
    ]
    assert "paper_out" in stored[0]["detail"]


NOTHING = "the center could not do this; nothing was changed"
OFFLINE = {
    "number": "A1107",
    "code": "7KM2QX9TRD",
    "day": "2026-10-12",
    "issued_at": "2026-10-12T09:20:00+08:00",
    "items": ["shijian-001"],
}
