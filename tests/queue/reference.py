"""The queue in the plainest words there are: one list of citizens, looked through from end to end each time.

What the engine must agree with. Nothing here is indexed, counted ahead or shared with the engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LANES = {"01": {"A"}, "02": {"A", "B"}, "03": {"B"}, "04": {"E"}}
ITEMS = {"a1": "A", "a2": "A", "b1": "B", "e1": "E"}
HEAD_STARTS = {"age60": 10, "appointment": 30}
MINUTE = 60_000_000
PLACES = {"front": "front", "end": "sentLast", "waited": "sentHere"}
MORNING = 1_791_734_700_000_000
"""2026-10-12 00:05 in China."""
EVENING = MORNING + 23 * 60 * MINUTE
RECALLS, RETURN_AFTER, OVERTAKEN_MOST = 2, 2, 2


@dataclass
class Citizen:
    number: str
    lane: str
    place: int
    """The moment it counts from."""
    order: int
    """Who goes first of those with the same place: the place each had first."""
    pool: set[str]
    legs: list[list[str]]
    """Items to be done, window after window."""
    priorities: set[str] = field(default_factory=set)
    state: str = "waiting"
    window: str = ""
    overtaken: int = 0
    by_hand: int = 0
    """Of these, by calls that a clerk chose."""
    calls: int = 0
    until: int = 0
    back_to: str = ""
    sent: bool = False
    """By a clerk, so its windows do not follow the work profiles."""
    why: str = ""
    """What put it where it waits; then, by which rule it was called."""

    def head_start(self) -> int:
        return MINUTE * max((HEAD_STARTS[each] for each in self.priorities), default=0)

    def turn(self) -> tuple[int, int]:
        return self.place - self.head_start(), self.order

    def came(self) -> tuple[int, int]:
        return self.place, self.order


Outcome = tuple[str, str, bool]
"""Item, how it was taken, solved."""

Ended = tuple[str, str, str, tuple[Outcome, ...]]
"""Number, window, how the service ended, what became of each item."""


class No(Exception):
    """The act is not possible."""


class Hall:
    def __init__(self) -> None:
        self.now = MORNING
        self.last = 0
        self.citizens: list[Citizen] = []
        self.states = dict.fromkeys(LANES, "absent")
        self.lanes = {number: set(lanes) for number, lanes in LANES.items()}
        self.services: list[Ended] = []
        self.calls: list[tuple[str, str]] = []

    # ---------------------------------------------------------------------------------- asking

    def at(self, window: str) -> Citizen | None:
        there = [each for each in self.citizens if each.window == window and each.state in ("called", "serving")]
        assert len(there) <= 1, "two citizens at one window"
        return there[0] if there else None

    def numbered(self, number: str, *states: str) -> Citizen:
        for each in self.citizens:
            if each.number == number and each.state in states:
                return each
        raise No

    def waiting(self, window: str = "") -> list[Citizen]:
        return [each for each in self.citizens if each.state == "waiting" and (not window or window in each.pool)]

    def serving(self, lanes: set[str]) -> set[str]:
        return {number for number, own in self.lanes.items() if lanes <= own}

    def open_numbers(self) -> set[str]:
        return {number for number, state in self.states.items() if state != "closed"}

    def own_pool(self, citizen: Citizen) -> set[str]:
        lanes = {ITEMS[code] for code in citizen.legs[0]}
        return self.serving(lanes) or self.serving({citizen.lane})

    def next_for(self, window: str) -> tuple[Citizen, str] | None:
        """Who, and why."""
        queue = sorted(self.waiting(window), key=Citizen.turn)
        if not queue:
            return None
        first = queue[0]
        ahead = [each for each in queue if each.came() < first.came()]
        patient = [each for each in ahead if each.overtaken >= OVERTAKEN_MOST]
        if patient:
            return min(patient, key=Citizen.came), "fairness"
        if first.why in ("returned", "front", "sentLast", "cameBack"):
            return first, first.why
        if ahead:
            return first, "priority"
        return first, first.why if first.why in ("timeUp", "sentHere", "onward") else "longestWait"

    def legs(self, codes: list[str]) -> list[list[str]]:
        """Each item goes with the first items that one open window can do with it."""
        legs: list[list[str]] = []
        for code in codes:
            for leg in legs:
                if self.serving({ITEMS[each] for each in (*leg, code)}) & self.open_numbers():
                    leg.append(code)
                    break
            else:
                legs.append([code])
        return legs

    # ------------------------------------------------------------------------------------ acts

    def take(self, number: str, codes: list[str], priorities: set[str]) -> None:
        lane = ITEMS[codes[0]]
        place = self.last_place()
        citizen = Citizen(number, lane, place, place, set(), self.legs(codes))
        citizen.priorities = priorities
        citizen.pool = self.serving({ITEMS[code] for code in citizen.legs[0]})
        self.citizens.append(citizen)

    def adopt(self, number: str, issued: int, codes: list[str], priorities: set[str]) -> None:
        """A number that a kiosk gave while it was cut off counts from when it was given, and is never divided: nobody
        asked which windows are open."""
        place = min(issued, self.last_place())
        citizen = Citizen(number, ITEMS[codes[0]], place, place, set(), [codes])
        citizen.priorities = priorities
        citizen.pool = self.own_pool(citizen)
        self.citizens.append(citizen)

    def wake(self) -> None:
        for each in [citizen for citizen in self.citizens if citizen.state == "held" and citizen.until <= self.now]:
            where = self.states[each.window]
            each.state = "waiting"
            if where not in ("open", "paused"):
                each.sent, each.pool = False, self.own_pool(each)
            each.window, each.calls, each.overtaken, each.by_hand, each.why = "", 0, 0, 0, "timeUp"

    def free(self, window: str) -> None:
        if self.states[window] != "open" or self.at(window):
            raise No

    def leave(self, citizen: Citizen, ended: str, outcomes: tuple[Outcome, ...] = ()) -> None:
        self.services.append((citizen.number, citizen.window, ended, outcomes))

    def call(self, window: str, citizen: Citizen, why: str = "byNumber") -> None:
        by_hand = why == "byNumber"
        for each in self.waiting(window):
            if each is not citizen and each.came() < citizen.came():
                each.overtaken += 1
                each.by_hand += by_hand
        citizen.state, citizen.window, citizen.calls, citizen.why = "called", window, 1, why
        self.calls.append((citizen.number, window))

    def call_next(self, window: str, finishing: bool, meant: str = "") -> None:
        there = self.at(window)
        if there is None or not finishing:
            self.free(window)
        elif self.states[window] != "open" or meant not in ("", there.number):
            raise No
        elif there.state == "called":
            self.pass_over(there)
        else:
            self.finish(window)
        found = self.next_for(window)
        if found:
            self.call(window, *found)
        elif there is None:
            raise No

    def pass_over(self, citizen: Citizen) -> None:
        self.leave(citizen, "passed")
        citizen.state, citizen.window = "passed", ""

    def here(self, window: str, meant: str, *states: str) -> Citizen:
        there = self.at(window)
        if there is None or there.state not in states or meant not in ("", there.number):
            raise No
        return there

    def start(self, window: str, meant: str) -> None:
        self.here(window, meant, "called").state = "serving"

    def recall(self, window: str, meant: str) -> None:
        there = self.here(window, meant, "called")
        if there.calls > RECALLS:
            self.pass_over(there)
        else:
            there.calls += 1
            self.calls.append((there.number, window))

    def hold(self, window: str, minutes: int, meant: str) -> None:
        there = self.here(window, meant, "called", "serving")
        self.leave(there, "held")
        there.state, there.until, there.pool, there.sent = "held", self.now + minutes * MINUTE, {window}, True

    def bring_back(self, window: str, number: str) -> None:
        self.free(window)
        citizen = self.numbered(number, "held")
        citizen.state, citizen.window, citizen.calls, citizen.why = "serving", window, 1, ""

    def requeue(self, citizen: Citizen, place: int, why: str) -> None:
        citizen.state, citizen.window, citizen.place, citizen.why = "waiting", "", place, why
        citizen.calls = citizen.overtaken = citizen.by_hand = 0

    def last_place(self) -> int:
        self.last = max(self.now, self.last + 1)
        return self.last

    def front(self, citizen: Citizen) -> int:
        return min((each.turn()[0] for each in self.waiting()), default=self.now) - 1 + citizen.head_start()

    def return_(self, number: str) -> None:
        citizen = self.numbered(number, "passed")
        if not citizen.pool & self.open_numbers():
            citizen.pool, citizen.sent = self.own_pool(citizen), False
        others = sorted(each.turn()[0] for each in self.waiting() if each.pool & citizen.pool)
        if len(others) < RETURN_AFTER:
            self.requeue(citizen, self.last_place() + citizen.head_start(), "returned")
        else:
            self.requeue(citizen, others[RETURN_AFTER - 1] + 1 + citizen.head_start(), "returned")

    def transfer(self, window: str, pool: set[str], place: str, come_back: bool, meant: str) -> None:
        there = self.here(window, meant, "called", "serving")
        if not pool & self.open_numbers():
            raise No
        to = there.place
        if place == "front":
            to = self.front(there)
        elif place == "end":
            to = self.last_place() + there.head_start()
        self.leave(there, "transferred")
        there.pool, there.sent = set(pool), True
        if come_back:
            there.back_to = window
        self.requeue(there, to, PLACES[place])

    def finish(self, window: str, outcomes: list[Outcome] | None = None, meant: str = "") -> None:
        there = self.here(window, meant, "called", "serving")
        said = {each[0]: each for each in outcomes or []}
        if not set(said) <= set(there.legs[0]):
            raise No
        self.leave(there, "done", tuple(said.get(code, (code, "immediate", True)) for code in there.legs[0]))
        if there.back_to:
            place = self.front(there)
            there.sent = there.back_to in self.open_numbers()
            there.pool = {there.back_to} if there.sent else self.own_pool(there)
            there.back_to = ""
            self.requeue(there, place, "cameBack")
        elif len(there.legs) > 1:
            there.legs = there.legs[1:]
            there.pool, there.sent = self.own_pool(there), False
            self.requeue(there, there.place, "onward")
        else:
            there.state = "done"

    def cancel(self, number: str) -> None:
        citizen = self.numbered(number, "waiting", "called", "held", "passed")
        if citizen.state == "called":
            self.leave(citizen, "cancelled")
        citizen.state, citizen.window = "cancelled", ""

    def open(self, window: str) -> None:
        self.states[window] = "open"

    def pause(self, window: str) -> None:
        if self.states[window] not in ("open", "paused"):
            raise No
        self.states[window] = "paused"

    def resume(self, window: str) -> None:
        if self.states[window] not in ("open", "paused"):
            raise No
        self.states[window] = "open"

    def close(self, window: str) -> None:
        if self.at(window):
            raise No
        self.states[window] = "closed"
        for each in self.waiting():
            if each.sent and not each.pool & self.open_numbers():
                each.sent, each.pool = False, self.own_pool(each)
                each.calls = 0

    def close_day(self) -> None:
        for each in self.citizens:
            if each.state in ("called", "serving"):
                self.leave(each, "closed")
            if each.state not in ("done", "cancelled", "expired"):
                each.state, each.window = ("done" if each.state == "serving" else "expired"), ""
        self.states = dict.fromkeys(LANES, "closed")

    def prioritize(self, number: str, name: str) -> None:
        citizen = self.numbered(number, "waiting", "passed", "held")
        if name not in HEAD_STARTS:
            raise No
        citizen.priorities = citizen.priorities | {name}

    def set_lanes(self, window: str, lanes: set[str]) -> None:
        self.lanes[window] = lanes or set(LANES[window])
        for each in self.citizens:
            if not each.sent and each.state in ("waiting", "held", "passed"):
                each.pool = self.own_pool(each) or each.pool
