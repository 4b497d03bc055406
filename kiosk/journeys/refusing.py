"""Saying no, in the one way every journey says it."""

from __future__ import annotations

from kiosk.center.contract import Refusal
from kiosk.scenes import Refused as RefusedScene
from kiosk.visit import Visit, Way, window_lines


def phone(visit: Visit) -> str:
    """The hall's telephone, for when nothing else helps."""
    return visit.desk.hall_known.phone if visit.desk.hall_known else ""


async def refuse(visit: Visit, refusal: Refusal) -> Way:
    """Say why not, and go where the citizen wants: FIRST (choose again), BACK or OUT."""
    hall, finder = visit.desk.hall_known, visit.finder
    item = finder.card(refusal.item) if finder and refusal.item else None
    next_open = ""
    if refusal.hours and refusal.hours.spans:
        next_open = f"{refusal.hours.day.isoformat()} {refusal.hours.spans[0][0]}"
    answer = await visit.show(
        RefusedScene(
            reason=refusal.reason.value,
            item=item.name if item else "",
            item_en=item.name_en if item else "",
            number=refusal.number,
            next_open=next_open,
            hours_text=hall.hours_text if hall else "",
            hours_text_en=hall.hours_text_en if hall else "",
            limit=refusal.limit,
            windows=window_lines(refusal.windows),
            phone=phone(visit),
        )
    )
    if answer.action == "other":
        _put_back(visit, refusal)
        return Way.FIRST
    return Way.BACK if answer.action in ("back", "identify") else Way.OUT


def _put_back(visit: Visit, refusal: Refusal) -> None:
    """The item that cannot be had must not stand in the way of the next choice."""
    if refusal.item in visit.cart:
        visit.cart.remove(refusal.item)
        visit.missing.pop(refusal.item, None)
