"""identity.toml: whom this hall asks for portraits and telephones, and what it says about face checks.

Without the file nothing is connected and the defaults hold.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from kiosk.hall.outward import Outside
from kiosk.hall.plan import Strict, checked

PURPOSES = {
    "take_ticket": "取号实名核对",
    "print_certificate": "打印证明前核对本人",
    "file_application": "申报前核对本人",
}
"""What kiosks ask for the face for, unless a hall has words of its own."""


class Portraits(Outside):
    source: Literal["none", "http"] = "none"
    most_per_kiosk: int = Field(default=60, ge=1, le=1000)
    """Within ten minutes: a kiosk's token must not be worth a city's portraits."""


class Messages(Outside):
    way: Literal["none", "http", "sandbox"] = "none"


class CodeRules(Strict):
    minutes: int = Field(default=5, ge=1, le=15)
    tries: int = Field(default=5, ge=1, le=10)
    again_seconds: int = Field(default=60, ge=0, le=600)
    person_hour: int = Field(default=5, ge=1, le=20)
    """Codes for one person within an hour."""
    kiosk_hour: int = Field(default=60, ge=1, le=1000)


class Law(Strict):
    """What the impact record says of this hall; what is empty is left to be filled in by hand."""

    operator: str = Field(default="", max_length=60)
    """个人信息处理者; the hall's name without it."""
    responsible: str = Field(default="", max_length=60)
    """个人信息保护负责人 and how to reach them."""
    basis: str = Field(default="", max_length=300)
    """Which rule empowers the hall to ask for an identity check at all (PIPL 34)."""
    channel: str = Field(default="", max_length=100)
    """国家人口基础信息库, 国家网络身份认证公共服务 …: which official channel portraits come from."""
    purposes: dict[str, str] = Field(default={})
    """Journey → what it is called in the record, in the hall's own words."""
    threshold: int = Field(default=100_000, ge=1)
    """Stored faces of so many persons must be filed (domain.md §8). This hall stores none."""
    notice: float = Field(default=0.8, gt=0, le=1)
    """From this share of it on the manager's page says so."""

    def purpose(self, journey: str) -> str:
        """In plain words; a journey this hall has not named bears the name it came with."""
        return self.purposes.get(journey) or PURPOSES.get(journey, journey)


class Kept(Strict):
    """Days."""

    records: int = Field(default=1096, ge=1096, le=3660)
    """Assessment and processing record: three years at least (PIPL 56)."""
    marks: int = Field(default=30, ge=0, le=366)
    """Whose record it is, as a keyed hash: as long as somebody may come back with a question."""


class IdentityPlan(Strict):
    demonstration: bool = False
    """This hall serves invented citizens (numbers that begin with 99); only then may codes go to the sandbox."""
    portraits: Portraits = Portraits()
    messages: Messages = Messages()
    codes: CodeRules = CodeRules()
    law: Law = Law()
    kept: Kept = Kept()

    @model_validator(mode="after")
    def _possible(self) -> IdentityPlan:
        if self.messages.way == "sandbox" and not self.demonstration:
            raise ValueError("messages.way = “sandbox” is only for a hall with demonstration = true")
        for name, service, wanted in (
            ("portraits", self.portraits, self.portraits.source == "http"),
            ("messages", self.messages, self.messages.way == "http"),
        ):
            if wanted and not service.url:
                raise ValueError(f"{name}.url is missing")
        return self


def read_identity_plan(folder: Path) -> IdentityPlan:
    """ConfigError when identity.toml says something impossible."""
    path = folder / "identity.toml"
    return checked(IdentityPlan, path) if path.exists() else IdentityPlan()
