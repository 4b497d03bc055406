"""What became of the sheets, as the kiosk's outbox tells it: the last word on a paper, and its quota back if void."""

from __future__ import annotations

from sqlalchemy import select, update

from kiosk.center.contract import Taken
from kiosk.center.contract.papers import PaperOutcome, PaperState
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros
from kiosk.hall.fees import binding
from kiosk.hall.papers import reprinting
from kiosk.hall.papers.tables import papers
from kiosk.hall.sheet import Sheet

_SETTLED = (PaperState.PRINTED, PaperState.UNCONFIRMED, PaperState.VOID)
_OPEN = (PaperState.ISSUED, PaperState.UNCONFIRMED)
"""A paper that may have come out can still turn out to be printed, or be voided; the other two are final, unless staff
allow one more print (`reprinting`)."""


def settle(sheet: Sheet, intent: Intent, told: PaperOutcome) -> Reply:
    """Saying the same twice changes nothing. 422 for a paper this kiosk did not ask for, and for a state that is none
    of an end."""
    return once(sheet, intent, lambda: _settle(sheet, intent.name.kiosk, told))


def file_of(sheet: Sheet, kiosk: str, paper: str) -> bytes | None:
    """The signed file, for the kiosk that asked for it and has not said yet what became of it, or where staff allowed
    one more print; None once it came out, or was kept long enough."""
    asked = select(papers.c.file).where(papers.c.id == paper)
    mine = papers.c.kiosk == kiosk, papers.c.state == PaperState.ISSUED
    again = reprinting.allows(sheet, kiosk, paper)
    sealed = sheet.connection.execute(asked if again else asked.where(*mine)).scalar()
    return None if sealed is None else sheet.desk.seal.unwrap(sealed, f"paper {paper}")


def _settle(sheet: Sheet, kiosk: str, told: PaperOutcome) -> Outcome:
    if told.state in _SETTLED and (again := reprinting.ended(sheet, kiosk, told)) is not None:
        return _heard(sheet, kiosk, again["number"], told)
    here = (papers.c.id == told.paper) & (papers.c.kiosk == kiosk)
    row = sheet.connection.execute(select(papers.c.state, papers.c.number).where(here)).first()
    if row is None or told.state not in _SETTLED:
        return Outcome(plain(422, "there is no such paper of this kiosk, or this is no end of one"))
    if row.state in _OPEN:
        change = {"state": told.state.value, "sheets": told.sheets, "reason": told.reason}
        change["settled_at"] = micros(told.at)
        gone = {"file": None} if told.state is PaperState.PRINTED else {}
        sheet.connection.execute(update(papers).where(here).values(change | gone))
        binding.ended(sheet, told.paper, told.state.value, kiosk, told.reason)
    return _heard(sheet, kiosk, row.number, told)


def _heard(sheet: Sheet, kiosk: str, number: str, told: PaperOutcome) -> Outcome:
    detail = {"number": number, "state": told.state.value, "sheets": told.sheets, "why": told.reason}
    return Outcome(reply(202, Taken(id=sheet.log_now(kiosk, "paperSettled", **detail))))
