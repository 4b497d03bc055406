"""The simulated paper: what bytes become, and which mistakes are noticed."""

from __future__ import annotations

import random

import pytest
import zxingcpp
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drivers.ticket_printer.composer import compose
from drivers.ticket_printer.interpreter import Interpreter
from drivers.ticket_printer.paper import Ticket
from drivers.ticket_printer.rom import LEVELS
from tests.unit.escpos_slips import URL, ticket

CUT = b"\x1dV\x00"


def printed(data: bytes, level: str = "gb2312") -> Ticket:
    interpreter = Interpreter(level)
    interpreter.feed(data)
    assert len(interpreter.tickets) == 1
    return interpreter.tickets[0]


@pytest.mark.parametrize("level", LEVELS)
def test_a_whole_ticket_comes_out_without_fault_and_at_most_110_mm_long(level: str) -> None:
    one = printed(compose(ticket()).data, level)
    assert one.faults == ()
    assert one.lines[0] == "云溪区政务服务中心"
    assert "A027" in one.lines
    assert one.picture.width == 576
    assert 80 < one.millimetres <= 110
    assert one.raw == compose(ticket()).data[:-3]


def test_the_code_on_the_paper_reads_back() -> None:
    one = printed(compose(ticket()).data)
    assert one.codes == (URL,)
    assert [found.text for found in zxingcpp.read_barcodes(one.picture.convert("L"))] == [URL]


def test_any_split_of_the_bytes_gives_the_same_ticket() -> None:
    data, rng = compose(ticket()).data, random.Random(5)
    whole = printed(data)
    for _ in range(5):
        interpreter, at = Interpreter(), 0
        while at < len(data):
            step = rng.randint(1, 40)
            interpreter.feed(data[at : at + step])
            at += step
        (one,) = interpreter.tickets
        assert (one.lines, one.codes, one.faults, one.raw) == (whole.lines, whole.codes, whole.faults, whole.raw)
        assert one.picture.tobytes() == whole.picture.tobytes()


def test_sizes_alignment_and_wrapping_are_those_of_the_paper() -> None:
    one = printed(b"\x1ba\x02\x1d!\x11" + "号".encode("gb2312") + b"\n" + CUT)
    ink = one.picture.convert("L").point(lambda dot: 255 - dot).getbbox()
    assert ink and ink[0] >= 576 - 48 and ink[2] <= 576 and one.picture.height == 48
    assert printed(b"A" * 49 + b"\n" + CUT).lines == ("A" * 48, "A")


def test_emphasis_underline_and_inverse_add_ink() -> None:
    def ink(data: bytes) -> int:
        return printed(data + b"AB\n" + CUT).picture.convert("L").histogram()[0]

    plain = ink(b"")
    assert ink(b"\x1bE\x01") > plain
    assert ink(b"\x1b-\x01") > plain
    assert ink(b"\x1dB\x01") > 2 * plain
    assert ink(b"\x1bE\x01\x1b@") == plain
    assert ink(b"\x1b!\x30") > 3 * plain


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\x07\n", "stray control byte 07"),
        (b"\x1bz\n", "unknown command ESC 7A"),
        (b"\x1d\xff\n", "unknown command GS FF"),
        (b"abc\x1b@", "wiped the waiting text 'abc'"),
        (b"abc", "cut with the text 'abc' still waiting"),
        (b"\x1dv0\x00\x49\x00\x01\x00" + bytes(73), "584 dots wide is wider than the head"),
        (b"\x1d(k\x03\x001Q0", "none was stored"),
        (b"\x1d(Z\x01\x00x", "unknown command GS ( 5A"),
        (b"\x1ba\x09", "no alignment"),
        (b"\x1d(L\x03\x000p0", "GS 4c0300"),
    ],
)
def test_a_mistake_is_a_fault_never_silence(data: bytes, fault: str) -> None:
    assert any(fault in one for one in printed(data + CUT).faults)


def test_what_a_rom_lacks_is_a_box_and_a_fault() -> None:
    rare, yen = "䶮".encode("gb18030"), "¥".encode("gb18030")
    assert printed(rare + b"\n" + CUT, "gb18030").lines == ("䶮",)
    for level in ("gb2312", "gbk"):
        assert printed(rare + b"\n" + CUT, level).faults
        # The four-byte code falls apart: box, digit, box, digit.
        assert printed(yen + b"\n" + CUT, level).lines == ("□0□6",)
    assert printed(yen + b"\n" + CUT, "gb18030").lines == ("¥",)
    assert printed("镕".encode("gbk") + b"\n" + CUT, "gbk").faults == ()
    assert printed("镕".encode("gbk") + b"\n" + CUT, "gb2312").lines == ("□",)


def test_western_mode_prints_single_bytes() -> None:
    assert printed(b"\x1c.\x82\n\x1c&" + "中".encode("gb2312") + b"\n" + CUT).lines == ("é", "中")


def test_partial_cuts_fed_cuts_feeds_and_spacing_move_paper() -> None:
    assert printed(b"A\n\x1dV\x01").cut == "partial"
    fed = printed(b"A\n\x1dVB\x50")
    assert (fed.cut, fed.picture.height) == ("partial", 30 + 80)
    assert printed(b"\x1b3\x40A\n\x1bd\x02\x1bJ\x0a" + CUT).picture.height == 64 + 128 + 10
    assert printed(b"\x1b3\x40\x1b2A\n" + CUT).picture.height == 30


def test_the_other_pictures_of_python_escpos_come_out_alike() -> None:
    picture, printer = Image.new("L", (48, 24), 0), Dummy(profile="TM-T20II")
    heights = []
    for kind in ("bitImageRaster", "graphics", "bitImageColumn"):
        printer.clear()
        printer.image(picture, impl=kind)
        one = printed(bytes(printer.output) + CUT)
        assert one.faults == () or kind == "bitImageColumn"
        assert "[picture 48 x 24]" in one.lines
        heights.append(one.picture.crop((0, 0, 48, 24)).convert("L").getextrema())
    assert heights == [(0, 0)] * 3


def test_a_barcode_is_recorded() -> None:
    assert printed(b"\x1dh\x30\x1dkI\x04{BA1" + b"\x1dk\x04A027\x00" + CUT).codes == ("{BA1", "A027")


def test_queued_questions_reach_whoever_answers_them() -> None:
    asked: list[tuple[str, int]] = []
    interpreter = Interpreter("gb2312", lambda what, n: asked.append((what, n)))
    interpreter.feed(b"\x1dr\x01\x1dI\x45\x1da\x00\x10\x04\x01")
    assert asked == [("r", 1), ("I", 69), ("a", 0)]


@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_interpreter(data: bytes) -> None:
    interpreter = Interpreter("gb18030")
    interpreter.feed(data)
    assert len(interpreter.pending) <= len(data)


def test_an_unknown_rom_level_is_refused() -> None:
    with pytest.raises(ValueError, match="gb2312, gbk, gb18030"):
        Interpreter("big5")
