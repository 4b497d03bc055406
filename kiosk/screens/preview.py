"""The citizen's own picture on the screen, as in a looking glass: newest picture of the face station, cut to an oval.

One item, made once in Python and lent to the page that shows it: an item of a Python class that QML makes is never
freed (6.5 KB a page). Pictures come through shared memory (`drivers.camera.window`); this process loads no NumPy.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from drivers.camera.window import NoWindow, PreviewReader

BEAT = 33
"""Milliseconds between two looks for a newer picture: up to 30 pictures a second."""


class Preview(QQuickPaintedItem):
    """Lives in the Qt thread. `source`: what the station calls its pictures, "" for none."""

    seeingChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source = ""
        self._reader: PreviewReader | None = None
        self._memory = bytearray()
        self._image = QImage()
        self._shown = 0
        self._frames = 0
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._look)
        self.setVisible(False)

    @property
    def frames(self) -> int:
        """Pictures painted so far."""
        return self._frames

    def _is_seeing(self) -> bool:
        return self._shown > 0

    seeing = Property(bool, _is_seeing, notify=seeingChanged)
    """There is a picture on the screen."""

    @Slot(QQuickItem, str)
    def lend(self, place: QQuickItem, source: str) -> None:
        """Fill `place` with the pictures of `source`; another page that had it loses it."""
        if self.parentItem() is not place:
            self._leave()
            self.setParentItem(place)
            place.widthChanged.connect(self._fit)
            place.heightChanged.connect(self._fit)
        self._fit()
        self.setVisible(True)
        if source != self._source:
            self._open(source)

    @Slot(QQuickItem)
    def give_back(self, place: QQuickItem) -> None:
        """The page goes: nothing of the citizen stays here. Another page that has it meanwhile keeps it."""
        if self.parentItem() is place:
            self.wipe()

    def wipe(self) -> None:
        """Show nothing, zero the picture, let go of the station's memory."""
        self._open("")
        self.setVisible(False)
        self._leave()

    def paint(self, painter: QPainter) -> None:
        if not self._shown:
            return
        grow = max(self.width() / self._image.width(), self.height() / self._image.height())
        across, down = self._image.width() * grow, self._image.height() * grow
        way = QTransform.fromTranslate((self.width() - across) / 2, (self.height() - down) / 2).scale(grow, grow)
        brush = QBrush(self._image)
        brush.setTransform(way)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawEllipse(QRectF(0, 0, self.width(), self.height()))
        self._frames += 1

    def _leave(self) -> None:
        place = self.parentItem()
        if place is not None:
            place.widthChanged.disconnect(self._fit)
            place.heightChanged.disconnect(self._fit)
            self.setParentItem(None)  # type: ignore[arg-type]  # Qt takes "nobody", its stub does not

    def _fit(self) -> None:
        place = self.parentItem()
        if place is not None:
            self.setPosition(QPointF(0, 0))
            self.setSize(place.size())

    def _open(self, source: str) -> None:
        self._source = source
        self._beat.stop()
        if self._reader:
            self._reader.close()
        self._reader = None
        self._memory[:] = bytes(len(self._memory))
        self._show(0)
        if not source:
            return
        try:
            self._reader = PreviewReader(source)
        except NoWindow:
            return  # the station is gone; the journey hears of it from the station's keeper
        self._memory = bytearray(self._reader.height * self._reader.stride)
        self._image = QImage(
            self._memory, self._reader.width, self._reader.height, self._reader.stride, QImage.Format.Format_RGB32
        )
        self._beat.start()
        self._look()

    def _look(self) -> None:
        if self._reader is None:
            return
        newest = self._reader.sequence
        if newest == self._shown:
            return
        shown = self._reader.copy_newest(memoryview(self._memory)) if newest else 0
        if not shown and not newest:
            self._memory[:] = bytes(len(self._memory))
        if shown or not newest:
            self._show(shown)

    def _show(self, sequence: int) -> None:
        was, self._shown = self._shown, sequence
        self.update()
        if bool(was) != bool(sequence):
            self.seeingChanged.emit()
