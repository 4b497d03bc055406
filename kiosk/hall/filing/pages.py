"""`/hand/{secret}`: the page on a citizen's phone that sends photographs or text into one draft, and shows nothing of
it; `/draft/{code}`: what to do with the code on a draft's slip."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.center.contract.filing import Answers, FilingReason
from kiosk.hall.answers import Intent, Reply, first, plain
from kiosk.hall.asked import desk_of, intent_of, read, send_unkept, write
from kiosk.hall.filing import drafts, filling
from kiosk.hall.filing.drafts import Found, refused
from kiosk.hall.filing.filling import Handed
from kiosk.hall.filing.office import looked_at, office_of
from kiosk.hall.filing.words import words_of
from kiosk.hall.routes import Key
from kiosk.hall.sheet import Named, Sheet
from kiosk.hall.templates import TEMPLATES, static

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' blob:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
}
_SAID = ("sending", "sent", "told", "left", "again", "wrong", *(reason.value for reason in FilingReason))

router = APIRouter(include_in_schema=False)

Language = Annotated[str, Query(max_length=2)]


@router.get("/hand/look.css")
async def look() -> Response:
    return static("hand/hand.css")


@router.get("/hand/hand.js")
async def script() -> Response:
    return static("hand/hand.js")


@router.get("/draft/{code}", response_class=HTMLResponse)
async def draft(request: Request, code: str, lang: Language = "zh") -> HTMLResponse:
    """The same for every code: whether it opens something is not told here."""
    return _page(request, "hand/draft.html", lang, 200)


@router.get("/hand/{secret}", response_class=HTMLResponse)
async def hand(request: Request, secret: str, lang: Language = "zh") -> HTMLResponse:
    office = office_of(request)

    def looked(sheet: Sheet) -> tuple[Handed, Found, int] | None:
        this = filling.hand_of(sheet, secret)
        there = drafts.found(sheet, office, this.draft) if this else None
        return (this, there, filling.arrived(sheet, this)) if this and there else None

    seen = await read(request, looked)
    if seen is None:
        return _page(request, "hand/over.html", lang, 404)
    this, there, arrived = seen
    form = there.offered.form
    material = next((each for each in form.materials if each.name == this.material), None)
    fields = filling.fields(there, this.page) if material is None else ()
    return _page(request, "hand/hand.html", lang, 200, form=form, material=material, fields=fields, arrived=arrived)


@router.post("/hand/{secret}/files")
async def take(request: Request, secret: str, key: Key) -> Response:
    """The file itself is the body; it is only read for an address that takes one, and one after the other."""
    office, name = office_of(request), _name(request, secret, key)
    why = await read(request, lambda sheet: filling.closed(sheet, name, secret, file=True))
    if why is not None:
        return send_unkept(refused(why).reply)
    if name.kiosk in office.receiving:
        return send_unkept(plain(503, "another file is on its way"))
    office.receiving.add(name.kiosk)
    try:
        return send_unkept(await _taken(request, secret, name, await request.body()))
    finally:
        office.receiving.discard(name.kiosk)


async def _taken(request: Request, secret: str, name: Named, content: bytes) -> Reply:
    office, intent = office_of(request), _intent(request, name, "files", content)
    known = await read(request, lambda sheet: first(sheet, intent))
    if known is not None:
        return known
    looked = await looked_at(office, content)
    return await write(request, lambda sheet: filling.sent_by_phone(sheet, office, intent, secret, looked), name)


@router.post("/hand/{secret}/fields")
async def tell(request: Request, secret: str, key: Key, body: Answers) -> Response:
    office, name = office_of(request), _name(request, secret, key)
    why = await read(request, lambda sheet: filling.closed(sheet, name, secret, file=False))
    if why is not None:
        return send_unkept(refused(why).reply)
    intent = _intent(request, name, "fields", body.model_dump_json().encode())

    def act(sheet: Sheet) -> Reply:
        return filling.told_by_phone(sheet, office, intent, secret, body)

    return send_unkept(await write(request, act, name))


def _name(request: Request, secret: str, key: str) -> Named:
    return Named("hand " + desk_of(request).seal.digest(b"hand", secret.encode()), key)


def _intent(request: Request, name: Named, what: str, content: bytes) -> Intent:
    return intent_of(request, name.kiosk, name.key, f"hand {what}".encode(), content)


def _page(request: Request, name: str, lang: str, status: int, **more: object) -> HTMLResponse:
    language = "en" if lang == "en" else "zh"
    words, desk, plan = words_of(language), desk_of(request), office_of(request).plan
    hall = desk.plan.hall
    html = TEMPLATES.get_template(name).render(
        language=language,
        other="zh" if language == "en" else "en",
        words=words,
        hall=(language == "en" and hall.name_en) or hall.name,
        megabytes=plan.files.megabytes,
        said={each: words[each] for each in _SAID if each in words},
        **more,
    )
    return HTMLResponse(html, status, _HEADERS)
