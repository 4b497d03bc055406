"""A face bay with a scripted station, and what a test does with it."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from PIL import Image

from kiosk.devices.face import FaceBay, FaceDevices
from kiosk.identity.face.policy import CourseTable, FacePolicy
from kiosk.identity.face.words import Challenge, Ended, Progress

QUICK = FacePolicy(course=CourseTable(no_face_seconds=1.0, challenges=1, challenge_seconds=3.0, shots_most=3))
"""Short limits, one movement."""
WANG, LI = 42, 43
SCRIPTED = (sys.executable, "-m", "tests.devices.scripted")


def portrait_of(person: int, faces: int = 1) -> bytearray:
    """A picture file that says whose face it shows (blue: faces, green: person)."""
    file = io.BytesIO()
    Image.new("RGB", (102, 126), (0, person, faces)).save(file, "BMP")
    return bytearray(file.getvalue())


class FaceScene:
    """Whoever stands before the camera, as the script says."""

    def __init__(self, folder: Path, policy: FacePolicy | None = None, command: Sequence[str] = SCRIPTED) -> None:
        self._script = folder / "scene.json"
        self._said: dict[str, Any] = {}
        self.begin_anew()
        address = str(self._script)
        devices = FaceDevices(("scripted", address), ("opencv", address), (64, 48))
        self.bay = FaceBay(devices, policy or FacePolicy(), command)

    def begin_anew(self, **what: Any) -> None:
        """The holder of the card, alive, and whatever else is said."""
        self._said = {}
        self.say(**{"show": "cycle", "person": WANG, "real": 0.9} | what)

    def say(self, **what: Any) -> None:
        self._said |= what
        draft = self._script.with_suffix(".draft")
        draft.write_text(json.dumps(self._said), encoding="utf-8")
        draft.replace(self._script)

    @property
    def filming(self) -> bool:
        return self._script.with_suffix(".on").exists()

    @property
    def films(self) -> int:
        """How often the camera was turned on."""
        starts = self._script.with_suffix(".starts")
        return starts.stat().st_size if starts.exists() else 0

    async def until(self, what: str, longest: float = 10.0) -> None:
        """Wait for "filming", "off" or "ready"."""
        began = time.monotonic()
        while not {"filming": self.filming, "off": not self.filming, "ready": self.bay.ready}[what]:
            assert time.monotonic() - began < longest, f"never {what}"
            await asyncio.sleep(0.01)

    async def checked(
        self, portrait: bytearray | None = None, script: Sequence[Challenge] = (), attempt: int = 1
    ) -> tuple[list[Progress], Ended]:
        """A whole check."""
        told: list[Progress] = []
        picture = portrait_of(WANG) if portrait is None else portrait
        async with aclosing(self.bay.check(picture, attempt=attempt, script=script)) as events:
            async for event in events:
                if isinstance(event, Ended):
                    return told, event
                told.append(event)
        raise AssertionError("a check without an end")


def played(scene: FaceScene, story: Callable[[FaceScene], Coroutine[object, object, None]]) -> None:
    """Run a story; whatever happens, no station is left."""

    async def run() -> None:
        try:
            await story(scene)
        finally:
            await scene.bay.forget()

    asyncio.run(run())
