"""One ticket, several items, no window that does them all: one window after another, in the order of the items."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.hall.kiosks import enrol
from tests.hall import small_hall
from tests.hall.conftest import LI, Asked, fresh

A, A2, B, E = "shijian-001", "weijian-001-02", "gongan-001", "minzheng-001"
RATER = "token-of-the-rater"


@pytest.fixture
def hall_folder(tmp_path: Path) -> Path:
    folder = small_hall.build(tmp_path / "hall")
    rules = (folder / "hall.toml").read_text(encoding="utf-8")
    changed = rules.replace('identity = "optional"', 'identity = "optional"\nseveral = "sequence"')
    (folder / "hall.toml").write_text(changed, encoding="utf-8")
    return folder


def opened(center: Asked) -> Asked:
    for window in ("01", "02", "03", "04"):
        assert center.act(window, "open").status_code == 200
    enrol(center.desk.store, "rater-1", RATER, "rater")
    return center


@pytest.fixture
def hall(sqlite_center: Asked) -> Asked:
    return opened(sqlite_center)


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code in (200, 201), answer.text
    said: dict[str, Any] = answer.json()
    return said


def rated(hall: Asked, window: str, level: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {RATER}", "Idempotency-Key": fresh()}
    return done(hall.client.post("/v1/ratings", json={"window": window, "level": level}, headers=headers))


def items_at(hall: Asked, window: str) -> list[str]:
    return [item["code"] for item in hall.window(window)["current"]["items"]]


def test_a_ticket_goes_from_window_to_window_with_an_outcome_and_a_rating_at_each(center: Asked) -> None:
    hall = opened(center)
    ticket = done(hall.take(A, E, A2))
    assert [window["number"] for window in ticket["windows"]] == ["01", "02"]
    assert hall.window("04")["next"] is None  # not before the first is done
    done(hall.act("01", "callNext"))
    assert items_at(hall, "01") == [A, A2]
    done(hall.act("01", "start"))
    outcomes = [{"item": A, "kind": "promised", "solved": False}, {"item": A2, "kind": "joint"}]
    first = done(hall.act("01", "finish", outcomes=outcomes))
    assert first["current"] is None
    assert rated(hall, "01", "satisfied")["service"] == first["service"]

    coming = hall.window("04")["next"]
    assert (coming["number"], coming["came_from"], coming["why"]["rule"]) == (ticket["number"], "01", "onward")
    assert hall.client.get(f"/v1/tickets/{ticket['code']}").json()["state"] == "waiting"
    done(hall.act("04", "callNext"))
    assert items_at(hall, "04") == [E]
    refused = hall.act("04", "finish", outcomes=[{"item": A}])
    assert (refused.status_code, refused.json()["reason"]) == (409, "unknownItem")
    last = done(hall.act("04", "finish", outcomes=[{"item": E, "kind": "immediate"}]))
    assert rated(hall, "04", "verySatisfied")["service"] == last["service"]

    assert hall.client.get(f"/v1/tickets/{ticket['code']}").json()["state"] == "done"
    services = hall.rows('SELECT "window", ended, items, outcomes FROM services ORDER BY ended_at')
    told = [(row["window"], row["ended"], json.loads(row["items"])) for row in services]
    assert told == [("01", "done", [A, A2]), ("04", "done", [E])]
    kinds = [[each["kind"] for each in json.loads(row["outcomes"])] for row in services]
    assert kinds == [["promised", "joint"], ["immediate"]]
    assert [row["level"] for row in hall.rows("SELECT level FROM ratings ORDER BY at")] == [
        "satisfied",
        "verySatisfied",
    ]


def test_who_goes_on_is_placed_by_their_number_before_those_who_came_later(hall: Asked) -> None:
    first = done(hall.take(A, E))["number"]
    later = done(hall.take(E))["number"]
    done(hall.act("01", "callNext"))
    assert hall.window("04")["next"]["number"] == later
    done(hall.act("01", "finish"))
    assert [each["number"] for each in hall.window("04")["waiting"]] == [first, later]


def test_one_who_does_not_come_to_the_second_window_is_passed_over_there_and_can_return(hall: Asked) -> None:
    number = done(hall.take(A, E))["number"]
    done(hall.act("01", "callNext"))
    done(hall.act("01", "finish"))
    done(hall.act("04", "callNext"))
    done(hall.act("04", "pass"))
    assert [each["number"] for each in hall.window("04")["passed"]] == [number]
    assert hall.window("01")["passed"] == []
    done(hall.act("04", "return", number=number))
    assert hall.window("04")["next"]["number"] == number


def test_items_one_window_can_do_stay_together_and_an_item_without_a_window_is_refused(hall: Asked) -> None:
    done(hall.take(B, A, holder=LI))
    done(hall.act("02", "callNext"))
    assert items_at(hall, "02") == [B, A]
    done(hall.act("04", "close"))
    refused = hall.take(A, E)
    assert (refused.status_code, refused.json()["reason"], refused.json()["item"]) == (409, "noWindow", E)


def test_with_the_window_for_both_closed_two_others_do_one_each(hall: Asked) -> None:
    done(hall.act("02", "close"))
    done(hall.take(A, B, holder=LI))
    done(hall.act("01", "callNext"))
    assert items_at(hall, "01") == [A]
    done(hall.act("01", "finish"))
    done(hall.act("03", "callNext"))
    assert items_at(hall, "03") == [B]
