"""Find the business, then what to bring: the first half of taking a ticket, and the whole of the guide."""

from __future__ import annotations

from kiosk.center.client import Refused
from kiosk.center.contract import MOST_ITEMS, Reason, Refusal
from kiosk.journeys.refusing import away, refuse
from kiosk.scenes import FindItem, Materials
from kiosk.visit import Visit, Way


async def choose_items(visit: Visit) -> Way:
    """Up to five items for one ticket, each with its papers ticked."""
    while visit.finder is None:
        way = await away(visit)
        if way is not Way.ON:
            return way
    while True:
        answer = await visit.show(FindItem(chosen=visit.cards(), most=MOST_ITEMS))
        if answer.action == "back":
            return Way.BACK
        if answer.action == "done" and visit.cart:
            return Way.ON
        if answer.action == "choose":
            way = await _add(visit, str(answer.value))
            if way is not Way.BACK:
                return way


async def _add(visit: Visit, code: str) -> Way:
    """One item: can it be had at all, and what must be brought? BACK is to the list, ON to the next step."""
    assert visit.finder is not None
    new = code not in visit.cart
    if new and len(visit.cart) >= MOST_ITEMS:
        return Way.BACK
    card = visit.finder.card(code)
    if card.elsewhere:
        return await _not_here(visit, Refusal(reason=Reason.NO_WINDOW, item=code))
    wanted = (*visit.cart, code) if new else tuple(visit.cart)
    try:
        await visit.working("quote", visit.desk.quote(wanted, visit.holder()))
    except Refused as no:
        return await _not_here(visit, no.refusal)
    scene = Materials(
        item=card,
        missing=visit.missing.get(code, ()),
        chosen=len(visit.cart) + new,
        most=MOST_ITEMS,
    )
    answer = await visit.show(scene)
    if answer.action == "back":
        return Way.BACK
    if new:
        visit.cart.append(code)
    visit.missing[code] = tuple(answer.value or ())
    return Way.BACK if answer.action == "add" else Way.ON


async def _not_here(visit: Visit, refusal: Refusal) -> Way:
    """Not this one: BACK to the list for another."""
    way = await refuse(visit, refusal)
    return Way.BACK if way is Way.FIRST else way
