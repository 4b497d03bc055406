"""Finding an item among the 946 of the demonstration hall, as people spell things."""

from __future__ import annotations

import re

import pytest

from kiosk.center.contract import Catalogue, Department, Item, Material
from kiosk.center.finding import MOST_RESULTS, MOST_WORDS, Finder
from kiosk.center.lettering import _pattern
from kiosk.scenes import Found
from tests.whole_catalogue import whole_finder


@pytest.fixture
def finder() -> Finder:
    return whole_finder()


def test_the_hall_has_946_items_of_28_departments_in_twelve_families(finder: Finder) -> None:
    shelves = finder.families()
    assert len(shelves) == 12 and sum(shelf[-1] for shelf in shelves) == 946
    assert len({finder.card(code).department for code in finder._items}) == 28


def test_the_ten_most_wanted_come_first(finder: Finder) -> None:
    assert len(finder.wanted()) == 10


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sfz", "身份证"),
        ("jhdj", "结婚登记"),
        ("gjj", "公积金"),
        ("shenfenzheng", "身份证"),
        ("guohu", "转移登记"),
        ("jhun", "结婚登记"),
        ("jieh", "结婚登记"),
        ("结婚", "结婚登记"),
        ("marriage", "结婚登记"),
        ("kfd", "食品经营许可"),
    ],
)
def test_people_find_it_by_initials_pinyin_words_and_english(finder: Finder, typed: str, found: str) -> None:
    names = [card.name + card.plain for card in finder.search(typed).cards[:8]]
    assert any(found in name for name in names), names


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kxtd", "minzheng-007-02"),  # plain: 开销太大，过不下去
        ("guobuxiaqu", "minzheng-007-02"),
        ("quanzhizhaopian", "gongan-028"),  # material: 犬只照片
        ("trydhz", "minzheng-007-0"),  # content: 对突然遇到火灾……的家庭
        ("badingjianzuo", "shuili-009"),  # content: 水库大坝坝顶兼做公路
        ("gaj", "gongan-"),  # department: 区公安局
        ("gonganju", "gongan-"),
        ("shuiwuju", "shuiwu-"),
        ("YLBZJ", "yibao-"),
    ],
)
def test_every_word_said_of_an_item_finds_it(finder: Finder, typed: str, code: str) -> None:
    found = [card.code for card in finder.search(typed).cards]
    assert found and all(each.startswith(code) for each in found[:4]), found


def test_what_is_found_by_a_material_asks_for_it(finder: Finder) -> None:
    cards = finder.search("qinzijianding").cards
    assert cards
    for card in cards:
        assert any("亲子鉴定" in material.name for material in card.materials), card.name


SOUNDS = {"结": "jie", "婚": "hun", "证": "zheng", "办": "ban", "行": "xing hang", "银": "yin", "卡": "ka"}


def small(**texts: dict[str, object]) -> Finder:
    """A catalogue of items that are called 办 but for what is said of them."""
    offices = (Department(code="none", name="", short=""), Department(code="one", name="区结婚局", short="结婚"))
    blank = {"name": "办", "family": "", "department": "none"}
    items = [Item.model_validate(blank | said | {"code": code}) for code, said in texts.items()]
    return Finder(
        Catalogue(version="1", departments=offices, families=(), items=tuple(items), wanted=(), sounds=SOUNDS)
    )


def found(finder: Finder, typed: str, english: bool = False) -> list[str]:
    return [card.code for card in finder.search(typed, english).cards]


@pytest.mark.parametrize("typed", ["jh", "jiehun", "jieh", "jhun", "jihu", "结婚"])
def test_the_name_counts_more_than_the_alias_and_so_on_down_to_the_content(typed: str) -> None:
    finder = small(
        content={"content": "结婚证办"},
        material={"materials": (Material(name="结婚证"),)},
        department={"department": "one", "plain": "办"},
        plain={"plain": "结婚证"},
        alias={"aliases": ("结婚证",)},
        name={"name": "结婚证"},
        nothing={"content": "办证"},
    )
    by_the_office = finder.search(typed).cards.index(finder.card("department"))
    assert by_the_office == 0, "its whole name was typed"
    assert found(finder, typed)[1:] == ["name", "alias", "plain", "material", "content"]


def test_what_begins_with_the_letters_comes_before_what_only_holds_them() -> None:
    finder = small(inside={"name": "办结婚证"}, begins={"aliases": ("结婚证",)}, guess={"name": "结婚"})
    assert found(finder, "jhz") == ["begins", "inside"]
    assert found(finder, "jieh") == ["guess", "begins", "inside"]


def test_a_sign_with_two_readings_is_found_by_both() -> None:
    finder = small(bank={"name": "银行卡"}, doing={"name": "行"})
    assert (
        found(finder, "yinhang")
        == found(finder, "yinxingk")
        == found(finder, "yhk")
        == found(finder, "yxka")
        == ["bank"]
    )
    assert found(finder, "h") == found(finder, "x") == ["doing"]


def test_the_pattern_of_what_was_typed_is_not_kept() -> None:
    pattern = _pattern("xyzzy")
    assert re.compile(pattern.pattern) is not pattern, "a pattern in the cache of `re` is handed out again"


def test_a_center_that_tells_odd_sounds_does_no_harm() -> None:
    odd = {"结婚": "jiehun", "": "x", "办": "b|n\n", "行": "", "卡": "KA"}
    item = Item(code="a", name="结婚证办行卡", family="", department="d")
    office = Department(code="d", name="", short="")
    catalogue = Catalogue(
        version="1", departments=(office,), families=(), items=(item,), wanted=(), sounds=odd | {"证": "zheng"}
    )
    assert found(Finder(catalogue), "zheng") == found(Finder(catalogue), "结婚") == ["a"]
    assert found(Finder(catalogue), "jh") == found(Finder(catalogue), "ka") == []


def test_letters_are_found_across_a_bracket_and_not_across_two_texts() -> None:
    finder = small(two={"name": "结", "aliases": ("婚",)}, dots={"name": "结（婚）证"})
    assert found(finder, "jh") == found(finder, "jiehunzheng") == ["dots"]


def test_who_reads_english_is_shown_english_first() -> None:
    finder = small(
        zh={"name": "卡证"}, en={"name_en": "Kz form"}, word={"name_en": "A kzoo"}, split={"name_en": "K zoo"}
    )
    assert found(finder, "kz") == ["zh", "en", "word"]
    assert found(finder, "kz", english=True) == ["en", "word", "zh"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("jiehun", ("结婚",)),
        ("hkb", ("户口簿", "户口本")),
        ("gaj", ("公安局",)),
        ("jhun", ("结婚",)),
        ("qqqzzzqq", ()),
        ("j", ()),
        ("marriage", ()),
    ],
)
def test_the_words_that_letters_stand_for_are_offered(finder: Finder, typed: str, words: tuple[str, ...]) -> None:
    offered = finder.search(typed).words
    assert offered == words and len(offered) <= MOST_WORDS


def test_a_word_that_was_offered_finds_only_what_says_it(finder: Finder) -> None:
    for word in finder.search("jh").words:
        for card in finder.search(word).cards:
            said = (card.name, card.plain, card.content, *(material.name for material in card.materials))
            assert any(word in text for text in said) or word in "".join(_aliases(finder, card.code)), (word, card.name)


def _aliases(finder: Finder, code: str) -> tuple[str, ...]:
    return finder._items[code].aliases


def test_nothing_is_found_for_nonsense_and_for_nothing(finder: Finder) -> None:
    assert [finder.search(text) for text in ("qqqzzzqq", "", "  ", "!?", "囍囍")] == [Found()] * 5


def test_a_search_returns_no_more_than_anybody_leafs_through(finder: Finder) -> None:
    assert len(finder.search("s").cards) == MOST_RESULTS


def test_every_item_tells_what_it_takes(finder: Finder) -> None:
    for code in finder._items:
        card = finder.card(code)
        assert card.content and card.procedure and card.basis and card.fee and card.phone, code
        assert card.days is None or card.statutory_days is None or card.days <= card.statutory_days, code
