"""A ticket is given: judged, numbered and written in one transaction."""

from __future__ import annotations

import json
import secrets
from typing import Any, NamedTuple

from kiosk.center.contract import Holder, Reason, Refusal, Ticket, TicketRequest, TicketState
from kiosk.hall.answers import Intent, Outcome, Reply, once, refused, reply
from kiosk.hall.clock import micros
from kiosk.hall.judging import Choice, choose, objection, outlook, over_today, priorities_of, serving
from kiosk.hall.sheet import Sheet
from kiosk.identity.masking import public_name
from kiosk.queueing.numbers import spell
from kiosk.queueing.rules import identity_rule, unidentified
from kiosk.queueing.standing import Standing

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters and digits that cannot be taken for one another; ten of them are 50 random bits."""


def issue(sheet: Sheet, intent: Intent, request: TicketRequest) -> Reply:
    return once(sheet, intent, lambda: _decide(sheet, intent.name.kiosk, request))


def fresh_code() -> str:
    return "".join(CODE_LETTERS[byte & 31] for byte in secrets.token_bytes(10))


def fresh_id(at: int) -> str:
    """Ordered by time, so that a million old tickets do not slow down the next one."""
    return f"{at:014x}{secrets.token_hex(5)}"


def holder_fields(sheet: Sheet, ticket: str, holder: Holder | None, mark: str | None) -> dict[str, Any]:
    """What is stored of the holder: a mark to find them waiting (`Seal.mark`), and the sealed rest."""
    if holder is None:
        return {"holder_mark": None, "holder_sealed": None, "shown": ""}
    return {
        "holder_mark": mark,
        "holder_sealed": sheet.desk.seal.close(holder, ticket),
        "shown": public_name(holder.name)[:60],
    }


def _decide(sheet: Sheet, kiosk: str, request: TicketRequest) -> Outcome:
    desk = sheet.desk
    choice = choose(sheet, request.items)
    if isinstance(choice, Refusal):
        return refused(choice)
    hall_rule = desk.plan.hall.identity
    # Where nobody needs to say who they are, nothing of them is kept either.
    holder = None if identity_rule(choice.asked(), hall_rule)[0] == "none" else request.holder
    mark = None if holder is None else desk.seal.mark(holder.number)
    found = objection(sheet, choice, mark)
    found = found or unidentified(choice.asked(), hall_rule, holder is not None)
    if found is not None:
        return refused(found)
    number = sheet.next_number(choice.prefix)
    if number is None:
        return refused(over_today(sheet, Refusal(reason=Reason.NUMBERS_EXHAUSTED)))
    return _give(sheet, choice, number, _Wish(kiosk, holder, mark, request.missing, request.claims))


class _Wish(NamedTuple):
    """What of the request goes onto the ticket besides its items."""

    kiosk: str
    holder: Holder | None
    mark: str | None
    missing: tuple[str, ...]
    claims: tuple[str, ...]


def _give(sheet: Sheet, choice: Choice, number: int, wish: _Wish) -> Outcome:
    desk, hall = sheet.desk, sheet.desk.plan.hall
    priorities = priorities_of(sheet, wish.holder, wish.claims)
    people, span = outlook(sheet).newcomer(choice.pool, priorities)
    line, code = sheet.next_line(), fresh_code()
    ticket = Ticket(
        id=fresh_id(line),
        code=code,
        number=spell(choice.prefix, number, hall.number_digits),
        day=sheet.now.date(),
        items=choice.lines(),
        people_ahead=people,
        span=span,
        windows=serving(sheet, choice.pool),
        issued_at=sheet.now,
        missing=wish.missing,
        follow_url=desk.settings.link(f"/t/{code}"),
        recall_after=hall.recall_after,
        hall=hall.name,
        hall_en=hall.name_en,
        claim=desk.plan.queue.claim_of(wish.claims),
    )
    row = ticket_row(ticket, wish.kiosk, choice.prefix, number)
    row |= holder_fields(sheet, ticket.id, wish.holder, wish.mark)
    row["lanes"] = "".join(sorted(choice.lanes))
    standing = Standing(
        **standing_fields(ticket, row),
        line=line,
        pool=choice.pool,
        legs=choice.legs,
        lanes=choice.lanes,
        priorities=priorities,
    )
    sheet.add_ticket(standing, row, choice.codes, sheet.day)
    sheet.log(wish.kiosk, "issued", ticket.id, number=ticket.number, items=choice.codes)
    return Outcome(reply(201, ticket), ticket.id)


def ticket_row(ticket: Ticket, kiosk: str, prefix: str, number: int) -> dict[str, Any]:
    """The columns every new ticket has and that never change; lanes and holder are the caller's."""
    return {
        "id": ticket.id,
        "code": ticket.code,
        "day": ticket.day.isoformat(),
        "prefix": prefix,
        "number": number,
        "clash": 0,
        "items": json.dumps([item.model_dump() for item in ticket.items], ensure_ascii=False, separators=(",", ":")),
        "kiosk": kiosk,
        "offline": ticket.offline,
        "issued_at": micros(ticket.issued_at),
        "missing": json.dumps(ticket.missing, ensure_ascii=False),
    }


def standing_fields(ticket: Ticket, row: dict[str, Any]) -> dict[str, Any]:
    """What a new ticket's standing has in common with its row."""
    return {
        "id": ticket.id,
        "number": ticket.number,
        "prefix": row["prefix"],
        "state": TicketState.WAITING,
        "issued_at": row["issued_at"],
        "ready_at": row["issued_at"],
        "holder": row["holder_mark"] or "",
        "shown": row["shown"],
        "missing": ticket.missing,
    }
