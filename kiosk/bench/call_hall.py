"""A hall for 128 clerks and citizens at once: 48 windows whose letters overlap, and some who may go first."""

from __future__ import annotations

import string
from pathlib import Path

from kiosk.bench import ticket_hall

ITEMS = ticket_hall.ITEMS
LETTERS = string.ascii_uppercase
WINDOWS = [f"{number:02d}" for number in range(1, 49)]
PRIORITIES = ["greenLane", "soldier"]
DAY = ticket_hall.DAY

_QUEUE = """
[queue]
recall_limit = 2
overtaken_most = 3
"""


def build(folder: Path) -> None:
    """Write the hall's files. Open all day, every day; a letter is served by about ten windows."""
    ticket_hall.build(folder)
    with (folder / "hall.toml").open("a", encoding="utf-8") as file:
        file.write(_QUEUE)
        for name in PRIORITIES:
            file.write(f'[[priorities]]\nname = "{name}"\nlabel = "优先"\nhead_start = 15\nclaim = true\n')
    text = (folder / "windows.toml").read_text(encoding="utf-8")
    lanes, _, _ = text.partition("[[windows]]")
    (folder / "windows.toml").write_text(lanes + "".join(map(_window, WINDOWS)), encoding="utf-8")


def _window(number: str) -> str:
    place = int(number)
    letters = [LETTERS[(place * 5 + step * 3) % 26] for step in range(4 + place % 4)]
    listed = ", ".join(f'"{letter}"' for letter in letters)
    return f'[[windows]]\nnumber = "{number}"\nname = "综合窗口"\nzone = "A区"\nfloor = "1F"\nlanes = [{listed}]\n'
