"""filing.toml: which forms this hall offers, how long drafts live, how large files may be. Without it: no filing."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from kiosk.hall.plan import Strict, checked


class Files(Strict):
    megabytes: int = Field(default=8, ge=1, le=20)
    """One file as it is sent; pictures are written anew and become smaller."""
    of_material: int = Field(default=6, ge=1, le=20)
    of_draft: int = Field(default=24, ge=1, le=60)
    pages: int = Field(default=20, ge=1, le=100)
    """Of a PDF."""
    longest: int = Field(default=2600, ge=1000, le=6000)
    """Pixels of a picture's longer side: A4 at 220 dpi."""


class HandOver(Strict):
    minutes: int = Field(default=10, ge=1, le=60)
    """So long the page for the phone works."""
    uploads: int = Field(default=12, ge=1, le=60)


class Drafts(Strict):
    days: int = Field(default=7, ge=1, le=60)
    """A draft the citizen wanted kept."""
    minutes: int = Field(default=60, ge=10, le=720)
    """One nobody came back to: the kiosk erases it when the citizen leaves, this is for a kiosk that was cut off."""
    kept_most: int = Field(default=100, ge=1, le=10_000)
    """Kept in one day at one kiosk: nobody with its token shall fill the disk."""
    wrong_tries: int = Field(default=20, ge=3, le=1000)
    """Of one kiosk within ten minutes, and a quarter of it for one draft: four digits must not be tried out."""


class FilingPlan(Strict):
    forms: tuple[str, ...] = ()
    """Items that can be filed here; empty: all that have a form."""
    folder: str = ""
    """Forms of the hall's own, beside those that ship; beside this file, or absolute."""
    drafts: Drafts = Drafts()
    files: Files = Files()
    hands: HandOver = HandOver()


def read_filing_plan(folder: Path) -> FilingPlan | None:
    """None without the file. ConfigError when filing.toml says something impossible."""
    path = folder / "filing.toml"
    return checked(FilingPlan, path) if path.exists() else None
