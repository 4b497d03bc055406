"""Pictures of the screens, drawn offscreen: for tests and for looking at them as a citizen would."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage

from kiosk.scenes import Scene
from kiosk.screens.stage import plain
from kiosk.screens.window import LANDSCAPE, PORTRAIT, Opened

SETTLE = 12
"""Rounds of the event loop until blocks have found their places."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One scene as one citizen likes it. `ask` lays 还在吗 over it, so many seconds."""

    name: str
    scene: Scene
    language: str = "zh"
    elder: bool = False
    wide: bool = False
    contrast: bool = False
    reach: bool = False
    ask: float = 0.0

    @property
    def file_name(self) -> str:
        marks = {"elder": self.elder, "wide": self.wide, "contrast": self.contrast, "reach": self.reach}
        return "-".join([self.name, self.language, *(mark for mark, on in marks.items() if on)]) + ".png"


def offscreen() -> None:
    """Choose the platform without a display; call before Qt is imported or started."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")


def settle(opened: Opened, rounds: int = SETTLE) -> None:
    """Let Qt work until the screen stands still."""
    for _ in range(rounds):
        opened.app.processEvents()
        opened.app.sendPostedEvents()
    # Only a running loop takes down by itself the pages that were left; else every one stays and goes on working.
    opened.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stand(opened: Opened, picture: Picture) -> None:
    """Make the window show a picture, without a journey behind it."""
    width, height = LANDSCAPE if picture.wide else PORTRAIT
    opened.stage.comfort.set(
        elder=picture.elder, contrast=picture.contrast, reach=picture.reach, language=picture.language
    )
    if (opened.window.width(), opened.window.height()) != (width, height):
        opened.window.resize(width, height)
    opened.stage.touch()
    model = opened.stage.model
    model.set_scene(type(picture.scene).__name__, plain(picture.scene), model._get_serial() + 1)
    model.set_ask(picture.ask)
    settle(opened)


def grab(opened: Opened) -> QImage:
    """What the window shows now, in its own pixels."""
    return opened.window.grabWindow()


def render(opened: Opened, pictures: Iterable[Picture], folder: Path) -> Iterator[tuple[Path, float]]:
    """Draw each picture into the folder; yields its path and the seconds it took to stand."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        begin = time.perf_counter()
        stand(opened, picture)
        seconds = time.perf_counter() - begin
        path = folder / picture.file_name
        if not grab(opened).save(str(path)):
            raise OSError(f"could not write the picture {path}")
        yield path, seconds
