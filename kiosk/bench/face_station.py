"""The whole face check as a kiosk runs it: simulated camera, face station in its process, and the screen beside them.

First somebody passes who does what is asked, from a station that is not begun yet; then somebody who does nothing looks
on for as long as a movement is waited for, and the pictures painted meanwhile are counted.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drivers.controls import Handle
from kiosk.bench.face_preview import process, window
from kiosk.bench.running import spread
from kiosk.devices.face import FaceBay, FaceDevices
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Ended, Progress, Verdict
from kiosk.scenes import FaceCheck

if TYPE_CHECKING:
    from kiosk.screens.window import Opened

_CAMERA = """
import time
from pathlib import Path
from drivers.camera.simulated import SimulatedCamera
from drivers.controls import Handle
place, control, portraits, models = map(Path, {places!r})
camera = SimulatedCamera(place, control, portraits, models)
camera.start()
Handle(control).do("show", name={name!r})
print("filming", flush=True)
while True:
    time.sleep(60)
"""
REACTS, AGAIN = 0.4, 2.0
"""Seconds from the word to the movement, and until one that was not seen is made again."""
LOADED = 30.0


def measure_station(models: Path, passive: Path, portrait: Path) -> dict[str, Any]:
    """`station_cold_start_ms`: beginning the station to its word that the engine is ready. `station_check_seconds`: a
    whole check with its movements. `station_rss_mib`: the most its process ever had, of both checks.
    `station_preview_*`: pictures painted while it looks for a movement. Raises RuntimeError when the check fails."""
    from kiosk.screens.pictures import Picture, offscreen, stand

    offscreen()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, _camera(Path(folder), portrait, models) as place:
        both = _Round(Path(folder), FaceBay(_devices(place, models, passive), FacePolicy()), portrait)
        runs = threading.Thread(target=both.run, name="face check")
        runs.start()
        try:
            with window() as opened:
                both.looking.wait()
                stand(opened, Picture("face", FaceCheck(both.preview, "hold", "", 1, 3, 7)))
                at = _painted(opened, both.over)
        finally:
            runs.join()
    if both.trouble:
        raise RuntimeError(both.trouble)
    gaps = [later - earlier for earlier, later in itertools.pairwise(at)]
    if len(gaps) < 2:
        raise RuntimeError("no pictures were painted while the station looked")
    middle, far = spread(gaps, 1000)
    return both.figures | {
        "station_preview_fps": round(len(gaps) / (at[-1] - at[0]), 1),
        "station_preview_gap_median_ms": middle,
        "station_preview_gap_p99_ms": far,
        "station_preview_pictures": len(at),
    }


class _Round:
    """The two checks, in a thread of their own."""

    def __init__(self, folder: Path, bay: FaceBay, portrait: Path) -> None:
        self._camera = Handle(folder / "camera.ctl")
        self._bay = bay
        self._portrait = portrait
        self.looking, self.over = threading.Event(), threading.Event()
        """The second check has its pictures, or there is none; both are over."""
        self.preview = self.trouble = ""
        self.figures: dict[str, Any] = {}

    def run(self) -> None:
        try:
            asyncio.run(self._both())
        except (RuntimeError, OSError, TimeoutError) as trouble:
            self.trouble = f"the face station could not be measured: {trouble or type(trouble).__name__}"
        finally:
            self.over.set()
            self.looking.set()

    async def _both(self) -> None:
        bay = self._bay
        try:
            began = time.monotonic()
            await bay.warm()
            async with asyncio.timeout(LOADED):
                while bay.why == "starting":
                    await asyncio.sleep(0.005)
            if not bay.ready:
                raise RuntimeError(bay.why)
            cold = time.monotonic() - began
            passed = await self._check(obeys=True)
            if passed.verdict is not Verdict.MATCH:
                raise RuntimeError(f"{self._portrait.name} before the camera ended in {passed.verdict} {passed.detail}")
            await self._check(obeys=False)
            self.figures = {
                "station_cold_start_ms": round(cold * 1000),
                "station_check_seconds": passed.seconds,
                "station_rss_mib": _peak_mib(bay.pid),
            }
        finally:
            await bay.forget()

    async def _check(self, *, obeys: bool) -> Ended:
        self._camera.do("obey", on=False)
        made, at = "", 0.0
        async with aclosing(self._bay.check(bytearray(self._portrait.read_bytes()))) as events:
            async for told in events:
                if isinstance(told, Ended):
                    return told
                asked = _asked(told)
                if asked and not obeys:
                    self.preview = self._bay.preview
                    self.looking.set()
                elif asked and (asked != made or time.monotonic() - at > AGAIN):
                    asyncio.get_running_loop().call_later(REACTS, partial(self._camera.do, "do", what=asked))
                    made, at = asked, time.monotonic()
        raise RuntimeError("a check without an end")


def _asked(told: Progress) -> str:
    return told.challenge.value if told.challenge else ""


def _devices(camera: str, models: Path, passive: Path) -> FaceDevices:
    more = f";passive={passive}" if passive.is_dir() else ""
    return FaceDevices(("mjpeg", camera), ("opencv", f"models={models}{more}"))


def _painted(opened: Opened, over: threading.Event) -> list[float]:
    """When each picture was painted until it was over, seconds."""
    at: list[float] = []
    seen = opened.preview.frames
    while not over.is_set():
        opened.app.processEvents()
        if opened.preview.frames != seen:
            seen = opened.preview.frames
            at.append(time.monotonic())
        else:
            time.sleep(0.001)
    return at


@contextmanager
def _camera(folder: Path, portrait: Path, models: Path) -> Iterator[str]:
    """A camera in a process of its own, with whose portrait it is before it; its address."""
    places = [str(each) for each in (folder / "camera.http", folder / "camera.ctl", portrait.parent, models)]
    with process(_CAMERA.format(places=places, name=portrait.stem), speaks=True) as said:
        if said != "filming":
            raise RuntimeError(f"the simulated camera could not be begun with {portrait.name}")
        yield f"unix:{places[0]}"


def _peak_mib(pid: int | None) -> float:
    """VmHWM of a running process."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return round(int(line.split()[1]) / 1024, 1)
    raise RuntimeError("this system does not tell a process's memory")
