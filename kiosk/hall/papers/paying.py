"""What a paper costs: the order for its fee, before it is asked for, and the fee of a paper that was cut off."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import RowMapping, Select, and_, or_, select, update

from kiosk.center.contract.fees import FeeOrder, FeeState
from kiosk.center.contract.papers import PaperFeeWanted, PaperReason, PaperRefusal, PaperState
from kiosk.hall import examples
from kiosk.hall.answers import Intent, Reply
from kiosk.hall.asked import decided, intent_of, send_unkept, write
from kiosk.hall.clock import micros
from kiosk.hall.fees import binding, ordering, orders
from kiosk.hall.fees.office import office_of as fees_of
from kiosk.hall.fees.orders import PAPER, Subject, fen, whose
from kiosk.hall.fees.tables import fees
from kiosk.hall.hourly import BATCH, one_batch
from kiosk.hall.papers import issuing
from kiosk.hall.papers.office import office_of
from kiosk.hall.papers.tables import MARKED, papers
from kiosk.hall.routes import Asker, Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.writer import Writer
from kiosk.paper.kinds import Kind

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": PaperRefusal, "description": "No order, and why"}}
_CUT_OFF_MINUTES = 10
"""A paper that is being written takes seconds."""
_UNSETTLED_HOURS = 24
"""A kiosk that was heard of no more: the citizen shall not wait longer for the money."""
BY_ITSELF = "papers"

router = APIRouter(prefix="/v1/papers", tags=["papers"], responses=examples.STRANGER | examples.AWAY)


@router.post("/fees", response_model=FeeOrder, status_code=201, responses=_REFUSED, summary="What a paper costs")
async def order_fee(request: Request, kiosk: Asker, key: Key, body: PaperFeeWanted) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"paper fee", body)
    kind = office.kinds.get(body.kind)
    against = issuing.reason_against(kind, body.confirmed, body.copies, fees=office.fees)
    if kind is None or against is not None or kind.fee == "0.00":
        why = against or PaperReason.UNKNOWN_KIND
        return send_unkept(await write(request, lambda sheet: issuing.refuse(sheet, intent, why), intent.name))
    row = await decided(request, intent, lambda sheet: _begin(sheet, request, intent, body, kind))
    return send_unkept(row if isinstance(row, Reply) else await ordering.to_pay(request, intent, row))


def _begin(sheet: Sheet, request: Request, intent: Intent, body: PaperFeeWanted, kind: Kind) -> orders.Row | Reply:
    """No money is taken for what the day's quota would refuse."""
    quota = issuing.taken_today(sheet, body.holder)[kind.code] >= kind.quota_per_day
    if quota and sheet.answered(intent.name) is None:
        return issuing.refuse(sheet, intent, PaperReason.QUOTA_REACHED)
    office = fees_of(request)
    own = office.plan.kinds.get(kind.code)
    subject = Subject(
        PAPER,
        kind.code,
        kind.name,
        kind.name_en,
        own.basis if own else kind.basis,
        body.copies,
        fen(kind.fee) * body.copies,
        whose(sheet.desk.seal, body.holder),
    )
    return ordering.begin(sheet, office, intent, body.visit, subject)


def void_drafts(writer: Writer) -> int:
    """Papers that were cut off while they were written are void; quota and fee, if there was one, are given back."""

    def act(sheet: Sheet) -> int:
        cut_off = papers.c.at < micros(orders.after(sheet, minutes=-_CUT_OFF_MINUTES))
        # A draft knows whose it is; said so that the index of such papers serves.
        drafted = (papers.c.state == PaperState.DRAFTED) & MARKED & cut_off
        drafts = sheet.connection.execute(select(papers.c.id, papers.c.number).where(drafted).limit(BATCH)).all()
        for paper, number in drafts:
            _void(sheet, paper, number, "cutOff")
        return len(drafts)

    return one_batch(writer, BY_ITSELF, act)


def return_fees(writer: Writer) -> int:
    """Fees of papers that never came out, or that no kiosk said anything of, go back. A paper whose kiosk says that
    nothing was sent to the printer is void with it, and the quota is given back."""

    def act(sheet: Sheet) -> int:
        lost = sheet.connection.execute(_lost(sheet)).mappings().all()
        for each in lost:
            _give_up(sheet, each)
        return len(lost)

    return one_batch(writer, BY_ITSELF, act)


def _give_up(sheet: Sheet, lost: RowMapping) -> None:
    given_up = lost["state"] == PaperState.ISSUED and lost["reason"]
    why = lost["reason"] or ("void" if lost["state"] == PaperState.VOID else "cutOff")
    if given_up:
        _void(sheet, lost["paper"], lost["number"], why)
    else:
        binding.ended(sheet, lost["paper"], PaperState.VOID, BY_ITSELF, why)


def _void(sheet: Sheet, paper: str, number: str, why: str) -> None:
    void = {"state": PaperState.VOID.value, "reason": why, "file": None}
    sheet.connection.execute(update(papers).where(papers.c.id == paper).values(void))
    sheet.log(BY_ITSELF, "paperVoid", None, number=number, why=why)
    binding.ended(sheet, paper, PaperState.VOID, BY_ITSELF, why)


def _lost(sheet: Sheet) -> Select[Any]:
    """Paid fees whose paper is void or gone, was given up by its kiosk, or has been on its way for a day."""
    unheard = papers.c.at < micros(orders.after(sheet, hours=-_UNSETTLED_HOURS))
    given_up = fees.c.reason != ""
    gone = or_(papers.c.id.is_(None), papers.c.state == PaperState.VOID)
    wanted = or_(gone, and_(papers.c.state == PaperState.ISSUED, or_(given_up, unheard)))
    bound = (fees.c.state == FeeState.PAID) & (fees.c.sort == PAPER) & (fees.c.paper != "")
    columns = select(fees.c.paper, fees.c.reason, papers.c.state, papers.c.number)
    return columns.select_from(fees.outerjoin(papers, papers.c.id == fees.c.paper)).where(bound, wanted).limit(BATCH)
