"""An application is handed in: complete and signed it becomes a case in the same transaction, and the draft is gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from kiosk.center.contract import Message
from kiosk.center.contract.cases import CaseSlip, CaseWanted, Channel, Received
from kiosk.center.contract.filing import Answered, Comes, Filed, FiledFile, FilingReason, Submit
from kiosk.center.contract.papers import Confirmation
from kiosk.hall.answers import Intent, Reply, first, once
from kiosk.hall.cases import receiving
from kiosk.hall.cases.files import Doer
from kiosk.hall.cases.settings import CasesPlan
from kiosk.hall.cases.tables import cases
from kiosk.hall.clock import moment
from kiosk.hall.filing import answering, drafts, filling
from kiosk.hall.filing.drafts import Found, refused
from kiosk.hall.filing.looked import Looked
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_files, filings
from kiosk.hall.sheet import Sheet

SIGNED = ""
"""The material that the signature is kept as."""


class Book(Message):
    """What is sealed of an application's answers."""

    answers: tuple[Answered, ...]


def submitted(
    sheet: Sheet,
    office: Office,
    cases: CasesPlan | None,
    intent: Intent,
    draft: str,
    body: Submit,
    signed: Looked | FilingReason | None,
) -> Reply:
    """CaseSlip 201; or 409: what is missing, all of it, or why no case can be received."""
    known = first(sheet, intent)
    if known is not None:
        return known
    this = drafts.found(sheet, office, draft, intent.name.kiosk)
    if this is None:
        return drafts.no(sheet, intent, FilingReason.UNKNOWN_DRAFT)
    missing = drafts.view(sheet, this).gaps
    if missing:
        return once(sheet, intent, lambda: refused(FilingReason.GAPS, gaps=missing))
    if isinstance(signed, FilingReason) or (signed is None and body.confirmed is Confirmation.NONE):
        return drafts.no(sheet, intent, FilingReason.NO_SIGNATURE)
    reply = receiving.receive(sheet, cases, intent, Doer(intent.name.kiosk), _wanted(sheet, this), Channel.KIOSK)
    if reply.status == 201:
        _bind(sheet, this, CaseSlip.model_validate_json(reply.body).id, body.confirmed, signed)
    return reply


def _wanted(sheet: Sheet, this: Found) -> CaseWanted:
    """What was handed in, as the published list calls it; the form and the card count as one copy."""
    schema, form = this.offered.schema, this.offered.form
    files = [line.material for line in drafts.files(sheet, this.id)]
    carded = drafts.by_card(this)
    received = []
    for each in form.materials:
        itself = each.comes is Comes.FORM or (each.comes is Comes.CARD and carded)
        copies = files.count(each.name) or int(itself)
        if copies:
            received.append(Received(name=each.name, copies=copies))
    said = this.content.said.get(schema.phone)
    return CaseWanted(
        item=form.item,
        applicant=this.content.holder,
        phone=said.value if said else "",
        materials=tuple(received),
    )


def _bind(sheet: Sheet, this: Found, case: str, confirmed: Confirmation, signed: Looked | None) -> None:
    """Files and answers go over to the case; of the draft nothing stays."""
    here = draft_files.c.draft == this.id
    sheet.connection.execute(update(draft_files).where(here).values({"draft": None, "case": case}))
    if signed is not None:
        filling.keep(sheet, {"draft": None, "case": case}, SIGNED, signed, 0)
    row = {
        "case": case,
        "at": sheet.at,
        "confirmed": confirmed.value,
        "content": sheet.desk.seal.wrap(_book(this).model_dump_json().encode(), _owner(case)),
    }
    sheet.connection.execute(insert(filings), row)
    drafts.erase(sheet, this.id)


def _book(this: Found) -> Book:
    said = this.content.said
    return Book(
        answers=tuple(
            Answered(label=each.label, value=answering.worded(each, said[each.key].value), origin=said[each.key].origin)
            for each in this.offered.form.fields
            if each.key in said
        )
    )


# ------------------------------------------------------------------------------------------ for staff


def number_of(sheet: Sheet, case: str) -> str:
    """The number people call a case by; "" when there is no such case."""
    return str(sheet.connection.execute(select(cases.c.number).where(cases.c.id == case)).scalar() or "")


def filed(sheet: Sheet, case: str) -> Filed | None:
    """What was answered and sent with this case; None for one that was not filed at a kiosk, or is forgotten."""
    row = sheet.connection.execute(select(filings).where(filings.c.case == case)).mappings().first()
    if row is None:
        return None
    book = Book.model_validate_json(sheet.desk.seal.unwrap(row["content"], _owner(case)))
    named = [draft_files.c[name] for name in ("n", "material", "kind", "size", "pages", "at")]
    asked = select(*named).where(draft_files.c.case == case).order_by(draft_files.c.n)
    files = tuple(_line(each) for each in sheet.connection.execute(asked).mappings())
    return Filed(answers=book.answers, files=files, confirmed=Confirmation(row["confirmed"]))


def _line(row: Mapping[Any, Any]) -> FiledFile:
    return FiledFile.model_validate({**row, "at": moment(row["at"])})


def file_of(sheet: Sheet, case: str, n: int) -> tuple[str, bytes] | None:
    """Its type and its bytes."""
    here = (draft_files.c.case == case) & (draft_files.c.n == n)
    row = sheet.connection.execute(select(draft_files).where(here)).mappings().first()
    if row is None:
        return None
    return row["kind"], sheet.desk.seal.unwrap(row["content"], filling.owner(row["id"]))


def _owner(case: str) -> str:
    return f"filing {case}"
