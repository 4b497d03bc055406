"""Scripts in every text a citizen, a clerk or a device can write: they come back as text and never as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from markupsafe import escape

from tests.faults.hall_bodies import BODIES
from tests.faults.hall_doors import DOORS, ITEM, PAGES, Asking, People
from tests.faults.hall_rooms import filed, handed, open_hall
from tests.hall.cases.case_hall import ITEM as CASE
from tests.hall.conftest import LI, MONDAY, fresh

MARK = "zq7"
SCRIPTS = [
    f"<script>{MARK}</script>",
    f'"><img src=x onerror={MARK}>',
    f"'-{MARK}-'</title><svg/onload=1>",
    f"]]><b>{MARK}</b><!--",
]
WINDOWS = ("window", "board", "calls", "/t/", "live")
"""Where it can be seen what happens at one."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with open_hall(tmp_path_factory.mktemp("scripts")) as everybody:
        yield everybody


def said(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code in (200, 201, 202), answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    found: dict[str, Any] = answer.json()
    return found


def told(hall: People, who: str, door: str, body: dict[str, Any] | None, path: str = "") -> dict[str, Any]:
    return said(hall.say(who, door, json.dumps(body).encode(), path=path))


def act(hall: People, verb: str, **more: Any) -> dict[str, Any]:
    return told(hall, "clerk", "POST /v1/windows/{number}/acts", {"verb": verb, **more}, "/v1/windows/02/acts")


def harmless(hall: People, *scripts: str, rooms: tuple[str, ...] = ("",)) -> None:
    """No page and no answer of the center holds a script as anything but text. `rooms`: words in the addresses where it
    can be seen; everywhere without."""
    for door in DOORS | PAGES:
        method, path = hall.path(door)
        here = any(room in path for room in rooms)
        if method != "GET" or not here or path.endswith(("stream", "invitation")):
            continue
        answer = hall.send((DOORS | PAGES)[door][-1], Asking(method, path))
        kind = answer.headers.get("content-type", "")
        if kind.startswith("text/html"):
            assert not any(script in answer.text for script in scripts), path
            assert "default-src" in answer.headers["content-security-policy"], path
        elif MARK in answer.text:
            assert kind.startswith("application/json"), (path, kind)
        assert answer.headers["x-content-type-options"] == "nosniff", path


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_written_at_a_window_comes_back_as_written(hall: People, script: str) -> None:
    why = script[:50]
    assert act(hall, "pause", reason=why)["window"]["reason"] == why
    harmless(hall, script, rooms=WINDOWS)
    act(hall, "open")
    ticket = told(hall, "kiosk", "POST /v1/tickets", {"items": [ITEM], "missing": [script], "holder": holder(script)})
    view = act(hall, "callNumber", number=ticket["number"], reason=why)
    assert (view["current"]["name"], view["current"]["missing"]) == (script, [script])
    hall.places["code"] = ticket["code"]
    harmless(hall, script, rooms=WINDOWS)
    act(hall, "hold", minutes=5, reason=why)
    held = told(hall, "clerk", "GET /v1/windows/{number}", None, "/v1/windows/02")["held"]
    assert [each["reason"] for each in held if each["number"] == ticket["number"]] == [why]
    harmless(hall, script, rooms=WINDOWS)
    act(hall, "bringBack", number=ticket["number"])
    moved = act(hall, "transfer", window="01", reason=why)
    assert moved["current"] is None
    harmless(hall, script)


def holder(name: str) -> dict[str, str]:
    return {"kind": "typed", "number": f"99{fresh()[:13]}", "name": name}


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_written_in_a_notice_is_printed_as_written(hall: People, script: str) -> None:
    ticket = told(hall, "kiosk", "POST /v1/tickets", {"items": [ITEM], "holder": holder(script)})
    act(hall, "callNumber", number=ticket["number"], reason="x")
    gaps = [{"item": ITEM, "gaps": [{"material": script, "note": script}]}]
    body = {"number": ticket["number"], "items": gaps, "deadline": "2026-10-20", "remark": script}
    given = told(hall, "clerk", "POST /v1/windows/{number}/notices", body, "/v1/windows/02/notices")
    hall.places["code"] = ticket["code"]
    for who in ("nobody", "clerk"):
        page = hall.send(who, Asking("GET", given["url"]))
        assert page.status_code == 200 and MARK in page.text and script not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
    harmless(hall, script)
    act(hall, "finish")


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_citizen_writes_into_a_rating_is_read_as_written(hall: People, script: str) -> None:
    ticket = told(hall, "kiosk", "POST /v1/tickets", {"items": [ITEM]})
    act(hall, "callNumber", number=ticket["number"], reason="x")
    service = act(hall, "finish")["service"]
    hall.places["code"] = ticket["code"]
    body = {"service": service, "level": "veryDissatisfied", "text": script}
    told(hall, "nobody", "POST /v1/tickets/{code}/rating", body)
    [rating] = [
        each for each in said(hall.send("manager", Asking("GET", "/v1/ratings")))["ratings"] if each["text"] == script
    ]
    [follow_up] = [
        each
        for each in said(hall.send("manager", Asking("GET", "/v1/ratings/follow-ups")))["follow_ups"]
        if script in json.dumps(each, ensure_ascii=False).replace('\\"', '"')
    ]
    steps = f"/v1/ratings/follow-ups/{follow_up['id']}/steps"
    told(
        hall,
        "manager",
        "POST /v1/ratings/follow-ups/{number}/steps",
        {"step": "contact", "reached": True, "note": script},
        steps,
    )
    appeal = {"kind": "malicious", "grounds": script}
    told(hall, "manager", "POST /v1/ratings/{rating}/appeals", appeal, f"/v1/ratings/{rating['id']}/appeals")
    harmless(hall, script)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_an_account_or_a_kiosk_is_called_is_text(hall: People, script: str) -> None:
    made = hall.say(
        "administrator",
        "POST /v1/staff/accounts",
        json.dumps({"name": script, "badge": fresh()[:8], "role": "clerk"}).encode(),
    )
    assert said(made)["account"]["name"] == script
    event = {"kind": "help", "at": MONDAY, "source": script, "detail": script}
    told(hall, "kiosk", "POST /v1/kiosks/me/events", event)
    harmless(hall, script)


def test_a_badge_or_a_password_with_a_script_is_a_wrong_one(hall: People) -> None:
    for script in SCRIPTS[:2]:
        body = json.dumps({"badge": script, "password": script}).encode()
        answer = hall.say("nobody", "POST /v1/staff/session", body)
        assert answer.status_code == 401 and MARK not in answer.text


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_kiosk_writes_of_a_face_check_is_shown_as_written(hall: People, script: str) -> None:
    consent = fresh()
    for door, words in (
        ("POST /v1/identity/consents", {"text": script[:20]}),
        ("POST /v1/identity/checks", {"engine": script[:80], "policy": script[:80], "detail": script[:60]}),
    ):
        told(hall, "kiosk", door, {**BODIES[door][0], "consent": consent, **words})
    harmless(hall, script, script[:80])


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_said_of_a_case_is_read_as_written(hall: People, script: str) -> None:
    case, wanted = "POST /v1/cases/received", {"item": CASE, "applicant": holder(script), "phone": script[:20]}
    slip = told(hall, "kiosk", case, wanted)
    steps: list[dict[str, Any]] = [
        {"verb": "correct", "gaps": ["申请表"]},
        {"verb": "supplement", "materials": [{"name": "申请表", "originals": 1}]},
        {"verb": "accept"},
        {"verb": "pause", "procedure": "siteVisit", "reason": script},
        {"verb": "resume", "result": script},
        {"verb": "extend", "days": 5, "reason": script},
        {"verb": "forward"},
        {"verb": "grant", "late_reason": script},
        {"verb": "issue", "result": script, "number": script},
    ]
    for step in steps:
        did(hall, slip, step)
    seen = said(hall.send("clerk", Asking("GET", f"/v1/cases/{slip['id']}")))
    assert seen["applicant"]["name"] == script and {script} <= {entry["words"] for entry in seen["entries"]}
    hall.places |= {"case": slip["id"], "slip": slip["code"]}
    harmless(hall, script)
    written(hall, slip, script, "pause", "extend")
    for end in ({"verb": "refuse", "reason": script}, {"verb": "deny", "reason": script, "late_reason": script}):
        other = told(hall, "kiosk", case, wanted | {"materials": [{"name": "申请表", "originals": 1}]})
        for step in [{"verb": "accept"}, {"verb": "forward"}] if end["verb"] == "deny" else []:
            did(hall, other, step)
        did(hall, other, end)
        written(hall, other, script, end["verb"])


def did(hall: People, slip: dict[str, Any], step: dict[str, Any]) -> None:
    told(hall, "manager", "POST /v1/cases/{case}/acts", step, f"/v1/cases/{slip['id']}/acts")


def written(hall: People, slip: dict[str, Any], script: str, *kinds: str) -> None:
    """The pages of one case: what everybody reads, and what is printed."""
    papers = [f"/cases/notice/{slip['id']}?kind={kind}" for kind in kinds]
    for path in (f"/case/{slip['code']}", *papers):
        page = hall.send("clerk", Asking("GET", path))
        assert page.status_code == 200 and escape(script) in page.text and script not in page.text, path
        assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_filed_is_shown_to_staff_as_written(hall: People, script: str) -> None:
    """At the kiosk, and from the telephone."""
    slip = filed(hall, script, LI | {"name": script})
    answers = said(hall.send("clerk", Asking("GET", f"/v1/filing/files/{slip['id']}")))["answers"]
    assert {script} <= {answer["value"] for answer in answers}
    handed(hall)
    told(hall, "nobody", "POST /hand/{secret}/fields", {"values": {"remark": script}})
    hall.places |= {"case": slip["id"], "slip": slip["code"]}
    harmless(hall, script)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_said_of_a_paper_or_a_fee_is_read_as_written(hall: People, script: str) -> None:
    asked = {"holder": LI, "kind": "no_property", "copies": 1, "confirmed": "face", "visit": fresh()}
    paper = told(hall, "kiosk", "POST /v1/papers", asked)
    unsure = {"paper": paper["id"], "state": "unconfirmed", "sheets": 0, "reason": script[:40], "at": MONDAY}
    told(hall, "kiosk", "POST /v1/papers/outcomes", unsure)
    book = hall.send("manager", Asking("GET", "/manage/papers"))
    assert escape(script[:40]) in book.text and script[:40] not in book.text
    decided = {"act": "void", "reason": script}
    told(hall, "manager", "POST /v1/papers/{paper}/acts", decided, f"/v1/papers/{paper['id']}/acts")
    order = told(hall, "kiosk", "POST /v1/papers/fees", asked | {"kind": "low_income"})
    told(hall, "kiosk", "POST /v1/fees/closings", {"order": order["id"], "reason": script[:40], "at": MONDAY})
    slip = told(hall, "clerk", "POST /v1/fees/slips", {"item": CASE, "copies": 1})
    wrong = "POST /v1/fees/orders/{order}/cancellations"
    told(hall, "clerk", wrong, {"reason": script[:40]}, wrong[5:].format(order=slip["id"]))
    book = hall.send("manager", Asking("GET", "/manage/papers"))
    assert escape(script) in book.text and script not in book.text
    harmless(hall, script, script[:40])


def test_every_text_that_can_be_written_is_in_these_tests(hall: People) -> None:
    """A new door with words in it needs a test of its own here."""
    tested = {
        "POST /v1/quote",
        "POST /v1/tickets/adopt",
        "POST /v1/tickets/settle",
        "POST /v1/staff/password",
        "PATCH /v1/staff/accounts/{account}",
        "POST /v1/ratings/appeals/{number}/decision",
        "POST /v1/identity/portrait-checks",
        "POST /v1/identity/codes",
        "POST /v1/identity/codes/{code}/answers",
        "POST /v1/identity/staff-confirmations",
        "POST /v1/identity/passes",
        "POST /v1/papers/available",
        "POST /v1/papers/previews",
        "POST /v1/papers/reprints",
        "POST /v1/cases",
        "POST /v1/cases/tracks",
        "POST /v1/cases/{case}/fees",
        "POST /v1/fees/slips",
        "POST /v1/fees/slips/{code}/payments",
        "POST /v1/fees/orders/{order}/payments",
        "POST /v1/fees/orders/{order}/decisions",
        "POST /v1/filing/drafts",
        "POST /v1/filing/drafts/resumed",
        "POST /v1/filing/drafts/erased",
        "POST /v1/filing/drafts/{draft}/fields",
        "POST /v1/filing/drafts/{draft}/files",
        "POST /v1/filing/drafts/{draft}/files/removed",
        "POST /v1/filing/drafts/{draft}/hands",
        "POST /v1/filing/drafts/{draft}/kept",
        "POST /v1/filing/drafts/{draft}/submitted",
        "POST /v1/ratings/papers",
    }  # the same fields as those above, or none that is shown
    source = Path(__file__).read_text(encoding="utf-8")
    assert {door for door in BODIES if f'"{door}"' not in source} <= tested | {"POST /v1/ratings"}
