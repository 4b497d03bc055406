"""What a file is, by its content and never by its name; pictures are written anew, so that nothing hides in them.

JPEG and PNG become a JPEG with nothing but its pixels (no EXIF, no place, no thumbnail). A PDF stays as it is, and is
refused when it is locked, broken, too long, or does more than show its pages. Loading this takes 14 MiB and 0.3 s,
which no start should wait for: `office.looked_at` does it with the first file.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable

from PIL import Image, ImageOps

from kiosk.center.contract.filing import FilingReason
from kiosk.hall.filing import pdfs
from kiosk.hall.filing.looked import JPEG, PDF, PNG, Looked
from kiosk.hall.filing.settings import Files

log = logging.getLogger("kiosk.hall")

_BEGINS = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))
_MOST_PIXELS = 60_000_000
"""Of a photograph, which is made smaller while it is unpacked."""
_MOST_WHOLE = 16_000_000
"""Of a picture that can only be unpacked whole (PNG, progressive JPEG): 200 MB of memory for a moment."""
_QUALITY = 82
_DARK = 160
"""Grey value from which on a pixel of a signature is ink."""
_LEAST_INK = 400
"""Pixels of ink: a dot is no signature, a small cross is."""
_SIGNATURE = (1600, 800)
"""Pixels, width and height at most."""


def kind_of(content: bytes) -> str | None:
    """By its first bytes."""
    return next((kind for begin, kind in _BEGINS if content.startswith(begin)), None)


def looked_at(content: bytes, limits: Files) -> Looked | FilingReason:
    """The file as it will be kept, or why not. Slow: some 200 ms for a large photograph."""
    if len(content) > limits.megabytes * 1024 * 1024:
        return FilingReason.TOO_LARGE
    kind = kind_of(content)
    if kind is None:
        return FilingReason.WRONG_TYPE
    look = _pdf if kind == PDF else _picture
    return _tried(lambda: look(content, limits), FilingReason.UNREADABLE)


def signature(content: bytes) -> Looked | FilingReason:
    """A signature as it is kept: grey PNG, cut to its ink. NO_SIGNATURE without enough of that."""
    return _tried(lambda: _signature(content), FilingReason.NO_SIGNATURE)


def _tried(look: Callable[[], Looked | FilingReason], otherwise: FilingReason) -> Looked | FilingReason:
    """A file made to break its reader makes it raise anything, with text that can be the file's own."""
    try:
        return look()
    except Exception as fault:
        log.info("a file could not be read: %s", type(fault).__name__)
        return otherwise


def _picture(content: bytes, limits: Files) -> Looked | FilingReason:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as file:
        whole = file.format == "PNG" or "progressive" in file.info
        if file.width * file.height > (_MOST_WHOLE if whole else _MOST_PIXELS):
            return FilingReason.TOO_LARGE
        small = min(1.0, limits.longest / max(file.size))
        file.draft(None, (round(file.width * small), round(file.height * small)))
        smooth = _smooth(file)
        smooth.thumbnail((limits.longest, limits.longest), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        _on_white(ImageOps.exif_transpose(smooth)).save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Looked(JPEG, written.getvalue(), 1)


def _signature(content: bytes) -> Looked | FilingReason:
    with Image.open(io.BytesIO(content), formats=("PNG",)) as file:
        if file.width > _SIGNATURE[0] or file.height > _SIGNATURE[1]:
            return FilingReason.NO_SIGNATURE
        grey = _on_white(ImageOps.exif_transpose(file)).convert("L")
    ink = grey.point([255] * _DARK + [0] * (256 - _DARK))
    where = ink.getbbox()
    if where is None or ink.histogram()[255] < _LEAST_INK:
        return FilingReason.NO_SIGNATURE
    written = io.BytesIO()
    grey.crop(where).save(written, "PNG", optimize=True)
    return Looked(PNG, written.getvalue(), 1)


def _smooth(file: Image.Image) -> Image.Image:
    """What can be made smaller without tearing lines: neither a palette nor black and white can."""
    if file.mode not in ("1", "P"):
        return file
    return file.convert("RGBA" if file.has_transparency_data else "RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """In colour, on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _pdf(content: bytes, limits: Files) -> Looked | FilingReason:
    pages = pdfs.pages_of(content, limits.pages)
    if not pages:
        return FilingReason.UNREADABLE
    return FilingReason.TOO_LARGE if pages > limits.pages else Looked(PDF, content, pages)
