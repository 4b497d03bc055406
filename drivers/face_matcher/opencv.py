"""The default engine: YuNet, SFace, FaceMesh, iris and, when its weights are there, MiniFASNet, all by OpenCV."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import cv2
import numpy as np

from drivers.contract.camera import Picture
from drivers.contract.face_matcher import Box, EngineStatus, FaceDetail, FaceLook, MatchResult
from drivers.contract.words import Outcome
from drivers.face_matcher import address, weights
from drivers.face_matcher.covered import covered
from drivers.face_matcher.detector import Detector, Found
from drivers.face_matcher.eyes import EyelidFinder
from drivers.face_matcher.mesh import MeshFinder
from drivers.face_matcher.passive import PassiveLiveness
from drivers.face_matcher.quality import quality
from drivers.face_matcher.recogniser import Feature, Recogniser, likeness
from drivers.face_matcher.standing import NOT_PASSIVE

SURE, SURE_OF_PORTRAIT = 0.6, (0.6, 0.3)
"""The detector's confidence asked of a live picture; of a card's portrait the second when the first finds nobody."""
MOST_SHOTS = 5
SIDEWAYS = 0.7
"""Turned further than this, one eye is hidden and no openness is told."""


@dataclass(frozen=True, slots=True)
class _Networks:
    detector: Detector
    recogniser: Recogniser
    mesh: MeshFinder
    eyelids: EyelidFinder
    passive: PassiveLiveness | None

    def blank(self) -> None:
        """The last picture goes from every network's memory."""
        for each in (self.detector, self.recogniser, self.mesh, self.eyelids, self.passive):
            if each is not None:
                each.blank()


class OpenCvFaceMatcher:
    """`models`: folder of the weights the model step brings. `passive`: folder of the MiniFASNet pair, or None.
    `threads`: how many OpenCV uses in the whole process."""

    verified = False
    engine = "yunet-2023mar+sface-2021dec/int8bq"

    def __init__(self, models: Path, passive: Path | None = None, threads: int = 2) -> None:
        self._models = models
        self._passive = passive
        self._threads = threads
        self._networks: _Networks | None = None
        self._portrait: Feature | None = None

    @classmethod
    def from_address(cls, written: str) -> Self:
        """`models=FOLDER;passive=FOLDER;threads=2`, of which `models` must be named. Raises ValueError."""
        found = address.parts(written, ("models", "passive", "threads"))
        if "models" not in found:
            raise ValueError("a face matcher's address must name the folder of its weights: models=FOLDER")
        passive, threads = found.get("passive"), found.get("threads", "2")
        if not threads.isdecimal() or not 1 <= int(threads) <= 64:
            raise ValueError(f"threads must be 1 … 64, not {threads!r}")
        return cls(Path(found["models"]), Path(passive) if passive else None, int(threads))

    def load(self, deadline: float) -> EngineStatus:
        """Takes about 0.3 s. An absent passive pair is a notice; one that is there and wrong is MODEL_CORRUPT."""
        cv2.setNumThreads(self._threads)
        try:
            passive, notice = self._load_passive()
            detector, recogniser, mesh, iris = (weights.read(self._models, each) for each in weights.ENGINE)
        except weights.WeightsMissingError as missing:
            return self._not_ready(FaceDetail.MODEL_MISSING, str(missing))
        except weights.WeightsCorruptError as corrupt:
            return self._not_ready(FaceDetail.MODEL_CORRUPT, str(corrupt))
        self._networks = _Networks(
            Detector(detector), Recogniser(recogniser), MeshFinder(mesh), EyelidFinder(iris), passive
        )
        self._networks.blank()  # the first run of a network is a slow one: not the citizen's
        return EngineStatus(Outcome.SUCCESS, self.engine, passive is not None, notice=notice)

    def _load_passive(self) -> tuple[PassiveLiveness | None, str]:
        if self._passive is None:
            return None, NOT_PASSIVE.format(why="no folder of its weights is configured")
        try:
            near, wide = (weights.read(self._passive, each) for each in weights.PASSIVE)
        except weights.WeightsMissingError as missing:
            return None, NOT_PASSIVE.format(why=missing)
        return PassiveLiveness(near, wide), ""

    def _not_ready(self, detail: FaceDetail, why: str) -> EngineStatus:
        self._networks = None
        return EngineStatus(Outcome.NOT_READY, self.engine, detail=detail, notice=f"no face check: {why}")

    def enrol(self, portrait: Picture, deadline: float) -> MatchResult:
        began = time.monotonic()
        networks = self._ready()
        self._drop_portrait()
        found = self.portrait_faces(portrait)
        if len(found) != 1:
            detail = FaceDetail.SEVERAL_FACES if len(found) else FaceDetail.NO_FACE
            return MatchResult(Outcome.INVALID_DATA, detail=detail, seconds=time.monotonic() - began)
        self._portrait = networks.recogniser.feature(portrait.pixels, _points(found), mirrored=True)
        return MatchResult(Outcome.SUCCESS, seconds=time.monotonic() - began)

    def portrait_faces(self, portrait: Picture) -> Found:
        """Every face on a portrait; when nobody is found, those of which the detector is less sure."""
        found = np.empty((0, 15), np.float32)
        for sure in SURE_OF_PORTRAIT:
            if not len(found):
                found = self._ready().detector.portrait_faces(portrait.pixels, sure)
        return found

    def look(self, picture: Picture) -> FaceLook:
        networks = self._ready()
        pixels = picture.pixels
        frame = (pixels.shape[1], pixels.shape[0]) if pixels.ndim == 3 else (0, 0)
        found = networks.detector.faces(pixels, SURE)
        if not len(found):
            return FaceLook(0, frame, picture.number, picture.at)
        mesh = networks.mesh.find(pixels, found[0])
        seen = quality(pixels, found[0])
        straight = abs(mesh.yaw) < SIDEWAYS
        return FaceLook(
            faces=len(found),
            frame=frame,
            number=picture.number,
            at=picture.at,
            box=Box(*(float(each) for each in found[0, :4])),
            sure=float(found[0, 14]),
            points=_points(found),
            yaw=mesh.yaw,
            pitch=mesh.pitch,
            roll=mesh.roll,
            eyes=networks.eyelids.openness(pixels, mesh.points) if straight else None,
            sharpness=seen.sharpness,
            light=seen.light,
            contrast=seen.contrast,
            covered=covered(pixels, mesh.points) if straight else None,
            real=networks.passive.real(pixels, found[0]) if networks.passive and len(found) == 1 else None,
        )

    def compare(self, shots: Sequence[tuple[Picture, FaceLook]], deadline: float) -> MatchResult:
        """Raises ValueError for no shot, more than five, or one whose look is not of exactly one face."""
        if not 1 <= len(shots) <= MOST_SHOTS or any(look.faces != 1 or not look.points for _, look in shots):
            raise ValueError(f"compare takes 1 … {MOST_SHOTS} shots of exactly one face each")
        began = time.monotonic()
        networks = self._ready()
        if self._portrait is None:
            return MatchResult(Outcome.INVALID_DATA, detail=FaceDetail.NOT_ENROLLED)
        features: list[Feature] = []
        for picture, look in shots:
            if time.monotonic() - began > deadline:
                _zero(features)
                return MatchResult(Outcome.TIMEOUT, seconds=time.monotonic() - began)
            features.append(networks.recogniser.feature(picture.pixels, look.points))
        score = likeness(self._portrait, features)
        _zero(features)
        return MatchResult(Outcome.SUCCESS, score, seconds=time.monotonic() - began)

    def forget(self) -> None:
        self._drop_portrait()
        if self._networks is not None:
            self._networks.blank()

    def _drop_portrait(self) -> None:
        if self._portrait is not None:
            self._portrait.fill(0)
        self._portrait = None

    def close(self) -> None:
        self.forget()
        self._networks = None

    def _ready(self) -> _Networks:
        if self._networks is None:
            raise RuntimeError("the face engine was used before it was loaded")
        return self._networks


def _points(found: Found) -> tuple[tuple[float, float], ...]:
    x_and_y = [float(each) for each in found[0, 4:14]]
    return tuple(zip(x_and_y[::2], x_and_y[1::2], strict=True))


def _zero(features: list[Feature]) -> None:
    for feature in features:
        feature.fill(0)
