"""Records of what crossed a line: faithful, silent about citizens, and good to play back."""

from __future__ import annotations

import io

import pytest

from drivers.contract import LineGone
from drivers.transport.recorded import Entry, RecordedLine, ReplayLine, everything, load, nothing, short

SLIP = "李小龙 A027".encode("gb18030")
TALK = [Entry("out", 3, b"\x10\x04\x01"), Entry("in", 1, b"\x12"), Entry("out", len(SLIP), SLIP), Entry("in", 1, b"\0")]


def talk(line: RecordedLine) -> None:
    line.write(b"\x10\x04\x01", 1)
    assert line.read(10, 1) == b"\x12"
    line.write(SLIP, 1)
    assert line.read(10, 1) == b"\0"


def test_a_record_plays_back_what_was_said() -> None:
    sink = io.StringIO()
    talk(RecordedLine(ReplayLine(TALK), sink, everything))
    again = load(sink.getvalue().splitlines())
    assert again == TALK
    talk(RecordedLine(ReplayLine(again), io.StringIO(), everything))


def test_a_record_hides_every_byte_unless_told_otherwise() -> None:
    sink = io.StringIO()
    talk(RecordedLine(ReplayLine(TALK), sink))
    assert [entry.data for entry in load(sink.getvalue().splitlines())] == [None] * 4
    assert nothing("out", b"x") is False


def test_status_talk_can_be_shown_while_slips_stay_hidden() -> None:
    sink = io.StringIO()
    talk(RecordedLine(ReplayLine(TALK), sink, short(3)))
    entries = load(sink.getvalue().splitlines())
    assert [entry.data for entry in entries] == [b"\x10\x04\x01", b"\x12", None, b"\0"]
    assert SLIP.hex() not in sink.getvalue()
    talk(RecordedLine(ReplayLine(entries), io.StringIO()))


def test_a_piece_may_be_taken_in_parts() -> None:
    line = ReplayLine([Entry("out", 4, b"abcd"), Entry("in", 2, b"xy")])
    assert line.write(b"ab", 1) == 2
    assert line.read(1, 1) == b""
    assert line.write(b"cd", 1) == 2
    assert (line.read(1, 1), line.read(1, 1)) == (b"x", b"y")
    assert line.drain(1) is True
    line.close()


def test_leaving_the_record_is_an_error() -> None:
    with pytest.raises(ValueError, match="was written"):
        ReplayLine(TALK).write(b"\x10\x04\x02", 1)
    with pytest.raises(ValueError, match="has an answer here"):
        ReplayLine(TALK[1:]).write(b"x", 1)
    with pytest.raises(ValueError, match="hides"):
        ReplayLine([Entry("in", 1, None)]).read(1, 1)
    with pytest.raises(LineGone):
        ReplayLine([]).write(b"x", 1)
    with pytest.raises(ValueError, match="line 1"):
        load(["not a record"])
