"""Accounts as administrators keep them, on the web and on the command line; devices with a role."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import pytest
from click.testing import CliRunner, Result
from fastapi import Depends, FastAPI, Request
from markupsafe import escape
from sqlalchemy.exc import DBAPIError

from kiosk.cli import main
from kiosk.hall import Settings, enrol
from kiosk.hall.clock import shift_to
from kiosk.hall.staff import Actor, acting, at_rest
from tests.hall.conftest import Asked, fresh, running
from tests.hall.staff_room import PASSWORD, Person, at_work, employ

DOOR = "/v1/staff/accounts"
EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}{% raw %}",
    "');DROP TABLE accounts;--",
]


@pytest.fixture
def boss(sqlite_center: Asked) -> Iterator[Person]:
    with at_work(sqlite_center, "9001", "administrator") as person:
        yield person


def events_of(center: Asked) -> list[tuple[str, str, dict[str, Any]]]:
    rows = center.rows("SELECT kiosk, kind, detail FROM events ORDER BY id")
    return [(row["kiosk"], row["kind"], json.loads(row["detail"])) for row in rows]


def test_an_account_from_its_beginning_to_its_end(center: Asked) -> None:
    with at_work(center, "9001", "administrator") as boss, Person(str(center.client.base_url)) as person:
        made = boss.ask("POST", DOOR, {"name": "周窗口", "badge": "0101", "role": "clerk"})
        assert made.status_code == 201 and made.headers["cache-control"] == "no-store"
        account, once = made.json()["account"], made.json()["password"]
        assert person.sign_in("0101", once).json()["must_change"] is True
        assert person.reason("GET", DOOR) == (403, "mustChange")
        change = {"old": once, "new": "larch-violet-88"}
        assert person.ask("POST", "/v1/staff/password", change).json()["must_change"] is False
        edited = boss.ask("PATCH", f"{DOOR}/{account['id']}", {"name": "周主管", "badge": "0202", "role": "manager"})
        assert edited.json()["badge"] == "0202"
        assert person.ask("GET", "/v1/staff/me").json()["role"] == "manager"
        given = boss.ask("POST", f"{DOOR}/{account['id']}/password").json()["password"]
        assert not person.is_in()
        assert person.sign_in("0202", "larch-violet-88").status_code == 401
        assert person.sign_in("0202", given).status_code == 201
        assert boss.reason("DELETE", f"{DOOR}/{account['id']}") == (409, "inUse")
        listed = boss.ask("GET", DOOR).json()["accounts"]
        assert [each["badge"] for each in listed] == ["0202", "9001"]


def test_every_change_is_in_the_log_that_only_grows_and_no_password_is(sqlite_center: Asked, boss: Person) -> None:
    me = boss.ask("GET", "/v1/staff/me").json()["id"]
    made = boss.ask("POST", DOOR, {"name": "周窗口", "badge": "0101", "role": "clerk"}).json()
    whom = made["account"]["id"]
    boss.ask("PATCH", f"{DOOR}/{whom}", {"role": "manager", "name": "周主管"})
    boss.ask("PATCH", f"{DOOR}/{whom}", {"role": "manager"})
    boss.ask("PATCH", f"{DOOR}/{whom}", {"locked": True})
    given = boss.ask("POST", f"{DOOR}/{whom}/password").json()["password"]
    boss.ask("DELETE", f"{DOOR}/{whom}")
    boss.ask("DELETE", "/v1/staff/session")
    told = [(kind, detail) for who, kind, detail in events_of(sqlite_center) if who == f"staff {me}"]
    at = {"from": "127.0.0.1"}
    assert told == [
        ("signedIn", {"whom": me} | at),
        ("accountAdded", {"whom": whom, "badge": "0101", "role": "clerk"} | at),
        ("accountChanged", {"whom": whom, "renamed": True, "role": "manager"} | at),
        ("accountChanged", {"whom": whom, "renamed": False, "locked": True} | at),
        ("passwordSet", {"whom": whom, "once": True} | at),
        ("accountRemoved", {"whom": whom, "badge": "0101"} | at),
        ("signedOut", {"whom": me, "everywhere": False} | at),
    ]
    log = str(sqlite_center.rows("SELECT * FROM events"))
    assert made["password"] not in log and given not in log and "周" not in log
    with pytest.raises(DBAPIError, match="append-only"), sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM events WHERE kind = 'accountAdded'")


def test_the_last_administrator_stays(sqlite_center: Asked, boss: Person) -> None:
    me = boss.ask("GET", "/v1/staff/me").json()["id"]
    locked = employ(sqlite_center.desk, "9002", "administrator")
    boss.ask("PATCH", f"{DOOR}/{locked}", {"locked": True})
    for change in ({"locked": True}, {"role": "clerk"}, {"role": "manager", "locked": False}):
        assert boss.reason("PATCH", f"{DOOR}/{me}", change) == (409, "lastAdministrator")
    assert boss.reason("DELETE", f"{DOOR}/{me}") == (409, "lastAdministrator")
    assert boss.ask("PATCH", f"{DOOR}/{me}", {"name": "新名字"}).status_code == 200
    boss.ask("PATCH", f"{DOOR}/{locked}", {"locked": False})
    assert boss.ask("PATCH", f"{DOOR}/{me}", {"role": "clerk"}).status_code == 200


def test_two_administrators_cannot_unseat_each_other_at_the_same_moment(settings: Settings) -> None:
    with running(settings) as one, running(replace(settings, tokens={})) as two:
        for turn in range(4):
            first, second = f"81{turn}", f"82{turn}"
            ids = [employ(one.desk, badge, "administrator") for badge in (first, second)]
            with Person(str(one.client.base_url)) as a, Person(str(two.client.base_url)) as b:
                a.sign_in(first)
                b.sign_in(second)
                with ThreadPoolExecutor(2) as both:
                    left = both.submit(a.ask, "PATCH", f"{DOOR}/{ids[1]}", {"locked": True})
                    right = both.submit(b.ask, "PATCH", f"{DOOR}/{ids[0]}", {"locked": True})
                    answers = {left.result().status_code, right.result().status_code}
            able = one.rows("SELECT id FROM accounts WHERE role = 'administrator' AND locked = false")
            assert len(able) == 1 and 200 in answers
            with one.desk.store.writing() as connection:
                connection.exec_driver_sql("UPDATE accounts SET role = 'clerk'")


def test_a_badge_is_one_persons(sqlite_center: Asked, boss: Person) -> None:
    wanted = {"name": "周窗口", "badge": "a-1", "role": "clerk"}
    account = boss.ask("POST", DOOR, wanted).json()["account"]["id"]
    assert boss.reason("POST", DOOR, wanted | {"badge": "A-1"}) == (409, "badgeTaken")
    assert boss.reason("PATCH", f"{DOOR}/{account}", {"badge": "9001"}) == (409, "badgeTaken")
    assert boss.reason("PATCH", f"{DOOR}/{'0' * 24}", {"locked": True}) == (404, "unknownAccount")
    assert boss.ask("PATCH", f"{DOOR}/{account}", {"badge": "A-1"}).json()["badge"] == "A-1"


SENSELESS: list[Any] = [
    {},
    [],
    None,
    {"name": "", "badge": "1", "role": "clerk"},
    {"name": "  ", "badge": "1", "role": "clerk"},
    {"name": "a\nb", "badge": "1", "role": "clerk"},
    {"name": "a\u202eb", "badge": "1", "role": "clerk"},
    {"name": "x" * 41, "badge": "1", "role": "clerk"},
    {"name": "x", "badge": "x" * 13, "role": "clerk"},
    {"name": "x", "badge": "工号", "role": "clerk"},
    {"name": "x", "badge": "1", "role": "root"},
    {"name": {"$ne": 1}, "badge": "1", "role": "clerk"},
    *({"name": "x", "badge": evil, "role": "clerk"} for evil in EVIL),
    *({"name": "x", "badge": "1", "role": evil} for evil in EVIL),
]


def test_senseless_accounts_are_turned_away(boss: Person) -> None:
    for body in SENSELESS:
        answer = boss.ask("POST", DOOR, body)
        assert answer.status_code == 422, body
        assert all(evil not in answer.text for evil in EVIL), "what was sent is not echoed"
    assert len(boss.ask("GET", DOOR).json()["accounts"]) == 1


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 422), (b"{", 422), (b"\xff\xfe\x00", 400), (b"[" * 60_000, 400), (b"a" * 70_000, 413)]
)
def test_garbage_and_oversized_bodies_are_turned_away(boss: Person, content: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json", "X-CSRF-Token": boss.client.cookies["csrf"]}
    for path in ("/v1/staff/session", "/v1/staff/password", DOOR):
        assert boss.client.post(path, content=content, headers=headers).status_code == status
    assert boss.is_in()


def test_a_senseless_session_cookie_is_nobodys(sqlite_center: Asked) -> None:
    for cookie in ("", "x" * 5000, "../../x", "%00", "a b", "'; --"):
        answer = sqlite_center.client.get("/v1/staff/me", headers={"Cookie": f"session={cookie}"})
        assert (answer.status_code, answer.json()["reason"]) == (401, "notSignedIn")


@pytest.mark.parametrize("evil", EVIL)
def test_markup_in_a_name_stays_text_on_every_page(sqlite_center: Asked, evil: str) -> None:
    employ(sqlite_center.desk, "9001", "administrator", evil)
    with Person(str(sqlite_center.client.base_url)) as person:
        person.sign_in("9001")
        for path in ("/staff/accounts", "/staff/password", "/staff/denied"):
            assert str(escape(evil)) in person.client.get(path).text, "written as text, not run, not evaluated"
        page = person.client.get("/staff/login", params={"next": f"/{evil}"}).text
        assert f'data-next="/{escape(evil)}"' in page
        assert person.ask("GET", DOOR).json()["accounts"][0]["name"] == evil


def test_pages_lead_to_the_sign_in_and_back(sqlite_center: Asked) -> None:
    employ(sqlite_center.desk, "0101", must_change=True)
    with Person(str(sqlite_center.client.base_url)) as person:
        asked = person.client.get("/staff/accounts?find=1")
        assert asked.status_code == 303
        assert asked.headers["location"] == "/staff/login?next=%2Fstaff%2Faccounts%3Ffind%3D1"
        assert 'data-next="/staff/accounts?find=1"' in person.client.get(asked.headers["location"]).text
        assert 'data-next=""' in person.client.get("/staff/login?next=//evil.example").text
        person.sign_in("0101")
        assert person.client.get("/staff/accounts").headers["location"].startswith("/staff/password?next=")
        person.ask("POST", "/v1/staff/password", {"old": PASSWORD, "new": "larch-violet-88"})
        assert person.client.get("/staff/accounts").headers["location"] == "/staff/denied"
        assert person.client.get("/staff/denied").status_code == 403


def test_every_page_keeps_to_itself(sqlite_center: Asked, boss: Person) -> None:
    for path in ("/staff/login", "/staff/password", "/staff/accounts"):
        answer = boss.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert "<style" not in answer.text and "style=" not in answer.text and "onclick" not in answer.text
    style = boss.client.get("/staff/staff.css")
    assert style.headers["content-type"].startswith("text/css")
    assert boss.client.get("/staff/staff.css", headers={"If-None-Match": style.headers["etag"]}).status_code == 304
    assert boss.client.get("/staff/page.html").status_code == 404
    assert boss.client.get("/staff/..%2Flook.css").status_code == 404


# ------------------------------------------------------------------------------------------ devices


def with_a_window(app: FastAPI) -> FastAPI:
    """A door like those of the windows and ratings."""

    @app.api_route("/v1/probe/window", methods=["GET", "POST"])
    async def window(request: Request, actor: Annotated[Actor, Depends(acting("clerk", "manager"))]) -> dict[str, str]:
        return {"key": actor.key, "role": actor.role}

    @app.post("/v1/probe/close")
    async def close(request: Request, actor: Annotated[Actor, Depends(acting("clerk"))]) -> dict[str, str]:
        await at_rest(request)
        return {"key": actor.key}

    @app.post("/v1/probe/rating")
    async def rating(actor: Annotated[Actor, Depends(acting(devices=("rater",)))]) -> dict[str, str]:
        return {"key": actor.key, "role": actor.role}

    return app


@pytest.fixture
def counters(tmp_path: Path, hall_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    from kiosk.hall.app import create_app
    from tests.hall import conftest

    monkeypatch.setattr(conftest, "create_app", lambda settings: with_a_window(create_app(settings)))
    settings = Settings(
        f"sqlite:///{tmp_path / 'c.db'}",
        hall_folder,
        tokens=conftest.TOKENS,
        clock_shift=shift_to(conftest.MONDAY),
    )
    with running(settings) as asked:
        yield asked


def asks(center: Asked, path: str, token: str) -> tuple[int, str]:
    answer = center.client.post(path, headers={"Authorization": f"Bearer {token}"})
    told = answer.json()
    return answer.status_code, told.get("reason") or told["key"]


def test_a_caller_calls_a_rater_rates_and_a_kiosk_does_neither(counters: Asked) -> None:
    store = counters.desk.store
    caller, rater = enrol(store, "window-03", role="caller"), enrol(store, "pad-03", role="rater")
    kiosk = "token-of-the-first-kiosk"
    assert asks(counters, "/v1/probe/window", caller) == (200, "window-03")
    assert asks(counters, "/v1/probe/rating", rater) == (200, "pad-03")
    for path, token in [
        ("/v1/probe/window", rater),
        ("/v1/probe/rating", caller),
        ("/v1/probe/window", kiosk),
        ("/v1/probe/rating", kiosk),
    ]:
        assert asks(counters, path, token) == (403, "notAllowed")
    assert asks(counters, "/v1/probe/window", "no-such-token") == (401, "notEnrolled")
    ticket = counters.client.post(
        "/v1/tickets",
        json={"items": ["shijian-001"]},
        headers={"Authorization": f"Bearer {caller}", "Idempotency-Key": fresh()},
    )
    assert (ticket.status_code, ticket.json()["reason"]) == (401, "notEnrolled"), "a caller takes no tickets"


def test_a_clerk_acts_with_the_session_and_a_token_beside_it_does_not_help(counters: Asked) -> None:
    with at_work(counters, "0101") as clerk, at_work(counters, "9001", "administrator") as boss:
        told = clerk.ask("POST", "/v1/probe/window").json()
        assert told["role"] == "clerk" and told["key"].startswith("staff ")
        assert boss.reason("POST", "/v1/probe/window") == (403, "notAllowed")
        assert clerk.client.post("/v1/probe/window").json()["reason"] == "crossSite"
        bearer = {"Authorization": "Bearer nobodys"}
        assert clerk.reason("POST", "/v1/probe/window", **bearer) == (401, "notEnrolled")


def test_a_clerk_at_a_window_is_not_signed_out_for_being_idle(counters: Asked) -> None:
    with at_work(counters, "0101") as clerk, at_work(counters, "0102") as other:
        other.ask("GET", "/v1/probe/window")
        clerk.ask("POST", "/v1/probe/window")
        counters.at("2026-10-12T16:00:00+08:00")
        assert clerk.is_in() and not other.is_in(), "looking at a window is not working there"
        clerk.ask("POST", "/v1/probe/close")
        counters.at("2026-10-12T16:31:00+08:00")
        assert not clerk.is_in()
        clerk.sign_in("0101")
        clerk.ask("POST", "/v1/probe/window")
        counters.at("2026-10-13T04:32:00+08:00")
        assert not clerk.is_in(), "nobody works at a window for longer than twelve hours"


def test_callers_and_raters_take_no_kiosks_numbers(database: str) -> None:
    for count in range(30):
        enrol(database, f"window-{count}", role="caller")
    for count in range(89):
        enrol(database, f"kiosk-{count}")
    with pytest.raises(ValueError, match="89"):
        enrol(database, "one-too-many")
    enrol(database, "pad-1", role="rater")
    with pytest.raises(ValueError, match="is a rater in this hall"):
        enrol(database, "pad-1", role="caller")
    with pytest.raises(ValueError, match="staff"):
        enrol(database, "staff 1", role="caller")
    with pytest.raises(ValueError, match="printer"):
        enrol(database, "printer-1", role="printer")


# ------------------------------------------------------------------------------- the command line


def run(folder: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["center", "staff", *arguments, "--data", str(folder)], input=typed)


def test_the_first_administrator_is_made_on_the_command_line(tmp_path: Path, hall_folder: Path) -> None:
    once = run(tmp_path, "add", "9001", "--name", "吴管理", "--role", "administrator").stdout.strip()
    assert run(tmp_path, "add", "0101", "--name", "郑窗口", "--typed", typed="larch-violet-88\n" * 2).exit_code == 0
    settings = Settings(f"sqlite:///{tmp_path / 'center.db'}", hall_folder, data=tmp_path)
    with running(settings) as center, Person(str(center.client.base_url)) as person:
        assert person.sign_in("0101", "larch-violet-88").json()["must_change"] is False
        assert person.sign_in("9001", once).json()["must_change"] is True
        for _ in range(5):
            person.sign_in("9001", "wrong")
        assert person.sign_in("9001", once).status_code == 429
        again = run(tmp_path, "password", "9001").stdout.strip()
        assert person.sign_in("9001", again).status_code == 201, "the lock is gone with the old password"
        assert run(tmp_path, "lock", "0101").exit_code == 0
        assert person.sign_in("0101", "larch-violet-88").status_code == 403
        assert run(tmp_path, "lock", "0101", "--unlock").exit_code == 0
        assert person.sign_in("0101", "larch-violet-88").status_code == 201
    listed = run(tmp_path, "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["0101", "9001"]
    assert "one-time password" in listed[1]


def test_the_command_line_says_in_words_what_it_cannot_do(tmp_path: Path) -> None:
    run(tmp_path, "add", "9001", "--name", "吴管理", "--role", "administrator")
    for arguments, typed, words in [
        (("add", "9001", "--name", "x"), "", "belongs to another account"),
        (("add", "工号", "--name", "x"), "", "badge"),
        (("add", "1", "--name", "x", "--typed"), "short\nshort\n", "at least 10 letters"),
        (("password", "9001", "--typed"), "window-9001-x\nwindow-9001-x\n", "name or badge"),
        (("password", "404"), "", "no account with this badge"),
        (("lock", "9001"), "", "last administrator"),
    ]:
        done = run(tmp_path, *arguments, typed=typed)
        assert done.exit_code == 1
        assert words in done.stderr and "Traceback" not in done.output
