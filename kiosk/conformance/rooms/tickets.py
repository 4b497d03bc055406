"""Tickets: a number is given once, a key is answered once, and what nobody holds leaves the queue."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kiosk.center.contract import MOST_ITEMS, Enrolment, Quote, Reason, Settled, Ticket, TicketProgress, TicketState
from kiosk.conformance.clauses import HELD, Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest, fresh, invented
from kiosk.conformance.wire import Answer

ROOM = Room("tickets")

CLIENTS = 8
EACH = 3
_NO_ITEM = "no-such-item"


@ROOM.check("T1", "POST /v1/quote says what a ticket would mean, or refuses with a reason")
def quote(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        answer = guest.line.ask("POST", "/v1/quote", {"items": [_NO_ITEM]})
        return must((answer.status == 409 and answer.reason in set(Reason), str(answer)))
    answer = guest.line.ask("POST", "/v1/quote", wish)
    return must((answer.status == 200, str(answer)), (not (wrong := answer.fits(Quote)), f"not a Quote: {wrong}"))


@ROOM.check("T2", "POST /v1/tickets gives a ticket: 201, with number, public code, day and time")
def take(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    answer = guest.take(wish, fresh())
    return must((answer.status == 201, str(answer)), (not (wrong := answer.fits(Ticket)), f"not a Ticket: {wrong}"))


@ROOM.check("T3", "The same key with the same body gets the first answer again, byte for byte")
def same_key(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    key = fresh()
    first, *again = [guest.take(wish, key) for _ in range(3)]
    return must(
        (first.status == 201, str(first)),
        (all(each.status == 201 for each in again), f"a repeat: {again[0]}"),
        (all(each.body == first.body for each in again), "a repeat was answered with other words than the first time"),
    )


@ROOM.check("T4", "The same key with another body is 422, and gives nothing")
def other_body(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    key = fresh()
    first, other = guest.take(wish, key), guest.take(wish | {"missing": ["身份证"]}, key)
    again = guest.take(wish, key)
    return must(
        (other.status == 422, str(other)),
        (again.body == first.body, "afterwards the key no longer gets its first answer"),
    )


@ROOM.check("T5", "A refusal is 409 with a reason of the contract, and the same again for its key")
def refused(guest: Guest) -> Outcome:
    key = fresh()
    first, again = (guest.take({"items": [_NO_ITEM]}, key) for _ in range(2))
    return must(
        (first.status == 409, f"an item nobody has: {first}"),
        (first.reason in {Reason.UNKNOWN_ITEM, Reason.CLOSED}, f"an item nobody has: {first}"),
        (again.status == 409 and again.body == first.body, f"the repeat: {again}"),
    )


@ROOM.check("T6", "Without an Idempotency-Key, or with one shorter than 8 letters, nothing is given: 422")
def no_key(guest: Guest) -> Outcome:
    wish = guest.wish() or {"items": [_NO_ITEM]}
    for key in ("", "short"):
        answer = guest.line.ask("POST", "/v1/tickets", wish, key=key)
        if answer.status != 422:
            left = "; that ticket can only be voided by staff" if answer.status == 201 else ""
            return broken(f"{answer} with the key “{key}”{left}")
    return HELD


@ROOM.check("T7", "Nonsense is 422: no items, too many, an item that is no text")
def nonsense(guest: Guest) -> Outcome:
    for items in ([], [_NO_ITEM] * (MOST_ITEMS + 1), [{"code": 1}], None):
        answer = guest.take({"items": items}, fresh())
        if answer.status != 422:
            return broken(f"{answer} for {len(items) if isinstance(items, list) else 'no'} items")
    return HELD


@ROOM.check("T8", "A field this center does not know is ignored, so that newer kiosks can work with it")
def unknown_field(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    answer = guest.take(wish | {"of_a_later_version": {"anything": 1}}, fresh())
    return must((answer.status == 201, str(answer)))


@ROOM.check("T9", f"{CLIENTS} kiosks at once get {CLIENTS * EACH} different numbers")
def no_number_twice(guest: Guest) -> Outcome:
    wishes = [guest.wish() for _ in range(CLIENTS * EACH)]
    if None in wishes:
        return skipped(guest.why_no_item)
    answers = _at_once(guest, [(wish, fresh()) for wish in wishes])
    given = [_number(answer) for answer in answers if answer.status == 201]
    twice = [number for number, count in Counter(given).items() if count > 1]
    failed = [str(answer) for answer in answers if answer.status != 201]
    return must((not twice, f"given twice: {', '.join(twice)}"), (not failed, f"not given: {failed[:1]}"))


@ROOM.check("T10", f"The same key from {CLIENTS} lines at once is one ticket")
def one_key_at_once(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    key = fresh()
    answers = _at_once(guest, [(wish, key)] * CLIENTS)
    numbers = {_number(answer) for answer in answers if answer.status == 201}
    return must((len(numbers) == 1, f"{len(numbers)} tickets: {', '.join(sorted(numbers))}"))


@ROOM.check("T11", "GET /v1/tickets/{code} tells everybody how it stands, and names nobody")
def progress(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    holder = invented() | {"name": "王校验用"}
    taken = guest.take(wish | {"holder": holder}, fresh()).json
    code = taken.get("code", "") if isinstance(taken, dict) else ""
    answer = guest.line.ask("GET", f"/v1/tickets/{code}", token="")
    told = answer.body.decode(errors="replace")
    return must(
        (answer.status == 200, str(answer).replace(code or "—", "{code}")),
        (not (wrong := answer.fits(TicketProgress)), f"not a TicketProgress: {wrong}"),
        (holder["number"] not in told and holder["name"] not in told, "it names the citizen"),
    )


@ROOM.check("T12", "A code nobody has is 404")
def unknown_code(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/tickets/AAAAAAAAAA", token="")
    return must((answer.status == 404, str(answer)))


@ROOM.check("T13", "A ticket whose paper is void leaves the queue, and saying so twice changes nothing")
def void(guest: Guest) -> Outcome:
    wish = guest.wish()
    if wish is None:
        return skipped(guest.why_no_item)
    key = fresh()
    taken = guest.take(wish, key).json
    first, again = guest.settle(key, "void"), guest.settle(key, "void")
    seen = guest.line.ask("GET", f"/v1/tickets/{taken.get('code', '') if isinstance(taken, dict) else ''}", token="")
    told = seen.json if isinstance(seen.json, dict) else {}
    return must(
        (first.status == 200 and not first.fits(Settled), str(first)),
        (again.body == first.body, f"the repeat: {again}"),
        (told.get("state") == TicketState.VOID, f"afterwards it is {told.get('state') or seen.status}"),
    )


@ROOM.check("T14", "A key that was voided before its request came gets no ticket: 409 voided")
def void_before(guest: Guest) -> Outcome:
    key = fresh()
    settled = guest.settle(key, "void")
    late = guest.take(guest.wish() or {"items": [_NO_ITEM]}, key)
    told = settled.json if isinstance(settled.json, dict) else {"number": "?"}
    return must(
        (settled.status == 200 and told.get("number", "") is None, f"of a key that never came: {settled}"),
        (late.status == 409 and late.reason == Reason.VOIDED, f"the request that came late: {late}"),
    )


@ROOM.check("T15", "A paper that is said to be printed for a key that never came is 422")
def printed_unasked(guest: Guest) -> Outcome:
    answer = guest.settle(fresh(), "printed")
    return must((answer.status == 422, str(answer)))


@ROOM.check("T16", "GET /v1/kiosks/me tells this kiosk's own numbers, in order")
def own_numbers(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/kiosks/me")
    if wrong := answer.amiss(200, Enrolment):
        return broken(wrong)
    told = Enrolment.model_validate_json(answer.body)
    return must((0 < told.offline_first <= told.offline_last, "its offline numbers are no range"))


@ROOM.check("T17", "A ticket given offline with a number that is not this kiosk's is 422")
def foreign_number(guest: Guest) -> Outcome:
    me = guest.line.ask("GET", "/v1/kiosks/me")
    if me.amiss(200, Enrolment):
        return skipped("the kiosk's own numbers are not known (T16)")
    own = Enrolment.model_validate_json(me.body)
    lane = next((lane for lane in own.lanes if lane.items), None)
    if lane is None:
        return skipped("this kiosk has no lane")
    key, moment = fresh(), guest.now()
    wish = {
        "number": f"{lane.prefix}{own.offline_last + 100_000}",
        "code": "7KM2QX9TRD",
        "day": moment[:10],
        "issued_at": moment,
        "items": [lane.items[0]],
    }
    guest.keys.append(key)
    answer = guest.line.ask("POST", "/v1/tickets/adopt", wish, key=key)
    return must((answer.status == 422, str(answer)))


def _at_once(guest: Guest, wanted: list[tuple[Any, str]]) -> list[Answer]:
    with ThreadPoolExecutor(CLIENTS) as clients:
        return list(clients.map(lambda each: guest.take(*each), wanted))


def _number(answer: Answer) -> str:
    told = answer.json
    return str(told.get("number", "")) if isinstance(told, dict) else ""
