"""The verbs by which a citizen comes to a window, or does not come."""

from __future__ import annotations

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import ActReason, CallNext, CallNumber, Pass, Recall, Return, Start, WindowState
from kiosk.queueing.priorities import Pick, by_hand, choose
from kiosk.queueing.serving import finish_here
from kiosk.queueing.standing import Standing
from kiosk.queueing.turn import Turn, refuse


def call_next(turn: Turn, act: CallNext) -> None:
    there = turn.day.at(turn.number)
    if there is None or not act.finishing:
        turn.free()
    elif turn.window.state is not WindowState.OPEN:
        refuse(ActReason.WINDOW_NOT_OPEN)
    elif act.ticket not in ("", there.number):
        refuse(ActReason.ANOTHER_HERE, there)
    elif there.state is TicketState.CALLED:
        pass_over(turn, there)
    else:
        finish_here(turn, there, ())
    pick = choose(turn.day.waiting_for(turn.number), turn.rules)
    if pick is not None:
        _call(turn, pick, "")
    elif there is None:
        refuse(ActReason.NOBODY_WAITS)


def call_number(turn: Turn, act: CallNumber) -> None:
    turn.free()
    ticket = turn.known(act.number, TicketState.WAITING, TicketState.PASSED)
    _call(turn, by_hand(ticket, turn.day.waiting_for(turn.number)), act.reason)


def recall(turn: Turn, act: Recall) -> None:
    ticket = turn.here(act, TicketState.CALLED)
    if ticket.calls > turn.rules.recall_limit:
        pass_over(turn, ticket)
        return
    ticket = turn.change(ticket, calls=ticket.calls + 1)
    turn.day.call(ticket, turn.now, again=True)
    turn.note("recalled", ticket, calls=ticket.calls)


def start(turn: Turn, act: Start) -> None:
    ticket = turn.here(act, TicketState.CALLED)
    turn.change(ticket, state=TicketState.SERVING, started_at=turn.now)
    turn.note("started", ticket)


def pass_(turn: Turn, act: Pass) -> None:
    pass_over(turn, turn.here(act, TicketState.CALLED))


def return_(turn: Turn, act: Return) -> None:
    ticket = turn.known(act.number, TicketState.PASSED)
    if not ticket.pool & turn.day.open_numbers():  # the window it was sent to has closed meanwhile
        ticket = turn.change(ticket, pool=turn.pool_of(ticket, ticket.legs), bound=False)
    turn.queue(ticket, _behind_others(turn, ticket), ticket.pool, why="returned")
    turn.note("returned", ticket)


def pass_over(turn: Turn, ticket: Standing) -> None:
    """过号: called as often as the hall does, and nobody came."""
    turn.end_service(ticket, "passed")
    turn.change(ticket, state=TicketState.PASSED, window="")
    turn.note("passed", ticket, calls=ticket.calls)


def _call(turn: Turn, pick: Pick, reason: str) -> None:
    for each in pick.overtakes:
        turn.change(each, overtaken=each.overtaken + 1)
    ticket = turn.change(
        pick.ticket,
        state=TicketState.CALLED,
        window=turn.number,
        clerk=turn.clerk,
        calls=1,
        called_at=turn.now,
        started_at=None,
        hold_until=None,
        why=pick.rule,
    )
    turn.stand(ticket=ticket.id, called=turn.window.called + 1)
    turn.day.call(ticket, turn.now, again=False)
    why = {"why": pick.rule, "overtook": [each.number for each in pick.overtakes]}
    turn.note("called", ticket, **why, **({"reason": reason} if reason else {}))


def _behind_others(turn: Turn, ticket: Standing) -> int:
    """A line behind the next `return_after` of those it waits with. A head start counts no second time."""
    after = turn.rules.return_after
    if not after:
        return turn.front(ticket)
    others = sorted(turn.rules.counts_from(each)[0] for each in turn.day.waiting() if each.pool & ticket.pool)
    if len(others) < after:
        return turn.day.next_line(turn.now) + turn.rules.head_start(ticket)
    return others[after - 1] + 1 + turn.rules.head_start(ticket)
