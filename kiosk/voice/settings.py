"""`config/voice.toml`: how one loudspeaker machine speaks, checked, with a zone's own wishes laid over it."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from kiosk.voice.wording import Style

HALL_TIME = timezone(timedelta(hours=8), "CST")
"""Volume follows the hall's clock on the wall, whatever the machine is set to."""


class VoiceSettingsError(ValueError):
    """The file cannot be used; the text names the entry."""


def _clock(text: object) -> object:
    if isinstance(text, str):
        return time.fromisoformat(text)
    return text


class VolumeFrom(BaseModel):
    """From this time of day on, this loud."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: Annotated[time, BeforeValidator(_clock)]
    volume: int = Field(ge=0, le=100)


class Manner(BaseModel):
    """How calls are spoken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    packs: tuple[str, ...] = Field(default=("mandarin",), min_length=1, max_length=4)
    """Spoken one after the other: ["mandarin", "english"]."""
    repeat: int = Field(default=2, ge=1, le=5)
    """How often a call is said."""
    hurry_from: int = Field(default=3, ge=1)
    """With this many calls waiting to be spoken each is said only once."""
    silent: bool = False
    """静音叫号: boards and displays call, the loudspeaker does not."""
    stale_seconds: int = Field(default=60, ge=5, le=3600)
    """A call that is older when it arrives (after a cut of the network) is not spoken any more."""
    one: Literal["yi", "yao"] = "yi"
    say_floor: bool = False
    say_zone: bool = False
    say_again: bool = True
    chime: bool = True
    volume: tuple[VolumeFrom, ...] = Field(default=(VolumeFrom(at=time(0), volume=80),), min_length=1)

    @field_validator("volume")
    @classmethod
    def _in_order(cls, hours: tuple[VolumeFrom, ...]) -> tuple[VolumeFrom, ...]:
        times = [each.at for each in hours]
        if sorted(set(times)) != times:
            raise ValueError("times must go up, each given once")
        return hours

    def volume_at(self, moment: datetime) -> int:
        """Percent at that moment of the hall; before the day's first entry the evening's last still holds."""
        wall = moment.astimezone(HALL_TIME).time()
        begun = [each for each in self.volume if each.at <= wall]
        return (begun or self.volume)[-1].volume

    @property
    def style(self) -> Style:
        return Style(
            yao=self.one == "yao",
            say_floor=self.say_floor,
            say_zone=self.say_zone,
            say_again=self.say_again,
            chime=self.chime,
        )


class EngineTable(BaseModel):
    """A speech engine of another maker, by its command line (see drivers/speaker/command.py)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: tuple[str, ...] = ()
    """Empty: only clips."""
    languages: tuple[Literal["zh", "en"], ...] = ("zh",)
    """In what it speaks each call; the clips of a pack of that language stay as its stand-in."""
    seconds: float = Field(default=5.0, gt=0, le=30)
    """How long it may take for one sentence."""


class VoiceSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    device: str = Field(default="default", min_length=1)
    """The ALSA device, as `aplay -L` lists them."""
    voice: Manner = Manner()
    zones: dict[str, Manner] = {}
    engine: EngineTable = EngineTable()

    def manner(self, zone: str) -> Manner:
        return self.zones.get(zone, self.voice)


def load(path: Path) -> VoiceSettings:
    """Read `voice.toml`. Raises VoiceSettingsError in plain words."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VoiceSettingsError(f"there is no configuration at {path}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise VoiceSettingsError(f"{path}: cannot be read: {broken}") from broken
    try:
        return VoiceSettings(**_with_zones(table))
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        raise VoiceSettingsError(f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from wrong


def _with_zones(table: dict[str, Any]) -> dict[str, Any]:
    """A zone says only what is different there; the rest comes from [voice]."""
    general, zones = table.get("voice", {}), table.get("zones", {})
    if not isinstance(general, dict) or not isinstance(zones, dict):
        return table
    return table | {"zones": {name: general | own if isinstance(own, dict) else own for name, own in zones.items()}}
