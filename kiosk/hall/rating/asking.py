"""Who is asked for a rating: the citizen just served, by the window's tablet; a ticket's holder, by its own page."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import bindparam, select

from kiosk.center.contract import TicketItem, WindowPlace
from kiosk.center.contract.rating_desk import FollowUpState
from kiosk.center.contract.ratings import (
    Asking,
    Invitation,
    Level,
    TicketRatings,
    TicketService,
)
from kiosk.hall.clock import micros, moment
from kiosk.hall.desk import Desk
from kiosk.hall.rating.office import Office, Row, View
from kiosk.hall.rating.tables import follow_ups, ratings
from kiosk.hall.tables import hall_state, services, tickets, windows
from kiosk.queueing.numbers import spell
from kiosk.rating import rules
from kiosk.rating.rules import Done

_SEQ = select(hall_state.c.seq).where(hall_state.c.name == "hall")
_AT = select(windows.c.service, windows.c.badge).where(
    windows.c.day == bindparam("today"), windows.c.number == bindparam("window")
)
_SERVICE = select(services).where(services.c.id == bindparam("service"))
_RATED = select(ratings.c.id).where(ratings.c.service == bindparam("service"))


def window_of(desk: Desk, number: str) -> WindowPlace | None:
    """`03`, and `3` for it as people write it; None when this hall has no such window."""
    places = [window.place for window in desk.plan.counters.windows]
    exact = [place for place in places if place.number == number]
    alike = [place for place in places if place.number.lstrip("0") == number.lstrip("0")]
    return next(iter(exact or alike), None)


def invitation(view: View, office: Office, place: WindowPlace) -> Invitation:
    """Whom the window's tablet asks at this moment."""
    hall = view.desk.plan.hall
    seq = view.connection.execute(_SEQ).scalar()  # before the rest: what comes later is another change
    row = view.connection.execute(_AT, {"today": view.day, "window": place.number}).mappings().first()
    asking, left = (None, 0.0) if row is None or not row["service"] else _asked(view, office, row, place)
    return Invitation(
        seq=seq or 0,
        now=view.now,
        window=place.number,
        window_name=place.name,
        window_name_en=place.name_en,
        hall=hall.name,
        hall_en=hall.name_en,
        asking=asking,
        seconds_left=left,
    )


def ticket(view: View, office: Office, code: str) -> TicketRatings | None:
    """Everything done for a ticket that can be rated, newest first; None when there is no such ticket."""
    row = view.connection.execute(select(tickets).where(tickets.c.code == code)).mappings().first()
    if row is None:
        return None
    hall = view.desk.plan.hall
    query = select(services).where(services.c.ticket == row["id"]).order_by(services.c.ended_at.desc())
    done = [each for each in view.connection.execute(query).mappings() if not rules.unfit(_done(each, 0))]
    until = None
    if done:
        until = moment(rules.closing(done[0]["ended_at"], office.plan.times)).date() - timedelta(days=1)
    return TicketRatings(
        number=spell(row["prefix"], row["number"], hall.number_digits),
        hall=hall.name,
        hall_en=hall.name_en,
        until=until,
        services=tuple(_ticket_service(view, office, each) for each in done),
    )


def _asked(view: View, office: Office, window: Row, place: WindowPlace) -> tuple[Asking | None, float]:
    service = view.connection.execute(_SERVICE, {"service": window["service"]}).mappings().first()
    if service is None:
        return None, 0.0
    left = rules.seconds_left(service["ended_at"], micros(view.now), office.plan.times)
    if not left or rules.unfit(_done(service, 0)):
        return None, 0.0
    if view.connection.execute(_RATED, {"service": service["id"]}).first():
        return None, 0.0
    return _asking(view, service, place, window["badge"]), left


def _ticket_service(view: View, office: Office, service: Row) -> TicketService:
    query = select(ratings).where(ratings.c.service == service["id"]).order_by(ratings.c.assess_number)
    given = list(view.connection.execute(query).mappings())
    done, now, times = _done(service, len(given)), micros(view.now), office.plan.times
    place = window_of(view.desk, service["window"]) or WindowPlace(number=service["window"], name="")
    return TicketService(
        asking=_asking(view, service, place, ""),
        rated=Level(given[0]["level"]) if given else None,
        rated_again=Level(given[1]["level"]) if len(given) > 1 else None,
        may_rate=rules.by_phone(done, now, times, again=False) is None,
        may_rate_again=rules.by_phone(done, now, times, again=True) is None,
        answer=_answer(view, office, [each["id"] for each in given]),
    )


def _answer(view: View, office: Office, given: list[str]) -> str:
    """What the hall answered; the newest when both ratings were bad."""
    query = (
        select(follow_ups.c.id, follow_ups.c.answer_sealed)
        .where(follow_ups.c.rating.in_(given), follow_ups.c.state.in_(_ANSWERED))
        .order_by(follow_ups.c.opened_at.desc())
    )
    row = view.connection.execute(query).first() if given else None
    return "" if row is None else office.envelope.open(row.answer_sealed, row.id, "answer")


_ANSWERED = (FollowUpState.RECTIFIED.value, FollowUpState.EXPLAINED.value, FollowUpState.CLOSED.value)


def _done(service: Row, count: int) -> Done:
    return Done(service["started_at"], service["ended_at"], service["ended"], count)


def _asking(view: View, service: Row, place: WindowPlace, badge: str) -> Asking:
    return Asking(
        service=service["id"],
        number=service["number"],
        window=place.number,
        window_name=place.name,
        window_name_en=place.name_en,
        clerk=badge,
        items=tuple(_item(view.desk, code) for code in json.loads(service["items"])),
        ended_at=moment(service["ended_at"]),
    )


def _item(desk: Desk, code: str) -> TicketItem:
    offer = desk.offers.get(code)
    if offer is None:  # no longer in the catalogue
        return TicketItem(code=code, name=code)
    return TicketItem(code=code, name=offer.item.name, name_en=offer.item.name_en)
