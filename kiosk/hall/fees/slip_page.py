"""The fee slip 缴费单 as a window prints it: how much, for what, by which standard, and the code to pay it by.

GET /fees/slip/{order}?paper=slip|a5
"""

from __future__ import annotations

from typing import NamedTuple

import segno
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from markupsafe import Markup

from kiosk.center.contract.fees import SLIP as PREFIX
from kiosk.center.contract.fees import FeeOrder, FeeState
from kiosk.hall.asked import desk_of, read
from kiosk.hall.clock import moment
from kiosk.hall.fees import orders
from kiosk.hall.fees.codes import in_groups
from kiosk.hall.fees.office import Office, office_of
from kiosk.hall.fees.ordering import PAYABLE, lapsed
from kiosk.hall.fees.orders import SLIP, fen_words
from kiosk.hall.fees.tables import fees
from kiosk.hall.routes import HexId
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Worker
from kiosk.hall.templates import PAGES, TEMPLATES

router = APIRouter(include_in_schema=False)

_KINDS = {".js": "text/javascript", ".css": "text/css"}
_FILES = {path.name: path for path in (PAGES / "fees").iterdir() if path.suffix in _KINDS}
_PAPER = {
    "Cache-Control": "no-store",
    # 'self' may frame it: the page shows the paper before it prints it.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'",
    "X-Robots-Tag": "noindex",
}
_STEPS = (150, 190, 240, 310, 400)
"""Lengths of an 80 mm paper, mm, that notice.css knows."""
_FRAME, _EACH, _LINE = 202, 5, 17
"""Millimetres of a slip with nothing long on it, and of a line; letters of a line."""


class _Slip(NamedTuple):
    order: FeeOrder
    standard: str
    """收费标准, as the guide publishes it now."""
    until: str
    qr: Markup
    paid: str
    """When; "" while it is not."""
    open: bool
    """It can be paid."""


@router.get("/fees/slip/{order}", response_class=HTMLResponse)
async def page(request: Request, _staff: Worker, order: HexId, paper: str = "slip") -> HTMLResponse:
    office, hall = office_of(request), desk_of(request).plan.hall
    found = await read(request, lambda sheet: _slip(sheet, office, order))
    if found is None:
        html = TEMPLATES.get_template("cases/nothing.html").render(words="没有这张缴费单")
        return HTMLResponse(html, 404, _PAPER)
    html = TEMPLATES.get_template("fees/slip.html").render(
        hall=hall.name,
        phone=hall.phone,
        paper="a5" if paper == "a5" else "slip",
        length=_length(found),
        slip=found,
        order=found.order,
        code=in_groups(found.order.code),
        amount=fen_words(found.order.amount),
        each=fen_words(found.order.amount // found.order.copies),
        now=desk_of(request).clock.now(),
    )
    return HTMLResponse(html, headers=_PAPER)


@router.get("/fees/files/{name}")
async def file(name: str) -> Response:
    path = _FILES.get(name)
    if path is None:
        return Response(status_code=404)
    return FileResponse(path, media_type=_KINDS[path.suffix], headers={"Cache-Control": "no-cache"})


def _slip(sheet: Sheet, office: Office, order: str) -> _Slip | None:
    row = orders.found(sheet, (fees.c.id == order) & (fees.c.sort == SLIP))
    if row is None:
        return None
    offer, told = sheet.desk.offers.get(row["what"]), orders.told(sheet, row)
    paid = told.paid_at is not None and told.state in (FeeState.PAID, FeeState.USED)
    code = segno.make(PREFIX + told.code, error="m", micro=False)
    last = moment(row["at"]) + (orders.after(sheet, days=office.plan.times.slip_days) - sheet.now)
    return _Slip(
        order=told,
        standard=offer.item.fee if offer else "",
        until=f"{last.year}年{last.month}月{last.day}日",
        qr=Markup(code.svg_inline(omitsize=True, border=0)),
        paid=f"{told.paid_at:%Y-%m-%d %H:%M}" if paid else "",
        open=told.state in PAYABLE and not lapsed(sheet, office, row),
    )


def _length(slip: _Slip) -> int:
    """Millimetres of an 80 mm paper that will hold it."""
    lines = sum(len(text) // _LINE for text in (slip.order.name, slip.order.basis, slip.standard))
    return next((step for step in _STEPS if step >= _FRAME + _EACH * lines), _STEPS[-1])
