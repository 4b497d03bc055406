"""What a kiosk asks and tells the center about fees (`kiosk.center.contract.fees`).

As long as a fee may be paid and has bought nothing, it is written down that it is to come back: a kiosk that is cut off
in between says so when it is back. What becomes of the money is the center's business.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel

from kiosk.center.client import CenterClient
from kiosk.center.contract import Holder
from kiosk.center.contract.fees import (
    CLOSINGS,
    FeeClosing,
    FeeOrder,
    FeeReason,
    FeeRefusal,
    FeesThere,
    SlipPayment,
)
from kiosk.center.contract.papers import Confirmation, PaperFeeWanted, PaperRefusal
from kiosk.center.desk import Post
from kiosk.center.door import Door, Offered, SaidNo
from kiosk.center.memory import Memory
from kiosk.center.papers import CUT_OFF, SLOW, NoPaper


class NoFee(SaidNo):
    """The center said no, and why."""

    def __init__(self, refusal: FeeRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.reason: FeeReason = refusal.reason


class FeeDesk:
    """Raises NoFee (NoPaper for a paper's fee), CenterAway, or Rejected (a bug), as `Door` does."""

    def __init__(self, client: CenterClient, post: Post, now: Callable[[], datetime], memory: Memory) -> None:
        self._door = Door(client, "/v1/fees", FeeRefusal, NoFee)
        self._papers = Door(client, "/v1/papers", PaperRefusal, NoPaper)
        self._post = post
        self._now = now
        self._memory = memory
        self.offered = Offered(self._taken, time.monotonic)
        """Whether this hall takes fees."""

    async def _taken(self) -> bool:
        return (await self._door.ask("GET", "", FeesThere)).taken

    async def of_paper(self, visit: str, holder: Holder, kind: str, copies: int, confirmed: str) -> FeeOrder:
        """The order for so many copies, with the QR to pay it."""
        wanted = PaperFeeWanted(holder=holder, kind=kind, copies=copies, confirmed=Confirmation(confirmed), visit=visit)
        order = await self._papers.ask("POST", "/fees", FeeOrder, wanted, once=True, patience=SLOW)
        self._memory.keep(self._closing(order.id, CUT_OFF))
        return order

    async def of_slip(self, code: str) -> FeeOrder:
        """What stands on a slip."""
        return await self._door.ask("GET", f"/slips/{code}", FeeOrder)

    async def pay_slip(self, visit: str, code: str) -> FeeOrder:
        """The same with a QR. It needs no closing: a slip stays owed."""
        return await self._door.ask(
            "POST", f"/slips/{code}/payments", FeeOrder, SlipPayment(visit=visit), once=True, patience=SLOW
        )

    async def look(self, order: FeeOrder) -> FeeOrder:
        return await self._door.ask("GET", f"/orders/{order.id}", FeeOrder, patience=SLOW)

    def close(self, order: FeeOrder, reason: str) -> None:
        """Nothing is bought with it: what was paid goes back."""
        self._post(CLOSINGS, self._closing(order.id, reason))
        self._memory.forget(FeeClosing)

    def bought(self) -> None:
        """There is a paper for it, and that is written down by itself."""
        self._memory.forget(FeeClosing)

    def recover(self) -> None:
        """The last run was cut off between a fee and its paper: the center learns that nothing was bought."""
        left = self._memory.recall(FeeClosing)
        if left is not None:
            self._post(CLOSINGS, left)
            self._memory.forget(FeeClosing)

    def _closing(self, order: str, reason: str) -> BaseModel:
        return FeeClosing(order=order, reason=reason[:40], at=self._now())
