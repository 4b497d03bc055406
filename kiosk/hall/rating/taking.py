"""A rating is taken: judged, stored with its follow-up, its odd patterns and what a platform shall hear of it.

All in the one transaction of the request.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from kiosk.center.contract.ratings import (
    Channel,
    Level,
    PhoneRating,
    Rated,
    RatingReason,
    RatingRefusal,
    RatingRequest,
)
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros, moment
from kiosk.hall.issuing import fresh_id
from kiosk.hall.rating import following, pushing, watching
from kiosk.hall.rating.office import Office, Row
from kiosk.hall.rating.tables import ratings
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import services, tickets, windows
from kiosk.rating import rules
from kiosk.rating.options import VERSION, misfits
from kiosk.rating.rules import SECOND, Done

_BY_ID = select(services).where(services.c.id == bindparam("service"))
_LAST_AT = select(windows.c.service).where(windows.c.day == bindparam("today"), windows.c.number == bindparam("window"))
_HAS = select(func.count()).where(ratings.c.service == bindparam("service"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a citizen said, whatever it came through."""

    level: Level
    reasons: tuple[str, ...]
    text: str
    phone: str
    channel: Channel
    at: int
    """When they pressed."""
    device: str = ""
    source: str = ""
    is_default: bool = False


def from_device(sheet: Sheet, intent: Intent, office: Office, request: RatingRequest) -> Reply:
    """A rating of the service that was named, or of the one that ended last at the window that was."""
    said = Said(
        request.level,
        tuple(dict.fromkeys(request.reasons)),
        request.text.strip(),
        request.phone.strip(),
        request.channel,
        micros(sheet.now) - round(request.ago * SECOND),
        device=intent.name.kiosk,
    )

    def decide() -> Outcome:
        service = _named(sheet, request)
        if service is None:
            return _nothing(sheet, office, request, said)
        touched = said.channel is Channel.TABLET
        found = rules.at_window(_done(sheet, service), said.at, office.plan.times, touched=touched)
        if found is RatingReason.OVER and request.window:
            return _nothing(sheet, office, request, said)
        return _refused(found, service["id"]) if found else store(sheet, office, service, said, 1)

    return once(sheet, intent, lambda: _senseless(office, said) or decide())


def from_phone(sheet: Sheet, intent: Intent, office: Office, code: str, request: PhoneRating, source: str) -> Reply:
    """A rating through the ticket's own page; `source` is a mark of the address it came from."""
    said = Said(
        request.level,
        tuple(dict.fromkeys(request.reasons)),
        request.text.strip(),
        request.phone.strip(),
        Channel.QR,
        micros(sheet.now),
        source=source,
    )

    ticket = ticket_of(sheet, code)
    if ticket is None:  # anybody may ask: what is made up is answered, and not kept
        return _refused(RatingReason.UNKNOWN_SERVICE, request.service).reply

    def decide() -> Outcome:
        service = by_id(sheet, request.service)
        if service is None or service["ticket"] != ticket:
            return _refused(RatingReason.UNKNOWN_SERVICE, request.service)
        found = rules.by_phone(_done(sheet, service), said.at, office.plan.times, again=request.again)
        return _refused(found, service["id"]) if found else store(sheet, office, service, said, 1 + request.again)

    return once(sheet, intent, lambda: _senseless(office, said) or decide())


def store(sheet: Sheet, office: Office, service: Row, said: Said, assess_number: int) -> Outcome:
    """Write the rating and everything that follows from it."""
    row = _row(service, said, assess_number, sheet) | {"options_version": VERSION}
    row["text_sealed"] = office.envelope.close(said.text, row["id"], "text")
    sheet.connection.execute(insert(ratings).values(row))
    if said.level.bad and not said.is_default:
        following.open_for(sheet, office, row, said.phone)
    if not said.is_default and assess_number == 1:
        watching.watch(sheet, office.plan.limits, row)
        _count_at_window(sheet, row)
    pushing.queue(sheet, office.plan.targets, row["id"])
    sheet.log(said.device, "rated", row["ticket"], rating=row["id"], window=row["window"], channel=said.channel.value)
    rated = Rated(
        id=row["id"],
        service=row["service"],
        number=row["number"],
        window=row["window"],
        level=said.level,
        assess_number=assess_number,
        at=moment(said.at),
    )
    return Outcome(reply(201, rated), row["ticket"])


def _count_at_window(sheet: Sheet, row: dict[str, Any]) -> None:
    """Today's figure on the clerk's page: how many, never how."""
    window = sheet.book.windows.get(row["window"])
    if window is not None and row["day"] == sheet.day:
        sheet.book.move(replace(window, rated=window.rated + 1))


def by_id(sheet: Sheet, service: str) -> Row | None:
    return sheet.connection.execute(_BY_ID, {"service": service}).mappings().first()


def ticket_of(sheet: Sheet, code: str) -> str | None:
    """The ticket's id, by the code in its QR."""
    found: str | None = sheet.connection.execute(select(tickets.c.id).where(tickets.c.code == code)).scalar()
    return found


def _named(sheet: Sheet, request: RatingRequest) -> Row | None:
    if request.service:
        return by_id(sheet, request.service)
    sheet.flush()  # the window's own act can be of this very transaction
    last = sheet.connection.execute(_LAST_AT, {"today": sheet.day, "window": request.window}).scalar()
    service = by_id(sheet, last) if last else None
    if service is None or rules.unfit(_done(sheet, service)):
        return None
    return service


def _done(sheet: Sheet, service: Row) -> Done:
    count = int(sheet.connection.execute(_HAS, {"service": service["id"]}).scalar_one())
    return Done(service["started_at"], service["ended_at"], service["ended"], count)


def _nothing(sheet: Sheet, office: Office, request: RatingRequest, said: Said) -> Outcome:
    """A press that rates nothing is answered, counted and, when it happens again and again, shown to a manager."""
    if request.service:
        return _refused(RatingReason.UNKNOWN_SERVICE, request.service)
    watching.pressed_for_nothing(sheet, office.plan.limits, request.window, said.device)
    return _refused(RatingReason.NOBODY_TO_RATE, "")


def _refused(reason: RatingReason, service: str) -> Outcome:
    return Outcome(reply(409, RatingRefusal(reason=reason, service=service)))


def _senseless(office: Office, said: Said) -> Outcome | None:
    strange = misfits(said.level, said.reasons, office.plan.options)
    if not strange:
        return None
    return Outcome(plain(422, f"not a reason this hall offers for {said.level.value}: {', '.join(strange)}"))


def _row(service: Row, said: Said, assess_number: int, sheet: Sheet) -> dict[str, Any]:
    return {
        "id": fresh_id(micros(sheet.now)),
        "service": service["id"],
        "assess_number": assess_number,
        "day": service["day"],
        "at": said.at,
        "level": said.level.value,
        "reasons": " ".join(said.reasons),
        "channel": said.channel.value,
        "device": said.device,
        "source": said.source,
        "is_default": said.is_default,
        "excluded": False,
        "ticket": service["ticket"],
        "number": service["number"],
        "window": service["window"],
        "clerk": service["clerk"],
        "items": service["items"] if isinstance(service["items"], str) else json.dumps(service["items"]),
        "started_at": service["started_at"],
        "ended_at": service["ended_at"],
    }
