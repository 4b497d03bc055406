"""Prints the part of the lock file that a kiosk needs: what pyproject names as dependencies, and all they need.

    .venv/bin/python packaging/deb/locked.py > requirements.txt

The lock also holds the tools of the tests; a machine in a hall gets none of them.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).resolve().parents[2]


def closure(wanted: list[str]) -> set[str]:
    """The canonical names of these requirements and, for this Python and platform, of everything they require."""
    found: set[str] = set()
    todo = [(Requirement(line), frozenset[str]()) for line in wanted]
    while todo:
        requirement, extras = todo.pop()
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            continue
        name = canonicalize_name(requirement.name)
        if name in found and not requirement.extras:
            continue
        found.add(name)
        try:
            needs = requires(name) or []
        except PackageNotFoundError as missing:
            raise SystemExit(f"{name} is not installed: run packaging/setup.sh run first") from missing
        todo += [(Requirement(line), frozenset(requirement.extras)) for line in needs]
    return found


def blocks(lock: str) -> dict[str, str]:
    """Canonical name → the lines of the lock that pin it with its hashes."""
    parts = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return {canonicalize_name(re.split(r"[=\[ ]", part)[0]): part for part in parts[1:]}


def main() -> None:
    wanted = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = blocks((HOUSE / "packaging" / "requirements.lock").read_text(encoding="utf-8"))
    for name in sorted(closure(wanted)):
        if name not in pinned:
            raise SystemExit(f"{name} is needed but not in the lock file")
        print(pinned[name], end="")


if __name__ == "__main__":
    main()
