"""A case as this room reads and writes it: its row opened, its clock laid anew, its book."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, func, insert, select, update

from kiosk.cases import limits
from kiosk.cases.limits import Facts, Rules
from kiosk.cases.states import is_open
from kiosk.center.contract import Holder, Message
from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import Check, Received, Special, State
from kiosk.center.contract.items import Commitment
from kiosk.hall.cases.tables import case_steps, cases
from kiosk.hall.issuing import fresh_id
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet

Row = Mapping[str, Any] | RowMapping


class Doer(NamedTuple):
    """Who does it: account or kiosk, and the badge; both "" for the law."""

    id: str
    badge: str = ""


LAW = Doer("")


class Applicant(Message):
    """What is sealed of a person."""

    holder: Holder
    phone: str = ""


class About(Message):
    """What a line of the book knows beside its words: its notice can be printed again. Nothing of a person."""

    procedure: Special | None = None
    """Which special procedure begins."""
    gaps: tuple[str, ...] = ()
    """What was told to be missing,"""
    until: date | None = None
    """and by when it has to come."""


NOTHING_MORE = About()


def found(sheet: Sheet, case: str) -> dict[str, Any] | None:
    row = sheet.connection.execute(select(cases).where(cases.c.id == case)).mappings().first()
    return None if row is None else dict(row)


def day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def mark(seal: Seal, number: str) -> str:
    """Whose case it is: a keyed hash of its own, so that it leads to no ticket and no paper."""
    return seal.whose(b"case", number)


def tail(seal: Seal, short: str, last_four: str) -> str:
    """Four digits prove little: hashed together with this case's number they open no other."""
    return seal.digest(b"case tail", f"{short} {last_four.upper()}".encode())


def applicant(sheet: Sheet, row: Row) -> Applicant | None:
    if row["applicant"] is None:
        return None
    return Applicant.model_validate_json(sheet.desk.seal.unwrap(row["applicant"], f"case {row['id']}"))


def sealed(seal: Seal, case: str, who: Applicant) -> bytes:
    return seal.wrap(who.model_dump_json().encode(), f"case {case}")


def materials(row: Row) -> tuple[CaseMaterial, ...]:
    return tuple(CaseMaterial.model_validate(each) for each in json.loads(row["materials"]))


def names(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def lacking(of: Iterable[CaseMaterial]) -> tuple[str, ...]:
    """Required, not handed in, and no commitment stands for it."""
    return tuple(each.name for each in of if each.required and not each.handed_in and not each.committed)


def handed(of: Iterable[CaseMaterial], brought: Iterable[Received]) -> tuple[CaseMaterial, ...]:
    """The list with what was brought now; of the same material the newer count."""
    by_name = {each.name: each for each in brought}
    return tuple(_with(each, by_name[each.name]) if each.name in by_name else each for each in of)


def texts(of: Iterable[str]) -> str:
    return json.dumps(list(of), ensure_ascii=False, separators=(",", ":"))


def listed(of: Iterable[CaseMaterial]) -> str:
    return json.dumps([each.model_dump() for each in of], ensure_ascii=False, separators=(",", ":"))


def laid(row: Row, rules: Rules) -> dict[str, Any]:
    """The columns of the clock, as the case stands now."""
    state = State(row["state"])
    received = day(row["received_on"])
    assert received is not None
    clock = limits.clock(
        Facts(
            state,
            received,
            day(row["accepted_on"]),
            day(row["decided_on"]),
            row["promised"],
            row["statutory"],
            row["stopped"] + row["extended"],
            _check_days(row),
        ),
        rules,
    )
    step = clock.step
    return {
        "due": _iso(clock.promise),
        "legal_due": _iso(clock.legal),
        "step_due": _iso(step.due if step else None),
        "yellow_on": _iso(step.yellow if step else None),
        "red_on": _iso(step.red if step else None),
        "check_due": _iso(clock.check),
        "open": is_open(state, unchecked(row)),
    }


def commitment(row: Row) -> Commitment | None:
    """What the item of this case published; None when nothing of it is replaced by a commitment."""
    return None if row["commitment"] is None else Commitment.model_validate_json(row["commitment"])


def unchecked(row: Row) -> bool:
    """Whether a commitment is still to be looked into."""
    return bool(row["checked"] == Check.OPEN)


def _check_days(row: Row) -> int | None:
    signed = commitment(row) if unchecked(row) else None
    return signed.days if signed else None


def change(sheet: Sheet, row: Row, changes: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """Write what changed and what follows from it for the clock; the row as it stands then."""
    after = dict(row) | dict(changes)
    after |= laid(after, rules)
    written = {name: value for name, value in after.items() if value != row[name]}
    if written:
        sheet.connection.execute(update(cases).where(cases.c.id == row["id"]).values(written))
    return after


def about_of(line: Row) -> About:
    """Of a line of the book."""
    return About.model_validate_json(line["about"])


def note(sheet: Sheet, row: Row, verb: str, doer: Doer, words: str = "", about: About = NOTHING_MORE) -> None:
    """A line in the case's book, and in the event log; the log learns nothing of what was said."""
    last = sheet.connection.execute(select(func.max(case_steps.c.at)).where(case_steps.c.case == row["id"])).scalar()
    at = max(sheet.at, (last or 0) + 1)  # two acts of one batch happen at one moment, and still in their order
    line = {
        "id": fresh_id(at),
        "case": row["id"],
        "at": at,
        "verb": verb,
        "state": row["state"],
        "by": doer.id,
        "badge": doer.badge,
        "words": words,
        "about": about.model_dump_json(exclude_defaults=True),
    }
    sheet.connection.execute(insert(case_steps), line)
    sheet.log(doer.id or "law", "case", None, number=row["number"], verb=verb, state=row["state"])


def _with(material: CaseMaterial, brought: Received) -> CaseMaterial:
    there = {"originals": brought.originals, "copies": brought.copies, "handed_in": True, "committed": False}
    return material.model_copy(update=there)


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
