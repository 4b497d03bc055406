"""Filing: which forms there are, and drafts that are nobody else's business. No draft is opened."""

from __future__ import annotations

from kiosk.center.contract.filing import FilingReason, Form, FormsThere
from kiosk.conformance.clauses import Outcome, Room, must, skipped
from kiosk.conformance.guest import Guest, fresh

ROOM = Room("filing")

_NO_DRAFT = "0" * 24
_NOT_FOUND = {FilingReason.UNKNOWN_DRAFT, FilingReason.TOO_MANY}


@ROOM.check("G1", "GET /v1/filing/forms lists what can be filed here, and each form can be read")
def forms(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/filing/forms")
    if answer.status != 200 or answer.fits(FormsThere):
        return must((False, answer.fits(FormsThere) if answer.status == 200 else str(answer)))
    there = FormsThere.model_validate_json(answer.body).forms
    if not there:
        return skipped("this hall has no forms")
    one = guest.line.ask("GET", f"/v1/filing/forms/{there[0].item}")
    return must((one.status == 200, str(one)), (not (wrong := one.fits(Form)), f"not a Form: {wrong}"))


@ROOM.check("G2", "A form of an item nobody has is 404 to read, and 409 unknownForm to begin")
def no_form(guest: Guest) -> Outcome:
    seen = guest.line.ask("GET", "/v1/filing/forms/no-such-item")
    wish = {"item": "no-such-item", "holder": guest.person.model_dump(mode="json"), "confirmed": "face"}
    begun = guest.line.ask("POST", "/v1/filing/drafts", wish, key=fresh())
    return must(
        (seen.status == 404, str(seen)),
        (begun.status == 409 and begun.reason == FilingReason.UNKNOWN_FORM, str(begun)),
    )


@ROOM.check("G3", "A draft that is not this kiosk's, and a code nobody has, are 409 unknownDraft")
def no_draft(guest: Guest) -> Outcome:
    seen = guest.line.ask("GET", f"/v1/filing/drafts/{_NO_DRAFT}")
    told = {"code": "AAAAAAAAAAAA", "last_four": "0019"}
    resumed = guest.line.ask("POST", "/v1/filing/drafts/resumed", told, key=fresh())
    return must(
        (seen.status == 409 and seen.reason in _NOT_FOUND, str(seen)),
        (resumed.status == 409 and resumed.reason in _NOT_FOUND, str(resumed)),
        (seen.unkept and resumed.unkept, "an answer about a person without Cache-Control: no-store"),
    )
