"""`kiosk simulate day`: a real center, a whole day over HTTP, and then the audit of its books."""

from __future__ import annotations

import http.client
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean, median
from typing import Any

from kiosk.bench.postgres import Postgres, PostgresMissing
from kiosk.center.contract import TicketState
from kiosk.hall.plan import ConfigError, read_plan
from kiosk.hall.storage import Store
from kiosk.queueing.hours import CHINA, hours_of
from kiosk.settings import HOUSE
from kiosk.simulate.books import audit, read_books
from kiosk.simulate.center import Center, CenterFailed, CenterHall
from kiosk.simulate.citizens import Town
from kiosk.simulate.clerks import roster
from kiosk.simulate.floor import Desk, floor_of, write_hall
from kiosk.simulate.pictures import Camera
from kiosk.simulate.play import Play
from kiosk.simulate.record import Visit
from kiosk.simulate.scenario import Scenario, read_scenario
from kiosk.simulate.window import Refused

SCENARIO = HOUSE / "config" / "scenarios" / "day.toml"
HALL = HOUSE / "config" / "hall"
MOMENTS = {"1030": 10.5, "1530": 15.5}
"""When pictures are taken: name → hours after midnight."""

_MOST_TOLD = 20
"""Departures of one check that are written into the report."""

_AN_HOUR_BEFORE = timedelta(hours=1)


def simulate_day(citizens: int, windows: int, seed: int, database: str, out: Path, day: date) -> int:
    """Plays and audits; writes report.json and pictures into `out`. `database`: `sqlite`, `postgresql` (a throw-away
    cluster) or the URL of an empty store. The exit status: 0 when the books balance, 1 when not or when it failed."""
    try:
        report = _run(citizens, windows, seed, database, out, day)
    except (
        CenterFailed,
        Refused,
        ConfigError,
        PostgresMissing,
        ValueError,
        OSError,
        http.client.HTTPException,
    ) as trouble:
        print(f"kiosk simulate: {trouble}", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({key: report[key] for key in ("simulate", "figures", "held")}, ensure_ascii=False), flush=True)
    return 0 if report["held"] else 1


def _run(citizens: int, windows: int, seed: int, database: str, out: Path, day: date) -> dict[str, Any]:
    scenario = read_scenario(SCENARIO)
    floor = floor_of(scenario, windows)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-day-")))
        write_hall(HALL, scratch / "hall", scenario, floor)
        midnight = _open_day(scratch / "hall", day)
        url = database
        if database == "sqlite":
            url = f"sqlite:///{scratch / 'center.db'}"
        elif database == "postgresql":
            url = stack.enter_context(Postgres()).new_database()
        opening = midnight + timedelta(minutes=scenario.hall.spans[0][0]) - _AN_HOUR_BEFORE
        center = Center(url, scratch / "hall", scratch / "data", opening, [desk.number for desk in floor])
        stack.callback(center.close)
        camera = Camera(center, out, floor[0].number, floor[0].desks.zone)
        began = time.monotonic()
        visits, requests = _play(
            scenario, scratch / "hall", floor, (citizens, seed), CenterHall(center, midnight), camera
        )
        took = time.monotonic() - began
        found = _audited(url, midnight, read_plan(scratch / "hall").hall.number_digits, visits)
    figures = _figures(visits) | {"requests": requests, "seconds": round(took, 1), "seed": seed, "windows": windows}
    figures |= {"pictures": camera.taken, "pictures_missing": camera.missing, "page_faults": camera.faults[:_MOST_TOLD]}
    checks = {
        name: {"held": not wrong, "found": len(wrong), "first": wrong[:_MOST_TOLD]} for name, wrong in found.items()
    }
    held = all(check["held"] for check in checks.values())
    return {"simulate": "day", "figures": figures, "checks": checks, "held": held}


def _open_day(hall: Path, day: date) -> datetime:
    """Midnight of the day. ValueError when the hall is closed on it."""
    if not hours_of(day, read_plan(hall).week).spans:
        raise ValueError(f"the hall is closed on {day.isoformat()}: choose another day")
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def _play(
    scenario: Scenario, hall: Path, floor: list[Desk], crowd: tuple[int, int], counter: CenterHall, camera: Camera
) -> tuple[list[Visit], int]:
    citizens, seed = crowd
    play = Play(scenario, Town(hall, scenario).crowd(seed, citizens), roster(scenario, floor, seed), counter)
    for name, hours in MOMENTS.items():
        play.after(hours * 3600, camera.shoot, name)
    play.run()
    counter.close_day()
    counter.leave()
    return play.visits, counter.requests


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


def _figures(visits: list[Visit]) -> dict[str, Any]:
    given = [visit for visit in visits if visit.given is not None]
    waits = [visit.wait / 60 for visit in given if visit.wait is not None]
    served = [one for visit in given for one in visit.served]
    minutes = [(one.ended - one.started) / 60 for one in served if one.started is not None and one.ended is not None]
    refused: dict[str, int] = {}
    for visit in visits:
        if visit.refused is not None:
            refused[visit.refused.value] = refused.get(visit.refused.value, 0) + 1
    states = {state.value: sum(visit.state is state for visit in given) for state in TicketState}
    return {
        "citizens": len(visits),
        "tickets": len(given),
        "refused": refused,
        "states": {state: count for state, count in states.items() if count},
        "at_windows": {how: sum(one.how == how for one in served) for how in ("done", "passed", "held", "transferred")},
        "returned": sum(visit.returned for visit in given),
        "ratings": sum(one.level is not None for one in served),
        "wait_median_minutes": round(median(waits), 1) if waits else None,
        "wait_mean_minutes": round(fmean(waits), 1) if waits else None,
        "wait_longest_minutes": round(max(waits), 1) if waits else None,
        "service_mean_minutes": round(fmean(minutes), 2) if minutes else None,
        "told_right_percent": _told_right(given),
        "last_home": _clock(max((one.ended or 0.0 for one in served), default=0.0)),
    }


def _told_right(given: list[Visit]) -> float | None:
    """Of those who waited to be called, how many waited as long as their ticket said."""
    spans = [
        (visit.given.span, visit.wait / 60) for visit in given if visit.given is not None and visit.wait is not None
    ]
    return round(100 * fmean(span.low <= wait <= span.high for span, wait in spans), 1) if spans else None


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}"
