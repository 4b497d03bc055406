"""Pages for the hall's own people: sign in, own password, accounts; and what every such page is made of."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from kiosk.center.contract.staff import SHORTEST_PASSWORD, Role
from kiosk.hall.asked import desk_of
from kiosk.hall.clock import micros
from kiosk.hall.staff.proving import signed_in
from kiosk.hall.staff.refusals import NO_STORE, local_path
from kiosk.hall.staff.sessions import Staff
from kiosk.hall.templates import PAGES, TEMPLATES

router = APIRouter(prefix="/staff", include_in_schema=False)

SECURE = NO_STORE | {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every page for staff is sent with: nothing from elsewhere, in nobody's frame, kept nowhere."""

ROLES = {Role.CLERK: "窗口人员", Role.MANAGER: "大厅主管", Role.ADMINISTRATOR: "系统管理员"}

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class _Asset(NamedTuple):
    content: bytes
    kind: str
    tag: str


def _asset(path: Path) -> _Asset:
    content = path.read_bytes()
    return _Asset(content, _KINDS[path.suffix], f'"{hashlib.sha256(content).hexdigest()[:16]}"')


_ASSETS = {path.name: _asset(path) for path in (PAGES / "staff").iterdir() if path.suffix in _KINDS}


def staff_page(
    request: Request, template: str, staff: Staff | None, section: str, status: int = 200, **facts: object
) -> HTMLResponse:
    """A page of `pages/`, as every page for staff is made. Templates extend `staff/page.html`, whose bar shows who is
    signed in and marks `section` (window, manage, accounts)."""
    desk = desk_of(request)
    html = TEMPLATES.get_template(template).render(
        hall=desk.plan.hall.name,
        now=micros(desk.clock.now()) // 1000,
        staff=staff,
        section=section,
        roles=ROLES,
        **facts,
    )
    return HTMLResponse(html, status, SECURE)


@router.get("/login")
async def login(request: Request, next: str = "") -> HTMLResponse:
    return staff_page(request, "staff/login.html", None, "login", next=local_path(next))


@router.get("/password")
async def password(
    request: Request, staff: Annotated[Staff, Depends(signed_in(even_unchanged=True))], next: str = ""
) -> HTMLResponse:
    shortest = SHORTEST_PASSWORD
    return staff_page(request, "staff/password.html", staff, "password", next=local_path(next), shortest=shortest)


@router.get("/accounts")
async def accounts(request: Request, staff: Annotated[Staff, Depends(signed_in(Role.ADMINISTRATOR))]) -> HTMLResponse:
    return staff_page(request, "staff/accounts.html", staff, "accounts")


@router.get("/denied")
async def denied(request: Request, staff: Annotated[Staff, Depends(signed_in(even_unchanged=True))]) -> HTMLResponse:
    return staff_page(request, "staff/denied.html", staff, "denied", 403)


@router.get("/{name}")
async def asset(request: Request, name: str) -> Response:
    found = _ASSETS.get(name)
    if found is None:
        raise HTTPException(404, "there is no such page")
    headers = {"ETag": found.tag, "Cache-Control": "no-cache"}
    if found.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.content, headers=headers, media_type=found.kind)
