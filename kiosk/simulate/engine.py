"""The hall's real queue rules and its real waiting time, in memory: a hall for a thousand days a minute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count

from kiosk.center.contract import Hours, Paper, Reason, TicketState
from kiosk.center.contract.windows import Act, ActReason
from kiosk.hall.clock import micros
from kiosk.hall.plan import Plan
from kiosk.queueing.acts import perform
from kiosk.queueing.day import Day
from kiosk.queueing.hours import CHINA, hours_of
from kiosk.queueing.outlook import Outlook
from kiosk.queueing.standing import Standing as Place
from kiosk.queueing.tending import cancel, close_day
from kiosk.queueing.turn import Refused, Turn
from kiosk.simulate.citizens import Citizen
from kiosk.simulate.counter import Given, Standing
from kiosk.simulate.measuring import Measured


class EngineHall:
    """`lane_of`: item → letter, for all items."""

    def __init__(self, day: date, plan: Plan, lane_of: Mapping[str, str], measured: Measured) -> None:
        self._midnight = datetime(day.year, day.month, day.day, tzinfo=CHINA)
        self._now = self._midnight
        self._hours: Hours = hours_of(day, plan.week)
        self._rules = plan.queue
        self._lane_of = lane_of
        self._measured = measured
        self._fresh = count(1)
        self._numbers: dict[str, count[int]] = {}
        self.day = Day(day.isoformat(), plan.counters)

    def at(self, seconds: float) -> None:
        self._now = self._midnight + timedelta(seconds=seconds)
        self._measured.look(self._now)

    def take(self, citizen: Citizen) -> Given | Reason:
        pool = self.day.pool_for({citizen.lane})
        outlook = Outlook(
            self.day, self._rules, self._measured.services, self._hours, self._now, self._measured.staffing
        )
        ahead, span = outlook.newcomer(pool, citizen.priorities)
        number = f"{citizen.lane}{next(self._numbers.setdefault(citizen.lane, count(1))):03d}"
        now = micros(self._now)
        ticket = Place(
            id=self._id(),
            number=number,
            prefix=citizen.lane,
            state=TicketState.WAITING,
            line=self.day.next_line(now),
            pool=pool,
            issued_at=now,
            ready_at=now,
            legs=(citizen.items,),
            lanes=frozenset({citizen.lane}),
            priorities=tuple(name for name in citizen.priorities if name in self._rules.priorities),
        )
        self.day.put(ticket)
        return Given(number, ticket.id, ticket.id, ahead, span)

    def settle(self, given: Given, paper: Paper) -> None:
        ticket = self.day.numbered(given.number)
        if paper is Paper.VOID and ticket is not None:
            self._turn("").change(ticket, state=TicketState.VOID)

    def give_back(self, given: Given) -> bool:
        ticket = self.day.numbered(given.number)
        if ticket is None:
            return False
        cancel(self._turn(""), ticket)
        return True

    def act(self, window: str, act: Act) -> Standing | ActReason:
        try:
            perform(self._turn(window), act)
        except Refused as refused:
            return refused.refusal.reason
        changes = self.day.take_changes()
        self._measured.add(changes)
        there = self.day.at(window)
        ended = changes.services[-1] if changes.services else None
        number = "" if there is None else there.number
        return Standing(number, ended.id if ended else "", ended.ticket.number if ended else "")

    def rate(self, window: str, service: str, level: int) -> bool:
        return True

    def close(self) -> list[Place]:
        """End of the day. Who still waited."""
        waited = [ticket for ticket in self.day.tickets.values() if ticket.state is not TicketState.PASSED]
        close_day(self.day, self._turn(""))
        return waited

    def _turn(self, window: str) -> Turn:
        return Turn(self.day, self._rules, self._lane_of.get, self._id, micros(self._now), window)

    def _id(self) -> str:
        return f"{next(self._fresh):08d}"
