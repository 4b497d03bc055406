"""Finding an item among a thousand: by what people want most, by family, by pinyin initials, full pinyin or words.

Built once per catalogue. A search looks at plain strings only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.center.contract import Catalogue, HandleType, Item, Material
from kiosk.scenes import ItemCard, MaterialLine

MOST_RESULTS = 60


Shelf = tuple[str, str, str, str, str, int]
"""A family: code, name, English name, hint, icon, number of items on it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Item
    initials: tuple[str, ...]
    """Initials of the name first, then of each alias."""
    pinyin: tuple[str, ...]
    """Full pinyin of the name first, then of each alias and of the plain words."""
    words: str
    text: str


class Finder:
    """The catalogue as a citizen searches it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._departments = {department.code: department for department in catalogue.departments}
        self._items = {item.code: item for item in catalogue.items}
        self._entries = [_entry(item) for item in catalogue.items]
        self._wanted = [code for code in catalogue.wanted if code in self._items]
        self._rank = {code: position for position, code in enumerate(self._wanted)}
        self._families = catalogue.families

    def card(self, code: str) -> ItemCard:
        """One item as screens show it. Raises KeyError for a code not in the catalogue."""
        item = self._items[code]
        department = self._departments[item.department]
        return ItemCard(
            code=item.code,
            name=item.name,
            name_en=item.name_en or item.name,
            plain=item.plain,
            department=department.short,
            department_en=department.name_en or department.short,
            days=item.promised_days,
            statutory_days=item.statutory_days,
            fee=item.fee,
            fee_en=item.fee_en,
            immediate=item.handle_type is HandleType.IMMEDIATE,
            content=item.content,
            procedure=item.procedure,
            basis=item.basis,
            phone=item.phone,
            materials=tuple(_line(material) for material in item.materials),
        )

    def identity_of(self, code: str) -> str:
        """The item's own identity rule, "" when the hall's holds."""
        return self._items[code].identity

    def wanted(self) -> list[ItemCard]:
        return [self.card(code) for code in self._wanted]

    def families(self) -> list[Shelf]:
        """The families that hold anything, in the catalogue's order."""
        counts = Counter(item.family for item in self._items.values())
        return [(f.code, f.name, f.name_en, f.hint, f.icon, counts[f.code]) for f in self._families if counts[f.code]]

    def in_family(self, code: str) -> list[ItemCard]:
        return [self.card(item.code) for item in self._items.values() if item.family == code]

    def search(self, text: str) -> list[ItemCard]:
        """The best matches first, at most MOST_RESULTS. Blanks between words mean: all of them."""
        words = text.lower().split()
        if not words:
            return []
        scored = []
        for entry in self._entries:
            score = _score(entry, words)
            if score:
                rank = self._rank.get(entry.item.code, len(self._rank))
                scored.append((-score, rank, len(entry.item.name), entry.item.code))
        scored.sort()
        return [self.card(code) for *_, code in scored[:MOST_RESULTS]]


def _entry(item: Item) -> _Entry:
    words = " ".join((item.name, *item.aliases, item.plain, item.name_en)).lower()
    text = " ".join((item.content, *(material.name for material in item.materials))).lower()
    return _Entry(item, tuple(item.initials.split()), tuple(item.pinyin.split()), words, text)


def _score(entry: _Entry, words: Sequence[str]) -> int:
    """0 is no match; the words of a search must all match, and the weakest of them decides."""
    return min(_score_word(entry, word) for word in words)


def _score_word(entry: _Entry, word: str) -> int:
    initials = entry.initials
    if initials and word in (initials[0], *initials[1:]):
        return 9
    if initials and initials[0].startswith(word):
        return 8
    if any(alias.startswith(word) for alias in initials[1:]):
        return 7
    if any(full.startswith(word) for full in entry.pinyin) or f" {word}" in f" {entry.words}":
        return 6
    if word in entry.words:
        return 5
    if len(word) > 1 and any(word in letters for letters in initials):
        return 4
    if len(word) > 2 and any(word in full for full in entry.pinyin):
        return 3
    return 1 if len(word) > 1 and word in entry.text else 0


def _line(material: Material) -> MaterialLine:
    return MaterialLine(
        name=material.name,
        name_en=material.name_en or material.name,
        originals=material.originals,
        copies=material.copies,
        required=material.required,
        note=material.note,
        held=material.held,
    )
