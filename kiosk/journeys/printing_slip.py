"""A slip beside the screen: what is on it can be asked for again, so a slip that does not come out ends nothing."""

from __future__ import annotations

from drivers.contract import Outcome, Slip
from kiosk.visit import Visit


def place_name(visit: Visit) -> str:
    """The hall, as it heads a slip in the citizen's language."""
    hall, english = visit.desk.hall_known, visit.stage.language() == "en"
    return ((hall.name_en if english else "") or hall.name) if hall else ""


async def print_slip(visit: Visit, slip: Slip, spoilt: str) -> str:
    """Returns "printed", "unconfirmed" (may be half out) or "none". `spoilt`: the words that close half a slip."""
    printer = visit.rack.printer
    if printer.paper == "out":
        await printer.look()
    if printer.paper == "out":
        visit.rack.news.say("ticket_printer", printer.word)
        return "none"
    result = await visit.working("receipt", printer.print_slip(slip, visit.timing.print, lambda: None, spoilt))
    if result.outcome is Outcome.SUCCESS:
        return "printed"
    return "unconfirmed" if result.sent or result.outcome is Outcome.UNCONFIRMED else "none"
