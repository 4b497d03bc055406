"""The card bench counts what it says it counts, and would see a wrong person."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from drivers.card_reader.bench import READ_BYTES, BadLine
from drivers.card_reader.synthetic_cards import load_people
from kiosk.bench import card as bench
from kiosk.bench.running import judged

CARD = load_people(Path(__file__).parents[2] / "config" / "people.toml")[bench.WHO]


def cancelled_out(frame: bytes, at: int, flip: int) -> bytes:
    """Two wrong bytes that pass the XOR: one at `at` of the text, one in the photo."""
    at += 7 + 3 + 4
    return frame[:at] + bytes([frame[at] ^ flip]) + frame[at + 1 : -2] + bytes([frame[-2] ^ flip]) + frame[-1:]


class SlyLine(BadLine):
    """Every frame has the same damage that no checksum finds, so that two readings agree on it."""

    at, flip = 0, 1

    def damage(self, frame: bytes) -> tuple[str, bytes]:
        return "sly", cancelled_out(frame, self.at, self.flip)


def test_three_thousand_damaged_frames_end_in_the_true_person_or_in_none() -> None:
    figures = bench.damage_figures(BadLine(CARD, random.Random(3)), 3_000)
    assert figures["frames"] >= 3_000
    assert figures["readings"] == figures["true_persons"] + figures["laid_again"] + figures["refused"]
    assert figures["true_persons"] > 0
    assert figures["wrong_persons"] == figures["crashes"] == 0
    assert figures["undetected_byte"] == figures["undetected_burst"] == figures["undetected_cut"] == 0


def test_a_person_with_another_name_is_counted_as_wrong_and_fails_the_bench() -> None:
    figures = bench.damage_figures(SlyLine(CARD, random.Random(1)), 20)
    assert (figures["wrong_persons"], figures["undetected"]) == (20, 20)
    assert not judged("card", figures, {"wrong_persons": bench.TARGETS["wrong_persons"]})["held"]


def test_a_card_whose_number_and_birth_date_disagree_is_laid_down_twice_as_in_the_journey() -> None:
    line = SlyLine(CARD, random.Random(1))
    line.at = 122 + 2 * 13  # the last digit but one of the birth date, inside the number
    figures = bench.damage_figures(line, 20)
    assert (figures["laid_again"], figures["wrong_persons"]) == (10, 10)


def test_a_crash_is_counted_and_the_measurement_goes_on() -> None:
    class Broken(BadLine):
        def damage(self, frame: bytes) -> tuple[str, bytes]:
            if self.frames.total() == 5:
                self.frames["broken"] += 1
                raise ZeroDivisionError
            return super().damage(frame)

    assert bench.damage_figures(Broken(CARD, random.Random(1)), 50)["crashes"] == 1


def test_a_reading_takes_its_line_time_and_little_more() -> None:
    figures = bench.read_figures(2)
    assert figures["line_ms"] == pytest.approx(READ_BYTES * 10 / 115.2, abs=0.1)
    assert figures["read_ms_median"] >= figures["line_ms"]


@pytest.mark.slow
def test_a_kiosk_that_waits_for_a_card_gives_the_reader_its_rest() -> None:
    figures = bench.polling_figures(1.5)
    assert figures["finds"] >= 3
    assert figures["find_gap_ms_least"] >= bench.FIND_GAP
    assert figures["finds_nearer_than_300_ms"] == 0
