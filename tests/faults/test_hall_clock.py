"""The hall's clock jumps, and the day turns while people wait, are called and are served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from kiosk.bench.postgres import Postgres
from kiosk.hall import Settings
from kiosk.hall.clock import ClockHand
from kiosk.hall.retention import sweep
from kiosk.hall.tables import calls, hall_state
from tests.hall import small_hall
from tests.hall.conftest import TOKENS, fresh, running

A, B = "shijian-001", "gongan-001"
LI = {"kind": "typed", "number": "990101198505050025", "name": "李标记甲乙"}
MORNING = datetime.fromisoformat("2026-10-12T09:30:00+08:00")
BEFORE_MIDNIGHT = datetime.fromisoformat("2026-10-12T23:59:50+08:00")
AFTER_MIDNIGHT = datetime.fromisoformat("2026-10-13T00:00:10+08:00")
NEXT_MORNING = datetime.fromisoformat("2026-10-13T09:00:00+08:00")


class Hall:
    """One store, and as many centers as asked for, each with a clock that the test drives."""

    def __init__(self, stack: ExitStack, folder: Path, database: str, centers: int = 1) -> None:
        small_hall.build(folder / "hall")
        self.hands = [ClockHand(folder / f"clock{place}", MORNING) for place in range(centers)]
        for hand in self.hands:
            stack.callback(hand.close)
        self.centers = [stack.enter_context(running(_settings(database, folder, place))) for place in range(centers)]
        self.center = self.centers[0]

    def at(self, now: datetime) -> None:
        for hand in self.hands:
            hand.put(now)

    def open(self, *windows: str) -> None:
        for window in windows:
            done(self.center.act(window, "open"))


def _settings(database: str, folder: Path, place: int) -> Settings:
    return Settings(
        database=database,
        config=folder / "hall",
        data=folder / "data",
        tokens=TOKENS,
        public_url="http://hall.example",
        clock_file=folder / f"clock{place}",
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[Postgres]:
    with Postgres(durable=False) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'center.db'}"
    cluster: Postgres = request.getfixturevalue("cluster")
    return cluster.new_database()


@pytest.fixture
def hall(database: str, tmp_path: Path) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(stack, tmp_path, database)


@pytest.fixture
def pair(database: str, tmp_path: Path) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(stack, tmp_path, database, centers=2)


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code in (200, 201), answer.text
    said: dict[str, Any] = answer.json()
    return said


def refused(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])


def test_a_clock_that_jumps_forward_keeps_everybody_in_their_place(hall: Hall) -> None:
    hall.open("01")
    numbers = [done(hall.center.take(A))["number"] for _ in range(3)]
    done(hall.center.act("01", "callNext"))
    done(hall.center.act("01", "hold", minutes=30, reason="去复印"))
    hall.at(MORNING + timedelta(hours=5))
    view = done(hall.center.act("01", "callNext"))
    assert view["current"]["number"] == numbers[0]  # the time it was held for is long over
    assert [each["number"] for each in hall.center.window("01")["waiting"]] == numbers[1:]
    assert done(hall.center.take(A))["number"] == "A004"


def test_a_clock_that_is_set_back_lets_nobody_overtake_and_counts_no_time_below_nothing(hall: Hall) -> None:
    hall.open("01")
    before = [done(hall.center.take(A))["number"] for _ in range(2)]
    done(hall.center.act("01", "callNext"))
    done(hall.center.act("01", "start"))
    hall.center.at((MORNING - timedelta(hours=1)).isoformat())  # another process, or the center started anew
    after = done(hall.center.take(A))["number"]
    view = hall.center.window("01")
    assert [each["number"] for each in view["waiting"]] == [before[1], after]
    assert all(each["waited_minutes"] >= 0 for each in [*view["waiting"], view["current"]])
    assert done(hall.center.act("01", "finish"))["today"]["mean_service_minutes"] >= 0
    assert done(hall.center.act("01", "callNext"))["current"]["number"] == before[1]
    assert done(hall.center.act("01", "callNext", finishing=True))["current"]["number"] == after


def test_a_clock_that_is_put_back_stands_still_until_it_has_caught_up(hall: Hall) -> None:
    hall.open("01")
    first = done(hall.center.take(A))
    hall.at(MORNING - timedelta(minutes=30))
    second = done(hall.center.take(A))
    assert datetime.fromisoformat(second["issued_at"]) >= datetime.fromisoformat(first["issued_at"])


def people_everywhere(hall: Hall) -> dict[str, dict[str, Any]]:
    """One citizen in each state a citizen can be in; their tickets by state."""
    hall.open("01", "02", "03")
    tickets = {}
    for state in ("passed", "held", "serving", "called"):
        tickets[state] = done(hall.center.take(A))
        window = "02" if state == "called" else "01"
        done(hall.center.act(window, "callNext"))
        if state == "passed":
            done(hall.center.act(window, "pass"))
        elif state != "called":
            done(hall.center.act(window, "start"))
        if state == "held":
            done(hall.center.act(window, "hold", minutes=240, reason="回家取证"))
    tickets["waiting"] = done(hall.center.take(A))
    tickets["named"] = done(hall.center.take(B, holder=LI))
    return tickets


def test_a_new_day_begins_with_nobody_and_yesterdays_tickets_are_over(hall: Hall) -> None:
    hall.at(MORNING)
    tickets = people_everywhere(hall)
    hall.at(NEXT_MORNING)
    ask = hall.center
    windows = {each["number"]: each for each in ask.client.get("/v1/windows").json()["windows"]}
    assert {number: each["state"] for number, each in windows.items()} == {
        **dict.fromkeys(("01", "02", "03", "04"), "absent"),
        "05": "closed",
    }
    assert {(each["ticket"], each["waiting"], each["clerk"]) for each in windows.values()} == {("", 0, "")}
    board = ask.client.get("/v1/board").json()
    assert (board["waiting"], board["called"]) == (0, [])
    assert refused(ask.act("01", "callNext")) == "windowNotOpen"
    assert refused(ask.act("01", "finish")) == "nobodyHere"
    hall.open("01")
    assert refused(ask.act("01", "callNext")) == "nobodyWaits"
    for number in (ticket["number"] for ticket in tickets.values()):
        assert refused(ask.act("01", "callNumber", number=number, reason="昨天的号")) == "unknownTicket"
    assert done(ask.take(A))["number"] == "A001"
    assert done(ask.take(B, holder=LI))["number"] == "B001"


def test_yesterdays_ticket_says_that_it_is_over_before_and_after_it_is_swept(hall: Hall) -> None:
    tickets = people_everywhere(hall)
    hall.at(NEXT_MORNING)
    ask = hall.center
    for _ in range(2):
        for ticket in tickets.values():
            state = done(ask.client.get(f"/v1/tickets/{ticket['code']}"))["state"]
            assert state in ("expired", "done"), (ticket["number"], state)
            page = ask.client.get(f"/t/{ticket['code']}")
            assert page.status_code == 200 and ticket["number"] in page.text
            gone = ask.client.post(f"/v1/tickets/{ticket['code']}/cancel", headers={"Idempotency-Key": fresh()})
            assert gone.status_code == 409
        sweep(ask.desk)
    states = {row["number"]: row["state"] for row in ask.rows("SELECT prefix || number AS number, state FROM tickets")}
    assert states == {"A1": "expired", "A2": "expired", "A3": "done", "A4": "expired", "A5": "expired", "B1": "expired"}
    closed = ask.rows("SELECT number FROM services WHERE ended = 'closed' ORDER BY number")
    assert [row["number"] for row in closed] == ["A003", "A004"]


def test_an_act_pressed_before_midnight_and_repeated_after_it_gets_its_first_answer(hall: Hall) -> None:
    hall.at(MORNING)
    hall.open("01")
    done(hall.center.take(A))
    key = fresh()
    first = hall.center.act("01", "callNext", key)
    hall.at(AFTER_MIDNIGHT)
    assert hall.center.act("01", "callNext", key).content == first.content


def test_two_centers_that_do_not_agree_on_midnight_both_serve_on(pair: Hall) -> None:
    """Clocks of two machines are never quite alike; at night a hall that never closes calls on."""
    early, late = pair.centers
    done(late.act("01", "open"))
    done(late.act("02", "open"))
    for _ in range(2):
        done(late.take(A))
    pair.at(BEFORE_MIDNIGHT)
    done(late.act("01", "callNext"))
    done(early.act("01", "recall"))
    pair.hands[0].put(AFTER_MIDNIGHT)
    done(early.act("01", "open"))
    assert refused(early.act("01", "callNext")) == "nobodyWaits"
    done(late.act("01", "recall"))
    done(late.act("02", "callNext"))
    assert [each["number"] for each in early.client.get("/v1/board").json()["called"]] == []
    pair.hands[1].put(AFTER_MIDNIGHT + timedelta(seconds=5))
    assert refused(late.act("01", "callNext")) == "nobodyWaits"


def test_two_centers_of_two_days_give_every_call_a_number_of_its_own(pair: Hall) -> None:
    early, late = pair.centers
    done(late.act("01", "open"))
    done(late.take(A))
    done(late.act("01", "callNext"))
    pair.hands[0].put(NEXT_MORNING)
    done(early.act("02", "open"))
    done(early.take(A))
    done(early.act("02", "callNext"))
    done(late.act("01", "recall"))
    done(early.act("02", "recall"))
    assert [row["day"] for row in early.rows("SELECT day FROM calls ORDER BY id")] == [
        "2026-10-12",
        "2026-10-13",
        "2026-10-12",
        "2026-10-13",
    ]


def test_a_center_that_slept_through_a_thousand_calls_counts_on_behind_them(pair: Hall) -> None:
    sleeper, other = pair.centers
    done(sleeper.act("01", "open"))
    done(sleeper.take(A))
    done(sleeper.act("01", "callNext"))
    with other.desk.store.writing() as connection:
        row = {"day": "2026-10-12", "seq": 9, "at": 0, "ticket": "t", "number": "E001", "window": "04", "name": ""}
        connection.execute(insert(calls), [row | {"id": number, "again": False} for number in range(2, 1502)])
        connection.execute(update(hall_state).values(seq=hall_state.c.seq + 1))
    done(sleeper.act("01", "recall"))
    assert sleeper.rows("SELECT max(id) AS last FROM calls") == [{"last": 1502}]
