"""Ways in which a ticket comes to be next; each returns the window at which it is."""

from __future__ import annotations

from typing import Any

from kiosk.center.contract import windows as words
from kiosk.center.contract.windows import Explained
from kiosk.queueing.acts import perform
from kiosk.queueing.day import Day
from kiosk.queueing.explaining import explain
from kiosk.queueing.priorities import MINUTE, Priority, QueueRules, choose
from kiosk.queueing.turn import Turn
from tests.queue import reference
from tests.queue.engines import PLAN, new_ticket
from tests.queue.reference import ITEMS

RULES = QueueRules(
    return_after=2,
    overtaken_most=1,
    priorities={
        "age60": Priority("age60", "60 岁以上", "Aged 60 or over", 10),
        "green": Priority("green", "绿色通道", "", 20),
    },
)


class Hall:
    def __init__(self) -> None:
        self.rules = RULES
        self.day = Day("2026-10-12", PLAN)
        self.now = reference.MORNING
        for window in ("01", "02", "03", "04"):
            self.act(window, words.Open())

    def take(self, *codes: str, priorities: tuple[str, ...] = (), legs: tuple[tuple[str, ...], ...] = ()) -> str:
        count = len(self.day.tickets) + 1
        ticket = new_ticket(count, self.day, self.now, legs or (codes,), set(priorities))
        return self.day.put(ticket).number

    def later(self, minutes: int) -> None:
        self.now += minutes * MINUTE

    def act(self, window: str, act: Any) -> None:
        perform(Turn(self.day, self.rules, ITEMS.get, lambda: "service", self.now, window), act)

    def call(self, window: str = "01") -> None:
        self.act(window, words.CallNext(finishing=True))

    def send(self, window: str, to: str, place: words.Place, *, come_back: bool = False) -> None:
        self.act(window, words.Transfer(window=to, place=place, reason="那边办", come_back=come_back))

    def why(self, window: str = "01") -> tuple[str, Explained]:
        """Who is next, and why."""
        pick = choose(self.day.waiting_for(window), self.rules)
        assert pick is not None
        return pick.ticket.number, explain(pick.ticket, self.rules, self.now, pick.rule)


def longest(hall: Hall) -> str:
    hall.take("a1")
    hall.later(12)
    hall.take("a1")
    return "01"


def priority(hall: Hall) -> str:
    hall.take("a1")
    hall.later(4)
    hall.take("a1", priorities=("age60",))
    hall.later(1)
    return "01"


def two_priorities(hall: Hall) -> str:
    hall.take("a1")
    hall.later(4)
    hall.take("a1", priorities=("age60", "green"))
    hall.later(3)
    return "01"


def fairness(hall: Hall) -> str:
    priority(hall)
    hall.take("a1", priorities=("age60",))
    hall.call()
    hall.later(2)
    return "01"


def time_up(hall: Hall) -> str:
    hall.take("a1")
    hall.call()
    hall.take("a1")
    hall.act("01", words.Hold(minutes=5, reason="填表"))
    hall.later(6)
    hall.act("03", words.Pause(reason="暂离"))  # whatever wakes those whose time is up
    return "01"


def returned(hall: Hall) -> str:
    for _ in range(4):
        hall.take("a1")
    hall.call()
    hall.act("01", words.Pass())
    hall.later(30)
    hall.act("01", words.Return(number="A001"))
    hall.call()
    hall.call()
    hall.later(3)
    return "01"


def returned_with_priority(hall: Hall) -> str:
    hall.take("a1", priorities=("age60",))
    for _ in range(4):
        hall.later(2)
        hall.take("a1")
    hall.call()
    hall.act("01", words.Pass())
    hall.act("01", words.Return(number="A001"))
    hall.call()
    hall.call()
    return "01"


def returned_at_once(hall: Hall) -> str:
    hall.rules = QueueRules(return_after=0)
    hall.take("a1")
    hall.take("a1")
    hall.call()
    hall.act("01", words.Pass())
    hall.act("01", words.Return(number="A001"))
    return "01"


def sent_by_time(hall: Hall) -> str:
    hall.take("a1")
    hall.call()
    hall.later(7)
    hall.take("b1")
    hall.send("01", "03", words.Place.WAITED)
    hall.later(2)
    return "03"


def sent_last(hall: Hall) -> str:
    hall.take("a1", priorities=("age60",))
    hall.call()
    hall.later(7)
    hall.send("01", "03", words.Place.END)
    hall.later(2)
    hall.take("b1")
    return "03"


def sent_first(hall: Hall) -> str:
    hall.take("b1")
    hall.take("a1")
    hall.call()
    hall.later(7)
    hall.send("01", "03", words.Place.FRONT)
    hall.later(2)
    return "03"


def came_back(hall: Hall) -> str:
    hall.take("a1")
    hall.take("a1")
    hall.call()
    hall.send("01", "04", words.Place.FRONT, come_back=True)
    hall.call("04")
    hall.later(9)
    hall.act("04", words.Finish())
    hall.later(1)
    return "01"


def next_item(hall: Hall) -> str:
    hall.take(legs=(("a1",), ("e1",)))
    hall.later(5)
    hall.call()
    hall.later(5)
    hall.act("01", words.Finish())
    return "04"


def released(hall: Hall) -> str:
    """Sent to a window that then closed: the sentence stays that of the transfer."""
    hall.take("a1")
    hall.call()
    hall.send("01", "03", words.Place.WAITED)
    hall.later(3)
    hall.act("03", words.Close())
    return "01"
