"""The card's portrait, from the bytes of a picture file to pixels."""

from __future__ import annotations

import cv2
import numpy as np

from drivers.contract.camera import Picture

MOST_PIXELS = 4096 * 4096


def decoded(image: bytearray) -> Picture | None:
    """BMP, JPEG, PNG or WebP; None when it is none of these, or absurdly large. The bytes are zeroed either way."""
    try:
        pixels = cv2.imdecode(np.frombuffer(image, np.uint8), cv2.IMREAD_COLOR) if image else None
    except cv2.error:
        pixels = None
    finally:
        image[:] = bytes(len(image))
    if pixels is None or pixels.shape[0] * pixels.shape[1] > MOST_PIXELS:
        return None
    return Picture(np.asarray(pixels, np.uint8))
