"""Every verb in every order, against a queue so plain that it can be checked by reading it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.queue.engines import Bare
from tests.queue.machine import QueueMachine
from tests.queue.stored import Stored

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class BareQueue(QueueMachine):
    make = Bare


class StoredQueue(QueueMachine):
    make = Stored


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One pair of centers for all stories of a test."""
    engine = Stored()

    def again() -> Stored:
        engine.begin()
        return engine

    monkeypatch.setattr(StoredQueue, "make", staticmethod(again))
    yield
    engine.end()


def _run(machine: type[QueueMachine], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate, Phase.shrink],  # explaining traces every line, for minutes
            suppress_health_check=_CALM,
            database=None,
        ),
    )


def test_the_rules_agree_with_the_plain_queue() -> None:
    _run(BareQueue, examples=60, steps=50)


def test_the_rules_and_their_store_agree_with_the_plain_queue(stored: None) -> None:
    _run(StoredQueue, examples=12, steps=40)


@pytest.mark.nightly
@pytest.mark.timeout(5400)
def test_a_hundred_thousand_steps_of_the_rules() -> None:
    before = BareQueue.verbs
    _run(BareQueue, examples=1300, steps=100)
    driven = BareQueue.verbs - before
    print(f"{driven} verbs")
    assert driven >= 100_000


@pytest.mark.nightly
@pytest.mark.timeout(5400)
def test_ten_thousand_steps_of_rules_and_store(stored: None) -> None:
    before = StoredQueue.verbs
    _run(StoredQueue, examples=140, steps=100)
    driven = StoredQueue.verbs - before
    print(f"{driven} verbs")
    assert driven >= 10_000
