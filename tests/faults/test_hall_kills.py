"""Two centers on one PostgreSQL while people work: one center is killed again and again, the database is restarted."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bench.postgres import Postgres
from tests.faults.hall_hands import Crowd, big_hall, nothing_wrong
from tests.hall.processes import Running

RECOVERS_WITHIN = 10.0


@pytest.fixture(scope="module")
def cluster() -> Iterator[Postgres]:
    with Postgres() as made:
        yield made


def kill_in_turns(database: str, folder: Path, kills: int) -> Crowd:
    with big_hall(database, folder, 2) as pair:
        crowd = Crowd([each.address for each in pair])
        try:
            for turn in range(kills):
                crowd.until_told(25)
                pair[turn % 2].kill()
                crowd.until_told(10)  # the other one serves on
                pair[turn % 2] = Running(database, folder)
                crowd.addresses[turn % 2] = pair[turn % 2].address
        finally:
            crowd.stop()
    return crowd


def test_one_of_two_centers_is_killed_mid_verb_and_every_act_happened_once(cluster: Postgres, tmp_path: Path) -> None:
    database = cluster.new_database()
    crowd = kill_in_turns(database, tmp_path, kills=2)
    assert crowd.again > 0
    nothing_wrong(crowd, database)


@pytest.mark.nightly
def test_a_hundred_kills(cluster: Postgres, tmp_path: Path) -> None:
    database = cluster.new_database()
    crowd = kill_in_turns(database, tmp_path, kills=100)
    assert crowd.again > 100
    nothing_wrong(crowd, database)


@pytest.mark.parametrize(
    "how",
    [pytest.param(signal.SIGINT, id="restarted", marks=pytest.mark.slow), pytest.param(signal.SIGQUIT, id="crashed")],
)
def test_postgresql_goes_and_comes_back_under_load(tmp_path: Path, how: signal.Signals) -> None:
    with Postgres() as cluster:
        database = cluster.new_database()
        with big_hall(database, tmp_path, 2) as pair:
            crowd = Crowd([each.address for each in pair])
            try:
                crowd.until_told(50)
                cluster.stop(how)
                time.sleep(0.5)
                assert all(each.process.poll() is None for each in pair)
                cluster.start()
                crowd.until_told(50, RECOVERS_WITHIN)
            finally:
                crowd.stop()
        assert crowd.again > 0
        nothing_wrong(crowd, database)
