"""For a demonstration: what was applied for and granted stands in the sandbox's register, so that its paper can be
printed. In a real hall the city's platform decides, and its own register has the result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from kiosk.center.contract import Holder
from kiosk.center.contract.cases import State, Verb
from kiosk.hall.asked import reading
from kiosk.hall.cases import files
from kiosk.hall.cases.tables import case_steps, cases
from kiosk.hall.desk import Desk
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.submitting import filed
from kiosk.hall.papers.office import Office as Papers
from kiosk.hall.papers.registers import Data
from kiosk.hall.sheet import Sheet
from kiosk.identity.numbers import birth_in, number_holds

_STANDS = (State.GRANTED.value, State.ISSUED.value, State.DELIVERED.value)
_OF_AGE = 14
"""Years: a record begins there, where the applicant names no day."""


def granted(desk: Desk, office: Office, papers: Papers, holder: Holder) -> dict[str, Data]:
    """Kind → its entries, of this holder's applications that were granted. Blocks for some milliseconds."""
    applied = {kind.application: kind for kind in papers.kinds.values() if kind.application}
    if not applied or not number_holds(holder.number):
        return {}

    def look(sheet: Sheet) -> dict[str, Data]:
        told: dict[str, Data] = {}
        for row in _granted(sheet, holder, applied):
            kind, facts = applied[row["item"]], _entries(sheet, office, row, holder)
            if all(field.name in facts for field in kind.fields if field.required):
                told[kind.code] = {field.name: facts[field.name] for field in kind.fields if field.name in facts}
        return told

    return reading(desk, look)


def _granted(sheet: Sheet, holder: Holder, items: Iterable[str]) -> list[files.Row]:
    """The holder's cases of these items that were granted and still are, the newest last."""
    mine = cases.c.mark == files.mark(sheet.desk.seal, holder.number)
    here = mine & cases.c.item.in_(list(items)) & cases.c.state.in_(_STANDS)
    yes = select(case_steps.c.id).where(case_steps.c.case == cases.c.id, case_steps.c.verb == Verb.GRANT.value)
    return list(sheet.connection.execute(select(cases).where(here, yes.exists()).order_by(cases.c.id)).mappings())


def _entries(sheet: Sheet, office: Office, row: files.Row, holder: Holder) -> dict[str, str]:
    """What the card, the case and the answers say, called as kinds call it."""
    born = birth_in(holder.number)
    assert born is not None
    told = {
        "name": holder.name,
        "sex": "男" if int(holder.number[16]) % 2 else "女",
        "id_number": holder.number,
        "id_kind": "居民身份证",
        "birth": born.isoformat(),
        "address": "未登记",
        "applied": row["day"],
        "application_number": row["number"],
        "first_day": _years_after(born, _OF_AGE).isoformat(),
        "last_day": row["decided_on"],
        "purpose": "本人使用",
    }
    return told | _answers(sheet, office, row)


def _answers(sheet: Sheet, office: Office, row: files.Row) -> dict[str, str]:
    """By the keys of the form; nothing for a case that was received at a window."""
    offered, application = office.forms.get(row["item"]), filed(sheet, row["id"])
    if offered is None or application is None:
        return {}
    keys = {field.label: field.key for field in offered.form.fields}
    return {keys[each.label]: each.value for each in application.answers if each.label in keys and each.value}


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
