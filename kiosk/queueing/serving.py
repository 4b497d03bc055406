"""The verbs by which a service goes on, pauses, goes elsewhere and ends."""

from __future__ import annotations

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import (
    ActReason,
    BringBack,
    Finish,
    Hold,
    ItemOutcome,
    Place,
    Transfer,
)
from kiosk.queueing.priorities import MINUTE
from kiosk.queueing.standing import Standing
from kiosk.queueing.turn import Turn, refuse

_PLACES = {Place.FRONT: "front", Place.END: "sentLast", Place.WAITED: "sentHere"}
"""Why a ticket that was sent stands where it does."""


def hold(turn: Turn, act: Hold) -> None:
    ticket = turn.here(act, TicketState.CALLED, TicketState.SERVING)
    turn.end_service(ticket, "held")
    turn.change(
        ticket,
        state=TicketState.HELD,
        pool=frozenset({turn.number}),
        bound=True,
        hold_until=turn.now + act.minutes * MINUTE,
        reason=act.reason,
    )
    turn.note("held", ticket, minutes=act.minutes, reason=act.reason)


def bring_back(turn: Turn, act: BringBack) -> None:
    turn.free()
    ticket = turn.known(act.number, TicketState.HELD)
    ticket = turn.change(
        ticket,
        state=TicketState.SERVING,
        window=turn.number,
        clerk=turn.clerk,
        called_at=turn.now,
        started_at=turn.now,
        hold_until=None,
        calls=1,
        why="",
    )
    turn.stand(ticket=ticket.id, called=turn.window.called + 1)
    turn.note("broughtBack", ticket)


def transfer(turn: Turn, act: Transfer) -> None:
    ticket = turn.here(act, TicketState.CALLED, TicketState.SERVING)
    pool = _target(turn, act)
    line = {
        Place.FRONT: lambda: turn.front(ticket),
        Place.END: lambda: turn.day.next_line(turn.now) + turn.rules.head_start(ticket),
        Place.WAITED: lambda: ticket.line,
    }[act.place]()
    turn.end_service(ticket, "transferred")
    turn.queue(
        ticket,
        line,
        pool,
        bound=True,
        reason=act.reason,
        why=_PLACES[act.place],
        came_from=turn.number,
        back_to=turn.number if act.come_back else ticket.back_to,
    )
    to = {"pool": sorted(pool), "place": act.place.value, "comeBack": act.come_back}
    turn.note("transferred", ticket, reason=act.reason, **to)


def finish(turn: Turn, act: Finish) -> None:
    ticket = turn.here(act, TicketState.CALLED, TicketState.SERVING)
    strange = {each.item for each in act.outcomes} - set(ticket.legs[0] if ticket.legs else ())
    if strange:
        refuse(ActReason.UNKNOWN_ITEM, ticket)
    finish_here(turn, ticket, act.outcomes)


def finish_here(turn: Turn, ticket: Standing, given: tuple[ItemOutcome, ...]) -> None:
    """Whatever has no outcome was dealt with at once. Then home, back to who sent it, or on to the next window."""
    if ticket.started_at is None:  # called and served without the word that they had come
        ticket = turn.change(ticket, state=TicketState.SERVING, started_at=ticket.called_at)
    said = {each.item: each for each in given}
    at_hand = ticket.legs[0] if ticket.legs else ()
    outcomes = tuple(said.get(code, ItemOutcome(item=code)) for code in at_hand)
    turn.end_service(ticket, "done", outcomes)
    _onward(turn, ticket)
    turn.note("finished", ticket, outcomes=[each.model_dump(mode="json") for each in outcomes])


def _onward(turn: Turn, ticket: Standing) -> None:
    if ticket.back_to:
        still_there = ticket.back_to in turn.day.open_numbers()
        back = frozenset({ticket.back_to}) if still_there else turn.pool_of(ticket, ticket.legs)
        sent = {"came_from": turn.number, "back_to": "", "why": "cameBack"}
        turn.queue(ticket, turn.front(ticket), back, bound=still_there, **sent)
    elif len(ticket.legs) > 1:
        rest = ticket.legs[1:]
        sent = {"came_from": turn.number, "why": "onward"}
        turn.queue(ticket, ticket.line, turn.pool_of(ticket, rest), legs=rest, bound=False, **sent)
    else:
        turn.change(ticket, state=TicketState.DONE, finished_at=turn.now)


def _target(turn: Turn, act: Transfer) -> frozenset[str]:
    if sum(map(bool, (act.window, act.lane, act.item))) != 1:
        refuse(ActReason.NO_WINDOW)
    if act.window:
        if act.window not in turn.day.windows:
            refuse(ActReason.UNKNOWN_WINDOW)
        pool = frozenset({act.window})
    else:
        lane = act.lane or turn.lane_of(act.item)
        pool = turn.day.pool_for({lane}) if lane else frozenset[str]()
    if not pool & turn.day.open_numbers():
        refuse(ActReason.NO_WINDOW)
    return pool
