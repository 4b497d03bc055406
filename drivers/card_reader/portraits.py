"""Portraits for invented cards: a picture from a folder → the photo block of a synthetic chip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from drivers.portrait_decoder.block import BLOCK, chip_block

NO_PHOTO = bytes(BLOCK)
"""The photo block of a card that names no portrait."""
_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp")


def photo_block(folder: Path | None, name: str, box: Sequence[int] = ()) -> bytes:
    """1,024 bytes with the picture `name` (no ending) of the folder. `box` is the part of it that an ID photo would
    show: left, top, width, height in pixels; without it the middle is taken. `NO_PHOTO` without a name, a folder, or
    such a picture: portraits are fetched, so a machine may be without them.

    Raises ValueError for a box outside the picture, or a file that is no picture.
    """
    path = _picture(folder, name) if folder and name else None
    if path is None:
        return NO_PHOTO
    try:
        with Image.open(path) as picture:
            return chip_block(picture.crop(_corners(box, picture.size)) if box else picture)
    except OSError as broken:
        raise ValueError(f"{path.name} cannot be read as a picture: {broken}") from broken


def _picture(folder: Path, name: str) -> Path | None:
    if Path(name).name != name:
        raise ValueError(f"portrait is the name of a picture, not a path: {name!r}")
    return next((path for ending in _ENDINGS if (path := folder / f"{name}{ending}").is_file()), None)


def _corners(box: Sequence[int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    if len(box) != 4:
        raise ValueError("portrait_box is left, top, width, height")
    left, top, width, height = box
    if min(left, top) < 0 or min(width, height) < 1 or left + width > size[0] or top + height > size[1]:
        raise ValueError(f"portrait_box {list(box)} is not inside a picture of {size[0]}×{size[1]} px")
    return left, top, left + width, top + height
