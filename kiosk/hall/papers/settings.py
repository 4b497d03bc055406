"""papers.toml: whose data this hall prints, with which key, under which numbers. Without the file: no papers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from kiosk.hall.outward import Outside
from kiosk.hall.plan import Strict, checked


class Registers(Outside):
    source: Literal["none", "http", "sandbox"] = "none"
    file: str = "registers.toml"
    """For the sandbox: records of invented citizens; a path beside this file."""
    most_per_kiosk: int = Field(default=120, ge=1, le=1_000_000)
    """Questions within ten minutes: a kiosk's token must not be worth a city's registers."""


class Key(Strict):
    """PEM files, beside this file or absolute, or a provider. Without either a demonstration makes its own key."""

    key: str = ""
    certificate: str = ""
    authorities: str = ""
    """Those above the certificate, the root last."""

    provider: str = Field(default="", pattern=r"^([\w.]+:\w+)?$")
    """A suite of the hall's own (`kiosk.paper.suites`), module:function; for SM2, an HSM."""

    @model_validator(mode="after")
    def _all(self) -> Key:
        if self.provider and self.key:
            raise ValueError("key and provider: one of them signs, not both")
        if len({bool(each) for each in (self.key, self.certificate, self.authorities)}) > 1:
            raise ValueError("key, certificate and authorities belong together")
        return self


class Kept(Strict):
    records: int = Field(default=1096, ge=183, le=36600)
    """Days a paper can be verified and is accounted for; six months at least (网络安全法 第二十三条)."""
    files: int = Field(default=1, ge=0, le=30)
    """Days the sealed file of a paper that was never settled stays."""
    marks: int = Field(default=30, ge=1, le=3660)
    """Days the record knows whose it is, as a keyed hash; the quota of a day needs one."""


class Reprints(Strict):
    """补打: staff allow it, one paper at a time; no kiosk offers it by itself."""

    most: int = Field(default=1, ge=0, le=5)
    """Of one paper. 0: never."""
    within_minutes: int = Field(default=240, ge=1, le=1440)
    """After the paper was issued, and on the same day only."""
    good_minutes: int = Field(default=30, ge=1, le=240)
    """How long a permission holds."""
    by: tuple[Literal["clerk", "manager", "administrator"], ...] = ("manager", "administrator")
    """Who decides: roles of the hall's own people."""


class PapersPlan(Strict):
    demonstration: bool = False
    """This hall serves invented citizens (numbers that begin with 99)."""
    prefix: str = Field(default="ZM", pattern=r"^[A-Z]{2,4}$")
    """What document numbers begin with."""
    format: Literal["pdf", "ofd"] = "pdf"
    kinds: tuple[str, ...] = ()
    """Which kinds this hall prints; empty: all that are there."""
    folder: str = ""
    """More kinds of the hall's own, beside those that ship; beside this file, or absolute."""
    registers: Registers = Registers()
    signing: Key = Key()
    kept: Kept = Kept()
    reprints: Reprints = Reprints()

    @model_validator(mode="after")
    def _possible(self) -> PapersPlan:
        if self.format == "ofd":
            raise ValueError("format = “ofd”: kiosks print PDF; OFD comes from an adapter (kiosk.paper.formats)")
        if self.registers.source == "sandbox" and not self.demonstration:
            raise ValueError("registers.source = “sandbox” is only for a hall with demonstration = true")
        if self.registers.source == "http" and not self.registers.url:
            raise ValueError("registers.url is missing")
        if not self.demonstration and self.registers.source != "none" and not self.signing.key + self.signing.provider:
            raise ValueError("signing.key is missing: only a demonstration makes its own")
        return self


def read_papers_plan(folder: Path) -> PapersPlan:
    """ConfigError when papers.toml says something impossible."""
    path = folder / "papers.toml"
    return checked(PapersPlan, path) if path.exists() else PapersPlan()
