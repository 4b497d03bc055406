"""Events a kiosk reports: device faults, calls for help, visits."""

from __future__ import annotations

from kiosk.center.contract import EventRequest, Taken
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.sheet import Sheet


def take(sheet: Sheet, intent: Intent, request: EventRequest) -> Reply:
    return once(sheet, intent, lambda: _take(sheet, intent.name.kiosk, request))


def _take(sheet: Sheet, kiosk: str, request: EventRequest) -> Outcome:
    said = {"at": request.at.isoformat(), "source": request.source, "detail": request.detail}
    return Outcome(reply(202, Taken(id=sheet.log_now(kiosk, request.kind.value, **said))))
