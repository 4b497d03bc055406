"""Old raters had four levels (非常满意/满意/一般/不满意, domain.md §3.5).

For reading old records only: no four-level choice is ever offered, and nothing is written this way.
"""

from __future__ import annotations

from kiosk.center.contract.ratings import Level
from kiosk.rating.exchange.dialect import Untold

_FOUR = {
    "非常满意": Level.VERY_SATISFIED,
    "满意": Level.SATISFIED,
    "一般": Level.BASICALLY_SATISFIED,
    "基本满意": Level.BASICALLY_SATISFIED,
    "不满意": Level.DISSATISFIED,
}


def read_four_levels(word: str) -> Level:
    """The level an old record's word is imported as; nobody could say 非常不满意. Untold for any other word."""
    level = _FOUR.get(word.strip())
    if level is None:
        raise Untold(f"no level of an old four-level rater: {word!r}")
    return level
