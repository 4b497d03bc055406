"""How often somebody may be wrong: a try counts from its beginning, a right one does not count."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from kiosk.hall.throttle import Throttle, tried


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_again_when_its_time_is_over() -> None:
    clock = Clock()
    throttle = Throttle(2, 10.0, clock)
    assert [throttle.wait_seconds("a") for _ in range(3)] == [0, 0, 10]
    clock.now = 9.0
    assert throttle.wait_seconds("a") == 1
    assert throttle.wait_seconds("b") == 0
    clock.now = 10.0
    assert throttle.wait_seconds("a") == 0


def test_tries_at_the_same_moment_are_counted_before_they_are_looked_at() -> None:
    throttle = Throttle(3)
    with ExitStack() as at_once:
        tries = [at_once.enter_context(tried((throttle, "kiosk-1"))) for _ in range(500)]
        assert [each.refused for each in tries] == [False] * 3 + [True] * 497


def test_only_what_was_wrong_stays_counted() -> None:
    throttle = Throttle(2)
    for _ in range(5):
        with tried((throttle, "kiosk-1")) as this:
            assert not this.refused
    with pytest.raises(OSError), tried((throttle, "kiosk-1")):
        raise OSError  # the store is away: nobody was wrong
    for _ in range(2):
        with tried((throttle, "kiosk-1")) as this:
            this.wrong = True
    with tried((throttle, "kiosk-1")) as this:
        assert this.refused
    assert throttle.left_seconds("kiosk-1") > 0, "what was refused gives nothing back"


def test_what_one_refuses_the_other_does_not_count() -> None:
    kiosks, cases = Throttle(3), Throttle(1)
    for _ in range(9):
        with tried((kiosks, "kiosk-1"), (cases, "a case")) as this:
            this.wrong = True
    with tried((kiosks, "kiosk-1"), (cases, "another")) as this:
        assert not this.refused


def test_made_up_names_are_not_remembered_for_ever() -> None:
    clock = Clock()
    throttle = Throttle(2, 10.0, clock)
    for number in range(1000):
        throttle.wait_seconds(f"made up {number}")
    clock.now = 5.0
    throttle.wait_seconds("lately")
    clock.now = 11.0
    throttle.wait_seconds("now")
    assert list(throttle._times) == ["lately", "now"]
    assert throttle.wait_seconds("lately") == 0
    assert throttle.wait_seconds("lately") > 0, "one of five seconds ago and one of now"
