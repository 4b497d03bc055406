"""The live hall as its manager sees it, made from the queue of the day. No citizen's name, not even masked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median

from pydantic import BaseModel

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import WindowState
from kiosk.hall.clock import micros
from kiosk.hall.manage.devices import KioskSeen
from kiosk.hall.manage.lights import Hint, Light, Lit, SeenWindow, hint, of_lane, of_window, worst
from kiosk.hall.manage.listening import DeviceSeen
from kiosk.hall.manage.settings import ManageRules
from kiosk.queueing.day import Day
from kiosk.queueing.standing import Counter, Standing
from kiosk.queueing.windows import WindowPlan

_MINUTE = 60_000_000


class LiveWindow(BaseModel):
    number: str
    name: str
    zone: str
    state: WindowState
    reason: str
    since_minutes: int | None
    """In this state; None when nobody has opened it today."""
    clerk: str
    """Badge and name of the hall's own people; "" when nobody is there."""
    lanes: tuple[str, ...]
    own_lanes: bool
    """Set for today, other than the plan's."""
    ticket: str
    ticket_state: TicketState | None
    for_minutes: int | None
    """How long the citizen has been called, or served."""
    waiting: int
    called: int
    served: int
    passed: int
    mean_minutes: float
    light: Lit


class LiveLane(BaseModel):
    prefix: str
    name: str
    waiting: int
    longest_minutes: int
    middle_minutes: int
    windows_open: int
    windows: int
    wait_light: Light
    queue_light: Light
    light: Lit
    """The graver of the two, and why."""


class Live(BaseModel):
    now: datetime
    seq: int
    light: Light
    waiting: int
    serving: int
    held: int
    passed: int
    served: int
    windows_open: int
    windows_paused: int
    longest_minutes: int
    windows: tuple[LiveWindow, ...]
    lanes: tuple[LiveLane, ...]
    hints: tuple[Hint, ...]
    kiosks: tuple[KioskSeen, ...] = ()
    devices: tuple[DeviceSeen, ...] = ()
    """Everything else that was heard of: key-pad lines, tablets, screens, loudspeakers."""


_ORDER = (Light.GREEN, Light.YELLOW, Light.RED)


def look(day: Day, seq: int, now: datetime, rules: ManageRules, people: Mapping[str, str]) -> Live:
    """`people`: account id → how a clerk is shown. Kiosks and devices are added by the caller."""
    at = micros(now)
    waits: defaultdict[str, list[float]] = defaultdict(list)
    for ticket in day.waiting():
        waits[ticket.prefix].append(max(0, at - ticket.ready_at) / _MINUTE)
    waiting = {number: len(day.waiting_for(number)) for number in day.windows}
    windows = tuple(_window(day, plan, at, waiting, rules, people) for plan in day.plan.windows)
    lanes = tuple(
        _lane(day, lane.prefix, lane.name, sorted(waits[lane.prefix]), rules)
        for lane in sorted(day.plan.lanes, key=lambda lane: lane.prefix)
    )
    hints = _hints(day, waits, waiting, rules)
    lights = [window.light.light for window in windows] + [lane.light.light for lane in lanes]
    return Live(
        now=now,
        seq=seq,
        light=max(lights, key=_ORDER.index, default=Light.GREEN),
        waiting=sum(lane.waiting for lane in lanes),
        serving=sum(window.ticket_state is TicketState.SERVING for window in windows),
        held=len(day.in_state(TicketState.HELD)),
        passed=len(day.in_state(TicketState.PASSED)),
        served=sum(window.served for window in windows),
        windows_open=sum(window.state is WindowState.OPEN for window in windows),
        windows_paused=sum(window.state is WindowState.PAUSED for window in windows),
        longest_minutes=max((lane.longest_minutes for lane in lanes), default=0),
        windows=windows,
        lanes=lanes,
        hints=hints,
    )


def _window(
    day: Day, plan: WindowPlan, at: int, waiting: Mapping[str, int], rules: ManageRules, people: Mapping[str, str]
) -> LiveWindow:
    number = plan.place.number
    window = day.windows[number]
    ticket = day.at(number)
    since = (at - window.since) / _MINUTE if window.since else None
    arriving = _since(ticket.called_at, at) if ticket is not None and ticket.state is TicketState.CALLED else None
    return LiveWindow(
        number=number,
        name=plan.place.name,
        zone=plan.place.zone,
        state=window.state,
        reason=window.reason,
        since_minutes=None if since is None else max(0, int(since)),
        clerk=people.get(window.clerk, window.badge) if window.clerk else "",
        lanes=tuple(sorted(window.lanes)),
        own_lanes=window.own_lanes,
        ticket="" if ticket is None else ticket.number,
        ticket_state=None if ticket is None else ticket.state,
        for_minutes=None if ticket is None else int(_busy(ticket, at)),
        waiting=waiting[number],
        called=window.called,
        served=window.served,
        passed=window.passed,
        mean_minutes=round(window.service_time / window.served / _MINUTE, 1) if window.served else 0.0,
        light=of_window(window.state, since or 0.0, arriving, waiting[number], rules.lights),
    )


def _busy(ticket: Standing, at: int) -> float:
    begun = ticket.started_at if ticket.state is TicketState.SERVING else ticket.called_at
    return _since(begun, at)


def _since(moment: int | None, at: int) -> float:
    return max(0, at - moment) / _MINUTE if moment is not None else 0.0


def _lane(day: Day, prefix: str, name: str, waits: Sequence[float], rules: ManageRules) -> LiveLane:
    serving = [window for window in day.windows.values() if prefix in window.lanes]
    wait, queue = of_lane(prefix, waits, rules.lights)
    return LiveLane(
        prefix=prefix,
        name=name,
        waiting=len(waits),
        longest_minutes=int(max(waits, default=0)),
        middle_minutes=int(median(waits)) if waits else 0,
        windows_open=sum(window.state is WindowState.OPEN for window in serving),
        windows=len(serving),
        wait_light=wait.light,
        queue_light=queue.light,
        light=worst([wait, queue]),
    )


def _hints(
    day: Day, waits: Mapping[str, Sequence[float]], waiting: Mapping[str, int], rules: ManageRules
) -> tuple[Hint, ...]:
    seen = [_seen(window, waiting[window.number]) for window in day.windows.values()]
    found = (hint(lane.prefix, lane.name, waits.get(lane.prefix, ()), seen, rules.hint) for lane in day.plan.lanes)
    return tuple(each for each in found if each is not None)


def _seen(window: Counter, waiting: int) -> SeenWindow:
    idle = window.state is WindowState.OPEN and not window.ticket and not waiting
    return SeenWindow(window.number, window.state, window.lanes, idle)
