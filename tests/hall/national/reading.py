"""A record in the field names of GB/T 39046 → the facts of a case in our words, by tables of its own (A.4 to A.7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kiosk.center.contract import HandleType, Holder
from kiosk.center.contract.cases import Channel, State
from kiosk.center.contract.exchange import NationalCase
from kiosk.queueing.hours import CHINA

_WAITING = {
    "受理": State.RECEIVED,
    "补正": State.CORRECTION,
    "审核": State.ACCEPTED,
    "审批": State.APPROVAL,
    "出件": State.GRANTED,
    "送达": State.ISSUED,
}
"""What a case waits for → where it stands; 审核 is told apart by whether somebody has sent it on already."""

_ENDS = {
    "准予": State.GRANTED,
    "不予": State.DENIED,
    "不予受理": State.REFUSED,
    "撤回": State.WITHDRAWN,
    "视为撤回": State.WITHDRAWN,
    "撤销": State.REVOKED,
}
_HANDLES = {"1": HandleType.IMMEDIATE, "2": HandleType.PROMISED, "9": HandleType.OTHER}
_SOURCES = {"1": Channel.WINDOW, "2": Channel.PHONE, "3": Channel.PHONE, "4": Channel.WINDOW, "9": Channel.KIOSK}
_DOCUMENTS = {"111": "resident", "553": "foreigner", "999": "typed"}


class MaterialRead(NamedTuple):
    """Whether it is required is in table 4, with the item, not with the case."""

    name: str
    way: str
    pieces: int
    handed_in: bool


class Read(NamedTuple):
    number: str
    item: str
    handle_type: HandleType
    channel: Channel
    applicant: Holder | None
    """None when the record names nobody."""
    phone: str
    received_at: datetime
    accepted_at: datetime | None
    due: date | None
    ended_at: datetime | None
    result: str
    result_number: str
    state: State
    materials: tuple[MaterialRead, ...]


def read(case: NationalCase) -> Read:
    """KeyError or ValueError when a code or the name of a stage is none of the standard's."""
    told, accepted, ended = case.application, case.acceptance, case.conclusion
    return Read(
        number=told.number,
        item=told.item,
        handle_type=_HANDLES[told.handle_type],
        channel=_SOURCES[told.source],
        applicant=_applicant(case),
        phone=told.phone,
        received_at=_moment(told.applied_at),
        accepted_at=_moment(accepted.at) if accepted else None,
        due=_day(accepted.promised) if accepted else None,
        ended_at=_moment(ended.at) if ended else None,
        result=ended.paper if ended else "",
        result_number=ended.paper_number if ended else "",
        state=state(case),
        materials=tuple(MaterialRead(each.name, each.way, each.count, each.taken == "1") for each in told.materials),
    )


def state(case: NationalCase) -> State:
    """Where the case stands. ValueError when the stage it waits for has a name we do not know."""
    done = [stage for stage in case.stages if stage.status == "2"]
    waiting = next((stage for stage in case.stages if stage.status == "1"), None)
    if case.conclusion is not None and (waiting is None or waiting.name == "核查"):
        ended = _ENDS[case.conclusion.what]
        delivered = ended is not State.REVOKED and any(stage.name == "送达" for stage in done)
        return State.DELIVERED if delivered else ended
    if any(not each.ended for each in case.specials):
        return State.SPECIAL
    if waiting is None or waiting.name not in _WAITING:
        raise ValueError(f"no state of a case waits for “{waiting.name if waiting else ''}”")
    sent_on = any(stage.name == waiting.name and stage.action == "通过" for stage in done)
    found = _WAITING[waiting.name]
    return State.REVIEW if found is State.ACCEPTED and sent_on else found


def _applicant(case: NationalCase) -> Holder | None:
    told = case.application
    if not told.document:
        return None
    return Holder(kind=_DOCUMENTS[told.document_kind], number=told.document, name=told.applicant)


def _moment(told: str) -> datetime:
    return datetime.strptime(told, "%Y%m%d%H%M%S").replace(tzinfo=CHINA)


def _day(told: str) -> date | None:
    return datetime.strptime(told, "%Y%m%d").replace(tzinfo=CHINA).date() if told else None
