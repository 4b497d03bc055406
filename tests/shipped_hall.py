"""The hall that ships, with settings of a test's own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from kiosk.settings import HOUSE

Changes = Mapping[str, Mapping[str, str]]
"""File → what stands in it → what shall stand there."""

OFTEN: dict[str, dict[str, str]] = {
    "identity.toml": {"again_seconds = 60": "again_seconds = 0", "person_hour = 5 ": "person_hour = 20 "}
}
"""Telephone codes are hardly limited: the same citizen comes again and again."""
PAID_SOON: dict[str, dict[str, str]] = {"fees.toml": {"look_seconds = 30 ": "look_seconds = 0.2 "}}


def shipped_hall(folder: Path, changes: Changes = OFTEN, more: Mapping[str, str] | None = None) -> Path:
    """Copied to `folder`, which is returned; `more`: file → text at its end."""
    shutil.copytree(HOUSE / "config" / "hall", folder)
    for name, said in changes.items():
        text = (folder / name).read_text(encoding="utf-8")
        for was, becomes in said.items():
            assert was in text, f"{name} has no “{was}”"
            text = text.replace(was, becomes)
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in (more or {}).items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return folder
