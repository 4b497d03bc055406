"""A draft: opened with what the state already has, found again, or erased."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from pydantic import Field
from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from kiosk.center.contract import Holder, Message, Taken
from kiosk.center.contract.filing import (
    Draft,
    DraftWanted,
    Entry,
    FileLine,
    FilingReason,
    FilingRefusal,
    Gap,
    Origin,
)
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, reply
from kiosk.hall.clock import micros, moment
from kiosk.hall.filing import answering
from kiosk.hall.filing.forms import Offered, Schema
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_files, draft_hands, drafts
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet

Data = Mapping[str, Any]


class Said(Message):
    """One answer, in full."""

    value: str
    origin: Origin


class Content(Message):
    """What is sealed of a draft."""

    holder: Holder
    address: str = ""
    said: dict[str, Said] = Field(default_factory=dict)


class Which(Message):
    """What is kept as the answer to whatever shows a draft."""

    id: str


class Found(NamedTuple):
    """A draft that is there."""

    row: Mapping[str, Any] | RowMapping
    content: Content
    offered: Offered

    @property
    def id(self) -> str:
        return str(self.row["id"])


def refused(reason: FilingReason, names: tuple[str, ...] = (), gaps: tuple[Gap, ...] = ()) -> Outcome:
    return Outcome(reply(409, FilingRefusal(reason=reason, names=names, gaps=gaps)))


def no(sheet: Sheet, intent: Intent, reason: FilingReason) -> Reply:
    """A refusal as the answer to this key."""
    return once(sheet, intent, lambda: refused(reason))


def which(status: int, draft: str) -> Outcome:
    """The draft, as `told` makes it of this."""
    return Outcome(reply(status, Which(id=draft)))


def told(sheet: Sheet, office: Office, intent: Intent, done: Reply) -> Reply:
    """An answer that shows a draft, the first time and every other: of what is in it no copy outlives it."""
    if done.status not in (200, 201):
        return done
    this = found(sheet, office, Which.model_validate_json(done.body).id, intent.name.kiosk)
    return refused(FilingReason.UNKNOWN_DRAFT).reply if this is None else reply(done.status, view(sheet, this))


def unchanged(sheet: Sheet, office: Office, intent: Intent) -> Reply | None:
    """What a repeat is told; None when this key is new."""
    done = first(sheet, intent)
    return None if done is None else told(sheet, office, intent, done)


# ------------------------------------------------------------------------------------------- opening


def opened(sheet: Sheet, office: Office, intent: Intent, wanted: DraftWanted, registered: Mapping[str, Data]) -> Reply:
    """A draft, filled in from the card and from what the registers told (kind → its data)."""

    def act() -> Outcome:
        offered = office.forms.get(wanted.item)
        if offered is None:
            return refused(FilingReason.UNKNOWN_FORM)
        clear(sheet, intent.name.kiosk)
        content = Content(holder=wanted.holder, address=wanted.address)
        content = content.model_copy(update={"said": _prefilled(sheet, offered.schema, content, registered)})
        name = secrets.token_hex(12)
        row = {
            "id": name,
            "kiosk": intent.name.kiosk,
            "item": wanted.item,
            "at": sheet.at,
            "until": _soon(sheet, office),
            "mark": None,
            "tail": None,
            "content": _sealed(sheet.desk.seal, name, content),
        }
        sheet.connection.execute(insert(drafts), row)
        sheet.log(intent.name.kiosk, "draftOpened", None, item=wanted.item)
        return which(201, name)

    return told(sheet, office, intent, once(sheet, intent, act))


def _prefilled(sheet: Sheet, schema: Schema, content: Content, registered: Mapping[str, Data]) -> dict[str, Said]:
    """Every question that has a source with something in it; what cannot be an answer is asked instead."""
    holder = content.holder
    card = {"card.name": holder.name, "card.number": holder.number, "card.address": content.address}
    said = {}
    for question in schema.questions:
        if not question.source:
            continue
        if question.register is None:
            value, origin = card[question.source], Origin.CARD
        else:
            kind, field = question.register
            value, origin = registered.get(kind, {}).get(field, ""), Origin.REGISTER
        value = answering.tidied(question, str(value)) if isinstance(value, str | int) else ""
        if value and (question.source == "card.number" or answering.holds(question, value, sheet.now.date())):
            said[question.key] = Said(value=value, origin=origin)
    return said


# ------------------------------------------------------------------------------------------ finding


def found(sheet: Sheet, office: Office, draft: str, kiosk: str = "") -> Found | None:
    """The draft, if it still lives and is on this kiosk's screen; for the phone, which has proven itself, on any."""
    mine = (drafts.c.id == draft) & (drafts.c.until > sheet.at)
    if kiosk:
        mine &= drafts.c.kiosk == kiosk
    return read(sheet, office, mine)


def read(sheet: Sheet, office: Office, where: ColumnElement[bool]) -> Found | None:
    row = sheet.connection.execute(select(drafts).where(where)).mappings().first()
    offered = office.forms.get(row["item"]) if row is not None else None
    if row is None or offered is None:
        return None
    content = Content.model_validate_json(sheet.desk.seal.unwrap(row["content"], _owner(row["id"])))
    return Found(row, content, offered)


def view(sheet: Sheet, this: Found) -> Draft:
    form, schema = this.offered.form, this.offered.schema
    entries = tuple(
        Entry(key=question.key, shown=answering.shown(question.masked, said.value), origin=said.origin)
        for question in schema.questions
        if (said := this.content.said.get(question.key)) is not None
    )
    lines = files(sheet, this.id)
    sent = {line.material for line in lines}
    return Draft(
        id=this.id,
        form=form,
        entries=entries,
        files=lines,
        gaps=answering.gaps(form, entries, sent, by_card(this)),
        until=moment(this.row["until"]),
    )


def by_card(this: Found) -> bool:
    return this.content.holder.kind != "typed"


def files(sheet: Sheet, draft: str) -> tuple[FileLine, ...]:
    named = (draft_files.c.n, draft_files.c.material, draft_files.c.kind, draft_files.c.size, draft_files.c.pages)
    asked = select(*named).where(draft_files.c.draft == draft).order_by(draft_files.c.n)
    return tuple(FileLine(**row) for row in sheet.connection.execute(asked).mappings())


def write(sheet: Sheet, office: Office, this: Found, content: Content) -> Found:
    """The draft with other content; it lives on from here."""
    until = max(this.row["until"], _soon(sheet, office))
    change = {"content": _sealed(sheet.desk.seal, this.id, content), "until": until}
    sheet.connection.execute(update(drafts).where(drafts.c.id == this.id).values(change))
    return Found({**this.row, **change}, content, this.offered)


def live_on(sheet: Sheet, office: Office, this: Found) -> None:
    write(sheet, office, this, this.content)


# ------------------------------------------------------------------------------------------- erasing


def erased(sheet: Sheet, intent: Intent, draft: str) -> Reply:
    """The citizen left: nothing of it stays, unless it was kept for another day."""

    def act() -> Outcome:
        mine = (drafts.c.id == draft) & (drafts.c.kiosk == intent.name.kiosk) & drafts.c.mark.is_(None)
        if sheet.connection.execute(select(drafts.c.id).where(mine)).first() is not None:
            erase(sheet, draft)
        return Outcome(reply(202, Taken(id=sheet.log_now(intent.name.kiosk, "draftErased"))))

    return once(sheet, intent, act)


def clear(sheet: Sheet, kiosk: str) -> None:
    """A kiosk has one citizen: what those before left behind goes, unless they kept it."""
    left = select(drafts.c.id).where(drafts.c.kiosk == kiosk, drafts.c.mark.is_(None))
    for draft in sheet.connection.execute(left).scalars().all():
        erase(sheet, draft)


def erase(sheet: Sheet, draft: str) -> None:
    for column in (draft_files.c.draft, draft_hands.c.draft, drafts.c.id):
        sheet.connection.execute(delete(column.table).where(column == draft))


def _soon(sheet: Sheet, office: Office) -> int:
    return micros(sheet.now + timedelta(minutes=office.plan.drafts.minutes))


def _sealed(seal: Seal, draft: str, content: Content) -> bytes:
    return seal.wrap(content.model_dump_json().encode(), _owner(draft))


def _owner(draft: str) -> str:
    return f"draft {draft}"
