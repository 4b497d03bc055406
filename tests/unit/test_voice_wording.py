"""A call becomes the right words, in both languages, for every window a hall can have."""

from __future__ import annotations

import pytest

from kiosk.voice.pack import MAY_BE_MISSING, wanted
from kiosk.voice.script import CHIME, SCRIPTS
from kiosk.voice.wording import COMMA, CannotSay, Sentence, Style, chinese_number, english_number, sentence

PLAIN = Style(chime=False)
PLACES = Style(chime=False, say_floor=True, say_zone=True)


def said(language: str, number: str, window: str, style: Style = PLAIN, **more: object) -> str:
    return sentence(language, number, window, style=style, **more).text  # type: ignore[arg-type]


def number(value: int) -> str:
    return Sentence("zh", tuple(chinese_number(value))).text


def test_the_sentence_of_the_trade_in_chinese() -> None:
    assert said("zh", "A001", "3") == "请A零零一号到三号窗口"


def test_the_sentence_of_the_trade_in_english() -> None:
    assert said("en", "A001", "3") == "A zero zero one, window three, please"


def test_the_one_of_a_ticket_may_be_yao_and_that_of_a_window_never() -> None:
    assert said("zh", "A117", "11", Style(chime=False, yao=True)) == "请A幺幺七号到十一号窗口"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "零"), (1, "一"), (2, "二"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"),
        (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (120, "一百二十"),
        (208, "二百零八"), (999, "九百九十九"),
    ],
)  # fmt: skip
def test_a_window_is_said_as_a_number(value: int, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zero"), (3, "three"), (10, "ten"), (13, "thirteen"), (20, "twenty"), (21, "twenty one"),
        (100, "one hundred"), (105, "one hundred and five"), (999, "nine hundred and ninety nine"),
    ],
)  # fmt: skip
def test_an_english_window_is_said_as_a_number(value: int, words: str) -> None:
    assert Sentence("en", tuple(english_number(value))).text == words


def test_no_two_numbers_sound_alike() -> None:
    for speak in (chinese_number, english_number):
        assert len({tuple(speak(value)) for value in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("window", "words"),
    [("3A", "三A号窗口"), ("A3", "A三号窗口"), ("03", "三号窗口"), ("VIP", "VIP号窗口"), ("1234", "一二三四号窗口")],
)
def test_windows_with_letters_are_said_piece_by_piece(window: str, words: str) -> None:
    assert said("zh", "B027", window) == f"请B零二七号到{words}"


def test_floor_and_zone_are_said_when_the_hall_wants_them() -> None:
    assert said("zh", "A001", "21", PLACES, zone="D区", floor="二楼") == "请A零零一号到二楼D区二十一号窗口"
    assert said("en", "A001", "21", PLACES, zone="D区", floor="二楼") == (
        "A zero zero one, floor two, zone D, window twenty one, please"
    )
    assert said("zh", "A001", "21", PLAIN, zone="D区", floor="二楼") == "请A零零一号到二十一号窗口"


@pytest.mark.parametrize(
    ("floor", "words"),
    [
        ("二楼", "二楼"),
        ("12楼", "十二楼"),
        ("十二层", "十二楼"),
        ("3F", "三楼"),
        ("负一楼", "负一楼"),
        ("B1层", "负一楼"),
    ],
)
def test_floors_are_understood_as_halls_write_them(floor: str, words: str) -> None:
    assert said("zh", "A001", "3", PLACES, floor=floor) == f"请A零零一号到{words}三号窗口"


@pytest.mark.parametrize("place", ["婚姻登记区", "", "楼", "A区B区", "南大厅"])
def test_a_place_without_clips_is_left_out(place: str) -> None:
    assert said("zh", "A001", "3", PLACES, zone=place, floor=place) == "请A零零一号到三号窗口"


def test_a_recall_begins_with_the_words_for_it_unless_the_hall_does_not_want_them() -> None:
    assert said("zh", "A001", "3", again=True) == "再次呼叫，请A零零一号到三号窗口"
    assert said("en", "A001", "3", again=True).startswith("second call, A zero")
    assert said("zh", "A001", "3", Style(chime=False, say_again=False), again=True) == "请A零零一号到三号窗口"


def test_the_chime_comes_first_and_is_no_word() -> None:
    announcement = sentence("zh", "A001", "3", again=True, style=Style())
    assert announcement.clips[0] == CHIME
    assert "chime" not in announcement.text


@pytest.mark.parametrize(("number", "window"), [("", "3"), ("A", "3"), ("001A", "3"), ("张三", "3"), ("A0000001", "3")])
def test_what_is_no_ticket_is_refused(number: str, window: str) -> None:
    with pytest.raises(CannotSay, match="no ticket number"):
        sentence("zh", number, window, style=PLAIN)


@pytest.mark.parametrize("window", ["", "三", "3-1", "a", "1234567", "3\n"])
def test_what_is_no_window_is_refused(window: str) -> None:
    with pytest.raises(CannotSay, match="no window"):
        sentence("zh", "A001", window, style=PLAIN)


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_word_that_can_be_said_is_in_the_script_and_nothing_is_recorded_for_nothing(language: str) -> None:
    style = Style(yao=True, say_floor=True, say_zone=True)
    used: set[str] = set()
    for window in [*map(str, range(1000)), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]:
        for floor in ("二楼", "负一楼"):
            used |= set(sentence(language, "A0123", window, zone="D区", floor=floor, again=True, style=style).clips)
    used |= set(sentence(language, "A1", "1", style=Style()).clips)
    assert used - {COMMA} == set(wanted(language))
    assert {name for name in wanted(language) if name not in used} <= MAY_BE_MISSING


def test_a_hall_records_about_sixty_clips() -> None:
    assert all(55 <= len(script) <= 65 for script in SCRIPTS.values())
