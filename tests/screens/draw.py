"""Draws every screen into a folder: `python -m tests.screens.draw FOLDER [part of a name …]`."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from pathlib import Path

import click

from kiosk.screens.house import House, Place
from kiosk.screens.pictures import Picture, offscreen, render
from kiosk.screens.stage import QtStage
from kiosk.screens.window import Opened, open_window, start_qt
from tests.screens.scenes import ALL
from tests.screens.shelf import Shelves, check_number

PLACE = Place(
    "示范区政务服务中心",
    "Shifan District Service Center",
    "24 小时自助服务区",
    "24-hour zone",
    "3 号机",
    "Kiosk 3",
    "0990-12345",
)


def noon() -> datetime:
    return datetime(2026, 11, 21, 21, 46)


def open_sample() -> Opened:
    """A window with the sample catalogue and a clock that stands still."""
    offscreen()
    start_qt()
    return open_window(QtStage(), House(PLACE, noon), Shelves(), check_number)


def everything() -> list[Picture]:
    """Every scene in every language, text size and orientation; contrast and reach once each way."""
    plain = [
        Picture(name, scene, language, elder, wide)
        for (name, scene), language, elder, wide in product(ALL.items(), ("zh", "en"), (False, True), (False, True))
    ]
    more = [
        Picture(name, scene, "zh", elder, wide, contrast=not reach, reach=reach)
        for (name, scene), elder, wide, reach in product(ALL.items(), (False, True), (False, True), (False, True))
    ]
    return plain + more


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("wanted", nargs=-1)
def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Every screen into FOLDER, or those with one of the WANTED words in their name."""
    opened = open_sample()
    chosen = [each for each in everything() if not wanted or any(part in each.file_name for part in wanted)]
    for path, seconds in render(opened, chosen, folder):
        print(f"{path}  {seconds * 1000:.0f} ms")
    opened.close()


if __name__ == "__main__":
    main()
