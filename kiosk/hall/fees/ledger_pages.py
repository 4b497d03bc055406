"""The manager's page 收费 `/manage/fees`, and its workbook. What managers decide goes through `/v1/fees`."""

from __future__ import annotations

import asyncio
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.hall.asked import desk_of
from kiosk.hall.desk import Desk
from kiosk.hall.fees import ledger
from kiosk.hall.fees.office import office_of
from kiosk.hall.fees.orders import fen_words
from kiosk.hall.ledgers import REASONS, asked_day, month_of, send_workbook
from kiosk.hall.staff import Manager, staff_page

router = APIRouter(include_in_schema=False)

_LONGEST = 24
STATES = {
    "owed": "待缴",
    "paid": "已缴",
    "failed": "没有付成",
    "expired": "已失效",
    "canceled": "已作废",
    "used": "已缴，已办",
    "refunding": "退费中",
    "refunded": "已退费",
}
WHY = REASONS | {
    "nobodyPaid": "没有人付",
    "neverAskedFor": "付了没有办",
    "late nobodyPaid": "超时以后才付到",
    "left": "市民离开了",
    "payAway": "支付平台没有回应",
    "again": "重新付款",
    "void": "证明作废",
    "unconfirmed": "证明等工作人员确认",
    "printedAfterAll": "证明后来确认已出纸",
    "cameOut": "工作人员确认已出纸",
    "byPlatform": "支付平台退回",
    "caseEnded": "办件没有办成",
    "paidAtWindow": "改在窗口缴了",
    "late paidAtWindow": "窗口已经收了，手机又付的",
    "late caseEnded": "办件没有办成，后来才付到",
    "quotaReached": "当天次数用完",
    "unknownPerson": "登记系统查无此人",
}
WAYS = {"cash": "现金", "card": "银行卡"}
SAID = {
    None: "没有回应",
    "owed": "没有收到过这笔钱",
    "paid": "还没有开始退",
    "failed": "付款没有成功",
    "refunding": "正在退",
}


@router.get("/manage/fees", response_class=HTMLResponse)
async def page(request: Request, staff: Manager) -> HTMLResponse:
    """`?day=…`, or `?number=…` for one order whatever its day."""
    desk, office = desk_of(request), office_of(request)
    number = "".join(request.query_params.get("number", "").split()).upper()[:_LONGEST]
    day, fault = asked_day(request)
    found = await asyncio.to_thread(ledger.by_number, desk, number) if number else None
    if number and found is None:
        fault = f"没有 {number} 这一笔。请核对缴款单号（FY 开头）或缴费单上的 12 位编号。"
    book = await asyncio.to_thread(ledger.look, desk, office, found.at.date() if found else day)
    return staff_page(
        request,
        "manage/fees.html",
        staff,
        "manage",
        tab="fees",
        fault=fault,
        taken=office.plan.taken,
        demonstration=office.plan.payment.way == "sandbox",
        number=number,
        found=found,
        book=book,
        today=desk.clock.now().date(),
        states=STATES,
        why=lambda reason: WHY.get(reason, reason),
        ways=WAYS,
        said=SAID,
        yuan=fen_words,
        most=ledger.MOST,
    )


@router.get("/manage/fees.xlsx")
async def workbook(request: Request, _staff: Manager) -> Response:
    """Every order of the month, for whoever compares it with the platform's own list."""
    first, last = month_of(asked_day(request)[0])
    content = await asyncio.to_thread(_workbook, desk_of(request), first, last)
    return send_workbook(content, f"fees-{first:%Y-%m}.xlsx")


def _workbook(desk: Desk, first: date, last: date) -> bytes:
    from kiosk.hall.workbook import Heading, Sheet, workbook  # openpyxl takes 0.3 s

    headings = (
        Heading("开单日期", width=12),
        Heading("缴款单号", width=20),
        Heading("项目", width=32),
        Heading("份数"),
        Heading("金额", "yuan", width=12),
        Heading("状态", width=12),
        Heading("缴费时间", width=18),
        Heading("缴费方式"),
        Heading("凭证号", width=18),
        Heading("收款人", width=18),
        Heading("终端或开单人", width=18),
        Heading("原因", width=24),
    )
    rows = [
        (
            each.at.date(),
            each.number,
            each.name,
            each.copies,
            each.amount / 100,
            STATES[each.state],
            f"{each.paid_at:%Y-%m-%d %H:%M}" if each.paid_at else "",
            WAYS.get(each.way, "支付平台" if each.paid_at else ""),
            each.receipt,
            each.taker,
            each.by,
            WHY.get(each.reason, each.reason),
        )
        for each in ledger.by_month(desk, first, last)
    ]
    return workbook([Sheet(f"{first:%Y-%m} 收费", headings, rows)])
