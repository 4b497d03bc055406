"""Asking for a QR to pay with. The platform is slow, so it is asked between two transactions: the first makes the order
or takes up the one this key made before, the second keeps the answer. No number is ever made twice for one key."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi import Request
from sqlalchemy import update

from kiosk.center.contract import Item
from kiosk.center.contract.fees import FeeReason, FeeRefusal, FeeState
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, plain, reply
from kiosk.hall.asked import decided
from kiosk.hall.clock import micros, moment
from kiosk.hall.fees import orders
from kiosk.hall.fees.codes import sound
from kiosk.hall.fees.office import Office, called, office_of
from kiosk.hall.fees.orders import SLIP, Row, Subject
from kiosk.hall.fees.platform import Told
from kiosk.hall.fees.tables import fees
from kiosk.hall.sheet import Sheet

PAYABLE = (FeeState.OWED, FeeState.FAILED, FeeState.EXPIRED)


def against(office: Office, item: Item | None) -> FeeReason | None:
    """Why no slip is written for this item."""
    if not office.plan.taken:
        return FeeReason.NOT_TAKEN
    return FeeReason.NO_FEE if item is None or not orders.fee_of(item) else None


def refuse(sheet: Sheet, intent: Intent, reason: FeeReason) -> Reply:
    """Nothing was done, and why; kept as the answer to this key."""
    return once(sheet, intent, lambda: Outcome(reply(409, FeeRefusal(reason=reason))))


def begin(sheet: Sheet, office: Office, intent: Intent, visit: str, subject: Subject) -> Row | Reply:
    """A new order, or the one that this key made before a center was cut off."""
    known = first(sheet, intent)
    if known is not None:
        return known
    name = name_of(sheet, intent)
    row = orders.found(sheet, fees.c.id == name)
    if row is None:
        until = orders.after(sheet, minutes=office.plan.times.pay_minutes)
        return orders.make(sheet, name, intent.name.kiosk, visit, subject, until)
    same = (row["what"], row["copies"], row["mark"]) == (subject.what, subject.copies, subject.mark)
    return row if same else plain(422, "this Idempotency-Key was used for another request")


def slip(sheet: Sheet, office: Office, code: str) -> Row | None:
    """The order of this slip, while it can still be shown."""
    row = orders.found(sheet, (fees.c.code == code) & (fees.c.sort == SLIP)) if sound(code) else None
    return None if row is None or lapsed(sheet, office, row) else row


def lapsed(sheet: Sheet, office: Office, row: Row) -> bool:
    """A slip that was not paid for too long, or is not to be paid any more."""
    return row["state"] == FeeState.CANCELED or good_until(office, row) < sheet.now


def good_until(office: Office, row: Row) -> datetime:
    """How long a slip can be paid."""
    return moment(row["at"]) + timedelta(days=office.plan.times.slip_days)


def begin_slip(sheet: Sheet, office: Office, intent: Intent, code: str, visit: str) -> Row | Reply | None:
    """The order of a slip, from now on paid at this kiosk. None: there is no such slip."""
    known = first(sheet, intent)
    if known is not None:
        return known
    row = slip(sheet, office, code)
    if row is None:
        return None
    if row["state"] not in PAYABLE:
        return refuse(sheet, intent, FeeReason.SETTLED)
    until = orders.after(sheet, minutes=office.plan.times.pay_minutes)
    change = {"kiosk": intent.name.kiosk, "visit": visit, "until": micros(until)}
    sheet.connection.execute(update(fees).where(fees.c.id == row["id"]).values(change))
    return dict(row) | change


async def to_pay(request: Request, intent: Intent, row: Row) -> Reply:
    """The order with its QR. One that was shown before may have been paid meanwhile: the platform is asked first."""
    office, due = office_of(request), orders.due(row)
    shown = bool(row["pay"]) or row["state"] != FeeState.OWED
    said = await called(office, lambda: office.platform.ask(due)) if shown else Told.OWED
    pay = None
    if said in (Told.OWED, Told.FAILED):
        pay = await called(office, lambda: office.platform.create(due))
    return await decided(request, intent, lambda sheet: _finish(sheet, intent, row, said, pay))


def _finish(sheet: Sheet, intent: Intent, asked: Row, said: Told | None, pay: str | None) -> Reply:
    here = fees.c.id == asked["id"]

    def decide() -> Outcome:
        row = orders.heard(sheet, asked, said) if said is Told.PAID else orders.found(sheet, here)
        assert row is not None
        if row["state"] in PAYABLE and pay is None:
            if row["sort"] != SLIP:
                orders.become(sheet, row, FeeState.FAILED, intent.name.kiosk, "payAway")
            return Outcome(reply(409, FeeRefusal(reason=FeeReason.PAY_AWAY)))
        if row["state"] == FeeState.OWED:
            sheet.connection.execute(update(fees).where(here).values(pay=pay))
            row = dict(row) | {"pay": pay}
        elif row["state"] in PAYABLE:
            row = orders.become(sheet, row, FeeState.OWED, intent.name.kiosk, "again", pay=pay)
        return Outcome(reply(201, orders.told(sheet, row)))

    return once(sheet, intent, decide)


def write_slip(sheet: Sheet, intent: Intent, subject: Subject) -> Reply:
    """A fee that a citizen takes along on a slip: it gets its QR when they stand before a kiosk."""

    def decide() -> Outcome:
        row = orders.make(sheet, name_of(sheet, intent), intent.name.kiosk, "", subject, sheet.now)
        return Outcome(reply(201, orders.told(sheet, row)))

    return once(sheet, intent, decide)


def name_of(sheet: Sheet, intent: Intent) -> str:
    return sheet.desk.seal.digest(b"fee of", f"{intent.name.kiosk} {intent.name.key}".encode())[:24]
