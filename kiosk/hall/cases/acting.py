"""What staff do to a case: each act one transaction, each written in the case's book with what the citizen was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from kiosk.cases import workdays
from kiosk.cases.states import IN_HAND, following, is_open, possible
from kiosk.center.contract import HandleType
from kiosk.center.contract.case_acts import (
    Accept,
    CaseAct,
    Complete,
    Correct,
    Deny,
    Disprove,
    Extend,
    Grant,
    Issue,
    Pause,
    Refuse,
    Resume,
    Supplement,
)
from kiosk.center.contract.case_desk import CaseMaterial
from kiosk.center.contract.cases import CaseReason, Check, State, Verb
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.cases import charging, committing, files, showing
from kiosk.hall.cases.files import LAW, NOTHING_MORE, About, Doer, Row
from kiosk.hall.cases.receiving import refused
from kiosk.hall.cases.settings import CasesPlan
from kiosk.hall.sheet import Sheet

_NOTHING_TO_COME = {"gaps": "[]", "gaps_until": None, "checked": Check.NONE.value}
NOTHING_OPEN = {**_NOTHING_TO_COME, "interrupted": None, "special": None, "special_on": None}
"""Of a case that ends before it is decided."""


class Change(NamedTuple):
    """What an act does."""

    columns: Mapping[str, Any]
    words: str = ""
    """What the citizen is told."""
    about: About = NOTHING_MORE


class Case(NamedTuple):
    """What an act works with."""

    row: Row
    plan: CasesPlan
    sheet: Sheet
    doer: Doer
    manager: bool

    @property
    def today(self) -> date:
        return self.sheet.now.date()

    @property
    def state(self) -> State:
        return State(self.row["state"])


class No(Exception):
    """The act is refused."""

    def __init__(self, reason: CaseReason, names: tuple[str, ...] = ()) -> None:
        super().__init__(reason.value)
        self.reason, self.names = reason, names


def act(
    sheet: Sheet, plan: CasesPlan, intent: Intent, doer: Doer, case: str, asked: CaseAct, *, manager: bool
) -> Reply:
    """CaseView, 409 CaseRefusal, or 404."""
    return once(sheet, intent, lambda: _act(sheet, plan, doer, case, asked, manager))


def by_law(sheet: Sheet, plan: CasesPlan, row: Row, what: str, changes: Mapping[str, Any]) -> None:
    """What happens because nobody did anything in time."""
    after = _changed(sheet, plan, row, changes, what)
    files.note(sheet, after, what, LAW)


def _act(sheet: Sheet, plan: CasesPlan, doer: Doer, name: str, asked: CaseAct, manager: bool) -> Outcome:
    row = files.found(sheet, name)
    if row is None:
        return Outcome(plain(404, "there is no such case"))
    case = Case(row, plan, sheet, doer, manager)
    if not possible(case.state, asked.verb, row["depth"], files.unchecked(row)):
        return refused(CaseReason.NOT_NOW)
    if asked.verb is Verb.EXTEND and not manager:
        return refused(CaseReason.NOT_ALLOWED)
    try:
        change = _DO[asked.verb](case, asked)
    except No as no:
        return refused(no.reason, no.names)
    interrupted = State(row["interrupted"]) if row["interrupted"] else None
    state = following(case.state, asked.verb, interrupted)
    columns = {"state": state.value} | dict(change.columns)
    if row["closed_on"] is None and not is_open(state, files.unchecked(row | columns)):
        columns["closed_on"] = case.today.isoformat()
    after = _changed(sheet, plan, row, columns, doer.id)
    files.note(sheet, after, asked.verb.value, doer, change.words, change.about)
    return Outcome(reply(200, showing.view(sheet, after)))


def _changed(sheet: Sheet, plan: CasesPlan, row: Row, changes: Mapping[str, Any], by: str) -> Row:
    """The case as it stands now. Nobody pays any more for one that came to nothing."""
    after = files.change(sheet, row, changes, plan.rules)
    if after["state"] in charging.NOTHING_DUE:
        charging.let_go(sheet, row["id"], by)
    return after


# ---------------------------------------------------------------------------------- 收件, 受理


def _correct(case: Case, asked: Correct) -> Change:
    known = {each.name for each in files.materials(case.row)}
    strange = tuple(gap for gap in asked.gaps if gap not in known)
    if strange:
        raise No(CaseReason.NOT_ON_LIST, strange)
    told = files.names(case.row["told_gaps"])
    new = tuple(gap for gap in asked.gaps if told and gap not in told)
    if new:
        raise No(CaseReason.NEW_GAP, new)
    until = workdays.after(case.today, asked.days)
    gaps = files.texts(asked.gaps)
    columns = {"told_gaps": case.row["told_gaps"] if told else gaps, "gaps": gaps, "gaps_until": until.isoformat()}
    materials = files.materials(case.row)
    stands = [name for name in committing.names(materials) if name not in asked.gaps]
    columns["materials"] = files.listed(committing.marked(materials, stands))
    return Change(columns, about=About(gaps=asked.gaps, until=until))


def _supplement(case: Case, asked: Supplement) -> Change:
    return Change(_brought(case, asked) | {"received_on": case.today.isoformat(), "gaps_until": None})


def _accept(case: Case, asked: Accept) -> Change:
    materials = _committed(case, asked)
    missing = files.lacking(materials)
    unnamed = tuple(name for name in missing if name not in asked.gaps)
    if unnamed:
        raise No(CaseReason.GAPS_OPEN, unnamed)
    strange = tuple(name for name in asked.gaps if name not in missing)
    if strange:
        raise No(CaseReason.NOT_ON_LIST, strange)
    until = workdays.after(case.today, asked.days) if asked.gaps else None
    columns = {
        "accepted_on": case.today.isoformat(),
        "gaps": files.texts(asked.gaps),
        "gaps_until": until.isoformat() if until else None,
        "materials": files.listed(materials),
        **committing.taken(materials),
    }
    if asked.committed:
        columns["depth"] = case.plan.depth_of(case.row["item"], HandleType(case.row["handle_type"]), committed=True)
    return Change(columns, about=About(gaps=asked.gaps, until=until))


def _committed(case: Case, asked: Accept) -> tuple[CaseMaterial, ...]:
    """The list with what the signed commitment stands for."""
    materials = files.materials(case.row)
    unfit = tuple(name for name in asked.committed if name not in committing.offered(materials))
    if unfit:
        raise No(CaseReason.NOT_BY_COMMITMENT, unfit)
    if asked.committed and not case.manager and committing.distrusted(case.sheet, case.row):
        raise No(CaseReason.DISTRUSTED)
    return committing.marked(materials, asked.committed)


def _refuse(_case: Case, asked: Refuse) -> Change:
    return Change(_NOTHING_TO_COME, asked.reason)


# ---------------------------------------------------------------------------------- 审核, 审批


def _forward(case: Case, _asked: CaseAct) -> Change:
    return Change({"forwarded_by": case.doer.id})


def _pause(case: Case, asked: Pause) -> Change:
    columns = {
        "interrupted": case.row["state"],
        "special": asked.procedure.value,
        "special_on": case.today.isoformat(),
    }
    return Change(columns, asked.reason, About(procedure=asked.procedure))


def _resume(case: Case, asked: Resume) -> Change:
    since = files.day(case.row["special_on"])
    assert since is not None
    stopped = case.row["stopped"] + workdays.between(since, case.today)
    return Change({"interrupted": None, "special": None, "special_on": None, "stopped": stopped}, asked.result)


def _extend(case: Case, asked: Extend) -> Change:
    if case.row["extended"]:
        raise No(CaseReason.EXTENDED)
    if asked.days > case.plan.law.extend_days:
        raise No(CaseReason.NOT_ALLOWED)
    return Change({"extended": asked.days}, asked.reason)


def _complete(case: Case, asked: Complete) -> Change:
    brought = _brought(case, asked)
    return Change(brought | ({"gaps_until": None} if brought["gaps"] == "[]" else {}))


def _grant(case: Case, asked: Grant) -> Change:
    gaps = files.names(case.row["gaps"])
    if gaps:
        raise No(CaseReason.GAPS_OPEN, gaps)
    return Change(_decided(case, asked.late_reason))


def _deny(case: Case, asked: Deny) -> Change:
    return Change(_decided(case, asked.late_reason) | _NOTHING_TO_COME, asked.reason)


def _withdraw(_case: Case, _asked: CaseAct) -> Change:
    return Change(NOTHING_OPEN)


# ---------------------------------------------------------------------------------- 出件, 送达


def _issue(_case: Case, asked: Issue) -> Change:
    return Change({"result": asked.result, "result_number": asked.number})


def _deliver(_case: Case, _asked: CaseAct) -> Change:
    return Change({})


# ------------------------------------------------------------------------------------- 核查


def _verify(_case: Case, _asked: CaseAct) -> Change:
    return Change({"checked": Check.TRUE.value})


def _disprove(case: Case, asked: Disprove) -> Change:
    """Of what is not decided yet it is the decision."""
    undecided = case.state in IN_HAND
    columns = _decided(case, asked.late_reason) | _NOTHING_TO_COME if undecided else {}
    return Change(columns | {"checked": Check.UNTRUE.value}, asked.reason)


# ------------------------------------------------------------------------------------- parts


def _brought(case: Case, asked: Supplement | Complete) -> dict[str, Any]:
    before = files.materials(case.row)
    strange = tuple(each.name for each in asked.materials if each.name not in {one.name for one in before})
    if strange:
        raise No(CaseReason.NOT_ON_LIST, strange)
    here = {each.name for each in asked.materials}
    gaps = [gap for gap in files.names(case.row["gaps"]) if gap not in here]
    materials = files.handed(before, asked.materials)
    signed = committing.taken(materials) if files.unchecked(case.row) else {}
    return {"materials": files.listed(materials), "gaps": files.texts(gaps), **signed}


def _decided(case: Case, late_reason: str) -> dict[str, Any]:
    row = case.row
    if case.plan.depth.four_eyes and row["forwarded_by"] and row["forwarded_by"] == case.doer.id:
        raise No(CaseReason.NOT_ALLOWED)
    if row["due"] is not None and case.today.isoformat() > row["due"] and not late_reason.strip():
        raise No(CaseReason.LATE)
    return {"decided_on": case.today.isoformat(), "late_reason": late_reason.strip()}


_DO: dict[Verb, Callable[[Case, Any], Change]] = {
    Verb.CORRECT: _correct,
    Verb.SUPPLEMENT: _supplement,
    Verb.ACCEPT: _accept,
    Verb.REFUSE: _refuse,
    Verb.FORWARD: _forward,
    Verb.PAUSE: _pause,
    Verb.RESUME: _resume,
    Verb.EXTEND: _extend,
    Verb.COMPLETE: _complete,
    Verb.GRANT: _grant,
    Verb.DENY: _deny,
    Verb.WITHDRAW: _withdraw,
    Verb.ISSUE: _issue,
    Verb.DELIVER: _deliver,
    Verb.VERIFY: _verify,
    Verb.DISPROVE: _disprove,
}
