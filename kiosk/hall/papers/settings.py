"""papers.toml: whose data this hall prints, with which key, under which numbers. Without the file: no papers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from kiosk.hall.identity.settings import Outside
from kiosk.hall.plan import Strict, checked


class Registers(Outside):
    source: Literal["none", "http", "sandbox"] = "none"
    file: str = "registers.toml"
    """For the sandbox: records of invented citizens; a path beside this file."""
    most_per_kiosk: int = Field(default=120, ge=1, le=1_000_000)
    """Questions within ten minutes: a kiosk's token must not be worth a city's registers."""


class Key(Strict):
    """PEM files, beside this file or absolute. Without them a demonstration makes its own."""

    key: str = ""
    certificate: str = ""
    authorities: str = ""
    """Those above the certificate, the root last."""

    @model_validator(mode="after")
    def _all(self) -> Key:
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


class PapersPlan(Strict):
    demonstration: bool = False
    """This hall serves invented citizens (numbers that begin with 99)."""
    prefix: str = Field(default="ZM", pattern=r"^[A-Z]{2,4}$")
    """What document numbers begin with."""
    kinds: tuple[str, ...] = ()
    """Which kinds this hall prints; empty: all that are there."""
    folder: str = ""
    """More kinds of the hall's own, beside those that ship; beside this file, or absolute."""
    registers: Registers = Registers()
    signing: Key = Key()
    kept: Kept = Kept()

    @model_validator(mode="after")
    def _possible(self) -> PapersPlan:
        if self.registers.source == "sandbox" and not self.demonstration:
            raise ValueError("registers.source = “sandbox” is only for a hall with demonstration = true")
        if self.registers.source == "http" and not self.registers.url:
            raise ValueError("registers.url is missing")
        if not self.demonstration and self.registers.source != "none" and not self.signing.key:
            raise ValueError("signing.key is missing: only a demonstration makes its own")
        return self


def read_papers_plan(folder: Path) -> PapersPlan:
    """ConfigError when papers.toml says something impossible."""
    path = folder / "papers.toml"
    return checked(PapersPlan, path) if path.exists() else PapersPlan()
