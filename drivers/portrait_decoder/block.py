"""The photo block of a *synthetic* chip: what real chips code as WLT, in a coding that is not secret.

8 bytes of head, `SYNPIC` and the picture's size as two bytes big-endian; a WebP of at most 1,016 bytes; zeros up to
1,024. The head says that no real chip made it, so no real decoder and no real card can be mistaken for it. WebP at
this size is the middling one of the degradations measured for chip portraits (face.md §3, `webp1k`).
"""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageFilter, ImageOps

MARK = b"SYNPIC"
BLOCK = 1024
WIDTH, HEIGHT = 102, 126
_HEAD = struct.Struct(">6sH")
ROOM = BLOCK - _HEAD.size


def chip_block(picture: Image.Image) -> bytes:
    """1,024 bytes with this portrait at 102×126 px. Which part of a photograph is the portrait is the caller's to say:
    what has other proportions loses its edges, the same on both sides.

    Raises ValueError for a picture that does not fit even at the lowest quality and blurred.
    """
    small = ImageOps.fit(picture.convert("RGB"), (WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    for softness in (0, 1, 2, 4):
        coded = _best(small.filter(ImageFilter.GaussianBlur(softness)) if softness else small)
        if coded:
            return (_HEAD.pack(MARK, len(coded)) + coded).ljust(BLOCK, b"\0")
    raise ValueError(f"the portrait cannot be coded in {ROOM} bytes")


def _best(picture: Image.Image) -> bytes:
    """As good as fits, `b""` when nothing does."""
    low, high, best = 0, 100, b""
    while low <= high:
        quality = (low + high) // 2
        coded = _webp(picture, quality)
        if len(coded) <= ROOM:
            low, best = quality + 1, coded
        else:
            high = quality - 1
    return best


def coded_picture(block: bytes) -> bytes:
    """The WebP inside. Raises ValueError for a block that no synthetic chip holds."""
    if len(block) != BLOCK or not block.startswith(MARK):
        raise ValueError("not the photo block of a synthetic card")
    size = _HEAD.unpack_from(block)[1]
    if not 0 < size <= ROOM:
        raise ValueError(f"a synthetic photo block cannot hold {size} bytes")
    return block[_HEAD.size : _HEAD.size + size]


def _webp(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()
