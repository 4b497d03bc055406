"""Finding an item among a thousand: by what people want most, by family, or by the letters of any word said of it.

Built once per catalogue. A search looks at plain strings only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from kiosk.center.contract import Catalogue, Department, HandleType, Item, Material
from kiosk.center.contract.items import Commitment
from kiosk.center.lettering import Field, Hit, Lettering, Place
from kiosk.scenes import CommitmentCard, Found, ItemCard, MaterialLine, PlaceLine

MOST_RESULTS = 60
MOST_WORDS = 6
"""Words offered for the letters typed; a screen shows as many as fit."""
SAYS = {Place.WHOLE: 60, Place.START: 20, Place.INSIDE: 1}
"""A text that is or begins with a word says more for the word than many that hold the same signs somewhere."""
CHANCE = 30
"""So many times rarer than the likeliest word, and it is taken for chance."""
NAMES = (Field.NAME, Field.ALIAS, Field.PLAIN, Field.ENGLISH)
ENGLISH = (Field.ENGLISH, Field.ENGLISH_MORE)
DISTRICT = "区"
"""区公安局 is 公安局 to everybody."""

Shelf = tuple[str, str, str, str, str, int]
"""A family: code, name, English name, hint, icon, number of items on it."""
Weight = tuple[bool, bool, bool, int, int, int, int, int, str]
"""How badly an item fits what was typed."""


class Finder:
    """The catalogue as a citizen searches it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._departments = {department.code: department for department in catalogue.departments}
        self._items = {item.code: item for item in catalogue.items}
        self._codes = list(self._items)
        self._sounds = catalogue.sounds
        self._wanted = [code for code in catalogue.wanted if code in self._items]
        self._rank = {code: position for position, code in enumerate(self._wanted)}
        self._families = catalogue.families

    @cached_property
    def _lettering(self) -> Lettering:
        """Made when somebody searches, not while the machine starts: it takes some 20 ms."""
        texts = (
            (field, text, number)
            for number, item in enumerate(self._items.values())
            for field, text in _texts(item, self._departments[item.department])
        )
        return Lettering(self._sounds, texts)

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
            commitment=_commitment(item.commitment) if item.commitment else None,
            elsewhere=PlaceLine(**item.elsewhere.model_dump()) if item.elsewhere else None,
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

    def search(self, text: str, english: bool = False) -> Found:
        """At most MOST_RESULTS items. `text`: letters as they sound, or a Chinese word as it is written. Who reads
        `english` is shown what fits in English first, everybody else last."""
        best: dict[int, Weight] = {}
        words: Counter[tuple[bool, str]] = Counter()
        for hit in self._lettering.find(text.lower()):
            for number in hit.items:
                weight = self._weight(hit, number, english)
                if number not in best or weight < best[number]:
                    best[number] = weight
            if hit.field not in ENGLISH and len(hit.word) > 1 and hit.word.isalnum():
                words[hit.loose, hit.word] += len(hit.items) * SAYS[hit.place]
        codes = (self._codes[number] for number in sorted(best, key=lambda number: best[number])[:MOST_RESULTS])
        return Found(tuple(map(self.card, codes)), _likely(words))

    def _weight(self, hit: Hit, number: int, english: bool) -> Weight:
        """The smaller, the earlier in the list. What begins with the letters comes first, of that the most wanted."""
        foreign = (hit.field in ENGLISH) != english
        code, last, inside = self._codes[number], len(self._rank), hit.place is Place.INSIDE
        rank = self._rank.get(code, last)
        named = rank if hit.field in NAMES and not inside else last
        return foreign, hit.loose, inside, named, hit.place, hit.field, rank, len(self._items[code].name), code


def _likely(words: Counter[tuple[bool, str]]) -> tuple[str, ...]:
    """Guesses only where nothing fits exactly; no chance neighbours beside a word that is all over the catalogue."""
    ranked = sorted(words, key=lambda each: (each[0], -words[each]))[:MOST_WORDS]
    return tuple(each[1] for each in ranked if each[0] == ranked[0][0] and words[each] * CHANCE >= words[ranked[0]])


def _texts(item: Item, department: Department) -> Iterator[tuple[Field, str]]:
    yield Field.NAME, item.name
    yield from ((Field.ALIAS, alias) for alias in item.aliases)
    yield Field.PLAIN, item.plain
    yield from ((Field.DEPARTMENT, name) for name in (department.name.removeprefix(DISTRICT), department.short))
    yield from ((Field.MATERIAL, material.name) for material in item.materials)
    yield Field.CONTENT, item.content
    yield Field.ENGLISH, item.name_en
    yield Field.ENGLISH_MORE, department.name_en
    yield from ((Field.ENGLISH_MORE, material.name_en) for material in item.materials)


def _line(material: Material) -> MaterialLine:
    return MaterialLine(
        name=material.name,
        name_en=material.name_en or material.name,
        originals=material.originals,
        copies=material.copies,
        required=material.required,
        note=material.note,
        held=material.held,
        by_commitment=material.by_commitment,
    )


def _commitment(told: Commitment) -> CommitmentCard:
    return CommitmentCard(
        text=told.text,
        text_en=told.text_en or told.text,
        checking=told.checking,
        checking_en=told.checking_en or told.checking,
        consequence=told.consequence,
        consequence_en=told.consequence_en or told.consequence,
        days=told.days,
    )
