"""The outbox keeps what it was told, in order, sealed, across a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.center.outbox import Letter, Outbox, RangeExhausted, Stage
from kiosk.center.sealing import Seal, SealBroken

MARK = b"a citizen nobody may read of"


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    yield made
    made.close()


def test_deliveries_come_back_in_the_order_they_were_written(outbox: Outbox) -> None:
    outbox.post(*(Letter("/v1/x", str(n), b"{}") for n in range(3)))
    keys = []
    while (delivery := outbox.next()) is not None:
        keys.append(delivery.key)
        outbox.delivered(delivery)
    assert keys == ["0", "1", "2"]


def test_a_refused_delivery_is_kept_but_no_longer_in_the_way(outbox: Outbox) -> None:
    outbox.post(Letter("/v1/x", "first", b"{}"), Letter("/v1/x", "second", b"{}"))
    first = outbox.next()
    assert first is not None
    outbox.refused(first, "conflict")
    second = outbox.next()
    assert second is not None and second.key == "second" and outbox.waiting() == 1


def test_a_refused_delivery_is_looked_at_or_sent_again_in_its_old_place(outbox: Outbox) -> None:
    outbox.post(*(Letter("/v1/x", key, b"{}") for key in ("first", "second", "third", "fourth")))
    for _ in range(3):
        delivery = outbox.next()
        assert delivery is not None
        outbox.refused(delivery, "senseless")
    first, second, third = outbox.refusals()
    assert (first.told.path, first.told.why) == ("/v1/x", "senseless")
    outbox.seen(first.id)
    outbox.again(second.id)
    assert [each.id for each in outbox.refusals()] == [third.id]
    again = outbox.next()
    assert again is not None and again.key == "second", "before what came later, with the key it had"
    outbox.again(first.id)
    assert outbox.waiting() == 2, "what was looked at is done with"


def test_an_intent_is_open_until_it_is_settled(outbox: Outbox) -> None:
    outbox.intend("k")
    outbox.reach("k", Stage.GIVEN, "A027")
    outbox.reach("k", Stage.PRINTING)
    assert [(i.stage, i.number) for i in outbox.open_intents()] == [(Stage.PRINTING, "A027")]
    outbox.settle("k", Letter("/v1/tickets/settle", "s", b"{}"))
    assert outbox.open_intents() == [] and outbox.waiting() == 1


def test_a_settled_number_is_not_opened_again_by_a_late_word(outbox: Outbox) -> None:
    outbox.intend("k")
    outbox.reach("k", Stage.PRINTING)
    outbox.settle("k", owed=True)
    outbox.reach("k", Stage.SENT)
    assert [i.stage for i in outbox.open_intents()] == [Stage.OWED]


def test_a_reprint_that_is_cut_off_owes_a_strip_but_keeps_the_number(outbox: Outbox) -> None:
    outbox.intend("k")
    outbox.reach("k", Stage.GIVEN, "A027")
    outbox.settle("k", Letter("/v1/tickets/settle", "s", b"{}"))
    outbox.reach("k", Stage.PRINTING)
    assert [(i.stage, i.number) for i in outbox.open_intents()] == [(Stage.OWED, "A027")]


@pytest.mark.logs_errors
def test_a_record_that_cannot_be_read_does_not_stand_in_the_way(tmp_path: Path) -> None:
    first = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "lost key"))
    first.post(Letter("/v1/x", "unreadable", b"{}"))
    first.close()
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    outbox.post(Letter("/v1/x", "readable", b"{}"))
    delivery = outbox.next()
    assert delivery is not None and delivery.key == "readable"
    outbox.close()


def test_a_slip_owed_to_the_printer_stays_open_until_it_is_paid(outbox: Outbox) -> None:
    outbox.intend("k")
    outbox.settle("k", owed=True)
    assert [i.stage for i in outbox.open_intents()] == [Stage.OWED]
    outbox.paid()
    assert outbox.open_intents() == []


def test_after_a_power_cut_the_printer_is_not_asked_to_vouch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    outbox.intend("k")
    outbox.reach("k", Stage.SENT)
    assert [intent.powered for intent in outbox.open_intents()] == [True]
    outbox.close()
    other = tmp_path / "boot_id"
    other.write_text("another boot", encoding="ascii")
    monkeypatch.setattr("kiosk.center.outbox.BOOT_ID", other)
    after = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    assert [intent.powered for intent in after.open_intents()] == [False]
    after.close()


def test_offline_numbers_are_given_once_and_run_out(outbox: Outbox) -> None:
    assert [outbox.reserve("2026-11-20", "A", range(1100, 1103)) for _ in range(3)] == [1100, 1101, 1102]
    assert outbox.reserve("2026-11-20", "B", range(1100, 1103)) == 1100
    assert outbox.reserve("2026-11-21", "A", range(1100, 1103)) == 1100
    with pytest.raises(RangeExhausted):
        outbox.reserve("2026-11-20", "A", range(1100, 1103))


def test_nothing_of_a_citizen_can_be_read_in_the_file(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    outbox.post(Letter("/v1/tickets/adopt", "k", MARK))
    assert outbox.next() is not None
    outbox.close()
    assert all(MARK not in file.read_bytes() for file in tmp_path.iterdir())
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


@pytest.mark.logs_errors
def test_another_key_opens_nothing(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    outbox.post(Letter("/v1/x", "k", MARK))
    outbox.close()
    stranger = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "other"))
    assert stranger.next() is None
    stranger.close()
    with pytest.raises(SealBroken):
        Seal(tmp_path / "other").open(Seal(tmp_path / "key").close(MARK))


def test_what_was_written_survives_a_kill(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from kiosk.center.outbox import Letter, Outbox; from kiosk.center.sealing import Seal\n"
        "folder = Path(sys.argv[1]); box = Outbox(folder / 'outbox.db', Seal(folder / 'key'))\n"
        "box.intend('k'); box.post(Letter('/v1/x', 'd', b'{}')); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode == -9
    outbox = Outbox(tmp_path / "outbox.db", Seal(tmp_path / "key"))
    assert [i.key for i in outbox.open_intents()] == ["k"] and outbox.waiting() == 1
    outbox.close()
