"""A document camera, whatever its pictures come through: films, judges, photographs the page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

import cv2
import numpy as np

from drivers.contract.camera import Camera, CameraDetail, CameraStatus, Picture
from drivers.contract.document_camera import Corners, PageLook, PageShot, PageState, PaperKind
from drivers.contract.words import Outcome
from drivers.document_camera import encoding, lighting, reading, straightening
from drivers.document_camera.judging import Judge, Judged

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels
    from drivers.document_camera.finding import Found

SHOWN: Final = ((172, 140, 20), (40, 150, 235))
"""Blue, green, red of the outline in the preview: of a page that may be photographed, and of any other."""
SETTLING: Final = 0.4
"""Seconds of one wait for a picture while a page is to be photographed."""
SILENCE: Final = 1.0
"""Seconds without a picture at the end of which it is the camera's fault, not the citizen's, that there is no page."""


class Lamp(Protocol):
    """The light beside the camera's lens."""

    def turn(self, on: bool) -> None:
        """Does nothing where there is none, or none that can be told to."""


class NoLamp:
    def turn(self, on: bool) -> None:
        pass


class PageCamera:
    """What `MjpegDocumentCamera` and `V4l2DocumentCamera` are made of; one thread at a time."""

    def __init__(self, camera: Camera, view: float, lamp: Lamp | None = None) -> None:
        """`view`: millimetres of mat across the middle of the picture, 0 when nobody measured it: then A4 and A5,
        which have one shape, are told apart only by how much of the picture they fill."""
        self._camera, self._view, self._lamp = camera, view, lamp or NoLamp()
        self._judge = Judge()

    def status(self, deadline: float) -> CameraStatus:
        return self._camera.status(deadline)

    def start(self, deadline: float) -> CameraStatus:
        status = self._camera.start(deadline)
        if status.on:
            self._lamp.turn(True)
        return status

    def look(self, deadline: float) -> PageLook:
        until = time.monotonic() + deadline
        outcome, detail, picture = self._picture(deadline)
        while outcome is Outcome.TIMEOUT and (left := until - time.monotonic()) > 0:  # a camera may begin slowly
            outcome, detail, picture = self._picture(left)
        if picture is None:
            return PageLook(outcome, None, detail)
        judged = self._judge.judge(picture.pixels, picture.at)
        wide, high = picture.pixels.shape[1], picture.pixels.shape[0]
        picture.wipe()
        found = judged.found
        paper = straightening.measure(found.corners, wide, self._view).paper if found else None
        preview = encoding.preview(_outlined(judged, wide))
        size = judged.small.shape[1], judged.small.shape[0]
        judged.small.fill(0)
        return PageLook(Outcome.SUCCESS, judged.state, None, _fractions(found, wide, high), paper, preview, size)

    def capture(self, deadline: float) -> PageShot:
        began = seen = time.monotonic()
        state: PageState | None = None
        while (now := time.monotonic()) < began + deadline:
            outcome, detail, picture = self._picture(min(began + deadline - now, SETTLING))
            if picture is None and outcome is not Outcome.TIMEOUT:
                return PageShot(outcome, state, detail)
            if picture is None:
                continue
            seen = time.monotonic()
            judged = self._judge.judge(picture.pixels, picture.at)
            judged.small.fill(0)
            state = judged.state
            try:
                if state is PageState.GOOD and judged.found:
                    return self._shot(picture.pixels, judged.found)
            finally:
                picture.wipe()
        if state is None or time.monotonic() - seen > SILENCE:
            return PageShot(Outcome.TIMEOUT, state, CameraDetail.SILENT)
        return PageShot(Outcome.USER_ERROR, state)

    def stop(self) -> None:
        self._lamp.turn(False)
        self._camera.stop()
        self._judge = Judge()

    def close(self) -> None:
        self.stop()
        self._camera.close()

    def _picture(self, deadline: float) -> tuple[Outcome, CameraDetail | None, Picture | None]:
        """The newest picture that shows anything. One that is black or repeats itself is the camera's trouble."""
        result = self._camera.frame(deadline)
        if result.picture is not None and result.detail is not None:
            result.picture.wipe()
            return result.outcome, result.detail, None
        return result.outcome, result.detail, result.picture

    def _shot(self, pixels: Pixels, found: Found) -> PageShot:
        high, wide = pixels.shape[:2]
        measured = straightening.measure(found.corners, wide, self._view)
        flat = straightening.straightened(pixels, found.corners, measured)
        page = lighting.evened(flat, printed_all_over=measured.paper is PaperKind.CARD)
        up = reading.upright(page)
        page = encoding.quarter_turned(page, up.degrees)
        if measured.paper is not PaperKind.CARD and not lighting.has_colour(page):
            page = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8)
        jpeg, share = encoding.encoded(page, measured.dpi)
        size_px = round(page.shape[1] * share), round(page.shape[0] * share)
        flat.fill(0)
        page.fill(0)
        size = measured.size_mm if up.degrees in (0, 180) else measured.size_mm[::-1]
        corners = _fractions(found, wide, high)
        return PageShot(
            Outcome.SUCCESS, PageState.GOOD, None, jpeg, size_px, round(measured.dpi * share),
            measured.paper, (size[0], size[1]), corners, up.degrees, up.sure,
        )  # fmt: skip


def _fractions(found: Found | None, wide: int, high: int) -> Corners:
    if found is None:
        return ()
    return tuple((round((x + 0.5) / wide, 5), round((y + 0.5) / high, 5)) for x, y in found.corners.tolist())


def _outlined(judged: Judged, wide: int) -> Pixels:
    """The small picture with the page's outline."""
    if judged.found is None:
        return judged.small
    shown = judged.small.copy()
    corners = (judged.found.corners * (shown.shape[1] / wide)).round().astype(np.int32)
    cv2.polylines(shown, [corners], True, SHOWN[judged.state is not PageState.GOOD], 3, cv2.LINE_AA)
    return shown
