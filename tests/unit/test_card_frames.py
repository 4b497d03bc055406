"""SAM framing: what is built, and what is found in a stream that nobody promised to be clean."""

from __future__ import annotations

import pytest

from drivers.card_reader.codes import Command
from drivers.card_reader.frames import LONGEST, PREAMBLE, REQUEST_SIZES, FrameParser, build

FIND_OK = bytes.fromhex("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")
STATUS_OK = bytes.fromhex("AA AA AA 96 69 00 04 00 00 90 94")
SELECT_OK = bytes.fromhex("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C")


@pytest.mark.parametrize(
    ("body", "frame"),
    [
        (Command.RESET, "00 03 10 FF EC"),
        (Command.STATUS, "00 03 11 FF ED"),
        (Command.SAM_ID, "00 03 12 FF EE"),
        (Command.FIND, "00 03 20 01 22"),
        (Command.SELECT, "00 03 20 02 21"),
        (Command.READ, "00 03 30 01 32"),
        (Command.READ_WITH_FINGERPRINT, "00 03 30 10 23"),
        (Command.READ_NEWEST_ADDRESS, "00 03 30 03 30"),
        (Command.READ_APPENDED, "00 03 30 02 31"),
        (Command.READ_MANAGEMENT_NUMBER, "00 03 30 05 36"),
        (Command.SPEED, "00 03 60 00 63"),
        (Command.MAX_RF + b"\x50", "00 04 61 FF 50 CA"),
        (Command.MAX_RF + b"\x58", "00 04 61 FF 58 C2"),
    ],
)
def test_every_request_is_the_published_frame(body: bytes, frame: str) -> None:
    assert build(body) == PREAMBLE + bytes.fromhex(frame)


@pytest.mark.parametrize("frame", [FIND_OK, STATUS_OK, SELECT_OK], ids=["find", "status", "select"])
def test_the_published_answers_are_found_and_rebuilt(frame: bytes) -> None:
    (body,) = FrameParser().feed(frame)
    assert build(body) == frame


def test_a_frame_fed_byte_by_byte_is_found_with_its_last_byte() -> None:
    parser = FrameParser()
    found = [parser.feed(bytes([byte])) for byte in FIND_OK]
    assert found[:-1] == [[]] * (len(FIND_OK) - 1)
    assert found[-1] == [FIND_OK[7:-1]]


@pytest.mark.parametrize("noise", ["00 FF 13", "AA", "AA AA", "AA AA AA", "AA AA AA 96", "AA 00", "AA AA AA 96 AA AA"])
def test_leading_garbage_is_skipped(noise: str) -> None:
    parser = FrameParser()
    assert parser.feed(bytes.fromhex(noise) + STATUS_OK) == [STATUS_OK[7:-1]]
    assert parser.skipped == len(bytes.fromhex(noise))


def test_the_preamble_with_a_stray_byte_in_it_as_seen_in_a_public_log_costs_only_that_frame() -> None:
    parser = FrameParser()
    assert parser.feed(bytes.fromhex("AA 00 AA AA 96 69 00 0C 00 00 90") + STATUS_OK) == [STATUS_OK[7:-1]]


def test_two_frames_in_one_read_are_both_found_in_order() -> None:
    assert FrameParser().feed(FIND_OK + SELECT_OK) == [FIND_OK[7:-1], SELECT_OK[7:-1]]


@pytest.mark.parametrize("cut", range(1, len(SELECT_OK)))
def test_a_frame_cut_in_half_does_not_hide_the_next_one(cut: int) -> None:
    parser = FrameParser()
    assert parser.feed(SELECT_OK[:cut] + STATUS_OK) + parser.cut_off() == [STATUS_OK[7:-1]]


def test_a_long_frame_cut_in_half_holds_the_next_one_back_only_until_the_line_falls_silent() -> None:
    parser = FrameParser()
    assert parser.feed(build(bytes(1291))[:600] + STATUS_OK) == []
    assert parser.begun
    assert parser.cut_off() == [STATUS_OK[7:-1]]
    assert not parser.begun


@pytest.mark.parametrize("at", range(len(FIND_OK)))
@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_a_flipped_byte_anywhere_loses_the_frame_and_nothing_else(at: int, flip: int) -> None:
    broken = bytearray(FIND_OK)
    broken[at] ^= flip
    parser = FrameParser()
    assert parser.feed(bytes(broken) + STATUS_OK) + parser.cut_off() == [STATUS_OK[7:-1]]


@pytest.mark.parametrize("length", [0, 3, LONGEST + 1, 0xFFFF])
def test_an_impossible_length_is_never_waited_for(length: int) -> None:
    parser = FrameParser()
    assert parser.feed(PREAMBLE + length.to_bytes(2, "big")) == []
    assert not parser.begun
    assert parser.damaged == 1
    assert parser.feed(STATUS_OK) == [STATUS_OK[7:-1]]


def test_a_length_that_does_not_match_the_bytes_present_is_damage() -> None:
    parser = FrameParser()
    assert parser.feed(FIND_OK[:6] + b"\x07" + FIND_OK[7:]) == []
    assert parser.damaged


def test_a_request_with_a_wrong_checksum_of_public_code_is_refused() -> None:
    parser = FrameParser(REQUEST_SIZES)
    assert parser.feed(PREAMBLE + bytes.fromhex("00 03 20 01 21")) == []
    assert parser.damaged == 1


def test_reset_forgets_half_a_frame() -> None:
    parser = FrameParser()
    parser.feed(build(bytes(1291))[:600])
    parser.reset()
    assert parser.feed(STATUS_OK) == [STATUS_OK[7:-1]]
    assert (parser.damaged, parser.skipped) == (0, 0)
