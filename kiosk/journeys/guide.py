"""办事指南: read what an item needs, and take a number from there."""

from __future__ import annotations

from kiosk.center.contract import MOST_ITEMS
from kiosk.journeys.refusing import away
from kiosk.journeys.take_ticket import take_ticket
from kiosk.scenes import FindItem, Materials
from kiosk.visit import Visit, Way


async def guide(visit: Visit) -> str:
    """Returns "left", or how the ticket taken from here ended."""
    while visit.finder is None:
        if await away(visit) is not Way.ON:
            return "left"
    while True:
        answer = await visit.show(FindItem(chosen=(), most=MOST_ITEMS, guide=True))
        if answer.action == "back":
            return "left"
        if answer.action != "choose":
            continue
        code = str(answer.value)
        scene = Materials(item=visit.finder.card(code), missing=(), chosen=0, most=MOST_ITEMS, guide=True)
        if (await visit.show(scene)).action == "take":
            visit.cart[:] = [code]  # reading on is not choosing: a ticket from here is for this one thing
            return await take_ticket(visit)
