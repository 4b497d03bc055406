"""Ratings wait on disk until the center has answered."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from kiosk.callers.clock import seconds
from kiosk.callers.kept import KeptRatings, Rating
from kiosk.center.contract.ratings import LONGEST_AWAY, Level


def test_what_was_kept_is_there_again_in_order_with_its_age(tmp_path: Path) -> None:
    store = KeptRatings(tmp_path / "callers.db")
    first = Rating("3", Level.SATISFIED, seconds() - 5, "s-1")
    second = Rating("4", Level.DISSATISFIED, seconds(), "s-2")
    for rating in (first, second, first):
        store.keep(rating)
    store.close()
    time.sleep(0.1)
    again = KeptRatings(tmp_path / "callers.db")
    left = again.left()
    assert [(one.window, one.level, one.service, one.key) for one in left] == [
        ("3", Level.SATISFIED, "s-1", first.key),
        ("4", Level.DISSATISFIED, "s-2", second.key),
    ]
    assert 5.1 <= left[0].ago < 6
    again.forget(left[0])
    assert [one.key for one in again.left()] == [second.key]
    again.close()


def test_an_age_stays_within_what_the_center_takes_whatever_the_clock_does(tmp_path: Path) -> None:
    store = KeptRatings(tmp_path / "callers.db")
    store.keep(Rating("3", Level.SATISFIED, seconds(), "s-1"))
    with sqlite3.connect(tmp_path / "callers.db") as base:
        base.execute("UPDATE rating SET at = at + 3600")
    base.close()
    assert [one.ago for one in store.left()] == [0.0]
    store.close()
    assert Rating("3", Level.SATISFIED, seconds() - 2 * LONGEST_AWAY).ago == LONGEST_AWAY


def test_a_file_that_is_no_store_is_said_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "callers.db").write_bytes(b"this is no database " * 100)
    with pytest.raises(OSError, match="cannot hold ratings"):
        KeptRatings(tmp_path / "callers.db")


@pytest.mark.logs_errors
def test_a_disk_that_fails_is_said_and_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = KeptRatings(tmp_path / "callers.db")
    store.close()
    store.keep(Rating("3", Level.SATISFIED, seconds(), "s-1"))
    assert "cannot be kept on disk" in caplog.text
