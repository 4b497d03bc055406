"""Samples: the hall, its catalogue, tickets, the kiosk itself."""

from __future__ import annotations

from datetime import date

from kiosk.center.contract import (
    Catalogue,
    Claim,
    Department,
    Enrolment,
    Family,
    HandleType,
    Hours,
    Item,
    Lane,
    Material,
    Quote,
    Settled,
    Taken,
    Ticket,
    TicketProgress,
    TicketState,
)
from kiosk.center.contract import Hall as HallNow
from kiosk.hall.document.samples.sample import DAY, ID, ITEM, PLACE, SPAN, TICKET_CODE, at, sample
from kiosk.hall.routes import Health

_SPANS = (("09:00", "12:00"), ("13:00", "17:00"))
_FOLLOW = f"https://hall.example/t/{TICKET_CODE}"

_CLAIM = Claim(
    name="disability",
    label="残疾人",
    label_en="Disabled person",
    proof="残疾人证",
    proof_en="Disability certificate",
)
_HALL = HallNow(
    name="小镇便民服务中心",
    name_en="Small Town Service Center",
    now=at("09:31"),
    open=True,
    closes_at="17:00",
    today=Hours(day=DAY, spans=_SPANS),
    next_open=Hours(day=date(2026, 1, 6), spans=_SPANS),
    hours_text="周一至周五 9:00–12:00 13:00–17:00",
    waiting=7,
    span=SPAN,
    windows_open=4,
    next_day=Hours(day=date(2026, 1, 6), spans=_SPANS),
    claims=(_CLAIM,),
    catalogue_version="6c0f3d2a9b8e4711",
)
_CATALOGUE = Catalogue(
    version="6c0f3d2a9b8e4711",
    departments=(Department(code="weijian", name="卫生健康局", short="卫健", name_en="Health Bureau"),),
    families=(Family(code="weisheng", name="卫生健康", name_en="Health", icon="heart"),),
    items=(
        Item(
            code=ITEM.code,
            name=ITEM.name,
            name_en=ITEM.name_en,
            plain="办健康证",
            initials="jkzbl",
            pinyin="jiankangzhengbanli",
            family="weisheng",
            department="weijian",
            handle_type=HandleType.PROMISED,
            materials=(Material(name="身份证复印件", originals=0, copies=1), Material(name="申请表")),
            statutory_days=20,
            promised_days=8,
        ),
    ),
    wanted=(ITEM.code,),
    sounds={"健": "jian", "康": "kang", "证": "zheng", "行": "xing hang"},
)
_TICKET = Ticket(
    id=ID,
    code=TICKET_CODE,
    number="A027",
    day=DAY,
    items=(ITEM,),
    people_ahead=5,
    span=SPAN,
    windows=(PLACE,),
    issued_at=at("09:31"),
    missing=("身份证复印件",),
    follow_url=_FOLLOW,
    hall="小镇便民服务中心",
    claim=_CLAIM,
)
_PROGRESS = TicketProgress(
    number="A027",
    state=TicketState.WAITING,
    people_ahead=3,
    span=SPAN,
    windows=(PLACE,),
    items=(ITEM,),
    hall="小镇便民服务中心",
    issued_at=at("09:31"),
    claim=_CLAIM,
)
_ADOPTED = _TICKET.model_copy(update={"number": "A1107", "people_ahead": None, "span": None, "offline": True})

DOORS = {
    "GET /v1/hall": sample(_HALL),
    "GET /v1/catalogue": sample(_CATALOGUE),
    "GET /v1/health": sample(Health(ready=True)),
    "POST /v1/quote": sample(Quote(people_ahead=5, span=SPAN, windows=(PLACE,))),
    "POST /v1/tickets": sample(_TICKET),
    "POST /v1/tickets/adopt": sample(_ADOPTED),
    "POST /v1/tickets/settle": sample(
        {
            "printed": Settled(number="A027", state=TicketState.WAITING),
            "the key never made a ticket": Settled(number=None, state=TicketState.VOID),
        }
    ),
    "GET /v1/tickets/{code}": sample(_PROGRESS),
    "POST /v1/tickets/{code}/cancel": sample(TicketProgress(number="A027", state=TicketState.CANCELLED)),
    "GET /v1/kiosks/me": sample(
        Enrolment(
            kiosk="kiosk-1",
            offline_first=1100,
            offline_last=1199,
            lanes=(Lane(prefix="A", items=(ITEM.code,), windows=(PLACE,)),),
            follow_base="https://hall.example/t/",
        )
    ),
    "POST /v1/kiosks/me/events": sample(Taken(id=4711)),
}
