"""What deceives the passive liveness, in the words of ISO/IEC 30107-3.

A presentation is one file, a video or a picture. It is taken for a living face when exactly one face is seen and the
mean of `real` over any ten such frames in a row (of all, when there are fewer) reaches the policy's threshold: whoever
holds a picture up may wait for the best moment. APCER: the share of attack presentations of one kind taken for living;
BPCER: the share of living presentations not taken for living; APNRR and BPNRR: the shares in which nothing was seen to
judge, which count as refused in APCER and BPCER too. Intervals are Wilson's at 95 % over the presentations.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from drivers.contract.camera import Picture
from drivers.contract.face_matcher import FaceMatcher
from drivers.face_matcher.opencv import OpenCvFaceMatcher
from kiosk.bench.face_made import KINDS, Pixels, small
from kiosk.bench.face_scores import wilson
from kiosk.identity.face.policy import LivingTable

PICTURES = {".jpg", ".jpeg", ".png"}
VIDEOS = {".avi", ".mp4", ".mkv", ".mov", ".webm"}
LIVE = "live"
MADE_OF_EACH = 4
NOT_COVERED = (
    "the movements asked of the citizen (recordings cannot follow them), masks and other solid faces, pictures fed "
    "into the camera's line, kinds for which no folder was given; kinds are no laboratory's species"
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """`best`: the highest mean of ten frames in a row, None when nothing could be judged. `frames`: with one face."""

    best: float | None
    frames: int
    real_frames: int


def measure_attacks(folder: str, models: Path, passive: Path) -> dict[str, Any]:
    """`folder`: DIR/live and a folder for each kind of attack, or `made`. Raises RuntimeError in plain words."""
    if folder != "made":
        return _of_folder(Path(folder), models, passive)
    portraits = models.parent / "portraits"
    with tempfile.TemporaryDirectory(prefix="kiosk-attacks-") as scratch:
        make(portraits, Path(scratch))
        return _of_folder(Path(scratch), models, passive) | {"made": "of portraits; says nothing about real attacks"}


def make(portraits: Path, folder: Path, of_each: int = MADE_OF_EACH) -> None:
    """A folder of made presentations, the same each time. Raises RuntimeError without portraits."""
    found = sorted(each for each in portraits.glob("*") if each.suffix in PICTURES)
    if not found:
        raise RuntimeError(f"{portraits} holds no portraits to make attacks of (packaging/models.py --portraits)")
    dice = np.random.default_rng(30107)
    for kind, act in KINDS.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for each in found:
            portrait = small(np.asarray(cv2.imread(str(each)), np.uint8))
            for number in range(of_each):
                cv2.imwrite(str(folder / kind / f"{each.stem}-{number}.png"), act(portrait, dice))


def _of_folder(folder: Path, models: Path, passive: Path) -> dict[str, Any]:
    kinds = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    if LIVE not in kinds or len(kinds) < 2:
        raise RuntimeError(f"{folder} must hold a folder {LIVE} and one for each kind of attack")
    engine = OpenCvFaceMatcher(models, passive)
    status = engine.load(10)
    if not status.passive:
        raise RuntimeError(f"passive liveness cannot be measured: {status.notice}")
    threshold, looks = LivingTable().real, LivingTable().looks
    figures: dict[str, Any] = {"threshold": threshold, "frames_in_a_row": looks, "not_covered": NOT_COVERED}
    worst = 0.0
    for kind in kinds:
        shown = [_present(engine, each, looks) for each in _files(folder / kind)]
        figures |= _rates(kind, shown, threshold)
        worst = max(worst, figures.get(f"{kind}_apcer_pct", 0.0))
    engine.close()
    return figures | {"worst_apcer_pct": worst}


def _files(folder: Path) -> list[Path]:
    found = sorted(each for each in folder.iterdir() if each.suffix.lower() in PICTURES | VIDEOS)
    if not found:
        raise RuntimeError(f"{folder} holds no picture and no video")
    return found


def _rates(kind: str, shown: list[Presentation], threshold: float) -> dict[str, Any]:
    passed = sum(each.best is not None and each.best >= threshold for each in shown)
    silent = sum(each.best is None for each in shown)
    frames, real = sum(each.frames for each in shown), sum(each.real_frames for each in shown)
    wrong, rate, none = ("bpcer", len(shown) - passed, "bpnrr") if kind == LIVE else ("apcer", passed, "apnrr")
    measured = wilson(rate, len(shown)).percent()
    return {
        f"{kind}_presentations": len(shown),
        f"{kind}_{wrong}_pct": measured[0],
        f"{kind}_{wrong}_95": measured[1:],
        f"{kind}_{none}_pct": round(100 * silent / len(shown), 3),
        f"{kind}_frames": frames,
        f"{kind}_frames_over_threshold_pct": round(100 * real / frames, 2) if frames else None,
    }


def _present(engine: FaceMatcher, file: Path, looks: int) -> Presentation:
    found: list[float] = []
    for pixels in _frames(file):
        real = engine.look(Picture(pixels)).real
        if real is not None:
            found.append(real)
    threshold = LivingTable().real
    if not found:
        return Presentation(None, 0, 0)
    window = min(looks, len(found))
    means = np.convolve(found, np.ones(window) / window, "valid")
    return Presentation(float(means.max()), len(found), sum(each >= threshold for each in found))


def _frames(file: Path) -> Iterator[Pixels]:
    """Raises RuntimeError when the file is neither a picture nor a video that can be read."""
    if file.suffix.lower() in PICTURES:
        picture = cv2.imread(str(file))
        if picture is None:
            raise RuntimeError(f"{file} is not a picture that can be read")
        yield np.asarray(picture, np.uint8)
        return
    video = cv2.VideoCapture(str(file))
    try:
        done, picture = video.read()
        if not done:
            raise RuntimeError(f"{file} is not a video that can be read")
        while done:
            yield np.asarray(picture, np.uint8)
            done, picture = video.read()
    finally:
        video.release()
