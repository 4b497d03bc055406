"""Passwords and tries: what is refused, what is counted, what cannot be found out."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from argon2 import PasswordHasher

from kiosk.center.contract.staff import Weakness
from kiosk.hall.staff.passwords import Passwords, TooBusy, generated, plain, weakness
from tests.hall.conftest import Asked
from tests.hall.staff_room import PASSWORD, Person, at_work, employ

DOOR = "/v1/staff/session"


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("", Weakness.TOO_SHORT),
        ("k3#vQ9x!L", Weakness.TOO_SHORT),
        ("x" * 129, Weakness.TOO_LONG),
        ("aaaaaaaaaaaa", Weakness.TOO_EVEN),
        ("abababababab", Weakness.TOO_EVEN),
        ("password2024", Weakness.COMMON),
        ("P@ssw0rd!!!2", Weakness.COMMON),
        ("１２３４５６７８９０", Weakness.COMMON),
        ("13812345678", Weakness.COMMON),
        ("my-12345678-x", Weakness.COMMON),
        ("qwertyuiop[]", Weakness.COMMON),
        ("便民服务中心2026!", Weakness.COMMON),
        ("李小明的窗口工作日", Weakness.TOO_SHORT),
        ("我是李小明在三号窗口上班", Weakness.NAMED),
        ("window-0123-hall", Weakness.NAMED),
        ("heron-quartz-71", None),
        ("三号窗口的银杏树秋天很黄", None),
        ("Tr0ub4dor&3x", None),
    ],
)
def test_a_new_password_is_long_unusual_and_names_nobody(password: str, wrong: Weakness | None) -> None:
    assert weakness(password, "李小明", "0123") == wrong


def test_a_short_badge_does_not_forbid_its_digits() -> None:
    assert weakness("heron-quartz-71", "李", "71") is None


def test_made_up_passwords_differ_and_keep_the_rules() -> None:
    made = {generated() for _ in range(500)}
    assert len(made) == 500
    assert all(weakness(each) is None and not set(each) & set("0O1lI") for each in made)


def test_full_width_and_composed_letters_are_the_same_password() -> None:
    assert plain("ＡＢＣ１２３é") == plain("ABC123e\u0301")


def test_checking_is_argon2id_at_most_two_at_once_and_refuses_a_crowd() -> None:
    inside, most, lock = 0, 0, threading.Lock()

    class Counted(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            nonlocal inside, most
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.01)
            with lock:
                inside -= 1
            return super().verify(hash, password)

    async def crowd() -> list[object]:
        passwords = Passwords(Counted(time_cost=1, memory_cost=64, parallelism=1))
        stored = await passwords.hashed("heron-quartz-71")
        assert stored.startswith("$argon2id$")
        asked = [passwords.holds(stored, "heron-quartz-71") for _ in range(60)]
        return await asyncio.gather(*asked, return_exceptions=True)

    answers = asyncio.run(crowd())
    assert most == 2
    assert answers.count(True) == 40
    assert sum(isinstance(each, TooBusy) for each in answers) == 20


def test_a_broken_hash_in_the_store_opens_nothing() -> None:
    async def ask() -> bool:
        return await Passwords().holds("", "") or await Passwords().holds("not a hash", "x")

    assert asyncio.run(ask()) is False


def test_five_wrong_passwords_lock_the_badge_for_a_quarter_of_an_hour(center: Asked) -> None:
    employ(center.desk, "0101")
    employ(center.desk, "0102")
    with Person(str(center.client.base_url)) as person:
        assert [person.sign_in("0101", "wrong").status_code for _ in range(5)] == [401] * 5
        told = person.sign_in("0101")
        assert (told.status_code, told.json()["reason"]) == (429, "tooManyAttempts")
        assert 0 < told.json()["seconds"] <= 15 * 60 == pytest.approx(int(told.headers["Retry-After"]), abs=5)
        assert person.sign_in("0102").status_code == 201, "others sign in as ever"
        center.at("2026-10-12T09:44:00+08:00")
        assert person.sign_in("0101").status_code == 429, "trying while locked neither helps nor lengthens it"
        center.at("2026-10-12T09:45:30+08:00")
        assert person.sign_in("0101", "wrong").status_code == 401
        assert person.sign_in("0101").status_code == 201
    kinds = [row["kind"] for row in center.rows("SELECT kind FROM events ORDER BY id")]
    assert kinds.count("signInFailed") == 5 and kinds.count("signInLocked") == 1


def test_a_right_password_starts_the_count_anew(sqlite_center: Asked) -> None:
    employ(sqlite_center.desk, "0101")
    with Person(str(sqlite_center.client.base_url)) as person:
        for _ in range(3):
            assert [person.sign_in("0101", "wrong").status_code for _ in range(4)] == [401] * 4
            assert person.sign_in("0101").status_code == 201


def test_tries_at_the_same_moment_are_all_counted(center: Asked) -> None:
    employ(center.desk, "0101")

    def guess(count: int) -> int:
        with Person(str(center.client.base_url)) as person:
            return person.sign_in("0101", f"guess {count}").status_code

    with ThreadPoolExecutor(20) as crowd:
        answers = sorted(crowd.map(guess, range(20)))
    assert answers == [401] * 5 + [429] * 15


def test_one_address_that_tries_many_badges_is_stopped_more_slowly(sqlite_center: Asked) -> None:
    employ(sqlite_center.desk, "0101")
    with Person(str(sqlite_center.client.base_url)) as person:
        answers = [person.sign_in(f"b{count // 4}", "wrong").status_code for count in range(31)]
        assert answers == [401] * 30 + [429]
        assert person.sign_in("0101").status_code == 429
        elsewhere = {"X-Forwarded-For": "10.0.0.7"}
        assert person.ask("POST", DOOR, {"badge": "0101", "password": PASSWORD}, **elsewhere).status_code == 201


def test_nobody_learns_which_badges_exist(sqlite_center: Asked) -> None:
    employ(sqlite_center.desk, "0101")
    with Person(str(sqlite_center.client.base_url)) as person:
        pairs = [(person.sign_in("0101", "wrong"), person.sign_in("0999", "wrong")) for _ in range(6)]
    for pair in pairs:
        told = [{**each.json(), "seconds": each.json()["seconds"] // 60} for each in pair]
        assert (pair[0].status_code, told[0]) == (pair[1].status_code, told[1])
    # The least of each: what other work on the machine adds comes and goes, what the check takes is always there.
    known, unknown = (min(each.elapsed for each in answers) for answers in zip(*pairs[:5], strict=True))
    assert 0.4 < known / unknown < 2.5, "as long for both: without the check it would be a tenth"


def test_a_password_typed_into_the_badge_field_is_kept_nowhere(sqlite_center: Asked) -> None:
    with Person(str(sqlite_center.client.base_url)) as person:
        assert person.sign_in("larch-violet-88", "").status_code == 422
        assert person.sign_in("larch-violet-88", "x").status_code == 401
    kept = "".join(str(sqlite_center.rows(f"SELECT * FROM {table}")) for table in ("failures", "events", "requests"))
    assert "larch" not in kept and "signInFailed" in kept


def test_one_changes_ones_own_password_and_other_sessions_end(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0101") as person, Person(str(sqlite_center.client.base_url)) as elsewhere:
        elsewhere.sign_in("0101")
        before = person.client.cookies["session"]
        change = {"old": PASSWORD, "new": "larch-violet-88"}
        assert person.reason("POST", "/v1/staff/password", change | {"old": "wrong"}) == (401, "wrongPassword")
        weak = person.ask("POST", "/v1/staff/password", change | {"new": "password2024"}).json()
        assert (weak["reason"], weak["weakness"]) == ("weakPassword", "common")
        same = person.ask("POST", "/v1/staff/password", change | {"new": PASSWORD}).json()
        assert same["weakness"] == "same"
        assert person.ask("POST", "/v1/staff/password", change).status_code == 200
        assert person.client.cookies["session"] != before
        assert person.is_in() and not elsewhere.is_in()
        assert elsewhere.sign_in("0101").status_code == 401
        assert elsewhere.sign_in("0101", "larch-violet-88").status_code == 201


def test_a_stolen_session_cannot_try_out_the_password(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0101") as thief:
        change = {"old": "wrong", "new": "larch-violet-88"}
        tries = [thief.ask("POST", "/v1/staff/password", change).status_code for _ in range(6)]
        assert tries == [401] * 5 + [429]


def test_the_event_loop_serves_others_while_passwords_are_checked(sqlite_center: Asked) -> None:
    employ(sqlite_center.desk, "0101")

    def sign_in(count: int) -> int:
        with Person(str(sqlite_center.client.base_url)) as person:
            return person.sign_in(f"x{count}", "wrong").status_code

    with ThreadPoolExecutor(8) as crowd:
        trying = [crowd.submit(sign_in, count) for count in range(16)]
        waits = []
        while not all(each.done() for each in trying):
            start = time.monotonic()
            assert sqlite_center.take("shijian-003").status_code == 201
            waits.append(time.monotonic() - start)
        assert [each.result() for each in trying] == [401] * 16
    assert len(waits) > 5
    assert statistics.median(waits) < 0.25
