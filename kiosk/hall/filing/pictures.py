"""What a file is, by its content and never by its name; pictures are written anew, so that nothing hides in them.

JPEG and PNG become a JPEG with nothing but its pixels (no EXIF, no place, no thumbnail). A PDF stays as it is, and is
refused when it is locked, broken, too long, or does something by itself when it is opened. Loading this takes 14 MiB
and 0.3 s, which no start should wait for: `office.looked_at` does it with the first file.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from kiosk.center.contract.filing import FilingReason
from kiosk.hall.filing.looked import JPEG, PDF, PNG, Looked
from kiosk.hall.filing.settings import Files

_BEGINS = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))
_MOST_PIXELS = 60_000_000
"""A picture may unpack to so many at most: 180 MB of memory for a moment."""
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
    if kind == PDF:
        return _pdf(content, limits)
    try:
        picture = _opened(content)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return FilingReason.UNREADABLE
    picture.thumbnail((limits.longest, limits.longest), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Looked(JPEG, written.getvalue(), 1)


def signature(content: bytes) -> Looked | FilingReason:
    """A signature as it is kept: grey PNG, cut to its ink. NO_SIGNATURE without enough of that."""
    try:
        picture = _opened(content) if kind_of(content) == PNG else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        picture = None
    if picture is None or picture.width > _SIGNATURE[0] or picture.height > _SIGNATURE[1]:
        return FilingReason.NO_SIGNATURE
    grey = picture.convert("L")
    ink = grey.point([255] * _DARK + [0] * (256 - _DARK))
    where = ink.getbbox()
    if where is None or ink.histogram()[255] < _LEAST_INK:
        return FilingReason.NO_SIGNATURE
    written = io.BytesIO()
    grey.crop(where).save(written, "PNG", optimize=True)
    return Looked(PNG, written.getvalue(), 1)


def _opened(content: bytes) -> Image.Image:
    """Upright, in colour, on white. Raises what a picture that is none makes Pillow raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as file:
            if file.width * file.height > _MOST_PIXELS or min(file.size) < 1:
                raise UnidentifiedImageError("too many pixels")
            file.load()
            upright = ImageOps.exif_transpose(file)
        if upright.mode in ("RGBA", "LA", "P", "PA"):
            seen = upright.convert("RGBA")
            paper = Image.new("RGBA", seen.size, "white")
            paper.alpha_composite(seen)
            return paper.convert("RGB")
        return upright.convert("RGB")


def _pdf(content: bytes, limits: Files) -> Looked | FilingReason:
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)  # phones write what a strict reader refuses
        if reader.encrypted or _acts(reader.root):
            return FilingReason.UNREADABLE
        pages = int(reader.root["/Pages"]["/Count"])
    # a file made to break its reader may raise anything
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return FilingReason.UNREADABLE
    if not 1 <= pages <= limits.pages:
        return FilingReason.TOO_LARGE if pages > limits.pages else FilingReason.UNREADABLE
    return Looked(PDF, content, pages)


def _acts(root: DictionaryObject) -> bool:
    """Does it do something by itself, or carry other files?"""
    names = root.get("/Names", {})
    form = root.get("/AcroForm", {})
    return any(
        (
            "/OpenAction" in root and not isinstance(root["/OpenAction"], list),
            "/AA" in root,
            "/JavaScript" in names,
            "/EmbeddedFiles" in names,
            "/XFA" in form,
        )
    )
