"""The doors `/v1/staff`: see `kiosk.center.contract.staff` for the words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel

from kiosk.center.contract.staff import (
    CSRF_COOKIE,
    Account,
    AccountEdit,
    AccountRequest,
    Accounts,
    Made,
    Me,
    PasswordChange,
    Role,
    SignIn,
    StaffRefusal,
)
from kiosk.hall.routes import HexId
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.staff.office import SignedIn
from kiosk.hall.staff.proving import SESSION_COOKIE, office_of, own_site, session_of, signed_in
from kiosk.hall.staff.refusals import NO_STORE
from kiosk.hall.staff.sessions import Staff, csrf_token

router = APIRouter(
    prefix="/v1/staff",
    tags=["staff"],
    responses={status: {"model": StaffRefusal} for status in (401, 403, 404, 409, 429)},
)

Person = Annotated[Staff, Depends(signed_in(even_unchanged=True))]
Administrator = Annotated[Staff, Depends(signed_in(Role.ADMINISTRATOR))]


@router.post("/session", response_model=Me, status_code=201, summary="Sign in")
async def sign_in(request: Request, asked: SignIn) -> Response:
    own_site(request)
    earlier = request.cookies.get(SESSION_COOKIE, "")
    return _entered(request, await office_of(request).sign_in(asked, _address(request), earlier), 201)


@router.delete("/session", status_code=204, summary="Sign out, here or everywhere")
async def sign_out(request: Request, _person: Person, everywhere: bool = False) -> Response:
    session, token = await session_of(request), request.cookies[SESSION_COOKIE]
    await office_of(request).sign_out(session, token, _address(request), everywhere=everywhere)
    gone = Response(status_code=204, headers=NO_STORE)
    for name in (SESSION_COOKIE, CSRF_COOKIE):
        gone.delete_cookie(name)
    return gone


@router.get("/me", response_model=Me, summary="Who is signed in")
async def me(person: Person) -> Response:
    return _send(_me(person))


@router.post("/alive", status_code=204, summary="Somebody is at the page")
async def alive(_person: Person) -> Response:
    return Response(status_code=204, headers=NO_STORE)  # that it was asked is all there is to it


@router.post("/password", response_model=Me, summary="Change one's own password; ends one's other sessions")
async def change_password(request: Request, person: Person, asked: PasswordChange) -> Response:
    return _entered(request, await office_of(request).change_password(person, asked, _address(request)), 200)


@router.get("/accounts", response_model=Accounts, summary="Every account")
async def all_accounts(request: Request, _administrator: Administrator) -> Response:
    return _send(Accounts(accounts=await office_of(request).read(accounts.listed)))


@router.post("/accounts", response_model=Made, status_code=201, summary="A new account and its one-time password")
async def add_account(request: Request, administrator: Administrator, wanted: AccountRequest) -> Response:
    return _send(await office_of(request).add(_doer(request, administrator), wanted), 201)


@router.patch("/accounts/{account}", response_model=Account, summary="Another name, badge, role, or lock")
async def edit_account(request: Request, administrator: Administrator, account: HexId, wanted: AccountEdit) -> Response:
    return _send(await office_of(request).edit(_doer(request, administrator), account, wanted))


@router.post("/accounts/{account}/password", response_model=Made, summary="A new one-time password")
async def give_password(request: Request, administrator: Administrator, account: HexId) -> Response:
    return _send(await office_of(request).give_password(_doer(request, administrator), account))


@router.delete("/accounts/{account}", status_code=204, summary="Remove an account nobody ever signed in with")
async def remove_account(request: Request, administrator: Administrator, account: HexId) -> Response:
    await office_of(request).remove(_doer(request, administrator), account)
    return Response(status_code=204, headers=NO_STORE)


def _entered(request: Request, entered: SignedIn, status: int) -> Response:
    answer = _send(_me(entered.staff), status)
    secure = request.url.scheme == "https"  # uvicorn takes it from X-Forwarded-Proto behind a proxy
    answer.set_cookie(SESSION_COOKIE, entered.token, httponly=True, samesite="strict", secure=secure)
    answer.set_cookie(CSRF_COOKIE, csrf_token(entered.token), samesite="strict", secure=secure)
    return answer


def _send(body: BaseModel, status: int = 200) -> Response:
    return Response(body.model_dump_json(), status, NO_STORE, "application/json")


def _me(staff: Staff) -> Me:
    return Me(id=staff.id, name=staff.name, badge=staff.badge, role=staff.role, must_change=staff.must_change)


def _doer(request: Request, administrator: Staff) -> Doer:
    return Doer(administrator.key, _address(request))


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host
