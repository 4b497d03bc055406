"""The parts of a code scanner's driver by themselves: where codes end, what keys type, which addresses make sense."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.code_scanner.codes import GAP, LONGEST, CodeParser
from drivers.code_scanner.hid import HidCodeScanner
from drivers.code_scanner.keys import EV_KEY, EV_SYN, EVENT, SYN_DROPPED, Typist
from drivers.code_scanner.serial import SerialCodeScanner
from drivers.code_scanner.simulated import SimulatedCodeScanner, key_events
from drivers.contract import Health, Outcome
from drivers.contract.code_scanner import CodeDetail

TYPEABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=60)
ENDS = st.sampled_from([(b"", b"\r"), (b"", b"\n"), (b"", b"\r\n"), (b"\x02", b"\x03"), (b"\x02", b"\r\x03")])
steady = settings(derandomize=True, deadline=None)


def heard(parser: CodeParser, *said: bytes, pause: float = 0.0) -> list[str]:
    """Codes and flaws after each of these was said, with pauses between, and a long silence."""
    now, out = 0.0, []
    for piece in said:
        out += parser.feed(piece, now)
        now += pause
    return [piece.flaw or piece.code for piece in [*out, *parser.silence(now + 1)]]


@steady
@given(st.lists(TYPEABLE.filter(str.strip), min_size=1, max_size=4), ENDS)
def test_whatever_ends_codes_they_come_out_one_by_one(codes: list[str], ends: tuple[bytes, bytes]) -> None:
    stream = b"".join(ends[0] + code.encode() + ends[1] for code in codes)
    assert heard(CodeParser(), stream) == codes
    assert heard(CodeParser(), *(bytes([byte]) for byte in stream)) == codes


def test_silence_ends_a_code_until_a_sign_was_heard_and_cuts_it_off_from_then_on() -> None:
    assert heard(CodeParser(), b"one", b"two", pause=2 * GAP) == ["one", "two"]
    assert heard(CodeParser(), b"one\r", b"two", pause=2 * GAP) == ["one", CodeDetail.CUT_OFF]
    assert heard(CodeParser(says_its_end=True), b"one", pause=2 * GAP) == [CodeDetail.CUT_OFF]
    assert heard(CodeParser(), b"on", b"e\r", pause=GAP / 2) == ["one"]


def test_a_frame_that_begins_in_the_middle_of_another_cuts_it_off() -> None:
    assert heard(CodeParser(), b"\x02one\x02two\x03") == [CodeDetail.CUT_OFF, "two"]


def test_the_answer_of_a_newland_scanner_to_its_trigger_is_no_code() -> None:
    assert heard(CodeParser(), b"\x02\x010000#SCNTRG1\x06;\x03code\r") == ["code"]


def test_a_code_longer_than_any_code_is_dropped_to_its_end() -> None:
    assert heard(CodeParser(), b"A" * LONGEST + b"\r") == ["A" * LONGEST]
    assert heard(CodeParser(), b"A" * 3 * LONGEST + b"\rnext\r") == [CodeDetail.TOO_LONG, "next"]


@pytest.mark.parametrize("noise", [b"\x00abc\r", b"abc\x7f\r", b"   \r", b"\xff\xff\xff\r", b"a\x1bb\r"])
def test_what_no_code_holds_is_garbage(noise: bytes) -> None:
    assert heard(CodeParser(), noise) == [CodeDetail.GARBAGE]


def test_chinese_codes_are_understood_in_both_codings() -> None:
    assert heard(CodeParser(), "便民码\r".encode(), "便民码\r".encode("gb18030")) == ["便民码", "便民码"]


@steady
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_parser_or_the_typist(noise: bytes) -> None:
    parser = CodeParser(longest=50)
    heard(parser, noise, Typist().type(noise))
    assert heard(parser, b"\r", b"good\r")[-1] == "good"


@steady
@given(TYPEABLE, st.integers(1, 100))
def test_a_keyboards_events_type_the_text_however_they_are_chopped(text: str, size: int) -> None:
    events, typist = key_events(text), Typist()
    typed = b"".join(typist.type(events[at : at + size]) for at in range(0, len(events), size))
    assert typed == text.encode() + b"\r"


def strokes(*pairs: tuple[int, int]) -> bytes:
    return b"".join(EVENT.pack(0, 0, EV_KEY, code, value) for code, value in pairs)


def test_special_keys_do_what_they_do_on_a_keyboard() -> None:
    assert Typist().type(strokes((58, 1), (58, 0), (30, 1), (30, 0), (2, 1), (58, 1), (58, 0), (30, 1))) == b"A1a"
    assert Typist().type(strokes((30, 1), (30, 2), (30, 2), (30, 0))) == b"a", "a key held down is meant once"
    assert Typist().type(strokes((29, 1), (27, 1), (27, 0), (29, 0))) == b"\x1d", "Ctrl+] is the group separator"
    assert Typist().type(strokes((79, 1), (80, 1), (96, 1), (15, 1))) == b"12\r\r"
    for strange in (strokes((59, 1)), strokes((56, 1), (30, 1)), EVENT.pack(0, 0, EV_SYN, SYN_DROPPED, 0)):
        assert Typist().type(strange) == b"\0", "a key that types nothing we know spoils the code"


@pytest.mark.parametrize(
    "address", ["hid:", "serial:/dev/ttyS0", "hid:/dev/input/event3?grab=perhaps", "hid:/dev/input/event3?baud=1"]
)
def test_a_keyboard_address_that_makes_no_sense_says_how_one_looks(address: str) -> None:
    with pytest.raises(ValueError, match="hid:/dev/input"):
        HidCodeScanner(address)


@pytest.mark.parametrize(("options", "words"), [("trigger=laser", "honeywell"), ("end=never", "end is one of")])
def test_a_serial_address_that_makes_no_sense_says_what_is_known(options: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        SerialCodeScanner(f"serial:/dev/ttyS0?{options}")


def test_another_makers_trigger_is_written_in_hexadecimal(device_folder: Path) -> None:
    simulated = SimulatedCodeScanner(device_folder / "s.tty", device_folder / "s.sock", trigger="honeywell")
    simulated.start()
    scanner = SerialCodeScanner(f"serial:{device_folder}/s.tty?trigger=16540d-16550d")
    simulated.show("code")
    assert scanner.scan(3).code == "code"
    scanner.close()
    simulated.stop()


def test_a_file_that_is_no_keyboard_is_told_from_a_missing_one(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    for path, detail, health in (
        (plain, CodeDetail.NOT_A_SCANNER, Health.USER_ERROR),
        (tmp_path / "none", CodeDetail.NO_SCANNER, Health.NO_DEVICE),
    ):
        scanner = HidCodeScanner(f"hid:{path}")
        result, status = scanner.scan(0.1), scanner.status(0.1)
        assert (result.outcome, result.detail) == (Outcome.NOT_READY, detail)
        assert (status.health, status.detail) == (health, detail)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_keyboard_we_may_not_read_is_a_matter_of_configuration(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.touch(mode=0)
    assert HidCodeScanner(f"hid:{locked}").status(0.1).detail is CodeDetail.NOT_ALLOWED


def test_half_a_million_random_bytes_give_no_code_with_a_control_character() -> None:
    dice, parser = random.Random(5), CodeParser()
    for _ in range(500):
        for piece in parser.feed(dice.randbytes(1000), 0.0):
            assert all(letter >= " " or letter in "\x1d\x1e\x04" for letter in piece.code)
