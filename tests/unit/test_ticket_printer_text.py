"""Chinese text on tickets: what a citizen reads is what was meant, on every ROM level sold (printing.md §3.3-3.5)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from drivers.contract import Slip, SlipLine
from drivers.ticket_printer.composer import compose
from drivers.ticket_printer.encoder import HALF_CELLS, clean, encode, width, wrap
from drivers.ticket_printer.glyphs import GlyphMissing, line_picture
from drivers.ticket_printer.interpreter import Interpreter
from drivers.ticket_printer.paper import Ticket
from drivers.ticket_printer.raster import HEAD_DOTS, REAL_TIME, harmful, raster_command

LEVELS = ("gb2312", "gbk", "gb18030")
FITTING = ["：，。！", "１２３", "①②③", "买买提·艾力", "café 咖啡", "费用￥192", "Привет", "费用¥192", "八——十五"]
DRAWN = ["25℃ ㎡", "〇", "王䶮", "𠮷野家", "一〇一室", "鎔镕堃喆"]
HANZI = "".join(chr(code) for code in range(0x4E00, 0x9FA6))


def printed(text: str, level: str, size: int = 1) -> Ticket:
    interpreter = Interpreter(level)
    interpreter.feed(compose(Slip((SlipLine(text, size),))).data)
    assert len(interpreter.tickets) == 1
    return interpreter.tickets[0]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", FITTING)
def test_a_line_the_smallest_rom_holds_is_sent_as_text(text: str, level: str) -> None:
    ticket = printed(text, level)
    assert ticket.lines == (text.replace("¥", "￥"),)
    assert ticket.faults == ()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", DRAWN)
def test_a_line_with_one_rarer_character_is_drawn_whole(text: str, level: str) -> None:
    ticket = printed(text, level)
    assert ticket.faults == ()
    assert len(ticket.lines) == 1 and ticket.lines[0].startswith("[picture")
    expected = line_picture(text)
    seen = ticket.picture.crop((0, 0, *expected.size))
    assert ImageChops.difference(seen.convert("L"), expected.convert("L")).getbbox() is None


@pytest.mark.parametrize("size", [1, 2, 4])
def test_drawn_and_sent_lines_are_equally_large(size: int) -> None:
    drawn, sent = printed("王䶮", "gb2312", size).picture, printed("王贝", "gb2312", size).picture
    assert drawn.height == sent.height
    assert line_picture("王䶮", size).width == 48 * size


@pytest.mark.parametrize("text", ["\ue000", "ᠮᠣᠩ", "مرحبا", "\U0010ffff"])
def test_a_character_no_font_has_is_refused_and_never_a_box(text: str) -> None:
    with pytest.raises(GlyphMissing, match=r"U\+[0-9A-F]{4}"):
        compose(Slip((SlipLine("姓名：" + text),)))


def test_control_characters_in_a_name_never_reach_the_printer() -> None:
    nasty = "王\x1b@小\x10\x04\x01明\x7f\x1dV\x00\u200b\ufe00\u202e"
    assert clean(nasty) == "王@小明V"
    ticket = printed(nasty, "gb2312")
    assert ticket.lines == ("王@小明V",)
    assert ticket.faults == ()


def test_blanks_and_line_ends_become_blanks_and_marks_join_their_letters() -> None:
    assert clean("甲\t乙\n丙\u00a0丁") == "甲 乙 丙 丁"
    assert clean("cafe\u0301") == "café"
    assert clean("8–15 分钟") == "8-15 分钟"


@given(st.text(min_size=0, max_size=60))
def test_no_text_whatever_makes_a_control_byte(text: str) -> None:
    data = encode(clean(text))
    assert data is None or all(0x20 <= byte < 0x7F or byte >= 0xA1 for byte in data)


@given(st.text(alphabet=HANZI + "，。（）A1 ·", max_size=120), st.integers(1, 8))
def test_wrapping_loses_nothing_and_never_exceeds_the_paper(text: str, size: int) -> None:
    text = clean(text)
    lines = wrap(text, HALF_CELLS // size)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= HALF_CELLS // size for line in lines)


def test_lines_break_before_no_comma_and_inside_no_number() -> None:
    assert wrap("一二三四五，六", 10) == ["一二三四", "五，六"]
    assert wrap("请于 2026-11-21 到", 14) == ["请于", "2026-11-21 到"]
    assert wrap("（一二）（三四", 10) == ["（一二）", "（三四"]
    assert wrap("A" * 25, 10) == ["A" * 10, "A" * 10, "A" * 5]


def test_a_line_wider_than_the_paper_is_wrapped_not_cut_off() -> None:
    text = "还要带：房屋买卖合同原件和复印件各一份、不动产权证书原件、双方身份证原件"
    ticket = printed(text, "gb2312")
    assert "".join(ticket.lines) == text
    assert len(ticket.lines) == 2
    assert ticket.faults == ()


def test_random_hanzi_lines_hold_no_real_time_command_once_made_safe() -> None:
    rng, harmful_before = random.Random(99), 0
    for _ in range(600):
        picture = line_picture("".join(rng.choices(HANZI, k=rng.randint(2, 20))))
        harmful_before += harmful(ImageChops.invert(picture.convert("L")).convert("1").tobytes())
        assert not harmful(raster_command(picture))
    # The danger is real: some of these lines held a command before.
    assert harmful_before > 0


def test_a_harmful_picture_moves_right_and_one_as_wide_as_the_paper_gets_a_dot() -> None:
    row = bytes([0x10, 0x04, 0x01])
    narrow = ImageChops.invert(Image.frombytes("1", (24, 1), row).convert("L")).convert("1")
    moved = raster_command(narrow)
    assert not harmful(moved)
    assert moved[8:] == bytes([0x08, 0x02, 0x00, 0x80])
    wide = ImageChops.invert(Image.frombytes("1", (HEAD_DOTS, 1), row + bytes(68) + b"\x01").convert("L")).convert("1")
    blotted = raster_command(wide)
    assert not harmful(blotted)
    assert blotted[8:] == bytes([0x18, 0x04, 0x01]) + bytes(68) + b"\x01"
    assert REAL_TIME.search(bytes([0x10, 0x14, 0x08]))


def test_a_picture_wider_than_the_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="does not go on the paper"):
        raster_command(Image.new("1", (577, 10), 1))
