"""One order in the books: made once, read, and moved on. Every step is in the event log, with no word of a person.

owed → paid | failed | expired      paid → used | refunding → refunded      a slip not paid yet → canceled
expired or failed, and paid all the same: a paper's fee goes back, a slip's was owed anyway; canceled: it goes back
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, insert, select, update

from kiosk.center.contract import Holder, Item
from kiosk.center.contract.fees import FeeOrder, FeeState, FeeWay
from kiosk.hall.clock import micros, moment
from kiosk.hall.fees.codes import fresh_code
from kiosk.hall.fees.platform import Due, Told
from kiosk.hall.fees.tables import fees
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet

PAPER, SLIP = "paper", "slip"
_SECOND = 1_000_000

Row = Mapping[str, Any]


class Subject(NamedTuple):
    """What a fee is for, as it is published now."""

    sort: str
    what: str
    name: str
    name_en: str
    basis: str
    copies: int
    amount: int
    mark: str | None = None
    case: str = ""


def of_item(item: Item, copies: int = 1, case: str = "") -> Subject:
    names = item.code, item.name, item.name_en
    return Subject(SLIP, *names, item.basis, copies, fee_of(item) * copies, case=case)


def fee_of(item: Item) -> int:
    """Fen, as the item's guide publishes it; 0 is free."""
    return round(item.fee_yuan * 100)


def whose(seal: Seal, holder: Holder) -> str:
    """Whose fee it is: a keyed hash of its own, so that it leads to no paper, ticket or face check."""
    return seal.whose(b"fee", holder.number)


def fen(yuan: str) -> int:
    """Of "12.50"."""
    whole, _, cents = yuan.partition(".")
    return int(whole) * 100 + int(cents)


def fen_words(fen: int) -> str:
    """1000 → "10.00"; 123456 → "1,234.56"."""
    return f"{fen / 100:,.2f}"


def found(sheet: Sheet, where: ColumnElement[bool]) -> Row | None:
    row = sheet.connection.execute(select(fees).where(where)).mappings().first()
    return None if row is None else dict(row)


def make(sheet: Sheet, name: str, kiosk: str, visit: str, subject: Subject, until: datetime, code: str = "") -> Row:
    """A new order, owed until then."""
    last = sheet.connection.execute(select(func.max(fees.c.place)).where(fees.c.day == sheet.day)).scalar()
    place = (last or 0) + 1
    row = {
        "id": name,
        "day": sheet.day,
        "place": place,
        "at": sheet.at,
        "kiosk": kiosk,
        "visit": visit,
        "number": f"FY{sheet.day.replace('-', '')}{place:06d}",
        "code": code or fresh_code(),
        "state": FeeState.OWED.value,
        "reason": "",
        "pay": "",
        "until": micros(until),
        "changed": sheet.at,
        "asked": 0,
        "paid_at": None,
        "paper": "",
        "way": "",
        "receipt": "",
        "taker": "",
    } | subject._asdict()
    sheet.connection.execute(insert(fees), row)
    sheet.log(kiosk, "feeOwed", None, number=row["number"], amount=subject.amount, what=subject.what)
    return row


def become(sheet: Sheet, row: Row, state: FeeState, by: str, why: str = "", **more: object) -> Row:
    """Another state, and why; nothing when the order has moved on meanwhile."""
    change = {"state": state.value, "reason": why[:40], "changed": sheet.at} | more
    here = (fees.c.id == row["id"]) & (fees.c.state == row["state"])
    if sheet.connection.execute(update(fees).where(here).values(change)).rowcount:
        log = f"fee{state.value.capitalize()}"
        sheet.log(by, log, None, number=row["number"], amount=row["amount"], why=why[:40])
    return dict(row) | change


def note(sheet: Sheet, row: Row, by: str, why: str) -> None:
    """The order stays as it is, and somebody will read why."""
    sheet.connection.execute(update(fees).where(fees.c.id == row["id"]).values(reason=why[:40]))
    sheet.log(by, "feeNoted", None, number=row["number"], amount=row["amount"], why=why[:40])


def heard(sheet: Sheet, about: Row, told: Told, by: str = "") -> Row | None:
    """What the platform says of an order, taken down once however often it says so. `about`: as it stood when the
    platform was asked. None: there is no such order any more."""
    row = found(sheet, fees.c.id == about["id"])
    if row is None:
        return None
    state, by = FeeState(row["state"]), by or row["kiosk"]
    if row["way"]:
        return row  # a window's money is none of the platform's
    if told is Told.REFUNDED and state is not FeeState.REFUNDED and row["paid_at"] is not None:
        return become(sheet, row, FeeState.REFUNDED, by, row["reason"] or "byPlatform")
    if told is Told.FAILED and state is FeeState.OWED and not _begun_anew(row, about):
        return become(sheet, row, FeeState.FAILED, by, pay="")
    if told is Told.PAID and state is FeeState.OWED:
        return become(sheet, row, FeeState.PAID, by, paid_at=sheet.at)
    if told is Told.PAID and state in (FeeState.EXPIRED, FeeState.FAILED, FeeState.CANCELED):
        late = row["sort"] == PAPER or state is FeeState.CANCELED
        after = FeeState.REFUNDING if late else FeeState.PAID
        return become(sheet, row, after, by, f"late {row['reason']}".strip() if late else "", paid_at=sheet.at)
    return row


def _begun_anew(row: Row, about: Row) -> bool:
    """Since then the citizen tries once more: the failure is of the try before."""
    return (row["changed"], row["pay"]) != (about["changed"], about["pay"])


def give_back(sheet: Sheet, row: Row, by: str, why: str) -> Row:
    """What was paid goes back; what was not paid lapses. A fee that was used, or is on its way back, stays."""
    if row["state"] == FeeState.PAID:
        return become(sheet, row, FeeState.REFUNDING, by, why)
    if row["state"] == FeeState.OWED:
        return become(sheet, row, FeeState.EXPIRED, by, why, pay="")
    return row


def due(row: Row) -> Due:
    return Due(row["number"], row["amount"], row["name"], moment(row["until"]))


def told(sheet: Sheet, row: Row) -> FeeOrder:
    """The order as kiosks and staff may see it."""
    owed = row["state"] == FeeState.OWED
    return FeeOrder.model_construct(
        id=row["id"],
        number=row["number"],
        code=row["code"],
        state=FeeState(row["state"]),
        what=row["what"],
        name=row["name"],
        name_en=row["name_en"],
        basis=row["basis"],
        copies=row["copies"],
        amount=row["amount"],
        pay=row["pay"] if owed else "",
        seconds=max(0, (row["until"] - sheet.at) // _SECOND) if owed and row["pay"] else 0,
        reason=row["reason"],
        paid_at=None if row["paid_at"] is None else moment(row["paid_at"]),
        way=None if row["paid_at"] is None else FeeWay(row["way"] or FeeWay.PHONE),
        receipt=row["receipt"],
    )


def after(sheet: Sheet, **span: float) -> datetime:
    return sheet.now + timedelta(**span)
