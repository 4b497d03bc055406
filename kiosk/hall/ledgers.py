"""What the managers' books of a day have in common: which day is asked for, the workbook they take along, words for why
something went wrong."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from fastapi import Request
from fastapi.responses import Response

from kiosk.hall.asked import desk_of

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIRST_YEAR, _LAST_YEAR = 2000, 2199

REASONS = {
    "": "",
    "paperOut": "缺纸",
    "wrongMedia": "纸不对",
    "paperJammed": "卡纸",
    "coverOpen": "盖子开着",
    "tonerOut": "没有墨粉",
    "outputFull": "出纸口满了",
    "stopped": "打印机停了",
    "inUse": "打印机正忙",
    "unplugged": "打印机断开",
    "cutOff": "终端中途断电",
    "silent": "打印机没有回应",
    "garbage": "打印机回答不清楚",
    "refused": "打印机不接受",
    "tooLarge": "文件太大，打印机不接受",
    "aborted": "打印机中途取消",
    "jobLost": "打印机断电，不记得打到哪里",
    "pagesDiffer": "打印机数的页数不对",
    "pagesGuessed": "打印机不数页数",
    "noFile": "文件没有取到",
    "altered": "收到的文件和盖章的不一样",
    "tooLong": "页数太多",
    "fault": "打印机故障",
    "staff": "工作人员确认",
    "away": "登记系统没有回应",
    "noRecord": "没有这项登记",
    "notWritable": "内容打不出来",
    "notSigned": "签名密钥不能用",
}
"""Why a paper did not come out: the printer's word, the kiosk's, or the register's. Others stand as they are."""


def asked_day(request: Request) -> tuple[date, str]:
    """`?day=2026-10-13`, and a fault in words; without, today."""
    today, asked = desk_of(request).clock.now().date(), request.query_params.get("day", "")
    try:
        day = date.fromisoformat(asked) if asked else today
    except ValueError:
        return today, "请写明日期。下面是今天的记录。"
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return today, "没有这一天的记录。下面是今天的记录。"
    return day, ""


def month_of(day: date) -> tuple[date, date]:
    """Its first and its last day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def send_workbook(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=_EXCEL, headers=headers)
