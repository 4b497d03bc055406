"""Samples: cases 办件."""

from __future__ import annotations

from datetime import date

from kiosk.center.contract import HandleType
from kiosk.center.contract.case_acts import (
    Accept,
    Correct,
    Disprove,
    Forward,
    Grant,
    Pause,
    Verify,
)
from kiosk.center.contract.case_desk import CaseMaterial, CasePage, CaseRow, CaseView, Entry, Lights
from kiosk.center.contract.cases import (
    CaseFee,
    CaseFeeWanted,
    CaseSlip,
    CaseWanted,
    Channel,
    Light,
    Owing,
    Received,
    Special,
    State,
    Step,
    Stop,
    Track,
    TrackAsked,
    Tracked,
    TrackFee,
    Verb,
)
from kiosk.center.contract.fees import FeeOrder, FeeState
from kiosk.hall.document.samples.sample import HOLDER, ID, at, sample

_NUMBER = "990100000120260105000013"
_SHORT = _NUMBER[-14:]
_CODE = "7KM2QX9TRD"
_ITEM = "weijian-001-01"
_NAME, _NAME_EN = "公共场所卫生许可（新办）", "Public hygiene permit (new)"
_DEPARTMENT, _DEPARTMENT_EN = "卫生健康局", "Health Bureau"
_SHOWN = "李* 0019"
_FEE = CaseFee(amount=8000, standard="每件 80 元", basis="示例收费标准")
_ORDER = FeeOrder(
    id=ID,
    number="FY20260105000002",
    code="202601050022",
    state=FeeState.OWED,
    what=_ITEM,
    name=_NAME,
    name_en=_NAME_EN,
    basis=_FEE.basis,
    copies=1,
    amount=8000,
)
_WANTED = CaseWanted(item=_ITEM, applicant=HOLDER, materials=(Received(name="申请表", originals=1),))
SLIP = CaseSlip(
    id=ID,
    number=_NUMBER,
    short=_SHORT,
    code=_CODE,
    url=f"https://hall.example/case/{_CODE}",
    item=_ITEM,
    item_name=_NAME,
    item_name_en=_NAME_EN,
    department=_DEPARTMENT,
    shown=_SHOWN,
    received_at=at("09:40"),
    answer_by=date(2026, 1, 12),
    promised_days=8,
    statutory_days=20,
    gaps=("身份证复印件",),
    fee=_FEE.model_copy(update={"code": _ORDER.code}),
)
_TRACK = Track(
    number=_NUMBER,
    short=_SHORT,
    code=_CODE,
    item_name=_NAME,
    item_name_en=_NAME_EN,
    department=_DEPARTMENT,
    department_en=_DEPARTMENT_EN,
    shown=_SHOWN,
    state=State.ACCEPTED,
    step=Step.REVIEW,
    stops=(
        Stop(at=at("09:40"), state=State.RECEIVED, step=Step.ACCEPT, department=_DEPARTMENT),
        Stop(at=at("10:10", "2026-01-06"), state=State.ACCEPTED, step=Step.REVIEW, department=_DEPARTMENT),
    ),
    due=date(2026, 1, 16),
    promised_days=8,
    working_days_left=8,
    fee=TrackFee(state=Owing.OPEN, amount=8000, code=_ORDER.code, until=date(2026, 2, 4)),
)
_ROW = CaseRow(
    id=ID,
    number=_NUMBER,
    short=_SHORT,
    item=_ITEM,
    item_name=_NAME,
    department=_DEPARTMENT,
    shown=_SHOWN,
    channel=Channel.KIOSK,
    handle_type=HandleType.PROMISED,
    received_at=at("09:40"),
    state=State.ACCEPTED,
    step=Step.REVIEW,
    light=Light.GREEN,
    due=date(2026, 1, 16),
    step_due=date(2026, 1, 12),
)
_VIEW = CaseView(
    row=_ROW,
    applicant=HOLDER,
    code=_CODE,
    materials=(CaseMaterial(name="申请表", required=True, originals=1, copies=0, handed_in=True),),
    gaps=(),
    gaps_until=None,
    committed=False,
    statutory_days=20,
    promised_days=8,
    accepted_on=date(2026, 1, 6),
    legal_due=date(2026, 2, 3),
    special=None,
    late=False,
    result="",
    acts=(Verb.FORWARD, Verb.PAUSE, Verb.EXTEND, Verb.WITHDRAW),
    entries=(
        Entry(at=at("09:40"), verb="receive", state=State.RECEIVED, by=""),
        Entry(at=at("10:10", "2026-01-06"), verb=Verb.ACCEPT.value, state=State.ACCEPTED, by="007"),
    ),
    fee=_FEE,
    fees=(_ORDER,),
)

DOORS = {
    "POST /v1/cases": sample(SLIP, _WANTED.model_copy(update={"ticket": ID})),
    "POST /v1/cases/received": sample(SLIP, _WANTED),
    "POST /v1/cases/tracks": sample(
        Tracked(cases=(_TRACK,)),
        {
            "a card on the reader": TrackAsked(holder=HOLDER),
            "the code of a slip": TrackAsked(code=_CODE),
            "number and last four": TrackAsked(number=_SHORT, last_four="0019"),
        },
    ),
    "GET /v1/cases": sample(CasePage(rows=(_ROW,), lights=Lights(open=31, green=27, yellow=2, red=1, paused=1))),
    "GET /v1/cases/{case}": sample(_VIEW),
    "POST /v1/cases/{case}/acts": sample(
        _VIEW,
        {
            "everything that is missing, once": Correct(gaps=("身份证复印件",), days=5),
            "accepted": Accept(),
            "accepted with a gap 容缺受理": Accept(gaps=("身份证复印件",), days=10),
            "accepted on a signed commitment 告知承诺": Accept(committed=("场所平面图",)),
            "on to the next step": Forward(),
            "a special procedure": Pause(procedure=Special.SITE_VISIT, reason="现场勘查"),
            "granted": Grant(),
            "looked into, and it holds 核查属实": Verify(),
            "looked into, and it is not so: revoked 撤销": Disprove(reason="现场没有第二个出入口"),
        },
    ),
    "POST /v1/cases/{case}/fees": sample(_ORDER, CaseFeeWanted()),
}
