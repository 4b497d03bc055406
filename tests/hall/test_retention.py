"""What is over is erased: names with their day, answers after a week, events after 400 days; and nothing earlier."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from kiosk.center.contract import Holder
from kiosk.hall import Settings, chores
from kiosk.hall.clock import micros, shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.migrations.running import configured
from kiosk.hall.plan import ConfigError, read_plan
from kiosk.hall.retention import BATCH, sweep
from kiosk.hall.storage import Store
from kiosk.hall.tables import events, requests, tickets
from tests.hall.conftest import LI, TOKENS, WANG, Asked, fresh, running

NAMES = "SELECT holder_mark, holder_sealed FROM tickets WHERE holder_mark IS NOT NULL OR holder_sealed IS NOT NULL"
TODAY = date(2026, 10, 12)


@pytest.fixture(autouse=True)
def only_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Centers here erase nothing by themselves, unless a test lets them."""
    monkeypatch.setattr(chores, "sweep", lambda _desk, _between: {})


def erased(center: Asked) -> list[dict[str, int]]:
    return [json.loads(row["detail"]) for row in center.rows("SELECT detail FROM events WHERE kind = 'erased'")]


def test_names_go_when_the_day_turns_and_not_before(center: Asked) -> None:
    for holder in (LI, WANG):
        center.take("shijian-001", holder=holder)
    center.at("2026-10-12T23:59:59+08:00")
    sweep(center.desk)
    assert len(center.rows(NAMES)) == 2
    center.at("2026-10-13T00:00:00+08:00")
    assert sweep(center.desk) == {"expired": 2, "holders": 2, "answers": 0, "events": 0, "notices": 0}
    assert center.rows(NAMES) == []
    assert center.rows("SELECT DISTINCT state FROM tickets") == [{"state": "expired"}]
    assert erased(center) == [{"expired": 2, "holders": 2, "answers": 0, "events": 0, "notices": 0}]


OVERNIGHT = {"called": "expired", "passed": "expired", "held": "expired", "serving": "done"}
"""What the turn of the day makes of a ticket that is still in the hall."""


@pytest.mark.parametrize("state", ["called", "held", "serving", "done", "passed", "void", "cancelled", "expired"])
def test_names_go_whatever_became_of_the_ticket_and_the_rest_of_it_stays(sqlite_center: Asked, state: str) -> None:
    sqlite_center.take("shijian-001", holder=LI)
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE tickets SET state = '{state}'")
    sqlite_center.at("2026-10-13T09:00:00+08:00")
    sweep(sqlite_center.desk)
    assert sqlite_center.rows(NAMES) == []
    assert sqlite_center.rows("SELECT state, prefix, number, day FROM tickets") == [
        {"state": OVERNIGHT.get(state, state), "prefix": "A", "number": 1, "day": "2026-10-12"}
    ]
    left_open = sqlite_center.rows("SELECT number, ended FROM services")
    assert left_open == ([{"number": "A001", "ended": "closed"}] if state in ("called", "serving") else [])


def test_nothing_to_erase_is_not_worth_an_event(center: Asked) -> None:
    center.take("shijian-001", holder=LI)
    assert sweep(center.desk) == {"expired": 0, "holders": 0, "answers": 0, "events": 0, "notices": 0}
    assert erased(center) == []


def test_a_repeat_gets_its_first_answer_for_seven_days_and_a_void_key_stays_void(center: Asked) -> None:
    key, gone = fresh(), fresh()
    first = center.take("shijian-001", key=key, holder=LI)
    center.settle(gone, "void")
    center.at("2026-10-19T23:59:00+08:00")
    sweep(center.desk)
    assert center.take("shijian-001", key=key, holder=LI).content == first.content
    assert center.take("shijian-001", key=gone).json()["reason"] == "voided"
    center.at("2026-10-20T00:01:00+08:00")
    done = sweep(center.desk)
    assert done is not None
    assert done["answers"] == 2
    assert center.rows("SELECT * FROM requests") == []
    assert center.rows("SELECT count(*) AS n FROM tickets") == [{"n": 1}]


def test_a_ticket_of_a_past_day_is_adopted_without_a_name(center: Asked) -> None:
    for day, number, named in (
        ("2026-10-11", "A1107", 0),
        ("2026-10-12", "A1108", 1),
        ("2026-10-13", "A1109", 2),  # the kiosk's clock is a little ahead
        ("2099-01-01", "A1110", 2),
    ):
        body = {"number": number, "code": f"7KM2QX{number[1:]}", "day": day, "items": ["shijian-001"], "holder": LI}
        answer = center.post("/v1/tickets/adopt", body | {"issued_at": f"{day}T09:00:00+08:00"}, fresh())
        assert answer.status_code == 201
        assert len(center.rows(NAMES)) == named


def test_events_go_after_400_days_and_the_store_holds_back_what_is_younger_than_six_months(center: Asked) -> None:
    ages = (2000, 401, 399, 185, 183, 0)
    log_events(center.desk.store, ages)
    done = sweep(center.desk)
    assert done is not None
    assert done["events"] == 2
    left = [row["kind"] for row in center.rows("SELECT kind FROM events ORDER BY id")]
    assert left == ["399", "185", "183", "0", "erased"]
    with center.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM events WHERE kind = '185'")
    with pytest.raises(DBAPIError, match="append-only"), center.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM events WHERE kind = '183'")
    with pytest.raises(DBAPIError, match="append-only"), center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET kind = 'x' WHERE kind = '399'")


def test_a_hall_that_was_closed_for_a_year_can_still_be_swept(center: Asked) -> None:
    log_events(center.desk.store, (900, 600, 500))
    done = sweep(center.desk)
    assert done is not None
    assert done["events"] == 1
    assert [row["kind"] for row in center.rows("SELECT kind FROM events ORDER BY id")] == ["600", "500", "erased"]


def test_much_is_erased_in_small_batches_and_requests_go_in_between(center: Asked) -> None:
    old = 5 * BATCH + 7
    fill(center.desk, old, answered_days_ago=9)
    sizes: list[int] = []

    def between(act: Callable[[], int]) -> int:
        sizes.append(act())
        if len(sizes) % 6 == 0:
            assert center.take("shijian-001", holder=None).status_code == 201
        return sizes[-1]

    assert sweep(center.desk, between) == {"expired": old, "holders": old, "answers": old, "events": 0, "notices": 0}
    assert max(sizes) == BATCH
    assert center.rows(NAMES) == []
    assert len(erased(center)) == 1


def test_two_processes_erase_once_and_tell_it_once(settings: Settings) -> None:
    first, second = Desk(settings), Desk(settings)
    try:
        old = 3 * BATCH
        fill(first, old, answered_days_ago=9)
        with ThreadPoolExecutor(2) as both:
            done = list(both.map(sweep, (first, second)))
        while None in done:
            done.remove(None)
        assert sum(each["holders"] for each in done if each) == old
        with first.store.reading() as connection:
            told = connection.execute(text("SELECT detail FROM events WHERE kind = 'erased'")).scalars().all()
        assert [json.loads(each)["holders"] for each in told] == [old]
    finally:
        first.close()
        second.close()


def test_while_one_process_erases_the_other_leaves_it_alone_and_can_afterwards(settings: Settings) -> None:
    first, second = Desk(settings), Desk(settings)
    try:
        fill(first, 3, answered_days_ago=9)
        with first.store.sweeping() as alone:
            assert alone
            assert sweep(second) is None
        done = sweep(second)
        assert done is not None
        assert done["holders"] == 3
    finally:
        first.close()
        second.close()


def test_a_center_erases_at_its_start_and_when_its_day_turns(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chores, "sweep", sweep)
    monkeypatch.setattr(chores, "_FIRST_SECONDS", 0.5)
    monkeypatch.setattr(chores, "LOOK_SECONDS", 0.1)
    with running(settings) as center:
        center.take("shijian-001", holder=LI)
        center.at("2026-10-13T00:00:01+08:00")
        wait_for(lambda: center.rows(NAMES) == [])
        center.at("2026-10-13T09:30:00+08:00")
        center.take("shijian-001", holder=LI)
    monkeypatch.setattr(chores, "LOOK_SECONDS", 60.0)
    with running(replace(settings, clock_shift=shift_to("2026-10-14T09:00:00+08:00"))) as center:
        wait_for(lambda: center.rows(NAMES) == [])


@pytest.mark.slow
def test_what_is_erased_is_gone_from_the_file(tmp_path: Path, hall_folder: Path) -> None:
    """Thousands of tickets, so that pages of tables and indexes were split and joined before."""
    file = tmp_path / "store" / "center.db"
    desk = Desk(Settings(database=f"sqlite:///{file}", config=hall_folder, tokens=TOKENS, clock_shift=shift_to(MONDAY)))
    try:
        stored = list(fill(desk, 3000, answered_days_ago=0))
        before = content(file)
        assert all(mark.encode() in before and sealed in before for mark, sealed in stored)
        with desk.store.writing() as connection:  # a day's work: they leave the index of those who wait
            connection.exec_driver_sql("UPDATE tickets SET state = 'done' WHERE number % 3 > 0")
        sweep(desk)
        after = content(file)
        assert not any(mark.encode() in after or sealed in after for mark, sealed in stored)
    finally:
        desk.close()


def test_a_reader_of_the_file_only_postpones_it(tmp_path: Path, hall_folder: Path) -> None:
    file = tmp_path / "store" / "center.db"
    desk = Desk(Settings(database=f"sqlite:///{file}", config=hall_folder, clock_shift=shift_to(MONDAY)))
    try:
        [(mark, sealed)] = fill(desk, 1, answered_days_ago=0)
        with desk.store.reading() as other:
            other.exec_driver_sql("BEGIN")
            other.exec_driver_sql("SELECT count(*) FROM tickets").scalar()
            assert sweep(desk) is None
            other.exec_driver_sql("COMMIT")
        assert sweep(desk) is not None
        assert mark.encode() not in content(file)
        assert sealed not in content(file)
    finally:
        desk.close()


def test_the_hall_says_how_long_and_may_not_say_too_short(hall_folder: Path) -> None:
    kept = read_plan(hall_folder).retention
    assert (kept.holder_days, kept.answer_days, kept.event_days) == (0, 7, 400)
    hall = hall_folder / "hall.toml"
    plain = hall.read_text(encoding="utf-8")
    hall.write_text(plain + "\n[retention]\nholder_days = 2\nanswer_days = 14\nevent_days = 200\n", encoding="utf-8")
    kept = read_plan(hall_folder).retention
    assert (kept.holder_days, kept.answer_days, kept.event_days) == (2, 14, 200)
    for wrong in ("event_days = 183", "answer_days = 0", "holder_days = -1", "holder_days = 31", "names = 3"):
        hall.write_text(f"{plain}\n[retention]\n{wrong}\n", encoding="utf-8")
        with pytest.raises(ConfigError, match=rf"hall.toml: retention.{wrong.split(' ', maxsplit=1)[0]}"):
            read_plan(hall_folder)


def test_a_hall_that_keeps_names_for_two_days_has_them_for_two_days(settings: Settings) -> None:
    hall = settings.config / "hall.toml"
    hall.write_text(hall.read_text(encoding="utf-8") + "\n[retention]\nholder_days = 2\n", encoding="utf-8")
    with running(settings) as center:
        center.take("shijian-001", holder=LI)
        for now, left in (("2026-10-14T23:00:00+08:00", 1), ("2026-10-15T00:00:00+08:00", 0)):
            center.at(now)
            sweep(center.desk)
            assert len(center.rows(NAMES)) == left


def test_a_store_of_before_is_brought_up_to_date_with_what_is_in_it(database: str) -> None:
    from alembic import command

    store = Store(database)
    with store.writing() as connection:
        command.upgrade(configured(connection), "0001")
        connection.execute(insert(events).values(event(7, "old")))
    store.migrate()
    with store.reading() as connection:
        assert connection.execute(text("SELECT kind FROM events")).scalars().all() == ["old"]
    store.close()


# ------------------------------------------------------------------------------------- material

MONDAY = "2026-10-12T09:30:00+08:00"


def fill(desk: Desk, count: int, *, answered_days_ago: int) -> Iterator[tuple[str, bytes]]:
    """Tickets of yesterday that still wait, each with its answer; the mark and the sealed holder of each."""
    at = micros(datetime.fromisoformat(MONDAY) - timedelta(days=answered_days_ago))
    made = [_ticket(desk, number) for number in range(count)]
    with desk.store.writing() as connection:
        for start in range(0, count, 500):
            connection.execute(insert(tickets), made[start : start + 500])
        answers = [_answer(ticket["id"], at) for ticket in made]
        connection.execute(insert(requests), answers)
    return iter([(ticket["holder_mark"], ticket["holder_sealed"]) for ticket in made])


def _ticket(desk: Desk, number: int) -> dict[str, Any]:
    holder = Holder(number=f"99{number:016d}", name="标记甲乙")
    name = f"{number:024d}"
    return {
        "id": name,
        "code": f"{number:010d}",
        "day": (TODAY - timedelta(days=1)).isoformat(),
        "prefix": "A",
        "number": number,
        "clash": 0,
        "state": "waiting",
        "line": number,
        "pool": "01,02",
        "lanes": "A",
        "items": "[]",
        "kiosk": "kiosk-1",
        "offline": False,
        "issued_at": 1,
        "holder_mark": desk.seal.mark(holder.number),
        "holder_sealed": desk.seal.close(holder, name),
    }


def _answer(ticket: str, at: int) -> dict[str, Any]:
    return {
        "kiosk": "kiosk-1",
        "key": fresh(),
        "digest": fresh(),
        "status": 201,
        "answer": b"{}",
        "ticket": ticket,
        "at": at,
    }


def log_events(store: Store, ages: tuple[int, ...]) -> None:
    """One event for each age in days, oldest first; its kind is its age."""
    with store.writing() as connection:
        connection.execute(insert(events), [event(age, str(age)) for age in ages])


def event(age: int, kind: str) -> dict[str, Any]:
    at = micros(datetime.fromisoformat(MONDAY) - timedelta(days=age))
    return {"at": at, "kiosk": "kiosk-1", "kind": kind, "ticket": None, "detail": "{}"}


def content(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
