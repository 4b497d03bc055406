"""Papers: only for whoever is confirmed, the same file for the same key, kept by nobody on the way."""

from __future__ import annotations

import hashlib
from typing import Any

from kiosk.center.contract.papers import Paper, PaperReason, PapersThere
from kiosk.conformance.clauses import Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest, fresh
from kiosk.conformance.wire import Answer

ROOM = Room("papers")

_KNOWN = set(PaperReason)
_VISIT = "0123456789abcdef"


@ROOM.check("P1", "Of somebody who is not confirmed nothing is told: 409 notConfirmed")
def unconfirmed(guest: Guest) -> Outcome:
    answer = _available(guest, "")
    return must((answer.status == 409 and answer.reason == PaperReason.NOT_CONFIRMED, str(answer)))


@ROOM.check("P2", "What a confirmed person can have is told, or refused with a reason; kept by nobody (no-store)")
def available(guest: Guest) -> Outcome:
    answer = _available(guest, "face")
    if answer.status == 409:
        return must((answer.reason in _KNOWN, str(answer)), (answer.unkept, "a refusal without no-store"))
    return must(
        (answer.status == 200, str(answer)),
        (not (wrong := answer.fits(PapersThere)), f"not a PapersThere: {wrong}"),
        (answer.unkept, "an answer about a person without Cache-Control: no-store"),
    )


@ROOM.check("P3", "A kind nobody prints is 409 unknownKind, and the same again for its key")
def unknown_kind(guest: Guest) -> Outcome:
    key = fresh()
    first, again = (_wanted(guest, "no_such_kind", key) for _ in range(2))
    return must(
        (first.status == 409 and first.reason == PaperReason.UNKNOWN_KIND, str(first)),
        (again.body == first.body, f"the repeat: {again}"),
    )


@ROOM.check("P4", "Nonsense is 422: no copies, a confirmation that is none")
def nonsense(guest: Guest) -> Outcome:
    none = _wanted(guest, "no_such_kind", fresh(), copies=0)
    strange = _available(guest, "noSuchWay")
    return must((none.status == 422, f"no copies: {none}"), (strange.status == 422, f"no such way: {strange}"))


@ROOM.check("P5", "The file of a paper that is not this kiosk's is 404")
def foreign_file(guest: Guest) -> Outcome:
    answer = guest.line.ask("GET", f"/v1/papers/{'0' * 24}/file")
    return must((answer.status == 404, str(answer)))


@ROOM.check("P6", "A paper is issued once for its key; its file has the digest that was told; void ends it")
def issued(guest: Guest) -> Outcome:
    there = _available(guest, "face")
    kind = _first_free(there)
    if kind is None:
        return skipped(f"nothing can be printed for the person of this check ({there.reason or 'nothing is free'})")
    key = fresh()
    first, again = (_wanted(guest, kind, key) for _ in range(2))
    if wrong := first.amiss(201, Paper):
        return broken(wrong)
    paper = Paper.model_validate_json(first.body)
    guest.papers.append(paper.id)
    file = guest.line.ask("GET", f"/v1/papers/{paper.id}/file")
    ended = guest.void_paper(paper.id)
    gone = guest.line.ask("GET", f"/v1/papers/{paper.id}/file")
    return must(
        (again.body == first.body, "the repeat of the key was answered with another paper"),
        (first.unkept and file.unkept, "a paper without Cache-Control: no-store"),
        (file.status == 200 and file.body.startswith(b"%PDF-"), f"its file: {file.status}"),
        (hashlib.sha256(file.body).hexdigest() == paper.digest, "the file has another digest than was told"),
        (ended.status == 202, f"to void it: {ended.status}"),
        (gone.status == 404, f"the file of a void paper: {gone.status}"),
    )


def _available(guest: Guest, confirmed: str) -> Answer:
    body = {"holder": _holder(guest), "confirmed": confirmed}
    return guest.line.ask("POST", "/v1/papers/available", body)


def _wanted(guest: Guest, kind: str, key: str, copies: int = 1) -> Answer:
    body = {"holder": _holder(guest), "kind": kind, "copies": copies, "confirmed": "face", "visit": _VISIT}
    return guest.line.ask("POST", "/v1/papers", body, key=key)


def _first_free(there: Answer) -> str | None:
    if there.amiss(200, PapersThere):
        return None
    kinds = PapersThere.model_validate_json(there.body).kinds
    return next((kind.code for kind in kinds if kind.reason is None and float(kind.fee) == 0), None)


def _holder(guest: Guest) -> dict[str, Any]:
    return guest.person.model_dump(mode="json")
