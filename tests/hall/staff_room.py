"""The hall's own people for tests: accounts made in the store, and a browser's cookies without a browser."""

from __future__ import annotations

from functools import cache
from typing import Any

import httpx

from kiosk.center.contract.staff import AccountRequest, Role
from kiosk.hall.desk import Desk
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from tests.hall.conftest import LIGHT, Asked

PASSWORD = "heron-quartz-71"


class Person:
    """Somebody at a PC of the hall."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=30, verify=False)  # plain HTTP: no certificates to read

    def sign_in(self, badge: str, password: str = PASSWORD) -> httpx.Response:
        return self.ask("POST", "/v1/staff/session", {"badge": badge, "password": password})

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """As the page's own script asks: with the CSRF token if there is one."""
        token = self.client.cookies.get("csrf")
        told = ({"X-CSRF-Token": token} if token else {}) | headers
        return self.client.request(method, path, json=body, headers=told)

    def reason(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
        """Status and reason of a refusal."""
        answer = self.ask(method, path, body, **headers)
        return answer.status_code, answer.json().get("reason", "")

    def is_in(self) -> bool:
        return self.ask("GET", "/v1/staff/me").status_code == 200

    def close(self) -> None:
        self.client.close()

    def __enter__(self) -> Person:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def employ(desk: Desk, badge: str, role: str = "clerk", name: str = "", *, must_change: bool = False) -> str:
    """An account with PASSWORD; its id."""
    wanted = AccountRequest(name=name or f"员工{badge}", badge=badge, role=Role(role))
    with desk.store.writing() as connection:
        made = accounts.add(
            connection, Doer("test"), desk.clock.now(), wanted, hash_of(PASSWORD), must_change=must_change
        )
    return made.id


@cache
def hash_of(password: str) -> str:
    return LIGHT.hash(password)


def at_work(center: Asked, badge: str, role: str = "clerk") -> Person:
    """Somebody employed just now and signed in. To be closed (`with`)."""
    employ(center.desk, badge, role)
    person = Person(str(center.client.base_url))
    assert person.sign_in(badge).status_code == 201
    return person


def live(manager: Person) -> dict[str, Any]:
    """The hall as managers see it now."""
    answer = manager.ask("GET", "/v1/manage/live")
    assert answer.status_code == 200, answer.text
    seen: dict[str, Any] = answer.json()
    return seen


def one(seen: dict[str, Any], list_of: str, **named: str) -> dict[str, Any]:
    """The one in this list of `live` that bears this name."""
    [(name, value)] = named.items()
    found: dict[str, Any] = next(each for each in seen[list_of] if each[name] == value)
    return found
