"""Handing over the number: print, prove, write down what became of the paper, and only then tell the citizen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from drivers.contract import Outcome, PrintResult
from kiosk.center.contract import Paper
from kiosk.center.desk import Given
from kiosk.paper.ticket import spoilt_words, ticket_slip
from kiosk.scenes import TicketDone
from kiosk.visit import Visit, claim_line, window_lines

LOOK = 1.0
"""Seconds between two looks at a printer that could not print, while the number stands on the screen."""


async def hand_over(visit: Visit, given: Given) -> str:
    """Print the ticket and show it. Returns "printed" or "unprinted"; the number holds either way."""
    result = await _print_or_settle(visit, given)
    while True:
        paper = _paper_of(result)
        reason = result.detail.value if result.detail else ""
        visit.desk.settle(given.key, paper, reason, owed=paper is Paper.UNCONFIRMED)
        if await _show(visit, given, paper, result) != "reprint":
            return "printed" if paper is Paper.PRINTED else "unprinted"
        result = await _print_or_settle(visit, given, reprint=True)


async def _print_or_settle(visit: Visit, given: Given, reprint: bool = False) -> PrintResult:
    """Print; whatever breaks it off, the books know how far it came. A number nobody saw is given back."""
    begun = False

    def begin() -> None:
        nonlocal begun
        begun = True
        visit.desk.printing(given)

    try:
        return await visit.working("print", _print(visit, given, reprint, begin))
    except BaseException:
        if begun:
            visit.desk.settle(given.key, Paper.UNCONFIRMED, "broken off while printing", owed=True)
        elif not reprint:
            visit.desk.settle(given.key, Paper.VOID, "broken off before printing")
        raise


async def _print(visit: Visit, given: Given, reprint: bool, begin: Callable[[], None]) -> PrintResult:
    printer = visit.rack.printer
    if printer.paper == "out":
        status = await printer.look()
        if printer.paper == "out":
            return PrintResult(Outcome.NOT_READY, status.detail, status=status)
    loop = asyncio.get_running_loop()
    await printer.free.wait()
    begin()
    slip = ticket_slip(given.ticket, visit.stage.language(), reprint)

    def whole() -> None:  # called on the printer's thread; the outbox belongs to this one
        loop.call_soon_threadsafe(visit.desk.sent, given)

    spoilt = spoilt_words(given.ticket.number, visit.stage.language())
    return await printer.print_slip(slip, visit.timing.print, whole, spoilt)


def _paper_of(result: PrintResult) -> Paper:
    if result.outcome is Outcome.SUCCESS:
        return Paper.PRINTED
    return Paper.UNCONFIRMED if result.sent or result.outcome is Outcome.UNCONFIRMED else Paper.NOT_PRINTED


async def _show(visit: Visit, given: Given, paper: Paper, result: PrintResult) -> str:
    """The number on the screen until it is taken note of. An unprinted one may be printed once the printer can."""
    if paper is Paper.PRINTED:
        scene = _scene(visit, given, paper, result)
        return (await visit.show(scene, stays=scene.stays)).action
    watch = asyncio.ensure_future(_offer_reprint(visit, given, paper, result))
    try:
        scene = _scene(visit, given, paper, result)
        return (await visit.show(scene, stays=scene.stays)).action
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _offer_reprint(visit: Visit, given: Given, paper: Paper, result: PrintResult) -> None:
    while True:
        await asyncio.sleep(LOOK)
        await visit.rack.printer.look()
        if visit.rack.printer.paper != "out":
            visit.stage.renew(_scene(visit, given, paper, result, may_reprint=True))


def _scene(visit: Visit, given: Given, paper: Paper, result: PrintResult, may_reprint: bool = False) -> TicketDone:
    ticket = given.ticket
    return TicketDone(
        number=ticket.number,
        items=visit.cards(),
        people_ahead=ticket.people_ahead,
        low=ticket.span.low if ticket.span else None,
        high=ticket.span.high if ticket.span else None,
        windows=window_lines(ticket.windows),
        missing=ticket.missing,
        follow_url=ticket.follow_url,
        recall_after=ticket.recall_after,
        issued_at=ticket.issued_at.strftime("%Y-%m-%d %H:%M"),
        paper={Paper.PRINTED: "printed", Paper.UNCONFIRMED: "unconfirmed"}.get(paper, "none"),
        why=result.detail.value if result.detail else "",
        may_reprint=may_reprint,
        offline=ticket.offline,
        claim=claim_line(ticket.claim) if ticket.claim else None,
        stays=round(visit.timing.done if paper is Paper.PRINTED else visit.timing.done_unprinted),
    )
