"""The slips a demonstration begins with, as if a window had written them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import update

from kiosk.hall.desk import Desk
from kiosk.hall.fees import orders
from kiosk.hall.fees.codes import fresh_code
from kiosk.hall.fees.ordering import PAYABLE
from kiosk.hall.fees.settings import Owed
from kiosk.hall.fees.tables import fees
from kiosk.hall.sheet import Sheet

_BY_ITSELF = "demonstration"


def stand_open(desk: Desk, slips: Sequence[Owed]) -> None:
    """One that was paid since stands open again, under the same code; what was paid keeps its order under another."""
    if not slips:
        return
    with desk.store.writing() as connection:
        sheet = Sheet(connection, desk, desk.book, writing=True)
        for each in slips:
            before = orders.found(sheet, fees.c.code == each.code)
            if before is not None and before["state"] in PAYABLE:
                continue
            connection.execute(update(fees).where(fees.c.code == each.code).values(code=fresh_code()))
            subject = orders.of_item(desk.offers[each.item].item)
            orders.make(sheet, secrets.token_hex(12), _BY_ITSELF, "", subject, sheet.now, each.code)
        sheet.close()
