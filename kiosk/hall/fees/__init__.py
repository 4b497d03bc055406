"""Fees 一站式收费: one order for each fee, from the published standard to the receipt or the refund.

doors.py      /v1/fees, for kiosks, staff, the platform   ordering.py  a QR to pay with, once for a key
orders.py     an order read and moved on                  watching.py  what is due by itself: late payments, refunds
binding.py    a fee and the paper it pays                 codes.py     twelve digits on a slip
platform.py   the city's platform, or the sandbox         keeping.py   what runs beside the doors; what is forgotten
settings.py   fees.toml       office.py                   tables.py    at rest

This room knows nothing of papers; the paper room asks it.
"""

from __future__ import annotations

import secrets

from fastapi import FastAPI
from sqlalchemy import update

from kiosk.hall.desk import Desk
from kiosk.hall.fees import doors, keeping, ordering, orders
from kiosk.hall.fees.codes import fresh_code
from kiosk.hall.fees.office import Office, open_office
from kiosk.hall.fees.tables import fees
from kiosk.hall.sheet import Sheet

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add fees to an application whose desk is open, before papers. ConfigError when fees.toml is wrong."""
    app.state.fees = open_office(app.state.desk)
    _owe(app.state.desk, app.state.fees)
    for router in (doors.router, keeping.router):
        app.include_router(router)


def _owe(desk: Desk, office: Office) -> None:
    """The slips a demonstration begins with; one that was paid since stands open again, under the same code."""
    if not office.plan.owed:
        return
    with desk.store.writing() as connection:
        sheet = Sheet(connection, desk, desk.book, writing=True)
        for owed in office.plan.owed:
            before = orders.found(sheet, fees.c.code == owed.code)
            if before is not None and before["state"] in ordering.PAYABLE:
                continue
            if before is not None:
                moved = update(fees).where(fees.c.id == before["id"]).values(code=fresh_code())
                connection.execute(moved)
            subject = doors.subject_of(desk.offers[owed.item].item)
            orders.make(sheet, secrets.token_hex(12), "demonstration", "", subject, sheet.now, owed.code)
        sheet.close()
