"""Item files → catalogue entries: variants spelled out, pinyin added, every fault named with its file and item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.center.contract import Department, HandleType, Item, Material
from kiosk.center.contract.items import Commitment
from kiosk.hall.plan import ConfigError, explained, read_toml
from kiosk.queueing.hours import spans_of

Spell = Callable[[str], tuple[str, str]]
"""A Chinese text → its pinyin initials and its full pinyin, lower case, no blanks."""


class Entry(BaseModel):
    """One item of the catalogue with what only the center needs to know of it."""

    model_config = ConfigDict(frozen=True)

    item: Item
    daily_limit: int | None = None
    slots: tuple[tuple[int, int], ...] = ()
    """Minutes of the day in which its tickets are given; () for the hall's hours."""


class _MaterialLine(Material):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=200)
    originals: int = Field(default=1, ge=0, le=99)
    copies: int = Field(default=0, ge=0, le=99)


class _CommitmentLine(Commitment):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, max_length=600)
    checking: str = Field(min_length=1, max_length=300)
    consequence: str = Field(min_length=1, max_length=300)
    days: int = Field(ge=1, le=250)
    disclosure: str = Field(default=Commitment.model_fields["disclosure"].default, min_length=1, max_length=200)


class _ItemLine(BaseModel):
    """One `[[items]]` of a file, or a base with one of its variants laid over it."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    name: str = Field(min_length=1, max_length=200)
    plain: str = ""
    name_en: str = ""
    aliases: list[str] = []
    family: str
    handle_type: HandleType = HandleType.PROMISED
    content: str = ""
    procedure: list[str] = []
    materials: list[_MaterialLine] = []
    statutory_days: int | None = Field(default=None, ge=0, le=999)
    promised_days: int | None = Field(default=None, ge=0, le=999)
    fee: str = "不收费"
    fee_en: str = "No fee"
    fee_yuan: float = Field(default=0.0, ge=0)
    basis: str = ""
    phone: str = ""
    identity: Literal["", "required", "optional", "none"] = ""
    audience: str = ""
    daily_limit: int | None = Field(default=None, ge=1)
    slots: list[list[str]] = []
    commitment: _CommitmentLine | None = None

    @model_validator(mode="after")
    def _published(self) -> _ItemLine:
        """Which materials, and what is signed for them: one without the other could not be published."""
        replaced = [each for each in self.materials if each.by_commitment]
        if bool(replaced) != (self.commitment is not None):
            raise ValueError("[items.commitment] and materials with by_commitment belong together")
        if held := [each.name for each in replaced if each.held]:
            raise ValueError(f"{held[0]}: the state already has it, nobody has to commit to anything")
        return self


def expand_file(path: Path, spell: Spell) -> tuple[Department, list[Entry]]:
    """One department's file. ConfigError names the file, the item and the field."""
    content = read_toml(path)
    try:
        department = Department.model_validate(content.get("department", {}))
    except ValidationError as wrong:
        raise ConfigError(f"{path}: department: {explained(wrong)}") from None
    strange = set(content) - {"department", "items"}
    if strange:
        raise ConfigError(f"{path}: unknown part {sorted(strange)}; a file has [department] and [[items]]")
    entries = []
    for place, raw in enumerate(content.get("items", []), start=1):
        for line in _variants(dict(raw)):
            entries.append(_entry(path, place, line, department.code, spell))
    return department, entries


def _variants(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    variants = raw.pop("variants", [])
    if not variants:
        yield raw
    for place, variant in enumerate(variants, start=1):
        changed = dict(variant)
        suffix, suffix_en = changed.pop("suffix", ""), changed.pop("suffix_en", "")
        line = raw | changed
        line["code"] = f"{raw.get('code', '')}-{place:02d}"
        if "name" not in changed and suffix:
            line["name"] = f"{raw.get('name', '')}（{suffix}）"
        if "name_en" not in changed and suffix_en and raw.get("name_en"):
            line["name_en"] = f"{raw['name_en']} ({suffix_en})"
        if "commitment" not in changed and not _replaced(line):
            line.pop("commitment", None)
        yield line


def _replaced(line: dict[str, Any]) -> bool:
    """Whether the item's commitment may stand for a material; what is no material is told apart later."""
    return any(isinstance(each, dict) and each.get("by_commitment") for each in line.get("materials", []))


def _entry(path: Path, place: int, raw: dict[str, Any], department: str, spell: Spell) -> Entry:
    try:
        line = _ItemLine.model_validate(raw)
    except ValidationError as wrong:
        name = raw.get("code") or f"number {place}"
        raise ConfigError(f"{path}: item {name}: {explained(wrong)}") from None
    words = [spell(text) for text in (line.name, *line.aliases)]
    spelled = [full for _, full in (*words, spell(line.plain))]
    item = Item.model_validate(
        line.model_dump(exclude={"daily_limit", "slots", "audience"})
        | {
            "department": department,
            "initials": " ".join(dict.fromkeys(initials for initials, _ in words if initials)),
            "pinyin": " ".join(dict.fromkeys(full for full in spelled if full)),
        }
    )
    return Entry(item=item, daily_limit=line.daily_limit, slots=_slots(path, line))


def _slots(path: Path, line: _ItemLine) -> tuple[tuple[int, int], ...]:
    try:
        return spans_of(line.slots)
    except ValueError as bad:
        raise ConfigError(f"{path}: item {line.code}: slots: {bad}") from None
