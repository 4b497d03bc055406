"""A small document camera for tests: pictures of 1296 × 972, papers drawn in a moment, films of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from drivers.contract.document_camera import PageLook, PageState
from drivers.document_camera.scene import Eye, Lying, Sheet
from drivers.document_camera.sensor import Sensor

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels
    from drivers.contract.document_camera import DocumentCamera

SIZE = (1296, 972)
VIEW = 330
LONG = 5.0
RATE = 10.0


def letter(wide: float = 210.0, high: float = 297.0) -> Sheet:
    """A headline, lines that begin together and end apart, and a red seal."""
    dots = 5
    page = np.full((round(high * dots), round(wide * dots), 3), 252, np.uint8)
    dice = np.random.default_rng(3)
    cv2.putText(
        page, "STATEMENT", (page.shape[1] // 3, 130), cv2.FONT_HERSHEY_DUPLEX, 2.0, (20, 20, 20), 4, cv2.LINE_AA
    )
    for top in range(220, page.shape[0] - 320, 46):
        words = " ".join(
            "sample"[: dice.integers(2, 7)] for _ in range(int(page.shape[1] / 100 * dice.uniform(0.55, 0.95)))
        )
        cv2.putText(page, words, (110, top), cv2.FONT_HERSHEY_SIMPLEX, 0.95, (30, 30, 30), 2, cv2.LINE_AA)
    cv2.circle(page, (page.shape[1] - 260, page.shape[0] - 190), 95, (40, 40, 200), 7, cv2.LINE_AA)
    return Sheet(page, wide, high)


def card() -> Sheet:
    page = np.full((432, 685, 3), (238, 232, 222), np.uint8)
    cv2.rectangle(page, (470, 60), (640, 290), (150, 140, 130), -1)
    for top in (90, 150, 210, 380):
        cv2.putText(page, "SPECIMEN 99", (50, top), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (40, 40, 40), 2, cv2.LINE_AA)
    return Sheet(page, 85.6, 54.0, 3.18)


def stock() -> Mapping[str, Callable[[], Sheet]]:
    return {"letter": letter, "half": lambda: letter(148.0, 210.0), "card": card}


def picture(sheet: Sheet | None, lying: Lying, size: tuple[int, int] = SIZE) -> Pixels:
    """As the camera would send it."""
    jpeg = Sensor(size).expose(Eye(size).see(sheet, lying))
    return np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def film(path: Path, sheet: Sheet | None, lying: Lying, pictures: int = 4) -> None:
    """A recording of a scene; every picture has its own noise."""
    sensor, seen = Sensor(SIZE), Eye(SIZE).see(sheet, lying)
    out = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 12, SIZE)
    for _ in range(pictures):
        jpeg = sensor.expose(seen)
        out.write(np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8))
    out.release()


def until(camera: DocumentCamera, good: Callable[[PageLook], bool], looks: int = 80) -> PageLook:
    """Look again and again until it is as it should be."""
    seen: list[object] = []
    for _ in range(looks):
        look = camera.look(LONG)
        if good(look):
            return look
        if not seen or seen[-1] != (look.state or look.detail):
            seen.append(look.state or look.detail)
    raise AssertionError(f"it only ever was {seen}")


def is_(state: PageState) -> Callable[[PageLook], bool]:
    return lambda look: look.state is state
