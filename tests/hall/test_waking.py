"""What time alone brings: a hold that is over shows everywhere, though nobody in the hall does anything."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from kiosk.hall import Settings
from tests.hall.conftest import Asked, running

A = "shijian-001"
TEN_PAST = "2026-10-12T09:41:00+08:00"
SOON = 3.0
"""Seconds in which pages and boards must know; two, and one for a busy machine."""


def opened(center: Asked, *windows: str) -> Asked:
    for window in windows:
        assert center.act(window, "open").status_code == 200
    return center


def held(center: Asked) -> str:
    """A citizen who stepped aside for ten minutes at window 01; the number."""
    number: str = center.take(A).json()["number"]
    for verb, more in (("callNext", {}), ("start", {}), ("hold", {"minutes": 10, "reason": "去复印"})):
        assert center.act("01", verb, **more).status_code == 200
    return number


def soon(look: Callable[[], Any], wanted: Any) -> None:
    end = time.monotonic() + SOON
    while (seen := look()) != wanted:
        assert time.monotonic() < end, f"{seen} instead of {wanted}"
        time.sleep(0.02)


def next_at(center: Asked, window: str) -> str:
    there = center.window(window)["next"]
    return there["number"] if there else ""


def events(center: Asked, kind: str) -> int:
    count: int = center.rows(f"SELECT count(*) AS n FROM events WHERE kind = '{kind}'")[0]["n"]
    return count


def test_a_hold_that_is_over_shows_on_page_and_board_though_nobody_acts(center: Asked) -> None:
    number = held(opened(center, "01"))
    assert (next_at(center, "01"), center.client.get("/v1/board").json()["waiting"]) == ("", 0)
    center.at(TEN_PAST)
    soon(lambda: next_at(center, "01"), number)
    soon(lambda: center.client.get("/v1/board").json()["waiting"], 1)
    assert center.window("01")["held"] == []
    assert events(center, "holdOver") == 1


@pytest.fixture
def pair(settings: Settings) -> Iterator[tuple[Asked, Asked]]:
    with ExitStack() as stack:
        first, second = (stack.enter_context(running(replace(settings))) for _ in range(2))
        yield first, second


def test_of_two_centers_that_both_look_one_brings_the_citizen_back(pair: tuple[Asked, Asked]) -> None:
    here, _ = pair
    number = held(opened(here, "01"))
    for center in pair:
        center.at(TEN_PAST)
    for center in pair:
        soon(lambda center=center: next_at(center, "01"), number)  # type: ignore[misc]
    assert events(here, "holdOver") == 1


def test_a_hold_that_goes_on_changes_nothing(sqlite_center: Asked) -> None:
    held(opened(sqlite_center, "01"))
    before = sqlite_center.client.get("/v1/windows").json()["seq"]
    sqlite_center.at("2026-10-12T09:35:00+08:00")
    time.sleep(1.2)  # longer than from one look to the next: that nothing happens cannot be waited for
    assert sqlite_center.client.get("/v1/windows").json()["seq"] == before
    assert next_at(sqlite_center, "01") == ""
