"""Fees 一站式收费: one order for each fee, from the published standard to the receipt or the refund.

doors.py      /v1/fees, for kiosks, staff, the platform   ordering.py  a QR to pay with, once for a key
window_doors.py, taking.py   what a window takes itself, slips that were wrong
orders.py     an order read and moved on                  watching.py  what is due by itself: late payments, refunds
binding.py    a fee and the paper it pays                 codes.py     twelve digits on a slip
platform.py   the city's platform, or the sandbox         keeping.py   what runs beside the doors; what is forgotten
slip_page.py  the slip a window prints
settings.py   fees.toml       office.py                   tables.py    at rest
ledger.py, ledger_pages.py   /manage/fees: a day's orders, open refunds       owed.py   slips of a demonstration

This room knows nothing of papers; the paper room asks it.
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.fees import doors, keeping, ledger_pages, owed, slip_page, window_doors
from kiosk.hall.fees.office import open_office
from kiosk.hall.opening import open_doors

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add fees to an application whose desk is open, before papers. ConfigError when fees.toml is wrong."""
    app.state.fees = open_office(app.state.desk)
    owed.stand_open(app.state.desk, app.state.fees.plan.owed)
    open_doors(app, doors.router, window_doors.router, slip_page.router, ledger_pages.router)
    app.include_router(keeping.router)
