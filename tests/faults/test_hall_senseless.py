"""Oversized, cut off, malformed and malicious requests at every door: an answer in plain words, never a fault of the
center, and nothing changed by what made no sense."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.bench.postgres import Postgres
from kiosk.hall.gate import MOST_BYTES
from tests.faults.hall_bodies import BODIES
from tests.faults.hall_doors import DOORS, PAGES, Asking, People
from tests.faults.hall_rooms import open_hall
from tests.hall.conftest import fresh

LARGE = {
    "POST /v1/filing/drafts/{draft}/files": 28 * 1024 * 1024,
    "POST /v1/filing/drafts/{draft}/submitted": 512 * 1024,
}
"""Bytes, at the doors that take more than the others."""
SAYS_NOTHING = "GET /draft/{draft}"
"""The same page for every code."""
WITH_PLACES = [door for door in DOORS | PAGES if "{" in door and door != SAYS_NOTHING]

GARBAGE = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "a word": b'"open"',
    "cut off": b'{"verb": "callNext"',
    "no text": b"\xff\xfe\x00\x01",
    "deep": b"[" * 30_000,
    "not a number": b"NaN",
    "too large": b'{"reason": "' + b"x" * MOST_BYTES + b'"}',
}
EVIL = [
    "",
    "\x00",
    "A\x00001",
    "x" * 5000,
    "\ud800",
    "' OR 1=1; DROP TABLE tickets; --",
    "<script>alert(1)</script>",
    "\u202e\u0301\U0001f9d3",
    -1,
    10**30,
    1e308,
    True,
    None,
    [],
    {"a": []},
    [["x"]] * 200,
]
STRANGE_PLACES = [
    "%00",
    "A%00B",
    "%FF%FE",
    "%F0%9F%A7%93",
    "x" * 3000,
    "..%2F..%2Fetc",
    "%27%20OR%201=1",
    "%0d%0aX:1",
    "-1",
]


@pytest.fixture(scope="module", params=[pytest.param("sqlite", marks=pytest.mark.slow), "postgresql"])
def hall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    folder: Path = tmp_path_factory.mktemp("doors")
    with ExitStack() as stack:
        database = f"sqlite:///{folder / 'center.db'}"
        if request.param == "postgresql":
            database = stack.enter_context(Postgres(durable=False)).url()
        yield stack.enter_context(open_hall(folder, database))


def who_may(door: str) -> str:
    """The one who may most."""
    return (DOORS | PAGES)[door][-1]


COUNTED = ("tickets", "services", "calls", "requests", "accounts", "ratings", "follow_ups", "notices")
COUNTED_ROOMS = ("cases", "case_steps", "drafts", "draft_files", "draft_hands", "papers", "paper_acts", "fees")


def state(hall: People) -> list[list[dict[str, Any]]]:
    """All that a request could have changed; failed sign-ins are counted elsewhere."""
    return [hall.center.rows("SELECT seq FROM hall_state")] + [
        hall.center.rows(f"SELECT count(*) AS {table} FROM {table}") for table in (*COUNTED, *COUNTED_ROOMS)
    ]


def in_plain_words(answer: httpx.Response) -> bool:
    """Short words for a person or a program, and nothing of the center's inside."""
    said = answer.text
    return bool(answer.json()) and "Traceback" not in said and "sqlalchemy" not in said.lower()


def test_every_door_that_reads_a_body_has_one_here(hall: People) -> None:
    described = hall.center.client.get("/openapi.json").json()["paths"]
    reading = {
        f"{method.upper()} {path}"
        for path, methods in described.items()
        for method, door in methods.items()
        if "requestBody" in door
    }
    assert reading <= set(BODIES), "say in BODIES what is sensibly said there"


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_is_turned_away_at_every_door_and_changes_nothing(hall: People, kind: str) -> None:
    content, before = GARBAGE[kind], state(hall)
    for door in BODIES.keys() - (LARGE if len(content) > MOST_BYTES else ()):
        answer = hall.say(who_may(door), door, content)
        wanted = (413,) if len(content) > MOST_BYTES else (400, 422)
        assert answer.status_code in wanted, (door, answer.status_code, answer.text[:200])
        assert in_plain_words(answer), door
    assert state(hall) == before


def test_an_endless_body_is_cut_off_at_every_door(hall: People) -> None:
    for door in BODIES:
        method, path = hall.path(door)
        headers = {"Content-Type": "application/json", "Idempotency-Key": fresh()}
        client, known = hall.client_of(who_may(door))
        pieces = [b" " * 8192] * (LARGE.get(door, MOST_BYTES) // 8192 + 8)
        answer = client.request(method, path, content=iter(pieces), headers=headers | known)
        assert answer.status_code == 413, (door, answer.status_code)


def mutants(body: Any) -> Iterator[Any]:
    """The body with each of its values replaced by each evil one, and with each left out."""
    for place in _places(body):
        for evil in EVIL:
            yield _changed(body, place, evil)
        yield _changed(body, place, ...)


def _places(body: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in inside:
        yield (*place, name)
        yield from _places(value, (*place, name))


def _changed(body: Any, place: tuple[Any, ...], evil: Any) -> Any:
    made = deepcopy(body)
    inside = made
    for name in place[:-1]:
        inside = inside[name]
    if evil is ...:
        del inside[place[-1]]
    else:
        inside[place[-1]] = evil
    return made


@pytest.mark.parametrize("door", BODIES)
def test_strange_values_in_every_field_are_never_a_fault_of_the_center(hall: People, door: str) -> None:
    wrong = []
    for body in BODIES[door]:
        for mutant in mutants(body):
            answer = hall.say(who_may(door), door, json.dumps(mutant).encode())
            if answer.status_code >= 500 or not in_plain_words(answer):
                wrong.append(f"{answer.status_code} {json.dumps(mutant)[:160]}")
    assert wrong == []


@pytest.mark.parametrize("door", WITH_PLACES)
def test_strange_addresses_lead_nowhere(hall: People, door: str) -> None:
    method, path = door.split()
    wrong = []
    for strange in STRANGE_PLACES:
        for name in re.findall(r"{\w+}", path):
            body = json.dumps(BODIES.get(door, [{}])[0]).encode() if method != "GET" else None
            headers = {"Idempotency-Key": fresh(), "Content-Type": "application/json"}
            asked = path.replace(name, strange).format(**hall.places)
            answer = hall.send(who_may(door), Asking(method, asked, body, headers))
            if answer.status_code >= 500 or answer.status_code < 400:
                wrong.append(f"{strange[:20]}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize(
    "query", ["zone=%00", "window=%00", "after=%00", "after=-1", f"after={10**30}", f"zone={'x' * 9000}"]
)
def test_strange_questions_to_boards_and_calls_are_answered(hall: People, query: str) -> None:
    for path in ("/v1/board", "/v1/calls", "/board", "/v1/board/stream", "/v1/calls/stream"):
        assert hall.send("nobody", Asking("GET", f"{path}?{query}")).status_code < 500


@pytest.mark.parametrize(
    "query",
    ["since=%00", "since=2026-13-01", "since=0001-01-01", "until=9999-12-31", "by=%00", "before=%00", "window=%00"],
)
def test_strange_questions_of_managers_are_answered(hall: People, query: str) -> None:
    for path in (
        "/v1/ratings",
        "/v1/ratings/figures",
        "/v1/ratings/suspicions",
        "/v1/ratings/follow-ups",
        "/manage/statistics",
        "/manage/report",
        "/manage/staffing",
        "/manage/statistics.xlsx",
        "/v1/ratings/published",
    ):
        answer = hall.send("manager", Asking("GET", f"{path}?{query}"))
        assert answer.status_code < 500, (path, answer.text[:200])


@pytest.mark.parametrize("key", [b"", b"short", b"k" * 81, b"k" * 7 + b"\xff" * 5, b"'" * 20, b"\x7f" * 12])
def test_strange_keys_are_refused_or_kept_as_they_are(hall: People, key: bytes) -> None:
    for door in (
        "POST /v1/windows/{number}/acts",
        "POST /v1/tickets",
        "POST /v1/ratings",
        "POST /v1/tickets/{code}/cancel",
    ):
        method, path = hall.path(door)
        client, known = hall.client_of("caller" if "acts" in door or "ratings" in door else "kiosk")
        sent = [(name.encode(), value.encode()) for name, value in known.items()]
        body = json.dumps(BODIES.get(door, [{}])[0]).encode()
        headers = [*sent, (b"Idempotency-Key", key), (b"Content-Type", b"application/json")]
        answer = client.request(method, path, content=body, headers=headers)
        assert answer.status_code < 500, (door, answer.text)


def test_afterwards_the_hall_works_as_before(hall: People) -> None:
    for window in ("01", "02"):
        hall.center.act(window, "callNext", finishing=True)
        assert hall.center.act(window, "open").status_code == 200
    assert hall.center.take("shijian-001").status_code == 201
    assert hall.center.act("02", "callNext", finishing=True).status_code == 200
