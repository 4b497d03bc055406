"""fees.toml: whether this hall takes fees, through which platform, and what kinds of paper cost here. Without the file
no fee is taken, and what costs something is refused as before."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator

from kiosk.cases.numbers import check_digit
from kiosk.hall.fees.codes import sound
from kiosk.hall.outward import Outside
from kiosk.hall.plan import Strict, checked

Yuan = Field(pattern=r"^[0-9]{1,6}\.[0-9]{2}$")


class Payment(Outside):
    way: Literal["none", "http", "sandbox"] = "none"
    notices: str = ""
    """A file with the secret the platform signs its notices with; a path beside this file, or absolute."""


class Times(Strict):
    pay_minutes: int = Field(default=3, ge=1, le=60)
    """How long a QR to pay with is good for."""
    unused_minutes: int = Field(default=15, ge=1, le=1440)
    """A fee that was paid for a paper nobody asked for goes back after so long."""
    slip_days: int = Field(default=30, ge=1, le=366)
    """How long a slip of a window can be paid."""
    late_days: int = Field(default=3, ge=1, le=30)
    """How long the platform is asked about payments that came too late."""
    look_seconds: float = Field(default=30.0, gt=0, le=3600)
    """Between two looks at what is due: refunds asked for, payments whose notice got lost."""


class KindFee(Strict):
    fee: str = Yuan
    """CNY, for one copy."""
    basis: str = Field(min_length=1, max_length=300)
    """The published standard (收费依据)."""


class Owed(Strict):
    """For a demonstration: a slip that stands open, as if a window had written it."""

    item: str
    code: str = Field(pattern=r"^[0-9]{12}$")

    @field_validator("code")
    @classmethod
    def _sound(cls, code: str) -> str:
        if not sound(code):
            raise ValueError(f"the last digit must be {check_digit(code[:-1])}")
        return code


class Kept(Strict):
    records: int = Field(default=3660, ge=1830, le=36600)
    """Days an order stays in the books."""
    marks: int = Field(default=30, ge=1, le=3660)
    """Days the record knows whose it was, as a keyed hash."""


class FeesPlan(Strict):
    demonstration: bool = False
    """This hall serves invented citizens; only then may payments be pretended."""
    payment: Payment = Payment()
    times: Times = Times()
    kinds: dict[str, KindFee] = Field(default_factory=dict)
    """What kinds of paper cost in this hall, in place of their schema's `fee`."""
    owed: tuple[Owed, ...] = ()
    kept: Kept = Kept()

    @field_validator("kinds")
    @classmethod
    def _cost_something(cls, kinds: dict[str, KindFee]) -> dict[str, KindFee]:
        if free := [code for code, kind in kinds.items() if float(kind.fee) == 0]:
            raise ValueError(f"{', '.join(free)}: a fee of 0.00 needs no entry here")
        return kinds

    @model_validator(mode="after")
    def _possible(self) -> FeesPlan:
        if self.payment.way == "sandbox" and not self.demonstration:
            raise ValueError("payment.way = “sandbox” is only for a hall with demonstration = true")
        if self.payment.way == "http" and not self.payment.url:
            raise ValueError("payment.url is missing")
        if self.owed and not self.demonstration:
            raise ValueError("owed is only for a hall with demonstration = true")
        if self.kinds and self.payment.way == "none":
            raise ValueError("kinds cost something, and payment.way takes nothing")
        return self

    @property
    def taken(self) -> bool:
        return self.payment.way != "none"


def read_fees_plan(folder: Path) -> FeesPlan:
    """ConfigError when fees.toml says something impossible."""
    path = folder / "fees.toml"
    return checked(FeesPlan, path) if path.exists() else FeesPlan()
