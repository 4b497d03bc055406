"""取号: a citizen takes a queue ticket. Item → what to bring → who you are → (the face) → check → paper."""

from __future__ import annotations

from kiosk.center.client import CenterAway, Refused
from kiosk.center.contract import Quote, TicketRequest, WindowPlace
from kiosk.center.offline import lane_of
from kiosk.journeys.choosing import choose_items
from kiosk.journeys.confirming_face import confirm_face
from kiosk.journeys.handing import hand_over
from kiosk.journeys.identifying import say_who, warm_face
from kiosk.journeys.refusing import away, refuse
from kiosk.scenes import ChooseClaim, ClaimLine, Confirm
from kiosk.visit import Visit, Way, claim_line, window_lines

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
    while True:
        try:
            visit.given = await visit.working("ticket", visit.desk.take(_request(visit)))
            return Way.ON
        except Refused as no:
            return await refuse(visit, no.refusal)
        except CenterAway:
            way = await away(visit)
            if way is not Way.ON:
                return way


def _request(visit: Visit) -> TicketRequest:
    return TicketRequest(
        items=tuple(visit.cart),
        holder=visit.holder(),
        missing=visit.all_missing(),
        claims=visit.claims,
        language=visit.stage.language(),
    )


async def check(visit: Visit) -> Way:
    """The last look: what, how many ahead, how long, where. 去掉 takes an item out."""
    if visit.must_say_who and visit.holder() is None:
        return Way.BACK
    while visit.cart:
        try:
            quote = await visit.working("quote", visit.desk.quote(tuple(visit.cart), visit.holder(), visit.claims))
        except Refused as no:
            return await refuse(visit, no.refusal)
        answer = await visit.show(_confirmation(visit, quote))
        if answer.action == "take":
            return Way.ON
        if answer.action == "back":
            return Way.BACK
        if answer.action == "claim":
            await choose_claim(visit)
        if answer.action == "remove":
            visit.cart.remove(answer.value)
            visit.missing.pop(answer.value, None)
    return Way.FIRST


async def choose_claim(visit: Visit) -> None:
    """残疾人、军人…: taken at their word here, the window looks at the paper."""
    answer = await visit.show(ChooseClaim(_claims(visit), _claimed(visit)))
    if answer.action in ("claim", "none"):
        visit.claims = (str(answer.value),) if answer.action == "claim" else ()


def _confirmation(visit: Visit, quote: Quote | None) -> Confirm:
    return Confirm(
        who=visit.public_name,
        items=visit.cards(),
        people_ahead=quote.people_ahead if quote else None,
        low=quote.span.low if quote else None,
        high=quote.span.high if quote else None,
        windows=window_lines(quote.windows if quote else _usual_windows(visit)),
        missing=visit.all_missing(),
        paper=visit.rack.printer.paper,
        offline=quote is None,
        claims=_claims(visit),
        claimed=_claimed(visit),
    )


def _usual_windows(visit: Visit) -> tuple[WindowPlace, ...]:
    """Where it is done by the plan, while nobody can say which windows are open: what an offline ticket says, too."""
    enrolment = visit.desk.enrolment
    lane = lane_of(enrolment, tuple(visit.cart)) if enrolment else None
    return lane.windows if lane else ()


def _claims(visit: Visit) -> tuple[ClaimLine, ...]:
    hall = visit.desk.hall_known
    return tuple(map(claim_line, hall.claims)) if hall else ()


def _claimed(visit: Visit) -> str:
    return next(iter(visit.claims), "")
