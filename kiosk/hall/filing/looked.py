"""What `pictures` makes of a file; by itself, because whoever keeps one needs no picture library."""

from __future__ import annotations

from typing import NamedTuple

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"


class Looked(NamedTuple):
    """A file as it is kept."""

    kind: str
    content: bytes
    pages: int
