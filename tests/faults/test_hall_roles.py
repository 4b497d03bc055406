"""Who may go through which door: every door is tried by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

from kiosk.hall import Settings, create_app
from kiosk.hall.clock import shift_to
from tests.faults.hall_doors import ANYBODY, DOORS, PAGES, Asking, People, people
from tests.hall.conftest import MONDAY, TOKENS, running
from tests.hall.small_hall import build


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    folder = tmp_path_factory.mktemp("doors")
    settings = Settings(
        database=f"sqlite:///{folder / 'center.db'}",
        config=build(folder / "hall"),
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with running(settings) as center, people(center) as everybody:
        yield everybody


def test_every_door_of_the_api_is_in_the_list(hall: People) -> None:
    described = hall.center.client.get("/openapi.json").json()["paths"]
    doors = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
    assert doors == set(DOORS), "say in DOORS who may go through it"


FILES = re.compile(r"/\{name\}$|\.(css|js|pem|json)$|^/staff/denied$")
"""The same for everybody."""


def test_every_page_is_in_the_list(tmp_path: Path) -> None:
    app = create_app(Settings(f"sqlite:///{tmp_path / 'center.db'}", build(tmp_path / "hall")))
    app.state.desk.close()
    doors = {
        _nameless(f"{method} {route.path}")
        for route in app.routes
        if isinstance(route, APIRoute) and not FILES.search(route.path)
        for method in route.methods or ()
    }
    assert doors == {_nameless(door) for door in DOORS | PAGES}, "say in PAGES who may see it"


def _nameless(door: str) -> str:
    return re.sub(r"{[^}]*}", "{}", door)


def turned_away(answer: httpx.Response) -> bool:
    if answer.status_code == 303:
        return answer.headers["location"].startswith(("/staff/login", "/staff/denied"))
    return answer.status_code in (401, 403)


@pytest.mark.parametrize("door", [*DOORS, *PAGES])
def test_only_who_may_goes_through(hall: People, door: str) -> None:
    """With nothing in their hands: whoever is let in is told what is missing, and nothing changes."""
    method, path = hall.path(door)
    before = hall.center.rows("SELECT seq FROM hall_state")
    for who in ANYBODY:
        if door == "DELETE /v1/staff/session" and who in DOORS[door]:
            continue  # they would be gone; their own tests sign them out
        answer = hall.send(who, Asking(method, path, None if method == "GET" else b"{}"))
        assert answer.status_code < 500
        assert turned_away(answer) == (who not in (DOORS | PAGES)[door]), f"{who}: {answer.status_code}"
    assert hall.center.rows("SELECT seq FROM hall_state") == before


def test_a_refusal_says_why_and_nothing_else(hall: People) -> None:
    for who in ("nobody", "kiosk", "rater", "clerk"):
        answer = hall.say(who, "POST /v1/hall/close", b"")
        assert answer.status_code in (401, 403)
        assert answer.json()["reason"] in ("notSignedIn", "notAllowed", "notEnrolled")


def test_a_clerk_cannot_set_what_a_window_serves(hall: People) -> None:
    body = b'{"verb": "setLanes", "lanes": ["A", "B"]}'
    refused = hall.say("clerk", "POST /v1/windows/{number}/acts", body)
    assert (refused.status_code, refused.json()["reason"]) == (409, "notAllowed")
    assert hall.say("manager", "POST /v1/windows/{number}/acts", body).status_code == 200


def test_a_page_of_another_site_cannot_press_with_somebodys_session(hall: People) -> None:
    clerk = hall._staff["clerk"].client
    pressed = clerk.post("/v1/windows/01/acts", json={"verb": "callNext"}, headers={"Idempotency-Key": "k" * 16})
    assert (pressed.status_code, pressed.json()["reason"]) == (403, "crossSite")
