"""What a kiosk asks and tells the center about papers (`kiosk.center.contract.papers`).

What became of the sheets goes through the outbox. While sheets are on their way it is written down that they may have
come out: a kiosk that is cut off in between says so when it is back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.papers import (
    OUTCOMES,
    Confirmation,
    Paper,
    PaperAsked,
    PaperOutcome,
    PaperReason,
    PaperRefusal,
    PaperState,
    PapersThere,
    PaperWanted,
    Preview,
    PreviewAsked,
    Reprints,
)
from kiosk.center.desk import Post
from kiosk.center.door import Door, SaidNo
from kiosk.center.memory import Memory

SLOW = 12.0
"""Seconds for what the center itself has to ask elsewhere; a citizen sees that it is being done."""
CUT_OFF = "cutOff"


class NoPaper(SaidNo):
    """The center said no, and why."""

    def __init__(self, refusal: PaperRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.reason: PaperReason = refusal.reason


class PaperDesk:
    """Raises NoPaper, CenterAway, or Rejected (a bug), as `Door` does."""

    def __init__(self, client: CenterClient, post: Post, now: Callable[[], datetime], memory: Memory) -> None:
        self._door = Door(client, "/v1/papers", PaperRefusal, NoPaper)
        self._post = post
        self._now = now
        self._memory = memory

    async def available(self, holder: Holder, confirmed: str) -> PapersThere:
        asked = PaperAsked(holder=holder, confirmed=Confirmation(confirmed))
        return await self._door.ask("POST", "/available", PapersThere, asked, patience=SLOW)

    async def reprints(self, holder: Holder, confirmed: str) -> Reprints:
        """What staff allowed to be printed once more, here."""
        asked = PaperAsked(holder=holder, confirmed=Confirmation(confirmed))
        return await self._door.ask("POST", "/reprints", Reprints, asked)

    async def preview(self, holder: Holder, kind: str, confirmed: str, width: int) -> Preview:
        """`width` in pixels."""
        asked = PreviewAsked(holder=holder, kind=kind, confirmed=Confirmation(confirmed), width=width)
        return await self._door.ask("POST", "/previews", Preview, asked, patience=SLOW)

    async def issue(self, visit: str, holder: Holder, kind: str, copies: int, confirmed: str, order: str = "") -> Paper:
        """A number and a file: from here on it counts, whatever happens. `order`: the fee that is paid for it."""
        confirmation = Confirmation(confirmed)
        wanted = PaperWanted(holder=holder, kind=kind, copies=copies, confirmed=confirmation, visit=visit, order=order)
        return await self._door.ask("POST", "", Paper, wanted, once=True, patience=SLOW)

    async def file(self, paper: Paper) -> bytes:
        """PDF, signed."""
        return await self._door.fetch("GET", f"/{paper.id}/file", patience=SLOW)

    def holding(self, paper: Paper) -> None:
        """It exists, and nothing of it has been sent to a printer: cut off now, it is void."""
        self._memory.keep(self._outcome(paper.id, PaperState.VOID, 0, CUT_OFF))

    def printing(self, paper: Paper) -> None:
        """Sheets may come out from now on."""
        self._memory.keep(self._outcome(paper.id, PaperState.UNCONFIRMED, 0, CUT_OFF))

    def settle(self, paper: Paper, state: PaperState, sheets: int, reason: str = "") -> None:
        """What became of them."""
        self._post(OUTCOMES, self._outcome(paper.id, state, sheets, reason))
        self._memory.forget(PaperOutcome)

    def recover(self) -> None:
        """The last run was cut off while sheets were on their way: the center learns that nobody knows."""
        left = self._memory.recall(PaperOutcome)
        if left is not None:
            self._post(OUTCOMES, left)
            self._memory.forget(PaperOutcome)

    def _outcome(self, paper: str, state: PaperState, sheets: int, reason: str) -> PaperOutcome:
        return PaperOutcome(paper=paper, state=state, sheets=sheets, reason=reason[:40], at=self._now())
