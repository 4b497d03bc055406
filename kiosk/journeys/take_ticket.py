"""取号: a citizen takes a queue ticket. Item → what to bring → who you are → (the face) → check → paper."""

from __future__ import annotations

from kiosk.center.client import CenterAway, Refused
from kiosk.center.contract import Quote, TicketRequest
from kiosk.journeys.choosing import choose_items
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.handing import hand_over
from kiosk.journeys.identifying import say_who, warm_face
from kiosk.journeys.refusing import phone, refuse
from kiosk.scenes import Confirm
from kiosk.scenes import Refused as RefusedScene
from kiosk.visit import Visit, Way, window_lines

PURPOSE = "take_ticket"


async def take_ticket(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "printed", "unprinted", "refused" or "left"."""
    await warm_face(visit, PURPOSE)
    way = await visit.walk(choose_items, say_who, face, check, ask_for_number)
    if way is Way.BACK:
        return "left"
    if way is Way.OUT or visit.given is None:
        return "refused"
    return await hand_over(visit, visit.given)


async def face(visit: Visit) -> Way:
    """Only where the hall has set it, and only for who laid a card: a queue needs nobody's face."""
    if visit.person is None or PURPOSE not in visit.house.identifying.face_for:
        return Way.PASS
    return await confirm_face(visit, PURPOSE)


async def ask_for_number(visit: Visit) -> Way:
    """取号: from here on the number is somebody's, whatever happens."""
    request = TicketRequest(
        items=tuple(visit.cart),
        holder=visit.holder(),
        missing=visit.all_missing(),
        language=visit.stage.language(),
    )
    try:
        visit.given = await visit.working("ticket", visit.desk.take(request))
    except Refused as no:
        return await refuse(visit, no.refusal)
    except CenterAway:
        await visit.show(RefusedScene("centerAway", phone=phone(visit)))
        return Way.OUT
    return Way.ON


async def check(visit: Visit) -> Way:
    """The last look: what, how many ahead, how long, where. 去掉 takes an item out."""
    while visit.cart:
        try:
            quote = await visit.working("quote", visit.desk.quote(tuple(visit.cart), visit.holder()))
        except Refused as no:
            return await refuse(visit, no.refusal)
        answer = await visit.show(_confirmation(visit, quote))
        if answer.action == "take":
            return Way.ON
        if answer.action == "back":
            return Way.BACK
        if answer.action == "remove":
            visit.cart.remove(answer.value)
            visit.missing.pop(answer.value, None)
    return Way.FIRST


def _confirmation(visit: Visit, quote: Quote | None) -> Confirm:
    return Confirm(
        who=visit.public_name,
        items=visit.cards(),
        people_ahead=quote.people_ahead if quote else None,
        low=quote.span.low if quote else None,
        high=quote.span.high if quote else None,
        windows=window_lines(quote.windows) if quote else (),
        missing=visit.all_missing(),
        paper=visit.rack.printer.paper,
        offline=quote is None,
    )
