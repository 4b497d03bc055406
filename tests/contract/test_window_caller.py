"""What every window caller must do, whatever is behind it. A new driver is one more line in `DRIVERS`.

Each driver is built against the simulated line's pty; `Bench.do` works the pads through the control socket.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.contract import (
    CallerAction,
    CallerDetail,
    CallerKey,
    CallerResult,
    Health,
    Outcome,
    RatingKey,
    WindowCaller,
)
from drivers.controls import Handle, State
from drivers.window_caller.rs485 import Rs485WindowCaller
from drivers.window_caller.simulated import SimulatedWindowLine

DRIVERS: dict[str, Callable[[str], WindowCaller]] = {"rs485": Rs485WindowCaller}
KEYS, RATER, OTHER_KEYS = 1, 101, 2
LONG_ENOUGH = 3.0
"""Seconds in which a pad has said everything it repeats."""


@dataclass
class Bench:
    """A driver and the line of pads it drives."""

    caller: WindowCaller
    handle: Handle

    def do(self, verb: str, **arguments: object) -> State:
        return self.handle.do(verb, **arguments)

    def pad(self, address: int) -> State:
        pads: dict[str, State] = self.handle.state()["pads"]
        return pads[str(address)]

    def listen(self, deadline: float = 1.0) -> CallerResult:
        return self.caller.listen(deadline)

    def presses(self, seconds: float) -> list[CallerKey | RatingKey]:
        """Everything heard in so many seconds, repeats too."""
        ends, heard = time.monotonic() + seconds, []
        while time.monotonic() < ends:
            result = self.caller.listen(0.2)
            if result.press:
                heard.append(result.press)
        return heard

    def settle(self, address: int, seconds: float = 1.0) -> State:
        """The pad's state when it has heard what was sent."""
        time.sleep(0.05)
        ends = time.monotonic() + seconds
        while self.pad(address)["unacknowledged"] and time.monotonic() < ends:
            time.sleep(0.02)
        return self.pad(address)


@pytest.fixture(params=DRIVERS)
def bench(request: pytest.FixtureRequest, device_folder: Path) -> Iterator[Bench]:
    port, control = device_folder / "callers.tty", device_folder / "callers.sock"
    simulated = SimulatedWindowLine(port, control, [KEYS, OTHER_KEYS, RATER])
    simulated.start()
    caller = DRIVERS[request.param](f"serial:{port}")
    caller.status(1.0)
    yield Bench(caller, Handle(control))
    caller.close()
    simulated.stop()


def pressed(result: CallerResult) -> CallerKey:
    assert result.outcome is Outcome.SUCCESS, result
    assert isinstance(result.press, CallerKey)
    return result.press


def test_it_says_whether_it_was_ever_run_on_real_hardware(bench: Bench) -> None:
    assert isinstance(bench.caller.verified, bool)


def test_nobody_pressing_is_a_time_out_within_the_deadline(bench: Bench) -> None:
    began = time.monotonic()
    assert bench.listen(0.3) == CallerResult(Outcome.TIMEOUT)
    assert 0.15 < time.monotonic() - began < 0.6
    assert bench.listen(0.0) == CallerResult(Outcome.TIMEOUT)


@pytest.mark.parametrize("action", sorted(set(CallerAction) - {CallerAction.OTHER}))
def test_every_key_is_heard_as_what_it_asks_for_and_acknowledged(bench: Bench, action: CallerAction) -> None:
    bench.do("press", address=KEYS, key=action.value)
    key = pressed(bench.listen())
    assert (key.address, key.action, key.repeat) == (KEYS, action, False)
    pad = bench.settle(KEYS)
    assert (pad["acknowledged"], pad["unacknowledged"]) == (1, 0)


def test_digits_come_with_the_key_that_ends_them(bench: Bench) -> None:
    for digits in ("12", "127"):
        bench.do("press", address=KEYS, key="transfer", digits=digits)
        key = pressed(bench.listen())
        assert (key.action, key.digits) == (CallerAction.TRANSFER, digits)


def test_confirm_after_an_unknown_digit_is_only_confirm(bench: Bench) -> None:
    bench.do("press", address=KEYS, key="confirm", digits="9")
    assert pressed(bench.listen()).action is CallerAction.CONFIRM
    bench.do("press", address=KEYS, key="confirm", digits="66")
    key = pressed(bench.listen())
    assert (key.action, key.digits) == (CallerAction.CONFIRM, "66")


@pytest.mark.parametrize("data", ["05", "3f", "0a0c", "ff0c"])
def test_a_key_of_no_known_meaning_is_acknowledged_and_told_raw(bench: Bench, data: str) -> None:
    bench.do("raw", address=KEYS, data=data)
    key = pressed(bench.listen())
    assert (key.action, key.digits, key.data.hex()) == (CallerAction.OTHER, "", data)
    assert bench.settle(KEYS)["acknowledged"] == 1


@pytest.mark.parametrize("number", range(4))
def test_each_of_the_four_rating_keys_is_heard_and_acknowledged(bench: Bench, number: int) -> None:
    bench.do("rate", address=RATER, key=number)
    assert bench.listen().press == RatingKey(RATER, number)
    assert bench.settle(RATER)["acknowledged"] == 1


def test_pads_on_one_line_are_told_apart_by_their_address(bench: Bench) -> None:
    bench.do("press", address=KEYS, key="call")
    bench.do("press", address=OTHER_KEYS, key="recall")
    bench.do("rate", address=RATER, key=2)
    heard = {press.address: press for press in bench.presses(1.5) if not press.repeat}
    assert heard.keys() == {KEYS, OTHER_KEYS, RATER}
    assert bench.pad(OTHER_KEYS)["acknowledged"] == 1


def test_a_press_repeated_because_no_acknowledgement_arrived_is_marked_so(bench: Bench) -> None:
    bench.do("deaf", address=KEYS)
    bench.do("press", address=KEYS, key="call")
    heard = bench.presses(LONG_ENOUGH)
    assert [press.repeat for press in heard] == [False, True, True, True, True]
    assert bench.pad(KEYS)["gave_up"] == 1


def test_the_same_key_pressed_again_later_is_a_press_of_its_own(bench: Bench) -> None:
    for _ in range(2):
        bench.do("press", address=KEYS, key="call")
        assert not pressed(bench.listen()).repeat
        time.sleep(1.1)


def test_another_key_in_between_makes_the_same_key_a_new_press(bench: Bench) -> None:
    for key in ("call", "recall", "call"):
        bench.do("press", address=KEYS, key=key)
        assert not pressed(bench.listen()).repeat


def test_the_display_shows_what_it_is_told_though_it_cannot_prove_it(bench: Bench) -> None:
    assert bench.caller.show_waiting(KEYS, 7, 1.0).outcome is Outcome.UNCONFIRMED
    assert bench.caller.show_ticket(KEYS, 123, 1.0).outcome is Outcome.UNCONFIRMED
    pad = bench.settle(KEYS)
    assert (pad["waiting"], pad["ticket"]) == ("007", "123")
    bench.caller.show_waiting(KEYS, None, 1.0)
    bench.caller.show_ticket(KEYS, None, 1.0)
    pad = bench.settle(KEYS)
    assert (pad["waiting"], pad["ticket"]) == ("   ", "   ")


def test_beep_stars_and_rating_reach_the_pad_that_is_meant_and_no_other(bench: Bench) -> None:
    for result in (
        bench.caller.beep(KEYS, 1.0),
        bench.caller.show_stars(RATER, 4, 1.0),
        bench.caller.start_rating(RATER, 1.0),
    ):
        assert result.outcome is Outcome.UNCONFIRMED
    rater, keys = bench.settle(RATER), bench.pad(KEYS)
    assert (keys["beeps"], rater["stars"], rater["rating_asked"], rater["beeps"]) == (1, 4, 1, 0)


def test_what_cannot_be_shown_is_refused_and_nothing_is_sent(bench: Bench) -> None:
    assert bench.caller.show_waiting(KEYS, 1000, 1.0).outcome is Outcome.INVALID_DATA
    assert bench.caller.show_ticket(KEYS, -1, 1.0).outcome is Outcome.INVALID_DATA
    assert bench.caller.show_stars(RATER, 6, 1.0).outcome is Outcome.INVALID_DATA
    assert bench.caller.beep(256, 1.0).outcome is Outcome.INVALID_DATA
    pad = bench.settle(KEYS)
    assert (pad["ticket"], pad["waiting"], pad["beeps"]) == ("   ", "   ", 0)


def test_a_damaged_frame_is_not_taken_and_its_repeat_is_the_first_that_counts(bench: Bench) -> None:
    bench.do("broken", frames=1)
    bench.do("press", address=KEYS, key="call")
    heard = bench.presses(1.5)
    assert [(press.address, press.repeat) for press in heard] == [(KEYS, False)]
    assert bench.pad(KEYS)["acknowledged"] == 1


def test_noise_around_every_frame_loses_no_press_and_makes_none(bench: Bench) -> None:
    bench.do("noise")
    for key in ("call", "recall", "pause", "call"):
        bench.do("press", address=KEYS, key=key)
        fresh = [press for press in bench.presses(0.8) if not press.repeat]
        assert [press.action.value for press in fresh if isinstance(press, CallerKey)] == [key]


def test_nothing_but_garbage_is_called_garbage_and_a_press_after_it_is_heard(bench: Bench) -> None:
    bench.do("garbage", size=60)
    assert bench.listen(0.6) == CallerResult(Outcome.INVALID_DATA, CallerDetail.GARBAGE)
    bench.do("press", address=KEYS, key="call")
    assert pressed(bench.listen()).action is CallerAction.CALL


def test_two_presses_at_the_same_instant_are_both_heard_once(bench: Bench) -> None:
    bench.do("collide", first=KEYS, second=OTHER_KEYS)
    fresh = sorted(press.address for press in bench.presses(2.0) if not press.repeat)
    assert fresh == [KEYS, OTHER_KEYS]
    assert bench.handle.state()["collisions"] >= 1


def test_an_adapter_that_hands_back_what_is_sent_makes_no_presses(bench: Bench) -> None:
    bench.do("echo")
    bench.do("press", address=KEYS, key="call")
    bench.do("rate", address=RATER, key=1)
    fresh = [press.address for press in bench.presses(1.5) if not press.repeat]
    bench.caller.start_rating(RATER, 1.0)
    bench.caller.show_stars(RATER, 5, 1.0)
    bench.caller.show_ticket(KEYS, 27, 1.0)
    assert bench.presses(0.6) == []
    assert sorted(fresh) == [KEYS, RATER]
    assert bench.pad(RATER)["rating_asked"] == 1


def test_a_slow_line_is_waited_for(bench: Bench) -> None:
    bench.do("slow", ms=300)
    for key in ("call", "recall"):
        bench.do("press", address=KEYS, key=key)
    fresh = [press for press in bench.presses(2.5) if not press.repeat]
    assert [press.action.value for press in fresh if isinstance(press, CallerKey)] == ["call", "recall"]


def test_an_unplugged_line_says_so_and_comes_back_by_itself(bench: Bench) -> None:
    bench.do("unplug")
    for result in (bench.listen(0.3), bench.listen(0.3), bench.caller.beep(KEYS, 0.3)):
        assert (result.outcome, result.detail) == (Outcome.NOT_READY, CallerDetail.UNPLUGGED)
    assert bench.caller.status(0.3) is Health.NO_DEVICE
    bench.do("plug")
    assert bench.caller.status(0.3) is Health.ONLINE
    bench.do("press", address=KEYS, key="call")
    assert pressed(bench.listen()).action is CallerAction.CALL


def test_a_closed_caller_opens_again_when_it_is_next_asked(bench: Bench) -> None:
    bench.caller.close()
    bench.caller.close()
    assert bench.caller.beep(KEYS, 1.0).outcome is Outcome.UNCONFIRMED
    assert bench.settle(KEYS)["beeps"] == 1
