"""A photograph as the chip of a card would hold it: 102 × 126 pixels in about a kilobyte (face.md §3)."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
WIDTH, HEIGHT = 102, 126
HEAD = 0.57
"""The head's part of the portrait's width."""
BOX_TO_HEAD = 1.12
"""Heads are this much wider than the detector's box."""
FACE_AT = 0.52
"""Where the middle of the detector's box lies, from the top."""
ROOM = 1024
"""Bytes a Chinese card has for the portrait (GA/T 490)."""
KINDS = ("none", "jpg30", "webp1k", "j2k1k")


def chip(pixels: Pixels, box: tuple[float, float, float, float], kind: str) -> Pixels:
    """`box`: the face in the picture (x, y, width, height). `kind`: one of KINDS; `none` is only cut and shrunk."""
    portrait = cut_out(pixels, box)
    match kind:
        case "none":
            return portrait
        case "jpg30":
            return _decoded(_encoded(portrait, ".jpg", cv2.IMWRITE_JPEG_QUALITY, 30))
        case "webp1k":
            return _decoded(_largest_that_fits(portrait, ".webp", cv2.IMWRITE_WEBP_QUALITY, 1, 100))
        case "j2k1k":
            masked = _with_light_background(portrait)
            return _decoded(_largest_that_fits(masked, ".jp2", cv2.IMWRITE_JPEG2000_COMPRESSION_X1000, 1, 300))
        case _:
            raise ValueError(f"a chip is one of {', '.join(KINDS)}, not {kind}")


def cut_out(pixels: Pixels, box: tuple[float, float, float, float]) -> Pixels:
    """WIDTH × HEIGHT about the face; beyond the picture's edge that edge is repeated."""
    x, y, width, height = box
    scale = HEAD * WIDTH / (BOX_TO_HEAD * width)
    middle_x, middle_y = x + width / 2, y + height / 2
    size = (max(1, round(WIDTH / scale)), max(1, round(HEIGHT / scale)))
    left, top = middle_x - WIDTH / scale / 2, middle_y - FACE_AT * HEIGHT / scale
    matrix = np.array([[1.0, 0.0, -left], [0.0, 1.0, -top]])
    whole = cv2.warpAffine(pixels, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    smooth = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(whole, (WIDTH, HEIGHT), interpolation=smooth), np.uint8)


def _with_light_background(portrait: Pixels) -> Pixels:
    """Card portraits have one light background, which costs a codec nothing: about the head and shoulders."""
    keep = np.zeros((HEIGHT, WIDTH), np.uint8)
    axes = (round(WIDTH * HEAD * 0.62), round(HEIGHT * 0.40))
    cv2.ellipse(keep, (WIDTH // 2, round(HEIGHT * FACE_AT)), axes, 0, 0, 360, 255, -1)
    cv2.ellipse(keep, (WIDTH // 2, HEIGHT), (WIDTH // 2, round(HEIGHT * 0.2)), 0, 180, 360, 255, -1)
    part = (cv2.GaussianBlur(keep, (0, 0), 2) / 255)[..., None]
    return np.asarray(portrait * part + 235 * (1 - part), np.uint8)


def _encoded(portrait: Pixels, form: str, option: int, value: int) -> bytes:
    done, content = cv2.imencode(form, portrait, [option, value])
    if not done:
        raise RuntimeError(f"this OpenCV cannot write {form} pictures")
    return content.tobytes()


def _largest_that_fits(portrait: Pixels, form: str, option: int, low: int, high: int) -> bytes:
    """The best quality, by halving, whose bytes fit into ROOM; the lowest when none does."""
    best = _encoded(portrait, form, option, low)
    while low <= high:
        middle = (low + high) // 2
        tried = _encoded(portrait, form, option, middle)
        if len(tried) <= ROOM:
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best


def _decoded(content: bytes) -> Pixels:
    found: Any = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    return np.asarray(found, np.uint8)
