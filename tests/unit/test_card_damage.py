"""Whatever a line does to a frame, the reader neither crashes nor hangs nor names somebody else."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.card_reader.bench import BadLine, decoded, read_frame, readings
from drivers.card_reader.frames import FrameParser, build
from drivers.card_reader.link import CALM
from drivers.card_reader.sam import SamCardReader
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import CardDetail, Outcome, ReaderStatus

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


def persons(line: BadLine, frames: int) -> tuple[int, int]:
    """How many readings gave the true card, and how many another one."""
    cards = [result.card for result, _ in readings(line, frames) if result.outcome is Outcome.SUCCESS and result.card]
    true = sum(replace(card, management_number="") == TRUTH for card in cards)
    return true, len(cards) - true


def test_twenty_thousand_damaged_frames_name_nobody_else_though_the_xor_lets_some_pass() -> None:
    line = BadLine(CARD, random.Random(7))
    true, wrong = persons(line, 20_000)
    assert wrong == 0
    assert true > 100
    assert 0 < line.undetected.total() < 20_000 / 6 / 256 * 2, "one XOR byte lets one in 256 pass, not more"
    assert set(line.undetected) == {"scatter"}


def with_another_name(frame: bytes) -> bytes:
    """Two wrong bytes that cancel out in the XOR: the first letter of the name and a byte of the photo."""
    at = 7 + 3 + 4
    return frame[:at] + bytes([frame[at] ^ 1]) + frame[at + 1 : -2] + bytes([frame[-2] ^ 1]) + frame[-1:]


class ScriptedLine(BadLine):
    """Damages the frames of the card by a script, and none after it."""

    def damage(self, frame: bytes) -> tuple[str, bytes]:
        return ("scripted", self.script.pop(0)(frame)) if self.script else ("none", frame)

    script: list[Callable[[bytes], bytes]]


def scripted(*script: Callable[[bytes], bytes]) -> ScriptedLine:
    line = ScriptedLine(CARD, random.Random(1))
    line.script = list(script)
    return line


def test_a_line_that_damaged_something_lately_is_not_believed_when_the_second_reading_says_something_else() -> None:
    line = scripted(lambda frame: frame[:-1] + b"?", with_another_name)
    assert decoded(with_another_name(FRAME)) not in (None, TRUTH), "nothing but the second reading can find this"
    reader = SamCardReader("bad:line", opener=lambda address: line)
    details = []
    for _ in range(2):
        line.lay()
        details.append(reader.read(5).detail)
    assert details == [CardDetail.GARBAGE, CardDetail.GARBAGE]
    line.lay()
    assert reader.read(5).outcome is Outcome.SUCCESS


def test_on_a_sound_line_a_card_is_read_once_and_again_once_the_line_was_sound_for_long() -> None:
    line = scripted(lambda frame: frame[:-1] + b"?")
    reader = SamCardReader("bad:line", opener=lambda address: line)
    reader.read(5)
    for reads_of_one_card in (2, 1):
        line.lay()
        before = line.frames.total()
        assert reader.read(5).outcome is Outcome.SUCCESS
        assert line.frames.total() - before == reads_of_one_card
        for _ in range(CALM):
            reader.status(5)


def test_a_sam_that_reads_a_card_only_once_is_believed() -> None:
    line = scripted(lambda frame: frame[:-1] + b"?", lambda frame: frame, lambda frame: build(bytes([0, 0, 0x41])))
    reader = SamCardReader("bad:line", opener=lambda address: line)
    reader.read(5)
    line.lay()
    assert reader.read(5).outcome is Outcome.SUCCESS
    assert line.script == []


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
