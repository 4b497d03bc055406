"""Where a reference portrait comes from when the chip's own cannot be read: the city's portrait source, or nowhere.

The portrait goes on to the kiosk that asked, which compares it there; it is neither stored nor logged here.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.center.contract import Holder
from kiosk.center.contract.identity import LARGEST_PORTRAIT, IdentityReason
from kiosk.hall.identity.settings import Portraits
from kiosk.hall.outward import Outward

_NONE = {404: IdentityReason.UNKNOWN_PERSON, 410: IdentityReason.NO_PORTRAIT}


class Found(NamedTuple):
    picture: bytes
    kind: str

    def __repr__(self) -> str:
        return f"Found({self.kind}, {len(self.picture)} bytes)"


class PortraitSource(Protocol):
    def portrait(self, holder: Holder, purpose: str) -> Found | IdentityReason:
        """The portrait on record for this number and name, or why there is none. Blocks with a deadline of its own."""


class NoSource:
    """This hall is not connected to one."""

    def portrait(self, holder: Holder, purpose: str) -> Found | IdentityReason:
        return IdentityReason.NOT_CONNECTED


class HttpSource:
    """A service that answers POST {"number", "name", "purpose"}: 200 with an image, 410 when it has no portrait of
    them."""

    def __init__(self, outward: Outward) -> None:
        self._outward = outward

    def portrait(self, holder: Holder, purpose: str) -> Found | IdentityReason:
        asked = {"number": holder.number, "name": holder.name, "purpose": purpose}
        answer = self._outward.told(asked, _NONE, IdentityReason.AWAY)
        if isinstance(answer, IdentityReason):
            return answer
        kind = image_kind(answer.content)
        return Found(answer.content, kind) if kind else IdentityReason.AWAY


def image_kind(content: bytes) -> str:
    """By its first bytes, whatever the service calls it; "" for anything a kiosk should not be asked to open."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"BM"):
        return "image/bmp"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def portrait_source(wanted: Portraits, folder: Path) -> PortraitSource:
    """ConfigError."""
    return HttpSource(Outward(wanted, folder, LARGEST_PORTRAIT)) if wanted.source == "http" else NoSource()
