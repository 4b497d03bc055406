"""One act of one clerk at one window: what it works on, and how it says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NoReturn

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import ActReason, ActRefusal, AtHand, ItemOutcome, WindowState
from kiosk.queueing.day import Day
from kiosk.queueing.priorities import QueueRules
from kiosk.queueing.standing import Counter, Note, Service, Standing


class Refused(Exception):
    """The act is not possible now; nothing was changed."""

    def __init__(self, refusal: ActRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.refusal = refusal


@dataclass(slots=True)
class Turn:
    day: Day
    rules: QueueRules
    lane_of: Callable[[str], str | None]
    """The letter of an item; None when the hall does not know it."""
    fresh_id: Callable[[], str]
    now: int
    number: str
    """Of the window."""
    clerk: str = ""
    badge: str = ""
    device: str = ""
    """Whose keys the clerk pressed, if any."""

    @property
    def window(self) -> Counter:
        return self.day.windows[self.number]

    # ------------------------------------------------------------------------------ asking

    def here(self, act: AtHand, *states: TicketState) -> Standing:
        """The ticket at this window; refused when there is none, it is another than was meant, or in another state."""
        ticket = self.day.at(self.number)
        if ticket is None:
            refuse(ActReason.NOBODY_HERE)
        if act.ticket not in ("", ticket.number):
            refuse(ActReason.ANOTHER_HERE, ticket)
        if ticket.state not in states:
            refuse(ActReason.WRONG_STATE, ticket)
        return ticket

    def known(self, number: str, *states: TicketState) -> Standing:
        """An active ticket by its number, in one of these states."""
        ticket = self.day.numbered(number)
        if ticket is None:
            raise Refused(ActRefusal(reason=ActReason.UNKNOWN_TICKET, number=number))
        if ticket.state in states:
            return ticket
        if ticket.window and ticket.window != self.number:
            refuse(ActReason.ELSEWHERE, ticket)
        refuse(ActReason.WRONG_STATE, ticket)

    def free(self) -> None:
        """Refused unless the window takes citizens and nobody is there."""
        if self.window.state is not WindowState.OPEN:
            refuse(ActReason.WINDOW_NOT_OPEN)
        there = self.day.at(self.number)
        if there is not None:
            refuse(ActReason.WINDOW_BUSY, there)

    # ---------------------------------------------------------------------------- changing

    def change(self, ticket: Standing, **what: object) -> Standing:
        return self.day.put(replace(ticket, **what))  # type: ignore[arg-type]

    def stand(self, **what: object) -> Counter:
        """Change the window."""
        return self.day.move(replace(self.window, **what))  # type: ignore[arg-type]

    def end_service(self, ticket: Standing, ended: str, outcomes: tuple[ItemOutcome, ...] = ()) -> Service:
        """The ticket leaves the window where it is; what was done there is written down."""
        service = Service(self.fresh_id(), ticket, self.now, ended, outcomes)
        self.day.changes.services.append(service)
        window = self.day.windows[ticket.window]
        served = ended == "done"
        spent = 0 if ticket.started_at is None else max(0, self.now - ticket.started_at)
        self.day.move(
            replace(
                window,
                ticket="",
                served=window.served + served,
                passed=window.passed + (ended == "passed"),
                service_time=window.service_time + (spent if served else 0),
                service=service.id if served else window.service,
                service_number=ticket.number if served else window.service_number,
            )
        )
        return service

    def queue(self, ticket: Standing, line: int, pool: frozenset[str], **what: object) -> Standing:
        """Back among those who wait."""
        afresh = {"overtaken": 0, "calls": 0, "window": "", "hold_until": None, "ready_at": self.now, "why": ""}
        return self.change(ticket, state=TicketState.WAITING, line=line, pool=pool, **(afresh | what))

    def front(self, ticket: Standing) -> int:
        """A line from which the ticket is called before everybody who waits now."""
        counted = [self.rules.counts_from(each)[0] for each in self.day.waiting()]
        return min(counted, default=self.now) - 1 + self.rules.head_start(ticket)

    def pool_of(self, ticket: Standing, legs: tuple[tuple[str, ...], ...]) -> frozenset[str]:
        """The windows for the first of these legs; those of the ticket's letter when none serves it whole."""
        lanes = {self.lane_of(code) or ticket.prefix for code in legs[0]} if legs else {ticket.prefix}
        return self.day.pool_for(lanes) or self.day.pool_for({ticket.prefix})

    def note(self, kind: str, ticket: Standing | None = None, **detail: object) -> None:
        """One line of the event log; never anything of a citizen but the number."""
        said = {"number": ticket.number} if ticket else {}
        said |= {"device": self.device} if self.device else {}
        self.day.changes.notes.append(
            Note(kind, ticket.id if ticket else "", self.number, self.clerk, said | {"window": self.number} | detail)
        )


def refuse(reason: ActReason, ticket: Standing | None = None) -> NoReturn:
    if ticket is None:
        raise Refused(ActRefusal(reason=reason))
    raise Refused(ActRefusal(reason=reason, number=ticket.number, state=ticket.state, window=ticket.window))
