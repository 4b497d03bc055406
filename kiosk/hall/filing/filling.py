"""A draft being filled in: answers, files, and the page on a phone that sends either."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select, update

from kiosk.center.contract import Taken
from kiosk.center.contract.filing import (
    Answers,
    FieldType,
    FileLine,
    FileRemoved,
    FilingReason,
    FormField,
    Hand,
    HandWanted,
    Origin,
)
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, reply
from kiosk.hall.clock import micros
from kiosk.hall.filing import answering, drafts
from kiosk.hall.filing.drafts import Found, Said, refused
from kiosk.hall.filing.forms import Schema
from kiosk.hall.filing.looked import Looked
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_files, draft_hands
from kiosk.hall.issuing import fresh_id
from kiosk.hall.sheet import Named, Sheet

WRITTEN = (FieldType.TEXT, FieldType.ADDRESS)
"""What a kiosk without a keyboard cannot take."""


# ------------------------------------------------------------------------------------------- answers


def answered(sheet: Sheet, office: Office, intent: Intent, draft: str, answers: Answers) -> Reply:
    """All of them, or none: WRONG names those that cannot be right."""

    def act() -> Outcome:
        this = drafts.found(sheet, office, draft, intent.name.kiosk)
        if this is None:
            return refused(FilingReason.UNKNOWN_DRAFT)
        after = _said(sheet, office, this, answers.values)
        return after if isinstance(after, Outcome) else drafts.which(200, after.id)

    return drafts.told(sheet, office, intent, once(sheet, intent, act))


def _said(sheet: Sheet, office: Office, this: Found, values: Mapping[str, str]) -> Found | Outcome:
    schema, said, today = this.offered.schema, dict(this.content.said), sheet.now.date()
    wrong = []
    for key, value in values.items():
        question = schema.question(key)
        tidy = answering.tidied(question, value) if question else ""
        if question is None or (tidy and not answering.holds(question, tidy, today)):
            wrong.append(key)
        elif tidy:
            said[key] = Said(value=tidy, origin=Origin.TYPED)
        else:
            said.pop(key, None)
    if wrong:
        return refused(FilingReason.WRONG, tuple(wrong))
    return drafts.write(sheet, office, this, this.content.model_copy(update={"said": said}))


# --------------------------------------------------------------------------------------------- files


class Sent(NamedTuple):
    """A file as it will be kept, or why not, and for which material."""

    material: str
    looked: Looked | FilingReason


def taken(sheet: Sheet, office: Office, intent: Intent, draft: str, sent: Sent) -> Reply:
    def act() -> Outcome:
        this = drafts.found(sheet, office, draft, intent.name.kiosk)
        return refused(FilingReason.UNKNOWN_DRAFT) if this is None else _taken(sheet, office, this, sent)

    return once(sheet, intent, act)


def _taken(sheet: Sheet, office: Office, this: Found, sent: Sent) -> Outcome:
    wanted = {each.name for each in answering.asked(this.offered.form, drafts.by_card(this))}
    if sent.material not in wanted:
        return refused(FilingReason.NOT_ON_LIST, (sent.material,))
    if isinstance(sent.looked, FilingReason):
        return refused(sent.looked, (sent.material,))
    there = drafts.files(sheet, this.id)
    same = sum(line.material == sent.material for line in there)
    if same >= office.plan.files.of_material or len(there) >= office.plan.files.of_draft:
        return refused(FilingReason.TOO_MANY_FILES, (sent.material,))
    number = 1 + max((line.n for line in there), default=0)
    line = keep(sheet, {"draft": this.id, "case": None}, sent.material, sent.looked, number)
    drafts.live_on(sheet, office, this)
    return Outcome(reply(201, line))


def keep(sheet: Sheet, of: Mapping[str, str | None], material: str, looked: Looked, n: int) -> FileLine:
    """A file of a draft, or of a case."""
    name = fresh_id(sheet.at)
    line = FileLine(n=n, material=material, kind=looked.kind, size=len(looked.content), pages=looked.pages)
    row: dict[str, Any] = {"id": name, **of, **line.model_dump(), "at": sheet.at}
    row["content"] = sheet.desk.seal.wrap(looked.content, owner(name))
    sheet.connection.execute(insert(draft_files), row)
    return line


def owner(file: str) -> str:
    return f"filed {file}"


def removed(sheet: Sheet, office: Office, intent: Intent, draft: str, asked: FileRemoved) -> Reply:
    def act() -> Outcome:
        this = drafts.found(sheet, office, draft, intent.name.kiosk)
        if this is None:
            return refused(FilingReason.UNKNOWN_DRAFT)
        here = (draft_files.c.draft == draft) & (draft_files.c.n == asked.n)
        sheet.connection.execute(delete(draft_files).where(here))
        drafts.live_on(sheet, office, this)
        return drafts.which(200, this.id)

    return drafts.told(sheet, office, intent, once(sheet, intent, act))


# --------------------------------------------------------------------------------------- for the phone


class Handed(NamedTuple):
    """What a phone may send into a draft."""

    mark: str
    draft: str
    material: str
    page: int
    left: int


def handed(sheet: Sheet, office: Office, intent: Intent, draft: str, wanted: HandWanted) -> Reply:
    """An address for one phone; the one before it works no more."""

    def act() -> Outcome:
        this = drafts.found(sheet, office, draft, intent.name.kiosk)
        if this is None:
            return refused(FilingReason.UNKNOWN_DRAFT)
        if wanted.material not in _handable(this) and not questions(this.offered.schema, wanted.page):
            return refused(FilingReason.NOT_ON_LIST, (wanted.material,))
        secret, rules = secrets.token_urlsafe(18), office.plan.hands
        until = sheet.now + timedelta(minutes=rules.minutes)
        row = {
            "mark": mark(sheet, secret),
            "draft": draft,
            "material": wanted.material,
            "page": wanted.page,
            "until": micros(until),
            "left": rules.uploads,
        }
        sheet.connection.execute(delete(draft_hands).where(draft_hands.c.draft == draft))
        sheet.connection.execute(insert(draft_hands), row)
        url = sheet.desk.settings.link(f"/hand/{secret}")
        return Outcome(reply(201, Hand(url=url, until=until, uploads=rules.uploads)))

    return once(sheet, intent, act)


def _handable(this: Found) -> set[str]:
    return {each.name for each in answering.asked(this.offered.form, drafts.by_card(this))}


def questions(schema: Schema, page: int) -> tuple[str, ...]:
    """Keys of the text questions of one page."""
    if not 0 <= page < len(schema.page):
        return ()
    return tuple(each.key for each in schema.page[page].field if each.type in WRITTEN)


def fields(this: Found, page: int) -> tuple[FormField, ...]:
    """The same as the phone shows them: without their answers."""
    keys = questions(this.offered.schema, page)
    return tuple(each for each in this.offered.form.fields if each.key in keys)


def mark(sheet: Sheet, secret: str) -> str:
    return sheet.desk.seal.digest(b"hand", secret.encode())


def hand_of(sheet: Sheet, secret: str) -> Handed | None:
    """What this address is for, as long as it works."""
    here = (draft_hands.c.mark == mark(sheet, secret)) & (draft_hands.c.until > sheet.at)
    named = (draft_hands.c.mark, draft_hands.c.draft, draft_hands.c.material, draft_hands.c.page, draft_hands.c.left)
    row = sheet.connection.execute(select(*named).where(here)).mappings().first()
    return None if row is None else Handed(**row)


def hand_for(sheet: Sheet, secret: str, *, file: bool) -> Handed | FilingReason:
    """What this address takes a file or text for, or why it takes none (any more)."""
    hand = hand_of(sheet, secret)
    if hand is None or (file and not hand.material):
        return FilingReason.UNKNOWN_DRAFT
    if hand.left < 1:
        return FilingReason.TOO_MANY_FILES if file else FilingReason.UNKNOWN_DRAFT
    return hand


def closed(sheet: Sheet, name: Named, secret: str, *, file: bool) -> FilingReason | None:
    """Why nothing need be read from this address; None where it takes something, or has answered this key before."""
    if sheet.answered(name) is not None:
        return None
    hand = hand_for(sheet, secret, file=file)
    return hand if isinstance(hand, FilingReason) else None


def sent_by_phone(sheet: Sheet, office: Office, intent: Intent, secret: str, sent: Looked | FilingReason) -> Reply:
    def act(hand: Handed, this: Found) -> Outcome:
        return _taken(sheet, office, this, Sent(hand.material, sent))

    return _heard(sheet, office, intent, hand_for(sheet, secret, file=True), act)


def told_by_phone(sheet: Sheet, office: Office, intent: Intent, secret: str, answers: Answers) -> Reply:
    """Text for the page the address is for, and for no other question."""

    def act(hand: Handed, this: Found) -> Outcome:
        if strange := set(answers.values) - set(questions(this.offered.schema, hand.page)):
            return refused(FilingReason.WRONG, tuple(sorted(strange)))
        after = _said(sheet, office, this, {key: value for key, value in answers.values.items() if value.strip()})
        return after if isinstance(after, Outcome) else Outcome(reply(200, Taken(id=0)))

    return _heard(sheet, office, intent, hand_for(sheet, secret, file=False), act)


def _heard(
    sheet: Sheet,
    office: Office,
    intent: Intent,
    hand: Handed | FilingReason,
    act: Callable[[Handed, Found], Outcome],
) -> Reply:
    """What an address that works was sent. Anybody can make one up: that is answered, and not kept."""
    known = first(sheet, intent)
    if known is not None:
        return known
    if isinstance(hand, FilingReason):
        return refused(hand).reply
    this = drafts.found(sheet, office, hand.draft)
    if this is None:
        return refused(FilingReason.UNKNOWN_DRAFT).reply

    def use() -> Outcome:
        _use(sheet, hand)
        return act(hand, this)

    return once(sheet, intent, use)


def _use(sheet: Sheet, hand: Handed) -> None:
    change = update(draft_hands).where(draft_hands.c.mark == hand.mark).values(left=draft_hands.c.left - 1)
    sheet.connection.execute(change)


def arrived(sheet: Sheet, hand: Handed) -> int:
    """Files of its material that are there."""
    here = (draft_files.c.draft == hand.draft) & (draft_files.c.material == hand.material)
    return int(sheet.connection.execute(select(func.count()).where(here)).scalar() or 0)
