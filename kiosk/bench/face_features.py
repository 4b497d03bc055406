"""Features of many photographs, each made once, by two processes that take the engines' own steps."""

from __future__ import annotations

import multiprocessing
import socket
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from drivers.contract.face_matcher import Box
from drivers.face_matcher import dlib_worker, weights
from drivers.face_matcher.detector import Detector, Found
from drivers.face_matcher.dlib_engine import face_of
from drivers.face_matcher.recogniser import Recogniser
from kiosk.bench import face_dlib
from kiosk.bench.face_chip import chip

Feature = npt.NDArray[np.float32]
PROCESSES = 2
SURE = (0.6, 0.3)


class Task(NamedTuple):
    """`kind`: a chip of face_chip.KINDS, or nothing for the photograph as it is."""

    photograph: Path
    kind: str = ""


class How(NamedTuple):
    """`dlib`: the interpreter that has face_recognition; None for the default engine."""

    models: Path
    dlib: Path | None = None


class Maker(Protocol):
    def make(self, pixels: npt.NDArray[np.uint8], face: npt.NDArray[np.float32], portrait: bool) -> Feature: ...


class OpenCvMaker:
    def __init__(self, models: Path) -> None:
        self._recogniser = Recogniser(weights.read(models, weights.RECOGNISER))

    def make(self, pixels: npt.NDArray[np.uint8], face: npt.NDArray[np.float32], portrait: bool) -> Feature:
        points = [(float(x), float(y)) for x, y in face[4:14].reshape(5, 2)]
        return self._recogniser.feature(pixels, points, portrait)


class DlibMaker:
    """Speaks with the driver's own worker, asked by `hand_out` for what it otherwise keeps to itself."""

    def __init__(self, python: Path) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            command = [
                str(python),
                "-I",
                "-W",
                "ignore",
                face_dlib.__file__,
                str(theirs.fileno()),
                dlib_worker.__file__,
            ]
            quiet = subprocess.DEVNULL
            self._worker = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet)
        dlib_worker.receive(self._line)

    def make(self, pixels: npt.NDArray[np.uint8], face: npt.NDArray[np.float32], portrait: bool) -> Feature:
        shape, square = face_of(pixels, Box(*(float(each) for each in face[:4])))
        dlib_worker.send(self._line, {"shape": shape}, square.tobytes())
        return np.array(dlib_worker.receive(self._line)[0]["feature"], np.float32)


def features(tasks: Sequence[Task], how: How) -> dict[Task, Feature | None]:
    """None for a photograph on which no face was found. Takes about 25 ms each (default engine, two cores)."""
    with multiprocessing.get_context("spawn").Pool(PROCESSES, _begin, (how,)) as pool:
        return dict(zip(tasks, pool.imap(_feature, tasks, chunksize=32), strict=True))


_mine: tuple[Detector, Maker]


def _begin(how: How) -> None:
    global _mine  # noqa: PLW0603 (what a pool's process keeps between its tasks)
    cv2.setNumThreads(1)
    maker: Maker = DlibMaker(how.dlib) if how.dlib else OpenCvMaker(how.models)
    _mine = Detector(weights.read(how.models, weights.DETECTOR)), maker


def _feature(task: Task) -> Feature | None:
    detector, maker = _mine
    pixels: Any = cv2.imdecode(np.fromfile(task.photograph, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        return None
    face = _most_central(detector.faces, pixels)
    if face is not None and task.kind:
        pixels = chip(pixels, (float(face[0]), float(face[1]), float(face[2]), float(face[3])), task.kind)
        face = _most_central(detector.portrait_faces, pixels)
    return None if face is None else maker.make(pixels, face, bool(task.kind))


def _most_central(
    seek: Callable[[npt.NDArray[np.uint8], float], Found], pixels: npt.NDArray[np.uint8]
) -> npt.NDArray[np.float32] | None:
    """The person the photograph is of stands in its middle; others may be nearer the camera."""
    found: Found = np.empty((0, 15), np.float32)
    for sure in SURE:
        if not len(found):
            found = seek(pixels, sure)
    if not len(found):
        return None
    middle = np.array(pixels.shape[1::-1]) / 2
    apart = np.linalg.norm(found[:, :2] + found[:, 2:4] / 2 - middle, axis=1)
    nearest: npt.NDArray[np.float32] = found[int(np.argmin(apart))]
    return nearest
