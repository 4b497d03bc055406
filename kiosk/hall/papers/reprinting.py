"""What staff decide about a paper when the printer could not: it came out, it is void, it may be printed once more.

A kiosk offers no reprint by itself. A permission is for one paper of today, at one kiosk, for a while; the holder
prints it there after proving who they are, and whatever comes of it ends the permission. The bytes are the first ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, insert, select, update

from kiosk.center.contract import Holder
from kiosk.center.contract.paper_desk import Act, ActReason, PaperAct, PaperActed, PaperActRefusal
from kiosk.center.contract.papers import PaperOutcome, PaperState
from kiosk.center.contract.staff import DeviceRole
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import micros, moment
from kiosk.hall.fees import binding
from kiosk.hall.issuing import fresh_id
from kiosk.hall.papers.issuing import mark
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.tables import acts, papers
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import kiosks

_MINUTE = 60_000_000
SILENT = 15 * _MINUTE
"""µs after which a kiosk that never said what became of a paper is no longer waited for."""

ENROLLED = kiosks.c.role == DeviceRole.KIOSK, kiosks.c.token_hash.not_like("dismissed %")
"""The kiosks of this hall."""

Permissions = Sequence[RowMapping]
"""What was allowed of one paper so far: its acts `again`."""


def decide(sheet: Sheet, office: Office, intent: Intent, paper: str, wanted: PaperAct, who: str) -> Reply:
    """`who`: the account."""

    def judge() -> Outcome:
        row = sheet.connection.execute(select(papers).where(papers.c.id == paper)).mappings().first()
        if row is None:
            return _refused(ActReason.UNKNOWN, None)
        where, given = wanted.kiosk or row["kiosk"], _given(sheet, paper)
        if wanted.act is Act.AGAIN:
            no = against_again(office, row, given, sheet.at) or _against_kiosk(sheet, where)
            return _refused(no, row) if no else _allow(sheet, office, row, wanted, who, where)
        undecided = may_be_decided(row, given, sheet.at)
        return _settle(sheet, row, wanted, who) if undecided else _refused(ActReason.WRONG_STATE, row)

    return once(sheet, intent, judge)


def may_be_decided(row: RowMapping, given: Permissions, now: int) -> bool:
    """Nobody knows what became of it, and it is not being printed once more."""
    return _unknown(row, now) and not _standing(given, now)


def against_again(office: Office, row: RowMapping, given: Permissions, now: int) -> ActReason | None:
    """Why this paper may not be printed once more, wherever."""
    rules, kind = office.plan.reprints, office.kinds.get(row["kind"])
    if row["state"] != PaperState.VOID and not _unknown(row, now):
        return ActReason.WRONG_STATE
    if row["day"] != moment(now).date().isoformat() or row["at"] < now - rules.within_minutes * _MINUTE:
        return ActReason.TOO_LATE
    if row["file"] is None or row["mark"] is None or kind is None:
        return ActReason.FILE_GONE
    if row["state"] == PaperState.VOID and kind.fee != "0.00":
        return ActReason.PAID_BACK
    return ActReason.TOO_MANY if len(given) >= rules.most or _standing(given, now) else None


def allowed(sheet: Sheet, kiosk: str, holder: Holder) -> list[tuple[RowMapping, int]]:
    """Papers of this holder that may be printed once more here, the newest first, and until when."""
    mine = papers.c.mark == mark(sheet.desk.seal, holder)
    query = select(papers, acts.c.until.label("allowed_until")).join(acts, acts.c.paper == papers.c.id)
    found = sheet.connection.execute(query.where(mine, *_open(sheet, kiosk)).order_by(papers.c.at.desc())).mappings()
    return [(row, row["allowed_until"]) for row in found]


def allows(sheet: Sheet, kiosk: str, paper: str) -> bool:
    here = acts.c.paper == paper, *_open(sheet, kiosk)
    return sheet.connection.execute(select(acts.c.id).where(*here)).first() is not None


def ended(sheet: Sheet, kiosk: str, told: PaperOutcome) -> RowMapping | None:
    """The paper, when this outcome is that of a second print; None when it is of the first. A late word about the first
    print is known by its time, which is before the permission's."""
    query = select(acts.c.id, acts.c.at).where(
        acts.c.paper == told.paper, acts.c.kiosk == kiosk, acts.c.act == Act.AGAIN, acts.c.ended_at.is_(None)
    )
    act = sheet.connection.execute(query).mappings().first()
    if act is None or micros(told.at) < act["at"]:
        return None
    came = {"ended_at": sheet.at, "outcome": told.state.value, "sheets": told.sheets}
    sheet.connection.execute(update(acts).where(acts.c.id == act["id"]).values(came))
    here = papers.c.id == told.paper
    change = {
        "state": told.state.value,
        "sheets": papers.c.sheets + told.sheets,
        "reason": told.reason,
        "settled_at": micros(told.at),
    }
    gone = {"file": None} if told.state is PaperState.PRINTED else {}
    sheet.connection.execute(update(papers).where(here).values(change | gone))
    binding.ended(sheet, told.paper, told.state.value, kiosk, told.reason)
    return sheet.connection.execute(select(papers).where(here)).mappings().one()


def _open(sheet: Sheet, kiosk: str) -> tuple[Any, ...]:
    return acts.c.act == Act.AGAIN, acts.c.kiosk == kiosk, acts.c.ended_at.is_(None), acts.c.until > sheet.at


def _given(sheet: Sheet, paper: str) -> Permissions:
    query = select(acts).where(acts.c.paper == paper, acts.c.act == Act.AGAIN)
    return sheet.connection.execute(query).mappings().all()


def _unknown(row: RowMapping, now: int) -> bool:
    """The printer could not say what became of it, or its kiosk never came back."""
    silent = row["state"] == PaperState.ISSUED and row["at"] < now - SILENT
    return bool(silent or row["state"] == PaperState.UNCONFIRMED)


def _standing(given: Permissions, now: int) -> bool:
    """One of them holds now, wherever."""
    return any(each["ended_at"] is None and each["until"] > now for each in given)


def _against_kiosk(sheet: Sheet, where: str) -> ActReason | None:
    known = select(kiosks.c.id).where(kiosks.c.id == where, *ENROLLED)
    return None if sheet.connection.execute(known).first() else ActReason.UNKNOWN_KIOSK


def _allow(sheet: Sheet, office: Office, row: RowMapping, wanted: PaperAct, who: str, where: str) -> Outcome:
    until = sheet.at + office.plan.reprints.good_minutes * _MINUTE
    number = _write(sheet, row, wanted, who, kiosk=where, until=until)
    return _acted(sheet, row, wanted, who, PaperActed(id=number, state=row["state"], until=moment(until)))


def _settle(sheet: Sheet, row: RowMapping, wanted: PaperAct, who: str) -> Outcome:
    state = PaperState.PRINTED if wanted.act is Act.CAME_OUT else PaperState.VOID
    change = {"state": state.value, "reason": "staff", "settled_at": row["settled_at"] or sheet.at}
    gone = {"file": None} if state is PaperState.PRINTED else {}
    here = papers.c.id == row["id"]
    sheet.connection.execute(update(papers).where(here).values(change | gone))
    binding.ended(sheet, row["id"], state.value, f"staff {who}", wanted.act.value)
    number = _write(sheet, row, wanted, who)
    return _acted(sheet, row, wanted, who, PaperActed(id=number, state=state))


def _write(
    sheet: Sheet, row: RowMapping, wanted: PaperAct, who: str, *, kiosk: str = "", until: int | None = None
) -> str:
    number = fresh_id(sheet.at)
    values = {
        "id": number,
        "paper": row["id"],
        "act": wanted.act.value,
        "by": who,
        "at": sheet.at,
        "reason": sheet.desk.seal.wrap(wanted.reason.strip().encode(), f"paper act {number}"),
        "kiosk": kiosk,
        "until": until,
        "outcome": "",
        "sheets": 0,
    }
    sheet.connection.execute(insert(acts).values(values))
    return number


def _acted(sheet: Sheet, row: RowMapping, wanted: PaperAct, who: str, told: PaperActed) -> Outcome:
    detail = {"number": row["number"], "act": wanted.act.value, "state": told.state.value, "at": wanted.kiosk}
    sheet.log(f"staff {who}", "paperDecided", None, **detail)
    return Outcome(reply(201, told))


def _refused(reason: ActReason, row: RowMapping | None) -> Outcome:
    return Outcome(reply(409, PaperActRefusal(reason=reason, state=row["state"] if row else None)))
