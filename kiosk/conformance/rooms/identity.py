"""Who somebody is, as far as a kiosk's token goes. No PIN is tried here: that would count against somebody."""

from __future__ import annotations

from kiosk.center.contract.identity import IdentityReason, PassKey, Portrait
from kiosk.conformance.clauses import Outcome, Room, broken, must
from kiosk.conformance.guest import Guest, fresh

ROOM = Room("identity")

_JOURNEY = "conformance"
_KEY_BYTES = 32


@ROOM.check("I1", "GET /v1/identity/pass-key gives the public key that phone passes are checked with (Ed25519)")
def pass_key(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/identity/pass-key")
    if wrong := answer.amiss(200, PassKey):
        return broken(wrong)
    return must((len(PassKey.model_validate_json(answer.body).key) == _KEY_BYTES, "it has not 32 bytes"))


@ROOM.check("I2", "A code that is no pass of this center is refused, and the same again for its key")
def foreign_pass(guest: Guest) -> Outcome:
    key, told = fresh(), {"code": "https://elsewhere.example/1"}
    first, again = (guest.line.ask("POST", "/v1/identity/passes", told, key=key) for _ in range(2))
    return must(
        (first.status == 409 and first.reason == IdentityReason.NOT_OURS, str(first)),
        (again.body == first.body, f"the repeat: {again}"),
    )


@ROOM.check("I3", "A pass that nobody signed is refused: forged")
def forged_pass(guest: Guest) -> Outcome:
    told = {
        "code": "BMP1:eyJuIjoiOTkwMTAxMTk5MDAxMDEwMDE5IiwibSI6IiIsIngiOjQxMDI0NDQ4MDAsImoiOiJhYmNkZWZnaCJ9." + "A" * 86
    }
    answer = guest.line.ask("POST", "/v1/identity/passes", told, key=fresh())
    wanted = {IdentityReason.FORGED, IdentityReason.NOT_OURS}
    return must((answer.status == 409 and answer.reason in wanted, str(answer)))


@ROOM.check("I4", "A reference portrait comes or is refused with a reason; kept by nobody (no-store)")
def portrait(guest: Guest) -> Outcome:
    told = {"holder": guest.person.model_dump(mode="json"), "purpose": _JOURNEY}
    answer = guest.line.ask("POST", "/v1/identity/portrait-checks", told)
    wrong = answer.fits(Portrait) if answer.status == 200 else ""
    return must(
        (answer.status == 200 or (answer.status == 409 and answer.reason in set(IdentityReason)), str(answer)),
        (not wrong, f"not a Portrait: {wrong}"),
        (answer.unkept, "an answer about a person without Cache-Control: no-store"),
    )


@ROOM.check("I5", "Digits for a code that was never sent are 409 unknownCode; what is no six digits is 422")
def unknown_code(guest: Guest) -> Outcome:
    path = f"/v1/identity/codes/{'0' * 24}/answers"
    unknown = guest.line.ask("POST", path, {"digits": "000000"}, key=fresh())
    senseless = guest.line.ask("POST", path, {"digits": "12ab"}, key=fresh())
    return must(
        (unknown.status == 409 and unknown.reason == IdentityReason.UNKNOWN_CODE, str(unknown)),
        (senseless.status == 422, str(senseless)),
    )


@ROOM.check("I6", "A consent whose time has no zone is 422")
def no_zone(guest: Guest) -> Outcome:
    told = {
        "consent": "0" * 24,
        "at": "2026-01-05T09:34:00",
        "purpose": _JOURNEY,
        "text": "1",
        "answer": "refused",
    }
    answer = guest.line.ask("POST", "/v1/identity/consents", told, key=fresh())
    return must((answer.status == 422, str(answer)))
