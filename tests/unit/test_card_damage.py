"""Whatever a line does to a frame, the reader neither crashes nor hangs nor names somebody else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card_reader.bench import damage_figures, decode_figures, decoded, read_frame
from drivers.card_reader.frames import FrameParser, build
from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import Outcome, ReaderStatus

CARD = load_people(Path(__file__).parents[2] / "config" / "people.toml")["li"]
FRAME = read_frame(CARD)
TRUTH = decoded(FRAME)
steady = settings(derandomize=True, deadline=None)
PLACES = st.integers(0, len(FRAME) - 1)


def test_the_whole_frame_is_1295_bytes_and_decodes() -> None:
    assert len(FRAME) == 1295
    assert TRUTH is not None
    assert TRUTH.number == "990101199001010019"


@steady
@given(PLACES, st.integers(1, 255))
def test_one_wrong_byte_anywhere_never_gives_another_card(at: int, flip: int) -> None:
    found = decoded(FRAME[:at] + bytes([FRAME[at] ^ flip]) + FRAME[at + 1 :])
    assert found is None


@steady
@given(st.integers(0, len(FRAME) - 2), st.integers(1, 255), st.integers(0, 8))
def test_a_burst_of_up_to_eight_bits_never_gives_another_card(at: int, bits: int, shift: int) -> None:
    pair = int.from_bytes(FRAME[at : at + 2], "big") ^ (bits << shift & 0xFFFF)
    assert decoded(FRAME[:at] + pair.to_bytes(2, "big") + FRAME[at + 2 :]) in (None, TRUTH)


@steady
@given(PLACES)
def test_a_frame_that_ends_too_early_gives_nothing(cut: int) -> None:
    assert decoded(FRAME[:cut]) is None


@steady
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_noise_around_a_frame_never_changes_the_card(before: bytes, after: bytes) -> None:
    assert decoded(before + FRAME + after) in (None, TRUTH)


@steady
@given(st.lists(st.one_of(st.binary(max_size=40), st.builds(build, st.binary(min_size=3, max_size=30))), max_size=12))
def test_a_body_is_found_only_where_it_stands_in_the_stream_with_its_own_checksum(pieces: list[bytes]) -> None:
    stream, parser = b"".join(pieces), FrameParser()
    for body in parser.feed(stream) + parser.cut_off():
        assert build(body) in stream


@steady
@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_how_the_stream_is_chopped_changes_nothing(noise: bytes, cuts: list[int]) -> None:
    stream = noise + FRAME[:40] + build(bytes(3)) + noise
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    whole, chopped = FrameParser(), FrameParser()
    found = [body for a, b in pairwise(edges) for body in chopped.feed(stream[a:b])]
    assert found + chopped.cut_off() == whole.feed(stream) + whole.cut_off()
    assert (chopped.damaged, chopped.skipped) == (whole.damaged, whole.skipped)


def wrong(figures: dict[str, float], *kinds: str) -> float:
    return sum(figures[f"wrong_{kind}"] for kind in kinds)


def test_five_thousand_damaged_frames_name_nobody_else() -> None:
    figures = damage_figures(CARD, 5_000, seed=7)
    assert wrong(figures, "byte", "burst", "cut", "noise") == 0
    assert figures["refused"] > 3_000
    assert figures["identical"] > 100


@pytest.mark.slow
def test_a_hundred_thousand_damaged_frames_name_nobody_else_unless_several_bytes_cancel_out_in_the_xor() -> None:
    figures = damage_figures(CARD, 100_000)
    assert wrong(figures, "byte", "burst", "cut", "noise") == 0
    assert figures["wrong_scatter"] < 100_000 / 6 / 256 * 2  # one XOR byte lets one in 256 pass, not more


def test_decoding_costs_far_less_than_the_line() -> None:
    assert decode_figures(CARD, rounds=50)["decode_us_median"] < 5_000


class NonsenseLine:
    """Answers every request with the next piece."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces, self._waiting = pieces, b""

    def write(self, data: bytes, deadline: float) -> int:
        self._waiting = self._pieces.pop(0) if self._pieces else b""
        return len(data)

    def read(self, most: int, deadline: float) -> bytes:
        data, self._waiting = self._waiting[:most], self._waiting[most:]
        return data

    def drain(self, deadline: float) -> bool:
        return True

    def close(self) -> None: ...


BODIES = st.sampled_from([0x90, 0x9F, 0x80, 0x41, 0x91, 0x77]).flatmap(
    lambda sw3: st.sampled_from([0, 4, 8, 16, 70, 1284]).map(lambda size: build(bytes([0, 0, sw3]) + bytes(size)))
)


@steady
@given(st.lists(st.one_of(BODIES, st.binary(max_size=60)), max_size=8))
def test_whatever_a_reader_answers_the_driver_gives_a_value_and_never_a_card_out_of_nothing(
    pieces: list[bytes],
) -> None:
    reader = SamCardReader("serial:/dev/null", opener=lambda address: NonsenseLine(list(pieces)))
    for _ in range(3):
        result = reader.read(1.0)
        assert result.outcome is not Outcome.SUCCESS
        assert result.card is None
        assert isinstance(reader.status(1.0), ReaderStatus)
