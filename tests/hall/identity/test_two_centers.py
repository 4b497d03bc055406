"""Two centers on one PostgreSQL: what is good once is good once for both."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall.conftest import MONDAY, TOKENS, Asked, running
from tests.hall.identity.city import SANDBOX, connected, newest_code
from tests.hall.identity.test_codes import answer, wish, wrong
from tests.hall.identity.test_confirming import confirm, with_pin
from tests.hall.identity.test_passes import made, shown

Two = tuple[Asked, Asked]


@pytest.fixture
def settings(postgres_url: str, hall_folder: Path, tmp_path: Path) -> Settings:
    connected(hall_folder, SANDBOX)
    return Settings(
        database=postgres_url,
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )


@pytest.fixture
def two(settings: Settings) -> Iterator[Two]:
    with running(settings) as one, running(settings) as other:
        yield one, other


def test_a_pass_shown_at_both_at_the_same_moment_is_good_once(two: Two) -> None:
    code = made(two[0])
    with ThreadPoolExecutor(8) as citizens:
        told = list(citizens.map(lambda turn: shown(two[turn % 2], code), range(12)))
    assert sorted(each.status_code for each in told) == [200] + [409] * 11
    assert {each.json()["reason"] for each in told if each.status_code == 409} == {"used"}


def test_right_digits_typed_at_both_at_the_same_moment_confirm_once(two: Two, tmp_path: Path) -> None:
    sent = wish(two[0]).json()
    digits = newest_code(tmp_path / "data")
    with ThreadPoolExecutor(8) as citizens:
        told = list(citizens.map(lambda turn: answer(two[turn % 2], sent["id"], digits), range(8)))
    assert sorted(each.status_code for each in told) == [201] + [409] * 7
    assert len(two[0].rows("SELECT id FROM confirmations")) == 1


def test_tries_are_counted_across_both(two: Two, tmp_path: Path) -> None:
    sent = wish(two[0]).json()
    guess = wrong(newest_code(tmp_path / "data"))
    with_pin(two[0])
    with ThreadPoolExecutor(8) as citizens:
        codes = list(citizens.map(lambda turn: answer(two[turn % 2], sent["id"], guess), range(10)))
        pins = list(citizens.map(lambda turn: confirm(two[turn % 2], "100200"), range(10)))
    assert sorted(each.json()["left"] for each in codes) == [0] * 6 + [1, 2, 3, 4]
    assert [each.json()["reason"] for each in pins].count("wrong") == 4
    assert confirm(two[1]).json()["reason"] == "locked"
