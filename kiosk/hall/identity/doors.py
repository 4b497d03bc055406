"""The doors `/v1/identity`: see `kiosk.center.contract.identity` for the words."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import APIRouter, Request
from fastapi.responses import Response

from kiosk.center.contract import Holder, Taken
from kiosk.center.contract.identity import (
    CheckRecord,
    CodeAnswer,
    CodeRequest,
    CodeSent,
    Confirmed,
    ConsentRecord,
    IdentityReason,
    IdentityRefusal,
    IdentityWays,
    PassKey,
    PassRequest,
    Portrait,
    PortraitRequest,
    StaffConfirmation,
)
from kiosk.hall import examples
from kiosk.hall.answers import Reply, reply
from kiosk.hall.asked import decided, desk_of, intent_of, send_unkept, tell
from kiosk.hall.identity import codes, confirming, passes, records
from kiosk.hall.identity.office import asked, office_of
from kiosk.hall.routes import Asker, HexId, Key
from kiosk.hall.staff.office import Office as StaffOffice
from kiosk.hall.staff.passwords import TooBusy

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": IdentityRefusal, "description": "Not done, and why"}}

router = APIRouter(prefix="/v1/identity", tags=["identity"], responses=examples.STRANGER | examples.AWAY)


@router.post("/portrait-checks", response_model=Portrait, responses=_REFUSED, summary="A reference portrait")
async def portrait(request: Request, kiosk: Asker, body: PortraitRequest) -> Response:
    """From the city's portrait source, straight through to the kiosk: neither stored nor logged."""
    office = office_of(request)
    wait = office.throttle.wait_seconds(kiosk.id)
    if wait:
        return _refuse(IdentityReason.TOO_MANY, wait)
    seconds = office.plan.portraits.seconds
    found = await asked(office, seconds, lambda: office.portraits.portrait(body.holder, body.purpose))
    outcome = found.value if isinstance(found, IdentityReason) else "found"
    await tell(request, kiosk.id, "portraitAsked", purpose=body.purpose, outcome=outcome)
    if isinstance(found, IdentityReason):
        return _refuse(found)
    return send_unkept(reply(200, Portrait.model_construct(picture=found.picture, kind=found.kind)))


@router.post("/codes", response_model=CodeSent, responses=_REFUSED, summary="Six digits to the telephone on record")
async def send_code(request: Request, kiosk: Asker, key: Key, body: CodeRequest) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"identity code", body)
    begun = await decided(request, intent, lambda sheet: codes.begin(sheet, office, intent, body))
    if isinstance(begun, Reply):
        return send_unkept(begun)
    now, minutes = desk_of(request).clock.now(), office.plan.codes.minutes
    how = await asked(
        office,
        office.plan.messages.seconds,
        lambda: office.messages.send(body.holder, begun.digits, minutes, now),
    )
    return send_unkept(await decided(request, intent, lambda sheet: codes.finish(sheet, office, intent, begun, how)))


@router.post(
    "/codes/{code}/answers",
    response_model=Confirmed,
    status_code=201,
    responses=_REFUSED,
    summary="The digits as the citizen typed them",
)
async def answer_code(
    request: Request,
    kiosk: Asker,
    key: Key,
    code: HexId,
    body: CodeAnswer,
) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"identity answer " + code.encode(), body)
    return send_unkept(
        await decided(request, intent, lambda sheet: codes.answer(sheet, office, intent, code, body.digits))
    )


@router.post(
    "/staff-confirmations",
    response_model=Confirmed,
    status_code=201,
    responses=_REFUSED,
    summary="A member of staff confirms on the kiosk, by badge and PIN",
)
async def confirm(request: Request, kiosk: Asker, key: Key, body: StaffConfirmation) -> Response:
    staff: StaffOffice = request.app.state.office
    # The PIN is left out: even a keyed hash of it would be easier to try than Argon2id.
    intent = intent_of(request, kiosk.id, key, b"identity staff", body.model_copy(update={"pin": ""}))
    tried = await decided(request, intent, lambda sheet: confirming.begin(sheet, staff.rules, intent, body))
    if isinstance(tried, Reply):
        return send_unkept(tried)
    try:
        held = await staff.passwords.holds(None if tried.secret is None else tried.secret.pin, body.pin)
    except TooBusy:
        return send_unkept(await decided(request, intent, lambda sheet: confirming.undecided(sheet, tried)))
    done = await decided(
        request, intent, lambda sheet: confirming.finish(sheet, staff.rules, intent, tried, body, held)
    )
    return send_unkept(done)


@router.post("/consents", response_model=Taken, status_code=202, summary="What somebody said when asked for their face")
async def consent(request: Request, kiosk: Asker, key: Key, body: ConsentRecord) -> Response:
    intent = intent_of(request, kiosk.id, key, b"identity consent", body)
    return send_unkept(await decided(request, intent, lambda sheet: records.consent(sheet, intent, body)))


@router.post("/checks", response_model=Taken, status_code=202, summary="How a face check ended; figures only")
async def check(request: Request, kiosk: Asker, key: Key, body: CheckRecord) -> Response:
    intent = intent_of(request, kiosk.id, key, b"identity check", body)
    return send_unkept(await decided(request, intent, lambda sheet: records.check(sheet, intent, body)))


@router.get("/ways", response_model=IdentityWays, summary="What this hall is connected to")
async def ways(request: Request, _kiosk: Asker) -> Response:
    plan = office_of(request).plan
    told = IdentityWays(codes=plan.messages.way != "none", portraits=plan.portraits.source != "none")
    return send_unkept(reply(200, told))


@router.get("/pass-key", response_model=PassKey, summary="The public key that phone passes are signed for")
async def pass_key(request: Request, _kiosk: Asker) -> Response:
    public = office_of(request).key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return send_unkept(reply(200, PassKey.model_construct(key=public)))


@router.post("/passes", response_model=Holder, responses=_REFUSED, summary="A phone pass was shown: whose it is, once")
async def show_pass(request: Request, kiosk: Asker, key: Key, body: PassRequest) -> Response:
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"identity pass", body)
    return send_unkept(await decided(request, intent, lambda sheet: passes.redeem(sheet, office, intent, body.code)))


# ----------------------------------------------------------------------- what every door here needs


def _refuse(reason: IdentityReason, seconds: int = 0) -> Response:
    return send_unkept(reply(409, IdentityRefusal(reason=reason, seconds=seconds)))
