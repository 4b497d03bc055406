"""Every scene, in every language, size and orientation: nothing cut off, nothing too small, nothing in the way."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QMetaObject

from kiosk.screens.pictures import Picture, grab, settle, stand
from kiosk.screens.window import Opened
from tests.screens.scenes import ALL
from tests.screens.walking import faults, leaves, named, targets, words

SIZES = {False: (28, 80), True: (40, 112)}
"""Least text and least target in pixels, usual and elder mode (domain.md §10.4)."""

EVERY = tuple(product(("zh", "en"), (False, True), (False, True)))
"""Language, elder mode, landscape."""
FIRST = tuple({type(scene): name for name, scene in reversed(ALL.items())}.values())
"""One sample of each scene; with the controls moved down its variants are looked at by night."""


def check(opened: Opened, picture: Picture) -> list[str]:
    stand(opened, picture)
    found = []
    for page in leaves(opened):
        place = f"{picture.file_name} page {page + 1}"
        found += [f"{place}: {fault}" for fault in faults(opened, *SIZES[picture.elder])]
    return found


@pytest.mark.parametrize("name", ALL)
def test_a_screen_shows_every_word_whole_and_every_button_large_enough(opened: Opened, name: str) -> None:
    found = []
    for language, elder, wide in EVERY:
        found += check(opened, Picture(name, ALL[name], language, elder, wide))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "name", [name if name in FIRST else pytest.param(name, marks=pytest.mark.slow) for name in ALL]
)
def test_a_screen_moved_down_still_shows_everything(opened: Opened, name: str) -> None:
    found = []
    for language, elder, wide in EVERY:
        found += check(opened, Picture(name, ALL[name], language, elder, wide, reach=True))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("mode", ["family", "search", "results", "shelf"])
def test_finding_an_item_shows_everything_in_every_mode(opened: Opened, mode: str) -> None:
    found = []
    for language, elder, wide, reach in product(("zh", "en"), (False, True), (False, True), (False, True)):
        picture = Picture(f"find-{mode}", ALL["find-chosen"], language, elder, wide, reach=reach)
        stand(opened, picture)
        opened.finder.setMode({"shelf": "family", "results": "search"}.get(mode, mode))
        if mode in ("search", "results"):
            for letter in "sy":
                opened.finder.type(letter)
            settle(opened)
        if mode == "results" and elder and (wide or reach):
            QMetaObject.invokeMethod(named(opened, "results"), "choose")
        if mode == "shelf":
            opened.finder.openFamily("nongye")
        settle(opened)
        grab(opened)
        place = picture.file_name
        pagers = [item for item in targets(opened) if item.objectName() == "page_next"]
        assert len(pagers) <= 1, f"two pagers: {place}"
        found += [f"{place}: {fault}" for fault in faults(opened, *SIZES[elder])]
        opened.finder.wipe()
    assert not found, "\n".join(found)


def test_nobody_reads_chinese_on_the_english_screens_but_names(opened: Opened) -> None:
    """Proper names (people, missing papers as printed) stay; everything else must be translated."""
    names = {"李*", "买买提·*", "Still to bring (1): 健康证原件", "中文"}
    for name in ("home", "find", "identify", "confirm-away", "done", "refused-closed", "help", "out-center"):
        stand(opened, Picture(name, ALL[name], "en"))
        chinese = [word.text for word in words(opened) if any("一" <= sign <= "鿿" for sign in word.text)]
        assert [text for text in chinese if text not in names] == []
