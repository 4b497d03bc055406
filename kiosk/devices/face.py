"""The bay of the face check: the kiosk's side of the face station (`kiosk.devices.station`), in asyncio.

The station is begun when identification begins (`warm`) and ended with the visit (`forget`): no memory that held a face
outlives the citizen's stay. This side loads neither OpenCV nor numpy.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from drivers.contract.words import Health
from drivers.face_matcher.standing import Notice, Standing, notices
from kiosk.devices.news import WELL
from kiosk.devices.station import wire
from kiosk.devices.station.line import DIED, Line
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Challenge, Ended, Guide, Progress, Verdict

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "kiosk.devices.station")
OFF = 0.25
"""Seconds a station is given to turn the camera off and say so; then it is killed, which turns it off too."""
LOADING = 20.0
"""Seconds to the engine's word that it is ready, or why not."""
SILENCE = 8.0
"""Seconds without a word in mid check: the station hangs."""
TRIES = 3
"""How often a station that died is begun anew within one visit."""
STARTING, CRASHED, SILENT, ENDED = "starting", "crashed", "silent", "notStarted"


@dataclass(frozen=True, slots=True)
class FaceDevices:
    """Driver and address of camera and engine (`drivers.catalogue`), and the size of the preview in pixels."""

    camera: tuple[str, str]
    matcher: tuple[str, str]
    preview: tuple[int, int] = (480, 640)


class FaceBay:
    """Belongs to one asyncio loop. One check at a time."""

    def __init__(self, devices: FaceDevices, policy: FacePolicy, command: Sequence[str] = COMMAND) -> None:
        """Raises ValueError when the policy has no figures for this engine."""
        self.policy = policy
        self.staff_confirms = policy.engine(devices.matcher[0]).staff_confirms
        """A match of this engine counts only once a member of staff has confirmed it."""
        self.standing = _standing(devices.matcher)
        """What is to be said of the engine at the kiosk's start, for whoever runs it; worst first."""
        self._devices, self._command = devices, tuple(command)
        self._line: Line | None = None
        self._said = wire.Ready(ENDED)
        self._warming = asyncio.Lock()
        self._wanted = False
        self._tries = 0
        self._number = 0
        self._noticed = ""

    # ------------------------------------------------------------------------------- how it stands

    @property
    def ready(self) -> bool:
        return self.why == ""

    @property
    def why(self) -> str:
        """Why no face can be checked now: "starting", "crashed", "notStarted" or the engine's word (`FaceDetail`)."""
        if self._line is None or self._line.over:
            return CRASHED if self._said.why == CRASHED else ENDED
        return self._said.why

    @property
    def engine(self) -> str:
        """Name and version of the weights, once they are loaded."""
        return self._said.engine

    @property
    def passive(self) -> bool:
        """The engine tells living from replayed faces."""
        return self._said.passive

    @property
    def preview(self) -> str:
        """What `drivers.camera.window.PreviewReader` opens; "" before there is one."""
        return self._line.preview if self._line and not self._line.over else ""

    @property
    def pid(self) -> int | None:
        return self._line.process.pid if self._line and not self._line.over else None

    def words(self, ended: Ended | None = None) -> dict[str, str]:
        """Camera and engine, each with a word of its health for `kiosk.devices.news`: as the configuration has it, or
        as this check found them. What a check did not come to use is not in it."""
        if ended and ended.verdict is Verdict.ENGINE:
            return {"face_matcher": ended.detail or Health.HARDWARE_ERROR.value}
        words = {"face_matcher": self.standing[0].word.value if self.standing else WELL}
        if ended and ended.verdict is Verdict.CAMERA:
            words["camera"] = ended.detail or Health.HARDWARE_ERROR.value
        elif ended and ended.verdict not in (Verdict.PORTRAIT, Verdict.CANCELED):
            words["camera"] = WELL
        return words

    # ---------------------------------------------------------------------------- what it can do

    async def warm(self) -> None:
        """Begin the station, which loads its engine meanwhile. Does nothing when it runs; never raises for a station
        that cannot be begun (`why` tells)."""
        self._wanted = True
        async with self._warming:
            if self._wanted and (self._line is None or self._line.over):
                await self._begin()

    async def check(
        self, portrait: bytearray, *, attempt: int = 1, script: Sequence[Challenge] = ()
    ) -> AsyncGenerator[Progress | Ended, None]:
        """Compare the citizen with this portrait (bytes of a BMP, JPEG, PNG or WebP file): Progress …, then one Ended.
        The first Progress comes at once, when there is a preview to look at; the engine may still be loading.

        The portrait is zeroed once it is sent, and in any case. However this is left, the camera is off: closing the
        iterator or canceling its task takes at most 0.3 s.
        """
        self._number += 1
        line: Line | None = None
        ended = False
        try:
            await self.stop()
            await self.warm()
            line = self._line
            if line is None or line.over:
                ended = True
                yield Ended(Verdict.ENGINE, detail=self.why)
                return
            await self._ask(line, portrait, attempt, script)
            with suppress(TimeoutError):
                async with asyncio.timeout(SILENCE):
                    await line.opened.wait()
            course = self.policy.course
            yield Progress(Guide.HOLD, of=course.challenges + 1, left=course.longest_seconds)
            while not ended:
                event = await self._next(line)
                ended = isinstance(event, Ended)
                yield event
        finally:
            portrait[:] = bytes(len(portrait))
            if line is not None and not ended:
                await self._off(line)

    async def stop(self) -> None:
        """Camera off, whatever runs."""
        if self._line and not self._line.idle.is_set():
            await self._off(self._line)

    async def forget(self) -> None:
        """The visit is over: end the process. Nothing of its memory is left."""
        self._wanted = False
        async with self._warming:
            line, self._line = self._line, None
        if line is not None:
            await line.end()
        self._said = wire.Ready(ENDED)
        self._tries = 0

    # ------------------------------------------------------------------------------- the line

    async def _begin(self) -> None:
        self._said = wire.Ready(STARTING)
        try:
            line = await Line.begun(self._command)
        except OSError as trouble:
            log.error("the face station could not be begun: %s", trouble.strerror)
            self._said = wire.Ready(CRASHED)
            return
        self._line = line
        line.listening = asyncio.create_task(self._listen(line), name="face station")
        devices, policy = self._devices, self.policy.model_dump(mode="json")
        with suppress(OSError):  # gone already: who listens finds out
            await line.send(
                wire.line(
                    "warm", camera=devices.camera, matcher=devices.matcher, preview=devices.preview, policy=policy
                )
            )

    async def _ask(self, line: Line, portrait: bytearray, attempt: int, script: Sequence[Challenge]) -> None:
        """A station that dies meanwhile is found out by who listens."""
        line.check = self._number
        line.idle.clear()
        asked = wire.line("check", check=self._number, portrait=len(portrait), attempt=attempt, script=list(script))
        with suppress(OSError):
            await line.send(asked)
            await line.send(portrait)
        portrait[:] = bytes(len(portrait))

    async def _next(self, line: Line) -> Progress | Ended:
        """The next event of the present check; a station that hangs or died is an event too."""
        patience = LOADING if self._said.why == STARTING else SILENCE
        try:
            while True:
                async with asyncio.timeout(patience):
                    number, event = await line.events.get()
                if number in (self._number, DIED):
                    return event
        except TimeoutError:
            log.error("the face station says nothing; it is ended")
            await line.kill()
            return Ended(Verdict.ENGINE, detail=SILENT)

    async def _off(self, line: Line) -> None:
        """Shielded: who is canceled twice must not leave a camera on."""
        await asyncio.shield(asyncio.create_task(self._off_now(line)))

    async def _off_now(self, line: Line) -> None:
        if not line.torn:
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(OFF):
                    await line.send(wire.line("stop"))
                    await line.idle.wait()
        if not line.idle.is_set():
            log.warning("the face station did not turn its camera off in time; it is ended")
            await line.kill()

    async def _listen(self, line: Line) -> None:
        """Until the station ends. One that died by itself is begun anew, so that the next try finds it warm."""
        try:
            await line.listen(self._heard)
        except (wire.WireError, ValueError) as garbage:
            log.error("the face station talks nonsense: %s", garbage)
        if line.ending:
            return
        line.close()
        if not line.killed:
            log.error("the face station ended by itself with %s", line.process.returncode)
        self._said = wire.Ready(CRASHED)
        line.events.put_nowait((DIED, Ended(Verdict.ENGINE, detail=CRASHED)))
        if self._tries < TRIES and self._line is line:
            self._tries += 1
            async with self._warming:
                if self._wanted and self._line is line:
                    await self._begin()

    def _heard(self, message: wire.Message) -> None:
        if message["is"] != "ready":
            return
        self._said = wire.ready_of(message)
        if self._said.notice and self._said.notice != self._noticed:
            self._noticed = self._said.notice
            log.warning("face check: %s", self._said.notice)


def _standing(matcher: tuple[str, str]) -> tuple[Notice, ...]:
    try:
        return notices(*matcher)
    except ValueError as wrong:
        return (Notice(Standing.MODEL_MISSING, f"no face check: {wrong}"),)
