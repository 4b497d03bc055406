"""The cards in stock: the invented people of `config/people.toml`, as the panel shows them."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.dock.folder import DockError

KINDS = {
    "resident": "居民身份证",
    "hkmt": "港澳台居民居住证",
    "foreigner_2017": "外国人永居证（2017）",
    "foreigner_2023": "外国人永居证（2023）",
}


@dataclass(frozen=True, slots=True)
class Card:
    """`key` is the name of the table, which the simulated reader knows the card by."""

    key: str
    name: str
    kind: str
    note: str

    def as_map(self) -> dict[str, str]:
        """For QML."""
        return asdict(self)


def in_stock(people: Path) -> list[Card]:
    """Every card of the file, in its order. Raises DockError when the file is missing, wrong or empty."""
    try:
        tables = tomllib.loads(people.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as trouble:
        raise DockError(f"the cards cannot be read from {people}: {trouble}") from trouble
    cards = [_card(key, table) for key, table in tables.items() if isinstance(table, dict)]
    if not cards:
        raise DockError(f"there is no card in {people}: give at least one table with a name")
    return cards


def _card(key: str, table: dict[str, object]) -> Card:
    kind = str(table.get("kind", ""))
    name = str(table.get("name") or table.get("name_latin") or key)
    return Card(key, name, KINDS.get(kind, kind), str(table.get("note", "")))
