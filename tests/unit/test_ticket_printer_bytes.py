"""The exact bytes: what python-escpos 3.1 makes of our calls, and how answers are told apart (printing.md §3.6, §4)."""

from __future__ import annotations

import pytest

from drivers.contract import Health, PrinterDetail, Remedy, Slip, SlipCode, SlipFeed, SlipLine, SlipRule, Supply
from drivers.ticket_printer.answers import Answers
from drivers.ticket_printer.composer import PROOF, compose, cut, start, void
from drivers.ticket_printer.condition import Condition
from drivers.ticket_printer.realtime import Sieve
from drivers.ticket_printer.verdict import verdict


def piece(part: SlipLine | SlipCode | SlipRule | SlipFeed) -> bytes:
    body = compose(Slip((part,))).body
    assert body[0] == start()
    return b"".join(body[1:])


def test_a_ticket_starts_clean_in_chinese_mode_with_automatic_status_off() -> None:
    assert start() == b"\x1b@\x1c&\x1da\x00"


def test_a_ticket_ends_fed_past_the_knife_cut_and_asked_about() -> None:
    assert cut() == b"\x1b3\x1e\x1bd\x06\x1dV\x00"
    data = compose(Slip((SlipLine("A"),))).data
    assert data.endswith(PROOF + cut() + PROOF)
    assert PROOF == b"\x1dr\x01"


def test_a_native_line_is_style_bytes_line_end_and_style_back() -> None:
    assert piece(SlipLine("号A", size=2, bold=True, align="center")) == (
        b"\x1d!\x11\x1bE\x01\x1ba\x01\x1b3\x3c\xba\xc5A\n\x1d!\x00\x1bE\x00"
    )


def test_a_drawn_line_is_cropped_to_its_text_in_whole_bytes_and_keeps_its_height() -> None:
    drawn = piece(SlipLine("王䶮", align="right"))
    assert drawn.startswith(b"\x1ba\x02\x1bJ")
    top, header = drawn[5], drawn[6:14]
    assert header[:6] == b"\x1dv0\x00\x06\x00"
    rows = header[6]
    assert len(drawn) == 14 + 6 * rows + 3
    assert top + rows + drawn[-1] == 30


def test_a_code_is_native_in_correction_m_with_white_around_it() -> None:
    assert piece(SlipCode("HTTP://A/B", module=6)) == (
        b"\x1ba\x01\x1bJ\x18"
        b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
        b"\x1d(k\x0d\x001P0HTTP://A/B\x1d(k\x03\x001Q0"
        b"\x1bJ\x18"
    )


def test_feeds_and_rules() -> None:
    assert piece(SlipFeed(300)) == b"\x1bJ\xff\x1bJ\x2d"
    assert piece(SlipFeed(0)) == b""
    assert piece(SlipRule()) == b"\x1bJ\x06\x1dv0\x00\x48\x00\x02\x00" + b"\xff" * 144 + b"\x1bJ\x0c"


def test_an_empty_line_is_a_blank_line() -> None:
    assert piece(SlipLine("")).count(b"\n") == 1


@pytest.mark.parametrize(
    "part",
    [
        SlipLine("A", size=0),
        SlipLine("A", size=9),
        SlipLine("A", align="middle"),
        SlipCode("中"),
        SlipCode(""),
        SlipCode("A\n"),
        SlipCode("A", module=17),
        SlipCode("A", align="top"),
        SlipFeed(-1),
        SlipFeed(5000),
    ],
)
def test_what_cannot_be_printed_is_refused(part: SlipLine | SlipCode | SlipFeed) -> None:
    with pytest.raises(ValueError, match=r"size|align|ASCII|module|feed"):
        compose(Slip((part,)))


def test_texts_never_show_in_a_repr() -> None:
    assert "A027" not in repr(compose(Slip((SlipLine("A027"),))))


def test_the_void_stamp_first_ends_the_line_it_may_be_in() -> None:
    assert void().body[0] == b"\n" + start()


# ------------------------------------------------------------------------------ answers


def sorted_out(data: bytes) -> Answers:
    answers = Answers()
    answers.feed(data)
    return answers


def test_answers_of_every_kind_are_told_apart() -> None:
    answers = sorted_out(b"\x12\x00\x11\x7e\x13\x03\x0f")
    assert (answers.real_time, answers.queued, answers.garbage) == ([0x12, 0x7E], [0x00, 0x03, 0x0F], 0)


def test_an_automatic_packet_is_no_answer_wherever_it_is_split() -> None:
    packet = bytes([0x38, 0x00, 0x0F, 0x00])
    for at in range(5):
        answers = Answers()
        answers.feed(b"\x12" + packet[:at])
        answers.feed(packet[at:] + b"\x16")
        assert (answers.real_time, answers.queued) == ([0x12, 0x16], [])


def test_an_answer_that_breaks_into_a_packet_is_still_seen() -> None:
    assert sorted_out(b"\x10\x00\x12\x00").real_time == [0x12]


def test_noise_is_counted() -> None:
    assert sorted_out(bytes(range(0x80, 0x90)) + b"\xff").garbage == 17


@pytest.mark.parametrize(
    ("four", "health", "paper", "detail", "remedy"),
    [
        ((0x12, 0x12, 0x12, 0x12), Health.ONLINE, Supply.FULL, None, Remedy.NONE),
        ((0x16, 0x12, 0x12, 0x12), Health.ONLINE, Supply.FULL, None, Remedy.NONE),
        ((0x12, 0x12, 0x12, 0x1E), Health.ONLINE, Supply.LOW, None, Remedy.REFILL),
        ((0x1A, 0x32, 0x12, 0x7E), Health.OFFLINE, Supply.OUT, PrinterDetail.PAPER_OUT, Remedy.REFILL),
        ((0x1A, 0x12, 0x12, 0x72), Health.OFFLINE, Supply.OUT, PrinterDetail.PAPER_OUT, Remedy.REFILL),
        ((0x1A, 0x16, 0x12, 0x12), Health.OFFLINE, Supply.FULL, PrinterDetail.COVER_OPEN, Remedy.CLEAR),
        ((0x1A, 0x52, 0x1A, 0x12), Health.HARDWARE_ERROR, Supply.FULL, PrinterDetail.CUTTER_ERROR, Remedy.CLEAR),
        ((0x1A, 0x52, 0x32, 0x12), Health.HARDWARE_ERROR, Supply.FULL, PrinterDetail.UNRECOVERABLE, Remedy.MAINTAIN),
        ((0x1A, 0x52, 0x52, 0x12), Health.OFFLINE, Supply.FULL, PrinterDetail.OVERHEATED, Remedy.NONE),
        ((0x1A, 0x52, 0x12, 0x12), Health.HARDWARE_ERROR, Supply.FULL, None, Remedy.RESET),
        ((0x1A, 0x12, 0x12, 0x12), Health.OFFLINE, Supply.FULL, None, Remedy.CLEAR),
    ],
)
def test_status_bytes_become_words_and_a_remedy(
    four: tuple[int, int, int, int], health: Health, paper: Supply, detail: PrinterDetail | None, remedy: Remedy
) -> None:
    status = verdict(*four)
    assert (status.health, status.paper, status.detail, status.remedy) == (health, paper, detail, remedy)
    assert status.cover_open is bool(four[1] & 4)


def test_the_simulated_mechanics_answer_as_the_manuals_say() -> None:
    fine, low, out = Condition(), Condition(paper="low"), Condition(paper="out")
    assert [fine.real_time(n) for n in (1, 2, 3, 4, 5)] == [0x12, 0x12, 0x12, 0x12, None]
    assert (low.real_time(4), out.real_time(4), out.real_time(2)) == (0x1E, 0x7E, 0x32)
    assert [one.queued(1) for one in (fine, low, out)] == [0x00, 0x03, 0x0F]
    cover = Condition(cover_open=True)
    assert (cover.real_time(1), cover.real_time(2), cover.real_time(4)) == (0x1A, 0x16, 0x12)
    assert Condition(cutter_error=True).real_time(3) == 0x1A
    assert cover.packet() == bytes([0x38, 0, 0, 0])


# ------------------------------------------------------------------- real-time commands


def test_a_real_time_command_is_found_in_any_split() -> None:
    data = b"AB\x10\x04\x01CD\x10\x10\x05\x02E\x10\x04"
    for first in range(len(data) + 1):
        for second in range(first, len(data) + 1):
            sieve, rest = Sieve(), b""
            commands: list[bytes] = []
            for part in (data[:first], data[first:second], data[second:]):
                left, found = sieve.sift(part)
                rest, commands = rest + left, commands + found
            assert (rest, commands) == (b"ABCD\x10E", [b"\x10\x04\x01", b"\x10\x05\x02"])


def test_what_only_looks_like_a_real_time_command_stays_data() -> None:
    assert Sieve().sift(b"\x10\x04\x09\x10\x20\x10\x14\x00") == (b"\x10\x04\x09\x10\x20\x10\x14\x00", [])
