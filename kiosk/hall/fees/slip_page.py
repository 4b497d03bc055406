"""The fee slip 缴费单 as a window prints it: how much, for what, by which standard, and the code to pay it by. Once
paid, its receipt 缴费凭条: how, when, and at which badge's window.

GET /fees/slip/{order}?paper=slip|a5
"""

from __future__ import annotations

from typing import NamedTuple

import segno
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup
from sqlalchemy import select

from kiosk.center.contract.fees import SLIP as PREFIX
from kiosk.center.contract.fees import FeeOrder, FeeState, FeeWay
from kiosk.hall.asked import desk_of, read
from kiosk.hall.fees import orders
from kiosk.hall.fees.codes import in_groups
from kiosk.hall.fees.office import Office, office_of
from kiosk.hall.fees.ordering import PAYABLE, good_until, lapsed
from kiosk.hall.fees.orders import SLIP, fen_words
from kiosk.hall.fees.tables import fees
from kiosk.hall.kiosks import STAFF_KEY
from kiosk.hall.printed import going_on, missing, printed
from kiosk.hall.routes import HexId
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Worker
from kiosk.hall.staff.tables import accounts
from kiosk.hall.templates import Files

router = APIRouter(include_in_schema=False)

_FILES = Files("fees")
_FRAME = 202
"""Millimetres of a slip with nothing long on it."""
_WAYS: dict[FeeWay | None, str] = {FeeWay.PHONE: "手机付款", FeeWay.CASH: "窗口现金", FeeWay.CARD: "窗口刷银行卡"}
_BACK = {FeeState.REFUNDING: "正在退回", FeeState.REFUNDED: "已经退回"}


class _Slip(NamedTuple):
    order: FeeOrder
    standard: str
    """收费标准, as the guide publishes it now."""
    until: str
    qr: Markup
    paid: str
    """When; "" while it is not."""
    way: str
    badge: str
    """Of who took it at a window."""
    back: str
    """Where the money is, when it does not stay."""
    open: bool
    """It can be paid."""


@router.get("/fees/slip/{order}", response_class=HTMLResponse)
async def page(request: Request, _staff: Worker, order: HexId, paper: str = "slip") -> HTMLResponse:
    office, desk = office_of(request), desk_of(request)
    found = await read(request, lambda sheet: _slip(sheet, office, order))
    if found is None:
        return missing("cases/nothing.html", words="没有这张缴费单")
    return printed(
        desk,
        "fees/slip.html",
        paper,
        _FRAME + going_on((found.order.name, found.order.basis, found.standard)),
        slip=found,
        order=found.order,
        code=in_groups(found.order.code),
        amount=fen_words(found.order.amount),
        each=fen_words(found.order.amount // found.order.copies),
        now=desk.clock.now(),
    )


@router.get("/fees/files/{name}")
async def file(name: str) -> Response:
    return _FILES.answer(name)


def _slip(sheet: Sheet, office: Office, order: str) -> _Slip | None:
    row = orders.found(sheet, (fees.c.id == order) & (fees.c.sort == SLIP))
    if row is None:
        return None
    offer, told = sheet.desk.offers.get(row["what"]), orders.told(sheet, row)
    paid = told.paid_at is not None and told.state in (FeeState.PAID, FeeState.USED)
    code = segno.make(PREFIX + told.code, error="m", micro=False)
    last = good_until(office, row)
    return _Slip(
        order=told,
        standard=offer.item.fee if offer else "",
        until=f"{last.year}年{last.month}月{last.day}日",
        qr=Markup(code.svg_inline(omitsize=True, border=0)),
        paid=f"{told.paid_at:%Y-%m-%d %H:%M}" if paid else "",
        way=_WAYS.get(told.way, ""),
        badge=_badge(sheet, row["taker"]),
        back=_BACK.get(told.state, ""),
        open=told.state in PAYABLE and not lapsed(sheet, office, row),
    )


def _badge(sheet: Sheet, taker: str) -> str:
    account = accounts.c.id == taker.removeprefix(STAFF_KEY)
    return str(sheet.connection.execute(select(accounts.c.badge).where(account)).scalar() or "") if taker else ""
