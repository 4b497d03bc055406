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
from tests.queue.reference import ITEMS, LANES, Hall, No

WINDOWS = st.sampled_from(sorted(LANES))
ONE_WINDOW_ITEMS = st.sampled_from([["a1"], ["a2"], ["a1", "a2"], ["b1"], ["e1"], ["a1", "b1"]])
PRIORITIES = st.sets(st.sampled_from(sorted(reference.HEAD_STARTS)), max_size=2)


class Engine(Protocol):
    """What is driven: the bare rules, or the rules with their store."""

    def take(self, now: int, codes: list[str], priorities: set[str]) -> str:
        """The number given."""

    def act(self, now: int, window: str, act: Message) -> bool:
        """False when it was refused."""

    def cancel(self, now: int, number: str) -> bool: ...

    def day(self) -> Day: ...

    def services(self) -> list[tuple[str, str, str]]:
        """Number, window and how it ended, oldest first."""

    def close(self) -> None: ...


class QueueMachine(RuleBasedStateMachine):
    engine: Engine
    make: Callable[[], Engine]

    @initialize()
    def begin(self) -> None:
        self.engine = type(self).make()
        self.hall = Hall()
        for window in ("01", "02", "03"):
            self._both(window, words.Open(), partial(self.hall.open, window))

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.close()

    # ------------------------------------------------------------------------------------ rules

    @rule(codes=ONE_WINDOW_ITEMS, priorities=PRIORITIES)
    def take(self, codes: list[str], priorities: set[str]) -> None:
        pool = self.hall.serving({ITEMS[code] for code in codes})
        if not pool & self.hall.open_numbers():
            return  # no ticket for what no window serves: the hall's own rule, tested elsewhere
        number = self.engine.take(self.hall.now, codes, priorities)
        self.hall.take(number, codes, set(priorities))

    @rule(minutes=st.integers(0, 15))
    def time_passes(self, minutes: int) -> None:
        if self.hall.now < reference.EVENING:
            self.hall.now += minutes * reference.MINUTE + 1

    @rule(window=WINDOWS, finishing=st.booleans())
    def call_next(self, window: str, finishing: bool) -> None:
        self._both(window, words.CallNext(finishing=finishing), lambda: self.hall.call_next(window, finishing))

    @rule(window=WINDOWS)
    def recall(self, window: str) -> None:
        self._both(window, words.Recall(), lambda: self.hall.recall(window))

    @rule(window=WINDOWS)
    def start(self, window: str) -> None:
        def started() -> None:
            self.hall.here(window, "called").state = "serving"

        self._both(window, words.Start(), started)

    @rule(window=WINDOWS)
    def finish(self, window: str) -> None:
        self._both(window, words.Finish(), lambda: self.hall.finish(window))

    @rule(window=WINDOWS)
    def pass_over(self, window: str) -> None:
        self._both(window, words.Pass(), lambda: self.hall.pass_over(self.hall.here(window, "called")))

    @rule(window=WINDOWS, minutes=st.integers(1, 20))
    def hold(self, window: str, minutes: int) -> None:
        self._both(window, words.Hold(minutes=minutes, reason="填表"), lambda: self.hall.hold(window, minutes))

    @rule(window=WINDOWS, place=st.sampled_from(list(words.Place)), come_back=st.booleans(), data=st.data())
    def transfer(self, window: str, place: words.Place, come_back: bool, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(["window", "lane", "item"]))
        if kind == "window":
            to = data.draw(WINDOWS)
            pool = {to}
        else:
            to = data.draw(st.sampled_from(["A", "B", "E"] if kind == "lane" else sorted(ITEMS)))
            pool = self.hall.serving({to if kind == "lane" else ITEMS[to]})
        act = words.Transfer.model_validate({"place": place, "come_back": come_back, "reason": "那边办", kind: to})
        self._both(window, act, lambda: self.hall.transfer(window, pool, place.value, come_back))

    @precondition(lambda self: self.hall.citizens)
    @rule(window=WINDOWS, data=st.data())
    def by_number(self, window: str, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from([each.number for each in self.hall.citizens]))
        verb = data.draw(st.sampled_from(["call", "bringBack", "return", "cancel"]))
        if verb == "call":

            def called() -> None:
                self.hall.free(window)
                self.hall.call(window, self.hall.numbered(number, "waiting", "passed"), by_hand=True)

            self._both(window, words.CallNumber(number=number, reason="值班领导同意"), called)
        elif verb == "bringBack":
            self._both(window, words.BringBack(number=number), lambda: self.hall.bring_back(window, number))
        elif verb == "return":
            self._both(window, words.Return(number=number), lambda: self.hall.return_(number))
        else:
            self._agree(self.engine.cancel(self.hall.now, number), lambda: self.hall.cancel(number))

    @rule(window=WINDOWS, verb=st.sampled_from(["open", "close", "pause", "resume"]))
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

    # ------------------------------------------------------------------------------- agreement

    @invariant()
    def the_same_story(self) -> None:
        if not hasattr(self, "engine"):
            return
        day = self.engine.day()
        active = [each for each in self.hall.citizens if each.state not in ("done", "cancelled")]
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

    def _both(self, window: str, act: Any, plain: Callable[[], None]) -> None:
        def told() -> None:
            self.hall.wake()
            plain()

        self._agree(self.engine.act(self.hall.now, window, act), told)
        assert self.engine.services() == self.hall.services

    def _agree(self, done: bool, plain: Callable[[], None]) -> None:
        try:
            plain()
        except No:
            assert not done, "the engine did what the reference says is not possible"
        else:
            assert done, "the engine refused what the reference says is possible"


def _same(day: Day, citizen: reference.Citizen) -> None:
    seen = day.numbered(citizen.number)
    assert seen is not None
    told = (seen.state.value, seen.window, seen.overtaken, set(seen.pool), seen.line, seen.calls)
    assert told == (
        citizen.state,
        citizen.window,
        citizen.overtaken,
        citizen.pool,
        citizen.place,
        citizen.calls,
    ), f"{citizen.number}: {told}"
