"""Cases: followed by whoever has the slip or the card, told to nobody else."""

from __future__ import annotations

from typing import Any

from kiosk.center.contract.cases import CaseReason, CaseSlip, State, Tracked
from kiosk.conformance.clauses import Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest, fresh
from kiosk.conformance.wire import Answer

ROOM = Room("cases")

_NOT_FOUND = {CaseReason.UNKNOWN_CASE, CaseReason.TOO_MANY}


@ROOM.check("K1", "A case is asked for in exactly one way: none, or two at once, is 422")
def one_way(guest: Guest) -> Outcome:
    none = _track(guest)
    two = _track(guest, code="AAAAAAAAAA", number="20260105000013", last_four="0019")
    return must((none.status == 422, f"no way: {none}"), (two.status == 422, f"two ways: {two}"))


@ROOM.check("K2", "A code nobody has, and a number with wrong last digits, get the same answer: 409 unknownCase")
def not_found(guest: Guest) -> Outcome:
    code = _track(guest, code="AAAAAAAAAA")
    number = _track(guest, number="20000101000016", last_four="0000")
    return must(
        (code.status == 409 and code.reason in _NOT_FOUND, str(code)),
        (number.status == 409 and number.reason in _NOT_FOUND, str(number)),
        (code.unkept and number.unkept, "an answer about a person without Cache-Control: no-store"),
    )


@ROOM.check("K3", "The cases of somebody who has none are an empty list, kept by nobody (no-store)")
def none_of(guest: Guest) -> Outcome:
    answer = _track(guest, holder={"kind": "typed", "number": "990199199912310014"})
    if answer.reason == CaseReason.TOO_MANY:
        return skipped("this kiosk was wrong too often just now; later again")
    return must(
        (answer.status == 200, str(answer)),
        (not (wrong := answer.fits(Tracked)), f"not a Tracked: {wrong}"),
        (answer.unkept, "an answer about a person without Cache-Control: no-store"),
    )


@ROOM.check("K4", "An item nobody has is 409 unknownItem, and the same again for its key")
def unknown_item(guest: Guest) -> Outcome:
    key = fresh()
    first, again = (_receive(guest, "no-such-item", key) for _ in range(2))
    return must(
        (first.status == 409 and first.reason in {CaseReason.UNKNOWN_ITEM, CaseReason.NO_CASES}, str(first)),
        (again.body == first.body, f"the repeat: {again}"),
    )


@ROOM.check("K5", "A case that is received has one number for its key, is found by its slip, and names nobody in full")
def received(guest: Guest) -> Outcome:
    if guest.staff() is None:
        return skipped(guest.why_no_staff)
    item = _item_with_limit(guest)
    if item is None:
        return skipped("no item of the catalogue has a promised limit")
    key = fresh()
    first, again = (_receive(guest, item, key) for _ in range(2))
    if first.status == 409:
        return skipped(f"no case is received: {first.reason}")
    if wrong := first.amiss(201, CaseSlip):
        return broken(wrong)
    slip = CaseSlip.model_validate_json(first.body)
    guest.cases.append(slip.id)
    found = _track(guest, code=slip.code)
    by_number = _track(guest, number=slip.number, last_four=guest.person.number[-4:])
    told = first.body.decode() + found.body.decode() + by_number.body.decode()
    return must(
        (again.body == first.body, "the repeat of the key was answered with another case"),
        (found.status == 200 and _short(found) == slip.short, f"by the code of its slip: {found}"),
        (by_number.status == 200 and _short(by_number) == slip.short, f"by number and last four: {by_number}"),
        (guest.person.number not in told, "the applicant's number is told in full"),
        (not guest.person.name or guest.person.name not in told, "the applicant's name is told in full"),
    )


@ROOM.check("K6", "An act on a case is answered once for its key; withdrawn, it says so to its applicant")
def withdrawn(guest: Guest) -> Outcome:
    clerk = guest.staff()
    if clerk is None or not guest.cases:
        return skipped("there is no case of this check (K5)")
    case, key = guest.cases[-1], fresh()
    first, again = (clerk.withdraw(case, key) for _ in range(2))
    seen = clerk.ask("GET", f"/v1/cases/{case}")
    if first.status == 200:
        guest.cases.pop()
    return must(
        (first.status == 200, f"{first.method} …/acts → {first.status} {first.reason}"),
        (again.body == first.body, "the repeat of the key was answered in other words"),
        (
            isinstance(seen.json, dict) and seen.json.get("row", {}).get("state") == State.WITHDRAWN,
            "it is not withdrawn",
        ),
    )


@ROOM.check("K7", "A commitment 告知承诺 for what the published list does not mark is 409 notByCommitment, and no case")
def nothing_for_a_word(guest: Guest) -> Outcome:
    if guest.staff() is None:
        return skipped(guest.why_no_staff)
    item = _item_with_limit(guest)
    if item is None:
        return skipped("no item of the catalogue has a promised limit")
    answer = _receive(guest, item, fresh(), committed=["no-such-material"])
    if answer.reason in {CaseReason.NO_CASES, CaseReason.USED_UP}:
        return skipped(f"no case is received: {answer.reason}")
    if answer.status == 201 and not answer.fits(CaseSlip):
        guest.cases.append(CaseSlip.model_validate_json(answer.body).id)
    return must((answer.status == 409 and answer.reason == CaseReason.NOT_BY_COMMITMENT, str(answer)))


def _track(guest: Guest, **way: Any) -> Answer:
    return guest.line.ask("POST", "/v1/cases/tracks", way)


def _receive(guest: Guest, item: str, key: str, **more: Any) -> Answer:
    body = {"item": item, "applicant": guest.person.model_dump(mode="json"), **more}
    return guest.line.ask("POST", "/v1/cases/received", body, key=key)


def _item_with_limit(guest: Guest) -> str | None:
    item = guest.item(lambda each: each.get("promised_days") is not None)
    return None if item is None else item.get("code")


def _short(answer: Answer) -> str:
    found = Tracked.model_validate_json(answer.body).cases if not answer.fits(Tracked) else ()
    return found[0].short if found else ""
