"""cases.toml: what this hall's cases are called, how limits are split, who decides. Without the file: no cases."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator

from kiosk.cases.limits import ANSWER_DAYS, Caution, Rules
from kiosk.cases.states import MOST_DEPTH
from kiosk.center.contract import HandleType
from kiosk.hall.plan import Strict, checked


class Shares(Strict):
    """Of the promised days, per cent (D0: 依次分配到受理、审核、审批等各个环节)."""

    accept: int = Field(default=20, ge=0, le=100)
    review: int = Field(default=50, ge=0, le=100)
    approve: int = Field(default=30, ge=0, le=100)

    @model_validator(mode="after")
    def _whole(self) -> Shares:
        if self.accept + self.review + self.approve != 100:
            raise ValueError("accept, review and approve must add up to 100")
        return self


class Warned(Strict):
    percent: int = Field(default=80, ge=1, le=100)
    """Yellow when so much of a limit is used,"""
    days_left: int = Field(default=1, ge=0, le=10)
    """or when no more than so many working days are left."""


class Law(Strict):
    """A hall may promise less, never more."""

    answer_days: int = Field(default=ANSWER_DAYS, ge=1, le=ANSWER_DAYS)
    deliver_days: int = Field(default=10, ge=1, le=10)
    extend_days: int = Field(default=10, ge=1, le=15)
    """The most an extension may add: 10, and 15 for what several departments decide together (行政许可法 42)."""


class Depth(Strict):
    """How many look at a case before it is decided: 1 独任审核, 2 一审一核, 3 报批审核."""

    immediate: int = Field(default=1, ge=1, le=MOST_DEPTH)
    promised: int = Field(default=2, ge=1, le=MOST_DEPTH)
    items: dict[str, int] = Field(default_factory=dict)
    """Items that differ, by their code."""
    four_eyes: bool = False
    """Who sent it on to the last step cannot decide it."""


class Kept(Strict):
    """Days after the end of a case."""

    applicants: int = Field(default=366, ge=30, le=36600)
    """Who applied, sealed, and what leads to them; the hall's archive keeps the file."""
    records: int = Field(default=1096, ge=183, le=36600)


class CasesPlan(Strict):
    kept_here: bool = True
    """False: another system keeps them, and nothing is received here."""
    district: str = Field(pattern=r"^[0-9]{6}$")
    site: str = Field(pattern=r"^[0-9]{4}$")
    pick_up: str = Field(default="", max_length=60)
    """Where results are handed out."""
    fee_slips: bool = False
    """Whoever files at a kiosk gets the slip of the fee with the receipt; otherwise staff write it when it is due."""
    wrong_tries: int = Field(default=20, ge=3, le=1000)
    """Of one kiosk within ten minutes, and a quarter of it for one case: four digits must not be tried out."""
    shares: Shares = Shares()
    light: Warned = Warned()
    law: Law = Law()
    depth: Depth = Depth()
    kept: Kept = Kept()

    @model_validator(mode="after")
    def _depths(self) -> CasesPlan:
        wrong = [code for code, depth in self.depth.items.items() if not 1 <= depth <= MOST_DEPTH]
        if wrong:
            raise ValueError(f"depth.items: 1 to {MOST_DEPTH}, not so for {', '.join(wrong)}")
        return self

    @property
    def rules(self) -> Rules:
        shares = (self.shares.accept, self.shares.review, self.shares.approve)
        caution = Caution(self.light.percent, self.light.days_left)
        return Rules(shares, self.law.answer_days, self.law.deliver_days, caution)

    def depth_of(self, item: str, kind: HandleType, committed: bool = False) -> int:
        """`committed`: what a commitment stands for is decided on at once, unless the hall names the item."""
        at_once = committed or kind is HandleType.IMMEDIATE
        usual = self.depth.immediate if at_once else self.depth.promised
        return self.depth.items.get(item, usual)


def read_cases_plan(folder: Path) -> CasesPlan | None:
    """None without the file. ConfigError when cases.toml says something impossible."""
    path = folder / "cases.toml"
    return checked(CasesPlan, path) if path.exists() else None
