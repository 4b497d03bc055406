"""What scenes are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citizen did: the name of the button and, where it has one, its value."""

    action: str
    value: Any = field(default=None, repr=False)


class Step(StrEnum):
    """Where am I: the step trail of taking a ticket."""

    ITEM = "item"
    MATERIALS = "materials"
    IDENTIFY = "identify"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class MaterialLine:
    name: str
    name_en: str
    originals: int
    copies: int
    required: bool
    note: str
    held: bool
    by_commitment: bool = False
    """告知承诺: the item's commitment may be signed instead."""


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """告知承诺 of an item: what is signed, what follows, how and within how many working days it is looked into."""

    text: str
    text_en: str
    checking: str
    checking_en: str
    consequence: str
    consequence_en: str
    days: int


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Where an item is done that this hall does not do. Without a name nobody knows."""

    name: str = ""
    name_en: str = ""
    address: str = ""
    address_en: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item as screens show it. `days` is the promised limit in working days; 0 on the spot, None unknown."""

    code: str
    name: str
    name_en: str
    plain: str
    department: str
    department_en: str
    days: int | None
    statutory_days: int | None
    fee: str
    fee_en: str
    immediate: bool
    content: str = ""
    procedure: tuple[str, ...] = ()
    basis: str = ""
    phone: str = ""
    materials: tuple[MaterialLine, ...] = ()
    elsewhere: PlaceLine | None = None
    """None when windows of this hall do it."""
    commitment: CommitmentCard | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brings, the best first: items, and the Chinese words that the letters typed may stand for."""

    cards: tuple[ItemCard, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A priority of the hall that a citizen may ask for."""

    name: str
    label: str
    label_en: str
    proof: str = ""
    """What to show for it at the window; "" when the hall has not said."""
    proof_en: str = ""


@dataclass(frozen=True, slots=True)
class WindowLine:
    number: str
    name: str
    zone: str
    floor: str
    pooled: bool
    open: bool
