"""Paper as it would look under even, white light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

WHITE: Final = 244.0
"""Grey that paper becomes."""
TINT: Final = 1.3
"""A colour's gain against the others': beyond it the paper itself is coloured, and stays so."""
PALE: Final = 0.85
SHADE: Final = 0.45
"""Of the brightest paper near by: a shadow's core; darker is print."""
SMOOTH: Final = 0.09
TINGE: Final = 0.06
_CELLS: Final = 24
"""Along the longer side, each of which says how bright its paper is."""
_LEAST: Final = 0.4
"""Of the brightest paper: a darker cell is print or a picture, not paper in the shade."""
_COLOURED: Final = 20
"""Chroma (CIE Lab) of a stamp's ink; paper and print have less than half."""
_SPECK: Final = 0.0004
"""Of the page: a seal's thin ring covers three times as much."""

Values = npt.NDArray[np.float32]


def evened(page: Pixels, *, printed_all_over: bool = False) -> Pixels:
    """Shadows and the lamp's own fall-off taken away, the light's colour too. A page `printed_all_over`, as a card
    is, shows no paper to tell shadows by: only the light's strength and colour are set right."""
    small = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).astype(np.float32)
    light = _brightest(small) if printed_all_over else _light(small)
    most = light.max()
    light = np.maximum(light, most * _LEAST)
    grey = light.mean(axis=2, keepdims=True)
    share = np.clip(light / grey, 1 / TINT, TINT)
    whole = cv2.resize((grey * share).astype(np.float32), (page.shape[1], page.shape[0]))
    return np.asarray(np.clip(page * (WHITE / whole), 0, 255), np.uint8)


def has_colour(page: Pixels) -> bool:
    """A stamp, a picture, a coloured form."""
    small = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB).astype(np.float32)
    chroma = np.hypot(lab[..., 1] - 128, lab[..., 2] - 128)
    return bool((chroma > _COLOURED).mean() > _SPECK)


def _light(small: Values) -> Values:
    """How bright white paper is at every place of the small picture: each cell's bright pixels; cells that show no
    paper are taken from their neighbours."""
    high, wide = small.shape[:2]
    cell = max(8, max(high, wide) // _CELLS)
    rows, columns = -(-high // cell), -(-wide // cell)
    cells, rough = np.empty((rows, columns, 3), np.float32), np.empty((rows, columns), np.float32)
    for row in range(rows):
        for column in range(columns):
            part = small[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell].reshape(-1, 3)
            bright = part[part.sum(axis=1) >= np.percentile(part.sum(axis=1), 75)]
            cells[row, column] = np.median(bright, axis=0)
            rough[row, column] = bright.mean(axis=1).std() / max(1.0, float(cells[row, column].mean()))
    paper = _is_paper(cells, rough)
    weight = cv2.GaussianBlur(paper.astype(np.float32), (0, 0), 1.0)[..., None]
    filled = cv2.GaussianBlur(cells * paper[..., None], (0, 0), 1.0) / np.maximum(weight, 1e-3)
    wider = cv2.GaussianBlur(paper.astype(np.float32), (0, 0), 4.0)[..., None]
    far = cv2.GaussianBlur(cells * paper[..., None], (0, 0), 4.0) / np.maximum(wider, 1e-3)
    trust = np.clip(weight * 4, 0, 1)
    return np.asarray(cv2.resize(filled * trust + far * (1 - trust), (wide, high), interpolation=cv2.INTER_CUBIC))


def _brightest(small: Values) -> Values:
    """One light for the whole page: the brightest twentieth of it is white."""
    grey = small.mean(axis=2)
    light = np.median(small[grey >= np.percentile(grey, 95)], axis=0)
    return np.broadcast_to(light, small.shape).astype(np.float32)


def _is_paper(cells: Values, rough: Values) -> npt.NDArray[np.bool_]:
    """As bright as what lies around it; or darker, and as smooth and as colourless as paper in the shade is: a
    photograph is neither."""
    level = cells.mean(axis=2)
    around = cv2.dilate(level, np.ones((5, 5), np.uint8))
    share = cells / level[..., None]
    tinge = np.abs(share - np.median(share.reshape(-1, 3), axis=0)).max(axis=2)
    shade = (level >= SHADE * around) & (rough < SMOOTH) & (tinge < TINGE)
    return np.asarray((level >= PALE * around) | shade, np.bool_)
