"""A member of staff confirms on the kiosk, by badge and PIN."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import httpx
import pytest

from kiosk.hall.identity.confirming import is_confirmed
from kiosk.hall.identity.pins import generated, set_pin, weak
from kiosk.hall.staff.accounts import Doer
from tests.hall.conftest import LI, Asked, fresh
from tests.hall.identity.city import VISIT
from tests.hall.staff_room import PASSWORD, at_work, employ, hash_of

PIN = "482617"
BADGE = "0107"


def with_pin(center: Asked, badge: str = BADGE, pin: str = PIN, name: str = "张确认") -> str:
    """Somebody of the hall's own who may confirm; their account."""
    account = employ(center.desk, badge, name=name)
    with center.desk.store.writing() as connection:
        set_pin(connection, Doer("test"), center.desk.clock.now(), account, hash_of(pin))
    return account


def confirm(center: Asked, pin: str = PIN, badge: str = BADGE, key: str = "", **more: Any) -> httpx.Response:
    body = {"badge": badge, "pin": pin, "holder": LI, "purpose": "print_certificate", "visit": VISIT, **more}
    return center.post("/v1/identity/staff-confirmations", body, key or fresh())


def test_badge_and_pin_confirm_one_visit_on_one_kiosk(center: Asked) -> None:
    account = with_pin(center)
    key = fresh()
    done = confirm(center, key=key)
    assert (done.status_code, done.json()["way"]) == (201, "staff")
    assert confirm(center, key=key).content == done.content
    [row] = center.rows("SELECT * FROM confirmations")
    assert (row["account"], row["why"], row["kiosk"], row["visit"]) == (account, "face", "kiosk-1", VISIT)
    [told] = center.rows("SELECT kiosk, detail FROM events WHERE kind = 'staffConfirmed'")
    assert told["kiosk"] == f"staff {account}"
    today = center.desk.clock.now().date()
    name = done.json()["id"]
    with center.desk.store.reading() as connection:
        assert is_confirmed(connection, name, "kiosk-1", VISIT, today)
        assert not is_confirmed(connection, name, "kiosk-2", VISIT, today)
        assert not is_confirmed(connection, name, "kiosk-1", "visit-0002", today)
        assert not is_confirmed(connection, name, "kiosk-1", VISIT, today + timedelta(days=1))


def test_a_guardian_is_confirmed_apart(sqlite_center: Asked) -> None:
    with_pin(sqlite_center)
    assert confirm(sqlite_center, why="guardian").status_code == 201
    assert [row["why"] for row in sqlite_center.rows("SELECT why FROM confirmations")] == ["guardian"]


def test_five_wrong_pins_lock_the_badge_for_a_while_and_the_right_one_waits_too(center: Asked) -> None:
    with_pin(center)
    told = [confirm(center, "100200").json()["reason"] for _ in range(5)]
    assert told == ["wrong"] * 4 + ["locked"]
    locked = confirm(center).json()
    assert (locked["reason"], locked["seconds"] > 800) == ("locked", True)
    assert confirm(center.as_kiosk("kiosk-2")).json()["reason"] == "locked"
    center.at((center.desk.clock.now() + timedelta(minutes=16)).isoformat())
    assert confirm(center).status_code == 201


def test_wrong_pins_do_not_keep_anybody_from_signing_in_with_their_password(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0108") as person:
        for _ in range(6):
            confirm(sqlite_center, "100200", badge="0108")
        assert person.sign_in("0108", PASSWORD).status_code == 201


def test_nobody_learns_which_badges_exist_or_have_a_pin(sqlite_center: Asked) -> None:
    with_pin(sqlite_center)
    employ(sqlite_center.desk, "0200")
    for badge in (BADGE, "0200", "9999"):
        refused = confirm(sqlite_center, "100200", badge=badge)
        assert refused.json() == {"reason": "wrong", "left": 0, "seconds": 0}
    for _ in range(4):
        last = confirm(sqlite_center, "100200", badge="9999").json()["reason"]
    assert last == "locked"


def test_one_kiosk_cannot_try_all_badges(sqlite_center: Asked) -> None:
    """Thirty wrong pairs from one kiosk, and nobody confirms there for a while; elsewhere they do."""
    with_pin(sqlite_center)
    for number in range(30):
        assert confirm(sqlite_center, badge=f"77{number:02}").json()["reason"] == "wrong"
    assert confirm(sqlite_center).json()["reason"] == "locked"
    assert confirm(sqlite_center.as_kiosk("kiosk-2")).status_code == 201


def test_nobody_confirms_themselves(sqlite_center: Asked) -> None:
    with_pin(sqlite_center, name=LI["name"])
    assert confirm(sqlite_center).json()["reason"] == "ownName"
    with_pin(sqlite_center, badge="0300")
    assert confirm(sqlite_center, badge="0300").status_code == 201


def test_a_locked_account_confirms_nobody(sqlite_center: Asked) -> None:
    account = with_pin(sqlite_center)
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE accounts SET locked = 1 WHERE id = ?", (account,))
    assert confirm(sqlite_center).json()["reason"] == "wrong"


def test_a_hundred_presses_at_once_are_counted_each(sqlite_center: Asked) -> None:
    with_pin(sqlite_center)
    told: list[str] = []

    def press() -> None:
        told.append(confirm(sqlite_center, "100200").json()["reason"])

    threads = [threading.Thread(target=press) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("wrong") == 4
    assert set(told) == {"wrong", "locked"}


def test_a_confirmation_is_for_kiosks_only(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0900", "administrator") as person:
        for path in ("consents", "checks", "codes", "staff-confirmations", "passes", "portrait-checks"):
            refused = person.ask("POST", f"/v1/identity/{path}", {}, **{"Idempotency-Key": fresh()})
            assert refused.status_code == 401
        assert person.ask("GET", "/v1/identity/pass-key").status_code == 401
    caller = {"Authorization": "Bearer token-of-the-callers", "Idempotency-Key": fresh()}
    assert sqlite_center.client.post("/v1/identity/passes", json={}, headers=caller).status_code == 401


@pytest.mark.parametrize("pin", ["12345", "1234567", "abcdef", "１２３４５６", ""])
def test_a_pin_that_is_none_is_not_even_counted(sqlite_center: Asked, pin: str) -> None:
    with_pin(sqlite_center)
    assert confirm(sqlite_center, pin).status_code == 422
    assert sqlite_center.rows("SELECT * FROM failures") == []


@pytest.mark.parametrize(
    ("pin", "badge", "why"),
    [
        ("12345", "0107", "exactly 6"),
        ("12345a", "0107", "exactly 6"),
        ("１２３４５６", "0107", "exactly 6"),
        ("111111", "0107", "different"),
        ("121212", "0107", "different"),
        ("912349", "0107", "1234"),
        ("543298", "0107", "1234"),
        ("820107", "0107", "badge"),
        ("482617", "A-482617-1", "badge"),
        ("482617", "0107", ""),
        ("110422", "7", ""),
    ],
)
def test_a_pin_others_would_try_first_is_refused(pin: str, badge: str, why: str) -> None:
    assert why in weak(pin, badge)
    assert bool(weak(pin, badge)) is bool(why)


def test_made_up_pins_are_good_ones_and_differ() -> None:
    made = {generated("0107") for _ in range(200)}
    assert len(made) > 190
    assert not any(weak(pin, "0107") for pin in made)
