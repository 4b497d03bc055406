"""What the hall shows and says to everybody: boards and calls. Numbers, windows and masked names only.

    GET  /v1/board?zone=&window=           → Board         (public: numbers, windows, masked names)
    GET  /v1/board/stream?zone=            → server-sent events `board` (a whole Board each; `id:` is its `seq`) and
                                         `tick` ({"now": …}, every two seconds): a page knows how old it is
    GET  /v1/calls?after=ID&zone=          → Calls         (calls since one that is known, oldest first)
    GET  /v1/calls/stream?zone=            → server-sent events `call` (a Call each, `id:` its id; Last-Event-ID)

`zone=` and `window=` cut any of them down to a part of the hall; a place the hall does not have is 404. A call stream
without Last-Event-ID begins with the calls from now on, and resumes at most the last 60 of today; it ticks too.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.center.contract import Message, Span
from kiosk.center.contract.windows import WindowStanding


class Call(Message):
    """One call, as boards show and voices say it. `id` grows; a recall is a call of its own."""

    id: int
    at: datetime
    number: str
    window: str
    window_name: str = ""
    zone: str = ""
    floor: str = ""
    name: str = ""
    """Masked: 张*; "" when nobody knows it."""
    again: bool = False


class Calls(Message):
    now: datetime
    calls: tuple[Call, ...]


class WaitingLine(Message):
    """One lane as the board counts it."""

    lane: str
    name: str
    waiting: int
    span: Span | None = None
    windows: tuple[str, ...] = ()


class Notice(Message):
    text: str
    text_en: str = ""


class Duty(Message):
    """Who is on duty today (值班), as the hall publishes it."""

    role: str
    name: str
    phone: str = ""


class Board(Message):
    """What a board shows, whole: a page needs nothing that came before."""

    seq: int
    now: datetime
    hall: str
    hall_en: str = ""
    zone: str = ""
    open: bool = True
    windows: tuple[WindowStanding, ...] = ()
    called: tuple[Call, ...] = ()
    """The last calls, newest first, at most 12."""
    lines: tuple[WaitingLine, ...] = ()
    waiting: int = 0
    notices: tuple[Notice, ...] = ()
    duty: tuple[Duty, ...] = ()
