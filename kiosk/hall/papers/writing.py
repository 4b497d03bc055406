"""What the paper room's slow work is given and gives back; the work itself is done in `press`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from kiosk.center.contract.papers import PaperReason
from kiosk.hall.papers.registers import Data
from kiosk.paper.kinds import Kind

if TYPE_CHECKING:
    from kiosk.hall.papers.office import Office


class Draft(NamedTuple):
    """A paper that has its number and is not written yet."""

    id: str
    number: str
    code: str
    shown: str
    at: datetime


class Written(NamedTuple):
    file: bytes
    pages: int
    digest: str
    """SHA-256, hexadecimal."""

    def __repr__(self) -> str:
        return f"Written({self.pages} pages, {len(self.file)} bytes)"


class Place(NamedTuple):
    """Where papers come from: the hall, and the address it can be asked at ("" when none is known)."""

    hall: str
    address: str


def write(office: Office, kind: Kind, data: Data, draft: Draft, place: Place) -> Written | PaperReason:
    """The signed file, or why there is none. Blocks: not for the event loop."""
    from kiosk.hall.papers import press  # typst, pyHanko, fontTools: a center without papers does without

    return press.write(office, kind, data, draft, place)


def pictures(kind: Kind, data: Data, at: datetime, width: int) -> tuple[tuple[bytes, ...], int] | PaperReason:
    """PNG pages for the screen, `width` pixels wide, masked, and how many pages there are in all. Blocks."""
    from kiosk.hall.papers import press

    return press.pictures(kind, data, at, width)
