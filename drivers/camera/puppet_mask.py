"""A surgical mask for a puppet, painted on the portrait before its head is made, so that it turns with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from drivers.camera.puppet_mesh import Points
    from drivers.contract.camera import Pixels


def with_mask(picture: Pixels, outline: Points) -> Pixels:
    """A surgical mask over mouth and nose; `outline` is the face's, clockwise from the top."""
    left, right = outline[9], outline[27]
    across = right - left
    bridge = (left + right) / 2 - np.array((-across[1], across[0])) * 0.17
    edge = np.vstack([left, outline[11:26], right, right * 0.55 + bridge * 0.45, bridge, left * 0.55 + bridge * 0.45])
    cover = picture.copy()
    cv2.fillPoly(cover, [np.round(edge * 16).astype(np.int32)], (214, 190, 158), cv2.LINE_AA, 4)
    for fold in (0.35, 0.5, 0.65):
        ends = [np.round((end * (1 - fold) + outline[18] * fold) * 16).astype(np.int32) for end in (left, right)]
        cv2.line(cover, tuple(ends[0].tolist()), tuple(ends[1].tolist()), (186, 160, 130), 2, cv2.LINE_AA, 4)
    shade = cv2.GaussianBlur(picture, (0, 0), 12).mean(2, keepdims=True) / 160
    inside = (np.abs(cover.astype(np.int16) - picture).sum(2, keepdims=True) > 0) & (shade > 0)
    return np.where(inside, np.clip(cover * np.clip(shade, 0.6, 1.15), 0, 255), picture).astype(np.uint8)
