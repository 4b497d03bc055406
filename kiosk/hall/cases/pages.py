"""The pages of cases. For staff, who ask `/v1/cases` from there; and for whoever holds a slip.

GET /cases?light=…                  the list with its lights
GET /cases?receive=ITEM&ticket=…    收件 at a window
GET /cases/{case}                   one case and what can be done
GET /cases/slip/{case}?paper=…      the tracking slip, on 80 mm or A5
GET /cases/commitment/{case}?material=…  告知承诺书, to sign
GET /cases/notice/{case}?kind=…     what was told in writing (行政许可法 32, 38, 42, 45)
GET /case/{code}?lang=en            进度查询, for everybody: no name, no post
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.cases import numbers
from kiosk.cases.specials import SPECIALS
from kiosk.center.contract.cases import CODE, Track
from kiosk.center.contract.staff import Role
from kiosk.hall.asked import desk_of, language_of, read
from kiosk.hall.cases import files, tracking, way, written
from kiosk.hall.cases.office import office_of
from kiosk.hall.cases.way import WORDS
from kiosk.hall.desk import Desk
from kiosk.hall.fees.codes import in_groups
from kiosk.hall.fees.office import office_of as fees_of
from kiosk.hall.fees.orders import fen_words
from kiosk.hall.printed import PUBLIC, going_on, lines_of, missing, printed
from kiosk.hall.routes import HexId
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Worker
from kiosk.hall.staff.showing import staff_page
from kiosk.hall.templates import TEMPLATES, Files
from kiosk.hall.window_words import read_window_words

router = APIRouter(include_in_schema=False)

_FILES = Files("cases")
_FRAME = 165
"""Millimetres of a paper with no list on it."""
_WEEK = "一二三四五六日"


@router.get("/cases", response_class=HTMLResponse)
async def cases(request: Request, staff: Worker, receive: str | None = None) -> HTMLResponse:
    plan, desk = office_of(request).plan, desk_of(request)
    kept = plan is not None and plan.kept_here
    if receive is not None:
        return staff_page(request, "cases/receive.html", staff, "cases", kept=kept, **_fees(request))
    departments = [(each.code, each.short or each.name) for each in desk.stock.departments]
    return staff_page(request, "cases/list.html", staff, "cases", kept=kept, departments=departments)


@router.get("/cases/files/{name}")
async def file(name: str) -> Response:
    return _FILES.answer(name)


@router.get("/cases/slip/{case}", response_class=HTMLResponse)
async def slip(request: Request, _staff: Worker, case: HexId, paper: str = "slip") -> HTMLResponse:
    def look(sheet: Sheet) -> written.Slip | None:
        row = files.found(sheet, case)
        return None if row is None else written.slip(sheet, row)

    found = await read(request, look)
    if found is None:
        return missing("cases/nothing.html", words="没有这个办件")
    length = _length(found.facts, (*found.handed, *found.facts.gaps), 7)
    return printed(desk_of(request), "cases/slip.html", paper, length, day=_day, slip=found, steps=written.PUBLIC_STEPS)


@router.get("/cases/notice/{case}", response_class=HTMLResponse)
async def notice(
    request: Request, staff: Worker, case: HexId, kind: written.Kind | None = None, paper: str = "a5"
) -> HTMLResponse:
    def look(sheet: Sheet) -> tuple[str, written.Notice | None]:
        row = files.found(sheet, case)
        return ("", None) if row is None else (row["number"], written.notice(sheet, row, kind))

    number, found = await read(request, look)
    if found is None:
        return missing("cases/nothing.html", words="没有这张文书")
    await office_of(request).seen.note(request, staff.key, "caseSeen", number)
    desk = desk_of(request)
    length = _length(found.facts, (*found.facts.gaps, found.words), 9)
    basis = read_window_words(desk.settings.config).notice_basis
    return printed(desk, "cases/notice.html", paper, length, day=_day, notice=found, basis=basis)


@router.get("/cases/commitment/{case}", response_class=HTMLResponse)
async def commitment(
    request: Request,
    staff: Worker,
    case: HexId,
    material: Annotated[list[str] | None, Query(max_length=60)] = None,
    paper: str = "a5",
) -> HTMLResponse:
    """`material`: what it is to stand for; without, what it does stand for."""

    def look(sheet: Sheet) -> tuple[str, written.Signed | None]:
        row = files.found(sheet, case)
        return ("", None) if row is None else (row["number"], written.commitment(sheet, row, material))

    number, found = await read(request, look)
    if found is None:
        return missing("cases/nothing.html", words="这个办件没有告知承诺书")
    await office_of(request).seen.note(request, staff.key, "caseSeen", number)
    told = found.commitment
    texts = (told.text, told.checking, told.consequence, told.disclosure)
    length = _length(found.facts, found.materials, 9) + lines_of(texts)
    return printed(desk_of(request), "cases/commitment.html", paper, length, day=_day, signed=found)


@router.get("/cases/{case}", response_class=HTMLResponse)
async def one(request: Request, staff: Worker, case: HexId) -> HTMLResponse:
    manager = staff.role in (Role.MANAGER, Role.ADMINISTRATOR)
    return staff_page(
        request, "cases/case.html", staff, "cases", case=case, manager=manager, specials=SPECIALS, **_fees(request)
    )


@router.get("/case/{code:path}", response_class=HTMLResponse)
async def track(request: Request, code: str) -> HTMLResponse:
    desk, language = desk_of(request), language_of(request)
    hall, words = desk.plan.hall, WORDS[language]
    shared = {
        "words": words,
        "language": language,
        "other": "en" if language == "zh" else "zh",
        "hall": hall.name_en if language == "en" and hall.name_en else hall.name,
        "phone": hall.phone,
    }
    found = await _followed(request, code)
    if found is None:
        html = TEMPLATES.get_template("cases/unknown.html").render(shared)
        return HTMLResponse(html, 404, PUBLIC)
    headline, meaning = way.headline(found, words)
    html = TEMPLATES.get_template("cases/track.html").render(
        shared,
        case=found,
        number=numbers.grouped(found.number),
        headline=headline,
        meaning=meaning,
        tone=way.tone(found),
        due=found.due is not None and found.working_days_left is not None,
        stations=way.stations(found, words),
        has_words=any(stop.words for stop in found.stops),
        steps=words.steps,
        at=way.place(found),
        gaps=_told_in(desk, found.item_name, found.gaps, language),
        committed=_told_in(desk, found.item_name, found.committed, language),
        owing=_owing(found, words),
        now=desk.clock.now(),
    )
    return HTMLResponse(html, headers=PUBLIC)


def _owing(case: Track, words: way.Words) -> tuple[str, ...]:
    """Whether a fee is open, paid or given back, a line each: how much, by when, how."""
    fee, said = case.fee, words.said
    if fee is None:
        return ()
    head = said[f"fee_{fee.state}"].format(
        amount=fen_words(fee.amount), day=words.day(fee.paid_on) if fee.paid_on else ""
    )
    until = (said["fee_until"].format(day=words.day(fee.until)),) if fee.until else ()
    how = said.get("fee_how" if fee.code else f"fee_{fee.state}_how", "").format(code=in_groups(fee.code))
    return tuple(filter(None, (head, *until, how)))


def _fees(request: Request) -> dict[str, bool]:
    return {"fees_taken": fees_of(request).plan.taken}


async def _followed(request: Request, code: str) -> Track | None:
    if not re.fullmatch(CODE, code.upper()):
        return None
    office = office_of(request)
    return await read(request, lambda sheet: tracking.by_code(sheet, office, code))


def _told_in(desk: Desk, item: str, materials: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Materials of an item by their names, in English where the catalogue has it."""
    if language == "zh" or not materials:
        return materials
    same = next((offer.item for offer in desk.offers.values() if offer.item.name == item), None)
    english = {each.name: each.name_en for each in same.materials} if same else {}
    return tuple(english.get(name) or name for name in materials)


def _length(facts: written.Facts, lines: tuple[str, ...], each: int) -> int:
    """Millimetres of an 80 mm paper that will hold it: the frame, and `each` for a line of a list."""
    return _FRAME + each * len(lines) + going_on((*lines, facts.item, facts.department))


def _day(of: date) -> str:
    return f"{of.year}年{of.month}月{of.day}日（星期{_WEEK[of.weekday()]}）"
