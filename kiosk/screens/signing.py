"""The signature: strokes of a finger on a white field, sent as a picture and wiped with the screen.

One item, made once in Python and lent to the page that shows it, as the camera's preview is.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from itertools import pairwise
from math import dist

from PySide6.QtCore import Property, QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

INK = "#17212E"
WIDTH = 9.0
"""Pixels of a stroke."""
LEAST = 240.0
"""Pixels of strokes together: less is a slip of the hand."""
WIDEST = (1200, 600)
"""Pixels of the picture at most."""


class SignPad(QQuickPaintedItem):
    """Lives in the Qt thread. `answer` gets "sign" and the PNG in base64."""

    changed = Signal()

    def __init__(self, answer: Callable[[str, object], None]) -> None:
        super().__init__()
        self._answer = answer
        self._strokes: list[list[QPointF]] = []
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setKeepMouseGrab(True)
        self.setVisible(False)

    def _get_empty(self) -> bool:
        return not self._strokes

    def _get_ready(self) -> bool:
        steps = (step for stroke in self._strokes for step in pairwise(stroke))
        return sum(dist(a.toTuple(), b.toTuple()) for a, b in steps) >= LEAST

    empty = Property(bool, _get_empty, notify=changed)
    ready = Property(bool, _get_ready, notify=changed)
    """Ink enough to be somebody's name."""

    @Slot(QQuickItem)
    def lend(self, place: QQuickItem) -> None:
        """Fill `place`; another page that had it loses it, and what was written goes."""
        self.wipe()
        self.setParentItem(place)
        place.widthChanged.connect(self._fit)
        place.heightChanged.connect(self._fit)
        self._fit()
        self.setVisible(True)

    @Slot(QQuickItem)
    def give_back(self, place: QQuickItem) -> None:
        """The page goes, and what was written with it."""
        if self.parentItem() is place:
            self.wipe()

    @Slot()
    def clear(self) -> None:
        """Once more from the beginning."""
        self._strokes.clear()
        self._tell()

    @Slot()
    def confirm(self) -> None:
        if self._get_ready():
            self._answer("sign", base64.b64encode(self._picture()).decode())

    def wipe(self) -> None:
        """Nothing stays, and no page has it."""
        self.clear()
        self.setVisible(False)
        place = self.parentItem()
        if place is not None:
            place.widthChanged.disconnect(self._fit)
            place.heightChanged.disconnect(self._fit)
            self.setParentItem(None)  # type: ignore[arg-type]  # Qt takes "nobody", its stub does not

    # ------------------------------------------------------------------------------------- the finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._strokes.append([event.position()])
        self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick strokes at one place."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes:
            self._strokes[-1].append(self._inside(event.position()))
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def paint(self, painter: QPainter) -> None:
        _draw(painter, self._strokes)

    def _inside(self, point: QPointF) -> QPointF:
        """A stroke that leaves the field goes along its edge."""
        return QPointF(min(max(point.x(), 0.0), self.width()), min(max(point.y(), 0.0), self.height()))

    def _fit(self) -> None:
        place = self.parentItem()
        if place is not None:
            self.setPosition(QPointF(0, 0))
            self.setSize(place.size())

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _picture(self) -> bytes:
        """PNG, dark on white."""
        scale = min(1.0, WIDEST[0] / max(1.0, self.width()), WIDEST[1] / max(1.0, self.height()))
        size = round(self.width() * scale), round(self.height() * scale)
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        _draw(painter, self._strokes)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt wants text, its stub bytes
        return bytes(content.data())


def _draw(painter: QPainter, strokes: list[list[QPointF]]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(INK), WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in strokes:
        path = QPainterPath(stroke[0])
        for before, point in pairwise(stroke):
            path.quadTo(before, (before + point) / 2)
        path.lineTo(stroke[-1])
        painter.drawPath(path)
