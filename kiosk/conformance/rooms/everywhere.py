"""What must hold of every answer, looked for in all that were heard. Runs last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.center.contract import Reason
from kiosk.center.contract.cases import CaseReason
from kiosk.center.contract.fees import FeeReason
from kiosk.center.contract.filing import FilingReason
from kiosk.center.contract.identity import IdentityReason
from kiosk.center.contract.papers import PaperReason
from kiosk.center.contract.staff import StaffReason
from kiosk.conformance.clauses import HELD, Outcome, Room, broken, must, skipped
from kiosk.conformance.guest import Guest

ROOM = Room("everywhere")

_INSIDE = re.compile(
    rb"Traceback \(most recent call|File \"[^\"]+\.py\"|\bat [\w.$]+\([\w]+\.java:\d+\)|\.cs:line \d+|SQLSTATE|"
    rb"(?:sqlalchemy|psycopg|sqlite3|java\.lang|org\.springframework|System)\.[\w.]*(?:Error|Exception)",
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?")
_PERSONAL = ("/v1/papers", "/v1/cases", "/v1/identity", "/v1/filing/drafts")
_WORDS: dict[str, frozenset[str]] = {
    "/v1/quote": frozenset(Reason),
    "/v1/tickets": frozenset(Reason),
    "/v1/papers": frozenset(PaperReason),
    "/v1/cases": frozenset(CaseReason),
    "/v1/identity": frozenset(IdentityReason),
    "/v1/fees": frozenset(FeeReason),
    "/v1/filing": frozenset(FilingReason),
    "/v1/staff": frozenset(StaffReason),
}


@ROOM.check("A1", "No answer shows the inside: no stack trace, no statement, no class of a fault")
def nothing_of_the_inside(guest: Guest) -> Outcome:
    shown = next((answer for answer in guest.line.heard if _INSIDE.search(answer.body)), None)
    return must((shown is None, f"{_at(shown)} shows it"))


@ROOM.check("A2", "Nothing that was asked here is a fault of the center: no 5xx but 503")
def no_fault(guest: Guest) -> Outcome:
    fault = next((answer for answer in guest.line.heard if answer.status >= 500 and answer.status != 503), None)
    return must((fault is None, _at(fault)))


@ROOM.check("A3", "Every 503 says in Retry-After when to ask again")
def retry_after(guest: Guest) -> Outcome:
    away = [answer for answer in guest.line.heard if answer.status == 503]
    if not away:
        return skipped("the center was never away while it was asked")
    silent = next((answer for answer in away if not answer.headers.get("retry-after")), None)
    return must((silent is None, f"{_at(silent)} without Retry-After"))


@ROOM.check("A4", "Every moment is told with its zone")
def zoned(guest: Guest) -> Outcome:
    for answer in guest.line.heard:
        bare = next(_without_zone(answer.json), None)
        if bare is not None:
            return broken(f"{_at(answer)}: {bare}")
    return HELD


@ROOM.check("A5", "Every refusal has a reason of the contract")
def known_reasons(guest: Guest) -> Outcome:
    for answer in guest.line.heard:
        words = next((words for room, words in _WORDS.items() if answer.path.startswith(room)), None)
        if answer.status == 409 and words is not None and answer.reason not in words:
            return broken(f"{_at(answer)} “{answer.reason}”")
    return HELD


@ROOM.check("A6", "Every answer about a person carries Cache-Control: no-store")
def unkept(guest: Guest) -> Outcome:
    told = (answer for answer in guest.line.heard if answer.path.startswith(_PERSONAL))
    kept = next((answer for answer in told if answer.status in (200, 201, 409) and not answer.unkept), None)
    return must((kept is None, f"{_at(kept)} without it"))


@ROOM.check("A7", "Every answer with words is JSON, and every error tells `detail` or `reason`")
def in_json(guest: Guest) -> Outcome:
    for answer in guest.line.heard:
        told = answer.json
        if answer.path.endswith("/file") and answer.status == 200:
            continue
        if answer.body and told is None:
            return broken(f"{_at(answer)} is no JSON")
        if answer.status >= 400 and not (isinstance(told, dict) and (told.get("detail") or told.get("reason"))):
            return broken(f"{_at(answer)} says nothing")
    return HELD


def _at(answer: Any) -> str:
    """Without the code of a ticket or case: it is somebody's."""
    return "" if answer is None else f"{answer.method} {_CODE.sub('/…', answer.path)} → {answer.status}"


_CODE = re.compile(r"/(?:[0-9A-Z]{10}|[0-9a-f]{24})(?=/|$)")


def _without_zone(part: Any, name: str = "") -> Iterator[str]:
    """Names of fields that hold a moment without its zone."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _without_zone(value, str(key))
    elif isinstance(part, list):
        for value in part:
            yield from _without_zone(value, name)
    elif isinstance(part, str):
        found = _MOMENT.fullmatch(part)
        if found is not None and found["zone"] is None:
            yield name
