"""The cards in stock, as the simulated reader names them and the panel shows them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from drivers.controls import Handle
from kiosk.dock.folder import DockError

KINDS = {
    "resident": "居民身份证",
    "hkmt": "港澳台居民居住证",
    "foreigner_2017": "外国人永居证",
    "foreigner_2023": "外国人永居证",
    "social": "社会保障卡",
}


@dataclass(frozen=True, slots=True)
class Card:
    """`key` is what the reader knows the card by."""

    key: str
    name: str
    kind: str
    note: str

    def as_map(self) -> dict[str, str]:
        """For QML."""
        return asdict(self)


def in_stock(reader: Path) -> list[Card]:
    """Every card of the reader behind this control socket. Raises DockError when no reader answers."""
    try:
        people = Handle(reader).do("list_people")["people"]
    except (OSError, ValueError) as trouble:
        raise DockError(f"no simulated card reader answers at {reader}: start the dock there first") from trouble
    return [Card(one["who"], one["name"], KINDS.get(one["kind"], one["kind"]), one["note"]) for one in people]


def social_cards(reader: Path) -> list[Card]:
    """Those of the reader of social-security cards behind this control socket; none when no such reader answers."""
    try:
        return in_stock(reader)
    except DockError:
        return []
