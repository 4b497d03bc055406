"""Events a kiosk reports: device faults, calls for help, visits."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from kiosk.center.contract import EventRequest, Taken
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import events


def take(sheet: Sheet, intent: Intent, request: EventRequest) -> Reply:
    return once(sheet, intent, lambda: _take(sheet, intent.name.kiosk, request))


def _take(sheet: Sheet, kiosk: str, request: EventRequest) -> Outcome:
    said = {"at": request.at.isoformat(), "source": request.source, "detail": request.detail}
    return Outcome(reply(202, Taken(id=sheet.log_now(kiosk, request.kind.value, **said))))


def first_since(connection: Connection, midnight: int) -> int | None:
    """The first event of the day. The log has no index on its times, but numbers and times grow together."""
    low, high = connection.execute(select(func.min(events.c.id), func.max(events.c.id))).one()
    if low is None or _next(connection, high)[1] < midnight:
        return None
    while low < high:
        middle = (low + high) // 2
        number, at = _next(connection, middle)
        if at < midnight:
            low = number + 1
        else:
            high = middle
    return int(_next(connection, low)[0])


def _next(connection: Connection, number: int) -> tuple[int, int]:
    """The event with this number or the next one there is, and its time."""
    query = select(events.c.id, events.c.at).where(events.c.id >= number).order_by(events.c.id).limit(1)
    found = connection.execute(query).one()
    return int(found[0]), int(found[1])
