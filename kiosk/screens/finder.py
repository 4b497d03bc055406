"""The view-model of finding an item: most wanted, families, search by letters; paged."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from kiosk.scenes import Found, ItemCard

Shelf = tuple[str, str, str, str, str, int]
"""Code, name, English name, hint, icon, number of items."""
AnyIndex = QModelIndex | QPersistentModelIndex
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST_LETTERS = 16
"""yingyezhizhao (营业执照) has thirteen."""


class Finder(Protocol):
    """Holds the catalogue. Called in the Qt thread while somebody types: each answer within some 5 ms."""

    def wanted(self) -> Sequence[ItemCard]:
        """The items most asked for, first first."""

    def families(self) -> Sequence[Shelf]: ...

    def in_family(self, code: str) -> Sequence[ItemCard]: ...

    def search(self, text: str, english: bool) -> Found:
        """Items that fit letters as they sound (lower case) or a word as it is written; nothing for no text."""


class Mode(StrEnum):
    WANTED = "wanted"
    FAMILY = "family"
    SEARCH = "search"


class FinderModel(QAbstractListModel):
    """One page of results as rows; made once, wiped at visit end."""

    changed = Signal()
    counted = Signal()
    stocked = Signal()

    def __init__(self, finder: Finder, english: Callable[[], bool] = lambda: False) -> None:
        """`english`: whether the citizen reads English now."""
        super().__init__()
        self._finder = finder
        self._english = english
        self._mode = Mode.WANTED
        self._family = ""
        self._query = ""
        self._word = ""
        self._words: tuple[str, ...] = ()
        self._found: Sequence[ItemCard] = ()
        self._page = 0
        self._size = 6

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows())

    def data(self, index: AnyIndex, role: int = CARD_ROLE) -> Any:
        rows = self._rows()
        if role != CARD_ROLE or not 0 <= index.row() < len(rows):
            return None
        return _row(rows[index.row()])

    def roleNames(self) -> dict[int, QByteArray]:
        return {CARD_ROLE: QByteArray(b"card")}

    def _rows(self) -> Sequence[ItemCard]:
        return self._found[self._page * self._size : (self._page + 1) * self._size]

    # --------------------------------------------------------------------------------- what QML reads

    def _get_mode(self) -> str:
        return self._mode.value

    def _get_family(self) -> str:
        return self._family

    def _get_query(self) -> str:
        return self._query

    def _get_word(self) -> str:
        return self._word

    def _get_words(self) -> str:
        return json.dumps(self._words, ensure_ascii=False)

    def _get_best(self) -> str:
        return _row(self._found[0]) if self._found else "{}"

    def _get_count(self) -> int:
        return len(self._found)

    def _get_page(self) -> int:
        return self._page

    def _get_pages(self) -> int:
        return max(1, -(-len(self._found) // self._size))

    def _get_families(self) -> str:
        names = ("code", "name", "name_en", "hint", "icon", "count")
        shelves = [dict(zip(names, shelf, strict=True)) for shelf in self._finder.families()]
        return json.dumps(shelves, ensure_ascii=False)

    mode = Property(str, _get_mode, notify=changed)
    family = Property(str, _get_family, notify=changed)
    query = Property(str, _get_query, notify=changed)
    """The letters typed."""
    word = Property(str, _get_word, notify=changed)
    """The Chinese word that was picked for them, if any."""
    words = Property(str, _get_words, notify=changed)
    """The words they may stand for, JSON."""
    best = Property(str, _get_best, notify=changed)
    """The first row of all, JSON; `{}` when nothing was found."""
    count = Property(int, _get_count, notify=counted)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    families = Property(str, _get_families, notify=stocked)
    """JSON, as the rows are: maps read by QML would leak (see `stage.StageModel.sceneText`)."""

    # --------------------------------------------------------------------------------- what QML does

    @Slot(str)
    def setMode(self, mode: str) -> None:
        """ "wanted", "family" (the shelves) or "search"; raises ValueError for another word."""
        self._mode, self._family = Mode(mode), ""
        self._ask("")

    @Slot(str)
    def openFamily(self, code: str) -> None:
        self._mode, self._family = Mode.FAMILY, code
        self._find()

    @Slot(str)
    def type(self, letter: str) -> None:
        if len(self._query) < MOST_LETTERS and letter.isascii() and letter.isalnum():
            self._ask(self._query + letter.lower())

    @Slot()
    def erase(self) -> None:
        """The picked word first, then one letter after the other."""
        self._ask(self._query if self._word else self._query[:-1])

    @Slot()
    def clear(self) -> None:
        self._ask("")

    @Slot(str)
    def pick(self, word: str) -> None:
        """Of all that the letters may stand for this is meant."""
        self._ask(self._query, word)

    @Slot(int)
    def setPageSize(self, size: int) -> None:
        """So many rows fit; the first row shown stays on the page."""
        if size < 1 or size == self._size:
            return
        first = self._page * self._size
        self.beginResetModel()
        self._size = size
        self._page = first // size
        self.endResetModel()
        self.changed.emit()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Leaf forward or back by so many pages; stops at both ends."""
        page = min(max(0, self._page + pages), self._get_pages() - 1)
        if page != self._page:
            self.beginResetModel()
            self._page = page
            self.endResetModel()
            self.changed.emit()

    def wipe(self) -> None:
        """Forget what was typed and start with the most wanted; also takes in a new catalogue."""
        self._mode, self._family = Mode.WANTED, ""
        self._ask("")
        self.stocked.emit()

    def _ask(self, letters: str, word: str = "") -> None:
        self._query, self._word = letters, word
        if not word:
            self._words = ()
        self._find()

    def _find(self) -> None:
        self.beginResetModel()
        self._page = 0
        self._found = self._look_up()
        self.endResetModel()
        self.counted.emit()
        self.changed.emit()

    def _look_up(self) -> Sequence[ItemCard]:
        if self._mode is Mode.WANTED:
            return self._finder.wanted()
        if self._mode is Mode.FAMILY:
            return self._finder.in_family(self._family) if self._family else ()
        # asked for nothing too, when the letters appear: then the first of them finds the index ready
        found = self._finder.search(self._word or self._query, self._english())
        if not self._word:
            self._words = found.words
        return found.cards


def _row(card: ItemCard) -> str:
    facts = {
        "code": card.code,
        "name": card.name,
        "name_en": card.name_en,
        "plain": card.plain,
        "department": card.department,
        "department_en": card.department_en,
        "days": card.days,
        "fee": card.fee,
        "fee_en": card.fee_en,
        "immediate": card.immediate,
    }
    return json.dumps(facts, ensure_ascii=False)


__all__ = ["Finder", "FinderModel", "Mode", "Shelf"]
