"""The simulated reader by itself: it must be as strict as a SAM and harder to kill."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.card_reader.codes import Command
from drivers.card_reader.frames import FrameParser, build
from drivers.card_reader.simulated import SimulatedCardReader
from drivers.card_reader.simulated_sam import SimulatedSam, bare
from drivers.card_reader.synthetic_cards import load_people
from drivers.contract import Line, LineGone
from drivers.controls import Handle
from drivers.transport import open_line

PEOPLE = Path(__file__).parents[2] / "config" / "people.toml"
CARDS = load_people(PEOPLE)


def sam_with(who: str) -> SimulatedSam:
    sam = SimulatedSam()
    sam.lay(CARDS[who])
    return sam


def ready_to_read(who: str) -> SimulatedSam:
    sam = sam_with(who)
    assert sam.answer(Command.FIND)[2] == 0x9F
    assert sam.answer(Command.SELECT)[2] == 0x90
    return sam


@pytest.mark.parametrize(
    ("request_body", "answer"),
    [
        (Command.RESET, "00 00 90"),
        (Command.STATUS, "00 00 90"),
        (Command.MAX_RF + b"\x50", "00 00 90"),
        (Command.MAX_RF, "00 00 11"),
        (Command.STATUS + b"\x00", "00 00 11"),
        (Command.READ_APPENDED, "00 00 21"),
        (b"\x77\x01", "00 00 21"),
        (Command.FIND, "00 00 80"),
        (Command.SELECT, "00 00 81"),
        (Command.READ, "00 00 23"),
        (Command.READ_NEWEST_ADDRESS, "00 00 23"),
    ],
)
def test_without_a_card_every_command_has_its_answer(request_body: bytes, answer: str) -> None:
    assert SimulatedSam().answer(request_body) == bytes.fromhex(answer)


def test_nothing_is_read_out_of_order() -> None:
    sam = sam_with("li")
    assert sam.answer(Command.SELECT) == bare(0x81)
    assert sam.answer(Command.READ) == bare(0x23)
    sam.answer(Command.FIND)
    assert sam.answer(Command.READ) == bare(0x23)


@pytest.mark.parametrize(("who", "size"), [("zheng", 2321), ("zhou", 1809), ("li", 1297)])
def test_the_read_with_fingerprint_has_the_published_size(who: str, size: int) -> None:
    frame = build(ready_to_read(who).answer(Command.READ_WITH_FINGERPRINT))
    assert len(frame) == size
    assert FrameParser().feed(frame)


def test_the_management_number_is_28_bytes_and_the_sam_id_16() -> None:
    sam = ready_to_read("li")
    assert len(build(sam.answer(Command.READ_MANAGEMENT_NUMBER))) == 7 + 0x20
    assert len(build(sam.answer(Command.SAM_ID))) == 27


def test_a_card_that_was_read_is_found_again_only_after_it_left() -> None:
    sam = ready_to_read("li")
    assert sam.answer(Command.READ)[2] == 0x90
    assert sam.answer(Command.FIND) == bare(0x80)
    sam.lift()
    assert sam.answer(Command.READ_NEWEST_ADDRESS) == bare(0x41)
    sam.lay(CARDS["li"])
    assert sam.answer(Command.FIND)[2] == 0x9F


@pytest.fixture
def simulated(device_folder: Path) -> Iterator[SimulatedCardReader]:
    simulated = SimulatedCardReader(device_folder / "r.tty", device_folder / "r.sock", PEOPLE, baud=0)
    simulated.start()
    yield simulated
    simulated.stop()


@pytest.fixture
def handle(simulated: SimulatedCardReader, device_folder: Path) -> Handle:
    return Handle(device_folder / "r.sock")


@pytest.fixture
def line(simulated: SimulatedCardReader, device_folder: Path) -> Iterator[Line]:
    line = open_line(f"serial:{device_folder}/r.tty")
    yield line
    line.close()


def ask(line: Line, frame: bytes) -> bytes:
    line.write(frame, 1.0)
    parser = FrameParser()
    while chunk := line.read(4096, 1.0):
        if found := parser.feed(chunk):
            return found[-1]
    raise AssertionError("no answer")


def test_garbage_does_not_kill_it(line: Line, handle: Handle) -> None:
    dice = random.Random(3)
    for _ in range(200):
        line.write(dice.randbytes(50), 1.0)
        while line.read(4096, 0.0):
            pass
    assert handle.state()["plugged"]
    line.read(4096, 0.3)
    assert ask(line, build(Command.STATUS)) == bare(0x90)


def test_a_request_with_a_wrong_checksum_is_answered_with_its_code(line: Line, handle: Handle) -> None:
    assert ask(line, bytes.fromhex("AA AA AA 96 69 00 03 20 01 21")) == bare(0x10)
    assert handle.state()["bad_requests"] == 1


def test_half_a_request_is_forgotten_after_a_while(line: Line) -> None:
    line.write(build(Command.STATUS)[:8], 1.0)
    assert line.read(100, 0.3) == b""
    assert ask(line, build(Command.STATUS)) == bare(0x90)


def test_the_port_goes_away_and_comes_back_under_the_same_name(line: Line, handle: Handle, device_folder: Path) -> None:
    port = device_folder / "r.tty"
    assert port.is_symlink()
    assert handle.do("unplug")["plugged"] is False
    assert not port.is_symlink()
    with pytest.raises(LineGone):
        line.read(10, 0.1)
    assert handle.do("plug")["plugged"] is True
    again = open_line(f"serial:{port}")
    assert ask(again, build(Command.STATUS)) == bare(0x90)
    again.close()


def test_unplugging_twice_and_plugging_twice_changes_nothing(handle: Handle) -> None:
    for verb, plugged in (("unplug", False), ("unplug", False), ("plug", True), ("plug", True)):
        assert handle.do(verb)["plugged"] is plugged


def test_the_state_tells_what_lies_there_and_what_is_going_wrong(handle: Handle) -> None:
    assert handle.do("present_card", who="sun")["card"] == "sun"
    assert handle.do("remove_card")["card"] == ""
    assert handle.do("slow", ms=250)["slow_ms"] == 250
    assert handle.do("silence", on=True)["silence"] is True
    assert handle.do("garbage", on=True)["garbage"] is True
    assert handle.do("sw3", code=0x41)["waiting"] == ["sw3 at read"]
    calm = handle.do("calm")
    assert (calm["slow_ms"], calm["silence"], calm["garbage"], calm["waiting"]) == (0, False, False, [])


def test_the_people_to_choose_from_come_with_kind_and_note(handle: Handle) -> None:
    people = handle.do("list_people")["people"]
    assert [person["who"] for person in people] == list(CARDS)
    assert {"who": "wu", "name": "吴幼样", "kind": "resident", "note": "儿童，2016 年生"} in people


@pytest.mark.parametrize(
    ("verb", "arguments", "words"),
    [
        ("present_card", {"who": "nobody"}, "nobody is called 'nobody'; known: li, "),
        ("sw3", {"code": 256}, "one byte"),
        ("slow", {"ms": -1}, "0 or more"),
        ("remove_mid_read", {"after": -1}, "0 or more"),
        ("wrong_checksum", {"at": "noon"}, "at must be one of"),
        ("present_card", {}, "who"),
    ],
)
def test_a_control_that_makes_no_sense_is_refused_in_plain_words(
    handle: Handle, verb: str, arguments: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        handle.do(verb, **arguments)
    assert handle.state()["plugged"]


def test_a_speed_command_is_answered_at_the_old_speed_and_obeyed_after(device_folder: Path) -> None:
    simulated = SimulatedCardReader(device_folder / "s.tty", device_folder / "s.sock", PEOPLE, baud=115200)
    simulated.start()
    fast = open_line(f"serial:{device_folder}/s.tty?baud=115200")
    assert ask(fast, build(b"\x60\x01")) == bare(0x90)
    fast.write(build(Command.STATUS), 1.0)
    assert fast.read(100, 0.2) == b""
    fast.close()
    slower = open_line(f"serial:{device_folder}/s.tty?baud=57600")
    assert ask(slower, build(Command.STATUS)) == bare(0x90)
    slower.close()
    simulated.stop()


def test_it_can_be_stopped_while_it_is_talking_slowly(device_folder: Path) -> None:
    simulated = SimulatedCardReader(device_folder / "s.tty", device_folder / "s.sock", PEOPLE)
    simulated.start()
    line = open_line(f"serial:{device_folder}/s.tty")
    simulated.slow(60_000)
    line.write(build(Command.STATUS), 1.0)
    assert line.read(10, 0.1) == b""
    simulated.stop()
    with pytest.raises(LineGone):
        line.read(10, 0.1)
    line.close()
    assert not (device_folder / "s.tty").is_symlink()
