"""A fee and the paper it pays: bound once, used when the paper came out, given back when it did not."""

from __future__ import annotations

from sqlalchemy import update

from kiosk.center.contract import Holder
from kiosk.center.contract.fees import FeeState
from kiosk.hall.fees.orders import PAPER, Row, become, found, give_back, note, whose
from kiosk.hall.fees.tables import fees
from kiosk.hall.sheet import Sheet


def paid_for(sheet: Sheet, order: str, holder: Holder, kind: str, copies: int, paper: str) -> Row | None:
    """The order, when it is paid, for exactly this, and pays no other paper."""
    row = found(sheet, fees.c.id == order) if order else None
    if row is None or row["state"] != FeeState.PAID or row["paper"] not in ("", paper):
        return None
    fits = (row["sort"], row["what"], row["copies"], row["mark"])
    return row if fits == (PAPER, kind, copies, whose(sheet.desk.seal, holder)) else None


def bind(sheet: Sheet, row: Row, paper: str) -> None:
    sheet.connection.execute(update(fees).where(fees.c.id == row["id"]).values(paper=paper, changed=sheet.at))


def ended(sheet: Sheet, paper: str, state: str, by: str, why: str) -> None:
    """What became of the paper, for the fee that paid it, if any: `printed`, `void`, or `unconfirmed` (then the fee
    stays, and staff decide)."""
    row = found(sheet, fees.c.paper == paper)
    if row is None:
        return
    if state == "printed" and row["state"] == FeeState.PAID:
        become(sheet, row, FeeState.USED, by)
    elif state == "printed" and row["state"] != FeeState.USED:
        note(sheet, row, by, "printedAfterAll")
    elif state == "void":
        give_back(sheet, row, by, why or "void")
    elif state == "unconfirmed":
        note(sheet, row, by, "unconfirmed")


def refused(sheet: Sheet, order: str, holder: Holder, kind: str, by: str, why: str) -> None:
    """No paper was made: what was paid for it goes back at once. What is not paid yet may still be."""
    row = found(sheet, fees.c.id == order) if order else None
    if row is None or row["state"] != FeeState.PAID or row["paper"]:
        return
    if (row["what"], row["mark"]) == (kind, whose(sheet.desk.seal, holder)):
        give_back(sheet, row, by, why)
