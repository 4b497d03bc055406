"""What a case costs: the published fee of its item, and the slip it is paid by. At most one slip of a case is open."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.center.contract import Item
from kiosk.center.contract.cases import CaseFee, Owing, State, TrackFee
from kiosk.center.contract.fees import FeeOrder, FeeReason, FeeRefusal, FeeState
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.cases import files
from kiosk.hall.clock import moment
from kiosk.hall.fees import ordering, orders
from kiosk.hall.fees.office import Office
from kiosk.hall.fees.tables import fees
from kiosk.hall.issuing import fresh_id
from kiosk.hall.sheet import Sheet

NOTHING_DUE = frozenset({State.REFUSED, State.DENIED, State.WITHDRAWN, State.REVOKED})
_SETTLED = (FeeState.PAID, FeeState.USED)
_CASE_ENDED = "caseEnded"
_OWING = {FeeState.REFUNDING.value: Owing.REFUNDING, FeeState.REFUNDED.value: Owing.REFUNDED}


def standard(item: Item | None, code: str = "") -> CaseFee | None:
    """What the guide publishes; None where it costs nothing. `code`: of the slip it can be paid by."""
    if item is None or not orders.fee_of(item):
        return None
    return CaseFee(amount=orders.fee_of(item), standard=item.fee, basis=item.basis, code=code)


def of_case(sheet: Sheet, case: str) -> tuple[FeeOrder, ...]:
    """The oldest first."""
    return tuple(orders.told(sheet, row) for row in _rows(sheet, case))


def stands(sheet: Sheet, office: Office, case: str) -> TrackFee | None:
    """How the fee of this case stands, for its applicant: of several slips the newest that says something."""
    for row in reversed(_rows(sheet, case)):
        if row["state"] in ordering.PAYABLE and not ordering.lapsed(sheet, office, row):
            until = ordering.good_until(office, row).date()
            return TrackFee(state=Owing.OPEN, amount=row["amount"], code=row["code"], until=until)
        if row["paid_at"] is not None:
            owing = _OWING.get(row["state"], Owing.PAID)
            return TrackFee(state=owing, amount=row["amount"], paid_on=moment(row["paid_at"]).date())
    return None


def at_once(sheet: Sheet, item: Item, case: str, by: str) -> CaseFee | None:
    """With the receipt of a kiosk, as part of it."""
    if not orders.fee_of(item):
        return None
    row = orders.make(sheet, fresh_id(sheet.at), by, "", orders.of_item(item, case=case), sheet.now)
    return standard(item, row["code"])


def ask(sheet: Sheet, office: Office, intent: Intent, case: str, copies: int) -> Reply:
    """FeeOrder 201: a fresh slip, or the one that stands; 409 FeeRefusal, or 404."""
    return once(sheet, intent, lambda: _ask(sheet, office, intent, case, copies))


def let_go(sheet: Sheet, case: str, by: str) -> None:
    """The case came to nothing: its slips lapse. What was paid stays until a manager gives it back."""
    for row in _rows(sheet, case):
        if row["state"] in ordering.PAYABLE:
            orders.become(sheet, row, FeeState.CANCELED, by, _CASE_ENDED, pay="")


def _ask(sheet: Sheet, office: Office, intent: Intent, case: str, copies: int) -> Outcome:
    row = files.found(sheet, case)
    if row is None:
        return Outcome(plain(404, "there is no such case"))
    offer = sheet.desk.offers.get(row["item"])
    against = ordering.against(office, offer.item if offer else None)
    if offer is None or against is not None or row["state"] in NOTHING_DUE:
        return Outcome(reply(409, FeeRefusal(reason=against or FeeReason.NO_FEE)))
    before = _rows(sheet, case)
    if any(each["state"] in _SETTLED for each in before):
        return Outcome(reply(409, FeeRefusal(reason=FeeReason.SETTLED)))
    open_ = [each for each in before if each["state"] in ordering.PAYABLE and not ordering.lapsed(sheet, office, each)]
    subject = orders.of_item(offer.item, copies, case)
    order = open_[-1] if open_ else orders.make(sheet, fresh_id(sheet.at), intent.name.kiosk, "", subject, sheet.now)
    return Outcome(reply(201, orders.told(sheet, order)))


def _rows(sheet: Sheet, case: str) -> list[orders.Row]:
    found = sheet.connection.execute(select(fees).where(fees.c.case == case).order_by(fees.c.at, fees.c.place))
    return [dict(row) for row in found.mappings()]
