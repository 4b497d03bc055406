"""A slip's fee: the order behind its twelve digits, the phone, the receipt. A piece of other journeys."""

from __future__ import annotations

from kiosk.center.client import CenterAway
from kiosk.center.contract.fees import FeeOrder, FeeReason, FeeState
from kiosk.center.fees import NoFee
from kiosk.journeys import paying
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.paper.receipt import fee_slip
from kiosk.paper.words import words_of, yuan
from kiosk.scenes.fees import FeePaid
from kiosk.visit import Visit, Way


async def pay_slip(visit: Visit, code: str) -> str:
    """Returns "paid"; "unpaid"; "" when the citizen went back; or what is wrong, a FeeReason of the center contract or
    "centerAway"."""
    asking = _Asking(visit, code)
    paid = await paying.pay_fee(visit, asking.order, slip=True)
    if isinstance(paid, FeeOrder):
        await _say_paid(visit, paid, asking.before)
        return "paid"
    return asking.trouble or ("unpaid" if paid is Way.OUT else "")


class _Asking:
    """The slip's order with a QR; what is wrong with its code is for the caller to say."""

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


async def _say_paid(visit: Visit, order: FeeOrder, before: bool) -> None:
    language = visit.stage.language()
    slip = fee_slip(order, place_name(visit), visit.desk.now(), language)
    receipt = await print_slip(visit, slip, words_of(language)["fee_spoilt"]) == "printed"
    stays = visit.timing.done if receipt else visit.timing.done_unprinted
    named = order.name, order.name_en, yuan(order.amount), order.number
    scene = FeePaid(*named, slip=True, receipt=receipt, before=before, stays=round(stays))
    await visit.show(scene, stays=stays)
