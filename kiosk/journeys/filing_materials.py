"""The materials that come as files, one by one: photographed here, sent from the phone, or not there."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable
from functools import partial
from typing import Never

from drivers.contract import Outcome
from drivers.contract.document_camera import PageState
from kiosk.center.contract.filing import Comes, FileLine, FormMaterial
from kiosk.devices.document_camera import DocumentBay
from kiosk.journeys.filing_asking import asked, draft_of, form_of, keep, tried, ways
from kiosk.journeys.filing_phone import by_phone
from kiosk.scenes import Answer
from kiosk.scenes.filing import MaterialAsk, MaterialShot
from kiosk.visit import Visit, Way, first_of

BROKEN = "broken"
QUARTER = 90
"""Degrees a page is turned at a touch."""


async def materials(visit: Visit) -> Way:
    """Every one the list asks for."""
    wanted = wanted_of(visit)
    at = 0
    while 0 <= at < len(wanted):
        way = await bring(visit, wanted[at], at + 1, len(wanted))
        if way is Way.OUT:
            return way
        at += 1 if way is Way.ON else -1
    return Way.PASS if not wanted else Way.BACK if at < 0 else Way.ON


def wanted_of(visit: Visit) -> list[FormMaterial]:
    """A card that was not read here is photographed like everything else: then it is among the gaps."""
    draft = draft_of(visit)
    uncarded = {gap.name for gap in draft.gaps if gap.kind == "material"} | {file.material for file in draft.files}
    return [
        each
        for each in form_of(visit).materials
        if each.comes is Comes.FILE or (each.comes is Comes.CARD and each.name in uncarded)
    ]


async def bring(visit: Visit, material: FormMaterial, at: int, of: int) -> Way:
    """One material: ON with its files or without, BACK, or OUT."""
    error = ""
    while True:
        there = files_of(visit, material)
        answer = await visit.show(_scene(visit, material, len(there), at, of, error))
        error = ""
        match answer.action:
            case "back":
                return Way.BACK
            case "next" | "lack":
                return Way.ON
            case "keep":
                return await keep(visit)
            case "phone":
                if await by_phone(visit, material=material) is Way.OUT:
                    return Way.OUT
            case "camera":
                taken = await photograph(visit, material)
                if isinstance(taken, Way):
                    return taken
                error = taken
            case "remove" if there:
                fewer = await asked(visit, "answer", partial(visit.filing.remove, draft_of(visit).id, there[-1].n))
                if isinstance(fewer, Way):
                    return fewer
                visit.application.draft = fewer


async def photograph(visit: Visit, material: FormMaterial) -> Way | str:
    """One page, as often as it takes. Returns what was wrong, in a word of MaterialAsk, or "", or where a no leads."""
    camera = visit.rack.documents
    assert camera is not None
    try:
        while True:
            if await _aimed(visit, camera, material) is None:
                return ""
            shot = await visit.working("photograph", camera.capture())
            if shot.outcome is Outcome.SUCCESS:  # else it moved: the screen with what the camera sees says why
                sent = await _sent(visit, camera, material, shot.page)
                if sent is not None:
                    return sent if isinstance(sent, str) else await _settled(visit, sent)
    finally:
        await camera.stop()


async def _sent(
    visit: Visit, camera: DocumentBay, material: FormMaterial, page: bytearray
) -> FileLine | Way | str | None:
    """The page as it was looked at, turned if the citizen wants that; None to take another one. It is zeroed."""
    try:
        while page:
            answer = await visit.show(_taken(material, page))
            if answer.action == "use":
                send = partial(visit.filing.send, draft_of(visit).id, material.name, bytes(page))
                return await tried(visit, "send", send)
            if answer.action != "turn":
                return None
            page = await visit.working("turn", camera.turned(page, QUARTER))
        return None
    finally:
        page[:] = bytes(len(page))


async def _settled(visit: Visit, sent: FileLine | Way) -> Way | str:
    if isinstance(sent, Way):
        return sent
    draft = await asked(visit, "answer", partial(visit.filing.see, draft_of(visit).id))
    if isinstance(draft, Way):
        return draft
    visit.application.draft = draft
    return ""


async def _aimed(visit: Visit, camera: DocumentBay, material: FormMaterial) -> Answer | None:
    """The page lies well and the citizen has pressed the button; None when they went back."""
    while True:
        first = MaterialShot(material.name, material.name_en)
        waits: list[Awaitable[Answer]] = [visit.show(first), _look_on(visit, camera, material)]
        answer = await first_of(waits)
        if answer.action == "back":
            return None
        if answer.action == "shoot":
            return answer


async def _look_on(visit: Visit, camera: DocumentBay, material: FormMaterial) -> Never:
    """What the camera sees, on the screen, again and again."""
    async for view in camera.views():
        state = view.state.value if view.state else BROKEN
        picture = (_address(view.preview),) if view.preview else ()
        visit.stage.renew(MaterialShot(material.name, material.name_en, state, picture))
        await asyncio.sleep(0)
    raise RuntimeError("a camera's views have no end")


def files_of(visit: Visit, material: FormMaterial) -> list[FileLine]:
    return [file for file in draft_of(visit).files if file.material == material.name]


def _scene(visit: Visit, material: FormMaterial, files: int, at: int, of: int, error: str) -> MaterialAsk:
    return MaterialAsk(
        label=material.name,
        label_en=material.name_en,
        help=material.help,
        help_en=material.help_en,
        required=material.required,
        files=files,
        most=form_of(visit).pages_most,
        ways=ways(visit),
        at=at,
        of=of,
        error=error,
    )


def _taken(material: FormMaterial, page: bytearray) -> MaterialShot:
    return MaterialShot(material.name, material.name_en, PageState.GOOD.value, (_address(page),), taken=True)


def _address(picture: bytes | bytearray) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture).decode()
