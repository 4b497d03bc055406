"""What a hall's managers do with papers: see a day's and its sheets, say what nobody knows, allow one more print.

    GET  /manage/papers?day=                            → HTML         (the day, its sums and those of its month)
    GET  /manage/papers.xlsx?day=                       → workbook     (sheets of the month by kiosk, kind and day)
    POST /v1/papers/{paper}/acts   PaperAct  → PaperActed  201         (Idempotency-Key; 409 PaperActRefusal)

For the roles papers.toml names (session cookie and CSRF header). A kiosk offers no reprint by itself: staff allow one
paper of today, at one kiosk, for a while, and write down why; its holder prints it there after proving who they are.
The bytes are those of the first time. They are there as long as papers.toml keeps files.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kiosk.center.contract import Message
from kiosk.center.contract.papers import PaperState

MOST_REASON = 100
"""Letters of a reason."""


class Act(StrEnum):
    CAME_OUT = "cameOut"
    """Somebody has seen every sheet: it counts as printed."""
    VOID = "void"
    """It did not come out, or not whole: the quota of the day is given back."""
    AGAIN = "again"
    """The same file may be printed once more."""


class PaperAct(Message):
    act: Act
    reason: Annotated[str, Field(min_length=2, max_length=MOST_REASON, repr=False)]
    """In the words of whoever decides; nothing of the citizen. Sealed at rest."""
    kiosk: str = Field(default="", max_length=64)
    """Of `again`: where. Empty: at the kiosk that printed it."""


class PaperActed(Message):
    id: str
    state: PaperState
    until: datetime | None = None
    """Of `again`: how long it holds."""


class ActReason(StrEnum):
    """Why not; the page puts each into plain words."""

    UNKNOWN = "unknown"
    """There is no such paper."""
    WRONG_STATE = "wrongState"
    """It is settled, or its kiosk is still at it."""
    TOO_LATE = "tooLate"
    """The time within which papers are printed again is over."""
    FILE_GONE = "fileGone"
    """The file is kept no more, or there never was one."""
    TOO_MANY = "tooMany"
    """It was allowed as often as the rules say, or is allowed now."""
    UNKNOWN_KIOSK = "unknownKiosk"
    """This hall has no such kiosk."""
    PAID_BACK = "paidBack"
    """What was paid for it went back: a new one is printed and paid for."""


class PaperActRefusal(Message):
    reason: ActReason
    state: PaperState | None = None
