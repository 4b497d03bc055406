"""A case as it is shown: a line of the list, the whole of it for staff, the way it came for its applicant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from kiosk.cases import workdays
from kiosk.cases.limits import Span
from kiosk.cases.states import is_open, possibilities, step
from kiosk.center.contract import Department, HandleType, Holder
from kiosk.center.contract.case_desk import CaseRow, CaseView, Entry
from kiosk.center.contract.cases import (
    Channel,
    Check,
    Light,
    Special,
    State,
    Step,
    Stop,
    Track,
    TrackFee,
    Verb,
)
from kiosk.hall.cases import charging, committing, files
from kiosk.hall.cases.files import Row
from kiosk.hall.cases.tables import case_steps
from kiosk.hall.clock import moment
from kiosk.hall.sheet import Sheet

_FORGOTTEN = Holder(number="-")
_QUIET = frozenset({Verb.COMPLETE.value})
"""What changes nothing on the applicant's way."""


def line(sheet: Sheet, row: Row) -> CaseRow:
    """Of the columns `listing` reads."""
    state = State(row["state"])
    return CaseRow.model_construct(
        id=row["id"],
        number=row["number"],
        short=row["short"],
        item=row["item"],
        item_name=item_names(sheet, row["item"])[0],
        department=department(sheet, row["department"]).name,
        shown=row["shown"],
        channel=Channel(row["channel"]),
        handle_type=HandleType(row["handle_type"]),
        received_at=moment(row["at"]),
        state=state,
        step=_step(row, state),
        light=light(row, sheet.now.date()),
        due=files.day(row["due"]),
        step_due=files.day(row["step_due"]),
        check_due=files.day(row["check_due"]),
    )


def light(row: Row, today: date) -> Light:
    """Of the row as it was written: dates only."""
    due, yellow, red = (files.day(row[name]) for name in ("step_due", "yellow_on", "red_on"))
    if due is None or yellow is None or red is None:
        return Light.PAUSED if is_open(State(row["state"])) else Light.NONE
    return Span(due, yellow, red).light(today)


def view(sheet: Sheet, row: Row) -> CaseView:
    who, offer = files.applicant(sheet, row), sheet.desk.offers.get(row["item"])
    state, today = State(row["state"]), sheet.now.date().isoformat()
    return CaseView(
        row=line(sheet, row),
        applicant=who.holder if who else _FORGOTTEN,
        phone=who.phone if who else "",
        code=row["code"],
        materials=files.materials(row),
        gaps=files.names(row["gaps"]),
        gaps_until=files.day(row["gaps_until"]),
        committed=row["committed"],
        statutory_days=row["statutory"],
        promised_days=row["promised"],
        accepted_on=files.day(row["accepted_on"]),
        legal_due=files.day(row["legal_due"]),
        special=Special(row["special"]) if row["special"] else None,
        late=row["due"] is not None and today > row["due"],
        result=row["result"],
        acts=possibilities(state, row["depth"], files.unchecked(row)),
        entries=_entries(sheet, row),
        fee=charging.standard(offer.item if offer else None),
        fees=charging.of_case(sheet, row["id"]),
        commitment=files.commitment(row),
        checked=Check(row["checked"]),
        distrusted=row["commitment"] is not None and committing.distrusted(sheet, row),
    )


def track(sheet: Sheet, row: Row, pick_up: str, fee: TrackFee | None) -> Track:
    """No post, no name, no badge: steps, departments, days."""
    state, due = State(row["state"]), files.day(row["due"])
    name, name_en = item_names(sheet, row["item"])
    where = department(sheet, row["department"])
    return Track(
        number=row["number"],
        short=row["short"],
        code=row["code"],
        item_name=name,
        item_name_en=name_en,
        department=where.name,
        department_en=where.name_en,
        shown=row["shown"],
        state=state,
        step=_step(row, state),
        stops=_stops(sheet, row, where.name),
        url=sheet.desk.settings.link(f"/case/{row['code']}"),
        answer_by=files.day(row["step_due"]) if state is State.RECEIVED else None,
        due=due,
        promised_days=row["promised"],
        working_days_left=None if due is None else _left(sheet.now.date(), due),
        late_reason=row["late_reason"],
        gaps=files.names(row["gaps"]),
        gaps_until=files.day(row["gaps_until"]),
        committed=_committed(row, state),
        check_by=files.day(row["check_due"]),
        result="" if state is State.REVOKED else row["result"],
        pick_up=pick_up if state is State.ISSUED else "",
        fee=fee,
    )


def _committed(row: Row, state: State) -> tuple[str, ...]:
    """What a commitment stands for, from the receipt until it was looked into."""
    wished = state in (State.RECEIVED, State.CORRECTION)
    return committing.names(files.materials(row)) if wished or files.unchecked(row) else ()


def department(sheet: Sheet, code: str) -> Department:
    return next((each for each in sheet.desk.stock.departments if each.code == code), _NOWHERE)


def item_names(sheet: Sheet, code: str) -> tuple[str, str]:
    """Of an item this hall no longer offers, its code."""
    offer = sheet.desk.offers.get(code)
    return (offer.item.name, offer.item.name_en) if offer else (code, "")


_NOWHERE = Department.model_construct(code="", name="", name_en="")


def _step(row: Row, state: State) -> Step:
    return step(State(row["interrupted"])) if state is State.SPECIAL else step(state)


def _entries(sheet: Sheet, row: Row) -> tuple[Entry, ...]:
    return tuple(
        Entry(at=moment(each["at"]), verb=each["verb"], state=each["state"], by=each["badge"], words=each["words"])
        for each in _book(sheet, row)
    )


def _stops(sheet: Sheet, row: Row, department: str) -> tuple[Stop, ...]:
    return tuple(
        Stop(
            at=moment(each["at"]),
            state=State(each["state"]),
            step=Step.CLOSED if each["state"] == State.SPECIAL else step(State(each["state"])),
            department=department,
            words=each["words"],
            by_law=not each["by"],
            verified=each["verb"] == Verb.VERIFY,
        )
        for each in _book(sheet, row)
        if each["verb"] not in _QUIET
    )


def _book(sheet: Sheet, row: Row) -> list[Mapping[str, Any]]:
    asked = select(case_steps).where(case_steps.c.case == row["id"]).order_by(case_steps.c.at, case_steps.c.id)
    return [dict(each) for each in sheet.connection.execute(asked).mappings()]


def _left(today: date, due: date) -> int:
    return workdays.between(today, due) if due >= today else -workdays.between(due, today)
