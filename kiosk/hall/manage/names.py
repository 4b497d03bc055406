"""What the hall calls its lanes, windows, items, departments and its own people. Nothing of a citizen."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.center.contract.ratings import SELF_SERVICE
from kiosk.hall.desk import Desk
from kiosk.hall.staff.tables import accounts


@dataclass(frozen=True, slots=True)
class Names:
    desk: Desk
    people: dict[str, str]
    """Account id → badge and name."""

    def lane(self, prefix: str) -> str:
        for lane in self.desk.plan.counters.lanes:
            if lane.prefix == prefix:
                return f"{prefix} {lane.name}"
        return prefix

    def window(self, number: str) -> str:
        if number == SELF_SERVICE:
            return "自助终端"
        for window in self.desk.plan.counters.windows:
            if window.place.number == number:
                return f"{number}号 {window.place.name}"
        return f"{number}号"

    def item(self, code: str) -> str:
        offer = self.desk.offers.get(code)
        return offer.item.name if offer is not None else code

    def department(self, code: str) -> str:
        for department in self.desk.stock.departments:
            if department.code == code:
                return department.name
        return code or "其他"

    def clerk(self, account: str) -> str:
        return self.people.get(account, account) if account else "（叫号器）"


def names(connection: Connection, desk: Desk) -> Names:
    rows = connection.execute(select(accounts.c.id, accounts.c.badge, accounts.c.name))
    return Names(desk, {row.id: f"{row.badge} {row.name}" for row in rows})
