"""Where the kiosk's window and the dock's go on a desk with one screen or two."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from kiosk.screens.window import PORTRAIT

DOCK_WIDTH = 1280
"""Pixels the dock wants beside a kiosk on the same screen."""


@dataclass(frozen=True, slots=True)
class Place:
    """`size` of the kiosk's window in pixels unless it fills the screen; `dock` is the corner "X,Y" of the dock's."""

    size: tuple[int, int]
    full_screen: bool
    dock: str = ""


def whole_screen(size: tuple[int, int] | None) -> Place:
    """The kiosk alone: full screen, or a window of the size asked for."""
    return Place(size or PORTRAIT, full_screen=size is None)


def beside_each_other() -> Place:
    """Full screen with the dock on the second screen; on a single screen the kiosk leaves the dock its width."""
    first, *others = QGuiApplication.screens()
    if others:
        corner = others[0].geometry().topLeft()
        return Place(PORTRAIT, True, f"{corner.x()},{corner.y()}")
    room = first.availableGeometry()
    width = min(round(room.height() * PORTRAIT[0] / PORTRAIT[1]), max(room.width() - DOCK_WIDTH, room.width() // 3))
    return Place((width, room.height()), False, f"{room.x() + width},{room.y()}")
