"""Who has an invented social-security card: the residents of `config/people.toml`, with the same number and name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "99"
"""The region no real number has."""
_COPIED = ("number", "name", "sex", "nation", "birth")


@dataclass(frozen=True, slots=True)
class Holder:
    """`fields` as in `SocialCard`."""

    who: str
    name: str = field(repr=False)
    note: str
    fields: Mapping[str, str] = field(repr=False)


def load_holders(people: Path) -> dict[str, Holder]:
    """By the key of the file. Permits of other kinds have numbers that are not the holder's citizen number."""
    with people.open("rb") as file:
        cards = tomllib.load(file)
    return {
        who: Holder(who, card["name"], card.get("note", ""), _fields(card))
        for who, card in cards.items()
        if card.get("kind") == "resident" and str(card.get("number", "")).startswith(PREFIX)
    }


def _fields(card: Mapping[str, str]) -> dict[str, str]:
    copied = {key: card[key] for key in _COPIED if key in card}
    return copied | {"card_number": f"T{card['number'][-8:]}", "kind": "2", "version": "2.00"}
