"""A visit as a script: `config/scenarios/*.toml`, read and checked.

journey = "take_ticket"      # what the visit's record must name
outcome = "printed"          # how it must end
face = true                  # this kiosk asks for the face in this visit
[[cases]]                    # what a citizen applied for earlier
who = "li"                   # a card of config/people.toml
item = "weijian-001-03"
materials = ["申请表"]        # what was handed in with it
[[steps]]
screen = "Home"              # wait for this screen, take its picture
within = 5                   # so many seconds at most (60)
touch = "take_ticket"        # then touch the thing of this name; a list touches one after the other
[[steps]]
screen = "Identify"
device = "card_reader"       # or: work a control of a simulated device
do = "present_card"
with = { who = "elder" }
[[steps]]
screen = "FaceEnd"           # played as often as it comes before the next screen that must, or never
may = true
touch = "retry"
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator


class ScenarioError(ValueError):
    """The script cannot be played; the text names the file and the entry."""


class ScriptStep(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    screen: str
    within: float = Field(default=60.0, gt=0, le=120)
    """Seconds in which the screen must come: what it shows may have to be loaded first, and the machine be busy."""
    wait: float = Field(default=0.0, ge=0, le=30)
    """Seconds the screen stands before its picture is taken."""
    touch: tuple[str, ...] = ()
    device: str = ""
    do: str = ""
    arguments: dict[str, Any] = Field(default_factory=dict, alias="with")
    picture: bool = True
    may: bool = False
    """Whether the screen need not come: what a citizen does when something has to be tried again."""

    @field_validator("touch", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class Handed(BaseModel):
    """What a citizen applied for before this visit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str
    item: str
    materials: tuple[str, ...] = ()


class Scenario(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    journey: str
    outcome: str
    face: bool = False
    cases: tuple[Handed, ...] = ()
    steps: tuple[ScriptStep, ...] = Field(min_length=1)

    @field_validator("steps", mode="after")
    @classmethod
    def _ends(cls, steps: tuple[ScriptStep, ...]) -> tuple[ScriptStep, ...]:
        if steps[-1].may:
            raise ValueError("the last screen must come: nobody knows how long to wait for one that may")
        return steps


def load_scenario(path: Path) -> Scenario:
    """Read one script. Raises ScenarioError."""
    try:
        return Scenario(name=path.stem, **tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as missing:
        known = ", ".join(sorted(each.stem for each in path.parent.glob("*.toml")))
        raise ScenarioError(f"there is no journey {path.stem} to play; known: {known}") from missing
    except (tomllib.TOMLDecodeError, ValidationError) as wrong:
        raise ScenarioError(f"{path}: {wrong}") from wrong
