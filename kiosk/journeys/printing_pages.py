"""Sheets: sent, proven page by page, and written down, whoever is still standing there when the last one comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import NoReturn

from drivers.contract import Outcome
from drivers.contract.page_printer import PageDetail, PageJob, PagesResult
from kiosk.center.client import CenterAway
from kiosk.center.contract import EventKind
from kiosk.center.contract.papers import Paper, PaperKind, PaperState
from kiosk.center.papers import NoPaper, PaperDesk
from kiosk.devices.pages import PageRun
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.refusing import phone
from kiosk.paper.receipt import receipt_slip
from kiosk.paper.words import in_fours, yuan
from kiosk.scenes import Answer
from kiosk.scenes.papers import PaperDone, PaperPrinting, PaperRefused
from kiosk.visit import Visit, first_of

LOOK = 1.0
"""Seconds between two tellings of what the screen shows."""
STOP = 5.0
"""Seconds a citizen waits for a printer to stop: without paper it may only do so when somebody has come."""
_SENT_NOTHING = (Outcome.NOT_READY, Outcome.INVALID_DATA, Outcome.UNSUPPORTED)

_WAITS_FOR_STAFF = (
    PageDetail.PAPER_OUT,
    PageDetail.WRONG_MEDIA,
    PageDetail.PAPER_JAMMED,
    PageDetail.COVER_OPEN,
    PageDetail.TONER_OUT,
    PageDetail.OUTPUT_FULL,
    PageDetail.STOPPED,
)


async def print_pages(visit: Visit, kind: PaperKind, paper: Paper) -> str:
    """Returns "printed", "unconfirmed", "void", or "again": the citizen wants to try once more."""
    try:
        file = await visit.working("paper", visit.papers.file(paper))
    except (CenterAway, NoPaper):
        visit.papers.settle(paper, PaperState.VOID, 0, "noFile")
        await visit.show(PaperRefused("centerAway", kind.name, kind.name_en, phone=phone(visit), fee=_fee(visit)))
        return "refused"
    job = PageJob(file, paper.pages, paper.copies, title=paper.number)
    result, state = await _print(visit, kind, paper, job)
    if state is PaperState.PRINTED:
        await _give_receipt(visit, kind, paper)
    answer = await visit.show(_done(visit, kind, paper, result, state), stays=_stays(visit, state))
    return "again" if answer.action == "again" else state.value


async def _give_receipt(visit: Visit, kind: PaperKind, paper: Paper) -> None:
    """As far as there is paper for it: the citizen holds what they came for, and the number stands on the screen."""
    language = visit.stage.language()
    await print_slip(visit, receipt_slip(paper, kind, place_name(visit), language, visit.order), spoilt="")


def _fee(visit: Visit) -> str:
    return yuan(visit.order.amount) if visit.order else ""


class _Progress:
    """How far the sheets are, on the screen. It is told again and again: 求助 may have been in between."""

    def __init__(self, visit: Visit, kind: PaperKind, job: PageJob) -> None:
        self._visit = visit
        self._kind = kind
        self._of = job.impressions
        self._trouble: PageDetail | None = None
        self.scene = self._scene(0)

    def told(self, printed: int, trouble: PageDetail | None) -> None:
        if trouble is not None and trouble is not self._trouble:
            self._visit.desk.tell(EventKind.DEVICE, "page_printer", trouble.value)
        self._trouble = trouble
        self.scene = self._scene(printed)
        self._visit.stage.renew(self.scene)

    async def keep_telling(self) -> NoReturn:
        while True:
            await asyncio.sleep(LOOK)
            self._visit.stage.renew(self.scene)

    def _scene(self, printed: int) -> PaperPrinting:
        trouble = self._trouble.value if self._trouble else ""
        return PaperPrinting(self._kind.name, self._kind.name_en, printed, self._of, trouble)


async def _print(visit: Visit, kind: PaperKind, paper: Paper, job: PageJob) -> tuple[PagesResult, PaperState]:
    """Print while the screen tells how far it is. A citizen who leaves cancels what has not come out; the books are
    closed by the printer's last word either way."""
    pages = visit.rack.pages
    assert pages is not None
    progress = _Progress(visit, kind, job)
    visit.papers.printing(paper)
    run = pages.begin(job, visit.timing.pages, progress.told)
    run.result.add_done_callback(lambda _: _close_books(visit.papers, paper, run))
    try:
        result = await _until_done(visit, progress, run)
        return result, _state(result, run.canceled)
    finally:
        run.cancel()


async def _until_done(visit: Visit, progress: _Progress, run: PageRun) -> PagesResult:
    while True:
        waits: list[Awaitable[Answer | PagesResult]] = [
            visit.show(progress.scene),
            progress.keep_telling(),
            asyncio.shield(run.result),
        ]
        first = await first_of(waits)
        if not isinstance(first, Answer):
            return first
        if first.action == "stop":
            run.cancel()
            return await visit.working("pagesStop", _stopped(progress.scene, run))


async def _stopped(seen: PaperPrinting, run: PageRun) -> PagesResult:
    """The printer's last word, or what is known without it."""
    await asyncio.wait({run.result}, timeout=STOP)
    if run.result.done():
        return run.result.result()
    return PagesResult(Outcome.UNCONFIRMED, PageDetail(seen.trouble), seen.done, seen.of)


def _close_books(books: PaperDesk, paper: Paper, run: PageRun) -> None:
    ended = run.result
    if ended.cancelled() or ended.exception() is not None:
        books.settle(paper, PaperState.UNCONFIRMED, 0, "fault")
        return
    result = ended.result()
    reason = result.detail.value if result.detail else ""
    books.settle(paper, _state(result, run.canceled), result.printed, reason)


def _state(result: PagesResult, canceled: bool) -> PaperState:
    """What was given up by the citizen, or in part after waiting for staff, does not count, even if the rest comes out
    when there is paper again. What nobody can say may have come out."""
    if result.outcome is Outcome.SUCCESS:
        return PaperState.PRINTED
    if result.outcome in _SENT_NOTHING:
        return PaperState.VOID
    missing = result.detail in _WAITS_FOR_STAFF and result.printed < result.wanted
    return PaperState.VOID if canceled or missing else PaperState.UNCONFIRMED


def _stays(visit: Visit, state: PaperState) -> float:
    return visit.timing.done if state is PaperState.PRINTED else visit.timing.done_unprinted


def _done(visit: Visit, kind: PaperKind, paper: Paper, result: PagesResult, state: PaperState) -> PaperDone:
    return PaperDone(
        name=kind.name,
        name_en=kind.name_en,
        number=paper.number,
        code=in_fours(paper.code),
        sheets=result.printed,
        of=paper.pages * paper.copies,
        result=state.value,
        why=result.detail.value if result.detail else "",
        phone=phone(visit),
        fee=_fee(visit),
        stays=round(_stays(visit, state)),
    )
