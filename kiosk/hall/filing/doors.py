"""The doors `/v1/filing`: see `kiosk.center.contract.filing` for the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import ValidationError

from kiosk.center.contract import Taken
from kiosk.center.contract.cases import CaseSlip
from kiosk.center.contract.filing import (
    Answers,
    Draft,
    DraftWanted,
    Erase,
    Filed,
    FileLine,
    FileRemoved,
    FileSent,
    FilingReason,
    FilingRefusal,
    Form,
    FormCard,
    FormsThere,
    Hand,
    HandWanted,
    Keep,
    Kept,
    Resume,
    Submit,
)
from kiosk.center.contract.papers import Confirmation, PaperReason
from kiosk.hall import examples
from kiosk.hall.answers import Intent, Reply, plain, reply
from kiosk.hall.asked import decided, intent_of, read, send, send_unkept, write
from kiosk.hall.cases.office import office_of as cases_of
from kiosk.hall.filing import drafts, filling, slips, submitting
from kiosk.hall.filing.filling import Sent
from kiosk.hall.filing.looked import PDF, PNG
from kiosk.hall.filing.office import Office, looked_at, office_of, signed
from kiosk.hall.gate import MOST_BYTES
from kiosk.hall.papers.office import asked as asked_register
from kiosk.hall.papers.office import office_of as papers_of
from kiosk.hall.routes import Asker, HexId, Key
from kiosk.hall.sheet import Sheet
from kiosk.hall.staff import Staff, Worker
from kiosk.hall.throttle import tried

_REFUSED: dict[int | str, dict[str, Any]] = {409: {"model": FilingRefusal, "description": "Not done, and why"}}
_LARGEST = 28 * 1024 * 1024
"""Bytes of a request with a file: 20 MB as base64, and its envelope."""
_LARGE = re.compile(r"/v1/filing/drafts/[0-9a-f]{24}/files")
_BY_PHONE = re.compile(r"/hand/[^/]+/files")
_SIGNED_BYTES = 512 * 1024
"""Of a request with a signature. It is read before anybody has proven who they are, so it is no larger than it must."""
_SIGNED = re.compile(r"/v1/filing/drafts/[0-9a-f]{24}/submitted")
_SANDBOX = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}

router = APIRouter(prefix="/v1/filing", tags=["filing"], responses=examples.AWAY)

_KIOSK = _REFUSED | examples.STRANGER


def most_bytes(office: Office, path: str) -> int:
    """How large a request to this door may be."""
    if _BY_PHONE.fullmatch(path):
        return office.plan.files.megabytes * 1024 * 1024 + MOST_BYTES
    if _LARGE.fullmatch(path):
        return _LARGEST
    return _SIGNED_BYTES if _SIGNED.fullmatch(path) else MOST_BYTES


@router.get("/forms", response_model=FormsThere, responses=examples.STRANGER, summary="What can be filed here")
async def forms(request: Request, _kiosk: Asker) -> Response:
    office = office_of(request)
    cards = tuple(FormCard(**each.form.model_dump(include=set(FormCard.model_fields))) for each in _there(request))
    return send(reply(200, FormsThere(forms=cards, keep_days=office.plan.drafts.days)))


@router.get("/forms/{item}", response_model=Form, responses=examples.STRANGER | examples.UNKNOWN, summary="One form")
async def form(request: Request, _kiosk: Asker, item: Annotated[str, Path(max_length=40)]) -> Response:
    offered = office_of(request).forms.get(item)
    return send(plain(404, "there is no form for this item") if offered is None else reply(200, offered.form))


@router.post("/drafts", response_model=Draft, status_code=201, responses=_KIOSK, summary="A draft, filled in so far")
async def open_draft(request: Request, kiosk: Asker, key: Key, body: DraftWanted) -> Response:
    """Each register is asked once; what none tells is asked of the citizen."""
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"filing draft", body)
    known = await read(request, lambda sheet: drafts.unchanged(sheet, office, intent))
    if known is not None:
        return send_unkept(known)
    offered = office.forms.get(body.item)
    if offered is None or body.confirmed is Confirmation.NONE:
        why = FilingReason.UNKNOWN_FORM if offered is None else FilingReason.NOT_CONFIRMED
        return send_unkept(await write(request, lambda sheet: drafts.no(sheet, intent, why), intent.name))
    registers, told = papers_of(request), {}
    for kind in offered.schema.kinds:
        data = await asked_register(registers, kiosk.id, _about(registers, body, kind))
        if not isinstance(data, PaperReason):
            told[kind] = data
    return await _written(request, intent, lambda sheet: drafts.opened(sheet, office, intent, body, told))


@router.post("/drafts/resumed", response_model=Draft, responses=_KIOSK, summary="Go on with a draft by its slip")
async def resume(request: Request, kiosk: Asker, key: Key, body: Resume) -> Response:
    if (body.holder is None) == (len(body.last_four) != 4):
        return send_unkept(plain(422, "one way: holder, or last_four"))
    office, intent = office_of(request), intent_of(request, kiosk.id, key, b"filing resumed", body)
    mark = await read(request, lambda sheet: slips.mark_of(sheet, body.code))
    with tried((office.kiosks, kiosk.id), (office.drafts, mark)) as this:
        if this.refused:
            return _refuse(FilingReason.TOO_MANY)
        answer = await decided(request, intent, lambda sheet: slips.resumed(sheet, office, intent, body))
        this.wrong = answer is None
    return _refuse(FilingReason.UNKNOWN_DRAFT) if answer is None else send_unkept(answer)


@router.post(
    "/drafts/erased", response_model=Taken, status_code=202, responses=examples.STRANGER, summary="The citizen left"
)
async def erase(request: Request, kiosk: Asker, key: Key, body: Erase) -> Response:
    """The citizen left without keeping it."""
    intent = intent_of(request, kiosk.id, key, b"filing erased", body)
    return await _written(request, intent, lambda sheet: drafts.erased(sheet, intent, body.draft))


@router.get("/drafts/{draft}", response_model=Draft, responses=_KIOSK, summary="How it stands")
async def see(request: Request, kiosk: Asker, draft: HexId) -> Response:
    office = office_of(request)

    def look(sheet: Sheet) -> Reply:
        this = drafts.found(sheet, office, draft, kiosk.id)
        if this is None:
            return reply(409, FilingRefusal(reason=FilingReason.UNKNOWN_DRAFT))
        return reply(200, drafts.view(sheet, this))

    return send_unkept(await read(request, look))


@router.post("/drafts/{draft}/fields", response_model=Draft, responses=_KIOSK, summary="Answers: all or none is kept")
async def answer(request: Request, kiosk: Asker, key: Key, draft: HexId, body: Answers) -> Response:
    office, intent = office_of(request), _intent(request, kiosk.id, key, draft, "fields", body)
    return await _written(request, intent, lambda sheet: filling.answered(sheet, office, intent, draft, body))


@router.post(
    "/drafts/{draft}/files",
    response_model=FileLine,
    status_code=201,
    responses=_KIOSK,
    summary="A photograph or PDF of one material",
    openapi_extra={"requestBody": {"content": {"application/json": {"schema": FileSent.model_json_schema()}}}},
)
async def take_file(request: Request, kiosk: Asker, key: Key, draft: HexId) -> Response:
    """Read only once the kiosk has proven itself: nobody else may send as much."""
    content = await request.body()
    try:
        body = FileSent.model_validate_json(content)
    except ValidationError:
        return send_unkept(plain(422, "material and content: a file, as base64"))
    office, intent = office_of(request), _intent(request, kiosk.id, key, draft, "files", content)
    looked = await looked_at(office, body.content)
    sent = Sent(body.material, looked)
    return await _written(request, intent, lambda sheet: filling.taken(sheet, office, intent, draft, sent))


@router.post("/drafts/{draft}/files/removed", response_model=Draft, responses=_KIOSK, summary="One file less")
async def remove_file(request: Request, kiosk: Asker, key: Key, draft: HexId, body: FileRemoved) -> Response:
    office, intent = office_of(request), _intent(request, kiosk.id, key, draft, "removed", body)
    return await _written(request, intent, lambda sheet: filling.removed(sheet, office, intent, draft, body))


@router.post("/drafts/{draft}/hands", response_model=Hand, status_code=201, responses=_KIOSK, summary="For a phone")
async def hand(request: Request, kiosk: Asker, key: Key, draft: HexId, body: HandWanted) -> Response:
    office, intent = office_of(request), _intent(request, kiosk.id, key, draft, "hands", body)
    return await _written(request, intent, lambda sheet: filling.handed(sheet, office, intent, draft, body))


@router.post("/drafts/{draft}/kept", response_model=Kept, status_code=201, responses=_KIOSK, summary="For another day")
async def keep(request: Request, kiosk: Asker, key: Key, draft: HexId, body: Keep) -> Response:
    office, intent = office_of(request), _intent(request, kiosk.id, key, draft, "kept", body)
    return await _written(request, intent, lambda sheet: slips.kept(sheet, office, intent, draft, body))


@router.post(
    "/drafts/{draft}/submitted",
    response_model=CaseSlip,
    status_code=201,
    responses=_KIOSK,
    summary="Complete and signed: from here on it is a case",
)
async def submit(request: Request, kiosk: Asker, key: Key, draft: HexId, body: Submit) -> Response:
    office, cases = office_of(request), cases_of(request).plan
    intent, ink = _intent(request, kiosk.id, key, draft, "submitted", body), body.signature
    signature = None if ink is None else await signed(office, ink)

    def act(sheet: Sheet) -> Reply:
        return submitting.submitted(sheet, office, cases, intent, draft, body, signature)

    return await _written(request, intent, act)


@router.get("/files/{case}", response_model=Filed, responses=examples.UNKNOWN, summary="What was filed with a case")
async def files(request: Request, staff: Worker, case: HexId) -> Response:
    filed = await read(request, lambda sheet: submitting.filed(sheet, case))
    if filed is None:
        return send_unkept(plain(404, "nothing was filed with this case"))
    await _seen(request, staff, case)
    return send_unkept(reply(200, filed))


@router.get("/files/{case}/{n}", response_class=Response, responses=examples.UNKNOWN, summary="One file of it")
async def file(request: Request, staff: Worker, case: HexId, n: Annotated[int, Path(ge=0, le=10_000)]) -> Response:
    """A PDF is only handed over as a download: a browser's viewer runs outside the page's sandbox."""
    found = await read(request, lambda sheet: submitting.file_of(sheet, case, n))
    if found is None:
        return send_unkept(plain(404, "there is no such file"))
    await _seen(request, staff, case)
    kind, content = found
    shown = "attachment" if kind == PDF else "inline"
    ending = {PDF: "pdf", PNG: "png"}.get(kind, "jpg")
    named = {"Content-Disposition": f'{shown}; filename="{case}-{n}.{ending}"'}
    return Response(content, media_type=kind, headers=_SANDBOX | named)


async def _seen(request: Request, staff: Staff, case: str) -> None:
    """On disk before it is shown."""
    number = await read(request, lambda sheet: submitting.number_of(sheet, case))
    await cases_of(request).seen.note(request, staff.key, "filedSeen", number)


def _there(request: Request) -> tuple[Any, ...]:
    """Nothing can be handed in where no cases are kept."""
    plan = cases_of(request).plan
    return () if plan is None or not plan.kept_here else tuple(office_of(request).forms.values())


def _about(registers: Any, body: DraftWanted, kind: str) -> Callable[[], Any]:
    return lambda: registers.register.data(body.holder, kind)


def _intent(request: Request, kiosk: str, key: str, draft: str, what: str, body: Any) -> Intent:
    return intent_of(request, kiosk, key, f"filing {what} {draft}".encode(), body)


async def _written(request: Request, intent: Intent, act: Callable[[Sheet], Reply]) -> Response:
    return send_unkept(await write(request, act, intent.name))


def _refuse(reason: FilingReason) -> Response:
    return send_unkept(reply(409, FilingRefusal(reason=reason)))
