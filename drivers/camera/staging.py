"""What can stand before the simulated camera: a living citizen, two, a printed photograph, a telephone that plays a
video, nobody. Pictures are without the sensor's noise; `drivers.camera.lens` adds that.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from drivers.camera.acting import Actor, Pose
from drivers.camera.puppet import HEIGHT, WIDTH

if TYPE_CHECKING:
    from drivers.camera.puppet import Puppet
    from drivers.contract.camera import Pixels

Scene = Callable[[float], "Pixels"]
"""Seconds → HEIGHT × WIDTH × 3."""

_CARD: Final = (330, 420)
"""Width and height of the photograph or screen in the picture, pixels."""
_RIM: Final = 16


def empty_room() -> Pixels:
    """A hall's wall with the light from one side and a door frame, out of focus."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    light = 150 + 50 * across / WIDTH - 30 * down / HEIGHT
    room = np.dstack((light * 0.94, light * 0.98, light)).astype(np.uint8)
    cv2.rectangle(room, (40, 90), (170, HEIGHT), (122, 136, 150), -1)
    cv2.rectangle(room, (470, 300), (WIDTH, HEIGHT), (96, 92, 88), -1)
    return np.asarray(cv2.GaussianBlur(room, (0, 0), 9), np.uint8)


def alone(puppet: Puppet, actor: Actor) -> Scene:
    return lambda now: puppet.in_pose(actor.pose(now))


def together(first: Puppet, second: Puppet, actor: Actor) -> Scene:
    """Side by side, each in half of the picture."""
    quarter = WIDTH // 4

    def picture(now: float) -> Pixels:
        halves = [each.in_pose(actor.pose(now))[:, quarter : quarter * 3] for each in (first, second)]
        return np.hstack(halves)

    return picture


def photograph(puppet: Puppet) -> Scene:
    """Printed on paper with a white rim, held up: flat, a little tilted, and the hand shakes."""
    still = _cut(puppet.in_pose(Pose()))
    grain = np.random.default_rng(7).normal(0, 4, (*still.shape[:2], 1))
    paper = np.clip(cv2.GaussianBlur(still, (0, 0), 1.1) * 0.78 + 34 + grain, 0, 255).astype(np.uint8)
    sheet = cv2.copyMakeBorder(paper, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=(228, 234, 236))
    room = empty_room()
    return lambda now: _held(np.asarray(sheet, np.uint8), room, now)


def replay(puppet: Puppet, actor: Actor) -> Scene:
    """A telephone playing a video of the citizen: too bright, bluish, with its pixels beating against the camera's."""
    room = empty_room()
    down, across = np.mgrid[0 : _CARD[1], 0 : _CARD[0]].astype(np.float32)

    def picture(now: float) -> Pixels:
        shown = _cut(puppet.in_pose(actor.pose(now))).astype(np.float32)
        beat = 11 * np.sin(across * 1.9 + down * 0.35 + now * 9) + 8 * np.sin(down * 2.3 - across * 0.2)
        shown = np.clip(shown * np.array((1.25, 1.12, 1.05)) + 18 + beat[..., None], 0, 255)
        glass = cv2.copyMakeBorder(
            shown.astype(np.uint8), _RIM * 2, _RIM * 2, _RIM, _RIM, cv2.BORDER_CONSTANT, value=(18, 16, 16)
        )
        return _held(np.asarray(glass, np.uint8), room, now)

    return picture


def _cut(picture: Pixels) -> Pixels:
    """The middle of a picture, as a photograph or a telephone shows it."""
    left, top = (WIDTH - _CARD[0]) // 2, (HEIGHT - _CARD[1]) // 2
    return picture[top : top + _CARD[1], left : left + _CARD[0]]


def _held(sheet: Pixels, room: Pixels, now: float) -> Pixels:
    """A flat thing in a hand: it tilts and trembles, and turns as a whole."""
    high, wide = sheet.shape[:2]
    lean = 9 + 3 * math.sin(2 * math.pi * now / 2.9)
    x = (WIDTH - wide) / 2 + 5 * math.sin(2 * math.pi * now / 1.7) + 1.5 * math.sin(2 * math.pi * now / 0.31)
    y = (HEIGHT - high) / 2 + 4 * math.sin(2 * math.pi * now / 2.3)
    corners = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    goal = np.array(
        ((x + lean, y + lean / 2), (x + wide - lean, y), (x + wide, y + high), (x, y + high - lean / 2)), np.float32
    )
    way = cv2.getPerspectiveTransform(corners, goal)
    flat = cv2.warpPerspective(sheet, way, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    there = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), way, (WIDTH, HEIGHT))[..., None] / 255
    return np.asarray(flat * there + room * (1 - there), np.uint8)
