"""The doors `/v1/fees`: see `kiosk.center.contract.fees` for the words."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy import or_, select

from kiosk.center.contract import Taken
from kiosk.center.contract.fees import (
    MOST_LISTED,
    FeeClosing,
    FeeDecision,
    FeeList,
    FeeOrder,
    FeeReason,
    FeeRefusal,
    FeeState,
    FeesThere,
    SlipPayment,
    SlipWanted,
)
from kiosk.hall import examples
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, plain, reply
from kiosk.hall.asked import decided, desk_of, intent_of, read, send_unkept, write
from kiosk.hall.fees import ordering, orders, taking
from kiosk.hall.fees.office import office_of
from kiosk.hall.fees.orders import SLIP, Row
from kiosk.hall.fees.tables import fees
from kiosk.hall.fees.watching import ask_back
from kiosk.hall.routes import Asker, HexId, Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Manager, Worker
from kiosk.hall.throttle import tried

REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": FeeRefusal, "description": "Not done, and why"}}

router = APIRouter(prefix="/v1/fees", tags=["fees"], responses=examples.AWAY)

Code = Annotated[str, Path(pattern="^[0-9]{12}$")]


@router.get("", response_model=FeesThere, responses=examples.STRANGER, summary="Whether this hall takes fees")
async def there(request: Request, _kiosk: Asker) -> Response:
    return send_unkept(reply(200, FeesThere(taken=office_of(request).plan.taken)))


@router.get("/orders", response_model=FeeList, summary="Fees in one state, newest first; for staff")
async def listed(
    request: Request,
    _staff: Worker,
    state: FeeState = FeeState.PAID,
    number: Annotated[str, Query(max_length=24)] = "",
) -> Response:
    """With `number` just that one, whatever its state; the twelve digits of its slip find it too."""

    def look(sheet: Sheet) -> Reply:
        here = or_(fees.c.number == number, fees.c.code == number) if number else fees.c.state == state
        query = select(fees).where(here).order_by(fees.c.changed.desc()).limit(MOST_LISTED)
        rows = sheet.connection.execute(query).mappings()
        return reply(200, FeeList.model_construct(orders=tuple(orders.told(sheet, dict(row)) for row in rows)))

    return send_unkept(await read(request, look))


@router.get(
    "/orders/{order}",
    response_model=FeeOrder,
    responses=examples.STRANGER | examples.UNKNOWN,
    summary="How an order stands, for the kiosk that asked for it; what is owed is asked of the platform first",
)
async def order(request: Request, kiosk: Asker, order: HexId) -> Response:
    here = (fees.c.id == order) & (fees.c.kiosk == kiosk.id)
    row = await read(request, lambda sheet: orders.found(sheet, here))
    if row is not None and row["state"] == FeeState.OWED and row["pay"]:
        await ask_back(request.app, row)
    return send_unkept(await read(request, lambda sheet: _shown(sheet, orders.found(sheet, here))))


@router.post("/closings", response_model=Taken, status_code=202, summary="A kiosk does not need a fee any more")
async def closing(request: Request, kiosk: Asker, key: Key, body: FeeClosing) -> Response:
    intent = intent_of(request, kiosk.id, key, b"fee closing", body)
    return send_unkept(await write(request, lambda sheet: _close(sheet, intent, body), intent.name))


@router.get(
    "/slips/{code}",
    response_model=FeeOrder,
    responses=REFUSED | examples.STRANGER,
    summary="What stands on a slip",
)
async def slip(request: Request, kiosk: Asker, code: Code) -> Response:
    office = office_of(request)

    def look(sheet: Sheet) -> Reply | None:
        row = ordering.slip(sheet, office, code)
        return None if row is None else reply(200, orders.told(sheet, row))

    with tried((office.codes, kiosk.id)) as this:
        if this.refused:
            return _refuse(FeeReason.TOO_MANY)
        found = await read(request, look)
        this.wrong = found is None
    return _refuse(FeeReason.UNKNOWN_ORDER) if found is None else send_unkept(found)


@router.post(
    "/slips/{code}/payments",
    response_model=FeeOrder,
    status_code=201,
    responses=REFUSED | examples.STRANGER,
    summary="A QR to pay a slip with",
)
async def pay_slip(request: Request, kiosk: Asker, key: Key, code: Code, body: SlipPayment) -> Response:
    """A code that leads nowhere is answered and not kept: whoever makes codes up fills no books with them."""
    office = office_of(request)
    intent = intent_of(request, kiosk.id, key, f"slip {code}".encode(), body)
    with tried((office.codes, kiosk.id)) as this:
        if this.refused:
            known = await read(request, lambda sheet: first(sheet, intent))
            return _refuse(FeeReason.TOO_MANY) if known is None else send_unkept(known)
        row = await decided(request, intent, lambda sheet: ordering.begin_slip(sheet, office, intent, code, body.visit))
        this.wrong = row is None
    if row is None:
        return _refuse(FeeReason.UNKNOWN_ORDER)
    return send_unkept(row if isinstance(row, Reply) else await ordering.to_pay(request, intent, row))


@router.post("/slips", response_model=FeeOrder, status_code=201, responses=REFUSED, summary="The fee of an item")
async def write_slip(request: Request, staff: Worker, key: Key, body: SlipWanted) -> Response:
    """As the item's guide publishes it; a window names no amount."""
    intent, offer = intent_of(request, staff.key, key, b"slips", body), desk_of(request).offers.get(body.item)
    against = ordering.against(office_of(request), offer.item if offer else None)

    def written(sheet: Sheet) -> Reply:
        if offer is None or against is not None:
            return ordering.refuse(sheet, intent, against or FeeReason.NO_FEE)
        return ordering.write_slip(sheet, intent, orders.of_item(offer.item, body.copies))

    return send_unkept(await write(request, written, intent.name))


@router.post(
    "/orders/{order}/decisions",
    response_model=FeeOrder,
    responses=REFUSED,
    summary="Managers decide about a fee that was paid: it stays, or the money goes back; a window's the same day only",
)
async def decide(request: Request, staff: Manager, key: Key, order: HexId, body: FeeDecision) -> Response:
    intent = intent_of(request, staff.key, key, f"fee {order}".encode(), body)
    return send_unkept(await write(request, lambda sheet: _decide(sheet, intent, order, body), intent.name))


@router.post("/notices/{number}", status_code=204, summary="The payment platform says that something happened")
async def notice(
    request: Request,
    number: Annotated[str, Path(pattern="^FY[0-9]{14}$")],
    signature: Annotated[str, Header(alias="X-Signature", max_length=64)] = "",
) -> Response:
    """Signed: HMAC-SHA256 of number, a line feed and the body, hexadecimal. Nothing in it is believed: the platform is
    asked back."""
    secret = office_of(request).secret
    wanted = hmac.new(secret, number.encode() + b"\n" + await request.body(), hashlib.sha256).hexdigest()
    if not secret or not hmac.compare_digest(wanted.encode(), signature.lower().encode()):
        return send_unkept(plain(401, "this is not signed by the hall's payment platform"))
    row = await read(request, lambda sheet: orders.found(sheet, fees.c.number == number))
    if row is not None and not await ask_back(request.app, row):
        return send_unkept(plain(503, "the payment platform does not answer; tell it again"))
    return Response(status_code=204)


def _shown(sheet: Sheet, row: Row | None) -> Reply:
    return plain(404, "there is no such order of this kiosk") if row is None else reply(200, orders.told(sheet, row))


def _close(sheet: Sheet, intent: Intent, body: FeeClosing) -> Reply:
    """A slip stays owed. Of a fee that is bound to a paper only the reason is kept: the paper room decides."""

    def act() -> Outcome:
        kiosk = intent.name.kiosk
        row = orders.found(sheet, (fees.c.id == body.order) & (fees.c.kiosk == kiosk))
        if row is None:
            return Outcome(plain(422, "there is no such order of this kiosk"))
        if row["paper"] and row["state"] == FeeState.PAID:
            orders.note(sheet, row, kiosk, body.reason)
        elif row["sort"] != SLIP:
            orders.give_back(sheet, row, kiosk, body.reason)
        return Outcome(reply(202, Taken(id=sheet.log_now(kiosk, "feeClosed", number=row["number"], why=body.reason))))

    return once(sheet, intent, act)


def _decide(sheet: Sheet, intent: Intent, order: str, body: FeeDecision) -> Reply:
    def act() -> Outcome:
        row = orders.found(sheet, fees.c.id == order)
        if row is None:
            return Outcome(reply(409, FeeRefusal(reason=FeeReason.UNKNOWN_ORDER)))
        may = (FeeState.PAID,) if body.verb == "keep" else (FeeState.PAID, FeeState.USED)
        if row["state"] not in may:
            return Outcome(reply(409, FeeRefusal(reason=FeeReason.SETTLED)))
        if body.verb == "refund" and row["way"] and not taking.taken_today(sheet, row):
            return Outcome(reply(409, FeeRefusal(reason=FeeReason.DAY_OVER)))
        back = FeeState.REFUNDED if row["way"] else FeeState.REFUNDING  # over the counter, or by the platform
        after = FeeState.USED if body.verb == "keep" else back
        return Outcome(reply(200, orders.told(sheet, orders.become(sheet, row, after, intent.name.kiosk, body.reason))))

    return once(sheet, intent, act)


def _refuse(reason: FeeReason) -> Response:
    return send_unkept(reply(409, FeeRefusal(reason=reason)))
