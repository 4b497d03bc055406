"""收件: the case begins when papers change hands, before anybody accepts it; from then on it can be followed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select

from kiosk.cases import numbers
from kiosk.center.contract import Item
from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import (
    CaseFee,
    CaseReason,
    CaseRefusal,
    CaseSlip,
    CaseWanted,
    Channel,
    State,
)
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.cases import charging, committing, files, showing
from kiosk.hall.cases.files import Applicant, Doer
from kiosk.hall.cases.settings import CasesPlan
from kiosk.hall.cases.tables import cases
from kiosk.hall.clock import moment
from kiosk.hall.issuing import fresh_code, fresh_id
from kiosk.hall.sheet import Sheet
from kiosk.identity.masking import last_four, public_name


def receive(
    sheet: Sheet, plan: CasesPlan | None, intent: Intent, doer: Doer, wanted: CaseWanted, channel: Channel
) -> Reply:
    """A number, a code, and the list of what is still missing: CaseSlip 201, or 409 CaseRefusal."""
    return once(sheet, intent, lambda: _receive(sheet, plan, doer, wanted, channel))


def refused(reason: CaseReason, names: tuple[str, ...] = ()) -> Outcome:
    return Outcome(reply(409, CaseRefusal(reason=reason, names=names)))


def _receive(sheet: Sheet, plan: CasesPlan | None, doer: Doer, wanted: CaseWanted, channel: Channel) -> Outcome:
    offer = sheet.desk.offers.get(wanted.item)
    if offer is None:
        return refused(CaseReason.UNKNOWN_ITEM)
    item = offer.item
    if plan is None or not plan.kept_here or item.promised_days is None:
        return refused(CaseReason.NO_CASES)
    listed = _list(item)
    strange = tuple(each.name for each in wanted.materials if each.name not in {one.name for one in listed})
    if strange:
        return refused(CaseReason.NOT_ON_LIST, strange)
    materials = files.handed(listed, wanted.materials)
    unfit = tuple(name for name in wanted.committed if name not in committing.offered(materials))
    if unfit:
        return refused(CaseReason.NOT_BY_COMMITMENT, unfit)
    serial = _serial(sheet)
    if serial > numbers.LAST_SERIAL:
        return refused(CaseReason.USED_UP)
    row = _row(sheet, plan, item, serial, wanted) | {
        "channel": channel.value,
        "materials": files.listed(committing.marked(materials, wanted.committed)),
    }
    row |= files.laid(row, plan.rules)
    sheet.connection.execute(insert(cases), row)
    files.note(sheet, row, "receive", doer)
    at_once = plan.fee_slips and channel is not Channel.WINDOW
    fee = charging.at_once(sheet, item, row["id"], doer.id) if at_once else charging.standard(item)
    return Outcome(reply(201, _slip(sheet, item, row, fee)))


def _slip(sheet: Sheet, item: Item, row: files.Row, fee: CaseFee | None) -> CaseSlip:
    answer_by = files.day(row["step_due"])
    assert answer_by is not None
    return CaseSlip(
        id=row["id"],
        number=row["number"],
        short=row["short"],
        code=row["code"],
        url=sheet.desk.settings.link(f"/case/{row['code']}"),
        item=item.code,
        item_name=item.name,
        item_name_en=item.name_en,
        department=showing.department(sheet, row["department"]).name,
        shown=row["shown"],
        received_at=moment(row["at"]),
        answer_by=answer_by,
        promised_days=row["promised"],
        statutory_days=row["statutory"],
        gaps=files.lacking(files.materials(row)),
        fee=fee,
    )


def _list(item: Item) -> tuple[CaseMaterial, ...]:
    """The published list; what the state already has is not asked for (国务院令716号 第七条)."""
    return tuple(
        CaseMaterial(
            name=each.name,
            required=each.required and not each.held,
            originals=0,
            copies=0,
            handed_in=each.held,
            by_commitment=each.by_commitment,
        )
        for each in item.materials
    )


def _serial(sheet: Sheet) -> int:
    last = select(func.max(cases.c.serial)).where(cases.c.day == sheet.day)
    return (sheet.connection.execute(last).scalar() or 0) + 1


def _row(sheet: Sheet, plan: CasesPlan, item: Item, serial: int, wanted: CaseWanted) -> dict[str, Any]:
    case, seal, holder = fresh_id(sheet.at), sheet.desk.seal, wanted.applicant
    number = numbers.number(plan.district, plan.site, sheet.now.date(), serial)
    short = number[-numbers.SHORT :]
    return {
        "id": case,
        "number": number,
        "short": short,
        "code": fresh_code(),
        "day": sheet.day,
        "serial": serial,
        "at": sheet.at,
        "item": item.code,
        "department": item.department,
        "handle_type": item.handle_type.value,
        "ticket": wanted.ticket,
        "applicant": files.sealed(seal, case, Applicant(holder=holder, phone=wanted.phone)),
        "mark": files.mark(seal, holder.number),
        "tail": files.tail(seal, short, last_four(holder.number)),
        "shown": f"{public_name(holder.name)} {last_four(holder.number)}".strip(),
        "told_gaps": "[]",
        "gaps": "[]",
        "gaps_until": None,
        "commitment": item.commitment.model_dump_json() if item.commitment else None,
        **committing.NOTHING_SIGNED,
        "state": State.RECEIVED.value,
        "interrupted": None,
        "special": None,
        "special_on": None,
        "depth": plan.depth_of(item.code, item.handle_type),
        "promised": item.promised_days,
        "statutory": item.statutory_days,
        "received_on": sheet.day,
        "accepted_on": None,
        "decided_on": None,
        "closed_on": None,
        "stopped": 0,
        "extended": 0,
        "late_reason": "",
        "result": "",
        "result_number": "",
        "forwarded_by": "",
    }
