"""缴费: what a window wrote on a slip, paid here at any hour. The slip's code → the amount → the phone → a receipt."""

from __future__ import annotations

from collections.abc import Awaitable

from kiosk.center.client import CenterAway
from kiosk.center.contract.fees import SLIP, FeeOrder, FeeReason, FeeState
from kiosk.center.fees import NoFee
from kiosk.journeys import paying
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.scanning import scanned
from kiosk.paper.receipt import fee_slip
from kiosk.paper.words import words_of, yuan
from kiosk.scenes import Answer
from kiosk.scenes.fees import FeeCode, FeePaid
from kiosk.visit import Visit, Way, first_of


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
            await _say_paid(visit, paid, asking.before)
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
        self.before = False
        """It was paid before this was asked."""

    async def order(self) -> FeeOrder | Way:
        try:
            return await self._visit.working("fee", self._asked())
        except NoFee as no:
            self.trouble = no.reason.value
        except CenterAway:
            self.trouble = "centerAway"
        return Way.OUT

    async def _asked(self) -> FeeOrder:
        """A slip that is paid still gets its receipt: it may have been paid when nobody could say so."""
        try:
            return await self._visit.fees.pay_slip(self._visit.name, self._code)
        except NoFee as no:
            if no.reason is not FeeReason.SETTLED:
                raise
            order = await self._visit.fees.of_slip(self._code)
            if order.state is not FeeState.PAID:
                raise
            self.before = True
            return order


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


async def _say_paid(visit: Visit, order: FeeOrder, before: bool) -> None:
    language = visit.stage.language()
    slip = fee_slip(order, place_name(visit), visit.desk.now(), language)
    receipt = await print_slip(visit, slip, words_of(language)["fee_spoilt"]) == "printed"
    stays = visit.timing.done if receipt else visit.timing.done_unprinted
    named = order.name, order.name_en, yuan(order.amount), order.number
    scene = FeePaid(*named, slip=True, receipt=receipt, before=before, stays=round(stays))
    await visit.show(scene, stays=stays)
