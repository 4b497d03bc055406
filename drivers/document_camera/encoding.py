"""A page or a preview as a JPEG of bounded size that knows how large the paper is."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

MOST_BYTES: Final = 1_500_000
QUALITIES: Final = (88, 80, 72, 64, 56)
_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
_DENSITY_AT: Final = 13
"""JFIF 1.02: after FF D8 FF E0, length and `JFIF\\0`, version: unit (1: dots an inch), then both densities."""


def encoded(page: Pixels, dpi: int, most: int = MOST_BYTES) -> tuple[bytearray, float]:
    """The JPEG, and how many times smaller it was made (1.0: as it was) for it not to be larger than `most` bytes."""
    share = 1.0
    while True:
        shown = page if share == 1.0 else cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        for quality in QUALITIES:
            jpeg = _jpeg(np.asarray(shown, np.uint8), quality)
            if len(jpeg) <= most:
                return _with_density(jpeg, round(dpi * share)), share
        share *= 0.8


def preview(picture: Pixels, quality: int = 80) -> bytearray:
    return _jpeg(picture, quality)


def quarter_turned(page: Pixels, degrees: int) -> Pixels:
    """Clockwise by 0, 90, 180 or 270."""
    return np.asarray(cv2.rotate(page, _TURNS[degrees]), np.uint8) if degrees else page


def turned(page: bytearray, degrees: int) -> bytearray:
    """A JPEG made by `encoded`, turned clockwise; empty when it is none."""
    pixels = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_UNCHANGED) if page else None
    if pixels is None:
        return bytearray()
    (dpi,) = struct.unpack_from(">H", page, _DENSITY_AT + 1)
    return encoded(quarter_turned(np.asarray(pixels, np.uint8), degrees), dpi, max(MOST_BYTES, len(page)))[0]


def _jpeg(picture: Pixels, quality: int) -> bytearray:
    return bytearray(cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1].data)


def _with_density(jpeg: bytearray, dpi: int) -> bytearray:
    if dpi and jpeg[6:11] == b"JFIF\0":
        struct.pack_into(">BHH", jpeg, _DENSITY_AT, 1, dpi, dpi)
    return jpeg
