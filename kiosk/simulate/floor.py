"""The files of a hall with so many windows: real catalogue and rules, and windows as the scenario shares them out."""

from __future__ import annotations

import json
import math
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.hall.plan import read_toml
from kiosk.simulate.scenario import Desks, HallTimes, LaneTruth, Scenario


@dataclass(frozen=True, slots=True)
class Desk:
    number: str
    desks: Desks

    @property
    def lanes(self) -> frozenset[str]:
        return frozenset(self.desks.lanes)


def floor_of(scenario: Scenario, windows: int) -> list[Desk]:
    """Windows 1 to `windows`, at least one of each kind. ValueError when there are fewer windows than kinds."""
    if windows < len(scenario.desks):
        raise ValueError(f"a hall of this scenario has at least {len(scenario.desks)} windows, one of each kind")
    exact = [max(1.0, windows * desks.share / sum(each.share for each in scenario.desks)) for desks in scenario.desks]
    counts = [int(share) for share in exact]
    while sum(counts) > windows:
        counts[counts.index(max(counts))] -= 1
    while sum(counts) < windows:
        lacking = [share - count for share, count in zip(exact, counts, strict=True)]
        counts[lacking.index(max(lacking))] += 1
    kinds = [desks for desks, count in zip(scenario.desks, counts, strict=True) for _ in range(count)]
    return [Desk(str(place), desks) for place, desks in enumerate(kinds, start=1)]


def write_hall(source: Path, folder: Path, scenario: Scenario, floor: list[Desk]) -> None:
    """A copy of the hall in `source` with the scenario's hours and windows. ConfigError when it is unreadable."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
    plan = read_toml(source / "windows.toml")
    rules = (source / "hall.toml").read_text(encoding="utf-8")
    (folder / "hall.toml").write_text(_with_hours(rules, scenario.hall), encoding="utf-8")
    top = {key: value for key, value in plan.items() if key not in ("lanes", "windows")}
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in top.items())
    guessed = {lane.prefix: {"minutes": _guess(lane), "spread": lane.spread} for lane in scenario.lanes}
    for lane in plan["lanes"]:
        text += _table("lanes", lane | guessed.get(lane["prefix"], {}))
    for desk in floor:
        text += _table("windows", {"number": desk.number} | desk.desks.model_dump(exclude={"share"}))
    (folder / "windows.toml").write_text(text, encoding="utf-8")


def _guess(lane: LaneTruth) -> float:
    """What the hall would say before anything is measured: whole minutes, with the way to the counter."""
    return float(math.ceil(lane.minutes + 0.5))


def _with_hours(rules: str, times: HallTimes) -> str:
    spans = json.dumps([[_spell(begin), _spell(end)] for begin, end in times.spans])
    days = "|".join(("monday", "tuesday", "wednesday", "thursday", "friday"))
    rules = re.sub(rf"^({days}) = .*$", rf"\1 = {spans}", rules, flags=re.MULTILINE)
    return re.sub(r"^early_minutes = \d+", f"early_minutes = {times.early_minutes}", rules, flags=re.MULTILINE)


def _spell(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _table(name: str, content: dict[str, object]) -> str:
    return f"\n[[{name}]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in content.items())


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)
