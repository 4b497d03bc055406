"""A camera and an engine that do what a file says, in the real station: `python -m tests.devices.scripted FILE`.

They keep to the contracts of drivers/contract; what a picture shows is written in its first pixels. The real drivers
are run by `test_face_real`; these make faults at the right moment, and time short.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from drivers import catalogue
from drivers.contract.camera import CameraDetail, CameraStatus, FrameResult, Picture
from drivers.contract.face_matcher import Box, EngineStatus, FaceDetail, FaceLook, MatchResult
from drivers.contract.words import Health, Outcome

RATE = 30.0
ROUND: tuple[tuple[float, float], ...] = (
    *[(0.0, 1.0)] * 7,
    *[(0.6, 1.0)] * 4,
    *[(0.0, 1.0)] * 5,
    *[(-0.6, 1.0)] * 4,
    *[(0.0, 1.0)] * 5,
    *[(0.0, 0.2)] * 3,
    *[(0.0, 1.0)] * 2,
)
"""Yaw and eyes, look by look (however long a look takes here), of who turns left, turns right and blinks."""
BLANK = 255


class Script:
    """The file, read anew for every picture."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def __getitem__(self, name: str) -> Any:
        return json.loads(self._path.read_text(encoding="utf-8")).get(name)

    def mark(self, name: str, on: bool) -> None:
        mark = self._path.with_suffix(f".{name}")
        if on:
            mark.touch()
        else:
            mark.unlink(missing_ok=True)

    def count(self, name: str) -> None:
        """One byte more in a file of that name."""
        with self._path.with_suffix(f".{name}").open("ab") as file:
            file.write(b".")


class ScriptedCamera:
    verified = False

    def __init__(self, address: str) -> None:
        self._script = Script(address)
        self._on = False
        self._number = count(1)

    def status(self, deadline: float) -> CameraStatus:
        return CameraStatus(Health.ONLINE, self._on)

    def start(self, deadline: float) -> CameraStatus:
        if refused := self._script["refuse"]:
            return CameraStatus(Health.NO_DEVICE, False, CameraDetail(refused))
        self._on = True
        self._script.mark("on", True)
        self._script.count("starts")
        return CameraStatus(Health.ONLINE, True)

    def frame(self, deadline: float) -> FrameResult:
        time.sleep(1 / RATE)
        show = self._script["show"]
        if show == "broken driver":
            raise RuntimeError("the driver has a fault")
        if show in ("unplugged", "garbage"):
            return FrameResult(Outcome.HARDWARE_ERROR, CameraDetail(show))
        if show == "silent":
            time.sleep(deadline)
            return FrameResult(Outcome.TIMEOUT, CameraDetail.SILENT)
        picture = Picture(self._pixels(show, next(self._number)), 0, time.monotonic())
        if show in ("black", "frozen"):
            return FrameResult(Outcome.HARDWARE_ERROR, CameraDetail(show), picture)
        return FrameResult(Outcome.SUCCESS, None, picture)

    def _pixels(self, show: str, number: int) -> Any:
        pixels = np.full((48, 64, 3), 90, np.uint8)
        person = self._script["person"] if show != "swap" or number < 40 else 77
        faces = {"nobody": 0, "two": 2}.get(show, 1)
        pixels[0, 0] = faces, person, show in ("cycle", "swap")
        pixels[0, 1] = 0, round(100 * (self._script["real"] or 0)), BLANK
        return pixels

    def stop(self) -> None:
        self._on = False
        self._script.mark("on", False)

    def close(self) -> None:
        self.stop()


class ScriptedMatcher:
    verified = False
    engine = "scripted-1"

    def __init__(self, address: str) -> None:
        self._script = Script(address)
        self._person: int | None = None
        self._numbers = count(1)

    def load(self, deadline: float) -> EngineStatus:
        if missing := self._script["load"]:
            return EngineStatus(Outcome.NOT_READY, self.engine, detail=FaceDetail(missing), notice="no face check")
        time.sleep(self._script["loading"] or 0.0)
        return EngineStatus(Outcome.SUCCESS, self.engine, passive=self._script["real"] is not None)

    def enrol(self, portrait: Picture, deadline: float) -> MatchResult:
        faces, self._person, _ = (int(each) for each in portrait.pixels[0, 0])
        if faces != 1:
            return MatchResult(Outcome.INVALID_DATA, detail=FaceDetail.SEVERAL_FACES if faces else FaceDetail.NO_FACE)
        return MatchResult(Outcome.SUCCESS)

    def look(self, picture: Picture) -> FaceLook:
        trouble = self._script["engine"]
        if trouble == "fault":
            raise RuntimeError("the engine has a fault")
        if trouble == "quit":
            sys.stdout.write("a library prints this\n")
            os._exit(3)
        if trouble == "hang":
            time.sleep(600)
        faces, person, moves = (int(each) for each in picture.pixels[0, 0])
        _, real, mark = (int(each) for each in picture.pixels[0, 1])
        assert mark == BLANK, "a picture was zeroed while it was looked at"
        box = Box(240, 140, 160, 200) if faces else None
        number = next(self._numbers)
        yaw, eyes = ROUND[number % len(ROUND)] if moves else ROUND[0]
        living = None if self._script["real"] is None else real / 100
        return FaceLook(
            faces, (640, 480), number, picture.at, box, person / 255, yaw=yaw, eyes=(0.16 * eyes, 0.15 * eyes),
            sharpness=150.0, light=120.0, contrast=40.0, real=living,
        )  # fmt: skip

    def compare(self, shots: Sequence[tuple[Picture, FaceLook]], deadline: float) -> MatchResult:
        persons = [int(picture.pixels[0, 0, 1]) for picture, _ in shots]
        assert all(int(picture.pixels[0, 1, 2]) == BLANK for picture, _ in shots), "a shot was zeroed"
        alike = [1.0 if person == self._person else 0.0 for person in persons]
        near = self._script["score"]
        return MatchResult(Outcome.SUCCESS, near if near is not None else 0.6 * sum(alike) / len(alike))

    def forget(self) -> None:
        self._person = None

    def close(self) -> None:
        self.forget()


def main() -> int:
    here = "tests.devices.scripted"
    catalogue.OPTIONAL["camera"]["scripted"] = f"{here}:ScriptedCamera"
    catalogue.OPTIONAL["face_matcher"]["opencv"] = f"{here}:ScriptedMatcher"
    from kiosk.devices.station.__main__ import main as station

    return station()


if __name__ == "__main__":
    os._exit(main())
