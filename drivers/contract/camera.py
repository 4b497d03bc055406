"""A camera that looks at one citizen: pictures, and how getting one ended (XFS4IoT camera)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from drivers.contract.words import Health, Outcome, Remedy

if TYPE_CHECKING:  # the kiosk's own process knows these words and never loads numpy: 30 MB
    import numpy as np
    import numpy.typing as npt

    Pixels = npt.NDArray[np.uint8]
    """Height × width × 3, blue-green-red, 0 … 255, rows from the top."""


class CameraDetail(StrEnum):
    """Why there is no picture that shows anything."""

    NO_CAMERA = "noCamera"
    BUSY = "inUse"
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    GARBAGE = "garbage"
    BLACK = "black"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """`on`: it is filming now, and its light shows it."""

    health: Health
    on: bool = False
    detail: CameraDetail | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture of a citizen: only in memory, hidden from `repr`, zeroed by `wipe`. `at`: `time.monotonic`."""

    pixels: Pixels = field(repr=False)
    number: int = 0
    at: float = 0.0

    def wipe(self) -> None:
        """Nothing of the citizen stays in this memory."""
        self.pixels.fill(0)


@dataclass(frozen=True, slots=True)
class FrameResult:
    """One try at a picture: SUCCESS with a picture (its `pixels` are the caller's own), or a detail that says why not.
    BLACK and FROZEN come with the picture, so that a citizen can be shown it."""

    outcome: Outcome
    detail: CameraDetail | None = None
    picture: Picture | None = None


class Camera(Protocol):
    """Off until `start`: a camera that films nobody who did not consent (DESIGN §7)."""

    verified: bool

    def status(self, deadline: float) -> CameraStatus:
        """Is it there? Never turns it on."""

    def start(self, deadline: float) -> CameraStatus:
        """Film from now on, about 640×480 or more at 24 pictures a second or more."""

    def frame(self, deadline: float) -> FrameResult:
        """The newest picture that was not handed out before; waits for it. NOT_READY when it is not filming."""

    def stop(self) -> None:
        """Film no more: the light goes out. Never raises; may be called twice."""

    def close(self) -> None: ...
