"""Opens the window: the engine, the objects QML may see, the language, and Main.qml."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from kiosk.screens.answering import AnswerModel
from kiosk.screens.case_number import CaseNumberModel
from kiosk.screens.drawing import CodeProvider, IconProvider, SheetProvider
from kiosk.screens.finder import Finder, FinderModel
from kiosk.screens.fonts import use_font
from kiosk.screens.house import House
from kiosk.screens.number import NumberModel
from kiosk.screens.pin import PinModel
from kiosk.screens.preview import Preview
from kiosk.screens.signing import SignPad
from kiosk.screens.speaking import Speaker
from kiosk.screens.stage import QtStage
from kiosk.screens.sweeping import Sweeper
from kiosk.screens.translations import compiled

ROOT = Path(__file__).resolve().parents[2]
PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
DRAG_DISTANCE = 40
"""Pixels a finger may wander before a press becomes a swipe: older hands tremble."""

PRESSES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)


class WindowFailed(RuntimeError):
    """The screens could not be loaded; the message holds what Qt said."""


def start_qt() -> QGuiApplication:
    """The Qt application of this process, with the software renderer unless QT_QUICK_BACKEND says otherwise.

    Raises FontMissing when the font is not installed.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QCoreApplication.instance() or QGuiApplication(sys.argv[:1])
    app = cast(QGuiApplication, app)
    app.setApplicationName("bianmin-kiosk")
    app.setFont(use_font())
    app.styleHints().setStartDragDistance(DRAG_DISTANCE)
    return app


class _Watch(QObject):
    """Sees every press on the window: somebody is there, and speech stops."""

    def __init__(self, stage: QtStage, speaker: Speaker) -> None:
        super().__init__()
        self._stage = stage
        self._speaker = speaker

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in PRESSES:
            self._stage.touch()
            self._speaker.stop()
        return False


@dataclass
class Opened:
    """A window and everything that must live as long as it does."""

    app: QGuiApplication
    window: QQuickWindow
    stage: QtStage
    house: House
    finder: FinderModel
    number: NumberModel
    pin: PinModel
    case_number: CaseNumberModel
    answer: AnswerModel
    sign: SignPad
    speaker: Speaker
    preview: Preview
    engine: QQmlApplicationEngine
    _kept: tuple[object, ...]

    def close(self) -> None:
        """Take the window down in the order Qt wants: the window before what it shows."""
        self.speaker.stop()
        self.preview.wipe()
        self.sign.wipe()
        self.window.close()
        self.engine.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_window(
    stage: QtStage,
    house: House,
    finder: Finder,
    check_number: Callable[[str], str],
    *,
    size: tuple[int, int] = PORTRAIT,
    full_screen: bool = False,
) -> Opened:
    """Show the screens. Call `start_qt` first; the first scene is the integrator's to put on.

    `size` is in pixels and only matters without `full_screen`; any size works, the picture is scaled to fit. Raises
    WindowFailed when the QML cannot be loaded.
    """
    app = start_qt()
    rows = FinderModel(finder, lambda: stage.language() == "en")
    models = rows, NumberModel(check_number), PinModel(stage.model.answer), Speaker(stage.comfort)
    finder_model, number_model, pin_model, speaker = models
    preview, case_number = Preview(), CaseNumberModel(stage.model.answer)
    stage.on_reset += [finder_model.wipe, number_model.wipe, pin_model.wipe, speaker.stop, preview.wipe]
    answer, sign = AnswerModel(stage.model.answer, check_number), SignPad(stage.model.answer)
    stage.on_reset += [case_number.wipe, answer.wipe, sign.clear]
    stage.model.shown.connect(lambda: answer.follow(*stage.model.standing))
    finder_model.wipe()
    engine, providers = _engine(stage, house, preview, case_number, *models, answer=answer, sign=sign)
    sweeper = Sweeper(engine)
    stage.on_reset.append(sweeper.wipe)
    stage.model.shown.connect(sweeper.turned)
    translator = QTranslator(app)
    stage.comfort.languageChanged.connect(lambda: speak_language(app, engine, translator, stage))
    window = _load(engine, size, full_screen)
    watch = _Watch(stage, speaker)
    window.installEventFilter(watch)
    return Opened(
        app,
        window,
        stage,
        house,
        finder_model,
        number_model,
        pin_model,
        case_number,
        answer,
        sign,
        speaker,
        preview,
        engine,
        (*providers, translator, watch),
    )


def _engine(
    stage: QtStage,
    house: House,
    preview: Preview,
    case_number: CaseNumberModel,
    finder: FinderModel,
    number: NumberModel,
    pin: PinModel,
    speaker: Speaker,
    **more: QObject,
) -> tuple[QQmlApplicationEngine, tuple[object, ...]]:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(ROOT))
    providers = IconProvider(), CodeProvider(), SheetProvider(stage.model._get_scene)
    engine.addImageProvider("icon", providers[0])
    engine.addImageProvider("code", providers[1])
    engine.addImageProvider("sheet", providers[2])
    bridge = engine.singletonInstance("kiosk.screens", "Bridge")
    if not isinstance(bridge, QObject):
        raise WindowFailed("Bridge.qml could not be loaded")
    seen = {"stage": stage.model, "comfort": stage.comfort, "house": house, "preview": preview}
    seen |= {"caseNumber": case_number} | more
    for name, value in (seen | {"finder": finder, "number": number, "pin": pin, "speaker": speaker}).items():
        bridge.setProperty(name, value)
    return engine, providers


def _load(engine: QQmlApplicationEngine, size: tuple[int, int], full_screen: bool) -> QQuickWindow:
    said: list[str] = []

    def note(warnings: list[QQmlError]) -> None:
        said.extend(warning.toString() for warning in warnings)

    engine.warnings.connect(note)
    engine.setInitialProperties({"width": size[0], "height": size[1], "fullScreen": full_screen})
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("Main.qml"))))
    engine.warnings.disconnect(note)
    if not engine.rootObjects():
        raise WindowFailed("the screens could not be loaded:\n" + "\n".join(said))
    return cast(QQuickWindow, engine.rootObjects()[0])


def speak_language(
    app: QGuiApplication, engine: QQmlApplicationEngine, translator: QTranslator, stage: QtStage
) -> None:
    """Change every word on the screen to the citizen's language; what is typed and chosen stays."""
    language = stage.comfort._get_language()
    app.removeTranslator(translator)
    if language != "zh":  # Chinese is the source language
        translator.load(str(compiled(language)))
        app.installTranslator(translator)
    engine.setUiLanguage(language)
    engine.retranslate()
