"""Cameras of every kind before a simulated one, or before a film."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.camera.mjpeg import MjpegCamera
from drivers.camera.simulated import SimulatedCamera

HOUSE = Path(__file__).parents[3]
PORTRAITS, MODELS = HOUSE / "assets" / "portraits", HOUSE / "assets" / "models"


@pytest.fixture
def simulated(device_folder: Path) -> Iterator[SimulatedCamera]:
    camera = SimulatedCamera(device_folder / "camera.http", device_folder / "camera.sock", PORTRAITS, MODELS)
    camera.start()
    yield camera
    camera.stop()


@pytest.fixture
def camera(simulated: SimulatedCamera) -> Iterator[MjpegCamera]:
    camera = MjpegCamera(simulated.address)
    yield camera
    camera.close()
