"""Sheets: sent, proven page by page, and written down, whoever is still standing there when the last one comes out."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable
from datetime import timedelta
from typing import NoReturn

from drivers.contract import Outcome
from drivers.contract.page_printer import PageDetail, PageJob, PagesResult
from kiosk.center.client import CenterAway
from kiosk.center.contract.papers import MOST_PAGES, Paper, PaperKind, PaperState
from kiosk.center.papers import NoPaper, PaperDesk
from kiosk.devices.news import WELL
from kiosk.devices.pages import PageRun
from kiosk.devices.rack import Rack
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.refusing import phone
from kiosk.paper.receipt import fee_slip, receipt_slip
from kiosk.paper.words import in_fours, words_of, yuan
from kiosk.scenes import Answer
from kiosk.scenes.papers import PaperDone, PaperPrinting, PaperRefused
from kiosk.visit import FOREVER, Left, Visit, first_of

LOOK = 1.0
"""Seconds between two tellings of what the screen shows."""
STOP = 5.0
"""Seconds a citizen waits for a printer to stop: without paper it may only do so when somebody has come."""
TRAY, LEFT_THERE = "page_tray", "sheetsLeft"
"""Where sheets come out, and the word that nobody took some: no A4 printer draws a sheet back in, so staff are told."""
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
        return await _refuse(visit, kind, paper, "noFile")
    barred = _barred(paper, file)
    if barred:
        return await _refuse(visit, kind, paper, barred)
    job = PageJob(file, paper.pages, paper.copies, title=paper.number)
    result, state = await _print(visit, kind, paper, job)
    receipt = await _give_receipt(visit, kind, paper, state)
    done = _done(visit, kind, paper, result, state, receipt=receipt)
    answer = await visit.show(done, stays=_stays(visit, state))
    if answer.action != "gone":
        visit.rack.news.say(TRAY, WELL)
    elif state is PaperState.VOID and result.printed:
        visit.rack.news.say(TRAY, LEFT_THERE)
    return "again" if answer.action == "again" else state.value


def _barred(paper: Paper, file: bytes) -> str:
    """Why this is not printed, or "": a center of a city's own may err, and a wire too."""
    if paper.pages > MOST_PAGES:
        return "tooLong"
    return "" if hashlib.sha256(file).hexdigest() == paper.digest else "altered"


async def _refuse(visit: Visit, kind: PaperKind, paper: Paper, why: str) -> str:
    """Nothing was sent to the printer: the paper does not count."""
    visit.papers.settle(paper, PaperState.VOID, 0, why)
    said = "centerAway" if why == "noFile" else why
    await visit.show(PaperRefused(said, kind.name, kind.name_en, phone=phone(visit), fee=_fee(visit)))
    return "refused"


async def _give_receipt(visit: Visit, kind: PaperKind, paper: Paper, state: PaperState) -> bool:
    """As far as there is paper for it: the numbers stand on the screen too. Of a paper that may not be whole, for the
    money only: it stays paid until staff say what became of the sheets."""
    language, place, order = visit.stage.language(), place_name(visit), visit.order
    if state is PaperState.PRINTED:
        return await print_slip(visit, receipt_slip(paper, kind, place, language, order), spoilt="") == "printed"
    if state is PaperState.VOID or order is None:
        return False
    slip = fee_slip(order, place, visit.desk.now(), language, unsure=paper.number)
    return await print_slip(visit, slip, words_of(language)["fee_spoilt"]) == "printed"


def _fee(visit: Visit) -> str:
    return yuan(visit.order.amount) if visit.order else ""


class _Progress:
    """How far the sheets are, on the screen. It is told again and again: 求助 may have been in between."""

    def __init__(self, visit: Visit, kind: PaperKind, job: PageJob) -> None:
        self._visit = visit
        self._kind = kind
        self._of = job.impressions
        self._fee = _fee(visit)
        self._until = ""
        self.trouble: PageDetail | None = None
        self.turned = asyncio.Event()
        """Something came to stand in the way, or nothing does any more."""
        self.scene = self._scene(0)

    def told(self, printed: int, trouble: PageDetail | None) -> None:
        if trouble is not self.trouble:
            self._turn(trouble)
        self.scene = self._scene(printed)
        self._visit.stage.renew(self.scene)

    def _turn(self, trouble: PageDetail | None) -> None:
        if trouble not in (None, PageDetail.BUSY):
            self._visit.rack.news.say("page_printer", trouble.value)
        if (trouble is None) is not (self.trouble is None):
            self.turned.set()
        self.trouble = trouble
        until = self._visit.desk.now() + timedelta(seconds=self._visit.timing.refill)
        self._until = "" if trouble in (None, PageDetail.BUSY) else until.strftime("%H:%M")

    async def keep_telling(self) -> NoReturn:
        while True:
            await asyncio.sleep(LOOK)
            self._visit.stage.renew(self.scene)

    def _scene(self, printed: int) -> PaperPrinting:
        trouble, kind = self.trouble.value if self.trouble else "", self._kind
        return PaperPrinting(kind.name, kind.name_en, printed, self._of, trouble, self._until, self._fee)


async def _print(visit: Visit, kind: PaperKind, paper: Paper, job: PageJob) -> tuple[PagesResult, PaperState]:
    """Print while the screen tells how far it is. A citizen who leaves cancels what has not come out; the books are
    closed by the printer's last word either way."""
    pages = visit.rack.pages
    assert pages is not None
    progress, timing = _Progress(visit, kind, job), visit.timing
    visit.papers.printing(paper)
    run = pages.begin(job, timing.pages + timing.page * job.impressions, timing.refill, progress.told)
    run.result.add_done_callback(lambda _: _close_books(visit.papers, paper, run))
    try:
        result = await _until_done(visit, progress, run)
        return result, _state(result, run)
    except Left:
        _tell_left(visit.rack, run, seen=0)
        raise
    finally:
        run.cancel()


async def _until_done(visit: Visit, progress: _Progress, run: PageRun) -> PagesResult:
    """Whoever stands there has nothing to touch while sheets come: only in trouble are they asked whether they are
    still there."""
    while True:
        progress.turned.clear()
        waits: list[Awaitable[Answer | PagesResult | bool]] = [  # of two at once the later counts: no touch is lost
            progress.turned.wait(),
            progress.keep_telling(),
            visit.show(progress.scene, None if progress.trouble else FOREVER),
            asyncio.shield(run.result),
        ]
        first = await first_of(waits)
        if isinstance(first, PagesResult):
            return first
        if isinstance(first, Answer) and first.action == "stop":
            run.cancel()
            return await visit.working("pagesStop", _stopped(visit.rack, progress.scene, run))


async def _stopped(rack: Rack, seen: PaperPrinting, run: PageRun) -> PagesResult:
    """The printer's last word, or what is known without it."""
    await asyncio.wait({run.result}, timeout=STOP)
    if run.result.done():
        return run.result.result()
    run.disowned = True
    _tell_left(rack, run, seen.done)
    why = PageDetail(seen.trouble) if seen.trouble else None
    return PagesResult(Outcome.UNCONFIRMED, why, seen.done, seen.of)


def _tell_left(rack: Rack, run: PageRun, seen: int) -> None:
    """Once the printer is done: sheets beyond those `seen` came out, and nobody stood there to take them."""

    def told(ended: asyncio.Future[PagesResult]) -> None:
        if not ended.cancelled() and ended.exception() is None and ended.result().printed > seen:
            rack.news.say(TRAY, LEFT_THERE)

    run.result.add_done_callback(told)


def _close_books(books: PaperDesk, paper: Paper, run: PageRun) -> None:
    ended = run.result
    if ended.cancelled() or ended.exception() is not None:
        books.settle(paper, PaperState.UNCONFIRMED, 0, "fault")
        return
    result = ended.result()
    reason = result.detail.value if result.detail else ""
    books.settle(paper, _state(result, run), result.printed, reason)


def _state(result: PagesResult, run: PageRun) -> PaperState:
    """What was given up by the citizen, or in part after waiting for staff, does not count, even if the rest comes out
    when there is paper again. What nobody can say may have come out."""
    if result.outcome is Outcome.SUCCESS and not run.disowned:
        return PaperState.PRINTED
    if result.outcome in _SENT_NOTHING:
        return PaperState.VOID
    missing = result.detail in _WAITS_FOR_STAFF and result.printed < result.wanted
    return PaperState.VOID if run.canceled or missing else PaperState.UNCONFIRMED


def _stays(visit: Visit, state: PaperState) -> float:
    return visit.timing.done if state is PaperState.PRINTED else visit.timing.done_unprinted


def _done(
    visit: Visit, kind: PaperKind, paper: Paper, result: PagesResult, state: PaperState, *, receipt: bool
) -> PaperDone:
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
        order=visit.order.number if visit.order else "",
        receipt=receipt,
        stays=round(_stays(visit, state)),
    )
