"""What is due by itself: payments whose notice got lost, orders nobody paid, fees that bought nothing, refunds.

The platform is asked beside the event loop, one order after the other; what it says is written like any request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from fastapi import FastAPI
from sqlalchemy import ColumnElement, or_, select, update

from kiosk.center.contract.fees import FeeState
from kiosk.hall.answers import Reply
from kiosk.hall.asked import NOTHING, reading
from kiosk.hall.clock import micros
from kiosk.hall.fees import orders
from kiosk.hall.fees.office import Office, Said, called
from kiosk.hall.fees.orders import PAPER, Row
from kiosk.hall.fees.platform import Told
from kiosk.hall.fees.tables import fees
from kiosk.hall.hourly import not_done
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.writer import Job

_AT_ONCE = 50
"""Orders in one look; the others wait for the next."""
_AGAIN_MINUTES = 10
"""Between two questions about an order that ran out."""
BY_ITSELF = "fees"
"""Who did it, in the event log."""


async def look_for_ever(app: FastAPI) -> None:
    office: Office = app.state.fees
    while True:
        try:
            await look(app)
        except Exception as fault:
            not_done("fees", fault)
        await asyncio.sleep(office.plan.times.look_seconds)


async def look(app: FastAPI) -> None:
    """Everything that is due now."""
    for row in await _taken_up(app, lambda sheet: _asked_about(sheet, app.state.fees)):
        await ask_back(app, row, BY_ITSELF)
    await _change(app, lambda sheet: _let_go(sheet, app.state.fees))
    for row in await _taken_up(app, _going_back):
        await _refund(app, row)


async def _taken_up(app: FastAPI, look: Callable[[Sheet], list[Row]]) -> list[Row]:
    """Those asked about longest ago, marked before the platform is asked: whatever it answers, or if it does not, the
    next look begins with others."""
    rows = await asyncio.to_thread(reading, app.state.desk, look)
    if rows:
        these = update(fees).where(fees.c.id.in_([row["id"] for row in rows]))
        await _change(app, lambda sheet: sheet.connection.execute(these.values(asked=sheet.at)))
    return rows


async def ask_back(app: FastAPI, row: Row, by: str = "") -> bool:
    """Ask the platform and take its answer down, if it is news; False when there was none."""
    office: Office = app.state.fees
    said = await called(office, lambda: office.platform.ask(orders.due(row)))
    if said is None:
        return False
    if said is not Told.OWED or _is_over(row, micros(app.state.desk.clock.now())):
        await _change(app, lambda sheet: _heard(sheet, row, said, by))
    return True


def _heard(sheet: Sheet, row: Row, said: Told, by: str) -> None:
    """An order that is over, and still not paid, has run out."""
    now = orders.heard(sheet, row, said, by)
    if now is not None and _is_over(now, sheet.at):
        orders.become(sheet, now, FeeState.EXPIRED, by or now["kiosk"], "nobodyPaid", pay="")


def _is_over(row: Row, at: int) -> bool:
    return bool(row["state"] == FeeState.OWED and row["pay"] and row["until"] < at)


def _asked_about(sheet: Sheet, office: Office) -> list[Row]:
    """Orders whose time is over, and those that may have been paid after it was."""
    shown = or_(fees.c.pay != "", fees.c.sort == PAPER)
    over = (fees.c.state == FeeState.OWED) & shown & (fees.c.until < sheet.at)
    recent = fees.c.changed > micros(orders.after(sheet, days=-office.plan.times.late_days))
    rested = fees.c.asked < micros(orders.after(sheet, minutes=-_AGAIN_MINUTES))
    over_ = (FeeState.EXPIRED.value, FeeState.FAILED.value, FeeState.CANCELED.value)
    late = fees.c.state.in_(over_) & recent & rested
    return _some(sheet, or_(over, late))


def _let_go(sheet: Sheet, office: Office) -> None:
    """A paper was paid and never asked for; or an order has stayed without a QR."""
    old = micros(orders.after(sheet, minutes=-office.plan.times.unused_minutes))
    unused = (fees.c.state == FeeState.PAID) & (fees.c.sort == PAPER) & (fees.c.paper == "") & (fees.c.changed < old)
    for row in _some(sheet, unused):
        orders.give_back(sheet, row, BY_ITSELF, row["reason"] or "neverAskedFor")
    bare = (fees.c.state == FeeState.OWED) & (fees.c.sort == PAPER) & (fees.c.pay == "") & (fees.c.until < old)
    for row in _some(sheet, bare):
        orders.give_back(sheet, row, BY_ITSELF, "cutOff")


def _going_back(sheet: Sheet) -> list[Row]:
    return _some(sheet, fees.c.state == FeeState.REFUNDING)


async def _refund(app: FastAPI, row: Row) -> None:
    office: Office = app.state.fees
    said = await called(office, lambda: office.platform.refund(orders.due(row)))
    office.said[row["id"]] = Said(said, app.state.desk.clock.now())
    if said is Told.REFUNDED:
        del office.said[row["id"]]
        await _change(app, lambda sheet: orders.heard(sheet, row, Told.REFUNDED, BY_ITSELF))


def _some(sheet: Sheet, where: ColumnElement[bool]) -> list[Row]:
    found = sheet.connection.execute(select(fees).where(where).order_by(fees.c.asked, fees.c.changed).limit(_AT_ONCE))
    return [dict(row) for row in found.mappings()]


async def _change(app: FastAPI, act: Callable[[Sheet], object]) -> None:
    def acted(sheet: Sheet) -> Reply:
        act(sheet)
        return NOTHING

    await app.state.writer.write(Job(acted, Named(BY_ITSELF, BY_ITSELF)))
