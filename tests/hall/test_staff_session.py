"""Signing in and out: sessions, cookies, CSRF, wrong roles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.staff.memory import TRUSTED_SECONDS
from kiosk.hall.staff.refusals import local_path
from tests.hall.conftest import LIGHT, MONDAY, Asked, running
from tests.hall.staff_room import PASSWORD, Person, at_work, employ

OWN = "/v1/staff/password"


@pytest.fixture
def hall(sqlite_center: Asked) -> Asked:
    return sqlite_center


@pytest.fixture
def person(hall: Asked) -> Iterator[Person]:
    """Signed in as clerk 0101."""
    with at_work(hall, "0101") as someone:
        yield someone


def cookies_of(answer: httpx.Response) -> dict[str, str]:
    return {each.split("=")[0]: each.lower() for each in answer.headers.get_list("set-cookie")}


def test_who_signs_in_is_known_by_the_session(center: Asked) -> None:
    employ(center.desk, "A-17", "manager", "孙主管")
    with Person(str(center.client.base_url)) as person:
        assert person.reason("GET", "/v1/staff/me") == (401, "notSignedIn")
        assert person.sign_in(" a-17 ").status_code == 201, "capitals and blanks do not matter"
        me = person.ask("GET", "/v1/staff/me").json()
        assert (me["name"], me["badge"], me["role"], me["must_change"]) == ("孙主管", "A-17", "manager", False)
        assert person.ask("DELETE", "/v1/staff/session").status_code == 204
        assert not person.is_in()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(hall: Asked) -> None:
    employ(hall.desk, "0101")
    with Person(str(hall.client.base_url)) as person:
        plain = cookies_of(person.sign_in("0101"))
        proxied = cookies_of(
            person.ask(
                "POST", "/v1/staff/session", {"badge": "0101", "password": PASSWORD}, **{"X-Forwarded-Proto": "https"}
            )
        )
    assert "httponly" in plain["session"] and "samesite=strict" in plain["session"]
    assert "httponly" not in plain["csrf"] and "samesite=strict" in plain["csrf"]
    assert "secure" not in plain["session"], "a hall without TLS could not sign in at all"
    assert "secure" in proxied["session"] and "secure" in proxied["csrf"]


def test_the_store_knows_neither_token_nor_password(hall: Asked, person: Person) -> None:
    token = person.client.cookies["session"]
    assert len(token) >= 43, "256 bits"
    everything = "".join(
        str(row)
        for table in ("sessions", "accounts", "failures", "events", "notes")
        for row in hall.rows(f"SELECT * FROM {table}")
    )
    assert token not in everything
    assert PASSWORD not in everything
    assert "$argon2id$" in everything


def test_a_session_chosen_by_somebody_else_is_never_adopted(hall: Asked) -> None:
    employ(hall.desk, "0101")
    with Person(str(hall.client.base_url)) as person, Person(str(hall.client.base_url)) as thief:
        for each in (person, thief):
            each.client.cookies.set("session", "x" * 43)
        person.sign_in("0101")
        assert person.client.cookies.get("session", domain="127.0.0.1") != "x" * 43
        assert not thief.is_in()


def test_signing_in_ends_the_session_the_browser_came_with(hall: Asked, person: Person) -> None:
    before = person.client.cookies["session"]
    person.sign_in("0101")
    assert person.is_in()
    with Person(str(hall.client.base_url)) as other:
        other.client.cookies.set("session", before)
        assert not other.is_in()


def test_signing_out_everywhere_ends_every_session_of_this_person_only(hall: Asked, person: Person) -> None:
    with at_work(hall, "0102") as colleague, Person(str(hall.client.base_url)) as elsewhere:
        elsewhere.sign_in("0101")
        assert person.ask("DELETE", "/v1/staff/session?everywhere=true").status_code == 204
        assert not person.is_in() and not elsewhere.is_in()
        assert colleague.is_in()


def test_an_idle_session_ends_after_half_an_hour_and_a_used_one_after_twelve(hall: Asked) -> None:
    start = datetime.fromisoformat(MONDAY)
    with at_work(hall, "0101") as idle, at_work(hall, "0102") as busy:
        for minutes in range(25, 12 * 60, 25):
            hall.at((start + timedelta(minutes=minutes)).isoformat())
            assert busy.ask("POST", "/v1/staff/alive").status_code == 204
            assert idle.is_in() == (minutes < 30), "what a page asks by itself is not use"
        hall.at((start + timedelta(hours=12, minutes=2)).isoformat())
        assert not busy.is_in()


def test_a_clock_that_is_put_back_revives_no_session(hall: Asked, person: Person) -> None:
    hall.at("2026-10-12T09:00:00+08:00")
    assert not person.is_in()


def test_the_hall_decides_how_strict_it_is(tmp_path: Path, hall_folder: Path) -> None:
    (hall_folder / "staff.toml").write_text("idle_minutes = 5\nattempts = 3\n")
    settings = Settings(f"sqlite:///{tmp_path / 'c.db'}", hall_folder, clock_shift=shift_to(MONDAY))
    with running(settings) as center, at_work(center, "0101") as person:
        center.at("2026-10-12T09:36:00+08:00")
        assert not person.is_in()
        for _ in range(3):
            assert person.sign_in("0101", "wrong").status_code == 401
        assert person.sign_in("0101").status_code == 429
    (hall_folder / "staff.toml").write_text("attempts = 0\n")
    with pytest.raises(ValueError, match=r"staff\.toml: attempts"), running(settings):
        pass


def test_a_change_needs_the_sessions_own_csrf_token(hall: Asked, person: Person) -> None:
    right = person.client.cookies["csrf"]
    with at_work(hall, "0102") as colleague:
        strange = colleague.client.cookies["csrf"]
    body = {"old": PASSWORD, "new": "larch-violet-88"}
    for wrong in ("", "x", right[:-1], right.upper(), strange, person.client.cookies["session"]):
        answer = person.client.post(OWN, json=body, headers={"X-CSRF-Token": wrong})
        assert (answer.status_code, answer.json()["reason"]) == (403, "crossSite")
    assert person.client.post(OWN, json=body).status_code == 403
    # a cookie planted from a neighbouring site together with the header: the token follows from the session's
    planted = person.client.post(
        OWN,
        json=body,
        headers={"X-CSRF-Token": "a" * 64, "Cookie": f"session={person.client.cookies['session']}; csrf={'a' * 64}"},
    )
    assert planted.status_code == 403
    assert person.ask("POST", OWN, body).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://["},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_another_sites_page_can_neither_act_nor_sign_in(hall: Asked, person: Person, headers: dict[str, str]) -> None:
    assert person.reason("POST", "/v1/staff/alive", **headers) == (403, "crossSite")
    body = {"badge": "0101", "password": PASSWORD}
    assert person.reason("POST", "/v1/staff/session", body, **headers) == (403, "crossSite")
    own = {"Origin": str(hall.client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert person.ask("POST", "/v1/staff/alive", **own).status_code == 204


@pytest.mark.parametrize("role", ["clerk", "manager"])
def test_only_administrators_come_near_accounts(hall: Asked, role: str) -> None:
    boss = employ(hall.desk, "9001", "administrator")
    wanted = {"name": "李四", "badge": "0777", "role": "administrator"}
    doors = [
        ("GET", "/v1/staff/accounts", None),
        ("POST", "/v1/staff/accounts", wanted),
        ("PATCH", f"/v1/staff/accounts/{boss}", {"role": "clerk"}),
        ("POST", f"/v1/staff/accounts/{boss}/password", None),
        ("DELETE", f"/v1/staff/accounts/{boss}", None),
    ]
    with at_work(hall, "0101", role) as person, Person(str(hall.client.base_url)) as stranger:
        for method, path, body in doors:
            assert person.reason(method, path, body) == (403, "notAllowed")
            assert stranger.reason(method, path, body) == (401, "notSignedIn")
            assert hall.client.request(method, path, json=body, headers=hall.headers()).status_code == 401
    assert len(hall.rows("SELECT id FROM accounts")) == 2


def test_a_locked_account_is_out_at_once_and_tells_so_only_to_its_owner(hall: Asked, person: Person) -> None:
    with at_work(hall, "9001", "administrator") as boss:
        account = person.ask("GET", "/v1/staff/me").json()["id"]
        assert boss.ask("PATCH", f"/v1/staff/accounts/{account}", {"locked": True}).json()["locked"] is True
        assert not person.is_in()
        assert person.reason("POST", "/v1/staff/session", {"badge": "0101", "password": PASSWORD}) == (403, "locked")
        wrong = {"badge": "0101", "password": "something else"}
        assert person.reason("POST", "/v1/staff/session", wrong) == (401, "wrongPassword")
        boss.ask("PATCH", f"/v1/staff/accounts/{account}", {"locked": False})
        assert person.sign_in("0101").status_code == 201


def test_another_role_counts_at_once(hall: Asked, person: Person) -> None:
    with at_work(hall, "9001", "administrator") as boss:
        account = person.ask("GET", "/v1/staff/me").json()["id"]
        assert person.reason("GET", "/v1/staff/accounts") == (403, "notAllowed")
        boss.ask("PATCH", f"/v1/staff/accounts/{account}", {"role": "administrator"})
        assert person.ask("GET", "/v1/staff/accounts").status_code == 200
        boss.ask("PATCH", f"/v1/staff/accounts/{account}", {"role": "clerk"})
        assert person.reason("GET", "/v1/staff/accounts") == (403, "notAllowed")


def test_old_parameters_are_replaced_at_the_next_sign_in(hall: Asked) -> None:
    account = employ(hall.desk, "0101")
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with hall.desk.store.writing() as connection:
        connection.execute(text("UPDATE accounts SET password = :weak"), {"weak": weak})
    with Person(str(hall.client.base_url)) as person:
        assert person.sign_in("0101", "wrong").status_code == 401
        assert hall.rows("SELECT password FROM accounts")[0]["password"] == weak
        assert person.sign_in("0101").status_code == 201
        stored = hall.rows(f"SELECT password FROM accounts WHERE id = '{account}'")[0]["password"]
        assert f"m={LIGHT.memory_cost},t={LIGHT.time_cost}" in stored
        assert person.sign_in("0101").status_code == 201


def test_two_centers_on_one_database_share_sessions_and_what_ends_them(settings: Settings) -> None:
    with running(settings) as one, running(replace(settings, tokens={})) as two, at_work(one, "0101") as person:
        with Person(str(two.client.base_url)) as elsewhere:
            elsewhere.client.cookies.update(dict(person.client.cookies))
            assert person.is_in() and elsewhere.is_in()
            assert elsewhere.ask("DELETE", "/v1/staff/session").status_code == 204
        ended = time.monotonic()
        while person.is_in():
            assert time.monotonic() - ended < TRUSTED_SECONDS + 0.5, "what the other process ended is not remembered"
            time.sleep(0.1)


def test_wrong_passwords_at_two_centers_are_counted_together(settings: Settings) -> None:
    with running(settings) as one, running(replace(settings, tokens={})) as two:
        employ(one.desk, "0101")
        with Person(str(one.client.base_url)) as here, Person(str(two.client.base_url)) as there:
            tries = [(here, there)[count % 2].sign_in("0101", "wrong").status_code for count in range(6)]
            assert tries == [401] * 5 + [429]
            assert here.sign_in("0101").status_code == there.sign_in("0101").status_code == 429


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/window?n=3", "/window?n=3"),
        ("/manage", "/manage"),
        ("//evil.example/x", ""),
        ("https://evil.example", ""),
        ("/\\evil.example", ""),
        ("/\tevil", ""),
        ("javascript:alert(1)", ""),
        ("window", ""),
        ("http:/evil", ""),
        ("//[", ""),
        ("", ""),
    ],
)
def test_the_way_back_after_signing_in_stays_in_the_house(address: str, path: str) -> None:
    assert local_path(address) == path
