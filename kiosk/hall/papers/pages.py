"""`/verify`: whoever holds a paper asks whether it is ours. What is on the paper can be compared; nobody is named."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import select

from kiosk.center.contract.papers import PaperState
from kiosk.hall.asked import desk_of, language_of, reading
from kiosk.hall.clock import moment
from kiosk.hall.papers.office import Office, office_of
from kiosk.hall.papers.tables import papers
from kiosk.hall.papers.verify_words import WORDS
from kiosk.hall.sheet import Sheet
from kiosk.hall.templates import TEMPLATES, static
from kiosk.paper import proof
from kiosk.paper.proof import CODE
from kiosk.paper.words import in_fours

router = APIRouter(include_in_schema=False)

_SIGNED = ("p", "s", "a")
"""What the code on a paper says of itself (`kiosk.paper.proof`)."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
}
_LOOKS_ALIKE = str.maketrans("OILU", "011V")
"""What somebody types for what they read (Crockford's base 32)."""
_GOOD = (PaperState.ISSUED, PaperState.PRINTED, PaperState.UNCONFIRMED)


class Sealed(NamedTuple):
    """What the code itself says, proven by the key."""

    holds: bool
    said: proof.Said | None
    other: str = ""
    """It was signed with this suite, which is not the center's now: only its book speaks."""


@router.get("/verify", response_class=Response)
async def ask(request: Request, code: str = Query("", max_length=40)) -> Response:
    typed = "".join(code.split()).replace("-", "").upper().translate(_LOOKS_ALIKE)
    if typed:
        return RedirectResponse(f"/verify/{typed[:24]}?lang={language_of(request)}", 303, _HEADERS)
    return _page(request, None, "")


@router.get("/verify/look.css")
async def look() -> Response:
    return static("verify/verify.css")


@router.get("/verify/file.js")
async def script() -> Response:
    return static("verify/file.js")


@router.get("/verify/key.pem")
async def key(request: Request) -> Response:
    """The public key, for whoever checks codes without asking."""
    held = office_of(request).suite
    if held is None:
        return Response("", 404)
    return Response(held.public_pem(), media_type="application/x-pem-file", headers={"Cache-Control": "max-age=3600"})


@router.get("/verify/{code}", response_class=HTMLResponse)
async def verify(
    request: Request,
    code: str,
    p: str = Query("", max_length=400),
    s: str = Query("", max_length=200),
    a: str = Query("", max_length=16, pattern=r"^[A-Z0-9-]*$"),
) -> HTMLResponse:
    typed = code.upper().translate(_LOOKS_ALIKE)
    found = None
    if CODE.fullmatch(typed):
        found = await asyncio.to_thread(reading, desk_of(request), lambda sheet: _found(sheet, typed))
    query = f"p={p}&s={s}" + (f"&a={a}" if a else "")
    return _page(request, found, typed, _sealed(office_of(request), typed, query, found) if p or s else None)


def _found(sheet: Sheet, code: str) -> dict[str, Any] | None:
    row = sheet.connection.execute(select(papers).where(papers.c.code == code)).mappings().first()
    if row is None or row["state"] == PaperState.DRAFTED:
        return None
    return {name: row[name] for name in ("kind", "number", "day", "shown", "pages", "copies", "digest", "state", "at")}


def _sealed(office: Office, code: str, query: str, found: dict[str, Any] | None) -> Sealed:
    """Does the code on the paper say what the center's book says?"""
    if office.suite is None:
        return Sealed(False, None)
    try:
        said = proof.read(f"https://here/verify/{code}?{query}", office.suite)
    except proof.OtherSuite as other:
        return Sealed(found is not None, None, other.signed)
    except proof.NotOurs:
        return Sealed(False, None)
    same = found is None or (said.number, said.kind, said.day) == (found["number"], found["kind"], found["day"])
    return Sealed(same, said)


def _page(request: Request, found: dict[str, Any] | None, code: str, sealed: Sealed | None = None) -> HTMLResponse:
    desk, office = desk_of(request), office_of(request)
    language = language_of(request)
    hall, english = desk.plan.hall, language == "en"
    kind = office.kinds.get(found["kind"]) if found else None
    # Whoever changes the language still asks about the same paper.
    query = "".join(f"{name}={quote(value)}&" for name, value in request.query_params.items() if name in _SIGNED)
    pem = office.suite.public_pem() if office.suite else ""
    html = TEMPLATES.get_template("verify/verify.html").render(
        language=language,
        other="zh" if english else "en",
        words=WORDS[language],
        query=query,
        hall=hall.name_en if english and hall.name_en else hall.name,
        asked=code,
        groups=in_fours(code),
        paper=found,
        kind=(kind.name_en if english else kind.name) if kind else (found["kind"] if found else ""),
        department=(kind.department_en if english else kind.department) if kind else "",
        good=found is not None and found["state"] in _GOOD,
        issued=moment(found["at"]) if found else None,
        sealed=sealed,
        suite=office.suite.name if office.suite else "",
        key_print=hashlib.sha256(pem.encode()).hexdigest()[:32] if pem else "",
        demonstration=office.plan.demonstration,
    )
    return HTMLResponse(html, 404 if code and found is None else 200, _HEADERS)
