"""A case from the moment its papers change hands to the day its result does, on both kinds of store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kiosk.hall import Settings
from tests.hall.conftest import LI, WANG, Asked, fresh, running
from tests.hall.staff_room import Person, employ

ITEM = "weijian-001-01"
"""Promised in 8 working days; the law gives 20."""
CASES_TOML = """
district = "990100"
site = "0001"
pick_up = "综合出件窗口"
wrong_tries = 12
"""


class Hall:
    """The small hall with cases, a clerk and a manager."""

    def __init__(self, asked: Asked, clerk: Person, manager: Person) -> None:
        self.asked, self.clerk, self.manager = asked, clerk, manager

    def at(self, moment: str) -> None:
        self.asked.at(f"{moment}T09:30:00+08:00")

    def receive(self, *brought: str, holder: dict[str, str] | None = None, key: str = "", **more: Any) -> Any:
        materials = [{"name": name, "originals": 1} for name in brought]
        body = {"item": ITEM, "applicant": holder or LI, "materials": materials, **more}
        return self.asked.post("/v1/cases/received", body, key or fresh())

    def track(self, **way: Any) -> httpx.Response:
        return self.asked.post("/v1/cases/tracks", way)

    def act(self, case: str, verb: str, *, by: Person | None = None, key: str = "", **more: Any) -> httpx.Response:
        headers = {"Idempotency-Key": key or fresh()}
        return (by or self.clerk).ask("POST", f"/v1/cases/{case}/acts", {"verb": verb, **more}, **headers)

    def done(self, case: str, verb: str, **more: Any) -> Any:
        answer = self.act(case, verb, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def reason(self, case: str, verb: str, **more: Any) -> str:
        answer = self.act(case, verb, **more)
        assert answer.status_code == 409, answer.text
        return str(answer.json()["reason"])

    def see(self, case: str) -> Any:
        return self.clerk.ask("GET", f"/v1/cases/{case}").json()


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    (settings.config / "cases.toml").write_text(CASES_TOML, "utf-8")
    with running(settings) as asked:
        address = str(asked.client.base_url)
        employ(asked.desk, "007")
        employ(asked.desk, "M01", "manager")
        with Person(address) as clerk, Person(address) as manager:
            assert clerk.sign_in("007").status_code == 201
            assert manager.sign_in("M01").status_code == 201
            yield Hall(asked, clerk, manager)


def test_from_receipt_to_result(hall: Hall) -> None:
    slip = hall.receive("申请表").json()
    print(slip)
    print(hall.see(slip["id"]))
