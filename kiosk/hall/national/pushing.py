"""Cases told to a platform that does not pull: each change once, in order, tried again until the platform takes it.

A `Platform` does the sending; how it encrypts and signs is its own affair. What was sent is remembered as a place in
the order of changes, so that no citizen's data lies in an outbox: after each page, or where within it the platform took
no more. Killed in between, the last page is sent once more, and its 办件编号 tell the platform that it is a repeat.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, Protocol

from fastapi import APIRouter, FastAPI
from sqlalchemy import delete, insert, select

from kiosk.hall.asked import reading
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.national.gathering import EXCHANGED, Changes, Hall, changed
from kiosk.hall.national.settings import ExchangePlan
from kiosk.hall.outward import NotReached, Outward
from kiosk.hall.rows import event_row
from kiosk.hall.tables import events, notes

log = logging.getLogger("kiosk.hall")

_PLACE = "exchange sent"
_LARGEST = 64 * 1024
_LATER = frozenset({408, 429})


class Refused(Exception):
    """The platform will never take this record; the text says with which status."""


class Platform(Protocol):
    """One platform's interface."""

    def send(self, case: Mapping[str, Any]) -> None:
        """Blocks with a deadline of its own. Refused, or NotReached to be tried again."""


class HttpPlatform:
    def __init__(self, outward: Outward) -> None:
        self._outward = outward

    def send(self, case: Mapping[str, Any]) -> None:
        status = self._outward.ask({"办件": [case]}).status
        if 400 <= status < 500 and status not in _LATER:
            raise Refused(str(status))
        if not 200 <= status < 300:
            raise NotReached(str(status))


def deliver(desk: Desk, hall: Hall, platform: Platform) -> int:
    """Tell everything that is due, oldest change first; how many records the platform took. Ends early, without a
    fault, when the platform cannot be reached: the rest is told the next time."""
    taken = 0
    while True:
        after = _place(desk)
        page = reading(desk, partial(changed, hall=hall, after=after))
        told, place = _tell(platform, page)
        taken += told
        if place != after:
            _keep_place(desk, place, {"after": after, "next": place, "count": told})
        if place != page.next or not page.more:
            return taken


def _tell(platform: Platform, page: Changes) -> tuple[int, str]:
    """How many records of the page the platform took, and the place to go on from."""
    taken = 0
    for case, before in page.changes:
        try:
            platform.send(case.model_dump(mode="json"))
            taken += 1
        except Refused as never:
            log.warning("the platform refused case %s: %s", case.application.number, never)
        except NotReached as away:
            log.warning("the platform cannot be reached (%s); %d cases were told", away, taken)
            return taken, before
    return taken, page.next


def prepare(app: FastAPI) -> None:
    """ConfigError when a file that the push needs cannot be read."""
    plan: ExchangePlan = app.state.exchange
    folder = app.state.desk.settings.config
    wanted = plan.push.way == "http"
    app.state.exchange_platform = HttpPlatform(Outward(plan.push, folder, _LARGEST)) if wanted else None


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    platform: Platform | None = app.state.exchange_platform
    if platform is None or app.state.cases.plan is None:
        yield
        return
    hall = Hall(app.state.exchange, app.state.cases.plan.district)
    task = asyncio.create_task(_again_and_again(app.state.desk, hall, platform), name="exchange")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


router = APIRouter(lifespan=_beside)


async def _again_and_again(desk: Desk, hall: Hall, platform: Platform) -> None:
    while True:
        try:
            await asyncio.to_thread(deliver, desk, hall, platform)
        except Exception as fault:  # only its kind: its text can hold what it is about
            log.warning("not everything due was told to the city: %s", type(fault).__name__)
        await asyncio.sleep(hall.plan.push.every_seconds)


def _place(desk: Desk) -> str:
    with desk.store.reading() as connection:
        return connection.execute(select(notes.c.content).where(notes.c.name == _PLACE)).scalar() or ""


def _keep_place(desk: Desk, place: str, told: Mapping[str, object]) -> None:
    with desk.store.writing() as connection:
        connection.execute(delete(notes).where(notes.c.name == _PLACE))
        connection.execute(insert(notes).values(name=_PLACE, content=place))
        connection.execute(insert(events).values(event_row(micros(desk.clock.now()), "push", EXCHANGED, None, told)))
