"""rating.toml: how this hall asks, follows up, guards and sends on ratings. Without the file the defaults hold."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kiosk.center.contract.ratings import Level, RatingOption
from kiosk.hall.plan import ConfigError, Strict, checked
from kiosk.rating.deadlines import Deadlines
from kiosk.rating.exchange.record import Sender
from kiosk.rating.guard import Limits
from kiosk.rating.options import options
from kiosk.rating.rules import Times


class _Asking(Strict):
    invite_seconds: int = Field(default=60, ge=20, le=300)
    grace_seconds: int = Field(default=120, ge=0, le=600)
    later_days: int = Field(default=5, ge=0, le=90)


class _Options(Strict):
    basic: list[str] = Field(default_factory=list)
    off: list[str] = Field(default_factory=list)


class _FollowUp(Strict):
    contact_working_days: int = Field(default=1, ge=1, le=15)
    settle_working_days: int = Field(default=15, ge=1, le=60)


class _Guard(Strict):
    fast_seconds: float = Field(default=2.0, ge=0, le=60)
    short_service_seconds: float = Field(default=20.0, ge=0, le=600)
    series_ratings: int = Field(default=8, ge=0, le=100)
    series_seconds: float = Field(default=5.0, ge=0, le=60)
    crowded_ratings: int = Field(default=5, ge=0, le=100)
    crowded_minutes: float = Field(default=5.0, ge=0, le=240)
    same_ratings: int = Field(default=6, ge=0, le=100)
    source_ratings: int = Field(default=4, ge=0, le=100)
    source_minutes: float = Field(default=30.0, ge=0, le=1440)
    nothing_presses: int = Field(default=3, ge=0, le=100)
    nothing_minutes: float = Field(default=10.0, ge=0, le=240)


class DefaultRating(Strict):
    """系统默认评价, opt-in: marked, and in no published figure (domain.md §3.2)."""

    on: bool = False
    days: int = Field(default=7, ge=1, le=90)
    level: Level = Level.BASICALLY_SATISFIED


class Kept(Strict):
    """How long a citizen's own words are needed, in days."""

    text_days: int = Field(default=400, ge=30, le=3660)
    """After the service."""
    phone_days: int = Field(default=30, ge=0, le=365)
    """After the follow-up was closed; and never longer than `text_days` after the service."""


class _Exchange(Strict):
    targets: list[Literal["national", "gbt39046", "zhejiang"]] = Field(default_factory=list)
    data_source: str = Field(default="", pattern="^([0-9]{3})?$")
    area_code: str = Field(default="", pattern="^([0-9]{6,12})?$")
    dept_code: str = Field(default="", pattern="^([0-9A-Z]{18})?$")
    department: str = Field(default="", max_length=200)


class _File(Strict):
    asking: _Asking = _Asking()
    options: _Options = _Options()
    follow_up: _FollowUp = _FollowUp()
    guard: _Guard = _Guard()
    default_rating: DefaultRating = DefaultRating()
    kept: Kept = Kept()
    exchange: _Exchange = _Exchange()


class RatingPlan(BaseModel):
    """Ready to use."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    times: Times
    options: tuple[RatingOption, ...]
    deadlines: Deadlines
    limits: Limits
    default: DefaultRating
    kept: Kept
    targets: tuple[str, ...]
    sender: Sender


def read_rating_plan(folder: Path) -> RatingPlan:
    """ConfigError when rating.toml says something impossible."""
    path = folder / "rating.toml"
    file = checked(_File, path) if path.exists() else _File()
    try:
        offered = options(off=file.options.off, basic=file.options.basic)
    except ValueError as bad:
        raise ConfigError(f"{path}: options: {bad}") from None
    days = file.follow_up
    return RatingPlan(
        times=Times(**file.asking.model_dump()),
        options=offered,
        deadlines=Deadlines(days.contact_working_days, days.settle_working_days),
        limits=Limits(**file.guard.model_dump()),
        default=file.default_rating,
        kept=file.kept,
        targets=tuple(dict.fromkeys(file.exchange.targets)),
        sender=Sender(**file.exchange.model_dump(exclude={"targets"})),
    )
