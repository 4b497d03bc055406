"""Which weights the engine was measured with, and reading them only when they are exactly those.

Nothing but the standard library: the model step (`packaging/models.py`) takes its list from here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file and the SHA-256 it must have."""

    name: str
    sha256: str


DETECTOR = HashedFile(
    "face_detection_yunet_2023mar_int8bq.onnx", "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10"
)
RECOGNISER = HashedFile(
    "face_recognition_sface_2021dec_int8bq.onnx", "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee"
)
MESH = HashedFile("face_landmark.tflite", "2efcb4f4de43c7614b80a3cc3e8a37354b3b3b40f75cce20f6f38f0f25d65493")
IRIS = HashedFile("iris_landmark.tflite", "d1744d2a09c25f501d39eba4faff47e53ecca8852c5ce19bce8eeac39357521f")
ENGINE = (DETECTOR, RECOGNISER, MESH, IRIS)
"""What the model step puts into `assets/models`."""

PASSIVE_NEAR = HashedFile(
    "MiniFASNetV2_2.7_80x80.onnx", "6ef186c9f18559d461837323e977d7147e36f0e31840e6ca9abbd2273a07192a"
)
PASSIVE_WIDE = HashedFile(
    "MiniFASNetV1SE_4_80x80.onnx", "12d18f632180d6fc33697acd360863f4971faa9a7e2a6e3f667ffe26220d92c7"
)
PASSIVE = (PASSIVE_NEAR, PASSIVE_WIDE)
"""Passive liveness: no package ships these, so they come from a folder the configuration names."""


class WeightsMissingError(Exception):
    """A file of weights is not there, or cannot be read; the text names it."""


class WeightsCorruptError(Exception):
    """A file of weights is not the one the engine was measured with; the text names it."""


def read(folder: Path, weights: HashedFile) -> bytes:
    """The file's bytes, whose SHA-256 has been checked: what is loaded is what was hashed, not what the disk holds a
    moment later. Raises WeightsMissingError or WeightsCorruptError."""
    try:
        found = (folder / weights.name).read_bytes()
    except OSError as trouble:
        raise WeightsMissingError(f"{weights.name} cannot be read: {trouble.strerror}") from trouble
    if hashlib.sha256(found).hexdigest() != weights.sha256:
        raise WeightsCorruptError(f"{weights.name} is not the file the engine was measured with (SHA-256 differs)")
    return found
