"""Pinyin of item names. Loaded only when the catalogue has changed: the tables of pypinyin cost a third of a second."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_KEPT = re.compile(r"[a-z0-9]+")
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def spell(text: str) -> tuple[str, str]:
    """`公共场所` → `("ggcs", "gonggongchangsuo")`. Letters and digits stay, everything else is left out."""
    from pypinyin import lazy_pinyin  # here, so that a center whose catalogue is known never loads it

    syllables = [word for part in lazy_pinyin(text) for word in _KEPT.findall(part.lower())]
    return "".join(word if word.isdigit() else word[0] for word in syllables), "".join(syllables)


def sounds(texts: Iterable[str]) -> dict[str, str]:
    """Each Chinese character of the texts → its readings in them, the most frequent first: `{"银": "yin", "行": "xing
    hang"}`. A character nobody knows how to read is left out."""
    from pypinyin import lazy_pinyin

    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for run in dict.fromkeys(run for text in texts for run in _HAN.findall(text)):
        read = lazy_pinyin(run, errors=_unread)  # type: ignore[arg-type]  # a list is documented, one sound a sign
        for sign, sound in zip(run, read, strict=True):
            if sound:
                heard[sign][sound] += 1
    return {sign: " ".join(sound for sound, _ in heard[sign].most_common()) for sign in sorted(heard)}


def _unread(signs: str) -> list[str]:
    return [""] * len(signs)
