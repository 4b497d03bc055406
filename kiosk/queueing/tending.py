"""The verbs of the window itself, of a ticket that is not at a window, and what happens by time alone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import ActReason, Close, Open, Pause, Prioritize, Resume, SetLanes, WindowState
from kiosk.queueing.day import Day
from kiosk.queueing.standing import ACTIVE, AT_WINDOW, Standing
from kiosk.queueing.turn import Turn, refuse


def open_(turn: Turn, _act: Open) -> None:
    now = {"state": WindowState.OPEN, "reason": "", "clerk": turn.clerk, "badge": turn.badge}
    if (turn.window.state, turn.window.clerk) != (WindowState.OPEN, turn.clerk):
        turn.stand(**now, since=turn.now)
        turn.note("opened", clerk=turn.clerk)


def close(turn: Turn, _act: Close) -> None:
    there = turn.day.at(turn.number)
    if there is not None:
        refuse(ActReason.WINDOW_BUSY, there)
    turn.stand(state=WindowState.CLOSED, reason="", clerk="", badge="", since=turn.now)
    turn.note("closed", clerk=turn.clerk)
    still = turn.day.open_numbers()
    for ticket in [each for each in turn.day.waiting() if each.bound and not each.pool & still]:
        _release(turn, ticket, overtaken=ticket.overtaken, why=ticket.why)


def pause(turn: Turn, act: Pause) -> None:
    """With somebody there it counts from when they are done: nobody is called to a paused window."""
    if turn.window.state not in (WindowState.OPEN, WindowState.PAUSED):
        refuse(ActReason.WINDOW_NOT_OPEN)
    turn.stand(state=WindowState.PAUSED, reason=act.reason, since=turn.now)
    turn.note("paused", reason=act.reason)


def resume(turn: Turn, _act: Resume) -> None:
    if turn.window.state not in (WindowState.OPEN, WindowState.PAUSED):
        refuse(ActReason.WINDOW_NOT_OPEN)
    if turn.window.state is WindowState.PAUSED:
        turn.stand(state=WindowState.OPEN, reason="", since=turn.now)
        turn.note("resumed")


def prioritize(turn: Turn, act: Prioritize) -> None:
    """A priority given at the desk: seen, not claimed."""
    ticket = turn.known(act.number, TicketState.WAITING, TicketState.PASSED, TicketState.HELD)
    if act.priority not in turn.rules.priorities:
        refuse(ActReason.NOT_ALLOWED, ticket)
    if act.priority not in ticket.priorities:
        turn.change(ticket, priorities=(*ticket.priorities, act.priority))
        turn.note("prioritized", ticket, priority=act.priority, reason=act.reason)


def set_lanes(turn: Turn, act: SetLanes) -> None:
    """Another work profile for today; an empty one is the plan's again."""
    letters = {lane.prefix for lane in turn.day.plan.lanes}
    planned = next(each.lanes for each in turn.day.plan.windows if each.place.number == turn.number)
    if not set(act.lanes) <= letters:
        refuse(ActReason.NO_WINDOW)
    turn.stand(lanes=frozenset(act.lanes) or planned, own_lanes=bool(act.lanes))
    turn.note("lanesSet", lanes="".join(sorted(act.lanes)))
    for ticket in [each for each in turn.day.tickets.values() if not each.bound and each.state not in AT_WINDOW]:
        pool = turn.pool_of(ticket, ticket.legs) or ticket.pool
        if pool != ticket.pool:
            turn.change(ticket, pool=pool)


def cancel(turn: Turn, ticket: Standing) -> None:
    """The citizen gives the number back; also when just called, not when being served."""
    if ticket.state not in ACTIVE or ticket.state is TicketState.SERVING:
        refuse(ActReason.WRONG_STATE, ticket)
    if ticket.state is TicketState.CALLED:
        turn.end_service(ticket, "cancelled")
    turn.change(ticket, state=TicketState.CANCELLED, window="")
    turn.note("cancelled", ticket)


def is_due(day: Day, now: int) -> bool:
    """Whether `wake` would change anything."""
    due = day.next_due()
    return due is not None and due <= now


def wake(turn: Turn) -> int:
    """Held tickets whose time is up stand at their old place again. Returns how many."""
    if not is_due(turn.day, turn.now):
        return 0
    over = [each for each in turn.day.in_state(TicketState.HELD) if (each.hold_until or 0) <= turn.now]
    for ticket in over:
        theirs = turn.day.windows.get(ticket.window)
        if theirs is not None and theirs.state in (WindowState.OPEN, WindowState.PAUSED):
            turn.queue(ticket, ticket.line, ticket.pool, came_from="", why="timeUp")
        else:
            _release(turn, ticket, why="timeUp")
        turn.note("holdOver", ticket)
    return len(over)


def close_day(day: Day, turn: Turn) -> None:
    """日终: whoever still waits has waited in vain, whoever is still served counts as served; windows close."""
    for ticket in list(day.tickets.values()):
        if ticket.state in AT_WINDOW:
            turn.end_service(ticket, "closed")
        served = ticket.state is TicketState.SERVING
        over = TicketState.DONE if served else TicketState.EXPIRED
        turn.change(ticket, state=over, finished_at=turn.now if served else None)
    for window in list(day.windows.values()):
        if window.state is not WindowState.CLOSED:
            day.move(replace(window, state=WindowState.CLOSED, reason="", clerk="", badge="", since=turn.now))
    turn.note("dayClosed")


def _release(turn: Turn, ticket: Standing, **what: object) -> None:
    """Nobody will call it to the window it was meant for: any that serves its items may."""
    pool = turn.pool_of(ticket, ticket.legs)
    turn.queue(ticket, ticket.line, pool, bound=False, ready_at=ticket.ready_at, **what)
