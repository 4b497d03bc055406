"""What one machine is told: `config/kiosk.toml`, checked, with every path made absolute."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

HOUSE = Path(__file__).resolve().parent.parent
"""Where `config/` and `assets/` stand."""


class SettingsError(ValueError):
    """The configuration cannot be used; the text names the file and the entry."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KioskTable(_Table):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    name: str
    zone: str = ""
    name_en: str = ""
    zone_en: str = ""


class CenterTable(_Table):
    address: str = ""
    token: str = Field(default="", repr=False)
    hall: str = "config/hall"
    patience: float = Field(default=3.0, gt=0, le=30)


class Timing(_Table):
    """Seconds."""

    idle: float = 60
    idle_form: float = 120
    countdown: float = 30
    done: float = 20
    done_unprinted: float = 90
    print: float = 12


class DeviceTable(_Table):
    driver: str
    address: str


class Settings(_Table):
    kiosk: KioskTable
    center: CenterTable = CenterTable()
    timing: Timing = Timing()
    devices: dict[str, DeviceTable] = {}
    data: Path = Path("var")
    dock: Path = Path("var/dock")

    @property
    def hall_folder(self) -> Path:
        folder = Path(self.center.hall)
        return folder if folder.is_absolute() else HOUSE / folder

    def address_of(self, device: str) -> str:
        return self.devices[device].address.replace("{dock}", str(self.dock))


def load(path: Path, data: Path, dock: Path | None = None) -> Settings:
    """Read one machine's settings. Raises SettingsError in plain words when the file is missing or wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Settings(**table, data=data.resolve(), dock=(dock or data / "dock").resolve())
    except FileNotFoundError as missing:
        raise SettingsError(f"there is no configuration at {path}") from missing
    except tomllib.TOMLDecodeError as broken:
        raise SettingsError(f"{path} is not TOML: {broken}") from broken
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}") from wrong
