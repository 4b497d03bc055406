"""Fees: whether this hall takes any, and what is said of a slip nobody has. No order is made: nothing is to be paid."""

from __future__ import annotations

from kiosk.center.contract.fees import FeeReason, FeesThere
from kiosk.conformance.clauses import Outcome, Room, must
from kiosk.conformance.guest import Guest, fresh

ROOM = Room("fees")

_NO_SLIP = "000000000000"
_VISIT = "0123456789abcdef"
_UNKNOWN = {FeeReason.UNKNOWN_ORDER, FeeReason.NOT_TAKEN, FeeReason.TOO_MANY}


@ROOM.check("F1", "GET /v1/fees says whether this hall takes fees")
def taken(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/fees")
    return must((answer.status == 200, str(answer)), (not (wrong := answer.fits(FeesThere)), f"not FeesThere: {wrong}"))


@ROOM.check("F2", "A slip nobody has is refused with a reason, and cannot be paid")
def no_slip(guest: Guest) -> Outcome:
    seen = guest.line.ask("GET", f"/v1/fees/slips/{_NO_SLIP}")
    paid = guest.line.ask("POST", f"/v1/fees/slips/{_NO_SLIP}/payments", {"visit": _VISIT}, key=fresh())
    return must(
        (seen.status == 409 and seen.reason in _UNKNOWN, str(seen)),
        (paid.status == 409 and paid.reason in _UNKNOWN, str(paid)),
    )


@ROOM.check("F3", "A code that cannot be one of a slip is 422")
def senseless(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/fees/slips/twelve")
    return must((answer.status == 422, str(answer)))
