"""缴费: what a window wrote on a slip, paid here at any hour. The slip's code → the amount → the phone → a receipt."""

from __future__ import annotations

from collections.abc import Awaitable

from kiosk.center.contract.fees import SLIP, FeeReason
from kiosk.journeys.paying_slip import pay_slip
from kiosk.journeys.scanning import scanned
from kiosk.scenes import Answer
from kiosk.scenes.fees import FeeCode
from kiosk.visit import Visit, first_of


async def pay_fee(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "paid", "unpaid" or "left"."""
    trouble = ""
    while True:
        code = await _code(visit, trouble)
        if code is None:
            return "left"
        ended = await pay_slip(visit, code)
        if ended in ("paid", "unpaid"):
            return ended
        trouble = ended


async def _code(visit: Visit, trouble: str) -> str | None:
    """Typed, or held to the scanner; None when the citizen goes back."""
    scanner = visit.rack.scanner

    def scene(trouble: str) -> FeeCode:
        return FeeCode(scanner is not None and scanner.ready, trouble)

    def say(flaw: str) -> None:
        visit.stage.renew(scene(FeeReason.UNKNOWN_ORDER.value if flaw == "foreign" else trouble))

    waits: list[Awaitable[Answer | str]] = [visit.show(scene(trouble))]
    if scanner is not None:
        waits.append(scanned(visit, code_of, say))
    found = await first_of(waits)
    if isinstance(found, str):
        return found
    return str(found.value) if found.action == "ok" else None


def code_of(held: str) -> str:
    """The twelve digits of a slip in what was scanned; "" for anything else."""
    code = held.strip().removeprefix(SLIP)
    return code if len(code) == 12 and code.isascii() and code.isdecimal() else ""
