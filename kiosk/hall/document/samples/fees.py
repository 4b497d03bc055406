"""Samples: fees 一站式收费."""

from __future__ import annotations

from kiosk.center.contract import Taken
from kiosk.center.contract.fees import (
    FeeCancel,
    FeeClosing,
    FeeDecision,
    FeeList,
    FeeOrder,
    FeeState,
    FeesThere,
    FeeWay,
    SlipPayment,
    SlipWanted,
    WindowPayment,
)
from kiosk.hall.document.samples.sample import ID, VISIT, at, sample

ORDER = FeeOrder(
    id=ID,
    number="FY20260105000001",
    code="202601050014",
    state=FeeState.OWED,
    what="no_crime_record",
    name="无犯罪记录证明",
    name_en="No crime record",
    basis="收费标准：每份 10 元",
    copies=1,
    amount=1000,
    pay="https://pay.example/q/FY20260105000001",
    seconds=180,
)
_PAID = ORDER.model_copy(
    update={"state": FeeState.PAID, "pay": "", "seconds": 0, "paid_at": at("09:41"), "way": FeeWay.PHONE}
)
_AT_WINDOW = _PAID.model_copy(update={"way": FeeWay.CARD, "receipt": "POS-004217"})
_CANCELED = ORDER.model_copy(update={"state": FeeState.CANCELED, "pay": "", "seconds": 0, "reason": "开错了事项"})
_USED = _PAID.model_copy(update={"state": FeeState.USED})

DOORS = {
    "GET /v1/fees": sample(FeesThere(taken=True)),
    "GET /v1/fees/orders/{order}": sample({"owed": ORDER, "paid": _PAID}),
    "POST /v1/fees/closings": sample(Taken(id=4715), FeeClosing(order=ID, reason="left", at=at("09:42"))),
    "GET /v1/fees/slips/{code}": sample(ORDER),
    "POST /v1/fees/slips/{code}/payments": sample(ORDER, SlipPayment(visit=VISIT)),
    "POST /v1/fees/slips": sample(ORDER, SlipWanted(item="weijian-001-01", copies=2)),
    "GET /v1/fees/orders": sample(FeeList(orders=(_PAID,))),
    "POST /v1/fees/orders/{order}/decisions": sample(_USED, FeeDecision(verb="keep", reason="证明已交给群众")),
    "POST /v1/fees/orders/{order}/payments": sample(_AT_WINDOW, WindowPayment(way=FeeWay.CARD, receipt="POS-004217")),
    "POST /v1/fees/orders/{order}/cancellations": sample(_CANCELED, FeeCancel(reason="开错了事项")),
    "POST /v1/fees/notices/{number}": sample(),
}
