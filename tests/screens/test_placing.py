"""The windows on a desk: the kiosk and its dock never hide each other."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from kiosk.screens.placing import beside_each_other, whole_screen


def test_a_kiosk_alone_fills_the_screen() -> None:
    assert whole_screen(None).full_screen
    assert whole_screen((800, 600)).size == (800, 600) and not whole_screen((800, 600)).full_screen


def test_on_one_screen_the_dock_opens_where_the_kiosk_ends(qapp: QGuiApplication) -> None:
    place = beside_each_other()
    room = qapp.primaryScreen().availableGeometry()
    assert not place.full_screen
    assert place.dock == f"{room.x() + place.size[0]},{room.y()}"
    assert place.size[0] < room.width() and place.size[1] == room.height()
