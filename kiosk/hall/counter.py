"""A window's acts and what its page is shown."""

from __future__ import annotations

from typing import NamedTuple

from cryptography.exceptions import InvalidTag

from kiosk.center.contract import Span, TicketItem, TicketState
from kiosk.center.contract.windows import (
    Act,
    ActReason,
    ActRefusal,
    AtWindow,
    Explained,
    Today,
    Windows,
    WindowStanding,
    WindowView,
)
from kiosk.hall import following
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import moment
from kiosk.hall.exchange import Row
from kiosk.hall.issuing import fresh_id
from kiosk.hall.judging import outlook
from kiosk.hall.sheet import Sheet
from kiosk.queueing.acts import perform
from kiosk.queueing.explaining import explain, explain_call, since
from kiosk.queueing.priorities import MINUTE, Pick, choose
from kiosk.queueing.standing import Counter, Standing
from kiosk.queueing.tending import cancel as cancel_ticket
from kiosk.queueing.tending import close_day as end_day
from kiosk.queueing.tending import is_due, wake
from kiosk.queueing.turn import Refused, Turn

_MOST_SHOWN = 24


class Doer(NamedTuple):
    """Who acts at a window: a clerk at a PC, or whoever presses the keys of a device."""

    clerk: str = ""
    badge: str = ""
    device: str = ""


_NOBODY = Doer()


def act(sheet: Sheet, intent: Intent, window: str, doer: Doer, wanted: Act) -> Reply:
    """Carry out one act; the answer is the window as it then stands, or why not (409)."""
    return once(sheet, intent, lambda: _act(sheet, window, doer, wanted))


def _act(sheet: Sheet, window: str, doer: Doer, wanted: Act) -> Outcome:
    if window not in sheet.book.windows:
        return Outcome(reply(409, ActRefusal(reason=ActReason.UNKNOWN_WINDOW, window=window)))
    try:
        perform(turn(sheet, window, _meant(sheet.book.windows[window], doer)), wanted)
    except Refused as no:
        return Outcome(reply(409, no.refusal))
    there = sheet.book.at(window)
    return Outcome(reply(200, brief(sheet, window)), there.id if there else None)


def cancel(sheet: Sheet, intent: Intent, ticket: Row) -> Reply:
    """The citizen gives the number back, of which the store has this row; the answer is how it then stands."""
    done = once(sheet, intent, lambda: _cancel(sheet, ticket["id"]))
    if done.status != 200:
        return done
    # What was read is older than what was done.
    given_back = ticket | {"state": TicketState.CANCELLED.value, "window": None}
    return reply(200, following.told(sheet, given_back))


def _cancel(sheet: Sheet, key: str) -> Outcome:
    ticket = sheet.book.tickets.get(key)
    if ticket is None:
        return Outcome(reply(409, ActRefusal(reason=ActReason.UNKNOWN_TICKET)))
    try:
        cancel_ticket(turn(sheet, ticket.window), ticket)
    except Refused as no:
        return Outcome(reply(409, no.refusal))
    # What was not done of an item with a daily limit is there for somebody else.
    sheet.count(sheet.day, (code for leg in ticket.legs for code in leg), -1)
    return Outcome(Reply(200, b""), ticket.id)


def close_day(sheet: Sheet, intent: Intent, clerk: str) -> Reply:
    """日终: everybody's day ends now."""

    def close() -> Outcome:
        end_day(sheet.book, turn(sheet, "", Doer(clerk)))
        return Outcome(Reply(204, b""))

    return once(sheet, intent, close)


def due(sheet: Sheet) -> bool:
    """Whether somebody's time is up (see `bring_back`)."""
    return is_due(sheet.book, sheet.at)


def bring_back(sheet: Sheet) -> int:
    """Held tickets whose time is up stand in the queue again. Returns how many: none when another process was first."""
    return wake(turn(sheet, "", Doer("center")))


def _meant(window: Counter, doer: Doer) -> Doer:
    """Keys are pressed by whoever has signed in at the window: theirs is the service, the rating, the figure."""
    if not doer.device:
        return doer
    return Doer(window.clerk, window.badge, doer.device) if window.clerk else Doer(doer.device)


def turn(sheet: Sheet, window: str, doer: Doer = _NOBODY) -> Turn:
    offers = sheet.desk.offers
    return Turn(
        day=sheet.book,
        rules=sheet.desk.plan.queue,
        lane_of=lambda code: offers[code].prefix if code in offers else None,
        fresh_id=lambda: fresh_id(sheet.at),
        now=sheet.at,
        number=window,
        clerk=doer.clerk,
        badge=doer.badge,
        device=doer.device,
    )


def windows(sheet: Sheet) -> Windows:
    """Every window, in public words."""
    return Windows(
        seq=sheet.seq, now=sheet.now, windows=tuple(standing(sheet, each) for each in sheet.book.windows.values())
    )


def standing(sheet: Sheet, window: Counter) -> WindowStanding:
    """A window as everybody may see it."""
    place = sheet.desk.plan.counters.place(window.number)
    there = sheet.book.at(window.number)
    return WindowStanding.model_construct(
        number=window.number,
        name=place.name,
        name_en=place.name_en,
        zone=place.zone,
        floor=place.floor,
        state=window.state,
        reason=window.reason,
        ticket=there.number if there else "",
        ticket_state=there.state if there else None,
        waiting=sum(count for (pool, _), count in sheet.book.lines.items() if window.number in pool),
        clerk=window.badge,
    )


def brief(sheet: Sheet, number: str) -> WindowView:
    """Who is at the window now. Names are in full for whoever stands at the window, and only there."""
    window, there = sheet.book.windows[number], sheet.book.at(number)
    place = standing(sheet, window)
    return WindowView.model_construct(
        seq=sheet.seq,
        brief=True,
        now=sheet.now,
        window=place,
        current=None if there is None else _at_hand(sheet, there),
        waiting_count=place.waiting,
        today=Today.model_construct(
            called=window.called,
            served=window.served,
            passed=window.passed,
            mean_service_minutes=round(window.service_time / window.served / MINUTE, 1) if window.served else 0.0,
            rated=window.rated,
        ),
        service=window.service,
        service_number=window.service_number,
        recalls_left=0 if there is None else max(0, sheet.desk.plan.queue.recall_limit + 1 - there.calls),
    )


def _at_hand(sheet: Sheet, ticket: Standing) -> AtWindow:
    why = explain_call(ticket, sheet.desk.plan.queue)
    return _shown(sheet, ticket, name=_full_name(sheet, ticket), why=why)


def view(sheet: Sheet, number: str) -> WindowView:
    """All a window page needs: who is there, who is next and why, who else."""
    rules = sheet.desk.plan.queue
    waiting = sorted(sheet.book.waiting_for(number), key=rules.counts_from)
    pick = choose(waiting, rules)
    first = [] if pick is None else [pick.ticket]
    order = [*first, *(each for each in waiting if pick is None or each is not pick.ticket)]
    return brief(sheet, number).model_copy(
        update={
            "brief": False,
            "next": None if pick is None else _coming(sheet, pick),
            "waiting": tuple(_waits(sheet, each) for each in order[:_MOST_SHOWN]),
            "waiting_count": len(waiting),
            "held": _those(sheet, TicketState.HELD, number),
            "passed": _those(sheet, TicketState.PASSED, number),
            "span": _span(sheet, number),
        }
    )


def _coming(sheet: Sheet, pick: Pick) -> AtWindow:
    return _shown(sheet, pick.ticket, why=explain(pick.ticket, sheet.desk.plan.queue, sheet.at, pick.rule))


def _those(sheet: Sheet, state: TicketState, window: str) -> tuple[AtWindow, ...]:
    """Held ones first by the time they come back, passed-over ones newest first; those this window may take."""
    found = [each for each in sheet.book.in_state(state) if window in each.pool]
    found.sort(key=lambda each: each.hold_until or -(each.called_at or 0))
    return tuple(_waits(sheet, each) for each in found[:_MOST_SHOWN])


def _waits(sheet: Sheet, ticket: Standing) -> AtWindow:
    """A ticket in a list. Lists are long and change little from one act to the next, so each is remembered while the
    ticket stands as it does and the minute lasts."""
    minute = sheet.at // MINUTE
    known = sheet.desk.rows.get(ticket.id)
    if known is None or known[0] is not ticket or known[1] != minute:
        known = (ticket, minute, _shown(sheet, ticket))
        sheet.desk.rows[ticket.id] = known
    return known[2]


def _shown(sheet: Sheet, ticket: Standing, *, name: str = "", why: Explained | None = None) -> AtWindow:
    offers = sheet.desk.offers
    codes = ticket.legs[0] if ticket.legs else ()
    until = (ticket.window and ticket.called_at) or sheet.at
    return AtWindow.model_construct(
        number=ticket.number,
        state=ticket.state,
        items=tuple(
            TicketItem.model_construct(
                code=code,
                name=offers[code].item.name if code in offers else code,
                name_en=offers[code].item.name_en if code in offers else "",
            )
            for code in codes
        ),
        name=name or ticket.shown,
        priorities=ticket.priorities,
        issued_at=moment(ticket.issued_at),
        waited_minutes=max(0, until - since(ticket, ticket.why)) // MINUTE,
        calls=ticket.calls,
        called_at=moment(ticket.called_at) if ticket.called_at and ticket.window else None,
        started_at=moment(ticket.started_at) if ticket.started_at and ticket.window else None,
        hold_until=moment(ticket.hold_until) if ticket.hold_until else None,
        reason=ticket.reason,
        missing=ticket.missing,
        why=why,
        came_from=ticket.came_from,
    )


def _full_name(sheet: Sheet, ticket: Standing) -> str:
    """Opened once while the ticket is at its window, however often the page looks."""
    if not ticket.holder:
        return ""
    known = sheet.desk.names.get(ticket.window)
    if known is None or known[0] != ticket.id:
        known = (ticket.id, _opened_name(sheet, ticket))
        sheet.desk.names[ticket.window] = known
    return known[1]


def _opened_name(sheet: Sheet, ticket: Standing) -> str:
    sealed = sheet.holder(ticket)
    try:
        return sheet.desk.seal.open(sealed, ticket.id).name if sealed else ""
    except InvalidTag:
        return ""


def _span(sheet: Sheet, window: str) -> Span:
    """The wait of somebody who would come for this window now."""
    now = outlook(sheet)
    return now.behind(now.lines(), frozenset({window}))[1]
