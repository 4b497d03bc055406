"""The desk: asks the center for tickets and never loses or doubles one, whatever fails (DESIGN §6).

Every ticket has a key of the kiosk's own making. It is written to the outbox before the center is asked, and what
became of the paper is written before the citizen is told. A center that does not answer in time may still have made a
ticket: that key is voided by a delivery, and the kiosk gives a number of its own range instead.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

from pydantic import BaseModel

from kiosk.center import offline
from kiosk.center.client import CenterAway, CenterClient, Refused, Rejected
from kiosk.center.contract import (
    Catalogue,
    Enrolment,
    EventKind,
    EventRequest,
    Hall,
    Holder,
    Paper,
    Quote,
    QuoteRequest,
    Reason,
    Refusal,
    SettleRequest,
    Ticket,
    TicketRequest,
)
from kiosk.center.contract.undelivered import SENSELESS
from kiosk.center.memory import Memory
from kiosk.center.outbox import Intent, Letter, Outbox, RangeExhausted, Stage

log = logging.getLogger(__name__)

DRIFT = 2.0
"""Seconds the two clocks may differ before the kiosk corrects its own idea of the hall's time."""
BACKOFF = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between two tries to deliver."""


class HallClock(BaseModel):
    """How far the hall's clock is ahead of this machine's: a number given alone belongs to the hall's day."""

    ahead_seconds: float = 0.0
    zone_seconds: float | None = None
    """The hall's offset from UTC; None before the center was ever met: then this machine's own holds."""


@dataclass(frozen=True, slots=True)
class Given:
    """A ticket and the key it was asked with."""

    key: str
    ticket: Ticket


class Post(Protocol):
    """`Desk.post`, for the rooms that tell things."""

    def __call__(self, path: str, body: BaseModel) -> None: ...


class Desk:
    """One kiosk's dealings with its center."""

    def __init__(self, client: CenterClient, outbox: Outbox, memory: Memory) -> None:
        self._client = client
        self._outbox = outbox
        self._memory = memory
        self._more = asyncio.Event()
        self.met = asyncio.Event()
        """The center has answered since this kiosk was started."""
        self._clock = memory.recall(HallClock) or HallClock()
        self.away = False
        """The center did not answer the last time it was asked."""
        self.on_hall: Callable[[Hall], None] = lambda hall: None
        self.on_catalogue: Callable[[Catalogue], None] = lambda catalogue: None
        self.hall_known = memory.recall(Hall)
        self.catalogue = memory.recall(Catalogue)
        self.enrolment = memory.recall(Enrolment)

    def now(self) -> datetime:
        """The hall's time: the center's clock, carried on by this machine's."""
        offset = self._clock.zone_seconds
        zone = None if offset is None else timezone(timedelta(seconds=offset))
        return datetime.now().astimezone(zone) + timedelta(seconds=self._clock.ahead_seconds)

    # ------------------------------------------------------------------------------ what is known

    async def refresh(self) -> Hall | None:
        """Ask the center how things stand; the last known hall is kept for when it is away."""
        try:
            hall = await self._client.hall()
            self._set_clock(hall.now)
            if self.hall_known is None or hall.today.day != self.hall_known.today.day:
                self._memory.keep(hall)
            self.hall_known = hall
            self.on_hall(hall)
            fresh = self.catalogue is None or hall.catalogue_version != self.catalogue.version
            if fresh:
                await self._learn_catalogue()
            if fresh or self.away or not self.met.is_set():
                # asked anew in every run: a rebuilt center may have given this kiosk's range to another
                self.enrolment = await self._client.enrolment()
                self._memory.keep(self.enrolment)
            self._heard()
            return hall
        except CenterAway as away:
            self._lost(away)
        except (Refused, Rejected) as no:
            self._lost(CenterAway(f"it does not take this kiosk: {no}"))
        return None

    async def _learn_catalogue(self) -> None:
        fresh = await self._client.catalogue(self.catalogue.version if self.catalogue else "")
        if fresh is not None:
            self.catalogue = fresh
            self._memory.keep(fresh)
            self.on_catalogue(fresh)

    def _set_clock(self, hall_now: datetime) -> None:
        ahead = (hall_now - datetime.now().astimezone()).total_seconds()
        offset = hall_now.utcoffset()
        zone = None if offset is None else offset.total_seconds()
        if abs(ahead - self._clock.ahead_seconds) > DRIFT or zone != self._clock.zone_seconds:
            self._clock = HallClock(ahead_seconds=ahead, zone_seconds=zone)
            self._memory.keep(self._clock)

    def _heard(self) -> None:
        if self.away:
            log.warning("the center is back")
        self.away = False
        self.met.set()
        self._more.set()

    def _lost(self, why: CenterAway) -> None:
        if not self.away:
            log.warning("the center is away: %s", why)
        self.away = True

    # ------------------------------------------------------------------------------------ tickets

    async def quote(self, items: tuple[str, ...], holder: Holder | None, claims: tuple[str, ...] = ()) -> Quote | None:
        """What a ticket for these items would look like, or None while the center is away. Raises Refused."""
        try:
            return await self._client.quote(QuoteRequest(items=items, holder=holder, claims=claims))
        except CenterAway as away:
            self._lost(away)
            return None

    async def take(self, request: TicketRequest) -> Given:
        """A ticket, from the center or from this kiosk's own range. Raises Refused, or CenterAway when neither can."""
        key = uuid.uuid4().hex
        self._outbox.intend(key)
        try:
            ticket = await self._client.issue(key, request)
        except (Refused, Rejected):
            self._outbox.settle(key)
            raise
        except (CenterAway, asyncio.CancelledError) as unknown:
            self._outbox.settle(key, _settlement(key, Paper.VOID, "no answer in time"))
            if isinstance(unknown, asyncio.CancelledError):
                raise
            self._lost(unknown)
            return self._take_offline(request)
        self._outbox.reach(key, Stage.GIVEN, ticket.number)
        return Given(key, ticket)

    def _take_offline(self, request: TicketRequest) -> Given:
        enrolment, catalogue, now = self.enrolment, self.catalogue, self.now()
        if enrolment is None or catalogue is None:
            raise CenterAway("this kiosk has never met its center")
        lane = offline.lane_of(enrolment, request.items)
        no = offline.refusal(self.hall_known, now, lane)
        if no is not None or lane is None:
            raise Refused(no or Refusal(reason=Reason.NO_WINDOW))
        try:
            numbers = range(enrolment.offline_first, enrolment.offline_last + 1)
            number = self._outbox.reserve(now.date().isoformat(), lane.prefix, numbers)
        except RangeExhausted as none_left:
            raise Refused(Refusal(reason=Reason.NUMBERS_EXHAUSTED)) from none_left
        ticket = offline.ticket(request, lane, number, now, catalogue, enrolment, self.hall_known)
        key = uuid.uuid4().hex
        body = offline.adoption(ticket, request).model_dump_json().encode()
        self._outbox.adopt(key, ticket.number, Letter("/v1/tickets/adopt", key, body))
        self._more.set()
        return Given(key, ticket)

    def printing(self, given: Given) -> None:
        """The printer gets its first byte after this."""
        self._outbox.reach(given.key, Stage.PRINTING)

    def sent(self, given: Given) -> None:
        """The printer has taken its last byte."""
        self._outbox.reach(given.key, Stage.SENT)

    def settle(self, key: str, paper: Paper, reason: str = "", owed: bool = False) -> None:
        """What became of the paper. `PRINTED`, `UNCONFIRMED` and `NOT_PRINTED` keep the number, `VOID` gives it up.

        `owed`: half a slip may be lying in the printer and is to be marked 作废 before anything else is printed.
        """
        self._outbox.settle(key, _settlement(key, paper, reason), owed=owed)
        self._more.set()

    def paid(self) -> None:
        """What lay in the printer has been marked 作废."""
        self._outbox.paid()

    def unfinished(self) -> list[Intent]:
        """The tickets that the last run of this kiosk did not bring to an end."""
        return self._outbox.open_intents()

    def tell(self, kind: EventKind, source: str, detail: str) -> None:
        """Something the center should know; it waits in the outbox like everything else."""
        event = EventRequest(kind=kind, at=self.now(), source=source, detail=detail)
        self.post("/v1/kiosks/me/events", event)

    def post(self, path: str, body: BaseModel) -> None:
        """Into the outbox, sealed, until the center has heard it."""
        self._outbox.post(Letter(path, uuid.uuid4().hex, body.model_dump_json().encode()))
        self._more.set()

    # --------------------------------------------------------------------------------- deliveries

    async def deliver_for_ever(self) -> None:
        """Send what waits, oldest first; wait longer after each failure."""
        failures = 0
        while True:
            self._more.clear()
            if await self.deliver():
                failures = 0
                await self._more.wait()
            else:
                pause = BACKOFF[min(failures, len(BACKOFF) - 1)]
                failures += 1
                await asyncio.sleep(pause)

    async def deliver(self) -> bool:
        """Send until nothing waits (True) or the center is away (False)."""
        while (letter := self._outbox.next()) is not None:
            try:
                await self._client.deliver(letter.path, letter.key, letter.body)
                self._outbox.delivered(letter)
            except (Refused, Rejected) as no:
                log.error("the center refused %s: %s; kept for staff", letter.path, no)
                self._outbox.refused(letter, SENSELESS if isinstance(no, Rejected) else str(no))
            except CenterAway as away:
                self._outbox.tried(letter, str(away))
                self._lost(away)
                return False
        return True

    def undelivered(self) -> int:
        return self._outbox.waiting()

    def refused(self) -> str:
        """The oldest delivery that the center refused and nobody has looked at, in the contract's words; "" is none."""
        return next((str(each.told) for each in self._outbox.refusals()), "")


def _settlement(key: str, paper: Paper, reason: str) -> Letter:
    request = SettleRequest(key=key, paper=paper, reason=reason)
    return Letter("/v1/tickets/settle", f"settle-{key}-{paper.value}", request.model_dump_json().encode())
