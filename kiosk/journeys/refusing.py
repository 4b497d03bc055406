"""Saying no, in the one way every journey says it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.center.contract import Hall, Hours, Reason, Refusal
from kiosk.scenes import Refused as RefusedScene
from kiosk.visit import Visit, Way, window_lines

SATURDAY = 5


def phone(visit: Visit) -> str:
    """The hall's telephone, for when nothing else helps."""
    return visit.desk.hall_known.phone if visit.desk.hall_known else ""


def next_day(visit: Visit) -> str:
    """When the hall opens on a day after this one, `2026-11-23 09:00`; "" when that is not known. Tomorrow may be a
    holiday."""
    hall = visit.desk.hall_known
    hours = hall.next_day if hall else None
    return _opening(hours) if hours and hours.day > visit.desk.now().date() else ""


def closed_for(hall: Hall | None) -> tuple[str, str]:
    """The holiday, or the hall's own reason, for which it is closed now, in Chinese and English; else empty words."""
    if hall is None or hall.open:
        return "", ""
    today = hall.today
    if today.spans and today.day.weekday() >= SATURDAY:
        return "", ""  # open beyond the week, 调休上班: no reason for being closed in the evening
    return today.reason, today.reason_en


async def away(visit: Visit) -> Way:
    """Nothing can be done without the center. ON when it has been asked again, because the citizen wished it."""
    answer = await visit.show(RefusedScene("centerAway", phone=phone(visit)))
    if answer.action == "retry":
        await visit.working("center", visit.desk.refresh())
        return Way.ON
    return Way.BACK if answer.action == "back" else Way.OUT


async def refuse(visit: Visit, refusal: Refusal) -> Way:
    """Say why not, and go where the citizen wants: FIRST (choose again), BACK or OUT."""
    answer = await visit.show(_scene(visit, refusal))
    if answer.action == "other":
        _put_back(visit, refusal)
        return Way.FIRST
    if answer.action == "identify":
        visit.must_say_who = True
    return Way.BACK if answer.action in ("back", "retry", "identify") else Way.OUT


def _scene(visit: Visit, refusal: Refusal) -> RefusedScene:
    hall, finder = visit.desk.hall_known, visit.finder
    item = finder.card(refusal.item) if finder and refusal.item else None
    why, why_en = closed_for(hall) if refusal.reason is Reason.CLOSED else ("", "")
    scene = RefusedScene(
        reason=refusal.reason.value,
        item=item.name if item else "",
        item_en=item.name_en if item else "",
        number=refusal.number,
        hours_text=hall.hours_text if hall else "",
        hours_text_en=hall.hours_text_en if hall else "",
        limit=refusal.limit,
        windows=window_lines(refusal.windows),
        elsewhere=item.elsewhere if item else None,
        phone=phone(visit),
        closed_for=why,
        closed_for_en=why_en,
    )
    return _with_hours(visit, scene, refusal.hours) if refusal.hours and refusal.hours.spans else scene


def _with_hours(visit: Visit, scene: RefusedScene, hours: Hours) -> RefusedScene:
    return replace(
        scene,
        next_open=_opening(hours),
        spans=tuple(f"{begin}–{end}" for begin, end in hours.spans),
        today=hours.day == visit.desk.now().date(),
    )


def _opening(hours: Hours) -> str:
    return f"{hours.day.isoformat()} {hours.spans[0][0]}"


def _put_back(visit: Visit, refusal: Refusal) -> None:
    """The item that cannot be had must not stand in the way of the next choice."""
    if refusal.item in visit.cart:
        visit.cart.remove(refusal.item)
        visit.missing.pop(refusal.item, None)
