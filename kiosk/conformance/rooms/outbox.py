"""What a kiosk keeps in its outbox until the center has it: taken once, however often it is sent."""

from __future__ import annotations

from kiosk.center.contract import Taken
from kiosk.conformance.clauses import Outcome, Room, must, skipped
from kiosk.conformance.guest import Guest, fresh

ROOM = Room("outbox")

_EVENTS = "/v1/kiosks/me/events"
_SOURCE = "conformance"


def _event(guest: Guest, **other: str) -> dict[str, str]:
    return {"kind": "visit", "at": guest.now(), "source": _SOURCE, "detail": "check"} | other


@ROOM.check("E1", "An event is taken with 202, and the same key gets the same number again")
def event(guest: Guest) -> Outcome:
    key, told = fresh(), _event(guest)
    first, again = (guest.line.ask("POST", _EVENTS, told, key=key) for _ in range(2))
    return must(
        (first.status == 202, str(first)),
        (not (wrong := first.fits(Taken)), f"not a Taken: {wrong}"),
        (again.status == 202 and again.body == first.body, f"the repeat: {again}"),
    )


@ROOM.check("E2", "The same key with another event is 422")
def other_event(guest: Guest) -> Outcome:
    key = fresh()
    first = guest.line.ask("POST", _EVENTS, _event(guest), key=key)
    other = guest.line.ask("POST", _EVENTS, _event(guest, detail="another"), key=key)
    return must((other.status == 422, str(other))) if first.status == 202 else skipped("no event is taken (E1)")


@ROOM.check("E3", "An event of no known kind, or without a key, is 422")
def senseless(guest: Guest) -> Outcome:
    strange = guest.line.ask("POST", _EVENTS, _event(guest, kind="noSuchKind"), key=fresh())
    keyless = guest.line.ask("POST", _EVENTS, _event(guest))
    return must((strange.status == 422, str(strange)), (keyless.status == 422, f"without a key: {keyless}"))
