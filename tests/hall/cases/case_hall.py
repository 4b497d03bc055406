"""The small hall with cases, a clerk and a manager."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from kiosk.hall import Settings
from kiosk.hall.cases import keeping
from kiosk.hall.cases.settings import read_cases_plan
from kiosk.hall.writer import Writer
from tests.hall.conftest import LI, Asked, fresh, running
from tests.hall.staff_room import Person, employ

ITEM = "weijian-001-01"
"""Promised in 8 working days; the law gives 20. One material."""
TWO_PAPERS = "weijian-001-02"
CASES_TOML = """
district = "990100"
site = "0001"
pick_up = "综合出件窗口"
wrong_tries = 12
"""


on_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
"""For what cannot depend on the kind of store."""


class Hall:
    """The small hall with cases, a clerk and a manager."""

    def __init__(self, asked: Asked, clerk: Person, manager: Person) -> None:
        self.asked, self.clerk, self.manager = asked, clerk, manager

    def at(self, moment: str) -> None:
        """A morning; everybody signs in anew, as they do."""
        self.asked.at(f"{moment}T09:30:00+08:00")
        for person, badge in ((self.clerk, "007"), (self.manager, "M01")):
            assert person.sign_in(badge).status_code == 201

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

    def accepted(self, day: str) -> str:
        """A case that is complete and was accepted that day."""
        self.at(day)
        case = str(self.receive("申请表").json()["id"])
        self.done(case, "accept")
        return case

    def by_law(self, chore: Any) -> int:
        """One round of what happens by itself."""
        desk, plan = self.asked.desk, read_cases_plan(self.asked.desk.settings.config)
        if chore in (keeping.deem_accepted, keeping.let_lapse):
            return int(chore(desk, plan, Writer(desk)))
        return int(chore(desk, plan))


@contextmanager
def opened(settings: Settings, plan: str) -> Iterator[Hall]:
    (settings.config / "cases.toml").write_text(plan, "utf-8")
    more = (
        (settings.config / "items" / "weijian.toml")
        .read_text("utf-8")
        .replace('materials = [{ name = "原许可证" }]', 'materials = [{ name = "申请表" }, { name = "平面图" }]')
    )
    (settings.config / "items" / "weijian.toml").write_text(more, "utf-8")
    with running(settings) as asked:
        address = str(asked.client.base_url)
        employ(asked.desk, "007")
        employ(asked.desk, "M01", "manager")
        with Person(address) as clerk, Person(address) as manager:
            hall = Hall(asked, clerk, manager)
            hall.at("2026-10-12")
            yield hall
