"""A day played in a real center, over HTTP; and that the audit finds what is wrong when something is."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA
from kiosk.simulate.books import Books, audit, read_books
from kiosk.simulate.center import Center, CenterHall
from kiosk.simulate.citizens import Town
from kiosk.simulate.clerks import roster
from kiosk.simulate.day import HALL, MOMENTS, SCENARIO, Order, simulate_day
from kiosk.simulate.floor import floor_of, write_hall
from kiosk.simulate.pictures import PAGES
from kiosk.simulate.play import Play
from kiosk.simulate.record import Visit
from kiosk.simulate.scenario import read_scenario
from tests.appliance import first_start

MIDNIGHT = datetime(2026, 11, 20, tzinfo=CHINA)


class Past(NamedTuple):
    books: Books
    numbers: list[str]
    visits: list[Visit]

    def found(self, check: str, **changed: object) -> list[str]:
        """What one check finds in books in which something was changed."""
        return audit(replace(self.books, **changed), self.visits)[check]  # type: ignore[arg-type]


def read_before(folder: Path) -> str:
    """The URL of a store that knows the hall's items, so that a center need not read them all again."""
    (folder / "center.db").write_bytes(first_start(HALL))
    return f"sqlite:///{folder / 'center.db'}"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    """Two morning hours of a hall of five windows: everything a whole day has, in a few seconds."""
    scratch = tmp_path_factory.mktemp("day")
    whole = read_scenario(SCENARIO)
    morning = whole.hall.model_copy(update={"closes": "10:30"})
    curve = tuple(step for step in whole.arrivals.curve if step[0] < "10:30")
    habits = {"away": 0.2, "gives_up": 0.2, "patience_minutes": 5.0}
    service = {"hold": 0.1, "transfer": 0.1, "come_back": 0.6}
    scenario = whole.model_copy(
        update={
            "hall": morning,
            "arrivals": whole.arrivals.model_copy(update={"curve": curve}),
            "citizens": whole.citizens.model_copy(update=habits),
            "service": whole.service.model_copy(update=service),
        }
    )
    floor = floor_of(scenario, 5)
    write_hall(HALL, scratch / "hall", scenario, floor)
    database = read_before(scratch)
    center = Center(
        database, scratch / "hall", scratch / "data", MIDNIGHT + timedelta(hours=7), [each.number for each in floor]
    )
    try:
        hall = CenterHall(center, MIDNIGHT)
        play = Play(scenario, Town(scratch / "hall", scenario).crowd(3, 110), roster(scenario, floor, 3), hall)
        play.run()
        hall.close_day()
        hall.leave()
        store = Store(database)
        books, numbers = read_books(store, MIDNIGHT, 3)
        store.close()
    finally:
        center.close()
    yield Past(books, numbers, play.visits)


def test_the_books_of_a_played_day_balance(day: Past) -> None:
    assert day.numbers == []
    assert {name: found for name, found in audit(day.books, day.visits).items() if found} == {}


def test_the_day_had_something_of_everything(day: Past) -> None:
    assert len(day.books.tickets) > 80
    assert {row["ended"] for row in day.books.services} == {"done", "passed", "held", "transferred"}
    assert {row["state"] for row in day.books.tickets.values()} >= {"done", "expired", "cancelled"}
    assert any(row["again"] for row in day.books.calls)
    assert len(day.books.ratings) > 10
    kinds = {row["kind"] for row in day.books.events}
    assert kinds >= {"issued", "settled", "called", "recalled", "returned", "broughtBack", "paused", "dayClosed"}


def test_a_ticket_that_is_missing_is_found(day: Past) -> None:
    number = next(iter(day.books.tickets))
    fewer = {each: row for each, row in day.books.tickets.items() if each != number}
    strangers = fewer | {"Z999": day.books.tickets[number]}
    assert day.found("everyTicketOnce", tickets=strangers) == [
        "Z999 is in nobody's hand",
        f"{number} is not in the books",
    ]


def test_a_wrong_final_state_is_found(day: Past) -> None:
    number = next(number for number, row in day.books.tickets.items() if row["state"] == "done")
    changed = dict(day.books.tickets) | {number: dict(day.books.tickets[number]) | {"state": "waiting"}}
    assert day.found("finalStates", tickets=changed) == [f"{number} ended as done and is written down as waiting"]


def test_two_at_one_window_are_found(day: Past) -> None:
    long = dict(day.books.services[0]) | {"ended_at": day.books.services[-1]["ended_at"]}
    assert day.found("oneWindowAtATime", services=[long, *day.books.services[1:]])


def test_a_call_that_led_to_nothing_and_a_double_call_are_found(day: Past) -> None:
    first = next(row for row in day.books.calls if not row["again"])
    assert any("2 times at once" in each for each in day.found("everyCallAnswered", calls=[first, *day.books.calls]))
    elsewhere = dict(first) | {"window": "77"}
    assert any("led to nothing" in each for each in day.found("everyCallAnswered", calls=[elsewhere]))


def test_a_service_that_is_lost_moved_or_longer_is_found(day: Past) -> None:
    rows = list(day.books.services)
    assert day.found("servicesAsPlayed", services=rows[1:])
    moved = dict(rows[0]) | {"window": "77"}
    assert "at 77" in day.found("servicesAsPlayed", services=[moved, *rows[1:]])[0]
    longer = dict(rows[0]) | {"ended_at": rows[0]["ended_at"] + 1_500_000}
    assert "1.500 s off" in day.found("servicesAsPlayed", services=[longer, *rows[1:]])[0]


def test_a_wait_that_differs_is_found(day: Past) -> None:
    number = day.books.calls[0]["number"]
    later = dict(day.books.tickets[number])
    later["issued_at"] -= 60_000_000
    assert day.found("waitsAsPlayed", tickets=dict(day.books.tickets) | {number: later}) == [
        f"{number} waited 60.000 s longer by the books"
    ]


def test_a_rating_that_is_lost_doubled_or_of_another_service_is_found(day: Past) -> None:
    rows = list(day.books.ratings)
    assert "was lost" in day.found("ratingsOfOneService", ratings=rows[1:])[0]
    assert "rated 2 times" in day.found("ratingsOfOneService", ratings=[rows[0], *rows])[0]
    strange = dict(rows[0]) | {"service": "nobody's"}
    assert len(day.found("ratingsOfOneService", ratings=[strange, *rows[1:]])) == 2
    worse = dict(rows[0]) | {"level": "dissatisfied" if rows[0]["level"] != "dissatisfied" else "satisfied"}
    assert "is written down as" in day.found("ratingsOfOneService", ratings=[worse, *rows[1:]])[0]


def test_an_event_that_is_missing_or_too_many_is_found(day: Past) -> None:
    rows = list(day.books.events)
    place = next(place for place, row in enumerate(rows) if row["kind"] == "called")
    assert "is not in the log" in day.found("eventLogComplete", events=rows[:place] + rows[place + 1 :])[0]
    assert "is only in the log" in day.found("eventLogComplete", events=[*rows, rows[place]])[0]


def test_a_hall_closed_that_day_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate_day(Order(10, 5, 1, "sqlite", tmp_path, date(2026, 10, 1))) == 1
    assert "closed on 2026-10-01" in capsys.readouterr().err
    assert not (tmp_path / "report.json").exists()


@pytest.mark.slow
def test_a_day_without_its_pictures_has_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    short = tmp_path / "short.toml"
    morning = SCENARIO.read_text(encoding="utf-8").replace('closes = "17:00"', 'closes = "09:00"')
    short.write_text(re.sub(r' \["09:00", 2.3\].*?0.4\],', "", morning, flags=re.DOTALL), encoding="utf-8")
    monkeypatch.setattr("kiosk.simulate.day.SCENARIO", short)
    assert simulate_day(Order(8, 5, 1, read_before(tmp_path), tmp_path, date(2026, 11, 20))) == 1
    assert '"held": false' in capsys.readouterr().out
    checks = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["checks"]
    assert [name for name, check in checks.items() if not check["held"]] == ["everyPagePictured"]
    assert "Chromium is not installed" in checks["everyPagePictured"]["first"][0]


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_whole_day_of_fifteen_hundred_citizens_at_twenty_windows_balances(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], database: str
) -> None:
    assert simulate_day(Order(1500, 20, 1, database, tmp_path, date(2026, 11, 20))) == 0, capsys.readouterr().out
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert {name: check["first"] for name, check in report["checks"].items() if not check["held"]} == {}
    assert report["figures"]["tickets"] > 1300
    assert report["figures"]["ratings"] > 300
    pictures = {f"{page}-{moment}.png" for page in PAGES for moment in MOMENTS}
    assert len(pictures) == 14
    assert pictures <= {each.name for each in tmp_path.iterdir()}
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["held"] is True
