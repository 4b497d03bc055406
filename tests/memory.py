"""What stands in the memory of a process, searched from outside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def written(pid: int) -> Iterator[bytes]:
    """Each piece of memory that the process can write to."""
    with Path(f"/proc/{pid}/maps").open(encoding="utf-8") as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            first, last = (int(each, 16) for each in place.split("-"))
            if "w" in rights and "[v" not in line:
                memory.seek(first)
                yield memory.read(last - first)
