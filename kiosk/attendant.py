"""The attendant: welcomes, shows the services, runs the chosen journey, and wipes everything after each visit."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kiosk.center.contract import Hall
from kiosk.center.door import Offered
from kiosk.journeys import take_ticket as _most_wanted  # noqa: F401 - it is there before the first touch
from kiosk.journeys.refusing import closed_for
from kiosk.scenes import Home, OutOfService, Refused, Service, Welcome
from kiosk.visit import House, Left, Visit

log = logging.getLogger(__name__)

Journey = Callable[[Visit], Coroutine[Any, Any, str]]

JOURNEYS = ("take_ticket", "print_certificate", "track_case", "file_application", "pay_fee", "guide")
"""Names of modules in `kiosk.journeys`, each with the coroutine of that name. Loaded when first chosen: what a journey
needs takes memory, and most kiosks offer a few."""

REFRESH = 5.0
"""Seconds between two looks at how the hall stands, while nobody hurries."""
STARTING = 20.0
"""Seconds a kiosk without a catalogue waits for its center before it opens all the same."""
SORRY = 30.0
"""Seconds an apology stays."""
RETRY = 1.0
"""Seconds between two calls to a center that does not answer."""


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What may be kept of a visit: nothing of the citizen."""

    journey: str
    outcome: str
    seconds: float


class Attendant:
    """Serves one citizen after the other."""

    def __init__(self, house: House, on_visit: Callable[[VisitRecord], None] = lambda record: None) -> None:
        self._house = house
        self._on_visit = on_visit
        self._waiting: Callable[[], Welcome | Home] | None = None

    async def serve_for_ever(self) -> None:
        straight_on = False
        await self._start()
        while True:
            asked = "touch" if straight_on else await self._welcome()
            straight_on = await self.visit(calls=asked == "help")

    async def _start(self) -> None:
        """A kiosk that knows no catalogue yet has nothing to offer: it says that it is starting, for a while."""
        if self._house.finder is None:
            self._house.stage.put(OutOfService("starting"))
            with suppress(TimeoutError):
                async with asyncio.timeout(STARTING):
                    await self._house.desk.met.wait()

    async def watch_hall(self) -> None:
        """Keep the counts on the welcome and home screens true."""
        while True:
            answered = await self._house.desk.refresh()
            if answered:
                await self._house.cases.offered.refresh()
                await self._house.fees.offered.refresh()
                await self._house.filing.offered.refresh()
                await self._house.identifying.desk.offered.refresh()
            if self._waiting is not None:
                self._house.stage.renew(self._waiting())
            await asyncio.sleep(REFRESH if answered else RETRY)

    async def _welcome(self) -> str:
        self._waiting = self._welcome_scene
        try:
            return (await self._house.stage.show(self._welcome_scene())).action
        finally:
            self._waiting = None

    async def visit(self, *, calls: bool = False) -> bool:
        """One citizen, who may have called staff at once. True when they asked to begin again: then the home screen
        follows, not the welcome."""
        visit = Visit(self._house)
        began = asyncio.get_running_loop().time()
        journey, outcome = "home", "left"
        try:
            if calls:
                await visit.call_help()
            while True:
                journey = await self._choose(visit)
                self._house.stage.walk(journey)
                outcome = await _journey(journey)(visit)
                if outcome != "left":
                    return False
                visit.wipe()  # back on the home screen somebody else may be standing there
                await self._house.rack.forget()
        except Left as left:
            outcome = left.how
            return left.how == "home"
        except Exception:
            outcome = "fault"
            log.exception("a visit ended in a fault")
            await self._apologize(visit)
            return False
        finally:
            visit.wipe()
            self._house.stage.reset()
            await self._house.rack.forget()
            seconds = asyncio.get_running_loop().time() - began
            self._record(VisitRecord(journey, outcome, round(seconds, 3)))

    async def _apologize(self, visit: Visit) -> None:
        """Something went wrong that nobody foresaw: the citizen is told, and where to go."""
        hall = self._house.desk.hall_known
        try:
            await visit.show(Refused("fault", phone=hall.phone if hall else ""), stays=SORRY)
        except Left:
            pass
        except Exception:
            log.exception("not even the apology could be shown")

    def _record(self, record: VisitRecord) -> None:
        """A full disk must not keep the next citizen away."""
        try:
            self._on_visit(record)
        except Exception:
            log.exception("a visit could not be recorded")

    async def _choose(self, visit: Visit) -> str:
        """The home screen, until an open service is touched."""
        self._waiting = self._home_scene
        try:
            while True:
                answer = await visit.show(self._home_scene())
                if answer.action in JOURNEYS:
                    return answer.action
                if answer.action == "back":
                    raise Left("idle")
        finally:
            self._waiting = None

    # ------------------------------------------------------------------------------------ scenes

    def _welcome_scene(self) -> Welcome:
        hall = self._house.desk.hall_known
        shut, shut_en = closed_for(hall)
        return Welcome(
            waiting=hall.waiting if hall else 0,
            low=hall.span.low if hall and hall.span else None,
            high=hall.span.high if hall and hall.span else None,
            open=hall.open if hall else True,
            hours_text=hall.hours_text if hall else "",
            hours_text_en=hall.hours_text_en if hall else "",
            next_open=_next_open(hall),
            closed_for=shut,
            closed_for_en=shut_en,
        )

    def _papers(self) -> tuple[Service, ...]:
        """Papers, where this machine has a page printer; at any hour, as long as the center answers."""
        pages = self._house.rack.pages
        if pages is None:
            return ()
        why = "center" if self._house.desk.away else "device" if pages.lost else ""
        return (Service("print_certificate", not why, why),)

    def _tracking(self) -> Service:
        """Where is my case, at any hour, as long as the center answers and keeps cases."""
        why = "center" if self._house.desk.away else "" if self._house.cases.offered.yes else "noCases"
        return Service("track_case", not why, why)

    def _room(self, name: str, offered: Offered) -> tuple[Service, ...]:
        """申报 and 缴费, where the hall does that; at any hour, as long as the center answers."""
        why = "center" if self._house.desk.away else ""
        return (Service(name, not why, why),) if offered.yes else ()

    def _home_scene(self) -> Home:
        desk = self._house.desk
        hall = desk.hall_known
        known = self._house.finder is not None
        open_now = hall.open if hall else True
        shut, shut_en = closed_for(hall)
        why = "" if known and (open_now or desk.away) else ("closed" if known else "center")
        return Home(
            services=(
                Service("take_ticket", not why, why),
                *self._papers(),
                *self._room("file_application", self._house.filing.offered),
                self._tracking(),
                *self._room("pay_fee", self._house.fees.offered),
                Service("guide", known, "" if known else "center"),
            ),
            waiting=hall.waiting if hall else 0,
            low=hall.span.low if hall and hall.span else None,
            high=hall.span.high if hall and hall.span else None,
            windows_open=hall.windows_open if hall else 0,
            open=open_now,
            hours_text=hall.hours_text if hall else "",
            hours_text_en=hall.hours_text_en if hall else "",
            next_open=_next_open(hall),
            closed_for=shut,
            closed_for_en=shut_en,
            paper=self._house.rack.printer.paper,
            center_away=desk.away,
        )


def _journey(name: str) -> Journey:
    """ImportError or AttributeError for a name that is no journey's."""
    journey: Journey = getattr(importlib.import_module(f"kiosk.journeys.{name}"), name)
    return journey


def _next_open(hall: Hall | None) -> str:
    if hall is None or hall.open or hall.next_open is None or not hall.next_open.spans:
        return ""
    return f"{hall.next_open.day.isoformat()} {hall.next_open.spans[0][0]}"
