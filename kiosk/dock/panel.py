"""The dock's window. Every QObject is made here, once; QML only binds to them."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.dock.cards import in_stock, social_cards
from kiosk.dock.documents import under_camera
from kiosk.dock.faces import before_camera
from kiosk.dock.folder import DOCUMENT_CAMERA, PAGE_PRINTER, SOCIAL_CARD, TILL, DockError, DockFolder
from kiosk.dock.link import DeviceLink

QML = Path(__file__).with_name("Dock.qml")
BEAT = 200
"""Milliseconds between two chances for Python to see a signal while Qt runs."""


class Panel:
    """The window and the links it is bound to; `close` before the application goes."""

    def __init__(self, folder: DockFolder, tickets: Path) -> None:
        """Raises DockError when no dock runs in the folder or the window cannot be loaded."""
        cards = in_stock(folder.socket("card_reader"))
        self.printer = DeviceLink(folder.socket("ticket_printer"))
        self.reader = DeviceLink(folder.socket("card_reader"))
        self.social = DeviceLink(folder.socket(SOCIAL_CARD))
        self.camera = DeviceLink(folder.socket("camera"))
        self.scanner = DeviceLink(folder.socket("code_scanner"))
        self.pages = DeviceLink(folder.socket(PAGE_PRINTER))
        self.till = DeviceLink(folder.socket(TILL))
        self.documents = DeviceLink(folder.socket(DOCUMENT_CAMERA))
        self._links = (
            self.printer, self.reader, self.social, self.camera, self.scanner, self.pages, self.till, self.documents
        )  # fmt: skip
        self._engine = QQmlApplicationEngine()
        self._engine.setInitialProperties(
            {
                "printer": self.printer,
                "reader": self.reader,
                "social": self.social,
                "camera": self.camera,
                "scanner": self.scanner,
                "pages": self.pages,
                "till": self.till,
                "documents": self.documents,
                "sheets": under_camera(folder.socket(DOCUMENT_CAMERA)),
                "papers": QUrl.fromLocalFile(str(folder.path / PAGE_PRINTER / "papers")).toString(),
                "faces": [face.as_map() for face in before_camera(folder.socket("camera"))],
                "cards": [card.as_map() for card in cards],
                "socialCards": [card.as_map() for card in social_cards(folder.socket(SOCIAL_CARD))],
                "folder": str(folder.path),
                "tickets": QUrl.fromLocalFile(str(tickets)).toString(),
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(QML)))
        if not self._engine.rootObjects():
            raise DockError("the dock's window could not be loaded; Qt's own words stand above")
        self.window: QObject = self._engine.rootObjects()[0]
        for link in self._links:
            link.start()

    def close(self) -> None:
        """Order matters: QML must not outlive what it is bound to."""
        for link in self._links:
            link.stop()
        del self.window
        del self._engine


def show(folder: DockFolder, tickets: Path, over: threading.Event, corner: str = "") -> None:
    """Open the panel and work it until its window is closed or `over` is set. Call from the main thread."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationDisplayName("设备台")
    panel = Panel(folder, tickets)
    beat = QTimer()
    beat.timeout.connect(lambda: app.quit() if over.is_set() else None)
    beat.start(BEAT)
    for name, at in zip(("x", "y"), corner.split(",") if corner else (), strict=False):
        panel.window.setProperty(name, int(at))
    panel.window.setProperty("visible", True)
    app.exec()
    panel.close()
