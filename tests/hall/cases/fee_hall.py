"""The small hall with cases whose item costs 80 yuan, and the till of its payment sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from drivers.controls import Handle
from kiosk.hall import Settings
from tests.hall.cases.case_hall import CASES_TOML, Hall, opened
from tests.hall.conftest import fresh
from tests.hall.fees.till import SANDBOX, keyed, till_of

FREE = "shijian-001"
BASIS = "示例：卫生许可收费标准"


def furnish(folder: Path) -> None:
    """`weijian-001-…` costs 80 yuan, and FREE nothing."""
    free = folder / "items" / "shijian.toml"
    free.write_text(free.read_text("utf-8").replace("[[items]]\n", "[[items]]\npromised_days = 3\n", 1), "utf-8")
    items = folder / "items" / "weijian.toml"
    cost = f'[[items]]\nfee = "每件 80 元"\nfee_yuan = 80.0\nbasis = "{BASIS}"\n'
    items.write_text(items.read_text("utf-8").replace("[[items]]\n", cost, 1), "utf-8")
    (folder / "fees.toml").write_text(SANDBOX, "utf-8")


class FeeHall(Hall):
    till: Handle

    def charge(self, case: str, copies: int = 1, key: str = "") -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else keyed()
        return self.clerk.ask("POST", f"/v1/cases/{case}/fees", {"copies": copies}, **headers)

    def charged(self, case: str, copies: int = 1) -> Any:
        answer = self.charge(case, copies)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def pay(self, code: str) -> dict[str, Any]:
        """At a kiosk, by the code of the slip."""
        order = self.asked.post(f"/v1/fees/slips/{code}/payments", {"visit": "visit-0001"}, fresh()).json()
        self.till.do("pay", order=order["number"])
        paid: dict[str, Any] = self.asked.get(f"/v1/fees/orders/{order['id']}").json()
        assert paid["state"] == "paid"
        return paid


@contextmanager
def taking(settings: Settings, control: Path, plan: str = CASES_TOML) -> Iterator[FeeHall]:
    furnish(settings.config)
    assert settings.data is not None
    with opened(settings, plan) as hall, till_of(settings.data, control) as till:
        made = FeeHall(hall.asked, hall.clerk, hall.manager)
        made.till = till
        yield made
