"""The engine's thread: loads the weights, then one check after the other, each followed by `kiosk.identity.face`."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.contract.camera import Picture
from drivers.contract.face_matcher import FaceDetail, FaceLook, FaceMatcher
from drivers.contract.words import Outcome
from kiosk.devices.station.filming import Filming
from kiosk.devices.station.portrait import decoded
from kiosk.devices.station.wire import Ready
from kiosk.identity.face.check import Check
from kiosk.identity.face.deciding import decide
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import CHALLENGE_ONLY, Challenge, Ended, Progress, Verdict

log = logging.getLogger(__name__)

LOAD, ENROL, COMPARE = 20.0, 3.0, 5.0
"""Seconds an engine may take."""
PICTURE = 0.2
"""Seconds to wait for a picture before looking whether to go on."""
EVERY = 1 / 16
"""Seconds from one look to the next: enough to follow a head, and half a core is left for the preview. Only a blink is
so short that every picture is looked at."""
STAFF = "staffConfirms"
"""In the detail of a match: no passive look spoke for it; a member of staff must confirm it."""


@dataclass(slots=True)
class Job:
    """One check as the kiosk asked for it."""

    number: int
    portrait: bytearray = field(repr=False)
    attempt: int = 1
    script: tuple[Challenge, ...] = ()
    began: float = field(default_factory=time.monotonic)
    stop: threading.Event = field(default_factory=threading.Event)
    _unclaimed: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def claim(self) -> bool:
        """True for the first who asks, and only that one may end it: the engine's thread, or who stops it before."""
        return self._unclaimed.acquire(blocking=False)

    def wipe(self) -> None:
        self.portrait[:] = bytes(len(self.portrait))

    def ended(self, verdict: Verdict, detail: str = "") -> Ended:
        return Ended(verdict, seconds=round(time.monotonic() - self.began, 2), detail=detail)


class Examining:
    """`submit` from any thread. `tell` hears everything that comes of it, from the engine's thread."""

    def __init__(
        self,
        build: Callable[[], FaceMatcher],
        name: str,
        policy: FacePolicy,
        filming: Filming,
        tell: Callable[[int, Progress | Ended], None],
        loaded: Callable[[Ready], None],
    ) -> None:
        self._build, self._policy, self._engine = build, policy, policy.engine(name)
        self._filming, self._tell, self._loaded = filming, tell, loaded
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        self._jobs.put(job)

    def close(self, deadline: float = 1.0) -> None:
        self._jobs.put(None)
        self._thread.join(deadline)

    # ---------------------------------------------------------------------- the engine's thread

    def _run(self) -> None:
        matcher, ready = self._load()
        self._loaded(ready)
        while job := self._jobs.get():
            if not job.claim():
                continue
            try:
                ended = self._examined(job, matcher, ready) if matcher else job.ended(Verdict.ENGINE, ready.why)
            except Exception:
                log.exception("a face check ended in a fault")
                ended = job.ended(Verdict.ENGINE, FaceDetail.CRASHED)
            finally:
                self._filming.end()
                job.wipe()
            self._tell(job.number, ended)
        if matcher:
            matcher.close()

    def _load(self) -> tuple[FaceMatcher | None, Ready]:
        try:
            matcher = self._build()
            status = matcher.load(LOAD)
        except Exception:
            log.exception("the face engine could not be loaded")
            return None, Ready(FaceDetail.CRASHED)
        if status.outcome is not Outcome.SUCCESS:
            return None, Ready(status.detail or FaceDetail.CRASHED, status.engine, notice=status.notice)
        return matcher, Ready("", status.engine, status.passive, status.notice)

    def _examined(self, job: Job, matcher: FaceMatcher, ready: Ready) -> Ended:
        self._filming.begin()
        try:
            portrait = decoded(job.portrait)
            if portrait is None:
                return job.ended(Verdict.PORTRAIT, FaceDetail.NO_FACE)
            enrolled = matcher.enrol(portrait, ENROL)
            portrait.wipe()
            if enrolled.outcome is Outcome.INVALID_DATA:
                return job.ended(Verdict.PORTRAIT, enrolled.detail or "")
            if enrolled.outcome is not Outcome.SUCCESS:
                return job.ended(Verdict.ENGINE, enrolled.detail or enrolled.outcome)
            with Shots() as shots:
                return self._course(job, matcher, ready, shots)
        finally:
            matcher.forget()

    def _course(self, job: Job, matcher: FaceMatcher, ready: Ready, shots: Shots) -> Ended:
        """From the first picture to the verdict."""
        check = Check(self._policy, secrets.SystemRandom(), time.monotonic(), passive=ready.passive, script=job.script)
        while not check.ready and not check.ended:
            if job.stop.is_set():
                return job.ended(Verdict.CANCELED)
            began = time.monotonic()
            picture = self._filming.take(PICTURE)
            if picture is not None:
                look = matcher.look(picture)
                shots.add(picture, look)
                if told := check.feed(look):
                    self._tell(job.number, told)
                shots.keep(check.keeps)
                if not check.watches_eyes:
                    job.stop.wait(max(0.0, began + EVERY - time.monotonic()))
            elif trouble := self._filming.trouble:
                return job.ended(Verdict.CAMERA, trouble)
        self._filming.end()
        return self._judged(job, check, matcher, ready, shots)

    def _judged(self, job: Job, check: Check, matcher: FaceMatcher, ready: Ready, shots: Shots) -> Ended:
        seconds = round(time.monotonic() - job.began, 2)
        real = None if check.real is None else round(check.real, 4)
        if check.ended:
            return Ended(check.ended, None, real, ready.engine, 0, seconds, check.detail)
        chosen = shots.of(check.ready)
        result = matcher.compare(chosen, COMPARE)
        if result.outcome is not Outcome.SUCCESS or result.score is None:
            return job.ended(Verdict.ENGINE, result.detail or result.outcome)
        verdict = decide(result.score, check.real, self._policy, self._engine, job.attempt)
        notes = [CHALLENGE_ONLY] * (real is None) + [STAFF] * self._engine.staff_confirms
        detail = " ".join(notes) if verdict is Verdict.MATCH else ""
        return Ended(verdict, round(result.score, 4), real, ready.engine, len(chosen), seconds, detail)


class Shots:
    """The pictures that may still be compared; every other one is zeroed at once, and all of them at the end."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Picture, FaceLook]] = {}

    def add(self, picture: Picture, look: FaceLook) -> None:
        self._held[look.number] = (picture, look)

    def keep(self, numbers: frozenset[int]) -> None:
        for number in self._held.keys() - numbers:
            self._held.pop(number)[0].wipe()

    def of(self, numbers: tuple[int, ...]) -> list[tuple[Picture, FaceLook]]:
        return [self._held[number] for number in numbers]

    def __enter__(self) -> Shots:
        return self

    def __exit__(self, *_: object) -> None:
        self.keep(frozenset())
