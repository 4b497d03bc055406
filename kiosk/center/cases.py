"""What a kiosk asks the center about cases (`kiosk.center.contract.cases`): 收件 and 进度查询."""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.center.client import CenterClient
from kiosk.center.contract.cases import CaseReason, CaseRefusal, CaseSlip, CaseWanted, Track, TrackAsked, Tracked
from kiosk.center.door import Door, NotThere, Offered, SaidNo


class NoCase(SaidNo):
    """The center said no, and why."""

    def __init__(self, refusal: CaseRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.reason: CaseReason = refusal.reason
        self.names: tuple[str, ...] = refusal.names
        """Materials it is about."""


class CaseDesk:
    """Raises NoCase, CenterAway, or Rejected (a bug), as `Door` does. `clock`: seconds that only go forward."""

    def __init__(self, client: CenterClient, clock: Callable[[], float] = time.monotonic) -> None:
        self._door = Door(client, "/v1/cases", CaseRefusal, NoCase)
        self.offered = Offered(self._tried_again, clock, yes=True)
        """Whether the center keeps cases."""

    async def track(self, asked: TrackAsked) -> tuple[Track, ...]:
        """Newest first. Of a holder nothing is an answer too; a code or number that fits nothing is UNKNOWN_CASE."""
        try:
            return (await self._door.ask("POST", "/tracks", Tracked, asked)).cases
        except NotThere:
            self.offered.heard(False)
            raise NoCase(CaseRefusal(reason=CaseReason.NO_CASES)) from None
        except NoCase as no:
            if no.reason is CaseReason.NO_CASES:
                self.offered.heard(False)
            raise

    async def receive(self, wanted: CaseWanted) -> CaseSlip:
        """收件: from here on there is a case, whatever happens."""
        return await self._door.ask("POST", "/received", CaseSlip, wanted, once=True)

    async def _tried_again(self) -> bool:
        """Only a citizen's question tells: once a no is old, the next one may ask."""
        return True
