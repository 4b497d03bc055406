"""Pictures made in Python: icons in the theme's colour and QR codes, as Qt Quick image providers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"
QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""


class IconProvider(QQuickImageProvider):
    """`image://icon/ticket/14508c/56`: the file `ticket.svg`, its `currentColor` replaced, 56 pixels wide and high."""

    def __init__(self, folder: Path = ICONS) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """Raises FileNotFoundError for an icon that is not drawn yet."""
        name, colour, pixels = id.split("/")
        edge = QSize(int(pixels), int(pixels))
        drawing = (self._folder / f"{name}.svg").read_text("utf-8").replace("currentColor", f"#{colour}")
        image = QImage(edge, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, edge.width(), edge.height()))
        painter.end()
        size.setWidth(edge.width())
        size.setHeight(edge.height())
        return image


class SheetProvider(QQuickImageProvider):
    """`image://sheet/<serial>/<n>`: the nth picture of the scene that stands, which carries them as `data:` addresses.

    Qt's own loader of such addresses keeps what it has shown; here nothing stays.
    """

    def __init__(self, scene: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._scene = scene

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        pictures: Sequence[str] = self._scene().get("pictures", ())
        place = int(id.rpartition("/")[2])
        if place >= len(pictures):
            return QImage()
        image = QImage.fromData(QByteArray.fromBase64(pictures[place].partition(",")[2].encode()))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


class CodeProvider(QQuickImageProvider):
    """`image://code/<percent-encoded text>`: a QR code with its quiet zone, whole pixels per module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        matrix = code_matrix(unquote(id))
        edge = len(matrix) + 2 * QUIET_ZONE
        scale = max(1, requestedSize.width() // edge)
        image = QImage(edge * scale, edge * scale, QImage.Format.Format_RGB32)
        image.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(image)
        for y, row in enumerate(matrix):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        (x + QUIET_ZONE) * scale, (y + QUIET_ZONE) * scale, scale, scale, Qt.GlobalColor.black
                    )
        painter.end()
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


@lru_cache(maxsize=4)
def code_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, error correction M, dark is True, without quiet zone."""
    import segno  # 20 ms that the first frame should not wait for

    return tuple(tuple(bool(module) for module in row) for row in segno.make(text, error="m", micro=False).matrix)
