"""The list of cases and its lights: dates compared, newest first, a page at a time.

The lights count open cases only. Asked for by light or state, the list follows the index of that; in every order the
place to go on from is the last id, so that a page costs the same wherever it is.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true

from kiosk.cases import numbers
from kiosk.center.contract.case_desk import PAGE_ROWS, CasePage, Lights
from kiosk.center.contract.cases import Light, State
from kiosk.hall.cases import showing
from kiosk.hall.cases.tables import TO_CHECK, cases
from kiosk.hall.sheet import Sheet

_SHOWN = [
    cases.c[name]
    for name in (
        *("id", "number", "short", "item", "department", "shown", "channel", "handle_type", "at", "state"),
        *("interrupted", "due", "step_due", "yellow_on", "red_on", "check_due"),
    )
]
"""What a line needs: nothing that is sealed or long."""


class Asked(NamedTuple):
    light: Light | None = None
    state: State | None = None
    department: str = ""
    item: str = ""
    open: bool = True
    """Only those something is still to be done for."""
    number: str = ""
    after: str = ""
    to_check: bool = False
    """Only those whose commitment is to be looked into."""


def page(sheet: Sheet, asked: Asked) -> CasePage:
    today = sheet.now.date()
    found = sheet.connection.execute(_rows(asked, today)).mappings().all()
    return CasePage.model_construct(
        rows=tuple(showing.line(sheet, row) for row in found[:PAGE_ROWS]),
        next=found[PAGE_ROWS - 1]["id"] if len(found) > PAGE_ROWS else "",
        lights=lights(sheet, asked, today),
    )


def lights(sheet: Sheet, asked: Asked, today: date) -> Lights:
    day = today.isoformat()
    red, yellow = cases.c.red_on <= day, cases.c.yellow_on <= day
    counted = select(
        func.count(),
        func.count(case((red, 1))),
        func.count(case((yellow, 1))),
        func.count(cases.c.red_on),
    ).where(cases.c.open, *_of_department(asked))
    total, red_ones, warned, running = sheet.connection.execute(counted).one()
    return Lights(open=total, green=running - warned, yellow=warned - red_ones, red=red_ones, paused=total - running)


def _rows(asked: Asked, today: date) -> Select[tuple[object, ...]]:
    wanted: list[ColumnElement[bool]] = [*_of_department(asked), *_of_light(asked.light, today)]
    if asked.open or asked.light is not None:
        wanted.append(cases.c.open)
    if asked.state is not None:
        wanted.append(cases.c.state == asked.state.value)
    if asked.item:
        wanted.append(cases.c.item == asked.item)
    if asked.number:
        wanted.append(_called(asked.number))
    if asked.to_check:
        wanted.append(TO_CHECK)
    if asked.after:
        wanted.append(cases.c.id < asked.after)
    return select(*_SHOWN).where(and_(true(), *wanted)).order_by(cases.c.id.desc()).limit(PAGE_ROWS + 1)


def _of_department(asked: Asked) -> list[ColumnElement[bool]]:
    return [cases.c.department == asked.department] if asked.department else []


def _of_light(light: Light | None, today: date) -> list[ColumnElement[bool]]:
    day = today.isoformat()
    match light:
        case Light.RED:
            return [cases.c.red_on <= day]
        case Light.YELLOW:
            return [cases.c.red_on > day, cases.c.yellow_on <= day]
        case Light.GREEN:
            return [cases.c.yellow_on > day]
        case Light.PAUSED:
            return [cases.c.red_on.is_(None)]
        case _:
            return []


def _called(typed: str) -> ColumnElement[bool]:
    """By number, or by the code of the slip."""
    short = numbers.short(typed)
    code = "".join(typed.split()).upper()
    return or_(cases.c.short == short, cases.c.code == code) if short else cases.c.code == code
