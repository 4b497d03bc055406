"""The stage: where a journey (asyncio, its own thread) meets the display (Qt, the main thread).

A journey awaits `show`; the scene travels to Qt as plain data through a queue and one queued signal, and the answer
comes back through `loop.call_soon_threadsafe`. Nothing else is shared between the two threads.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QJSValue

from kiosk.scenes import Answer, Scene
from kiosk.screens.comfort import Comfort

GLOBAL_ACTIONS = ("home", "help")
FORMS = (
    "ChoosePaper",
    "PaperPreview",
    "PaperPrinting",
    "FindItem",
    "Materials",
    "TypeNumber",
    "FaceConsent",
    "StaffPin",
    "PhoneCode",
    "Guardian",
    "ChooseForm",
    "FormNeeds",
    "FormCheck",
    "FormAsk",
    "PhoneSend",
    "MaterialAsk",
    "MaterialShot",
    "FormGaps",
    "FormLeave",
    "FormRefused",
    "SignHere",
    "ResumeWho",
    "FeeCode",
    "PayFee",
    "RateReasons",
    "TypeCase",
    "ChooseCase",
    "CaseWay",
)
"""Scenes where one reads or types for long, or waits for staff."""


def plain(value: Any) -> Any:
    """A scene as QML reads it: dataclasses become maps, tuples lists, enums their words."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


class StageModel(QObject):
    """What QML sees of the stage. Lives in the Qt thread."""

    shown = Signal()
    asked = Signal()
    walked = Signal()

    def __init__(self, stage: QtStage) -> None:
        super().__init__()
        self._stage = stage
        self._name = ""
        self._scene: dict[str, Any] = {}
        self._text = "{}"
        self._serial = 0
        self._ask = 0.0
        self._journey = ""
        self._answered = False
        self._left = False

    def _get_name(self) -> str:
        return self._name

    def _get_scene(self) -> dict[str, Any]:
        return self._scene

    def _get_text(self) -> str:
        return self._text

    def _get_serial(self) -> int:
        return self._serial

    def _get_ask(self) -> float:
        return self._ask

    name = Property(str, _get_name, notify=shown)
    """The scene's class, which is the name of the QML file."""
    scene = Property(cast(type, "QVariantMap"), _get_scene, notify=shown)
    """For Python only (tests, measurements): see `sceneText`."""
    sceneText = Property(str, _get_text, notify=shown)
    """The scene as JSON, for QML: PySide6 6.11.3 loses about 1 KB at every map that QML reads (measured)."""
    serial = Property(int, _get_serial, notify=shown)
    """Grows with every scene that waits for an answer."""
    askSeconds = Property(float, _get_ask, notify=asked)
    """Seconds of the 还在吗 ring, 0 when it is not on."""

    journey = Property(str, lambda self: self._journey, notify=walked)
    """Whose steps the trail shows."""

    @property
    def serial_shown(self) -> int:
        return self._serial

    @property
    def standing(self) -> tuple[str, dict[str, Any], int]:
        """Name, facts and serial of the scene that is on; Qt thread only."""
        return self._name, self._scene, self._serial

    def set_scene(self, name: str, scene: dict[str, Any], serial: int) -> None:
        if serial != self._serial or name != self._name:
            self._answered = self._left = False
        self._name, self._scene, self._serial = name, scene, serial
        self._text = json.dumps(scene, ensure_ascii=False)
        self.shown.emit()

    def set_journey(self, journey: str) -> None:
        if journey != self._journey:
            self._journey = journey
            self.walked.emit()

    def set_ask(self, seconds: float) -> None:
        if seconds != self._ask:
            self._ask = seconds
            self.asked.emit()

    @Slot(str, "QVariant")
    def answer(self, action: str, value: object = None) -> None:
        """The citizen pressed a button of the scene; a second press on the same scene is dropped."""
        if self._answered:
            return
        self._answered = True
        told = value.toVariant() if isinstance(value, QJSValue) else value
        self._stage.answered(self._serial, Answer(action, told))

    @Slot(str)
    def leave(self, action: str) -> None:
        """首页 or 求助 of the bars: an answer that every scene may give; a second press is dropped."""
        if not self._left and action in GLOBAL_ACTIONS:
            self._left = True
            self._stage.answered(self._serial, Answer(action))

    @Slot()
    def stay(self) -> None:
        """继续办理: the overlay goes at once; the visit learns of it from `touched`."""
        self._stage.touch()
        self.set_ask(0.0)

    @Slot(result=float)
    def quiet(self) -> float:
        """Seconds since the last touch or key."""
        return self._stage.touched()


class _Courier(QObject):
    """Carries calls from any thread into the Qt thread, in order."""

    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        self._calls.append(call)
        self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        while self._calls:
            self._calls.popleft()()


class QtStage:
    """Implements `kiosk.scenes.Stage` on a Qt Quick window.

    Make it in the Qt thread, give it the loop with `bind` from the asyncio thread before the first `show`. `show`,
    `put`, `ask_still_there` and `reset` belong to the asyncio thread; `post` may be called from any.
    """

    def __init__(self) -> None:
        self.comfort = Comfort()
        self.model = StageModel(self)
        self.on_reset: list[Callable[[], None]] = [self.comfort.reset]
        self._courier = _Courier()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._serial = 0
        self._name = ""
        self._waiting: asyncio.Future[Answer] | None = None
        self._opening = ""
        """The name of the scene that stands before anybody asks."""
        self._early: Answer | None = None
        self._last_touch = time.monotonic()

    # ------------------------------------------------------------------------------- asyncio side

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Answers are delivered to this loop from now on."""
        self._loop = loop

    async def show(self, scene: Scene) -> Answer:
        """Put the scene on and wait for the citizen. Cancelling the wait leaves the scene standing."""
        if self._loop is None:
            raise RuntimeError("the stage has no event loop yet: call bind(loop) first")
        opened = type(scene).__name__ == self._opening  # its question stands already
        self._serial += not opened
        waiting: asyncio.Future[Answer] = self._loop.create_future()
        self._waiting, self._opening = waiting, ""
        if opened and self._early is not None:
            waiting.set_result(self._early)
        self._send(scene)
        return await waiting

    @property
    def waits(self) -> bool:
        """A scene is on that takes an answer. May be read from any thread."""
        asks = self._waiting is not None or bool(self._opening)
        return asks and self.model.serial_shown == self._serial

    def put(self, scene: Scene) -> None:
        """Put the scene on and do not wait. The same scene with other facts keeps its page and its open question."""
        if type(scene).__name__ != self._name:
            self._serial += 1
            self._waiting, self._opening = None, ""
        self._send(scene)

    def renew(self, scene: Scene) -> None:
        """Other facts for the scene that is being shown; nothing when another one is on by now."""
        if type(scene).__name__ == self._name and self._waiting is not None and not self._waiting.done():
            self._send(scene)

    def ask_still_there(self, seconds: float | None) -> None:
        """Lay 还在吗 over the scene with a ring of so many seconds, or take it away with None."""
        self.post(lambda: self.model.set_ask(seconds or 0.0))

    def walk(self, journey: str) -> None:
        self.post(lambda: self.model.set_journey(journey))

    def touched(self) -> float:
        """Seconds since the last touch or key."""
        return time.monotonic() - self._last_touch

    def language(self) -> str:
        """The language the citizen reads now: "zh" or "en"."""
        return self.comfort._get_language()

    def unhurried(self) -> bool:
        """Elder mode is on, or the present scene is a form: more time before asking."""
        return self.comfort._get_elder() or self._name in FORMS

    def reset(self) -> None:
        """The visit is over: language, text size, contrast, reach and volume go back; everything typed is wiped."""
        self.post(self._wipe)

    def _send(self, scene: Scene) -> None:
        self._name = name = type(scene).__name__
        data, serial = plain(scene), self._serial
        self.post(lambda: self.model.set_scene(name, data, serial))

    def _resolve(self, serial: int, answer: Answer) -> None:
        if serial == self._serial and self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)

    # ------------------------------------------------------------------------------------ Qt side

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` in the Qt thread, soon and in order."""
        self._courier.post(call)

    def touch(self) -> None:
        """Somebody is there."""
        self._last_touch = time.monotonic()

    def open_with(self, scene: Scene) -> None:
        """The first picture, before there are a window and a loop. What is answered to it is kept until a journey shows
        this scene, and dropped when another scene comes instead."""
        self._serial += 1
        self._opening = self._name = type(scene).__name__
        self.model.set_scene(self._name, plain(scene), self._serial)

    def answered(self, serial: int, answer: Answer) -> None:
        if self._opening:
            self._early = answer  # before the loop is told: `show` may ask between the two
        self.to_loop(lambda: self._resolve(serial, answer))

    def to_loop(self, call: Callable[[], None]) -> None:
        """Run `call` in the asyncio thread, soon and in order. May be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)

    def _wipe(self) -> None:
        self.model.set_ask(0.0)
        for wipe in self.on_reset:
            wipe()
