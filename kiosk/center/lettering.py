"""Texts found by the letters people type for them: initials, whole pinyin or anything between (jh, jiehun, jhun).

All texts stand in one long string, one a line, each character as a bar and its sound: 结婚 is `|jie|hun`, and 行, which
has two, `|xing~hang`. What is typed becomes a pattern in which a letter either goes on with the syllable or begins the
next one, so that a search is one walk of the regular-expression engine over some 350 KB.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

_LATIN = re.compile(r"[a-z0-9]+")
_SOUNDS = re.compile(r"[a-z]+( [a-z]+)*")


class Field(IntEnum):
    """Where a text stands, the weightiest first."""

    NAME = 0
    ALIAS = 1
    PLAIN = 2
    DEPARTMENT = 3
    MATERIAL = 4
    CONTENT = 5
    ENGLISH = 6
    """The name in English."""
    ENGLISH_MORE = 7
    """Department and materials in English."""


class Place(IntEnum):
    """How much of the text was typed."""

    WHOLE = 0
    START = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that fits."""

    loose: bool
    """Neither initials nor the whole sound, but something between: a guess."""
    place: Place
    field: Field
    word: str
    """What the letters stand for here; of English, where nobody asks, no more than its beginning."""
    items: tuple[int, ...]


class _Table(dict[int, str]):
    """For `str.translate`: a sign without a sound is a bare bar, so that bars and characters stay one to one."""

    def __init__(self, sounds: Mapping[str, str]) -> None:
        known = ((sign, sound) for sign, sound in sounds.items() if len(sign) == 1 and _SOUNDS.fullmatch(sound))
        super().__init__({ord(sign): "|" + sound.replace(" ", "~") for sign, sound in known})
        self.update({ord(sign): "|" + sign for sign in "abcdefghijklmnopqrstuvwxyz0123456789"})

    def __missing__(self, sign: int) -> str:
        return "|"


class Lettering:
    """An index of texts, built once and then only read."""

    def __init__(self, sounds: Mapping[str, str], texts: Iterable[tuple[Field, str, int]]) -> None:
        """`sounds`: character → its readings in pinyin without tones, blank-separated. `texts`: field, text and the
        number of an item found by it, in the order of the items; a text may stand in many."""
        self._table = _Table(sounds)
        held: dict[tuple[Field, str], list[int]] = {}
        for field, text, item in texts:
            items = held.setdefault((field, text), []) if text else [item]
            if item not in items[-1:]:
                items.append(item)
        self._fields = [field for field, _ in held]
        self._texts = [text for _, text in held]
        self._items = [tuple(items) for items in held.values()]
        lines = ["\n" + self._spell(text) for text in self._texts]
        self._begins = array("L", accumulate(map(len, lines[:-1]), initial=0))
        self._all = "".join(lines) + "\n"

    def _spell(self, text: str) -> str:
        text = text.lower()
        if text.isascii():  # English words are begun, not abbreviated
            return "|" + "^".join(_LATIN.findall(text))
        return text.translate(self._table)

    def find(self, typed: str) -> Iterator[Hit]:
        """The texts that fit, each once. Letters and digits are taken as sounds, anything else as it is written."""
        if not typed:
            return iter(())
        return self._sounding(typed) if typed.isascii() else self._written(typed)

    def _sounding(self, letters: str) -> Iterator[Hit]:
        search, end = _pattern(letters).search, 0
        while (match := search(self._all, end)) is not None:
            first = match.start(1)
            number = bisect_right(self._begins, first) - 1
            begin, end = self._begins[number], self._all.index("\n", first)
            signs = self._all.count("|", begin, first)
            span, rest = 1 + match[1].count("|"), self._all[match.end() : end]
            if signs > 1 or "^" in self._all[begin:first]:
                place = Place.INSIDE
            else:
                place = Place.START if "|" in rest or "^" in rest else Place.WHOLE
            loose = len(letters) not in (span, len(match[1].replace("|", "")))
            word = self._texts[number][signs - 1 : signs - 1 + span]
            yield Hit(loose, place, self._fields[number], word, self._items[number])

    def _written(self, words: str) -> Iterator[Hit]:
        for field, text, items in zip(self._fields, self._texts, self._items, strict=True):
            begin = text.find(words)
            if begin >= 0:
                place = Place.WHOLE if text == words else Place.INSIDE if begin else Place.START
                yield Hit(False, place, field, words, items)


def _pattern(letters: str) -> re.Pattern[str]:
    """One letter alone must begin the text: it stands inside of nearly every one."""
    head = r"[|~^]" if len(letters) > 1 else r"\n\|(?:[a-z]+~)*"
    step = r"(?:[a-z~]*\|+(?:[a-z]+~)*)??"
    pattern = re.compile(f"{head}({step.join(map(re.escape, letters))})")
    re.purge()  # `re` would remember what citizens typed, at some KB a pattern
    return pattern
