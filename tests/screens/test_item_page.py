"""What every citizen must be able to read of an item before they queue, and of the wait before they take a number: on
whichever page of the screen, in every language, size and orientation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from kiosk.center.contract import Catalogue
from kiosk.center.finding import Finder
from kiosk.hall.catalogue import read_stock
from kiosk.scenes import Confirm, ItemCard, Materials, Scene
from kiosk.screens.pictures import Picture, stand
from kiosk.screens.window import Opened
from kiosk.settings import HOUSE
from tests.screens.scenes import ALL, CLAIMED, CONFIRM
from tests.screens.shelf import ITEMS
from tests.screens.walking import faults, leaves, targets, words

Mode = tuple[str, bool, bool]
Wanted = Mapping[str, Sequence[str]]

EVERY = tuple(product(("zh", "en"), (False, True), (False, True)))
"""Language, elder mode, landscape."""
HELP = ALL["help"]
SIZES = {False: (28, 80), True: (40, 112)}


@cache
def hall_items() -> tuple[ItemCard, ...]:
    """Every item of the demonstration hall."""
    stock = read_stock(HOUSE / "config" / "hall", lambda text: ("", ""))
    items = tuple(entry.item for entry in stock.entries)
    finder = Finder(
        Catalogue(version="1", departments=stock.departments, families=stock.families, items=items, wanted=())
    )
    return tuple(finder.card(item.code) for item in items)


def hardest() -> list[ItemCard]:
    """The items with the most to say of each kind."""
    measures = (
        lambda card: len(card.materials),
        lambda card: len(card.fee_en),
        lambda card: len(card.name_en),
        lambda card: sum(map(len, card.procedure)) + len(card.basis),
        lambda card: -len(card.materials),
    )
    return list({card.code: card for card in (max(hall_items(), key=measure) for measure in measures)}.values())


def disclosed(card: ItemCard, language: str) -> tuple[str, ...]:
    """Fee, department, promised days and legal limit, in the words of the screen."""
    english = language == "en"
    if english:
        promised = "on the spot" if card.immediate else f"within {card.days} working days"
        legal = f"by law at most {card.statutory_days} working days" if card.statutory_days else "by law on the spot"
    else:
        promised = "当场办完" if card.immediate else f"承诺 {card.days} 个工作日"
        legal = f"法定最长 {card.statutory_days} 个工作日" if card.statutory_days else "法定当场办完"
    return card.fee_en if english else card.fee, card.department_en if english else card.department, promised, legal


def read(opened: Opened, picture: Picture) -> tuple[str, list[str]]:
    """Everything that stands on the pages of a screen, and what is wrong with how it stands there."""
    begin(opened, picture)
    told, wrong = [], []
    for page in leaves(opened):
        told += [word.text for word in words(opened)]
        wrong += [f"{picture.file_name} page {page + 1}: {fault}" for fault in faults(opened, *SIZES[picture.elder])]
    return "\n".join(told), wrong


def begin(opened: Opened, picture: Picture) -> None:
    """Show its first page; the same screen with other words would stay on the page that was turned to."""
    stand(opened, replace(picture, scene=HELP))
    stand(opened, picture)


def lacking(
    opened: Opened, scene: Scene, wanted: Wanted, name: str, modes: Sequence[Mode] = EVERY, reach: bool = False
) -> list[str]:
    found = []
    for language, elder, wide in modes:
        picture = Picture(name, scene, language, elder, wide, reach=reach)
        told, wrong = read(opened, picture)
        found += wrong + [f"{picture.file_name}: nowhere “{text}”" for text in wanted[language] if text not in told]
    return found


def item_faults(opened: Opened, card: ItemCard, guide: bool, modes: Sequence[Mode]) -> list[str]:
    wanted = {language: disclosed(card, language) for language in ("zh", "en")}
    return lacking(opened, Materials(card, (), 1, 5, guide), wanted, f"{card.code}-{guide}", modes)


HARDEST = [(card, guide) for card in hardest() for guide in (False, True)]


@pytest.mark.parametrize(
    ("card", "guide"),
    [pytest.param(*each, marks=() if at in (0, 3) else pytest.mark.slow) for at, each in enumerate(HARDEST)],
    ids=lambda each: each.code if isinstance(each, ItemCard) else "guide" if each else "journey",
)
def test_fee_department_and_both_limits_stand_on_an_items_page(opened: Opened, card: ItemCard, guide: bool) -> None:
    found = item_faults(opened, card, guide, EVERY)
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_they_stand_on_the_page_of_every_item_of_the_hall(opened: Opened) -> None:
    """Each item in two of the modes, each mode with every eighth."""
    found = []
    for at, card in enumerate(hall_items()):
        found += item_faults(opened, card, False, EVERY[at % 8 :][:1])
        found += item_faults(opened, card, True, EVERY[(at + 3) % 8 :][:1])
    assert not found, "\n".join(found)


def test_what_one_may_sign_instead_of_papers_is_published_whole(opened: Opened) -> None:
    committed = max((card for card in hall_items() if card.commitment), key=lambda card: len(card.materials))
    told = committed.commitment
    assert told is not None
    wanted = {
        "zh": (told.text, told.checking, told.consequence, f"{told.days} 个工作日内查完", "可以在窗口签承诺书代替"),
        "en": (told.text_en, told.checking_en, told.consequence_en, f"{told.days} working days", "sign a declaration"),
    }
    assert not lacking(opened, Materials(committed, (), 1, 5, True), wanted, committed.code)


BEFORE = {
    "zh": ("人在您前面", "分钟后叫到", "在哪办：一楼 A区 综合窗口 3、4、5 号"),
    "en": ("people ahead of you", "minutes until your call", "Where: Floor 1 Zone A General windows 3, 4, 5"),
}
FULL = replace(CLAIMED, items=ITEMS[6:11], missing=("健康证原件", "营业场所平面图", "授权委托书"), paper="out")


@pytest.mark.parametrize("reach", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("scene", [CONFIRM, FULL], ids=["two", "five"])
def test_people_ahead_span_and_windows_are_never_left_out(opened: Opened, scene: Confirm, reach: bool) -> None:
    found = lacking(opened, scene, BEFORE, "confirm", reach=reach)
    assert not found, "\n".join(found)


def test_of_a_long_list_the_wait_and_the_windows_stand_on_the_first_page(opened: Opened) -> None:
    for language, elder, wide in EVERY:
        begin(opened, Picture("confirm", FULL, language, elder, wide))
        told = "\n".join(word.text for word in words(opened))
        assert all(text in told for text in BEFORE[language]), (language, elder, wide, told)


def test_a_day_without_tickets_never_promises_tomorrow(opened: Opened) -> None:
    named = (
        "refused-dayLimit",
        "refused-numbersExhausted",
        "papers-none",
        "no-paper-quotaReached",
        "not-filed-usedUp-day",
    )
    for name in (*named, "refused-dayLimit-alone", "papers-used-up", "not-filed-usedUp"):
        for language in ("zh", "en"):
            told, _ = read(opened, Picture(name, ALL[name], language))
            assert "明天" not in told and "tomorrow" not in told.lower()
            if name in named:
                assert ("11月23日（周一）" if language == "zh" else "Monday 11/23") in told.replace("Monday,", "Monday")


def test_a_closed_screen_says_why(opened: Opened) -> None:
    for name, language in product(("welcome-holiday", "home-holiday", "refused-holiday"), ("zh", "en")):
        told, _ = read(opened, Picture(name, ALL[name], language))
        assert ("劳动节" if language == "zh" else "Labour Day") in told


@pytest.mark.parametrize("name", ["materials", "refused"])
def test_what_is_done_elsewhere_says_where_or_whom_to_ask(opened: Opened, name: str) -> None:
    """And nobody is asked to take a number for it."""
    there = {
        "zh": ("这件事不在这个大厅办", "请到：区妇幼保健院，示范路 18 号，门诊二楼，电话 0990-1105001"),
        "en": (
            "Not done in this hall",
            "Go to: District Maternal and Child Health Hospital, 18 Shifan Road, outpatients, 2nd floor, tel. 0990-",
        ),
    }
    ask = {"zh": (there["zh"][0], "请问导引台"), "en": (there["en"][0], "ask at the guide desk")}
    for scene, wanted in ((f"{name}-elsewhere", there), (f"{name}-nowhere", ask)):
        found = lacking(opened, ALL[scene], wanted, scene)
        assert not found, "\n".join(found)
        begin(opened, Picture(scene, ALL[scene], "zh"))
        assert not any(item.objectName() in ("take", "next") for item in targets(opened))


def test_at_night_an_item_says_its_own_hours(opened: Opened) -> None:
    wanted = {
        "zh": (
            "现在没有开门：劳动节",
            "一天里只有几个时段发号",
            "下次发号：11月23日（周一） 09:00–10:00、14:00–16:00。",
        ),
        "en": ("Labour Day", "Monday, 11/23, 09:00–10:00, 14:00–16:00"),
    }
    assert not lacking(opened, ALL["refused-closed-item"], wanted, "refused-closed-item")


@pytest.mark.parametrize("name", ["confirm-claims", "done-claim", "done-claim-unconfirmed"])
def test_what_is_claimed_says_what_to_show(opened: Opened, name: str) -> None:
    wanted = {
        "zh": ("叫到时请出示：军人证件或退役军人优待证",),
        "en": ("Show when called: Military ID or veteran card",),
    }
    assert not lacking(opened, ALL[name], wanted, name)
