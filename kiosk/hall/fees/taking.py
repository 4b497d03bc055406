"""Money that a window takes for a slip, and slips that are not to be paid any more.

A slip that was shown at a kiosk may be paid by phone at any moment. The window's payment is then an order of its own
under the slip's code, and the one that the platform knows is canceled: what is still paid for it goes back by itself.
"""

from __future__ import annotations

from sqlalchemy import update

from kiosk.center.contract.fees import FeeReason, FeeRefusal, FeeState, WindowPayment
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import moment
from kiosk.hall.fees import orders
from kiosk.hall.fees.codes import fresh_code
from kiosk.hall.fees.office import Office
from kiosk.hall.fees.ordering import PAYABLE, lapsed
from kiosk.hall.fees.orders import SLIP, Row, Subject
from kiosk.hall.fees.platform import Told
from kiosk.hall.fees.tables import fees
from kiosk.hall.issuing import fresh_id
from kiosk.hall.sheet import Sheet

AT_WINDOW = "paidAtWindow"
"""Why an order was canceled: its slip is paid by another one."""


def shown(row: Row) -> bool:
    """The platform knows this order: somebody may pay it by phone."""
    return bool(row["pay"]) or row["state"] != FeeState.OWED


def against(sheet: Sheet, office: Office, row: Row | None) -> FeeReason | None:
    """Why a window can neither take money for this order nor cancel it."""
    if row is None or row["sort"] != SLIP:
        return FeeReason.UNKNOWN_ORDER
    if row["state"] not in (*PAYABLE, FeeState.CANCELED):
        return FeeReason.SETTLED
    return FeeReason.UNKNOWN_ORDER if lapsed(sheet, office, row) else None


def take(
    sheet: Sheet, office: Office, intent: Intent, asked: Row | None, said: Told | None, body: WindowPayment
) -> Reply:
    """FeeOrder 201, or 409. `said`: by the platform, of an order it knows, just before."""

    def decide() -> Outcome:
        if asked is not None and said is Told.PAID:
            orders.heard(sheet, asked, said)
        row = None if asked is None else orders.found(sheet, fees.c.id == asked["id"])
        reason = against(sheet, office, row)
        if row is None or reason is not None:
            return Outcome(reply(409, FeeRefusal(reason=reason or FeeReason.UNKNOWN_ORDER)))
        by = intent.name.kiosk
        order = _instead(sheet, row, by) if shown(row) else row
        paid = orders.become(
            sheet, order, FeeState.PAID, by, paid_at=sheet.at, way=body.way.value, receipt=body.receipt, taker=by
        )
        sheet.log(by, "feeTaken", None, number=paid["number"], amount=paid["amount"], way=body.way.value)
        return Outcome(reply(201, orders.told(sheet, paid)))

    return once(sheet, intent, decide)


def cancel(sheet: Sheet, office: Office, intent: Intent, order: str, why: str) -> Reply:
    """FeeOrder 200, or 409: what is paid is not canceled, it is given back."""

    def decide() -> Outcome:
        row = orders.found(sheet, fees.c.id == order)
        reason = against(sheet, office, row)
        if row is None or reason is not None:
            return Outcome(reply(409, FeeRefusal(reason=reason or FeeReason.UNKNOWN_ORDER)))
        after = orders.become(sheet, row, FeeState.CANCELED, intent.name.kiosk, why, pay="")
        return Outcome(reply(200, orders.told(sheet, after)))

    return once(sheet, intent, decide)


def taken_today(sheet: Sheet, row: Row) -> bool:
    """It went into a window's till today: only then can it be taken out again."""
    return row["paid_at"] is not None and moment(row["paid_at"]).date() == sheet.now.date()


def _instead(sheet: Sheet, row: Row, by: str) -> Row:
    """The order that the platform knows is canceled, and another one has its code."""
    sheet.connection.execute(update(fees).where(fees.c.id == row["id"]).values(code=fresh_code()))
    orders.become(sheet, row, FeeState.CANCELED, by, AT_WINDOW, pay="")
    subject = Subject(**{name: row[name] for name in Subject._fields})
    return orders.make(sheet, fresh_id(sheet.at), by, "", subject, sheet.now, row["code"])
