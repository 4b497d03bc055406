"""A folder of faces in the layout of LFW: NAME/NAME_0001.jpg, and pairs.txt beside the names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Pair(NamedTuple):
    first: Path
    second: Path
    same: bool


@dataclass(frozen=True, slots=True)
class FaceSet:
    """`people`: name → photographs in order of their numbers. `pairs`: LFW's view 2, fold by fold, or none."""

    people: dict[str, list[Path]]
    pairs: list[Pair]
    folds: int

    def first(self, people: int) -> FaceSet:
        """The first so many people, those with several photographs first, and without the listed pairs; 0 is all."""
        if not people:
            return self
        ranked = sorted(self.people.items(), key=lambda each: len(each[1]) == 1)
        return FaceSet(dict(ranked[:people]), [], 0)


def read(folder: Path) -> FaceSet:
    """Raises RuntimeError, in plain words, when the folder is not laid out like LFW."""
    people: defaultdict[str, list[Path]] = defaultdict(list)
    for each in sorted(folder.glob("*/*.jpg")):
        people[each.parent.name].append(each)
    if not people:
        raise RuntimeError(f"{folder} holds no NAME/NAME_0001.jpg")
    listed = folder / "pairs.txt"
    if not listed.is_file():
        return FaceSet(dict(people), [], 0)
    try:
        pairs, folds = _pairs(folder, listed.read_text(encoding="utf-8").splitlines())
    except (ValueError, IndexError) as wrong:
        raise RuntimeError(f"{listed} is not a list of pairs like LFW's: {wrong}") from None
    return FaceSet(dict(people), pairs, folds)


def _pairs(folder: Path, lines: list[str]) -> tuple[list[Pair], int]:
    """First line: folds and pairs of each kind in a fold. Then NAME NUMBER NUMBER, or NAME NUMBER NAME NUMBER."""
    folds, _ = (int(each) for each in lines[0].split())
    found = []
    for line in filter(None, (each.split() for each in lines[1:])):
        name, first, *rest = line
        other, second = (name, rest[0]) if len(rest) == 1 else (rest[0], rest[1])
        pair = Pair(_file(folder, name, first), _file(folder, other, second), len(rest) == 1)
        for each in pair[:2]:
            if not each.is_file():
                raise ValueError(f"{each.name} is not there")
        found.append(pair)
    return found, folds


def _file(folder: Path, name: str, number: str) -> Path:
    return folder / name / f"{name}_{int(number):04}.jpg"
