"""`kiosk simulate day`: a real center, a whole day over HTTP, and then the audit of its books."""

from __future__ import annotations

import http.client
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.bench.postgres import Postgres, PostgresMissing
from kiosk.hall.plan import ConfigError, read_plan
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA, hours_of
from kiosk.settings import HOUSE
from kiosk.simulate.books import audit, read_books
from kiosk.simulate.center import Center, CenterFailed, CenterHall
from kiosk.simulate.citizens import Town
from kiosk.simulate.clerks import roster
from kiosk.simulate.floor import Desk, floor_of, write_hall
from kiosk.simulate.pictures import PAGES, Camera
from kiosk.simulate.play import Play
from kiosk.simulate.record import Visit
from kiosk.simulate.report import figures
from kiosk.simulate.scenario import Scenario, read_scenario
from kiosk.simulate.window import Refused

SCENARIO = HOUSE / "config" / "scenarios" / "halls" / "day.toml"
HALL = HOUSE / "config" / "hall"
MOMENTS = {"1030": 10.5, "1530": 15.5}
"""When pictures are taken: name → hours after midnight."""

_MOST_TOLD = 20
"""Departures of one check that are written into the report."""

_AN_HOUR = timedelta(hours=1)
_TROUBLE = (CenterFailed, Refused, ConfigError, PostgresMissing, ValueError, OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Order:
    """What day to play. `database`: `sqlite`, `postgresql` (a throw-away cluster) or the URL of an empty store."""

    citizens: int
    windows: int
    seed: int
    database: str
    out: Path
    day: date
    pictures: bool = True


def simulate_day(order: Order) -> int:
    """Plays and audits; writes report.json and pictures into `order.out`. The exit status: 0 when the books balance and
    every page could be pictured without a fault, 1 when not or when the day could not be played."""
    try:
        report = _run(order)
    except _TROUBLE as trouble:
        print(f"kiosk simulate: {trouble}", file=sys.stderr)
        return 1
    order.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=2)
    (order.out / "report.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps({key: report[key] for key in ("simulate", "figures", "held")}, ensure_ascii=False), flush=True)
    return 0 if report["held"] else 1


def _run(order: Order) -> dict[str, Any]:
    scenario = read_scenario(SCENARIO)
    floor = floor_of(scenario, order.windows)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-day-")))
        hall = scratch / "hall"
        write_hall(HALL, hall, scenario, floor)
        midnight = _open_day(hall, order.day)
        database = _store(order.database, scratch, stack)
        opening = midnight + timedelta(minutes=scenario.hall.spans[0][0])
        center = Center(database, hall, scratch / "data", opening - _AN_HOUR, [desk.number for desk in floor])
        stack.callback(center.close)
        camera = Camera(center, order.out, floor[0].number, floor[0].desks.zone)
        counter = CenterHall(center, midnight)
        play = _play(order, scenario, hall, floor, counter)
        began = time.monotonic()
        _run_through(play, camera if order.pictures else None)
        counter.close_day()
        counter.leave()
        took = {"requests": counter.requests, "seconds": round(time.monotonic() - began, 1)}
        found = _audited(database, midnight, read_plan(hall).hall.number_digits, play.visits)
    if order.pictures:
        found |= {"everyPagePictured": _unseen(camera), "pagesWithoutFaults": camera.faults}
    told = figures(play.visits) | took | {"seed": order.seed, "windows": order.windows}
    told |= {"pictures": camera.taken, "pictures_missing": camera.missing, "page_faults": camera.faults[:_MOST_TOLD]}
    checks = {name: _check(wrong) for name, wrong in found.items()}
    return {"simulate": "day", "figures": told, "checks": checks, "held": not any(found.values())}


def _unseen(camera: Camera) -> list[str]:
    wanted = [f"{page}-{moment}.png" for moment in MOMENTS for page in PAGES]
    return [f"{name}: {camera.missing or 'was not taken'}" for name in wanted if name not in camera.taken]


def _check(wrong: list[str]) -> dict[str, Any]:
    return {"held": not wrong, "found": len(wrong), "first": wrong[:_MOST_TOLD]}


def _store(database: str, scratch: Path, stack: ExitStack) -> str:
    if database == "sqlite":
        return f"sqlite:///{scratch / 'center.db'}"
    if database == "postgresql":
        return stack.enter_context(Postgres()).new_database()
    return database


def _open_day(hall: Path, day: date) -> datetime:
    """Midnight of the day. ValueError when the hall is closed on it."""
    if not hours_of(day, read_plan(hall).week).spans:
        raise ValueError(f"the hall is closed on {day.isoformat()}: choose another day")
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def _play(order: Order, scenario: Scenario, hall: Path, floor: list[Desk], counter: CenterHall) -> Play:
    crowd = Town(hall, scenario).crowd(order.seed, order.citizens)
    return Play(scenario, crowd, roster(scenario, floor, order.seed), counter)


def _run_through(play: Play, camera: Camera | None) -> None:
    if camera is not None:
        for name, hours in MOMENTS.items():
            play.after(hours * 3600, camera.shoot, name)
    play.run()


def _audited(database: str, midnight: datetime, digits: int, visits: list[Visit]) -> dict[str, list[str]]:
    store = Store(database)
    try:
        books, numbers = read_books(store, midnight, digits)
    finally:
        store.close()
    found = {"everyNumberOnce": numbers} | audit(books, visits)
    if not books.tickets:
        found["everyTicketOnce"].append("nobody took a ticket")
    return found
