"""`kiosk outbox`: what the center refused, for whoever maintains a kiosk, beside the kiosk that runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.center.contract.undelivered import UNREADABLE, Undelivered, parse
from kiosk.center.outbox import Letter, Outbox
from kiosk.center.sealing import Seal
from kiosk.cli import main

MARK = b"a citizen nobody may read of"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Outbox]:
    """The outbox as the kiosk holds it, with two deliveries refused and one waiting."""
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "kiosk.key"))
    outbox.post(*(Letter("/v1/tickets/adopt", str(each), MARK) for each in range(3)))
    for why in ("senseless", UNREADABLE):
        delivery = outbox.next()
        assert delivery is not None
        outbox.refused(delivery, why)
    yield outbox
    outbox.close()


def typed(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["outbox", *words, "--data", str(data)])


def test_what_was_refused_is_listed_without_a_word_of_what_is_in_it(tmp_path: Path, running: Outbox) -> None:
    shown = typed(tmp_path, "list")
    assert shown.exit_code == 0
    lines = [line.split() for line in shown.output.splitlines()]
    assert [(line[0], line[3], line[4]) for line in lines] == [
        ("1", "/v1/tickets/adopt", "senseless"),
        ("2", "/v1/tickets/adopt", UNREADABLE),
    ]
    assert MARK.decode() not in shown.output


def test_acts_reach_the_kiosk_that_runs(tmp_path: Path, running: Outbox) -> None:
    assert typed(tmp_path, "again", "1").exit_code == 0
    assert typed(tmp_path, "seen", "2").exit_code == 0
    delivery = running.next()
    assert delivery is not None and (delivery.key, delivery.body) == ("0", MARK)
    assert running.refusals() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("again", "1", "2"), "2: cannot be opened with this machine's key; there is nothing to send"),
        (("again", "1", "3"), "nothing refused has the number 3; see kiosk outbox list"),
        (("seen", "1", "7"), "nothing refused has the number 7; see kiosk outbox list"),
    ],
)
def test_what_makes_no_sense_does_nothing_at_all(
    tmp_path: Path, running: Outbox, words: tuple[str, ...], said: str
) -> None:
    answer = typed(tmp_path, *words)
    assert (answer.exit_code, answer.output) == (1, f"kiosk outbox: {said}\n")
    assert [each.id for each in running.refusals()] == [1, 2]


def test_a_folder_without_an_outbox_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    answer = typed(tmp_path, "list")
    assert (answer.exit_code, answer.output) == (1, f"kiosk outbox: no kiosk keeps its outbox in {tmp_path}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("why", ["closed", "senseless", "the center answered 422"])
def test_what_is_told_can_be_read(why: str) -> None:
    told = Undelivered("/v1/tickets/adopt", why, datetime(2026, 11, 20, 9, 46, tzinfo=UTC))
    assert parse(str(told)) == told


@pytest.mark.parametrize("told", ["", "online", "/v1/x", "/v1/x why", "/v1/x why yesterday", "x why 2026-11-20"])
def test_what_is_no_such_word_is_nothing(told: str) -> None:
    assert parse(told) is None
