"""House rules no other tool checks: sizes, names, signs on the doors, words that must not be in the repository.

    python packaging/house.py [FOLDER]

Prints one line per breach and exits 1; prints nothing when the house is in order.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MOST_LINES = 400
BANNED_NAMES = frozenset({"utils", "util", "helpers", "helper", "misc", "common", "base", "core", "manager"})
FIXED_FOLDERS = frozenset({"kiosk", "drivers", "assets", "config", "tests", "packaging"})
MACHINE_WORDS = re.compile(
    r"(?<![\w.])/(?:work|root|home)/\w"  # somebody's machine
    r"|pypi(?:-more)?/simple|files\.python[h]osted|mirrors?\.[a-z0-9-]+\.(?:com|cn|edu|org)"  # somebody's registry
)


def tracked(folder: Path) -> list[Path]:
    """Every file git knows or would add, relative to `folder`."""
    command = ["git", "-C", str(folder), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [Path(name) for name in names if name and (folder / name).is_file()]


def breaches(folder: Path) -> Iterator[str]:
    """One sentence for each rule broken under `folder`, a git work tree."""
    files = tracked(folder)
    yield from _layout(files)
    for file in files:
        if file.stem.lower() in BANNED_NAMES:
            yield f"{file}: this name says nothing; name the file after what it is for"
        yield from _content(folder, file)


def _layout(files: list[Path]) -> Iterator[str]:
    folders = {file.parts[0] for file in files if len(file.parts) > 1 and not file.parts[0].startswith(".")}
    for name in sorted(folders - FIXED_FOLDERS):
        yield f"{name}/: the top level is fixed: {', '.join(sorted(FIXED_FOLDERS))}"
    for name in sorted(folders & FIXED_FOLDERS):
        if Path(name, "README.md") not in files:
            yield f"{name}/: has no README.md that says what lives here and how to add one"
    if any("docs" in file.parts[:-1] for file in files):
        yield "docs/: there is no docs folder; the sign hangs on the door (README.md, docstrings)"


def _content(folder: Path, file: Path) -> Iterator[str]:
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a picture, a font
    lines = text.splitlines()
    if file.suffix == ".py" and len(lines) > MOST_LINES:
        yield f"{file}: {len(lines)} lines; the limit is {MOST_LINES}, one room has one purpose"
    for number, line in enumerate(lines, start=1):
        if found := MACHINE_WORDS.search(line):
            yield f"{file}:{number}: `{found[0]}` belongs to one machine or registry, not to the product"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    found = list(breaches(folder))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
