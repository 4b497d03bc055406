"""Walks over what is on the screen, as an inspector with a ruler would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMetaObject, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.screens.pictures import grab, settle
from kiosk.screens.window import Opened

SLACK = 2.0
"""Pixels that rounding may cost."""
MOST_PAGES = 20


@dataclass(frozen=True)
class Word:
    item: QQuickItem
    text: str
    box: QRectF
    holders: tuple[QQuickItem, ...]
    """The blocks and buttons it stands in, the outermost first."""


def box_of(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def seen(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and everything below it that a citizen can see."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from seen(child)


def is_target(item: QQuickItem) -> bool:
    return item.property("target") is True


def targets(opened: Opened) -> list[QQuickItem]:
    return [item for item in seen(opened.window.contentItem()) if is_target(item)]


def named(opened: Opened, name: str) -> QQuickItem:
    """The visible button of that object name; AssertionError when there is none."""
    found = [item for item in targets(opened) if item.objectName() == name]
    assert found, f"no button {name}; there are {sorted(item.objectName() for item in targets(opened))}"
    return found[0]


def words(opened: Opened) -> list[Word]:
    return list(_words(opened.window.contentItem(), ()))


def _words(item: QQuickItem, holders: tuple[QQuickItem, ...]) -> Iterator[Word]:
    if not item.isVisible() or item.opacity() == 0:
        return
    if item.inherits("QQuickText") and item.property("text"):
        yield Word(item, str(item.property("text")), box_of(item), holders)
    holds = is_target(item) or item.property("aside") is not None
    inner = (*holders, item) if holds else holders
    for child in item.childItems():
        yield from _words(child, inner)


def leaves(opened: Opened) -> Iterator[int]:
    """Yields once a page of a screen, turning with the 下一页 button."""
    for number in range(MOST_PAGES):
        grab(opened)  # a frame puts rows and columns in order
        yield number
        more = [item for item in targets(opened) if item.objectName() == "page_next" and item.isEnabled()]
        if not more:
            return
        QMetaObject.invokeMethod(more[0], "choose")
        settle(opened)
    raise AssertionError("the pages never end")


def faults(opened: Opened, least_text: int, least_target: int) -> list[str]:
    """What a ruler finds: words cut off or outside, too small, buttons too small, one over another."""
    screen = box_of(opened.window.contentItem())
    buttons = [(item, box_of(item)) for item in targets(opened)]
    found = [fault for word in words(opened) for fault in _word_faults(word, buttons, screen, least_text)]
    for at, (item, box) in enumerate(buttons):
        name = item.objectName()
        if min(box.width(), box.height()) < least_target - SLACK:
            found.append(f"button {name} is {box.width():.0f} × {box.height():.0f}")
        if not screen.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box):
            found.append(f"button {name} is outside the screen")
        found += [
            f"buttons {name} and {other.objectName()} overlap"
            for other, place in buttons[at + 1 :]
            if _over(box, place)
        ]
    return found


def _word_faults(word: Word, buttons: list[tuple[QQuickItem, QRectF]], screen: QRectF, least: int) -> Iterator[str]:
    item, text = word.item, word.text
    if item.property("truncated") or item.property("paintedWidth") > item.width() + SLACK:
        yield f"“{text}” is cut off"
    if item.property("paintedHeight") * (item.property("lineHeight") or 1) > item.height() + SLACK:
        yield f"“{text}” is higher than its place"
    if item.property("font").pixelSize() < least:
        yield f"“{text}” is only {item.property('font').pixelSize()} pixels"
    for holder in (box_of(each) for each in word.holders):
        if not holder.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(word.box):
            yield f"“{text}” sticks out of its card or button"
    if not screen.contains(word.box):
        yield f"“{text}” is outside the screen"
    for button, place in buttons:
        if button not in word.holders and _over(word.box, place):
            yield f"“{text}” and button {button.objectName()} overlap"


def _over(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > SLACK and common.height() > SLACK
