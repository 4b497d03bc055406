"""Fees: whether this hall takes any, what is said of a slip nobody has, and a slip that is written and canceled again.
Nothing is ever to be paid."""

from __future__ import annotations

from kiosk.center.contract.fees import FeeOrder, FeeReason, FeeState, FeesThere
from kiosk.conformance.clauses import Outcome, Room, broken, must, skipped
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


@ROOM.check("F4", "A slip that a window writes is one order for its key, of the published amount, found by its code")
def written(guest: Guest) -> Outcome:
    clerk = guest.staff()
    if clerk is None:
        return skipped(guest.why_no_staff)
    item = guest.item(lambda each: bool(each.get("fee_yuan")))
    if item is None:
        return skipped("no item of the catalogue has a published fee")
    key = fresh()
    first, again = (clerk.ask("POST", "/v1/fees/slips", {"item": item["code"]}, key=key) for _ in range(2))
    if first.reason == FeeReason.NOT_TAKEN or first.status == 403:
        return skipped(f"this badge writes no slips here: {first}")
    if wrong := first.amiss(201, FeeOrder):
        return broken(wrong)
    order = FeeOrder.model_validate_json(first.body)
    guest.slips.append(order)
    seen = guest.line.ask("GET", f"/v1/fees/slips/{order.code}")
    if seen.reason == FeeReason.TOO_MANY:
        return skipped("this kiosk asked for too many slips nobody has just now; later again")
    found = None if seen.status != 200 or seen.fits(FeeOrder) else FeeOrder.model_validate_json(seen.body)
    return must(
        (again.body == first.body, "the repeat of the key was answered with another slip"),
        (order.state is FeeState.OWED and order.amount == round(item["fee_yuan"] * 100), f"{order.amount} fen"),
        (found is not None and found.number == order.number, f"by its code: {seen}"),
    )


@ROOM.check("F5", "A slip that was wrong is canceled once for its key, and cannot be paid after that")
def canceled(guest: Guest) -> Outcome:
    clerk = guest.staff()
    if clerk is None or not guest.slips:
        return skipped("there is no slip of this check (F4)")
    slip, key = guest.slips[-1], fresh()
    first, again = (clerk.cancel_slip(slip.id, key) for _ in range(2))
    if first.status == 200:
        guest.slips.pop()
    paid = guest.line.ask("POST", f"/v1/fees/slips/{slip.code}/payments", {"visit": _VISIT}, key=fresh())
    return must(
        (first.status == 200, f"to cancel it: {first}"),
        (again.body == first.body, "the repeat of the key was answered in other words"),
        (paid.status == 409 and paid.reason in _UNKNOWN | {FeeReason.SETTLED}, f"paid all the same: {paid}"),
    )
