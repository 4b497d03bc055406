"""Random verbs on an engine and on the reference; after each the two must tell the same story."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.center.contract import Message
from kiosk.center.contract import windows as words
from kiosk.queueing.day import Day
from tests.queue import reference
from tests.queue.reference import ITEMS, LANES, Ended, Hall, No

WINDOWS = st.sampled_from(sorted(LANES))
SEVERAL = [["a1"], ["a2"], ["a1", "a2"], ["b1"], ["e1"], ["a1", "b1"], ["a1", "e1"], ["b1", "e1", "a2"], ["e1", "b1"]]
WISHES = st.sampled_from(SEVERAL)
AT_HAND = st.tuples(WINDOWS, st.sampled_from(["", "busy", "busy", "byName", "byName", "another"]))
"""A window, and whom its clerk means: whoever is there; or, at the next window where somebody is, that one, that one
by the number, or one who has left."""
TENDING = st.sampled_from(["open", "open", "open", "close", "pause", "resume", "resume"])
OUTCOMES = st.lists(
    st.tuples(st.sampled_from(sorted(ITEMS)), st.sampled_from(list(words.HandleKind)), st.booleans()),
    max_size=2,
    unique_by=lambda each: each[0],
)
PRIORITIES = st.sets(st.sampled_from(sorted(reference.HEAD_STARTS)), max_size=2)
CROWD = st.lists(st.tuples(WISHES, PRIORITIES), min_size=6, max_size=12)
"""Who has come before the story begins: Hypothesis leaves whole rules out of a story, taking a number too."""
OFFLINE = 1100
"""Of the first kiosk's own numbers; the center gives none of them (DECISIONS 4)."""
CLOSING_AFTER = 20
"""Numbers taken before the day may end: a story that ends at once tells nothing."""

APART = 1000
"""Microseconds between two numbers given offline: never two in the same one, as on any kiosk."""


At = tuple[str, str]
MEANT_FOR = {
    "call": ("waiting", "passed"),
    "bringBack": ("held",),
    "return": ("passed",),
    "cancel": ("waiting", "called", "held", "passed"),
    "prioritize": ("waiting", "passed", "held"),
}
"""Where a verb on a number begins."""


class Engine(Protocol):
    """What is driven: the bare rules, or the rules with their store."""

    def take(self, now: int, codes: list[str], priorities: set[str]) -> str:
        """The number given."""

    def adopt(self, now: int, number: str, issued: int, codes: list[str], priorities: set[str]) -> None:
        """A number that a kiosk gave by itself at `issued`."""

    def act(self, now: int, window: str, act: Message) -> bool:
        """False when it was refused."""

    def cancel(self, now: int, number: str) -> bool: ...

    def day(self) -> Day: ...

    def close_day(self, now: int) -> None: ...

    def services(self) -> list[Ended]:
        """Oldest first."""

    def close(self) -> None: ...


class QueueMachine(RuleBasedStateMachine):
    engine: Engine
    make: Callable[[], Engine]
    verbs = 0
    """How many all stories together have driven."""

    @initialize(crowd=CROWD)
    def begin(self, crowd: list[tuple[list[str], set[str]]]) -> None:
        self.engine = type(self).make()
        self.hall = Hall()
        self.adopted = 0
        self._open()
        for codes, priorities in crowd:
            self._take(codes, priorities)

    def _open(self) -> None:
        for window in ("01", "02", "03"):
            self._both(window, words.Open(), partial(self.hall.open, window))
        type(self).verbs -= 3  # not drawn

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.close()

    # ------------------------------------------------------------------------------------ rules

    @rule(codes=WISHES, priorities=PRIORITIES)
    def take(self, codes: list[str], priorities: set[str]) -> None:
        if not all(self.hall.serving({ITEMS[code]}) & self.hall.open_numbers() for code in codes):
            return  # no ticket for what no window serves: the hall's own rule, tested elsewhere
        type(self).verbs += 1
        self._take(codes, priorities)

    @rule(codes=WISHES, priorities=PRIORITIES, minutes=st.integers(-5, -1) | st.integers(0, 90))
    def adopt(self, codes: list[str], priorities: set[str], minutes: int) -> None:
        """`minutes` after it was given; one from the future is a kiosk whose clock is fast."""
        type(self).verbs += 1
        self.adopted += 1
        number = f"{ITEMS[codes[0]]}{OFFLINE + self.adopted}"
        issued = self.hall.now - minutes * reference.MINUTE + self.adopted * APART
        self.engine.adopt(self.hall.now, number, issued, codes, priorities)
        self.hall.adopt(number, issued, codes, set(priorities))

    @rule(minutes=st.integers(0, 15))
    def time_passes(self, minutes: int) -> None:
        if self.hall.now < reference.EVENING:
            self.hall.now += minutes * reference.MINUTE + 1

    @rule(at=AT_HAND, finishing=st.booleans())
    def call_next(self, at: At, finishing: bool) -> None:
        window, who = self._here(at)
        act = words.CallNext(finishing=finishing, ticket=who)
        self._both(window, act, lambda: self.hall.call_next(window, finishing, who))

    @rule(at=AT_HAND)
    def recall(self, at: At) -> None:
        window, who = self._here(at)
        self._both(window, words.Recall(ticket=who), lambda: self.hall.recall(window, who))

    @rule(at=AT_HAND)
    def start(self, at: At) -> None:
        window, who = self._here(at)
        self._both(window, words.Start(ticket=who), lambda: self.hall.start(window, who))

    @rule(at=AT_HAND, outcomes=OUTCOMES, known=st.booleans())
    def finish(self, at: At, outcomes: list[tuple[str, words.HandleKind, bool]], known: bool) -> None:
        window, who = self._here(at)
        there = self.hall.at(window)
        said = [each for each in outcomes if not known or (there and each[0] in there.legs[0])]
        told = tuple(words.ItemOutcome(item=item, kind=kind, solved=solved) for item, kind, solved in said)
        plain = [(item, kind.value, solved) for item, kind, solved in said]
        self._both(window, words.Finish(ticket=who, outcomes=told), lambda: self.hall.finish(window, plain, who))

    @rule(at=AT_HAND)
    def pass_over(self, at: At) -> None:
        window, who = self._here(at)
        act = words.Pass(ticket=who)
        self._both(window, act, lambda: self.hall.pass_over(self.hall.here(window, who, "called")))

    @rule(at=AT_HAND, minutes=st.integers(1, 20))
    def hold(self, at: At, minutes: int) -> None:
        window, who = self._here(at)
        act = words.Hold(minutes=minutes, reason="填表", ticket=who)
        self._both(window, act, lambda: self.hall.hold(window, minutes, who))

    @rule(at=AT_HAND, place=st.sampled_from(list(words.Place)), come_back=st.booleans(), data=st.data())
    def transfer(self, at: At, place: words.Place, come_back: bool, data: st.DataObject) -> None:
        window, who = self._here(at)
        kind = data.draw(st.sampled_from(["window", "lane", "item"]))
        if kind == "window":
            to = data.draw(WINDOWS)
            pool = {to}
        else:
            to = data.draw(st.sampled_from(["A", "B", "E"] if kind == "lane" else sorted(ITEMS)))
            pool = self.hall.serving({to if kind == "lane" else ITEMS[to]})
        said = {"place": place, "come_back": come_back, "reason": "那边办", "ticket": who, kind: to}
        act = words.Transfer.model_validate(said)
        self._both(window, act, lambda: self.hall.transfer(window, pool, place.value, come_back, who))

    @precondition(lambda self: self.hall.citizens)
    @rule(window=WINDOWS, data=st.data())
    def by_number(self, window: str, data: st.DataObject) -> None:
        verb = data.draw(st.sampled_from(sorted(MEANT_FOR)))
        fit = [each for each in self.hall.citizens if each.state in MEANT_FOR[verb]]
        sure = data.draw(st.booleans())
        among = fit if sure and fit else self.hall.citizens
        number = data.draw(st.sampled_from([each.number for each in among]))
        if verb == "call":

            def called() -> None:
                self.hall.free(window)
                self.hall.call(window, self.hall.numbered(number, "waiting", "passed"))

            self._both(window, words.CallNumber(number=number, reason="值班领导同意"), called)
        elif verb == "bringBack":
            self._both(window, words.BringBack(number=number), lambda: self.hall.bring_back(window, number))
        elif verb == "prioritize":
            name = data.draw(st.sampled_from([*reference.HEAD_STARTS, "nobody"]))
            act = words.Prioritize(number=number, priority=name, reason="看过证件")
            self._both(window, act, lambda: self.hall.prioritize(number, name))
        elif verb == "return":
            self._both(window, words.Return(number=number), lambda: self.hall.return_(number))
        else:
            self._agree(self.engine.cancel(self.hall.now, number), lambda: self.hall.cancel(number))

    @rule(window=WINDOWS, verb=TENDING)
    def tend(self, window: str, verb: str) -> None:
        acts: dict[str, tuple[Message, Callable[[str], None]]] = {
            "open": (words.Open(), self.hall.open),
            "close": (words.Close(), self.hall.close),
            "pause": (words.Pause(reason="暂离"), self.hall.pause),
            "resume": (words.Resume(), self.hall.resume),
        }
        act, plain = acts[verb]
        self._both(window, act, lambda: plain(window))

    @rule(window=WINDOWS, lanes=st.sets(st.sampled_from(["A", "B", "E"])))
    def set_lanes(self, window: str, lanes: set[str]) -> None:
        act = words.SetLanes(lanes=tuple(sorted(lanes)))
        self._both(window, act, lambda: self.hall.set_lanes(window, lanes))

    @precondition(lambda self: len(self.hall.citizens) >= CLOSING_AFTER)
    @rule(now=st.sampled_from([True, *[False] * 7]))
    def close_day(self, now: bool) -> None:
        if not now:
            return
        type(self).verbs += 1
        self.engine.close_day(self.hall.now)
        self.hall.close_day()
        ended = self.engine.services()
        assert sorted(ended) == sorted(self.hall.services)
        self.hall.services = list(ended)  # everybody's end came at once, in no order
        self._open()

    # ------------------------------------------------------------------------------- agreement

    @invariant()
    def the_same_story(self) -> None:
        if not hasattr(self, "engine"):
            return
        day = self.engine.day()
        active = [each for each in self.hall.citizens if each.state not in ("done", "cancelled", "expired")]
        assert sorted(day.tickets[key].number for key in day.tickets) == sorted(each.number for each in active)
        for citizen in active:
            _same(day, citizen)
        for number, state in self.hall.states.items():
            there = self.hall.at(number)
            seen = day.at(number)
            assert (seen.number if seen else None) == (there.number if there else None)
            assert day.windows[number].state.value == state
        assert sum(day.lines.values()) == len(self.hall.waiting())

    @invariant()
    def nobody_is_overtaken_by_priority_more_than_the_hall_allows(self) -> None:
        if not hasattr(self, "engine"):
            return
        for each in self.hall.waiting():
            seen = self.engine.day().numbered(each.number)
            assert seen is not None
            assert seen.overtaken - each.by_hand <= reference.OVERTAKEN_MOST

    @invariant()
    def nobody_is_bound_to_windows_that_are_all_closed(self) -> None:
        if not hasattr(self, "engine"):
            return
        day = self.engine.day()
        for each in day.waiting():
            assert not each.bound or each.pool & day.open_numbers(), f"{each.number} waits for closed windows"

    def _take(self, codes: list[str], priorities: set[str]) -> None:
        number = self.engine.take(self.hall.now, codes, priorities)
        self.hall.take(number, codes, set(priorities))

    def _here(self, at: At) -> tuple[str, str]:
        """The window, and the number to be named there."""
        window, meant = at
        if not meant:
            return window, ""
        round_from = sorted(LANES, key=lambda each: (each < window, each))
        window = next((each for each in round_from if self.hall.at(each)), window)
        there = self.hall.at(window)
        return window, {"busy": "", "byName": there.number if there else "A001", "another": "Z999"}[meant]

    def _both(self, window: str, act: Any, plain: Callable[[], None]) -> None:
        def told() -> None:
            self.hall.wake()
            plain()

        self._agree(self.engine.act(self.hall.now, window, act), told)
        assert self.engine.services() == self.hall.services

    def _agree(self, done: bool, plain: Callable[[], None]) -> None:
        type(self).verbs += 1
        try:
            plain()
        except No:
            assert not done, "the engine did what the reference says is not possible"
        else:
            assert done, "the engine refused what the reference says is possible"


def _same(day: Day, citizen: reference.Citizen) -> None:
    seen = day.numbered(citizen.number)
    assert seen is not None
    told = (seen.state.value, seen.window, seen.overtaken, set(seen.pool), seen.line, seen.calls, seen.why)
    assert [list(leg) for leg in seen.legs] == citizen.legs
    assert set(seen.priorities) == citizen.priorities
    assert told == (
        citizen.state,
        citizen.window,
        citizen.overtaken,
        citizen.pool,
        citizen.place,
        citizen.calls,
        citizen.why,
    ), f"{citizen.number}: {told}"
