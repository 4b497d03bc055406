"""The optional engine: face_recognition (dlib) says how like two faces are; everything else is the default engine's.

Not for automatic decisions: measured on East-Asian faces it accepts 36 % of impostors at its own tolerance
(face.md §3), so the kiosk's policy asks for a tolerance of 0.40 and for staff.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import cv2
import numpy as np

from drivers.contract.camera import Picture
from drivers.contract.face_matcher import Box, EngineStatus, FaceDetail, FaceLook, MatchResult
from drivers.contract.words import Outcome
from drivers.face_matcher import address, dlib_worker
from drivers.face_matcher.cutting import Pixels
from drivers.face_matcher.opencv import MOST_SHOTS, OpenCvFaceMatcher
from drivers.face_matcher.standing import DLIB

FACE = 200
"""Height in pixels to which a face is brought: HOG misses faces under about 80 px."""
AROUND = 2.0
"""Side of what is sent to dlib, over the height of the detector's box."""


class DlibFaceMatcher:
    """`python`: the interpreter that has face_recognition (`packaging/face-recognition.txt`). The rest as in
    OpenCvFaceMatcher."""

    verified = False

    def __init__(self, python: Path, models: Path, passive: Path | None = None, threads: int = 2) -> None:
        self.engine = "dlib"
        self._python = python
        self._sight = OpenCvFaceMatcher(models, passive, threads)
        self._worker: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._enrolled = False

    @classmethod
    def from_address(cls, written: str) -> Self:
        """`python=PROGRAM;models=FOLDER;passive=FOLDER;threads=2`; the first two must be named. Raises ValueError."""
        found = address.parts(written, ("python", "models", "passive", "threads"))
        if "python" not in found:
            raise ValueError("the dlib matcher's address must name the interpreter that has it: python=PROGRAM")
        python = found.pop("python")
        made = cls(Path(python), Path())
        made._sight = OpenCvFaceMatcher.from_address(";".join(f"{name}={value}" for name, value in found.items()))
        return made

    def load(self, deadline: float) -> EngineStatus:
        """Takes a second or two. CRASHED when the worker does not come up, whatever the reason."""
        ends = time.monotonic() + deadline
        self._stop()
        sight = self._sight.load(deadline)
        if sight.outcome is not Outcome.SUCCESS:
            return sight
        ours, theirs = socket.socketpair()
        command = [str(self._python), "-I", "-W", "ignore", dlib_worker.__file__, str(theirs.fileno())]
        try:
            with theirs:
                self._worker = subprocess.Popen(
                    command,
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        except OSError as trouble:
            ours.close()
            return self._crashed_at_start(f"{self._python} cannot be started: {trouble.strerror}")
        self._line = ours
        hello, detail = self._answer(max(0.0, ends - time.monotonic()))
        if detail is not None:
            return self._crashed_at_start("its process ended or did not answer; is face_recognition installed there?")
        self.engine = hello["engine"]
        notice = "; ".join(filter(None, (DLIB, sight.notice)))
        return EngineStatus(Outcome.SUCCESS, self.engine, sight.passive, notice=notice)

    def _crashed_at_start(self, why: str) -> EngineStatus:
        self._stop()
        return EngineStatus(Outcome.NOT_READY, self.engine, detail=FaceDetail.CRASHED, notice=f"no face check: {why}")

    def enrol(self, portrait: Picture, deadline: float) -> MatchResult:
        began = time.monotonic()
        self._enrolled = False
        found = self._sight.portrait_faces(portrait)
        if len(found) != 1:
            detail = FaceDetail.SEVERAL_FACES if len(found) else FaceDetail.NO_FACE
            return MatchResult(Outcome.INVALID_DATA, detail=detail, seconds=time.monotonic() - began)
        _, result = self._ask("enrol", [(portrait, Box(*(float(each) for each in found[0, :4])))], deadline)
        self._enrolled = result.outcome is Outcome.SUCCESS
        return result

    def look(self, picture: Picture) -> FaceLook:
        return self._sight.look(picture)

    def compare(self, shots: Sequence[tuple[Picture, FaceLook]], deadline: float) -> MatchResult:
        """Raises ValueError for no shot, more than five, or one whose look is not of exactly one face."""
        faces = [(picture, look.box) for picture, look in shots if look.faces == 1 and look.box is not None]
        if not 1 <= len(shots) <= MOST_SHOTS or len(faces) != len(shots):
            raise ValueError(f"compare takes 1 … {MOST_SHOTS} shots of exactly one face each")
        if self._line is None:
            return MatchResult(Outcome.INTERNAL_ERROR, detail=FaceDetail.CRASHED)
        if not self._enrolled:
            return MatchResult(Outcome.INVALID_DATA, detail=FaceDetail.NOT_ENROLLED)
        answer, result = self._ask("compare", faces, deadline)
        return MatchResult(result.outcome, answer.get("score"), result.detail, result.seconds)

    def _ask(self, what: str, faces: list[tuple[Picture, Box]], deadline: float) -> tuple[dict[str, Any], MatchResult]:
        began = time.monotonic()
        cuts = [face_of(picture.pixels, box) for picture, box in faces]
        answer, detail = self._answer(deadline, {"do": what, "shapes": [shape for shape, _ in cuts]}, cuts)
        for _, pixels in cuts:
            pixels.fill(0)
        seconds = time.monotonic() - began
        if detail is None:
            return answer, MatchResult(Outcome.SUCCESS, seconds=seconds)
        self._stop()
        late = seconds >= deadline
        return {}, MatchResult(Outcome.TIMEOUT if late else Outcome.INTERNAL_ERROR, detail=detail, seconds=seconds)

    def _answer(
        self, deadline: float, question: dict[str, Any] | None = None, cuts: Sequence[tuple[list[int], Pixels]] = ()
    ) -> tuple[dict[str, Any], FaceDetail | None]:
        """What the worker says, to a question or by itself. A worker that is gone or late is CRASHED."""
        if self._line is None:
            return {}, FaceDetail.CRASHED
        try:
            self._line.settimeout(max(0.001, deadline))
            if question is not None:
                dlib_worker.send(self._line, question, *(pixels.tobytes() for _, pixels in cuts))
            return dlib_worker.receive(self._line)[0], None
        except (OSError, EOFError, ValueError):
            return {}, FaceDetail.CRASHED

    def forget(self) -> None:
        self._enrolled = False
        self._sight.forget()
        if self._line is not None and self._answer(2.0, {"do": "forget"})[1] is not None:
            self._stop()

    def close(self) -> None:
        self._stop()
        self._sight.close()

    def _stop(self) -> None:
        """A process that is gone remembers nobody."""
        self._enrolled = False
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()
            self._worker = None


def face_of(pixels: Pixels, box: Box) -> tuple[list[int], Pixels]:
    """A red-green-blue square about the face, the face FACE px high; and its height, width and the face's place in it
    (top, right, bottom, left)."""
    side = round(AROUND * FACE)
    scale = FACE / max(1.0, box.height)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    to_square = np.array([[scale, 0, side / 2 - scale * x], [0, scale, side / 2 - scale * y]])
    square = cv2.warpAffine(pixels, to_square, (side, side), borderMode=cv2.BORDER_REPLICATE)
    # dlib's boxes are squares from the brows to the chin.
    half, low = round(FACE * 0.4), round(FACE * 0.08)
    middle = side // 2
    place = [middle + low - half, middle + half, middle + low + half, middle - half]
    return [side, side, *place], np.asarray(cv2.cvtColor(square, cv2.COLOR_BGR2RGB), np.uint8)
