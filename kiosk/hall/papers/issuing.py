"""A paper's number: given once, within the day's quota, and with it the first answer to the kiosk's key.

Writing and signing is slow, so it happens between two transactions: `begin` reserves number, code and quota as
*drafted*, `finish` keeps the sealed file as *issued*. What is cut off in between is taken up by the same key again.
"""

from __future__ import annotations

import secrets
from collections import Counter
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update

from kiosk.center.contract import Holder
from kiosk.center.contract.papers import Confirmation, Paper, PaperReason, PaperRefusal, PaperState, PaperWanted
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, plain, reply
from kiosk.hall.clock import moment
from kiosk.hall.fees import binding
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.tables import papers
from kiosk.hall.papers.writing import Draft, Written
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet
from kiosk.identity.masking import last_four, public_name
from kiosk.paper.kinds import Kind

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS_OF_CODE = 12
_BEING_WRITTEN = 15_000_000
"""µs. A draft older than that belonged to a center that was cut off."""


def reason_against(
    kind: Kind | None, confirmed: Confirmation, copies: int = 1, *, fees: bool = False
) -> PaperReason | None:
    """Why this kind cannot be had, whoever asks. `fees`: this hall takes them."""
    if kind is None:
        return PaperReason.UNKNOWN_KIND
    if kind.fee != "0.00" and not fees:
        return PaperReason.COSTS
    if kind.face and confirmed is Confirmation.NONE:
        return PaperReason.NOT_CONFIRMED
    return PaperReason.TOO_MANY_COPIES if copies > kind.copies_most else None


def taken_today(sheet: Sheet, holder: Holder) -> Counter[str]:
    """How many of each kind the holder was given today; what was void does not count."""
    mine = (papers.c.mark == mark(sheet.desk.seal, holder)) & (papers.c.day == sheet.day)
    counted = select(papers.c.kind, func.count()).where(mine, papers.c.state != PaperState.VOID).group_by(papers.c.kind)
    return Counter({kind: number for kind, number in sheet.connection.execute(counted)})


def mark(seal: Seal, holder: Holder) -> str:
    """Whose paper it is: a keyed hash of its own, so that it leads to no ticket and no face check."""
    return seal.whose(b"paper", holder.number)


def begin(sheet: Sheet, office: Office, intent: Intent, wanted: PaperWanted, kind: Kind) -> Draft | Reply:
    """A draft to be written now, or what there is to answer at once: the first answer again, a refusal, or 503 while
    the same key is being worked on."""
    known = first(sheet, intent)
    if known is not None:
        return known
    name = sheet.desk.seal.digest(b"paper of", f"{intent.name.kiosk} {intent.name.key}".encode())[:24]
    row = sheet.connection.execute(select(papers).where(papers.c.id == name)).mappings().first()
    if row is not None and row["state"] != PaperState.DRAFTED:
        return refuse(sheet, intent, PaperReason.AWAY)  # given up meanwhile, and its fee went back
    if row is not None and row["at"] > sheet.at - _BEING_WRITTEN:
        return plain(503, "this paper is being written; ask again with the same key")
    if row is not None and not _same(sheet, row, wanted):
        return plain(422, "this Idempotency-Key was used for another request")
    if row is not None:
        return Draft(row["id"], row["number"], row["code"], row["shown"], moment(row["at"]))
    if taken_today(sheet, wanted.holder)[kind.code] >= kind.quota_per_day:
        return refuse(sheet, intent, PaperReason.QUOTA_REACHED, wanted)
    if kind.fee != "0.00":
        paid = binding.paid_for(sheet, wanted.order, wanted.holder, kind.code, wanted.copies, name)
        if paid is None:
            return refuse(sheet, intent, PaperReason.NOT_PAID, wanted)
        binding.bind(sheet, paid, name)
    return _draft(sheet, office, intent, wanted, name)


def refuse(sheet: Sheet, intent: Intent, reason: PaperReason, wanted: PaperWanted | None = None) -> Reply:
    """No paper, and why; kept as the answer to this key. What was paid for it goes back."""

    def decide() -> Outcome:
        if wanted is not None:
            binding.refused(sheet, wanted.order, wanted.holder, wanted.kind, intent.name.kiosk, reason.value)
        return Outcome(reply(409, PaperRefusal(reason=reason)))

    return once(sheet, intent, decide)


def finish(sheet: Sheet, intent: Intent, draft: Draft, made: Written | PaperReason) -> Reply:
    """The answer to the kiosk. A draft that could not be written is void: its number stays used, the quota does not."""

    def decide() -> Outcome:
        here = papers.c.id == draft.id
        if sheet.connection.execute(select(papers.c.state).where(here)).scalar() != PaperState.DRAFTED:
            return Outcome(reply(409, PaperRefusal(reason=PaperReason.AWAY)))  # given up meanwhile, as in `begin`
        if isinstance(made, PaperReason):
            void = {"state": PaperState.VOID.value, "reason": made.value}
            sheet.connection.execute(update(papers).where(here).values(void))
            sheet.log(intent.name.kiosk, "paperVoid", None, number=draft.number, why=made.value)
            binding.ended(sheet, draft.id, PaperState.VOID, intent.name.kiosk, made.value)
            return Outcome(reply(409, PaperRefusal(reason=made)))
        issued = {
            "state": PaperState.ISSUED.value,
            "pages": made.pages,
            "digest": made.digest,
            "file": sheet.desk.seal.wrap(made.file, f"paper {draft.id}"),
        }
        sheet.connection.execute(update(papers).where(here).values(issued))
        row = sheet.connection.execute(select(papers).where(here)).mappings().one()
        sheet.log(intent.name.kiosk, "paperIssued", None, number=draft.number, paper=row["kind"])
        return Outcome(reply(201, told(dict(row))))

    return once(sheet, intent, decide)


def _same(sheet: Sheet, row: RowMapping, wanted: PaperWanted) -> bool:
    """A draft that was cut off is only taken up for what it was made for."""
    asked = (wanted.kind, wanted.copies, mark(sheet.desk.seal, wanted.holder))
    return (row["kind"], row["copies"], row["mark"]) == asked


def _draft(sheet: Sheet, office: Office, intent: Intent, wanted: PaperWanted, name: str) -> Draft:
    last = select(func.max(papers.c.place)).where(papers.c.day == sheet.day)
    place = (sheet.connection.execute(last).scalar() or 0) + 1
    number = f"{office.plan.prefix}{sheet.day.replace('-', '')}{place:06d}"
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_OF_CODE))
    shown = f"{public_name(wanted.holder.name)} {last_four(wanted.holder.number)}".strip()
    row = {
        "id": name,
        "day": sheet.day,
        "at": sheet.at,
        "kiosk": intent.name.kiosk,
        "visit": wanted.visit,
        "kind": wanted.kind,
        "place": place,
        "number": number,
        "code": code,
        "confirmed": wanted.confirmed.value,
        "mark": mark(sheet.desk.seal, wanted.holder),
        "shown": shown,
        "copies": wanted.copies,
        "pages": 0,
        "digest": "",
        "state": PaperState.DRAFTED.value,
        "sheets": 0,
        "reason": "",
    }
    sheet.connection.execute(insert(papers), row)
    return Draft(name, number, code, shown, sheet.now)


def told(row: dict[str, Any], *, again: bool = False) -> Paper:
    return Paper.model_construct(
        id=row["id"],
        number=row["number"],
        code=row["code"],
        kind=row["kind"],
        pages=row["pages"],
        copies=row["copies"],
        digest=row["digest"],
        issued_at=moment(row["at"]),
        again=again,
    )
