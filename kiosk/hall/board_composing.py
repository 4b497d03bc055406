"""From the queue of the day to what everybody may see: the whole hall once, then cut down for each board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.center.contract import Span
from kiosk.center.contract.boards import Board, Call, WaitingLine
from kiosk.center.contract.windows import WindowStanding
from kiosk.hall.board_settings import BoardPlan
from kiosk.hall.clock import moment
from kiosk.hall.plan import Plan
from kiosk.identity.masking import public_name
from kiosk.queueing.day import Day
from kiosk.queueing.hours import giving


@dataclass(frozen=True, slots=True)
class Look:
    """The hall at one moment."""

    day: Day
    plan: Plan
    seq: int
    now: datetime
    windows: tuple[WindowStanding, ...]
    span: Callable[[frozenset[str]], Span]
    """How long somebody waits who takes a number for these windows now."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the hall a board stands in: all of it, a zone, or one window."""

    zone: str = ""
    window: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """The hall as shown, not yet cut down. `calls` are the last of today, oldest first."""

    board: Board
    calls: tuple[Call, ...]
    plan: Plan
    extras: BoardPlan


def whole(look: Look, extras: BoardPlan) -> Whole:
    calls = tuple(_calls(look, extras))
    board = Board(
        seq=look.seq,
        now=look.now,
        hall=look.plan.hall.name,
        hall_en=look.plan.hall.name_en,
        open=giving(look.now, look.plan.week),
        windows=look.windows,
        called=_newest(calls, extras.calls),
        lines=_lines(look),
        waiting=sum(look.day.lines.values()),
    )
    return Whole(board, calls, look.plan, extras)


def known(plan: Plan, scope: Scope) -> bool:
    """Whether the hall has such a zone and such a window."""
    places = [window.place for window in plan.counters.windows]
    zones = {place.zone for place in places}
    return scope.zone in ("", *zones) and scope.window in ("", *(place.number for place in places))


def cut(seen: Whole, scope: Scope) -> Board:
    """The board of one zone or window. A lane belongs to every zone in which a window serves it."""
    board, extras = seen.board, seen.extras
    zone = scope.zone
    if scope.window:
        zone = next((each.zone for each in board.windows if each.number == scope.window), "")
    notices = extras.notices_on(board.now, zone)
    duty = extras.duty_on(board.now, zone)
    if scope == Scope():
        return board.model_copy(update={"notices": notices, "duty": duty})
    here = tuple(each for each in board.windows if scope.window in ("", each.number) and each.zone == zone)
    numbers = {each.number for each in here}
    lines = tuple(line for line in board.lines if numbers.intersection(line.windows))
    return board.model_copy(
        update={
            "zone": zone,
            "windows": here,
            "called": _newest(cut_calls(seen, scope), extras.calls),
            "lines": lines,
            "waiting": sum(line.waiting for line in lines),
            "notices": notices,
            "duty": duty,
        }
    )


def cut_calls(seen: Whole, scope: Scope, after: int = 0) -> tuple[Call, ...]:
    """Calls to a zone or window since the one with the id `after`, oldest first."""
    return tuple(
        call
        for call in seen.calls
        if call.id > after and scope.zone in ("", call.zone) and scope.window in ("", call.window)
    )


def _newest(calls: tuple[Call, ...], most: int) -> tuple[Call, ...]:
    return calls[: -most - 1 : -1]


def _calls(look: Look, extras: BoardPlan) -> list[Call]:
    places = {window.place.number: window.place for window in look.plan.counters.windows}
    calls = []
    for made in look.day.calls:
        place = places.get(made.window)
        if place is None:  # a window that the plan no longer has
            continue
        calls.append(
            Call(
                id=made.id,
                at=moment(made.at),
                number=made.number,
                window=made.window,
                window_name=place.name,
                zone=place.zone,
                floor=place.floor,
                name=public_name(made.shown) if extras.names == "surname" else "",
                again=made.again,
            )
        )
    return calls


def _lines(look: Look) -> tuple[WaitingLine, ...]:
    """Lanes some window serves today, in the order of their letters."""
    lines = []
    for lane in sorted(look.plan.counters.lanes, key=lambda each: each.prefix):
        pool = look.day.pool_for([lane.prefix])
        waiting = sum(count for (_, prefix), count in look.day.lines.items() if prefix == lane.prefix)
        if not pool and not waiting:
            continue
        lines.append(
            WaitingLine(
                lane=lane.prefix,
                name=lane.name,
                waiting=waiting,
                span=look.span(pool) if pool & look.day.open_numbers() else None,
                windows=tuple(
                    window.place.number for window in look.plan.counters.windows if window.place.number in pool
                ),
            )
        )
    return tuple(lines)
