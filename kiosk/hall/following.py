"""A ticket followed by who holds it: the secret code on its paper leads here.

What never changes of a ticket is read from the store; how it stands is seen from the writer's batch, which knows
already what other processes changed. A reader who follows one ticket would have to take in the whole hall for it.
"""

from __future__ import annotations

import asyncio
import json

from fastapi import Request
from sqlalchemy import bindparam, select

from kiosk.center.contract import Span, TicketItem, TicketProgress, TicketState, WindowPlace
from kiosk.hall.asked import desk_of, glance
from kiosk.hall.book import pool_of
from kiosk.hall.clock import moment
from kiosk.hall.desk import Desk
from kiosk.hall.exchange import Row
from kiosk.hall.judging import outlook, serving
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import tickets
from kiosk.queueing.numbers import spell
from kiosk.queueing.standing import ACTIVE

_BY_CODE = select(tickets).where(tickets.c.code == bindparam("secret"))


def stored(desk: Desk, code: str) -> Row | None:
    """A ticket's row, by its secret code."""
    with desk.store.reading() as connection:
        row = connection.execute(_BY_CODE, {"secret": code}).mappings().first()
    return None if row is None else dict(row)


async def ticket_of(request: Request, code: str) -> Row | None:
    return await asyncio.to_thread(stored, desk_of(request), code)


async def progress(request: Request, code: str) -> TicketProgress | None:
    """How a ticket stands: public, so nothing of its holder. None when there is no such ticket."""
    row = await ticket_of(request, code)
    if row is None:
        return None
    found = await glance(request, lambda sheet: None if _is_over_since(sheet, row) else told(sheet, row))
    if found is not None:
        return found
    last = await ticket_of(request, code)
    return None if last is None else await glance(request, lambda sheet: told(sheet, last))


def told(sheet: Sheet, row: Row) -> TicketProgress:
    """How the ticket of this row stands; the row may be older than the sheet."""
    desk = sheet.desk
    ticket = sheet.book.tickets.get(row["id"])
    if ticket is None:
        state, pool, window = _ended(sheet, row), pool_of(row["pool"]), row["window"]
        priorities = row["priorities"].split()
    else:
        state, pool, window, priorities = ticket.state, ticket.pool, ticket.window, ticket.priorities
    people: int | None = None
    span: Span | None = None
    if ticket is not None and state is TicketState.WAITING:
        people, span = outlook(sheet).of(ticket)
    return TicketProgress(
        number=spell(row["prefix"], row["number"], desk.plan.hall.number_digits),
        state=state,
        people_ahead=people,
        span=span,
        windows=_windows(sheet, pool, window),
        items=tuple(TicketItem.model_validate(item) for item in json.loads(row["items"])),
        hall=desk.plan.hall.name,
        issued_at=moment(row["issued_at"]),
        claim=desk.plan.queue.claim_of(priorities) if state in ACTIVE else None,
    )


def _is_over_since(sheet: Sheet, row: Row) -> bool:
    """The row, which is never newer than the sheet, says that the ticket is on its way, and it is no more."""
    return row["day"] == sheet.day and row["state"] in ACTIVE and row["id"] not in sheet.book.tickets


def _ended(sheet: Sheet, row: Row) -> TicketState:
    state = TicketState(row["state"])
    # Yesterday's tickets are marked within an hour; until then they are over all the same.
    over = state in ACTIVE and row["day"] < sheet.day
    return TicketState.EXPIRED if over else state


def _windows(sheet: Sheet, pool: frozenset[str], called_to: str | None) -> tuple[WindowPlace, ...]:
    return sheet.desk.plan.counters.places({called_to}) if called_to else serving(sheet, pool)
