"""What became of the sheets, as the kiosk's outbox tells it: the last word on a paper, and its quota back if void."""

from __future__ import annotations

from sqlalchemy import select, update

from kiosk.center.contract import Taken
from kiosk.center.contract.papers import PaperOutcome, PaperState
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.papers.tables import papers
from kiosk.hall.sheet import Sheet

_SETTLED = (PaperState.PRINTED, PaperState.UNCONFIRMED, PaperState.VOID)
_OPEN = (PaperState.ISSUED, PaperState.UNCONFIRMED)
"""A paper that may have come out can still turn out to be printed, or be voided; the other two are final."""


def settle(sheet: Sheet, intent: Intent, told: PaperOutcome) -> Reply:
    """Saying the same twice changes nothing. 422 for a paper this kiosk did not ask for, and for a state that is none
    of an end."""
    return once(sheet, intent, lambda: _settle(sheet, intent.name.kiosk, told))


def file_of(sheet: Sheet, kiosk: str, paper: str) -> bytes | None:
    """The signed file, for the kiosk that asked for it; None once it came out, was void, or was kept long enough."""
    asked = select(papers.c.file).where(papers.c.id == paper, papers.c.kiosk == kiosk)
    sealed = sheet.connection.execute(asked).scalar()
    return None if sealed is None else sheet.desk.seal.unwrap(sealed, f"paper {paper}")


def _settle(sheet: Sheet, kiosk: str, told: PaperOutcome) -> Outcome:
    here = (papers.c.id == told.paper) & (papers.c.kiosk == kiosk)
    row = sheet.connection.execute(select(papers.c.state, papers.c.number).where(here)).first()
    if row is None or told.state not in _SETTLED:
        return Outcome(plain(422, "there is no such paper of this kiosk, or this is no end of one"))
    if row.state in _OPEN:
        change = {"state": told.state.value, "sheets": told.sheets, "reason": told.reason}
        gone = {"file": None} if told.state is not PaperState.UNCONFIRMED else {}
        sheet.connection.execute(update(papers).where(here).values(change | gone))
    detail = {"number": row.number, "state": told.state.value, "sheets": told.sheets, "why": told.reason}
    return Outcome(reply(202, Taken(id=sheet.log_now(kiosk, "paperSettled", **detail))))
