"""The wire of the window line: the constructed examples of the reference, and every way a stream can be spoiled."""

from __future__ import annotations

import random

import pytest

from drivers.contract import CallerAction, CallerKey, RatingKey
from drivers.window_caller.frames import Frame, FrameParser
from drivers.window_caller.keys import acknowledgement, press_of, ticket_frame, waiting_frame

EXAMPLES = {
    "FF 68 02 02 68 01 03 04 16": Frame(1, 3),
    "FF 68 08 08 68 01 02 0A 0A 0A 01 02 03 27 16": ticket_frame(1, 123),
    "FF 68 08 08 68 01 02 00 00 07 0A 0A 0A 28 16": waiting_frame(1, 7),
    "FF 68 03 03 68 01 02 05 08 16": Frame(1, 2, b"\x05"),
    "FF 68 03 03 68 01 01 0B 0D 16": Frame(1, 1, b"\x0b"),
    "FF 68 03 03 68 01 11 00 12 16": Frame(1, 0x11, b"\x00"),
    "FF 68 03 03 68 01 01 00 02 16": acknowledgement(Frame(1, 0x11, b"\x00")),
}
"""devices.md §13.3."""
CALL = Frame(3, 4, b"\x0c")
PARTS = [Frame(3, 4, b"\x0c"), Frame(101, 0x11, b"\x02"), waiting_frame(7, 12)]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_of_the_reference_are_built_and_read_byte_for_byte(text: str) -> None:
    assert bytes(EXAMPLES[text]) == bytes.fromhex(text)
    assert FrameParser().feed(bytes.fromhex(text)) == [EXAMPLES[text]]


def test_frames_arriving_byte_by_byte_are_found() -> None:
    parser = FrameParser()
    found = [frame for byte in b"".join(map(bytes, PARTS)) for frame in parser.feed(bytes([byte]))]
    assert (found, parser.skipped, parser.begun) == (PARTS, 0, False)


def test_several_frames_in_one_read_come_in_order() -> None:
    assert FrameParser().feed(b"".join(map(bytes, PARTS))) == PARTS


@pytest.mark.parametrize(
    "junk", [b"\x00", b"\xff", b"\xff\x68", b"\xff\x68\x03\x03", b"\xff\x68\x08\x08\x68", b"\x68\x16" * 9, b"\xff" * 20]
)
def test_a_frame_behind_junk_is_found_at_the_latest_when_the_line_falls_silent(junk: bytes) -> None:
    parser = FrameParser()
    assert parser.feed(junk + bytes(CALL)) + parser.cut_off() == [CALL]
    assert not parser.begun


@pytest.mark.parametrize("at", range(len(bytes(CALL))))
@pytest.mark.parametrize("bit", range(8))
def test_a_frame_with_any_one_bit_flipped_is_never_taken(at: int, bit: int) -> None:
    spoiled = bytearray(bytes(CALL))
    spoiled[at] ^= 1 << bit
    parser = FrameParser()
    assert parser.feed(bytes(spoiled)) + parser.cut_off() == []
    assert parser.skipped == len(spoiled)


def test_unequal_lengths_and_lengths_out_of_bounds_are_given_up_at_once() -> None:
    for head in ("ff 68 03 04 68", "ff 68 01 01 68", "ff 68 09 09 68", "ff 68 00 00 68"):
        parser = FrameParser()
        assert parser.feed(bytes.fromhex(head)) == []
        assert parser.damaged == 1


def test_a_frame_cut_in_half_does_not_swallow_the_next() -> None:
    parser = FrameParser()
    assert parser.feed(bytes(CALL)[:6]) == []
    assert parser.begun
    assert parser.cut_off() == []
    assert parser.feed(bytes(CALL)) == [CALL]


def test_a_megabyte_of_noise_neither_grows_the_parser_nor_hides_a_frame() -> None:
    noise, parser = random.Random(7), FrameParser()
    for _ in range(256):
        parser.feed(noise.randbytes(4096))
        parser.cut_off()
        assert parser.feed(bytes(CALL)) == [CALL]
    assert parser.skipped >= 256 * 4000


def test_key_frames_longer_or_shorter_than_the_source_takes_are_no_presses() -> None:
    assert press_of(Frame(1, 4)) is None
    assert press_of(waiting_frame(1, 7)) is None
    assert press_of(Frame(1, 4, b"\x01\x02\x03\x04\x0c")) is None


def test_three_digits_before_a_key_are_read_although_the_sources_own_program_takes_two() -> None:
    [frame] = FrameParser().feed(bytes.fromhex("ff 68 06 06 68 03 04 01 02 07 0c 1d 16"))
    assert press_of(frame) == CallerKey(3, CallerAction.CALL, "127", b"\x01\x02\x07\x0c")


def test_a_rating_key_out_of_the_four_or_with_more_data_is_no_press() -> None:
    assert press_of(Frame(1, 0x11, b"\x03")) == RatingKey(1, 3)
    assert press_of(Frame(1, 0x11, b"\x04")) is None
    assert press_of(Frame(1, 0x11, b"\x01\x01")) is None


@pytest.mark.parametrize("function", [0x00, 0x01, 0x02, 0x03, 0x10, 0x12, 0xFF])
def test_a_key_is_a_key_whatever_its_function_byte_since_nobody_knows_it(function: int) -> None:
    assert press_of(Frame(9, function, b"\x0c")) == CallerKey(9, CallerAction.CALL, data=b"\x0c")


def test_a_key_is_acknowledged_by_itself_and_a_rating_by_function_one() -> None:
    assert acknowledgement(CALL) == CALL
    assert bytes(acknowledgement(Frame(1, 0x11, b"\x02"))).hex(" ") == "ff 68 03 03 68 01 01 02 04 16"
