"""A hall big enough to be measured: 26 letters, so that a day has 25,974 numbers, and plain items for each."""

from __future__ import annotations

import string
from pathlib import Path

_HALL = """
[hall]
name = "压测大厅"
identity = "optional"
[hours]
{days}
follow_official_holidays = false
"""

ITEMS = [f"item-{letter.lower()}" for letter in string.ascii_uppercase]
DAY = "2026-10-14"


def build(folder: Path) -> None:
    """Write the hall's files. Open all day, every day; 20 windows, each serving three to eight letters."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    days = "\n".join(f'{name} = [["00:00", "24:00"]]' for name in names)
    (folder / "items").mkdir(parents=True)
    (folder / "hall.toml").write_text(_HALL.format(days=days), encoding="utf-8")
    (folder / "windows.toml").write_text(_lanes() + _windows(), encoding="utf-8")
    shelf = '[[families]]\ncode = "all"\nname = "全部"\n'
    (folder / "families.toml").write_text(shelf, encoding="utf-8")
    (folder / "items" / "bench.toml").write_text(_items(), encoding="utf-8")


def _lanes() -> str:
    return "".join(
        f'[[lanes]]\nprefix = "{letter}"\nname = "{letter}"\ntakes = [{{ item = "item-{letter.lower()}" }}]\n'
        "minutes = 10.0\nspread = 6.0\n"
        for letter in string.ascii_uppercase
    )


def _windows() -> str:
    text = ""
    for number in range(20):
        letters = [string.ascii_uppercase[(number * 3 + step) % 26] for step in range(3 + number % 6)]
        lanes = ", ".join(f'"{letter}"' for letter in letters)
        text += f'[[windows]]\nnumber = "{number + 1:02d}"\nname = "综合窗口"\nfloor = "1F"\nlanes = [{lanes}]\n'
    return text


def _items() -> str:
    text = '[department]\ncode = "bench"\nname = "压测局"\nshort = "压测"\n'
    for code in ITEMS:
        text += f'[[items]]\ncode = "{code}"\nname = "{code}"\nfamily = "all"\nidentity = "required"\n'
    return text
