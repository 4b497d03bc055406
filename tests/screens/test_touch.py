"""A finger on the glass and a keypad without one: real touch and key events, from the panel to the answer."""

from __future__ import annotations

import string
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.scenes import Answer
from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL
from tests.screens.walking import box_of, named, targets, words

KEYS = {str(digit): Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10)}
KEYS |= {"*": Qt.Key.Key_Asterisk, "#": Qt.Key.Key_NumberSign, "\r": Qt.Key.Key_Return}
KEYS |= {letter: Qt.Key(Qt.Key.Key_A.value + at) for at, letter in enumerate(string.ascii_lowercase)}
KEYS["-"] = Qt.Key.Key_Minus


@pytest.fixture(scope="session")
def finger(qapp: object) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def answers(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Answer]]:
    """Where the answers of the screen end up."""
    heard: list[Answer] = []
    monkeypatch.setattr(opened.stage, "answered", lambda serial, answer: heard.append(answer))
    yield heard


def touch(opened: Opened, finger: QPointingDevice, item: QQuickItem, wander: int = 0, hold: float = 0) -> None:
    """Press and lift; a trembling finger wanders some pixels, a slow one holds."""
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.touchEvent(opened.window, finger).press(0, middle, opened.window).commit()
    if wander:
        QTest.touchEvent(opened.window, finger).move(0, middle + QPoint(wander, wander), opened.window).commit()
    if hold:
        time.sleep(hold)
    QTest.touchEvent(opened.window, finger).release(0, middle + QPoint(wander, wander), opened.window).commit()
    settle(opened)


def keys(opened: Opened, typed: str) -> None:
    for sign in typed:
        QTest.sendKeyEvent(QTest.KeyAction.Click, opened.window, KEYS[sign], sign, Qt.KeyboardModifier.NoModifier)
        settle(opened)


@pytest.mark.parametrize(
    ("scene", "button", "answer"),
    [
        ("welcome", "touch", Answer("touch")),
        ("home", "take_ticket", Answer("take_ticket")),
        ("home", "guide", Answer("guide")),
        ("find", "choose:weijian-003-02", Answer("choose", "weijian-003-02")),
        ("find-chosen", "done", Answer("done")),
        ("materials", "next", Answer("next", ["健康证原件"])),
        ("materials", "add", Answer("add", ["健康证原件"])),
        ("materials-guide", "take", Answer("take")),
        ("identify", "type", Answer("type")),
        ("identify", "without", Answer("without")),
        ("identify-broken", "type", Answer("type")),
        ("confirm", "take", Answer("take")),
        ("confirm", "remove:shichang-011-01", Answer("remove", "shichang-011-01")),
        ("confirm", "back", Answer("back")),
        ("confirm", "home", Answer("home")),
        ("confirm", "help", Answer("help")),
        ("done", "done", Answer("done")),
        ("done-none", "reprint", Answer("reprint")),
        ("refused-closed", "home", Answer("home")),
        ("refused-conflict", "back", Answer("back")),
        ("refused-noWindow", "other", Answer("other")),
        ("refused-identityNeeded", "identify", Answer("identify")),
        ("help", "back", Answer("back")),
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_a_touch_gives_the_answer(
    opened: Opened, finger: QPointingDevice, answers: list[Answer], scene: str, button: str, answer: Answer, wide: bool
) -> None:
    stand(opened, Picture(scene, ALL[scene], wide=wide))
    grab(opened)
    touch(opened, finger, named(opened, button))
    assert answers == [answer]


def test_a_trembling_or_slow_finger_counts_as_a_touch(
    opened: Opened, finger: QPointingDevice, answers: list[Answer]
) -> None:
    for wander, hold in ((25, 0.0), (0, 1.0)):
        stand(opened, Picture("confirm", ALL["confirm"]))
        touch(opened, finger, named(opened, "take"), wander, hold)
    assert [answer.action for answer in answers] == ["take", "take"]


def test_a_tile_that_cannot_be_used_says_why_and_does_nothing(
    opened: Opened, finger: QPointingDevice, answers: list[Answer]
) -> None:
    stand(opened, Picture("home-closed", ALL["home-closed"]))
    assert any("11月23日（周一）09:00" in word.text for word in words(opened))
    touch(opened, finger, named(opened, "take_ticket"))
    assert answers == []


def test_comfort_is_one_touch_away_on_every_screen_that_waits(opened: Opened, finger: QPointingDevice) -> None:
    switches = {"elder": "elder", "contrast": "highContrast", "reach": "lowReach", "speak": "speech"}
    opened.speaker.stop()
    for scene in ("welcome", "home", "find", "materials", "identify", "type", "confirm", "done", "refused-closed"):
        stand(opened, Picture(scene, ALL[scene]))
        for button, name in switches.items():
            touch(opened, finger, named(opened, button))
            assert opened.stage.comfort.property(name) is True, (scene, button)
            touch(opened, finger, named(opened, button))
            assert opened.stage.comfort.property(name) is False, (scene, button)
        touch(opened, finger, named(opened, "language"))
        assert opened.stage.comfort.property("language") == "en"
        touch(opened, finger, named(opened, "language"))


def test_low_reach_puts_every_button_into_the_lower_part(opened: Opened) -> None:
    for scene in ALL:
        stand(opened, Picture(scene, ALL[scene], reach=True))
        high = [item.objectName() for item in targets(opened) if box_of(item).top() < 860]
        assert high == [], scene


def test_papers_are_ticked_one_by_one(opened: Opened, finger: QPointingDevice, answers: list[Answer]) -> None:
    stand(opened, Picture("materials", ALL["materials"]))
    touch(opened, finger, named(opened, "have:健康证原件"))
    touch(opened, finger, named(opened, "lack:身份证"))
    touch(opened, finger, named(opened, "next"))
    assert answers == [Answer("next", ["身份证"])]


def test_an_item_is_found_by_its_letters_and_by_its_family(
    opened: Opened, finger: QPointingDevice, answers: list[Answer]
) -> None:
    stand(opened, Picture("find", ALL["find"]))
    for button in ("mode:search", "letter:s", "letter:p", "letter:j", "letter:y"):
        touch(opened, finger, named(opened, button))
    grab(opened)
    assert [item.objectName() for item in targets(opened) if "choose:" in item.objectName()] == [
        "choose:shichang-011-01"
    ]
    for button in ("erase", "mode:family", "family:hukou"):
        touch(opened, finger, named(opened, button))
    grab(opened)
    touch(opened, finger, named(opened, "choose:weijian-003-02"))
    assert answers == [Answer("choose", "weijian-003-02")]


def test_a_swipe_turns_the_page_as_the_button_does(opened: Opened, finger: QPointingDevice) -> None:
    stand(opened, Picture("find", ALL["find"]))
    start = QPoint(540, 1100)
    QTest.touchEvent(opened.window, finger).press(0, start, opened.window).commit()
    for up in range(40, 400, 40):
        QTest.touchEvent(opened.window, finger).move(0, start - QPoint(0, up), opened.window).commit()
        opened.app.processEvents()
    QTest.touchEvent(opened.window, finger).release(0, start - QPoint(0, 400), opened.window).commit()
    settle(opened)
    assert opened.finder.property("page") == 1


def test_a_number_is_typed_checked_and_given(opened: Opened, finger: QPointingDevice, answers: list[Answer]) -> None:
    stand(opened, Picture("type", ALL["type"]))
    for digit in "990101199001010018":
        touch(opened, finger, named(opened, f"digit:{digit}"))
    assert opened.number.property("problem") == "check"
    assert any("最后一位对不上" in word.text for word in words(opened))
    touch(opened, finger, named(opened, "ok"))
    touch(opened, finger, named(opened, "erase"))
    touch(opened, finger, named(opened, "digit:9"))
    touch(opened, finger, named(opened, "ok"))
    assert answers == [Answer("ok", "990101199001010019")]


def test_still_there_is_answered_by_its_one_button(
    opened: Opened, finger: QPointingDevice, answers: list[Answer]
) -> None:
    stand(opened, Picture("confirm", ALL["confirm"], ask=30))
    assert not any(item.isEnabled() for item in targets(opened) if item.objectName() == "take")
    time.sleep(0.02)
    touch(opened, finger, named(opened, "continue"))
    assert opened.stage.model.property("askSeconds") == 0
    assert opened.stage.touched() < 1
    assert answers == []


def test_the_whole_way_is_open_to_a_keypad_alone(opened: Opened, answers: list[Answer]) -> None:
    way = [("home", "take_ticket"), ("find", "choose:weijian-003-02"), ("identify", "type"), ("confirm", "take")]
    for scene, button in way:
        stand(opened, Picture(scene, ALL[scene]))
        keys(opened, "1")
        wanted = named(opened, button)
        for _ in range(6):  # leaf through the groups of nine
            if wanted.property("badge"):
                break
            keys(opened, "9")
        badge = wanted.property("badge")
        assert badge > 0, f"{button} has no number"
        keys(opened, str(badge))
        assert wanted.property("marked") is True
        keys(opened, "0")
    stand(opened, Picture("done", ALL["done"]))
    keys(opened, "\r")
    assert [answer.action for answer in answers] == ["take_ticket", "choose", "type", "take", "done"]


def test_star_goes_back_and_hash_calls_help(opened: Opened, answers: list[Answer]) -> None:
    for sign in "*#":
        stand(opened, Picture("confirm", ALL["confirm"]))
        keys(opened, sign)
    assert [answer.action for answer in answers] == ["back", "help"]


def test_a_keypad_types_a_number_with_x_and_confirms_it(opened: Opened, answers: list[Answer]) -> None:
    stand(opened, Picture("type", ALL["type"]))
    keys(opened, "99010119900101001*")
    assert opened.number.property("typed") == "9901011990010100"
    opened.number.wipe()
    number = next(f"9901011990010{n:04}X" for n in range(1000) if _holds(f"9901011990010{n:04}X"))
    keys(opened, number[:17] + "#")
    assert opened.number.property("typed") == number
    keys(opened, "0")
    assert answers == [Answer("ok", number)]


def _holds(number: str) -> bool:
    from tests.screens.shelf import check_number

    return len(number) == 18 and check_number(number) == ""


def test_a_press_is_painted_within_a_tenth_of_a_second(opened: Opened, finger: QPointingDevice) -> None:
    stand(opened, Picture("home", ALL["home"]))
    before = grab(opened)
    item = named(opened, "take_ticket")
    middle = item.mapToScene(QPointF(item.width() / 2, 40)).toPoint()
    begin = time.perf_counter()
    QTest.touchEvent(opened.window, finger).press(0, middle, opened.window).commit()
    after = grab(opened)
    seconds = time.perf_counter() - begin
    QTest.touchEvent(opened.window, finger).release(0, QPoint(2, 2), opened.window).commit()
    settle(opened)
    assert before.pixelColor(middle) != after.pixelColor(middle)
    assert seconds < 0.1
