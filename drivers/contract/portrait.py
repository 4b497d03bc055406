"""A portrait decoder: the picture inside the photo block of an identity card's chip.

The block's coding (WLT) is published nowhere; every decoder is a reader maker's own program, bought with the reader
(devices.md §11). A card whose picture cannot be decoded is as good a card as any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Outcome, Remedy


class PortraitDetail(StrEnum):
    """Why there is no picture."""

    NO_PORTRAIT = "noPortrait"
    NO_DECODER = "noDecoder"
    NOT_ALLOWED = "notAllowed"
    REFUSED = "refused"
    """The decoder ended by itself and said no: no licence, another maker's reader, a damaged block."""
    CRASHED = "crashed"
    SILENT = "silent"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class DecoderStatus:
    """ONLINE: the program is installed; whether its licence lets it work shows at the first block."""

    health: Health
    detail: PortraitDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True, eq=False)
class PortraitResult:
    """SUCCESS with an encoded picture (BMP, JPEG, PNG or WebP; 102×126 px of an identity card), or a detail.

    `words`: what the decoder complained of, for whoever installs it.
    """

    outcome: Outcome
    detail: PortraitDetail | None = None
    image: bytearray = field(default_factory=bytearray, repr=False)
    words: str = ""
    seconds: float = 0.0

    def wipe(self) -> None:
        """Nothing of the citizen stays in this memory."""
        self.image[:] = bytes(len(self.image))


class PortraitDecoder(Protocol):
    """Works in a process of its own: it may crash or hang, the kiosk must not."""

    verified: bool

    def status(self, deadline: float) -> DecoderStatus: ...

    def decode(self, wlt: bytes, deadline: float) -> PortraitResult:
        """The picture in a card's photo block (1,024 bytes, `ReadResult.photo`). NO_PORTRAIT for `b""`."""

    def close(self) -> None: ...
