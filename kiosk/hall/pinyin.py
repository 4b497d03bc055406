"""Pinyin of item names. Loaded only when the catalogue has changed: the tables of pypinyin cost a third of a second."""

from __future__ import annotations

import re

_KEPT = re.compile(r"[a-z0-9]+")


def spell(text: str) -> tuple[str, str]:
    """`公共场所` → `("ggcs", "gonggongchangsuo")`. Letters and digits stay, everything else is left out."""
    from pypinyin import lazy_pinyin  # here, so that a center whose catalogue is known never loads it

    syllables = [word for part in lazy_pinyin(text) for word in _KEPT.findall(part.lower())]
    return "".join(word if word.isdigit() else word[0] for word in syllables), "".join(syllables)
