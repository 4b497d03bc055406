"""What is answered when something may not be done: JSON to programs, a way on to people."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from kiosk.center.contract import Reason, Refusal
from kiosk.center.contract.staff import StaffReason, StaffRefusal, Weakness

NO_STORE = {"Cache-Control": "no-store"}

_STATUS = {
    StaffReason.NOT_SIGNED_IN: 401,
    StaffReason.WRONG_PASSWORD: 401,
    StaffReason.TOO_MANY_ATTEMPTS: 429,
    StaffReason.LOCKED: 403,
    StaffReason.NOT_ALLOWED: 403,
    StaffReason.CROSS_SITE: 403,
    StaffReason.MUST_CHANGE: 403,
    StaffReason.WEAK_PASSWORD: 409,
    StaffReason.UNKNOWN_ACCOUNT: 404,
    StaffReason.BADGE_TAKEN: 409,
    StaffReason.LAST_ADMINISTRATOR: 409,
    StaffReason.IN_USE: 409,
    StaffReason.BUSY: 503,
}


class Refused(Exception):
    """Not done; the store is as it was."""

    def __init__(self, reason: StaffReason, *, weakness: Weakness | None = None, seconds: int = 0) -> None:
        super().__init__(reason.value)
        self.refusal = StaffRefusal(reason=reason, weakness=weakness, seconds=seconds)

    @property
    def status(self) -> int:
        return _STATUS[self.refusal.reason]


class UnknownDevice(Exception):
    """The bearer token is nobody's."""


def local_path(address: str) -> str:
    """`address` if it is a path of this center, else "": nobody is sent to another site after signing in.

    Browsers take a backslash for a slash and pass over tabs, and two slashes begin another host."""
    local = address.startswith("/") and not address.startswith("//")
    return address if local and address.isprintable() and "\\" not in address else ""


def is_page(request: Request) -> bool:
    """Whether a person opens it in a browser, rather than a program asking the API."""
    return not request.url.path.startswith("/v1/")


async def answer_refused(request: Request, fault: Exception) -> Response:
    if not isinstance(fault, Refused):
        raise fault
    if is_page(request) and fault.refusal.reason in _LEADS_TO:
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{_LEADS_TO[fault.refusal.reason]}?next={quote(asked, safe='')}", 303, NO_STORE)
    if is_page(request):
        return RedirectResponse("/staff/denied", 303, NO_STORE)
    headers = NO_STORE | ({"Retry-After": str(fault.refusal.seconds)} if fault.refusal.seconds else {})
    return JSONResponse(fault.refusal.model_dump(mode="json"), fault.status, headers)


_LEADS_TO = {StaffReason.NOT_SIGNED_IN: "/staff/login", StaffReason.MUST_CHANGE: "/staff/password"}


async def answer_unknown_device(_request: Request, _fault: Exception) -> Response:
    refusal = Refusal(reason=Reason.NOT_ENROLLED)
    return JSONResponse(refusal.model_dump(mode="json"), 401, NO_STORE | {"WWW-Authenticate": "Bearer"})
