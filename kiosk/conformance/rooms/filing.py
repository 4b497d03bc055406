"""Filing: which forms there are, and drafts that are nobody else's business. One is opened, and erased again."""

from __future__ import annotations

from typing import Any

from kiosk.center.contract.filing import Comes, Draft, FieldType, FilingReason, FilingRefusal, Form, FormsThere
from kiosk.conformance.clauses import Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest, fresh
from kiosk.conformance.wire import Answer

ROOM = Room("filing")

_NO_DRAFT = "0" * 24
_NOT_FOUND = {FilingReason.UNKNOWN_DRAFT, FilingReason.TOO_MANY}
_NO_FORMS = "this hall has no forms"
_NO_DRAFT_HERE = "there is no draft of this check (G4)"


@ROOM.check("G1", "GET /v1/filing/forms lists what can be filed here, and each form can be read")
def forms(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/filing/forms")
    if wrong := answer.amiss(200, FormsThere):
        return broken(wrong)
    there = FormsThere.model_validate_json(answer.body).forms
    if not there:
        return skipped(_NO_FORMS)
    one = guest.line.ask("GET", f"/v1/filing/forms/{there[0].item}")
    return must((one.status == 200, str(one)), (not (wrong := one.fits(Form)), f"not a Form: {wrong}"))


@ROOM.check("G2", "A form of an item nobody has is 404 to read, and 409 unknownForm to begin")
def no_form(guest: Guest) -> Outcome:
    seen = guest.line.ask("GET", "/v1/filing/forms/no-such-item")
    begun = _open(guest, "no-such-item", fresh())
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


@ROOM.check("G4", "A draft is opened once for its key, and names everything that is missing; kept by nobody (no-store)")
def opened(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", "/v1/filing/forms")
    there = FormsThere.model_validate_json(answer.body).forms if not answer.fits(FormsThere) else ()
    if not there:
        return skipped(_NO_FORMS)
    key = fresh()
    first, again = (_open(guest, there[0].item, key) for _ in range(2))
    if wrong := first.amiss(201, Draft):
        return broken(wrong)
    draft = Draft.model_validate_json(first.body)
    guest.drafts.append(draft.id)
    named = {(gap.kind, gap.name) for gap in draft.gaps}
    return must(
        (
            not again.fits(Draft) and again.json["id"] == draft.id,
            "the repeat of the key was answered with another draft",
        ),
        (not (lost := _missing(draft) - named), f"not among its gaps: {', '.join(sorted(name for _, name in lost))}"),
        (first.unkept, "a draft without Cache-Control: no-store"),
    )


@ROOM.check("G5", "Of answers all or none are kept: a question the form does not have is 409 wrong, and named")
def all_or_none(guest: Guest) -> Outcome:
    draft = _seen(guest)
    if draft is None:
        return skipped(_NO_DRAFT_HERE)
    good = {field.key: "yes" for field in draft.form.fields if field.type in (FieldType.STATEMENT, FieldType.YES_NO)}
    answer = _ask(guest, draft.id, "fields", {"values": good | {"no_such_question": "1"}})
    after = _seen(guest)
    return must(
        (answer.status == 409 and answer.reason == FilingReason.WRONG, str(answer)),
        ("no_such_question" in _names(answer), "the refusal does not name it"),
        (after is not None and after.entries == draft.entries, "some of the answers were kept"),
    )


@ROOM.check("G6", "Handed in with something missing is 409 gaps: all of it is named at once, and the draft stays")
def incomplete(guest: Guest) -> Outcome:
    draft = _seen(guest)
    if draft is None:
        return skipped(_NO_DRAFT_HERE)
    if not draft.gaps:
        return skipped("this form asks for nothing the center does not know: handed in it would be a case")
    answer = _ask(guest, draft.id, "submitted", {"confirmed": "face"})
    told = FilingRefusal.model_validate_json(answer.body).gaps if not answer.fits(FilingRefusal) else ()
    return must(
        (answer.status == 409 and answer.reason == FilingReason.GAPS, str(answer)),
        (set(told) == set(draft.gaps), "not all that is missing is named"),
        (_seen(guest) is not None, "the draft is gone"),
    )


@ROOM.check("G7", "A draft that its citizen leaves behind is gone: 409 unknownDraft")
def erased(guest: Guest) -> Outcome:
    if not guest.drafts:
        return skipped(_NO_DRAFT_HERE)
    draft = guest.drafts[-1]
    ended = guest.erase_draft(draft)
    seen = guest.line.ask("GET", f"/v1/filing/drafts/{draft}")
    return must(
        (ended.status == 202, f"to erase it: {ended.status}"),
        (seen.status == 409 and seen.reason == FilingReason.UNKNOWN_DRAFT, f"it can still be read: {seen}"),
    )


def _open(guest: Guest, item: str, key: str) -> Answer:
    wish = {"item": item, "holder": guest.person.model_dump(mode="json"), "confirmed": "face"}
    return guest.line.ask("POST", "/v1/filing/drafts", wish, key=key)


def _seen(guest: Guest) -> Draft | None:
    if not guest.drafts:
        return None
    answer = guest.line.ask("GET", f"/v1/filing/drafts/{guest.drafts[-1]}")
    return None if answer.status != 200 else Draft.model_validate_json(answer.body)


def _ask(guest: Guest, draft: str, what: str, body: Any) -> Answer:
    return guest.line.ask("POST", f"/v1/filing/drafts/{draft}/{what}", body, key=fresh())


def _missing(draft: Draft) -> set[tuple[str, str]]:
    """Answers and files it cannot do without, and that are not there."""
    answered = {entry.key for entry in draft.entries}
    sent = {file.material for file in draft.files}
    questions = {("field", each.key) for each in draft.form.fields if each.required and each.key not in answered}
    return questions | {
        ("material", each.name)
        for each in draft.form.materials
        if each.required and each.comes is Comes.FILE and each.name not in sent
    }


def _names(answer: Answer) -> tuple[str, ...]:
    return () if answer.fits(FilingRefusal) else FilingRefusal.model_validate_json(answer.body).names
