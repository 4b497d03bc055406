"""Attacks made of portraits, for trying the bench and for tests: a print held up, and a screen that shows a face.

Made attacks have what these have in common (paper's grain and edge, a bent and blurred print; a screen's grid, moiré,
glare and bezel). They show that the chain runs; a figure measured on them says nothing about real prints and screens.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
FRAME = (640, 480)
"""Width and height of a made frame."""
MARGIN = 0.08


def live(portrait: Pixels, dice: np.random.Generator) -> Pixels:
    """The portrait as a camera would see that person: whole, a little moved and lit."""
    frame = _scene(dice)
    height = round(FRAME[1] * dice.uniform(0.92, 1.0))
    scale = height / portrait.shape[0]
    person = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[:, : FRAME[0]]
    left = (FRAME[0] - person.shape[1]) // 2 + int(dice.integers(-20, 20)) * (person.shape[1] < FRAME[0] - 40)
    frame[-height:, left : left + person.shape[1]] = person[:height]
    return _seen(frame, dice, blur=0.4)


def printed(portrait: Pixels, dice: np.random.Generator) -> Pixels:
    """A photograph on paper: white margin, grain, washed-out inks, held askew."""
    paper = _framed(portrait, MARGIN, (244, 247, 248)).astype(np.float32)
    grain = cv2.GaussianBlur(dice.normal(0, 1, paper.shape[:2]).astype(np.float32), (0, 0), 0.7)
    paper = 40 + paper * 0.78 + (grain * 9)[..., None]
    return _seen(_held(np.clip(paper, 0, 255).astype(np.uint8), dice), dice, blur=1.1)


def replayed(portrait: Pixels, dice: np.random.Generator) -> Pixels:
    """A phone or tablet that shows the face: black bezel, steep gamma, cold light, its grid against the camera's."""
    height, width = portrait.shape[:2]
    glow = (portrait / 255.0) ** 0.8 * np.array([1.08, 1.0, 0.94])
    y, x = np.mgrid[0:height, 0:width] * (2 * np.pi / max(width, height))
    turn = dice.uniform(0.02, 0.2)
    grid = np.sin(x * 150 + y * 150 * turn) * np.sin(y * 143 - x * 143 * turn)
    screen = np.clip(glow * 255 * (1 + 0.10 * grid[..., None]) + 12, 0, 255).astype(np.uint8)
    held = _held(_framed(screen, MARGIN, (14, 13, 12)), dice)
    glare = np.zeros(held.shape[:2], np.float32)
    at = (int(dice.integers(150, 490)), int(dice.integers(40, 160)))
    cv2.ellipse(glare, at, (90, 26), 25, 0, 360, 1.0, -1)
    lit = held + cv2.GaussianBlur(glare, (0, 0), 22)[..., None] * 60
    return _seen(np.clip(lit, 0, 255).astype(np.uint8), dice, blur=0.7)


def small(portrait: Pixels) -> Pixels:
    """No higher than a frame."""
    scale = min(1.0, FRAME[1] / portrait.shape[0])
    return np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


KINDS = {"live": live, "print": printed, "replay": replayed}


def _framed(picture: Pixels, share: float, colour: tuple[int, int, int]) -> Pixels:
    edge = round(share * picture.shape[1])
    return np.asarray(cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=colour), np.uint8)


def _held(sheet: Pixels, dice: np.random.Generator) -> Pixels:
    """The sheet in perspective before some room."""
    height, width = sheet.shape[:2]
    scale = min(FRAME[0] / width, FRAME[1] / height) * 0.94
    left, top = (FRAME[0] - width * scale) / 2, (FRAME[1] - height * scale) / 2
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = corners * scale + (left, top) + dice.uniform(-16, 16, (4, 2))
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    room = _scene(dice)
    cv2.warpPerspective(sheet, matrix, FRAME, dst=room, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT)
    return room


def _scene(dice: np.random.Generator) -> Pixels:
    coarse = dice.integers(90, 190, (5, 7, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, FRAME, interpolation=cv2.INTER_CUBIC), np.uint8)


def _seen(frame: Pixels, dice: np.random.Generator, blur: float) -> Pixels:
    """What a camera makes of it: its lens, its noise, its JPEG."""
    soft = cv2.GaussianBlur(frame, (0, 0), blur) + dice.normal(0, 2.5, frame.shape)
    done, content = cv2.imencode(".jpg", np.clip(soft, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 88])
    assert done, "OpenCV can always write JPEG"
    return np.asarray(cv2.imdecode(content, cv2.IMREAD_COLOR), np.uint8)
