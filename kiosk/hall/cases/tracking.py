"""进度查询: for the applicant and whoever holds the slip. A wrong number and wrong last digits get the same answer."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.cases import numbers
from kiosk.center.contract.cases import MOST_TRACKED, Track, TrackAsked, Tracked
from kiosk.hall.cases import charging, files, showing
from kiosk.hall.cases.office import Office
from kiosk.hall.cases.tables import cases
from kiosk.hall.sheet import Sheet


def tracked(sheet: Sheet, office: Office, asked: TrackAsked) -> Tracked | None:
    """The applicant's cases, newest first; by code or number at most one. None: nothing fits."""
    if asked.holder is not None:
        mine = cases.c.mark == files.mark(sheet.desk.seal, asked.holder.number)
        newest = select(cases).where(mine).order_by(cases.c.id.desc()).limit(MOST_TRACKED)
        rows = sheet.connection.execute(newest).mappings().all()
        return Tracked(cases=tuple(_track(sheet, office, row) for row in rows))
    if asked.code:
        found = by_code(sheet, office, asked.code)
        return None if found is None else Tracked(cases=(found,))
    short = numbers.short(asked.number) or ""
    same = cases.c.tail == files.tail(sheet.desk.seal, short, asked.last_four)
    row = sheet.connection.execute(select(cases).where(cases.c.short == short, same)).mappings().first()
    return None if row is None else Tracked(cases=(_track(sheet, office, row),))


def by_code(sheet: Sheet, office: Office, code: str) -> Track | None:
    row = sheet.connection.execute(select(cases).where(cases.c.code == code.upper())).mappings().first()
    return None if row is None else _track(sheet, office, row)


def _track(sheet: Sheet, office: Office, row: files.Row) -> Track:
    fee = charging.stands(sheet, office.fees, row["id"])
    return showing.track(sheet, row, office.plan.pick_up if office.plan else "", fee)
