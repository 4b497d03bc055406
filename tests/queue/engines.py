"""What the machine drives: the bare rules, and the rules with their store under two processes that restart."""

from __future__ import annotations

from dataclasses import replace

from kiosk.center.contract import Message, TicketState, WindowPlace
from kiosk.queueing.acts import perform
from kiosk.queueing.day import Day
from kiosk.queueing.estimate import Service as Minutes
from kiosk.queueing.priorities import Priority, QueueRules
from kiosk.queueing.standing import Service, Standing
from kiosk.queueing.tending import cancel, close_day
from kiosk.queueing.turn import Refused, Turn
from kiosk.queueing.windows import Counters, LanePlan, WindowPlan, in_sequence
from tests.queue import reference
from tests.queue.reference import ITEMS, LANES, Ended

Legs = tuple[tuple[str, ...], ...]

PLAN = Counters(
    lanes=tuple(LanePlan(letter, letter, (), Minutes(10, 5)) for letter in "ABE"),
    windows=tuple(
        WindowPlan(WindowPlace(number=number, name="窗口"), frozenset(lanes)) for number, lanes in LANES.items()
    ),
)
RULES = QueueRules(
    recall_limit=reference.RECALLS,
    return_after=reference.RETURN_AFTER,
    overtaken_most=reference.OVERTAKEN_MOST,
    priorities={name: Priority(name, name, name, start) for name, start in reference.HEAD_STARTS.items()},
)


class Bare:
    """The rules alone."""

    def __init__(self) -> None:
        self._day = Day("2026-10-12", PLAN)
        self._made = 0
        self._services: list[Ended] = []

    def take(self, now: int, codes: list[str], priorities: set[str]) -> str:
        self._made += 1
        ticket = new_ticket(self._made, self._day, now, legs_of(self._day, codes), priorities)
        return self._day.put(ticket).number

    def adopt(self, now: int, number: str, issued: int, codes: list[str], priorities: set[str]) -> None:
        """As `hall.adopting` makes it, of items that the plan knows."""
        ticket = new_ticket(int(number[1:]), self._day, now, (tuple(codes),), priorities)
        line = min(issued, ticket.line)
        pool = ticket.pool or self._day.pool_for({number[0]})
        self._day.put(replace(ticket, id=_id(line), line=line, pool=pool, issued_at=issued))

    def act(self, now: int, window: str, act: Message) -> bool:
        return self._try(lambda: perform(self._turn(now, window), act))  # type: ignore[arg-type]

    def cancel(self, now: int, number: str) -> bool:
        ticket = self._day.numbered(number)
        return ticket is not None and self._try(lambda: cancel(self._turn(now, ticket.window), ticket))

    def day(self) -> Day:
        return self._day

    def close_day(self, now: int) -> None:
        close_day(self._day, self._turn(now, ""))

    def services(self) -> list[Ended]:
        self._services += [_ended(each) for each in self._day.take_changes().services]
        return self._services

    def close(self) -> None:
        pass

    def _turn(self, now: int, window: str) -> Turn:
        return Turn(self._day, RULES, ITEMS.get, lambda: "service", now, window)

    def _try(self, act: object) -> bool:
        try:
            act()  # type: ignore[operator]
        except Refused:
            return False
        return True


def _ended(service: Service) -> Ended:
    outcomes = tuple((each.item, each.kind.value, each.solved) for each in service.outcomes)
    return service.ticket.number, service.ticket.window, service.ended, outcomes


def legs_of(day: Day, codes: list[str]) -> Legs:
    """As a hall does that lets several windows serve one ticket in sequence."""
    pools = [day.pool_for({ITEMS[code]}) & day.open_numbers() for code in codes]
    return tuple(tuple(codes[place] for place in part.places) for part in in_sequence(pools))


def _id(line: int) -> str:
    """In the order of the first places, as the hall's own."""
    return f"{line:014x}"


def new_ticket(digits: int, day: Day, now: int, legs: Legs, priorities: set[str]) -> Standing:
    first = frozenset(ITEMS[code] for code in legs[0])
    prefix = ITEMS[legs[0][0]]
    line = day.next_line(now)
    return Standing(
        id=_id(line),
        number=f"{prefix}{digits:03d}",
        prefix=prefix,
        state=TicketState.WAITING,
        line=line,
        pool=day.pool_for(first),
        issued_at=now,
        ready_at=now,
        legs=legs,
        lanes=frozenset(ITEMS[code] for leg in legs for code in leg),
        priorities=tuple(sorted(priorities)),
    )
