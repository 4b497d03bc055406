"""告知承诺: which materials a commitment may stand for, what was committed to, and whom no commitment is taken from.

The item's commitment is kept with the case as it was published when the papers were handed in: what was told and
signed can be printed again, and the days for looking into it stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import Check
from kiosk.hall.cases.files import Row
from kiosk.hall.cases.tables import cases
from kiosk.hall.sheet import Sheet

NOTHING_SIGNED: dict[str, Any] = {"committed": False, "checked": Check.NONE.value}


def names(of: Iterable[CaseMaterial]) -> tuple[str, ...]:
    """Materials a commitment stands for."""
    return tuple(each.name for each in of if each.committed)


def offered(of: Iterable[CaseMaterial]) -> tuple[str, ...]:
    """Materials it may stand for: not handed in yet."""
    return tuple(each.name for each in of if each.by_commitment and not each.handed_in)


def marked(of: Iterable[CaseMaterial], committed: Iterable[str]) -> tuple[CaseMaterial, ...]:
    """The list with exactly these replaced by the commitment."""
    signed = set(committed)
    return tuple(each.model_copy(update={"committed": each.name in signed}) for each in of)


def taken(materials: Iterable[CaseMaterial]) -> dict[str, Any]:
    """The columns of a case that is accepted: where a commitment stands for something, it is to be looked into."""
    return {"committed": True, "checked": Check.OPEN.value} if names(materials) else dict(NOTHING_SIGNED)


def distrusted(sheet: Sheet, row: Row) -> bool:
    """Whether this applicant committed to something untrue, as far back as the center still knows whose a case was."""
    if row["mark"] is None:
        return False
    untrue = (cases.c.mark == row["mark"]) & (cases.c.checked == Check.UNTRUE.value)
    return sheet.connection.execute(select(cases.c.id).where(untrue).limit(1)).first() is not None
