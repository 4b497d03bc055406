"""A ticket the kiosk gave from its own range while the center was away is taken into the queue.

The citizen already holds the paper, so nothing of the hall's rules can refuse it any more: only a request that makes
no sense is turned away. A number given twice is kept as a clash and logged.
"""

from __future__ import annotations

import re

from sqlalchemy import bindparam, func, select

from kiosk.center.contract import AdoptRequest, Ticket, TicketItem, TicketState
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk, Offer
from kiosk.hall.issuing import fresh_code, fresh_id, holder_fields, standing_fields, ticket_row
from kiosk.hall.judging import serving
from kiosk.hall.kiosks import Kiosk
from kiosk.hall.retention import may_name
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import tickets
from kiosk.queueing.numbers import offline_range, parse
from kiosk.queueing.priorities import fitting
from kiosk.queueing.rules import Asked, identity_rule
from kiosk.queueing.standing import Standing

_CODE = re.compile(r"[0-9A-Za-z]{10}")

_CLASHES = select(func.count()).where(
    tickets.c.day == bindparam("on"), tickets.c.prefix == bindparam("letter"), tickets.c.number == bindparam("digits")
)
_SAME_CODE = select(tickets.c.id).where(tickets.c.code == bindparam("secret"))


def adopt(sheet: Sheet, intent: Intent, kiosk: Kiosk, request: AdoptRequest) -> Reply:
    return once(sheet, intent, lambda: _decide(sheet, kiosk, request))


def _decide(sheet: Sheet, kiosk: Kiosk, request: AdoptRequest) -> Outcome:
    try:
        prefix, number = _own_number(sheet.desk, kiosk, request)
    except ValueError as wrong:
        return Outcome(plain(422, str(wrong)))
    sheet.flush()  # clashes are looked for among everything given so far
    line = min(micros(request.issued_at), sheet.next_line())
    ticket = _ticket(sheet, request, line)
    offers = _known(sheet.desk, request)
    pool = _pool(sheet, offers, prefix)
    rules = sheet.desk.plan.retention
    named = may_name(rules, sheet.now.date(), ticket.day) and not _held_back(sheet.desk, offers)
    holder = request.holder if named else None
    mark = None if holder is None else sheet.desk.seal.mark(holder.number)
    lanes = frozenset({prefix, *(offer.prefix for offer in offers)})
    row = ticket_row(ticket, kiosk.id, prefix, number) | {
        "lanes": "".join(sorted(lanes)),
        "clash": _clashes(sheet, ticket, prefix, number),
        **holder_fields(sheet, ticket.id, holder, mark),
    }
    over = ticket.day < sheet.now.date()
    known = "" if holder is None else holder.number
    fields = standing_fields(ticket, row) | {"state": TicketState.EXPIRED if over else TicketState.WAITING}
    standing = Standing(
        **fields,
        line=line,
        pool=pool,
        legs=(tuple(dict.fromkeys(request.items)),),
        lanes=lanes,
        priorities=fitting(sheet.desk.plan.queue, known, request.claims, ticket.day),
    )
    sheet.add_ticket(standing, row, dict.fromkeys(request.items), ticket.day.isoformat())
    sheet.log(kiosk.id, "adopted", ticket.id, number=ticket.number, items=request.items, clash=row["clash"])
    return Outcome(reply(201, ticket.model_copy(update={"windows": serving(sheet, pool)})), ticket.id)


def _own_number(desk: Desk, kiosk: Kiosk, request: AdoptRequest) -> tuple[str, int]:
    prefix, number = parse(request.number)
    first, last = offline_range(kiosk.ordinal)
    if not first <= number <= last:
        raise ValueError(f"{request.number} is not one of this kiosk's own numbers ({first}–{last})")
    if prefix not in desk.services:
        raise ValueError(f"this hall has no letter {prefix}")
    if not _CODE.fullmatch(request.code):
        raise ValueError("a ticket's code is ten letters and digits")
    if request.issued_at.tzinfo is None:
        raise ValueError("issued_at needs its offset, as in 2026-01-05T09:30:00+08:00")
    return prefix, number


def _ticket(sheet: Sheet, request: AdoptRequest, line: int) -> Ticket:
    desk, hall = sheet.desk, sheet.desk.plan.hall
    code = request.code
    if sheet.connection.execute(_SAME_CODE, {"secret": code}).first() is not None:
        # Fifty random bits twice: the paper's QR then shows the other ticket, but this one still gets its turn.
        code = fresh_code()
    return Ticket(
        id=fresh_id(line),
        code=code,
        number=request.number,
        day=request.day,
        items=tuple(_line(desk, each) for each in dict.fromkeys(request.items)),
        people_ahead=None,
        span=None,
        windows=(),
        issued_at=request.issued_at,
        missing=request.missing,
        follow_url=desk.settings.link(f"/t/{code}"),
        recall_after=hall.recall_after,
        hall=hall.name,
        hall_en=hall.name_en,
        offline=True,
        claim=desk.plan.queue.claim_of(request.claims),
    )


def _line(desk: Desk, code: str) -> TicketItem:
    offer = desk.offers.get(code)
    # The catalogue may have changed while the kiosk was alone.
    return TicketItem(code=code, name=offer.item.name if offer else code, name_en=offer.item.name_en if offer else "")


def _known(desk: Desk, request: AdoptRequest) -> list[Offer]:
    return [desk.offers[code] for code in dict.fromkeys(request.items) if code in desk.offers]


def _pool(sheet: Sheet, offers: list[Offer], prefix: str) -> frozenset[str]:
    """The windows that serve all items today; if there are none, those of the letter on the paper."""
    here = {offer.prefix for offer in offers if offer.pool}
    common = sheet.book.pool_for(here) if here and all(offer.pool for offer in offers) else frozenset[str]()
    return common or sheet.book.pool_for({prefix})


def _held_back(desk: Desk, offers: list[Offer]) -> bool:
    asked = [Asked(offer.item.code, offer.pool, offer.item.identity) for offer in offers]
    return bool(asked) and identity_rule(asked, desk.plan.hall.identity)[0] == "none"


def _clashes(sheet: Sheet, ticket: Ticket, prefix: str, number: int) -> int:
    where = {"on": ticket.day.isoformat(), "letter": prefix, "digits": number}
    return int(sheet.connection.execute(_CLASHES, where).scalar_one())
