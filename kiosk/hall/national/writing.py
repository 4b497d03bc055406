"""A case of ours → one record in the field names of GB/T 39046."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kiosk.cases import workdays
from kiosk.cases.specials import SPECIALS
from kiosk.cases.states import step
from kiosk.center.contract import HandleType
from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import Channel, Light, State, Verb
from kiosk.center.contract.exchange import (
    Acceptance,
    Application,
    Conclusion,
    MaterialTaken,
    NationalCase,
    SpecialProcedure,
    Stage,
    Supervision,
)
from kiosk.hall.cases import files, showing
from kiosk.hall.cases.files import Applicant, Row
from kiosk.hall.cases.keeping import DEEMED, LAPSED
from kiosk.hall.national import codes
from kiosk.hall.national.codes import Action, Result

_ACTIONS = {
    Verb.CORRECT: Action.SENT_BACK,
    Verb.ACCEPT: Action.PASSED,
    Verb.REFUSE: Action.SENT_BACK,
    Verb.FORWARD: Action.PASSED,
    Verb.GRANT: Action.PASSED,
    Verb.ISSUE: Action.PASSED,
    Verb.DELIVER: Action.PASSED,
    Verb.VERIFY: Action.PASSED,
    Verb.DISPROVE: Action.SENT_BACK,
    DEEMED: Action.PASSED,
}
_NAMES = {
    "receive": codes.RECEIVING,
    Verb.SUPPLEMENT: codes.CORRECTING,
    Verb.COMPLETE: codes.COMPLETING,
    Verb.DELIVER: codes.DELIVERING,
    Verb.VERIFY: codes.CHECKING,
    Verb.DISPROVE: codes.CHECKING,
}
_RESULTS = {
    Verb.GRANT: Result.GRANTED,
    Verb.DENY: Result.DENIED,
    Verb.REFUSE: Result.REFUSED,
    Verb.WITHDRAW: Result.WITHDRAWN,
    LAPSED: Result.LAPSED,
}
_DISPROVED = {State.DENIED: Result.DENIED, State.REVOKED: Result.REVOKED}
_SPECIAL = (Verb.PAUSE, Verb.RESUME, Verb.EXTEND)


class Facts(NamedTuple):
    """What a record is made of; `book` is the case's lines, oldest first."""

    row: Row
    book: Sequence[Row]
    applicant: Applicant | None
    """None once it is forgotten who it was."""
    item_name: str
    charged: bool
    unit: str
    unit_code: str
    district: str
    today: date


def record(facts: Facts) -> NationalCase:
    return NationalCase(
        application=_application(facts),
        acceptance=_acceptance(facts),
        stages=tuple(_stages(facts)),
        specials=tuple(_specials(facts)),
        conclusion=_conclusion(facts),
        supervision=tuple(supervision(facts.row, facts.unit, facts.today)),
    )


def supervision(row: Row, unit: str, today: date) -> Iterator[Supervision]:
    """The light of the step the case stands in, if it is not green."""
    light = showing.light(row, today)
    if light not in codes.LIGHTS:
        return
    since = row["red_on"] if light is Light.RED else row["yellow_on"]
    name = codes.STAGES.get(step(State(row["state"])), codes.CHECKING if row["check_due"] else "")
    told = f"{name}环节已超时限" if light is Light.RED else f"{name}环节临近时限"
    yield Supervision(
        number=row["number"],
        id=f"{row['number']}-{since.replace('-', '')}-{'R' if light is Light.RED else 'Y'}",
        kind=codes.LIGHTS[light],
        since=codes.day(since),
        told=f"{told}（{codes.day(row['step_due'])}）",
        department=unit,
    )


def _application(facts: Facts) -> Application:
    row, who = facts.row, facts.applicant
    return Application(
        number=row["number"],
        handle_type=codes.handle_type(HandleType(row["handle_type"])),
        item=row["item"],
        item_name=facts.item_name,
        audience=codes.audience(who.holder) if who else codes.PERSON,
        applicant=who.holder.name if who else "",
        document_kind=codes.document(who.holder) if who else "",
        document=who.holder.number if who else "",
        contact=who.holder.name if who else "",
        phone=who.phone if who else "",
        source=codes.source(Channel(row["channel"])),
        applied_at=codes.stamp(row["at"]),
        district=facts.district,
        materials=tuple(_material(each) for each in files.materials(row)),
    )


def _material(each: CaseMaterial) -> MaterialTaken:
    ways = [name for name, count in (("原件", each.originals), ("复印件", each.copies)) if count]
    return MaterialTaken(
        name=each.name, taken=str(int(each.handed_in)), way="、".join(ways), count=each.originals + each.copies
    )


def _acceptance(facts: Facts) -> Acceptance | None:
    accepted = next((line for line in facts.book if line["verb"] in (Verb.ACCEPT, DEEMED)), None)
    if accepted is None:
        return None
    return Acceptance(
        unit=facts.unit,
        unit_code=facts.unit_code,
        by=accepted["badge"],
        at=codes.stamp(accepted["at"]),
        promised=_promised(facts.row),
    )


def _promised(row: Row) -> str:
    """Also of a case whose clock stands or has ended."""
    accepted = files.day(row["accepted_on"])
    if accepted is None:
        return ""
    return codes.day(workdays.after(accepted, row["promised"] + row["stopped"] + row["extended"]).isoformat())


def _stages(facts: Facts) -> Iterator[Stage]:
    """One for each line that moved the case, and one still to be done. A special procedure stands beside them."""
    before, since = State.RECEIVED, facts.row["at"]
    for line in facts.book:
        if line["verb"] in _SPECIAL:
            continue
        yield Stage(
            action=_ACTIONS.get(line["verb"], Action.OTHER),
            name=_NAMES.get(line["verb"], codes.STAGES.get(step(before), "")),
            by=line["badge"],
            opinion=line["words"],
            began=codes.stamp(since),
            ended=codes.stamp(line["at"]),
            status=codes.DONE,
        )
        since = line["at"]
        before = State(line["state"]) if line["state"] != State.SPECIAL else before
    if facts.row["open"]:
        yield Stage(name=_awaited(facts.row), began=codes.stamp(since), status=codes.TO_DO)


def _awaited(row: Row) -> str:
    state = State(row["interrupted"] or row["state"])
    own = {State.CORRECTION: codes.CORRECTING, State.ISSUED: codes.DELIVERING}
    return own.get(state) or codes.STAGES.get(step(state), codes.CHECKING)


def _specials(facts: Facts) -> Iterator[SpecialProcedure]:
    begun: Row | None = None
    for line in facts.book:
        if line["verb"] == Verb.EXTEND:
            at = codes.stamp(line["at"])
            yield SpecialProcedure(
                kind="1", name=codes.EXTENSION, began=at, reason=line["words"], ended=at, result=codes.EXTENSION
            )
        elif line["verb"] == Verb.PAUSE:
            begun = line
        elif begun is not None and line["state"] != State.SPECIAL:  # resumed, or the case ended within it
            yield _special(begun, line)
            begun = None
    if begun is not None:
        yield _special(begun, None)


def _special(begun: Row, ended: Row | None) -> SpecialProcedure:
    procedure = files.about_of(begun).procedure
    return SpecialProcedure(
        kind="2",
        name=SPECIALS[procedure] if procedure else "",
        began=codes.stamp(begun["at"]),
        reason=begun["words"],
        ended=codes.stamp(ended["at"]) if ended else "",
        result=ended["words"] if ended else "",
    )


def _result(line: Row) -> Result | None:
    """What came of the case with this line of its book, if anything."""
    if line["verb"] == Verb.DISPROVE:
        return _DISPROVED[State(line["state"])]
    return _RESULTS.get(line["verb"])


def _conclusion(facts: Facts) -> Conclusion | None:
    ended = next(((line, result) for line in reversed(facts.book) if (result := _result(line))), None)
    if ended is None:
        return None
    row, (line, result) = facts.row, ended
    return Conclusion(
        at=codes.stamp(line["at"]),
        what=result.value,
        paper=row["result"],
        paper_number=row["result_number"],
        told="；".join(filter(None, (line["words"], row["late_reason"]))),
        unit=facts.unit if row["result"] else "",
        charged=str(int(facts.charged)),
    )
