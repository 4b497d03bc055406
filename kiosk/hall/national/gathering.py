"""What changed, in the order in which it did: from the lines of the cases' books, whose ids grow with time."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from kiosk.center.contract.exchange import PAGE_CHANGES, CasesPage, NationalCase, SupervisionPage
from kiosk.hall.cases import files, showing
from kiosk.hall.cases.files import Row
from kiosk.hall.cases.tables import case_steps, cases
from kiosk.hall.clock import micros
from kiosk.hall.national.settings import ExchangePlan
from kiosk.hall.national.writing import Facts, record, supervision
from kiosk.hall.sheet import Sheet

log = logging.getLogger("kiosk.hall")

SETTLED = timedelta(seconds=30)
"""Two processes of one center may write lines in another order than that of their ids; after so long no more come."""


EXCHANGED = "exchanged"
"""The event that says who was told a page of cases (个人信息保护法 51)."""


class Change(NamedTuple):
    """A case that changed."""

    case: NationalCase
    before: str
    """The id to go on from so that this case comes first."""


class Changes(NamedTuple):
    """One page of them."""

    changes: tuple[Change, ...]
    next: str
    more: bool

    @property
    def page(self) -> CasesPage:
        return CasesPage(cases=tuple(each.case for each in self.changes), next=self.next, more=self.more)


class Hall(NamedTuple):
    """What every record says of this hall."""

    plan: ExchangePlan
    district: str


def since_id(since: datetime) -> str:
    """The id before every line that was written since then."""
    return f"{micros(since):014x}"


def changed(sheet: Sheet, hall: Hall, after: str) -> Changes:
    """The cases of the next PAGE_CHANGES lines; each as it stands now."""
    ripe = since_id(sheet.now - SETTLED)
    lines = select(case_steps.c.id, case_steps.c.case).where(case_steps.c.id > after, case_steps.c.id < ripe)
    found = sheet.connection.execute(lines.order_by(case_steps.c.id).limit(PAGE_CHANGES)).all()
    before: dict[str, str] = {}
    last = after
    for line in found:
        before.setdefault(line.case, last)
        last = line.id
    records = _records(sheet, hall, list(before))
    return Changes(tuple(Change(case, before[name]) for name, case in records), last, len(found) == PAGE_CHANGES)


def warned(sheet: Sheet, after: str) -> SupervisionPage:
    """Open cases that are yellow or red today, by their id."""
    today = sheet.now.date()
    late = cases.c.open & (cases.c.yellow_on <= today.isoformat()) & (cases.c.id > after)
    rows = sheet.connection.execute(select(cases).where(late).order_by(cases.c.id).limit(PAGE_CHANGES)).mappings().all()
    lights = [light for row in rows for light in supervision(row, _unit(sheet, row), today)]
    return SupervisionPage(lights=tuple(lights), next=rows[-1]["id"] if rows else after, more=len(rows) == PAGE_CHANGES)


def _records(sheet: Sheet, hall: Hall, names: list[str]) -> Iterator[tuple[str, NationalCase]]:
    """In the order asked for; what was deleted meanwhile, or cannot be written, is left out."""
    rows = {row["id"]: row for row in sheet.connection.execute(select(cases).where(cases.c.id.in_(names))).mappings()}
    books: defaultdict[str, list[Row]] = defaultdict(list)
    asked = select(case_steps).where(case_steps.c.case.in_(names)).order_by(case_steps.c.at, case_steps.c.id)
    for line in sheet.connection.execute(asked).mappings():
        books[line["case"]].append(line)
    for name in names:
        if name in rows:
            written = _written(sheet, hall, rows[name], books[name])
            if written is not None:
                yield name, written


def _written(sheet: Sheet, hall: Hall, row: Row, book: list[Row]) -> NationalCase | None:
    try:
        return record(_facts(sheet, hall, row, book))
    except Exception as fault:  # one case must not keep all others from the city; its text could hold what it is about
        log.error("case %s cannot be written for the city (%s)", row["number"], type(fault).__name__)
        return None


def _facts(sheet: Sheet, hall: Hall, row: Row, book: list[Row]) -> Facts:
    offer = sheet.desk.offers.get(row["item"])
    return Facts(
        row=row,
        book=book,
        applicant=files.applicant(sheet, row),
        item_name=offer.item.name if offer else row["item"],
        charged=offer is not None and offer.item.fee_yuan > 0,
        unit=_unit(sheet, row),
        unit_code=hall.plan.units.get(row["department"], ""),
        district=hall.district,
        today=sheet.now.date(),
    )


def _unit(sheet: Sheet, row: Row) -> str:
    return showing.department(sheet, row["department"]).name or str(row["department"])
