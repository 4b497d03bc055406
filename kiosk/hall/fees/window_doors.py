"""The doors of `/v1/fees` at which a window does something to an order: takes its money, or cancels it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from kiosk.center.contract.fees import FeeCancel, FeeOrder, WindowPayment
from kiosk.hall import examples
from kiosk.hall.answers import first
from kiosk.hall.asked import intent_of, read, send_unkept, write
from kiosk.hall.fees import orders, taking
from kiosk.hall.fees.doors import REFUSED
from kiosk.hall.fees.office import called, office_of
from kiosk.hall.fees.tables import fees
from kiosk.hall.routes import HexId, Key
from kiosk.hall.staff import Worker

router = APIRouter(prefix="/v1/fees/orders", tags=["fees"], responses=examples.AWAY)


@router.post(
    "/{order}/payments",
    response_model=FeeOrder,
    status_code=201,
    responses=REFUSED,
    summary="A clerk took the money of a slip; the answer is the order that is paid",
)
async def take(request: Request, staff: Worker, key: Key, order: HexId, body: WindowPayment) -> Response:
    """Asked of the platform first where somebody may have paid by phone. Where it does not answer, the window's payment
    counts, and what was paid by phone goes back."""
    office, intent = office_of(request), intent_of(request, staff.key, key, f"fee {order} taken".encode(), body)
    known = await read(request, lambda sheet: first(sheet, intent))
    if known is not None:
        return send_unkept(known)
    row = await read(request, lambda sheet: orders.found(sheet, fees.c.id == order))
    said = None
    if row is not None and taking.shown(row):
        due = orders.due(row)
        said = await called(office, lambda: office.platform.ask(due))
    return send_unkept(
        await write(request, lambda sheet: taking.take(sheet, office, intent, row, said, body), intent.name)
    )


@router.post(
    "/{order}/cancellations",
    response_model=FeeOrder,
    responses=REFUSED,
    summary="A wrong slip is not to be paid any more",
)
async def cancel(request: Request, staff: Worker, key: Key, order: HexId, body: FeeCancel) -> Response:
    office, intent = office_of(request), intent_of(request, staff.key, key, f"fee {order} canceled".encode(), body)
    return send_unkept(
        await write(request, lambda sheet: taking.cancel(sheet, office, intent, order, body.reason), intent.name)
    )
