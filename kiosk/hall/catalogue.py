"""The catalogue of the hall: read from the item files, remembered expanded, served as bytes."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.center.contract import Catalogue, Department, Family
from kiosk.hall.expanding import Entry, Spell, expand_file
from kiosk.hall.plan import ConfigError, explained, read_toml

_EXPANSION = b"4"
"""Changes whenever expansion itself changes, so that an old remembered catalogue is not used."""

_MOST_WANTED = 10
Hear = Callable[[Iterable[str]], dict[str, str]]
"""Texts → the readings of each of their Chinese characters, blank-separated."""


class Stock(BaseModel):
    """All items of the hall, expanded."""

    model_config = ConfigDict(frozen=True)

    departments: tuple[Department, ...]
    families: tuple[Family, ...]
    entries: tuple[Entry, ...]
    wanted: tuple[str, ...]
    """The hall's own list, until enough tickets have been counted."""
    sounds: dict[str, str] = {}
    """How each Chinese character in it is read."""


@dataclass(frozen=True, slots=True)
class Served:
    """The catalogue as it goes over the wire: JSON, the same packed, and its version."""

    version: str
    plain: bytes
    packed: bytes


class _FamiliesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    families: list[Family]
    wanted: list[str] = []


def source_hash(folder: Path) -> str:
    """A fingerprint of every file the catalogue is made of."""
    digest = hashlib.sha256(_EXPANSION)
    for path in (folder / "families.toml", *_item_files(folder)):
        try:
            content = path.read_bytes()
        except OSError as missing:
            raise ConfigError(f"{path}: cannot be read ({missing.strerror})") from None
        digest.update(f"{path.name}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def read_stock(folder: Path, spell: Spell, hear: Hear = lambda texts: {}) -> Stock:
    """Every item of every department. ConfigError names what is wrong and where. Without `hear` nobody finds an item by
    its letters."""
    path = folder / "families.toml"
    try:
        shelves = _FamiliesFile.model_validate(read_toml(path))
    except ValidationError as wrong:
        raise ConfigError(f"{path}: {explained(wrong)}") from None
    departments, entries = [], []
    for file in _item_files(folder):
        department, items = expand_file(file, spell)
        departments.append(department)
        entries.extend(items)
        _check(file, items, {family.code for family in shelves.families})
    _once("item", (entry.item.code for entry in entries))
    _once("department", (department.code for department in departments))
    stock = Stock(
        departments=tuple(departments),
        families=tuple(shelves.families),
        entries=tuple(entries),
        wanted=tuple(shelves.wanted),
        sounds=hear(_words(departments, entries)),
    )
    unknown = set(stock.wanted) - {entry.item.code for entry in entries}
    if unknown:
        raise ConfigError(f"{path}: wanted names items that do not exist: {', '.join(sorted(unknown))}")
    return stock


def served(stock: Stock, counted: Mapping[str, int], enough: int) -> Served:
    """The catalogue with its ten most wanted: by real tickets once `enough` were counted, else the hall's own list."""
    known = {entry.item.code for entry in stock.entries}
    real = sorted((code for code in counted if code in known), key=lambda code: (-counted[code], code))
    ranked: Sequence[str] = stock.wanted
    if sum(counted.values()) >= enough:
        ranked = tuple(dict.fromkeys((*real, *stock.wanted)))
    catalogue = Catalogue(
        version="",
        departments=stock.departments,
        families=stock.families,
        items=tuple(entry.item for entry in stock.entries),
        wanted=tuple(ranked[:_MOST_WANTED]),
        sounds=stock.sounds,
    )
    version = hashlib.sha256(catalogue.model_dump_json().encode()).hexdigest()[:16]
    plain = catalogue.model_copy(update={"version": version}).model_dump_json().encode()
    return Served(version, plain, gzip.compress(plain, 6, mtime=0))


def remembered(folder: Path, recall: Callable[[str], str | None], keep: Callable[[str, str], None]) -> Stock:
    """The stock, expanded at most once per content of the files: `recall` and `keep` are where it is remembered."""
    key = source_hash(folder)
    known = recall(key)
    if known is not None:
        return Stock.model_validate_json(known)
    from kiosk.hall.pinyin import sounds, spell

    stock = read_stock(folder, spell, sounds)
    keep(key, stock.model_dump_json())
    return stock


def _words(departments: Iterable[Department], entries: Iterable[Entry]) -> Iterator[str]:
    """All that an item may be searched by."""
    for department in departments:
        yield from (department.name, department.short)
    for item in (entry.item for entry in entries):
        yield from (item.name, *item.aliases, item.plain, item.content, *(material.name for material in item.materials))


def _item_files(folder: Path) -> list[Path]:
    files = sorted((folder / "items").glob("*.toml"))
    if not files:
        raise ConfigError(f"{folder / 'items'}: no item files here; a hall needs at least one")
    return files


def _check(file: Path, entries: Iterable[Entry], families: set[str]) -> None:
    for entry in entries:
        if entry.item.family not in families:
            raise ConfigError(f"{file}: item {entry.item.code}: there is no family {entry.item.family!r}")


def _once(kind: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ConfigError(f"the {kind} code {code!r} is given twice")
        seen.add(code)
