"""The screens of identification: consent without a nudge, guidance that is said once, digits that leave no trace."""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import product
from time import monotonic

import psutil
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem

from kiosk import scenes as s
from kiosk.identity.face.words import Challenge, Guide, Verdict
from kiosk.identity.person import Doubt
from kiosk.scenes import Answer
from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.stage import FORMS, plain
from kiosk.screens.window import Opened
from tests.journeys.test_face_law import PURPOSES
from tests.screens.scenes import ALL, CHECK, CONSENT, END, PIN, WHO
from tests.screens.test_touch import answers, finger, keys, touch
from tests.screens.walking import box_of, named, seen, targets, words

__all__ = ["answers", "finger"]

MODES = list(product(("zh", "en"), (False, True), (False, True), (False, True)))
"""Language, elder, wide, reach."""


LONGEST: tuple[str, ...] = ("consent", "check-severalFaces", "check-turnRight", "end-challengeMissed", "end-retake")
LONGEST += ("pin-locked", "code-usedUp")
"""The screens with the most words of each kind."""


def shown(opened: Opened) -> str:
    return " ".join(word.text for word in words(opened))


def page_of(opened: Opened) -> QQuickItem:
    loader = opened.window.findChild(QQuickItem, "page")
    assert loader is not None
    item = loader.property("item")
    assert isinstance(item, QQuickItem)
    return item


def renew(opened: Opened, scene: s.Scene) -> None:
    """Other facts for the question that stands, as a journey's `renew` brings them."""
    model = opened.stage.model
    model.set_scene(type(scene).__name__, plain(scene), model.serial_shown)
    settle(opened)


# ----------------------------------------------------------------------------------------- consent


@pytest.mark.parametrize("name", ["consent", "consent-two", "consent-three", "end-retake", "end-off", "end-three"])
def test_every_way_has_the_same_size_and_weight(opened: Opened, name: str) -> None:
    """No dark pattern: nothing about the camera's button is larger, bolder or brighter than the others'."""
    for language, elder, wide, reach in MODES:
        stand(opened, Picture(name, ALL[name], language, elder, wide, reach=reach))
        ways = [item for item in targets(opened) if item.objectName() in ("agree", "retry", "staff", "code", "window")]
        assert len(ways) >= 2
        assert len({(round(item.width()), round(item.height())) for item in ways}) == 1
        looks = {
            (
                word.item.property("font").pixelSize(),
                word.item.property("font").bold(),
                word.item.property("color").name(),
            )
            for word in words(opened)
            for item in ways
            if item in word.holders and word.text == item.property("title")
        }
        assert len(looks) == 1
        assert not any(item.property("main") for item in ways), "Enter must not mean yes"


def test_consent_says_why_how_what_is_kept_and_that_no_costs_nothing(opened: Opened) -> None:
    stand(opened, Picture("consent", CONSENT))
    for part in (
        "确认来取号的是您本人",
        "随时能停",
        "不保存",
        "一样办",
        "摄像头现在没有开",
        "示范区政务服务中心",
        "2026-11",
    ):
        assert part in shown(opened), part
    stand(opened, Picture("consent", ALL["consent-two"], "en"))
    assert "wants to print a certificate" in shown(opened)


def test_consent_names_every_purpose_a_journey_has(opened: Opened) -> None:
    stand(opened, Picture("consent", CONSENT))
    assert sorted(page_of(opened).property("doings").toVariant()) == PURPOSES
    said = set()
    for purpose in PURPOSES:
        stand(opened, Picture("consent", replace(CONSENT, purpose=purpose)))
        said.add(page_of(opened).property("doing"))
    assert len(said) == len(PURPOSES)
    assert "办事" not in said, "the word for whatever nobody has named"


def test_the_ways_that_are_not_there_are_not_offered(opened: Opened) -> None:
    for ways in (("window",), ("staff", "window"), ("staff", "code", "window")):
        stand(opened, Picture("consent", replace(CONSENT, ways=ways)))
        offered = {item.objectName() for item in targets(opened)} & {"staff", "code", "window"}
        assert offered == set(ways)


@pytest.mark.parametrize(
    ("scene", "button", "answer"),
    [
        ("consent", "agree", Answer("agree")),
        ("consent", "staff", Answer("staff")),
        ("consent", "code", Answer("code")),
        ("consent", "window", Answer("window")),
        ("check-hold", "other", Answer("other")),
        ("check-start", "back", Answer("back")),
        ("end-retake", "retry", Answer("retry")),
        ("end-camera", "code", Answer("code")),
        ("end-over", "done", Answer("done")),
        ("code-expired", "resend", Answer("resend")),
        ("show", "back", Answer("back")),
        ("guardian", "staff", Answer("staff")),
        ("guardian-broken", "window", Answer("window")),
        ("identify-all", "showCode", Answer("showCode")),
        ("identify-all", "type", Answer("type")),
        ("identify-all", "without", Answer("without")),
        ("identify-ways", "showCode", Answer("showCode")),
    ],
)
def test_a_touch_says_which_way(
    opened: Opened, finger: QPointingDevice, answers: list[Answer], scene: str, button: str, answer: Answer
) -> None:
    for wide in (False, True):
        stand(opened, Picture(scene, ALL[scene], wide=wide))
        grab(opened)
        touch(opened, finger, named(opened, button))
    assert answers == [answer, answer]


# ------------------------------------------------------------------------------------------ the check


def test_every_guide_and_challenge_has_a_sentence_and_a_drawing_of_its_own(opened: Opened) -> None:
    told = []
    for name in [f"check-{word}" for word in (*Guide, *Challenge)]:
        stand(opened, Picture(name, ALL[name]))
        told.append(page_of(opened).property("sentence"))
    assert len(set(told)) == len(Guide) + len(Challenge)
    assert all(told)


def test_nothing_of_the_face_check_waits_on_another_page(opened: Opened) -> None:
    """Nobody can leaf while looking at a camera, nor type while leafing; the same goes for all of these screens."""
    for name, (language, elder, wide, reach) in product(LONGEST, MODES):
        stand(opened, picture := Picture(name, WHO[name], language, elder, wide, reach=reach))
        assert "page_next" not in [item.objectName() for item in targets(opened)], picture.file_name


def test_a_movement_is_asked_for_unless_something_stands_in_its_way(opened: Opened) -> None:
    asked = {}
    for guide in Guide:
        stand(opened, Picture("check", replace(CHECK, guide=guide.value, challenge="blink")))
        asked[guide] = "眨" in str(page_of(opened).property("sentence"))
    assert {guide for guide, blink in asked.items() if blink} == {
        Guide.HOLD,
        Guide.STILL,
        Guide.STRAIGHT,
        Guide.CENTER,
    }


def test_guidance_is_said_when_it_changes_and_has_stood_for_a_moment(opened: Opened) -> None:
    page_says = []
    stand(opened, Picture("check", replace(CHECK, challenge="")))
    page = page_of(opened)
    page.spokenChanged.connect(lambda: page_says.append(page.property("spoken")))  # type: ignore[attr-defined]
    for guide in ("closer", "farther") * 10:  # flickers faster than anybody can hear
        renew(opened, replace(CHECK, guide=guide, challenge=""))
    for left in range(8, 0, -1):
        renew(opened, replace(CHECK, guide="dark", challenge="", left=left))
    begin = monotonic()
    while not page_says and monotonic() - begin < 3:
        settle(opened, 1)
    assert page_says == ["太暗了，请站到亮处"]


def test_news_of_the_check_speaks_no_word_twice_and_takes_no_key_mark_away(
    opened: Opened, answers: list[Answer]
) -> None:
    stand(opened, Picture("check", CHECK))
    keys(opened, "1")
    assert named(opened, "other").property("marked") is True
    for left in (5, 4, 3):
        renew(opened, replace(CHECK, left=left))
    assert named(opened, "other").property("marked") is True
    keys(opened, "0")
    assert answers == [Answer("other")]


def test_the_ring_is_full_when_a_step_begins_and_empties(opened: Opened) -> None:
    stand(opened, Picture("home", ALL["home"]))
    shares: list[float] = []
    for done, left in ((0, 8), (0, 4), (1, 6), (1, 3)):
        renew(opened, replace(CHECK, done=done, left=left)) if shares else stand(
            opened, Picture("check", replace(CHECK, done=done, left=left))
        )
        rings = [item for item in seen(page_of(opened)) if item.property("share") is not None]
        shares += [item.property("share") for item in rings if item.property("text") == str(left)]
    assert shares == [1.0, 0.5, 1.0, 0.5]


def test_every_verdict_ends_calmly_and_accuses_nobody(opened: Opened) -> None:
    titles = {}
    whys = [v.value for v in Verdict if v not in (Verdict.MATCH, Verdict.CANCELED)]
    for why in (*whys, "off", "noBirth", "coolDown", "noPortrait", "noCamera", "noCode", "stopped", "window"):
        stand(opened, Picture("end", replace(END, why=why)))
        titles[why] = str(page_of(opened).property("headline"))
        for word in ("失败", "错误", "不是本人", "假", "冒"):
            assert word not in shown(opened), why
    assert len(set(titles.values())) == len(titles)


def test_a_camera_that_was_never_on_is_not_said_to_be_off(opened: Opened) -> None:
    for why, filmed in (("mismatch", True), ("noFace", True), ("off", False), ("noCode", False), ("coolDown", False)):
        stand(opened, Picture("end", replace(END, why=why)))
        assert ("摄像头已经关上" in shown(opened)) is filmed


@pytest.mark.parametrize(
    ("journey", "kept", "broken"),
    [
        ("take_ticket", "只用来取这个号", "不用刷证也能取号"),
        ("print_certificate", "只用来核对是您本人", "不用刷证也能办"),
        ("file_application", "只填进您的申请", "不用刷证也能办"),
    ],
)
def test_what_becomes_of_the_card_is_said_as_it_is_in_each_journey(
    opened: Opened, journey: str, kept: str, broken: str
) -> None:
    opened.stage.walk(journey)
    stand(opened, Picture("identify", ALL["identify-ways"]))
    assert kept in shown(opened)
    assert broken in shown(opened)
    opened.stage.walk("take_ticket")
    settle(opened)


def test_with_nothing_that_works_here_people_are_told_where_to_go(opened: Opened) -> None:
    stand(opened, Picture("identify", s.Identify("required", False, False, may_type=False)))
    assert "请按求助" in shown(opened)
    assert "请用下面的办法" not in shown(opened)


def test_staff_are_told_what_to_look_at_on_the_card(opened: Opened) -> None:
    stand(opened, Picture("pin", ALL["pin-doubts"]))
    for part in ("看仔细", "号码", "出生日期", "有效期"):
        assert part in shown(opened), part
    for doubt in Doubt:
        stand(opened, Picture("pin", replace(PIN, doubts=(doubt.value,))))
        assert "看仔细" in shown(opened), doubt
    stand(opened, Picture("pin", PIN))
    assert "看仔细" not in shown(opened)


# ------------------------------------------------------------------------------------------ all


def test_forms_give_more_time_on_the_screen_and_on_the_stage_alike(opened: Opened) -> None:
    for name, scene in ALL.items():
        stand(opened, Picture(name, scene))
        assert bool(page_of(opened).property("form")) is (type(scene).__name__ in FORMS), name


def test_no_private_digits_are_spoken_nor_in_accessible_names(opened: Opened) -> None:
    for scene, typed in (("pin", "1007#482916"), ("code", "048261")):
        stand(opened, Picture(scene, ALL[scene]))
        keys(opened, typed)
        said = str(page_of(opened).property("spoken"))
        assert not any(sign.isdigit() for sign in said), said
        assert "138" not in said


def test_nobody_reads_chinese_on_the_english_screens_of_identification(opened: Opened) -> None:
    for name in WHO:
        stand(opened, Picture(name, ALL[name], "en"))
        chinese = [word.text for word in words(opened) if any("一" <= sign <= "鿿" for sign in word.text)]
        assert [text for text in chinese if text != "中文" and "李*" not in text and "买买提" not in text] == [], name


@pytest.mark.slow
def test_the_pages_of_identification_leave_no_memory_behind(opened: Opened) -> None:
    """A page that is not freed costs some 14 KB (Qt 6.11.3, measured): 7 MiB here."""
    ways = [Picture(name, ALL[name]) for name in ("consent", "check-hold", "end-retake", "pin", "code", "guardian")]

    def turn(count: int) -> float:
        for number in range(count):
            stand(opened, ways[number % len(ways)])
            opened.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return float(psutil.Process().memory_info().rss) / 2**20

    turn(200)
    before = turn(50)
    assert turn(500) - before < 4


def test_the_face_check_leaves_the_picture_most_of_the_screen(opened: Opened) -> None:
    for language, elder, wide, reach in MODES:
        stand(opened, picture := Picture("check-turnLeft", ALL["check-turnLeft"], language, elder, wide, reach=reach))
        preview = next(item for item in seen(page_of(opened)) if item.property("source") == "preview")
        box = box_of(preview)
        assert box.width() * box.height() > (0.2 if reach and not wide else 0.25) * 1080 * 1920, picture.file_name
