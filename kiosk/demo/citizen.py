"""A citizen without a display: reads each scene and answers as a script says. For journey tests, soaks and kills."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from kiosk.scenes import Answer, Scene, Stage, Working

Reply = Answer | Callable[[Scene], Answer] | None
"""What to do on a scene; None does nothing, like somebody who walked away."""


class Puzzled(AssertionError):
    """A scene came that the script has no answer for."""


class ScriptedStage(Stage):
    """Answers by the scene's name. Of a sequence of replies each is used once, the last one again and again."""

    def __init__(self, script: Mapping[str, Reply | Sequence[Reply]], language: str = "zh", pause: float = 0.0) -> None:
        self._script = {name: list(r) if isinstance(r, Sequence) else [r] for name, r in script.items()}
        self._language = language
        self._pause = pause
        self._last_touch = 0.0
        self._pending: asyncio.Future[Answer] | None = None
        self._name = ""
        self.seen: list[Scene] = []
        """Every scene shown or put, in order."""
        self.asked_still_there = 0
        self.resets = 0
        self.journey = ""

    async def show(self, scene: Scene) -> Answer:
        self.seen.append(scene)
        name = self._name = type(scene).__name__
        if name not in self._script:
            raise Puzzled(f"the script has no answer for {scene}")
        replies = self._script[name]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        await asyncio.sleep(self._pause)
        if reply is None:
            self._pending = asyncio.get_running_loop().create_future()
            reply = await self._pending
        self.touch()
        return reply(scene) if callable(reply) else reply or Answer("")

    def answer_pending(self, answer: Answer) -> None:
        """Answer the scene that the script left waiting."""
        if self._pending is not None and not self._pending.done():
            self._pending.set_result(answer)

    def put(self, scene: Scene) -> None:
        self.seen.append(scene)
        self._name = type(scene).__name__
        self._pending = None

    def renew(self, scene: Scene) -> None:
        if type(scene).__name__ == self._name:
            self.seen.append(scene)

    def walk(self, journey: str) -> None:
        self.journey = journey

    def ask_still_there(self, seconds: float | None) -> None:
        self.asked_still_there += seconds is not None

    def touch(self) -> None:
        self._last_touch = asyncio.get_running_loop().time()

    def touched(self) -> float:
        return asyncio.get_running_loop().time() - self._last_touch

    def language(self) -> str:
        return self._language

    def unhurried(self) -> bool:
        return False

    def reset(self) -> None:
        self.resets += 1

    def names(self) -> list[str]:
        """The scenes passed, repeats folded; without Working, which comes only when something lasts."""
        folded: list[str] = []
        for scene in self.seen:
            if isinstance(scene, Working):
                continue
            if not folded or folded[-1] != type(scene).__name__:
                folded.append(type(scene).__name__)
        return folded
