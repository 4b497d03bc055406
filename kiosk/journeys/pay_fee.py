"""缴费: what a window wrote on a slip, paid here at any hour. The slip's code → the amount → the phone → a receipt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from drivers.contract import Outcome
from kiosk.center.client import CenterAway
from kiosk.center.contract.fees import SLIP, FeeOrder, FeeReason
from kiosk.center.fees import NoFee
from kiosk.journeys import paying
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.paper.receipt import fee_slip
from kiosk.paper.words import words_of
from kiosk.scenes import Answer
from kiosk.scenes.fees import FeeCode, FeePaid
from kiosk.visit import Visit, Way, first_of

PAUSE = 0.5
"""Seconds before a scanner that cannot scan is asked again."""


async def pay_fee(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "paid", "unpaid" or "left"."""
    trouble = ""
    while True:
        code = await _code(visit, trouble)
        if code is None:
            return "left"
        asking = _Asking(visit, code)
        paid = await paying.pay_fee(visit, asking.order, slip=True)
        if isinstance(paid, FeeOrder):
            await _say_paid(visit, paid)
            return "paid"
        if paid is Way.OUT and not asking.trouble:
            return "unpaid"
        trouble = asking.trouble


class _Asking:
    """The slip's order with a QR. What is wrong with its code is said where that is typed."""

    def __init__(self, visit: Visit, code: str) -> None:
        self._visit = visit
        self._code = code
        self.trouble = ""

    async def order(self) -> FeeOrder | Way:
        try:
            return await self._visit.working("fee", self._visit.fees.pay_slip(self._visit.name, self._code))
        except NoFee as no:
            self.trouble = no.reason.value
        except CenterAway:
            self.trouble = "centerAway"
        return Way.OUT


async def _code(visit: Visit, trouble: str) -> str | None:
    """Typed, or held to the scanner; None when the citizen goes back."""
    has = visit.rack.scanner is not None and visit.rack.scanner.ready
    waits: list[Awaitable[Answer | str]] = [visit.show(FeeCode(has, trouble))]
    if visit.rack.scanner is not None:
        waits.append(_scanned(visit, lambda: visit.stage.renew(FeeCode(has, FeeReason.UNKNOWN_ORDER.value))))
    found = await first_of(waits)
    if isinstance(found, str):
        return found
    return str(found.value) if found.action == "ok" else None


async def _scanned(visit: Visit, unknown: Callable[[], None]) -> str:
    scanner = visit.rack.scanner
    assert scanner is not None
    try:
        while True:
            result = await scanner.scan()
            code = result.code.strip().removeprefix(SLIP)
            if result.outcome is Outcome.SUCCESS and len(code) == 12 and code.isascii() and code.isdecimal():
                return code
            if result.outcome is Outcome.SUCCESS:
                unknown()
            elif result.outcome is not Outcome.TIMEOUT:
                await asyncio.sleep(PAUSE)
    finally:
        await scanner.rest()


async def _say_paid(visit: Visit, order: FeeOrder) -> None:
    language = visit.stage.language()
    slip = fee_slip(order, place_name(visit), visit.desk.now(), language)
    receipt = await print_slip(visit, slip, words_of(language)["fee_spoilt"]) == "printed"
    stays = visit.timing.done if receipt else visit.timing.done_unprinted
    amount = paying.yuan(order.amount)
    scene = FeePaid(order.name, order.name_en, amount, order.number, True, receipt, stays=round(stays))
    await visit.show(scene, stays=stays)
