"""A draft: opened with what the state already has, found again, kept for another day, or erased."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from pydantic import Field
from sqlalchemy import RowMapping, delete, insert, select, update

from kiosk.center.contract import Holder, Message, Taken
from kiosk.center.contract.filing import (
    DRAFT_PATH,
    Draft,
    DraftWanted,
    Entry,
    FileLine,
    FilingReason,
    FilingRefusal,
    Gap,
    Keep,
    Kept,
    Origin,
    Resume,
)
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import micros, moment
from kiosk.hall.filing import answering
from kiosk.hall.filing.forms import Offered, Schema
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_files, draft_hands, drafts
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet
from kiosk.identity.masking import last_four

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE = 20
"""Letters: 100 random bits."""

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


# ------------------------------------------------------------------------------------------- opening


def opened(sheet: Sheet, office: Office, intent: Intent, wanted: DraftWanted, registered: Mapping[str, Data]) -> Reply:
    """A draft, filled in from the card and from what the registers told (kind → its data)."""

    def act() -> Outcome:
        offered = office.forms.get(wanted.item)
        if offered is None:
            return refused(FilingReason.UNKNOWN_FORM)
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
        return Outcome(reply(201, view(sheet, Found(row, content, offered))))

    return once(sheet, intent, act)


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
    return _read(sheet, office, sheet.connection.execute(select(drafts).where(mine)).mappings().first())


def _read(sheet: Sheet, office: Office, row: RowMapping | None) -> Found | None:
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


# ------------------------------------------------------------------------------------ another day


def kept(sheet: Sheet, office: Office, intent: Intent, draft: str, _keep: Keep) -> Reply:
    """A code for its slip; one kept before gets a new one, and the old slip opens nothing any more."""

    def act() -> Outcome:
        this = found(sheet, office, draft, intent.name.kiosk)
        if this is None:
            return refused(FilingReason.UNKNOWN_DRAFT)
        code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE))
        last = sheet.now + timedelta(days=office.plan.drafts.days)
        end = last.replace(hour=23, minute=59, second=59, microsecond=0)
        change = {
            "mark": _mark(sheet.desk.seal, code),
            "tail": _tail(sheet.desk.seal, code, last_four(this.content.holder.number)),
            "until": micros(end),
        }
        sheet.connection.execute(update(drafts).where(drafts.c.id == this.id).values(change))
        sheet.connection.execute(delete(draft_hands).where(draft_hands.c.draft == this.id))
        sheet.log(intent.name.kiosk, "draftKept", None, item=this.row["item"])
        form = this.offered.form
        url = sheet.desk.settings.link(f"{DRAFT_PATH}{code}") or f"{DRAFT_PATH}{code}"  # a kiosk reads it too
        told = Kept(code=code, url=url, item_name=form.name, item_name_en=form.name_en, until=end.date())
        return Outcome(reply(201, told))

    return once(sheet, intent, act)


class Wrong(NamedTuple):
    """A try that opened nothing."""

    mark: str


def resumed(sheet: Sheet, office: Office, intent: Intent, asked: Resume) -> Reply | Wrong:
    """The draft of this slip, on this kiosk's screen from now on. A wrong try is not kept: it may be a misread."""
    if sheet.answered(intent.name) is not None:
        return once(sheet, intent, lambda: refused(FilingReason.UNKNOWN_DRAFT))
    code = asked.code.strip().upper()
    here = (drafts.c.mark == _mark(sheet.desk.seal, code)) & (drafts.c.until > sheet.at)
    this = _read(sheet, office, sheet.connection.execute(select(drafts).where(here)).mappings().first())
    if this is None or not _is_theirs(sheet.desk.seal, this, code, asked):
        return Wrong(mark_of(sheet, code))
    change = {"kiosk": intent.name.kiosk}
    sheet.connection.execute(update(drafts).where(drafts.c.id == this.id).values(change))
    there = Found({**this.row, **change}, this.content, this.offered)
    return once(sheet, intent, lambda: Outcome(reply(200, view(sheet, there))))


def mark_of(sheet: Sheet, code: str) -> str:
    return _mark(sheet.desk.seal, code.strip().upper())


def _is_theirs(seal: Seal, this: Found, code: str, asked: Resume) -> bool:
    if asked.holder is not None:
        return asked.holder.number == this.content.holder.number
    return len(asked.last_four) == 4 and this.row["tail"] == _tail(seal, code, asked.last_four.upper())


# ------------------------------------------------------------------------------------------- erasing


def erased(sheet: Sheet, intent: Intent, draft: str) -> Reply:
    """The citizen left: nothing of it stays, unless it was kept for another day."""

    def act() -> Outcome:
        mine = (drafts.c.id == draft) & (drafts.c.kiosk == intent.name.kiosk) & drafts.c.mark.is_(None)
        if sheet.connection.execute(select(drafts.c.id).where(mine)).first() is not None:
            erase(sheet, draft)
        return Outcome(reply(202, Taken(id=sheet.log_now(intent.name.kiosk, "draftErased"))))

    return once(sheet, intent, act)


def erase(sheet: Sheet, draft: str) -> None:
    for column in (draft_files.c.draft, draft_hands.c.draft, drafts.c.id):
        sheet.connection.execute(delete(column.table).where(column == draft))


def _soon(sheet: Sheet, office: Office) -> int:
    return micros(sheet.now + timedelta(minutes=office.plan.drafts.minutes))


def _sealed(seal: Seal, draft: str, content: Content) -> bytes:
    return seal.wrap(content.model_dump_json().encode(), _owner(draft))


def _owner(draft: str) -> str:
    return f"draft {draft}"


def _mark(seal: Seal, code: str) -> str:
    return seal.digest(b"draft", code.encode())


def _tail(seal: Seal, code: str, four: str) -> str:
    """Four digits prove little: hashed together with this draft's code they open no other."""
    return seal.digest(b"draft tail", f"{code} {four.upper()}".encode())
