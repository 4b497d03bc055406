"""The manager's page 人脸使用记录 `/manage/face`, and the impact record to print, `/manage/face/record`."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kiosk.center.contract.identity import ConsentAnswer, Verdict, Way
from kiosk.hall.asked import desk_of
from kiosk.hall.desk import Desk
from kiosk.hall.identity.charts import months_chart
from kiosk.hall.identity.figures import Tally, Year, first_year, persons_of, year_of
from kiosk.hall.identity.office import Office, office_of
from kiosk.hall.identity.settings import Law
from kiosk.hall.manage.showing import shown
from kiosk.hall.staff import Manager
from kiosk.hall.staff.showing import staff_page

router = APIRouter(include_in_schema=False)

WAYS = {Way.STAFF: "工作人员当面确认", Way.CODE: "短信验证码", Way.WINDOW: "到窗口办理"}

VERDICTS = {
    Verdict.RETAKE: "照得不够清楚",
    Verdict.MISMATCH: "与证件照片对不上",
    Verdict.SPOOF: "不能认定真人在场",
    Verdict.CHALLENGE_MISSED: "动作没有完成",
    Verdict.NO_FACE: "镜头前没有人脸",
    Verdict.PORTRAIT: "证件照片不能用",
    Verdict.CAMERA: "摄像头故障",
    Verdict.ENGINE: "比对程序故障",
}
"""Checks that did not bring it, in plain words, what concerns the citizen first."""

_OLDEST = 2000


class Filing(NamedTuple):
    """How near this year's persons are to the number at which *stored* faces must be filed. The hall stores none: an
    early sign that somebody should look, no more."""

    persons: int
    threshold: int
    notice: bool

    @property
    def share(self) -> str:
        return f"{self.persons / self.threshold:.1%}"


class Seen(NamedTuple):
    """What both pages show."""

    year: Year
    today: date
    years: tuple[int, ...]
    fault: str
    filing: Filing
    purposes: tuple[tuple[str, str, int], ...]
    """What for, the version of the consent's words, how often asked."""

    @property
    def so_far(self) -> bool:
        return self.year.year == self.today.year


@router.get("/manage/face", response_class=HTMLResponse)
async def face(request: Request, staff: Manager) -> HTMLResponse:
    seen = await _seen(request)
    year = seen.year
    return staff_page(
        request,
        "manage/face.html",
        staff,
        "manage",
        tab="face",
        seen=seen,
        year=year,
        headlines=_headlines(year),
        rows=[_row(f"{month} 月", tally) for month, tally in year.months.items() if _anything(tally)],
        total=_row("全年" if not seen.so_far else "今年到今天", year.total),
        columns=COLUMNS,
        failures=_failures(year.total),
        ways=[(name, year.total.ways[way]) for way, name in WAYS.items()],
        chart=months_chart(year),
        law=office_of(request).plan.law,
    )


@router.get("/manage/face/record", response_class=HTMLResponse)
async def record(request: Request, staff: Manager) -> HTMLResponse:
    seen, desk, office = await _seen(request), desk_of(request), office_of(request)
    return staff_page(
        request,
        "manage/face_record.html",
        staff,
        "manage",
        tab="face",
        seen=seen,
        year=seen.year,
        plan=office.plan,
        operator=office.plan.law.operator or desk.plan.hall.name,
        phone=desk.plan.hall.phone,
        headlines=_headlines(seen.year),
        failures=_failures(seen.year.total),
        ways=[(name, seen.year.total.ways[way]) for way, name in WAYS.items()],
        printed=desk.clock.now(),
    )


async def _seen(request: Request) -> Seen:
    return await asyncio.to_thread(_look, desk_of(request), office_of(request), request.query_params.get("year", ""))


def _look(desk: Desk, office: Office, asked: str) -> Seen:
    today = desk.clock.now().date()
    fits = asked.isascii() and asked.isdecimal() and len(asked) == 4 and _OLDEST <= int(asked) <= today.year
    with desk.store.reading() as connection:
        year = year_of(connection, int(asked) if fits else today.year)
        first = min(first_year(connection, today), today.year)
        persons = persons_of(connection, today.year)
    return Seen(
        year,
        today,
        tuple(range(today.year, max(first, _OLDEST) - 1, -1)),
        "" if fits or not asked else "没有这一年的记录。下面是今年的。",
        _filing(office.plan.law, persons),
        tuple((office.plan.law.purpose(each.purpose), each.text, each.times) for each in year.purposes),
    )


def _filing(law: Law, persons: int) -> Filing:
    return Filing(persons, law.threshold, persons >= law.notice * law.threshold)


def _headlines(year: Year) -> list[tuple[str, str]]:
    total = year.total
    return [
        ("征求同意", _times(total.asked)),
        ("不同意刷脸", _share(total.refused_share)),
        ("中途停止", _times(total.answers[ConsentAnswer.WITHDRAWN])),
        ("改走其他方式", _times(total.other_ways)),
        ("人脸核对", _times(total.checks)),
        ("没有通过", _share(total.failed_share)),
        ("涉及人数", f"{year.persons:,} 人"),
        ("存储的人脸", "0 人"),
    ]


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    counts = (
        tally.asked,
        tally.answers[ConsentAnswer.REFUSED],
        tally.answers[ConsentAnswer.WITHDRAWN],
        tally.guardians,
        *(tally.ways[way] for way in WAYS),
        tally.checks,
        tally.verdicts[Verdict.MATCH],
        tally.failed,
    )
    refused, failed = _share(tally.refused_share), _share(tally.failed_share)
    cells = [f"{count:,}" if count else "–" for count in counts]
    return (name, *cells[:2], refused, *cells[2:], failed)


COLUMNS = (
    "征求同意",
    "不同意",
    "不同意率",
    "中途停止",
    "监护人在场",
    "工作人员确认",
    "短信验证码",
    "到窗口",
    "人脸核对",
    "一致",
    "没有通过",
    "未通过率",
)


def _failures(total: Tally) -> list[tuple[str, int, str]]:
    """Words, count, share of all checks; those that happened, most frequent first."""
    found = [(name, total.verdicts[verdict]) for verdict, name in VERDICTS.items() if total.verdicts[verdict]]
    return [(name, count, _share(count / total.checks)) for name, count in sorted(found, key=lambda each: -each[1])]


def _anything(tally: Tally) -> bool:
    return bool(tally.checks or tally.answers.total() or tally.ways.total())


def _times(count: int) -> str:
    return f"{count:,} 次"


def _share(value: float | None) -> str:
    return shown(value, "share")
