"""national.toml: what a city's platform wants to know of this hall, and where it is told. Without the file it pulls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.hall.outward import Outside
from kiosk.hall.plan import Strict, checked

UnitCode = Annotated[str, Field(pattern=r"^[0-9A-HJ-NP-RTUWXY]{18}$")]
"""统一社会信用代码 (GB 32100)."""


class Push(Outside):
    way: Literal["none", "http"] = "none"
    """http: POST of {"办件": [one]} to `url`. Any 2xx is a receipt; 408, 429, 5xx are tried again, other 4xx never."""
    every_seconds: float = Field(default=60.0, ge=1, le=86400)


class ExchangePlan(Strict):
    units: dict[str, UnitCode] = Field(default_factory=dict)
    """Department code of the catalogue → its 统一社会信用代码."""
    push: Push = Push()


def open_exchange(folder: Path) -> ExchangePlan:
    """ConfigError when national.toml says something impossible."""
    path = folder / "national.toml"
    return checked(ExchangePlan, path) if path.exists() else ExchangePlan()
