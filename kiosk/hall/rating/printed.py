"""A paper that a kiosk printed is rated: it is the event, and it has one rating (国办发〔2019〕51号: 自助服务端).

What comes here waited in a kiosk's outbox, so it is never refused: what cannot count is written to the event log with
the reason, and nothing else happens.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import bindparam, func, select

from kiosk.center.contract import Taken
from kiosk.center.contract.papers import PaperState
from kiosk.center.contract.ratings import SELF_SERVICE, Channel, PaperRating, RatingReason
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros
from kiosk.hall.papers.tables import papers
from kiosk.hall.rating.office import Office, Row
from kiosk.hall.rating.tables import ratings
from kiosk.hall.rating.taking import Said, store
from kiosk.hall.sheet import Sheet
from kiosk.rating import rules
from kiosk.rating.options import misfits
from kiosk.rating.rules import Done

_PAPER = select(papers).where(papers.c.id == bindparam("paper"))
_HAS = select(func.count()).where(ratings.c.service == bindparam("paper"))


def from_kiosk(sheet: Sheet, intent: Intent, office: Office, told: PaperRating) -> Reply:
    """422 for reasons this hall never had."""
    said = Said(
        told.level,
        tuple(dict.fromkeys(told.reasons)),
        told.text.strip(),
        told.phone.strip(),
        Channel.KIOSK,
        min(micros(told.at), sheet.at),
        device=intent.name.kiosk,
    )
    strange = misfits(said.level, said.reasons, office.plan.options)
    if strange:
        return plain(422, f"not a reason this hall offers for {said.level.value}: {', '.join(strange)}")
    return once(sheet, intent, lambda: _decide(sheet, office, told.paper, said))


def _decide(sheet: Sheet, office: Office, paper: str, said: Said) -> Outcome:
    row = sheet.connection.execute(_PAPER, {"paper": paper}).mappings().first()
    if row is None:
        return _uncounted(sheet, said, paper, RatingReason.UNKNOWN_SERVICE)
    count = int(sheet.connection.execute(_HAS, {"paper": paper}).scalar_one())
    came_out = row["state"] == PaperState.PRINTED and row["settled_at"] is not None
    done = Done(row["at"] if came_out else None, row["settled_at"] or row["at"], rules.FINISHED, count)
    found = rules.at_kiosk(done, said.at)
    if found is not None:
        return _uncounted(sheet, said, row["number"], found)
    store(sheet, office, _service(row, sheet.desk.paper_names), said, 1)
    return _heard(sheet, said, row["number"], "")


def _service(paper: Row, names: dict[str, str]) -> dict[str, Any]:
    """A paper as ratings see what they are of. No catalogue has its kind: it goes by its name."""
    return {
        "id": paper["id"],
        "day": paper["day"],
        "ticket": "",
        "number": paper["number"],
        "window": SELF_SERVICE,
        "clerk": "",
        "items": json.dumps([names.get(paper["kind"], paper["kind"])], ensure_ascii=False),
        "started_at": paper["at"],
        "ended_at": paper["settled_at"],
    }


def _uncounted(sheet: Sheet, said: Said, paper: str, reason: RatingReason) -> Outcome:
    return _heard(sheet, said, paper, reason.value)


def _heard(sheet: Sheet, said: Said, paper: str, why: str) -> Outcome:
    return Outcome(reply(202, Taken(id=sheet.log_now(said.device, "paperRated", number=paper, why=why))))
