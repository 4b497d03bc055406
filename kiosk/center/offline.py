"""Tickets while the center is away, from this kiosk's own range of numbers (DESIGN §6). Pure."""

from __future__ import annotations

import secrets
from datetime import datetime

from kiosk.center.contract import (
    AdoptRequest,
    Catalogue,
    Enrolment,
    Hall,
    Lane,
    Reason,
    Refusal,
    Ticket,
    TicketItem,
    TicketRequest,
)

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10


def refusal(hall: Hall | None, now: datetime, lane: Lane | None) -> Refusal | None:
    """Why the kiosk must not give a number by itself, as far as it can know; None when it may.

    Opening hours are known only for the day the center last told of; on another day they are not guessed.
    """
    if lane is None or not lane.windows:
        return Refusal(reason=Reason.NO_WINDOW)
    if hall is not None and hall.today.day == now.date():
        clock = now.strftime("%H:%M")
        spans = hall.today.spans
        if not spans or clock > spans[-1][1]:
            return Refusal(reason=Reason.CLOSED, hours=hall.next_open)
    return None


def lane_of(enrolment: Enrolment, items: tuple[str, ...]) -> Lane | None:
    """The lane of the first item: it is the main one."""
    return next((lane for lane in enrolment.lanes if items[0] in lane.items), None)


def ticket(
    request: TicketRequest,
    lane: Lane,
    number: int,
    now: datetime,
    catalogue: Catalogue,
    enrolment: Enrolment,
    hall: Hall | None,
) -> Ticket:
    """The ticket itself; nobody knows how many are ahead, and it says so."""
    names = {item.code: item for item in catalogue.items}
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return Ticket(
        id="",
        code=code,
        number=f"{lane.prefix}{number}",
        day=now.date(),
        items=tuple(TicketItem(code=c, name=names[c].name, name_en=names[c].name_en) for c in request.items),
        people_ahead=None,
        span=None,
        windows=lane.windows,
        issued_at=now,
        missing=request.missing,
        follow_url=f"{enrolment.follow_base.rstrip('/')}/{code}" if enrolment.follow_base else "",
        recall_after=hall.recall_after if hall else 3,
        hall=hall.name if hall else "",
        hall_en=hall.name_en if hall else "",
        offline=True,
        claim=next((each for each in hall.claims if each.name in request.claims), None) if hall else None,
    )


def adoption(given: Ticket, request: TicketRequest) -> AdoptRequest:
    """What the center must hear of it."""
    return AdoptRequest(
        number=given.number,
        code=given.code,
        day=given.day,
        issued_at=given.issued_at,
        items=request.items,
        holder=request.holder,
        missing=request.missing,
        claims=request.claims,
        language=request.language,
    )
