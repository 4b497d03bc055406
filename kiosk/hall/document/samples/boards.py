"""Samples: what is shown and said to everybody. A stream's sample is one event as it goes over the wire."""

from __future__ import annotations

from kiosk.center.contract.boards import Board, Call, Calls, Duty, Notice, WaitingLine
from kiosk.hall.document.samples.sample import SPAN, at, sample
from kiosk.hall.document.samples.windows import STANDING

_CALL = Call(
    id=318, at=at("09:45"), number="A027", window="01", window_name="综合窗口", zone="A区", floor="1F", name="李*"
)
_BOARD = Board(
    seq=812,
    now=at("09:45"),
    hall="小镇便民服务中心",
    hall_en="Small Town Service Center",
    windows=(STANDING,),
    called=(_CALL,),
    lines=(WaitingLine(lane="A", name="综合", waiting=4, span=SPAN, windows=("01", "02")),),
    waiting=4,
    notices=(Notice(text="今日 17:00 闭厅", text_en="Closing at 17:00 today"),),
    duty=(Duty(role="值班长", name="值班长", phone="0990-54321"),),
)

DOORS = {
    "GET /v1/board": sample(_BOARD),
    "GET /v1/board/stream": sample(f"id: 812\nevent: board\ndata: {_BOARD.model_dump_json()}\n\n"),
    "GET /v1/calls": sample(Calls(now=at("09:45"), calls=(_CALL,))),
    "GET /v1/calls/stream": sample(f"id: 318\nevent: call\ndata: {_CALL.model_dump_json()}\n\n"),
}
