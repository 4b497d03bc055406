"""What one machine is told: `config/kiosk.toml`, checked, with every path made absolute."""

from __future__ import annotations

import sys
import tempfile
import tomllib
import zlib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from drivers.catalogue import DRIVERS, OPTIONAL

HOUSE = Path(__file__).resolve().parent.parent
"""Where `config/` and `assets/` stand."""


FROM_COMMAND_LINE = ("data", "dock")
"""Settings that the command line gives and the file may not."""

WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not an entry of this file",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "string_type": "must be text in quotes",
    "string_pattern_mismatch": "must be up to 32 small letters, digits and dashes, not beginning with a dash",
    "float_type": "must be a number above 0",
    "finite_number": "must be a number above 0",
    "greater_than": "must be a number above 0",
    "less_than_equal": "must be at most {le:g}",
    "value_error": "{error}",
}
"""What is said of a wrong entry, by pydantic's name of the fault."""


class SettingsError(ValueError):
    """The configuration cannot be used; the text names the file and the entry."""


def _web_address(text: str) -> str:
    """Empty, or something a request can go to."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if text and not good:
        raise ValueError(f"must be like https://center.example.gov, not {text}")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


WebAddress = Annotated[str, AfterValidator(_web_address)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KioskTable(_Table):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    name: str
    zone: str = ""
    name_en: str = ""
    zone_en: str = ""


class CenterTable(_Table):
    address: WebAddress = ""
    token: str = Field(default="", repr=False)
    hall: str = "config/hall"
    patience: Annotated[Seconds, Field(le=30)] = 3.0
    public_url: WebAddress = ""
    """How a phone reaches the embedded center; empty: the ticket carries no QR."""


class Timing(_Table):
    """Seconds."""

    idle: Seconds = 60
    idle_form: Seconds = 120
    countdown: Seconds = 30
    done: Seconds = 20
    done_unprinted: Seconds = 90
    print: Seconds = 12
    pages: Seconds = 90
    """A paper's first sheet, from a cold printer; while something stands in the way the clock stands still."""
    page: Seconds = 10
    """More for every sheet."""
    refill: Seconds = 600
    """What stands in the way is waited for: somebody has to bring paper first."""


class IdentityTable(_Table):
    """How citizens say who they are at this machine."""

    face_for: tuple[str, ...] = ()
    """Journeys that ask for the face, each with another way beside it."""
    face_policy: str = "config/face.toml"


class DeviceTable(_Table):
    driver: str
    address: Annotated[str, AfterValidator(_filled)]


class Settings(_Table):
    kiosk: KioskTable
    center: CenterTable = CenterTable()
    timing: Timing = Timing()
    identity: IdentityTable = IdentityTable()
    devices: dict[str, DeviceTable] = Field(default={}, validate_default=True)
    data: Path = Path("var")
    dock: Path = Path("var/dock")

    @field_validator("devices")
    @classmethod
    def _complete(cls, devices: dict[str, DeviceTable]) -> dict[str, DeviceTable]:
        """One device of every kind a kiosk needs, those it may have beside, each with a driver of its kind."""
        for kind in DRIVERS:
            if kind not in devices:
                raise ValueError(f"{kind} is missing: a table [devices.{kind}] names its driver and address")
        kinds = DRIVERS | OPTIONAL
        for kind, device in devices.items():
            if kind not in kinds:
                raise ValueError(f"{kind} is no kind of device; known: {', '.join(sorted(kinds))}")
            if device.driver not in kinds[kind]:
                raise ValueError(f"{kind} has no driver {device.driver}; known: {', '.join(sorted(kinds[kind]))}")
        return devices

    @property
    def hall_folder(self) -> Path:
        return self._in_house(self.center.hall)

    @property
    def face_policy_file(self) -> Path:
        return self._in_house(self.identity.face_policy)

    def address_of(self, device: str) -> str:
        """With the dock's folder, the product's and this Python's own path filled in."""
        address = self.devices[device].address
        places = (
            ("dock", self.dock),
            ("dock_port", dock_port(self.dock)),
            ("house", HOUSE),
            ("python", sys.executable),
        )
        for name, value in places:
            address = address.replace(f"{{{name}}}", str(value))
        return address

    def _in_house(self, name: str) -> Path:
        path = Path(name)
        return path if path.is_absolute() else HOUSE / path


def dock_port(folder: Path) -> int:
    """The TCP port of loopback where the network printer of the dock in this folder listens; below those the system
    gives to whoever asks for any."""
    return 20_000 + zlib.crc32(bytes(folder.resolve())) % 12_000


def load(path: Path, data: Path, dock: Path | None = None) -> Settings:
    """Read one machine's settings and see to it that the data folder is there and can be written.

    Raises SettingsError in plain words when the file is missing or wrong, or the folder cannot be.
    """
    table = _table(path)
    for name in FROM_COMMAND_LINE:
        if name in table:
            raise SettingsError(f"{path}: {name}: is given on the command line, not in this file")
    try:
        settings = Settings(**table, data=data.absolute(), dock=(dock or data / "dock").absolute())
    except ValidationError as wrong:
        raise SettingsError(f"{path}: {_explained(wrong.errors()[0])}") from wrong
    require_writable(settings.data)
    return settings


def require_writable(folder: Path) -> None:
    """Make the data folder if need be. Raises SettingsError when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as trouble:
        raise SettingsError(f"the data folder {folder} cannot be written: {trouble.strerror}") from trouble


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise SettingsError(f"there is no configuration at {path}") from missing
    except OSError as trouble:
        raise SettingsError(f"{path} cannot be read: {trouble.strerror}") from trouble
    except UnicodeDecodeError as broken:
        raise SettingsError(f"{path}: is not UTF-8 (byte {broken.start})") from broken
    except tomllib.TOMLDecodeError as broken:
        raise SettingsError(f"{path}: is not TOML: {broken}") from broken


def _explained(fault: ErrorDetails) -> str:
    """`timing.idle: must be …`, without the value where it could be a secret."""
    where = ".".join(str(part) for part in fault["loc"])
    words = WORDS.get(fault["type"], fault["msg"])
    return f"{where}: {words.format(**fault['ctx']) if 'ctx' in fault else words}"
