"""What an applicant is handed in writing: the tracking slip, and a notice for every act the law wants told on paper.

行政许可法 32 (补正, 受理, 不予受理), 38 (不予), 42 (延长), 45 (特别程序). A notice says what the case's book says; it
can be printed again as long as the case is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

import segno
from markupsafe import Markup
from sqlalchemy import RowMapping, select

from kiosk.cases import numbers
from kiosk.cases.specials import SPECIALS
from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import State, Step, Verb
from kiosk.center.contract.items import Commitment
from kiosk.hall.cases import committing, files, showing
from kiosk.hall.cases.files import Applicant, Row
from kiosk.hall.cases.keeping import DEEMED
from kiosk.hall.cases.tables import case_steps
from kiosk.hall.clock import moment
from kiosk.hall.sheet import Sheet

PUBLIC_STEPS = ("收件", "受理", "审核", "审批", "领取")
"""What everybody may know of the way (D0 受理——审核——审批), and both its ends."""
PLACES = {Step.ACCEPT: 1, Step.REVIEW: 2, Step.APPROVE: 3, Step.HAND_OUT: 4}
"""Where among them a step is."""


class Kind(StrEnum):
    """A notice, by the act it tells of."""

    CORRECT = Verb.CORRECT.value
    ACCEPT = Verb.ACCEPT.value
    REFUSE = Verb.REFUSE.value
    PAUSE = Verb.PAUSE.value
    EXTEND = Verb.EXTEND.value
    DENY = Verb.DENY.value
    DISPROVE = Verb.DISPROVE.value


TITLES = {
    Kind.CORRECT: "补正材料一次性告知书",
    Kind.ACCEPT: "受理通知书",
    Kind.REFUSE: "不予受理决定书",
    Kind.PAUSE: "特别程序告知书",
    Kind.EXTEND: "延长办理期限告知书",
    Kind.DENY: "不予批准决定书",
    Kind.DISPROVE: "撤销决定书",
}


class Facts(NamedTuple):
    """What every paper of a case says."""

    number: str
    """In groups, to be read aloud."""
    short: str
    code: str
    item: str
    department: str
    shown: str
    received: datetime
    promised: int
    statutory: int | None
    gaps: tuple[str, ...]
    until: date | None
    printed: datetime


class Slip(NamedTuple):
    facts: Facts
    url: str
    qr: Markup
    """"" when the center knows no address a telephone could reach."""
    answer_by: date | None
    due: date | None
    handed: tuple[str, ...]
    committed: tuple[str, ...]
    """What a commitment stands for."""
    at: int
    """Of PUBLIC_STEPS, where it is; all are behind it when the case is closed."""


class Signed(NamedTuple):
    """告知承诺书: what is told, and what the applicant signs."""

    facts: Facts
    to: str
    basis: str
    commitment: Commitment
    materials: tuple[str, ...]
    """What it stands for."""
    on: date
    """When it was signed; before acceptance today."""


class Notice(NamedTuple):
    facts: Facts
    kind: Kind
    title: str
    to: str
    on: date
    """When it was done,"""
    by_law: bool
    """or the day from which it counts, because nobody did anything in time."""
    words: str
    special: str
    due: date | None
    legal: date | None
    committed: tuple[str, ...]
    """What a commitment stands for."""


def slip(sheet: Sheet, row: Row) -> Slip:
    state, url = State(row["state"]), sheet.desk.settings.link(f"/case/{row['code']}")
    materials = files.materials(row)
    lacking = files.names(row["gaps"]) or files.lacking(materials)
    undecided = state is State.RECEIVED
    return Slip(
        facts=_facts(
            sheet, row, lacking if undecided or files.names(row["gaps"]) else (), files.day(row["gaps_until"])
        ),
        url=url,
        qr=Markup(segno.make(url, error="m", micro=False).svg_inline(omitsize=True, border=0)) if url else Markup(),
        answer_by=files.day(row["step_due"]) if undecided else None,
        due=files.day(row["due"]),
        handed=tuple(_counted(each) for each in materials if each.handed_in and (each.originals or each.copies)),
        committed=committing.names(materials),
        at=PLACES.get(showing.line(sheet, row).step, len(PUBLIC_STEPS)),
    )


def commitment(sheet: Sheet, row: Row, wanted: Sequence[str] | None) -> Signed | None:
    """As it is signed for `wanted`, or as it was; None when it can stand for nothing of that, or there is none."""
    published, materials = files.commitment(row), files.materials(row)
    able = committing.names(materials) if wanted is None else committing.offered(materials)
    names = able if wanted is None else tuple(name for name in able if name in wanted)
    if published is None or not names:
        return None
    offer, who = sheet.desk.offers.get(row["item"]), files.applicant(sheet, row)
    return Signed(
        facts=_facts(sheet, row, (), None),
        to=_called(who, row),
        basis=offer.item.basis if offer else "",
        commitment=published,
        materials=names,
        on=files.day(row["accepted_on"]) or sheet.now.date(),
    )


def notice(sheet: Sheet, row: Row, kind: Kind | None) -> Notice | None:
    """The newest notice, or the newest of a kind; None when the book knows nothing to tell."""
    told = _told(sheet, row, kind)
    if told is None:
        return None
    who, about = files.applicant(sheet, row), files.about_of(told)
    kind = Kind.ACCEPT if told["verb"] == DEEMED else Kind(told["verb"])
    accepted = files.day(row["accepted_on"])
    return Notice(
        facts=_facts(sheet, row, about.gaps, about.until),
        kind=kind,
        title=TITLES[Kind.DENY if told["state"] == State.DENIED else kind],
        to=_called(who, row),
        on=accepted if kind is Kind.ACCEPT and accepted else moment(told["at"]).date(),
        by_law=told["verb"] == DEEMED,
        words=told["words"],
        special=SPECIALS[about.procedure] if about.procedure else "",
        due=files.day(row["due"]),
        legal=files.day(row["legal_due"]),
        committed=committing.names(files.materials(row)),
    )


def _called(who: Applicant | None, row: Row) -> str:
    return who.holder.name if who and who.holder.name else str(row["shown"])


def _facts(sheet: Sheet, row: Row, gaps: tuple[str, ...], until: date | None) -> Facts:
    line = showing.line(sheet, row)
    return Facts(
        number=numbers.grouped(row["number"]),
        short=numbers.grouped(row["short"]),
        code=row["code"],
        item=line.item_name,
        department=line.department,
        shown=row["shown"],
        received=moment(row["at"]),
        promised=row["promised"],
        statutory=row["statutory"],
        gaps=gaps,
        until=until,
        printed=sheet.now,
    )


def _told(sheet: Sheet, row: Row, kind: Kind | None) -> RowMapping | None:
    verbs = [each.value for each in ([kind] if kind else Kind)]
    verbs += [DEEMED] if kind in (None, Kind.ACCEPT) else []
    mine = (case_steps.c.case == row["id"]) & case_steps.c.verb.in_(verbs)
    newest = select(case_steps).where(mine).order_by(case_steps.c.at.desc(), case_steps.c.id.desc()).limit(1)
    return sheet.connection.execute(newest).mappings().first()


def _counted(material: CaseMaterial) -> str:
    amounts = (("原件", material.originals), ("复印件", material.copies))
    return f"{material.name}（{'、'.join(f'{kind} {count} 份' for kind, count in amounts if count)}）"
