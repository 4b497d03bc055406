"""The hall as everybody may see it, and strangers at the doors of kiosks."""

from __future__ import annotations

from kiosk.center.contract import Hall, Reason
from kiosk.conformance.clauses import HELD, Outcome, Room, broken, must
from kiosk.conformance.guest import Guest, fresh

ROOM = Room("hall")

_KIOSK_DOORS = (
    ("POST", "/v1/quote"),
    ("POST", "/v1/tickets"),
    ("POST", "/v1/tickets/adopt"),
    ("POST", "/v1/tickets/settle"),
    ("GET", "/v1/kiosks/me"),
    ("POST", "/v1/kiosks/me/events"),
    ("POST", "/v1/papers/available"),
    ("POST", "/v1/papers"),
    ("POST", "/v1/cases/received"),
    ("POST", "/v1/cases/tracks"),
    ("GET", "/v1/identity/pass-key"),
    ("POST", "/v1/identity/consents"),
    ("GET", "/v1/fees"),
    ("GET", "/v1/filing/forms"),
    ("POST", "/v1/filing/drafts"),
)


@ROOM.check("H1", "GET /v1/hall tells whether tickets are given, the hours and the rules, to everybody")
def hall(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/hall", token="")
    return must((answer.status == 200, str(answer)), (not (wrong := answer.fits(Hall)), f"not a Hall: {wrong}"))


@ROOM.check("H2", "GET /v1/health says that the center and its store answer")
def health(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/health", token="")
    return must((answer.status == 200 and answer.json == {"ready": True}, str(answer)))


@ROOM.check("H3", "This token is a kiosk's: GET /v1/kiosks/me knows it")
def known(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/kiosks/me")
    return must((answer.status == 200, f"{answer}; most of what follows cannot hold either"))


@ROOM.check("H4", "Without a token every door of kiosks answers 401 notEnrolled")
def stranger(guest: Guest) -> Outcome:
    return _turned_away(guest, "")


@ROOM.check("H5", "With somebody else's token every door of kiosks answers 401 notEnrolled")
def impostor(guest: Guest) -> Outcome:
    return _turned_away(guest, fresh())


@ROOM.check("H6", "The doors of staff let in neither strangers nor kiosks: 401 or 403")
def staff_only(guest: Guest) -> Outcome:
    for method, path in (("GET", "/v1/cases"), ("GET", "/v1/staff/accounts"), ("GET", "/v1/ratings")):
        for token in ("", None):
            answer = guest.line.ask(method, path, token=token)
            if answer.status not in (401, 403):
                return broken(f"{answer} {'without a token' if token == '' else 'with a kiosk’s token'}")
    return HELD


@ROOM.check("H7", "An address that is none of the API's is 404")
def nowhere(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/no-such-door")
    return must((answer.status == 404, str(answer)))


@ROOM.check("H8", "A body that is no JSON is 400 or 422, one of more than 64 KiB is 413")
def no_json(guest: Guest) -> Outcome:
    for raw, statuses in ((b"{", (400, 422)), (b"\xff\xfe\x00", (400, 422)), (b'"' + b" " * 70_000 + b'"', (413,))):
        answer = guest.line.ask("POST", "/v1/quote", raw=raw)
        if answer.status not in statuses:
            return broken(f"{answer}, and not {' or '.join(map(str, statuses))}")
    return HELD


def _turned_away(guest: Guest, token: str) -> Outcome:
    for method, path in _KIOSK_DOORS:
        posted = method == "POST"
        answer = guest.line.ask(method, path, {} if posted else None, key=fresh() if posted else "", token=token)
        if answer.status != 401 or answer.reason != Reason.NOT_ENROLLED:
            return broken(str(answer))
    return HELD
