"""Who asks: dependencies for doors and pages.

    staff: Annotated[Staff, Depends(signed_in("manager", "administrator"))]     none named: everybody signed in
    actor: Annotated[Actor, Depends(acting("clerk", devices=("caller",)))]      staff, or a device with its token
    await at_rest(request)                                                      the window is closed: it may idle out

A method that changes something and comes with the session's cookie must bring `X-CSRF-Token` (the cookie `csrf`) and
must not come from another site's page. A device has no cookie, so nobody else's page can speak for it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable

from fastapi import Request

from kiosk.center.contract.staff import CSRF_HEADER, StaffReason
from kiosk.hall.kiosks import Device
from kiosk.hall.staff.office import Office
from kiosk.hall.staff.refusals import Refused, UnknownDevice, is_page
from kiosk.hall.staff.sessions import Session, Staff, csrf_token

SESSION_COOKIE = "session"

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Actor = Staff | Device
"""Both have `id`, `role` and `key` (the name for idempotency keys and the event log)."""


def office_of(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


def signed_in(*roles: str, even_unchanged: bool = False) -> Callable[[Request], Awaitable[Staff]]:
    """Staff with one of these roles (none named: any). Otherwise Refused: notSignedIn, notAllowed, crossSite, or
    mustChange unless `even_unchanged`; a page is led to the sign-in instead."""

    async def prove(request: Request) -> Staff:
        session = await session_of(request)
        if session.staff.must_change and not even_unchanged:
            raise Refused(StaffReason.MUST_CHANGE)
        if roles and session.staff.role not in roles:
            raise Refused(StaffReason.NOT_ALLOWED)
        return session.staff

    return prove


def acting(*roles: str, devices: tuple[str, ...] = ("caller",)) -> Callable[[Request], Awaitable[Actor]]:
    """Staff with one of these roles, or an enrolled device with one of `devices`. A session that changes something
    here works at a window from then on: it does not idle out."""
    prove_staff = signed_in(*roles)

    async def prove(request: Request) -> Actor:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return await _device(request, token.strip(), devices)
        staff = await prove_staff(request)
        if request.method not in _SAFE:
            await office_of(request).used(await session_of(request), acting=True)
        return staff

    return prove


async def at_rest(request: Request) -> None:
    """The session that asks works at no window any more. Nothing happens when a device asks."""
    if request.cookies.get(SESSION_COOKIE):
        await office_of(request).used(await session_of(request), acting=False)


async def session_of(request: Request) -> Session:
    """The session that asks, proved to be meant. Refused (notSignedIn, crossSite)."""
    token = request.cookies.get(SESSION_COOKIE, "")
    office = office_of(request)
    session = await office.session(token) if token else None
    if session is None:
        raise Refused(StaffReason.NOT_SIGNED_IN)
    if request.method not in _SAFE:
        own_site(request)
        sent = request.headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(sent.encode(), csrf_token(token).encode()):
            raise Refused(StaffReason.CROSS_SITE)
    if request.method not in _SAFE or is_page(request):
        await office.used(session)  # what a page asks by itself (GET /v1/…) is nobody's hands
    return session


def own_site(request: Request) -> None:
    """Refused (crossSite) when the browser says that another site's page makes this request."""
    fetched = request.headers.get("sec-fetch-site", "same-origin")
    # Only the host is compared: behind a proxy that ends TLS the scheme here is another one than the browser's.
    host = request.headers.get("host", "").lower()
    origin = request.headers.get("origin", f"//{host}").lower()
    if fetched != "same-origin" or origin.rpartition("//")[2] != host:
        raise Refused(StaffReason.CROSS_SITE)


async def _device(request: Request, token: str, roles: tuple[str, ...]) -> Device:
    devices = office_of(request).devices
    device = devices.recall(token) or await asyncio.to_thread(devices.find, token)
    if device is None:
        raise UnknownDevice
    if device.role not in roles:
        raise Refused(StaffReason.NOT_ALLOWED)
    return device
