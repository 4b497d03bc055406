"""A living citizen made of one portrait, for the simulated camera: looks, turns the head, blinks, breathes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.camera.acting import LID_STEPS, TURN_STEP, Pose
from drivers.camera.puppet_head import Head
from drivers.camera.puppet_lids import Lids, opened
from drivers.camera.puppet_mask import with_mask
from drivers.camera.puppet_mesh import LEFT_EDGE, NOSE, OVAL, RIGHT_EDGE, FaceReader, FaceUnseen, Points

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

WIDTH, HEIGHT = 640, 480
SPAN: Final = 205
"""Pixels from edge to edge of a face at arm's length."""
MIDDLE_HEIGHT: Final = 0.5
_STRAIGHT: Final = 0.08
"""How far the nose may stand from the middle between the face's edges, −1 … 1 (face.md §4)."""
_A_DEGREE: Final = 0.02
"""How far a degree's turn moves it: 0.017 … 0.022 on the test portraits."""
_OUT_OF_FOCUS: Final = 24
"""Pixels: what lies beyond the photograph's edge goes on without detail."""


class Puppet:
    """Every pose is rendered once, when it is first wanted (60 ms). Any thread."""

    def __init__(self, portrait: Path, reader: FaceReader, span: float = SPAN, masked: bool = False) -> None:
        """Raises FaceUnseen when the file shows no face. `span`: width of the face in pixels of the picture;
        `masked`: a surgical mask covers mouth and nose."""
        photograph = cv2.imread(str(portrait))
        if photograph is None:
            raise FaceUnseen(f"{portrait.name} is not a picture")
        try:
            picture = _placed(np.asarray(photograph, np.uint8), reader, span)
            mesh = reader.mesh(picture)
            picture = _facing(picture, mesh)
            mesh = reader.mesh(picture)
            picture = opened(picture, reader.lids(picture, mesh))
            mesh = reader.mesh(picture)
        except FaceUnseen as unseen:
            raise FaceUnseen(f"{portrait.name} shows no face") from unseen
        eyes = reader.lids(picture, mesh)
        if masked:
            picture = with_mask(picture, mesh[list(OVAL), :2])
        self._head = Head(picture, mesh)
        self._lids = Lids(picture, eyes)
        self._rendering = threading.Lock()
        self._turntable: dict[float, Pixels] = {0.0: picture}
        self._shut: dict[int, Pixels] = {0: picture}

    def in_pose(self, pose: Pose) -> Pixels:
        """HEIGHT × WIDTH × 3, the citizen's own copy. The eyes shut only when the head is straight."""
        yaw = round(pose.yaw / TURN_STEP) * TURN_STEP
        with self._rendering:
            still = self._turned(yaw) if yaw else self._with_lids(round(pose.lids * LID_STEPS))
        moved = np.array([[pose.size, 0, pose.x], [0, pose.size, pose.y]])
        moved[:, 2] += (1 - pose.size) / 2 * np.array((WIDTH, HEIGHT))
        return np.asarray(cv2.warpAffine(still, moved, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE))

    def rehearse(self, poses: list[Pose], over: threading.Event) -> None:
        """Render them now, so that none is late, until it is `over`."""
        for pose in poses:
            if not over.is_set():
                self.in_pose(pose)

    def _turned(self, yaw: float) -> Pixels:
        if yaw not in self._turntable:
            self._turntable[yaw] = self._head.turned(yaw)
        return self._turntable[yaw]

    def _with_lids(self, step: int) -> Pixels:
        if step not in self._shut:
            self._shut[step] = self._lids.shut(step / LID_STEPS)
        return self._shut[step]


def _facing(picture: Pixels, mesh: Points) -> Pixels:
    """Looking into the camera: on portraits people often look past it."""
    right, nose, left = mesh[[RIGHT_EDGE, NOSE, LEFT_EDGE], 0]
    aside = ((nose - right) - (left - nose)) / (left - right)
    return picture if abs(aside) < _STRAIGHT else Head(picture, mesh).turned(-aside / _A_DEGREE)


def _placed(photograph: Pixels, reader: FaceReader, span: float) -> Pixels:
    """The photograph as the camera would see it: the face of that width, a little above the middle."""
    mesh = reader.mesh(photograph)
    scale = span / float(np.linalg.norm(mesh[LEFT_EDGE, :2] - mesh[RIGHT_EDGE, :2]))
    middle = mesh[list(OVAL), :2].mean(0) * scale
    if scale < 1:
        size = (max(1, round(photograph.shape[1] * scale)), max(1, round(photograph.shape[0] * scale)))
        photograph, scale = np.asarray(cv2.resize(photograph, size, interpolation=cv2.INTER_AREA), np.uint8), 1.0
    there = np.array([[scale, 0, WIDTH / 2 - middle[0]], [0, scale, HEIGHT * MIDDLE_HEIGHT - middle[1]]])
    size = (WIDTH, HEIGHT)
    placed = cv2.warpAffine(photograph, there, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    covered = cv2.warpAffine(np.full(photograph.shape[:2], 255, np.uint8), there, size)
    share = cv2.GaussianBlur(cv2.erode(covered, np.ones((9, 9), np.uint8)), (0, 0), 3)[..., None] / 255
    beyond = cv2.GaussianBlur(placed, (0, 0), _OUT_OF_FOCUS)
    return np.asarray(placed * share + beyond * (1 - share), np.uint8)
