"""Finding an item among the 946 of the demonstration hall, as people spell things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.center.contract import Catalogue
from kiosk.center.finding import MOST_RESULTS, Finder
from kiosk.hall.catalogue import read_stock
from kiosk.hall.pinyin import spell
from kiosk.settings import HOUSE


@pytest.fixture(scope="module")
def finder() -> Iterator[Finder]:
    stock = read_stock(HOUSE / "config" / "hall", spell)
    items = tuple(entry.item for entry in stock.entries)
    yield Finder(
        Catalogue(version="1", departments=stock.departments, families=stock.families, items=items, wanted=stock.wanted)
    )


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
        ("结婚", "结婚登记"),
        ("marriage", "结婚登记"),
        ("公积金 租房", "住房公积金提取"),
    ],
)
def test_people_find_it_by_initials_pinyin_words_and_english(finder: Finder, typed: str, found: str) -> None:
    names = [card.name + card.plain for card in finder.search(typed)[:8]]
    assert any(found in name for name in names), names


def test_nothing_is_found_for_nonsense_and_for_nothing(finder: Finder) -> None:
    assert finder.search("qqqzzzqq") == [] and finder.search("   ") == []


def test_a_search_never_returns_more_than_anybody_leafs_through(finder: Finder) -> None:
    assert len(finder.search("s")) <= MOST_RESULTS


def test_every_item_tells_what_it_takes(finder: Finder) -> None:
    for code in finder._items:
        card = finder.card(code)
        assert card.content and card.procedure and card.basis and card.fee and card.phone, code
        assert card.days is None or card.statutory_days is None or card.days <= card.statutory_days, code
