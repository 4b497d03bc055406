"""What became of the paper; and taking out of the queue what nobody holds."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select, update

from kiosk.center.contract import Paper, Settled, SettleRequest, TicketState
from kiosk.hall.answers import Reply, plain, reply, tombstone
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.tables import tickets
from kiosk.queueing.numbers import spell

_BY_ID = select(tickets).where(tickets.c.id == bindparam("ticket")).with_for_update()
_SETTLE = (
    update(tickets)
    .where(tickets.c.id == bindparam("ticket"))
    .values(state=bindparam("becomes"), paper=bindparam("slip"))
)


def settle(sheet: Sheet, name: Named, request: SettleRequest) -> Reply:
    """Saying the same twice changes nothing. A void ticket stays void whatever is said of its paper later."""
    first = sheet.answered(name)
    if first is None:
        if request.paper is not Paper.VOID:
            return plain(422, "no ticket was ever asked for with this key; nothing was changed")
        tombstone(sheet, name)
        sheet.log(name.kiosk, "voidedUnasked", reason=request.reason)
        return reply(200, Settled(number=None, state=TicketState.VOID))
    if first["ticket"] is None:
        return reply(200, Settled(number=None, state=TicketState.VOID))
    sheet.flush()
    row = sheet.connection.execute(_BY_ID, {"ticket": first["ticket"]}).mappings().one()
    return reply(200, _settle(sheet, name.kiosk, dict(row), request))


def _settle(sheet: Sheet, kiosk: str, row: dict[str, Any], request: SettleRequest) -> Settled:
    state = TicketState(row["state"])
    becomes = state
    if request.paper is Paper.VOID and state is TicketState.WAITING:
        becomes = TicketState.VOID
    paper = row["paper"] if state is TicketState.VOID else request.paper.value
    if (becomes, paper) != (state, row["paper"]):
        sheet.connection.execute(_SETTLE, {"ticket": row["id"], "becomes": becomes.value, "slip": paper})
        sheet.log(kiosk, "settled", row["id"], paper=paper, state=becomes.value, reason=request.reason)
    if becomes is not state:
        sheet.count(row["day"], (item["code"] for item in json.loads(row["items"])), -1)
        standing = sheet.book.tickets.get(row["id"])
        if standing is not None:
            sheet.book.put(replace(standing, state=TicketState.VOID))
    number = spell(row["prefix"], row["number"], sheet.desk.plan.hall.number_digits)
    return Settled(number=number, state=becomes)
