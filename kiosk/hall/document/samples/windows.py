"""Samples: windows and what is done there."""

from __future__ import annotations

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import (
    AtWindow,
    CallNext,
    Explained,
    Finish,
    HandleKind,
    Hold,
    ItemOutcome,
    Today,
    Transfer,
    Windows,
    WindowStanding,
    WindowState,
    WindowView,
)
from kiosk.hall.document.samples.sample import DAY, ITEM, SERVICE, SPAN, at, sample
from kiosk.hall.notices import Gap, Gaps, NoticeGiven, NoticeRequest

STANDING = WindowStanding(
    number="01",
    name="综合窗口",
    name_en="General window",
    zone="A区",
    floor="1F",
    state=WindowState.OPEN,
    ticket="A027",
    ticket_state=TicketState.CALLED,
    waiting=4,
    clerk="007",
)
_CURRENT = AtWindow(
    number="A027",
    state=TicketState.CALLED,
    items=(ITEM,),
    name="李样例",
    issued_at=at("09:31"),
    waited_minutes=14,
    calls=1,
    called_at=at("09:45"),
)
_NEXT = AtWindow(
    number="A028",
    state=TicketState.WAITING,
    items=(ITEM,),
    name="王*",
    issued_at=at("09:33"),
    waited_minutes=12,
    why=Explained(
        rule="longestWait", waited_minutes=12, text="等得最久，已等 12 分钟", text_en="Waited longest: 12 minutes"
    ),
)
_FIGURES = Today(called=9, served=8, passed=1, mean_service_minutes=11.5, rated=6)
_VIEW = WindowView(
    seq=812,
    now=at("09:45"),
    window=STANDING,
    current=_CURRENT,
    next=_NEXT,
    waiting=(_NEXT,),
    waiting_count=1,
    span=SPAN,
    today=_FIGURES,
    service=SERVICE,
    service_number="A026",
    recalls_left=2,
)
_BRIEF = WindowView(
    seq=813, brief=True, now=at("09:45"), window=STANDING, current=_CURRENT, today=_FIGURES, recalls_left=2
)
_NOTICE = NoticeRequest(
    number="A027",
    items=(Gaps(item=ITEM.code, gaps=(Gap(material="身份证复印件", note="正反面"),)),),
    deadline=DAY.replace(day=12),
)

DOORS = {
    "GET /v1/windows": sample(Windows(seq=812, now=at("09:45"), windows=(STANDING,))),
    "GET /v1/windows/{number}": sample(_VIEW),
    "POST /v1/windows/{number}/acts": sample(
        _BRIEF,
        {
            "the next one": CallNext(),
            "the one key of a caller": CallNext(finishing=True),
            "step aside": Hold(minutes=10, reason="去复印"),
            "to another item's windows": Transfer(item="gongan-001", come_back=True, reason="先补户口页"),
            "done": Finish(outcomes=(ItemOutcome(item=ITEM.code, kind=HandleKind.PROMISED),)),
        },
    ),
    "POST /v1/windows/{number}/notices": sample(
        NoticeGiven(code="Q4WZ7M2KXA", url="/n/Q4WZ7M2KXA", at=at("09:50")), _NOTICE
    ),
    "POST /v1/hall/close": sample(),
}
