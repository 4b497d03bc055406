"""A record in the field names of GB/T 39046 → the facts of a case in our words, whoever wrote the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kiosk.center.contract import HandleType, Holder
from kiosk.center.contract.cases import Channel, State
from kiosk.center.contract.exchange import NationalCase
from kiosk.hall.national import codes
from kiosk.hall.national.codes import Action, Result

_WAITING = {
    codes.STAGES[step]: state
    for step, state in zip(codes.STAGES, (State.RECEIVED, State.ACCEPTED, State.APPROVAL, State.GRANTED), strict=True)
} | {codes.CORRECTING: State.CORRECTION, codes.DELIVERING: State.ISSUED}
"""What a case waits for → where it stands; 审核 is told apart by whether somebody has sent it on already."""


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
    """ValueError (Untold) when a code or the name of a stage is none of ours."""
    told, accepted, ended = case.application, case.acceptance, case.conclusion
    return Read(
        number=told.number,
        item=told.item,
        handle_type=codes.read_handle_type(told.handle_type),
        channel=codes.read_source(told.source),
        applicant=_applicant(case),
        phone=told.phone,
        received_at=codes.read_stamp(told.applied_at),
        accepted_at=codes.read_stamp(accepted.at) if accepted else None,
        due=codes.read_day(accepted.promised) if accepted else None,
        ended_at=codes.read_stamp(ended.at) if ended else None,
        result=ended.paper if ended else "",
        result_number=ended.paper_number if ended else "",
        state=state(case),
        materials=tuple(MaterialRead(each.name, each.way, each.count, each.taken == "1") for each in told.materials),
    )


def state(case: NationalCase) -> State:
    """Where the case stands. ValueError when the stage it waits for has a name we do not know."""
    done = [stage for stage in case.stages if stage.status == codes.DONE]
    waiting = next((stage for stage in case.stages if stage.status == codes.TO_DO), None)
    if case.conclusion is not None and waiting is None:
        delivered = any(stage.name == codes.DELIVERING for stage in done)
        return State.DELIVERED if delivered else codes.ENDS[Result(case.conclusion.what)]
    if any(not each.ended for each in case.specials):
        return State.SPECIAL
    if waiting is None or waiting.name not in _WAITING:
        raise ValueError(f"no state of a case waits for “{waiting.name if waiting else ''}”")
    sent_on = any(stage.name == waiting.name and stage.action == Action.PASSED for stage in done)
    found = _WAITING[waiting.name]
    return State.REVIEW if found is State.ACCEPTED and sent_on else found


def _applicant(case: NationalCase) -> Holder | None:
    told = case.application
    if not told.document:
        return None
    return Holder(kind=codes.read_document(told.document_kind), number=told.document, name=told.applicant)
