"""A document camera (高拍仪): a camera above a mat that photographs one page (domain.md §11: gov.docCamera).

The words for the device itself are those of every camera (`CameraDetail`); here is what lies on the mat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.camera import CameraDetail, CameraStatus
from drivers.contract.words import Outcome


class PageState(StrEnum):
    """What is seen on the mat. Only GOOD may be photographed; every other word is something a citizen can mend."""

    GOOD = "good"
    NO_PAGE = "noPage"
    OUTSIDE = "outside"
    """A part of the page lies where the camera does not see it."""
    HAND = "hand"
    """Something lies over the page's edge: a hand, a sleeve, another page."""
    MOVING = "moving"
    BLURRED = "blurred"
    GLARE = "glare"
    DARK = "dark"


class PaperKind(StrEnum):
    """ISO 216 sheets and the identity card's ISO/IEC 7810 ID-1, told by their measured size."""

    A4 = "a4"
    A5 = "a5"
    CARD = "card"
    OTHER = "other"


Corners = tuple[tuple[float, float], ...]
"""Four (x, y) of the page as it lies, clockwise from the one that is top left in the picture; fractions of the
picture's width and height, 0 … 1."""


@dataclass(frozen=True, slots=True, eq=False)
class PageLook:
    """One look: SUCCESS with a state, or the camera's own trouble in `detail` (`state` is None then).

    `preview`: a JPEG of the whole mat, `preview_px` wide and high, the page's outline drawn in. The caller's own.
    """

    outcome: Outcome
    state: PageState | None = None
    detail: CameraDetail | None = None
    corners: Corners = ()
    paper: PaperKind | None = None
    preview: bytearray = field(default_factory=bytearray, repr=False)
    preview_px: tuple[int, int] = (0, 0)

    @property
    def good(self) -> bool:
        """It may be photographed now."""
        return self.state is PageState.GOOD

    def wipe(self) -> None:
        """Nothing of the page stays in this memory."""
        self.preview[:] = bytes(len(self.preview))


@dataclass(frozen=True, slots=True, eq=False)
class PageShot:
    """One photograph: SUCCESS with a whole page, upright, its edges straight, or why there is none.

    USER_ERROR: the page never was GOOD before the deadline, `state` says what it was at last. HARDWARE_ERROR and
    TIMEOUT: the camera's own trouble, in `detail`. `page`: a JPEG of `page_px` at `dpi`, the caller's own.
    `turned`: degrees clockwise the picture was turned for its lines to read upright, 0, 90, 180 or 270; `sure`: the
    lines of text said so, else it stands as it lay.
    """

    outcome: Outcome
    state: PageState | None = None
    detail: CameraDetail | None = None
    page: bytearray = field(default_factory=bytearray, repr=False)
    page_px: tuple[int, int] = (0, 0)
    dpi: int = 0
    paper: PaperKind = PaperKind.OTHER
    size_mm: tuple[float, float] = (0.0, 0.0)
    corners: Corners = ()
    turned: int = 0
    sure: bool = False

    def wipe(self) -> None:
        """Nothing of the page stays in this memory."""
        self.page[:] = bytes(len(self.page))


class DocumentCamera(Protocol):
    """Off until `start`. A look costs tens of milliseconds of one core, so it belongs in a process of its own."""

    verified: bool

    def status(self, deadline: float) -> CameraStatus:
        """Is it there? Never turns it on."""

    def start(self, deadline: float) -> CameraStatus:
        """Film from now on, and turn on the lamp where the device has one that can be told to."""

    def look(self, deadline: float) -> PageLook:
        """What lies on the mat now; waits for a picture. NOT_READY when it is not filming."""

    def capture(self, deadline: float) -> PageShot:
        """Photograph the page as soon as it lies whole, still, sharp and lit."""

    def stop(self) -> None:
        """Film no more: the lamp goes out. Never raises; may be called twice."""

    def close(self) -> None: ...
