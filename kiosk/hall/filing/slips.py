"""A draft for another day: the code on its slip, and going on with it at any kiosk."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, func, select, update

from kiosk.center.contract.filing import DRAFT_PATH, FilingReason, Keep, Kept, Resume
from kiosk.hall.answers import Intent, Outcome, Reply, first, once, reply
from kiosk.hall.clock import micros
from kiosk.hall.filing.drafts import Found, clear, found, read, refused, told, which
from kiosk.hall.filing.office import Office
from kiosk.hall.filing.tables import draft_hands, drafts
from kiosk.hall.sealing import Seal
from kiosk.hall.sheet import Sheet
from kiosk.identity.masking import last_four

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE = 20
"""Letters: 100 random bits."""


def kept(sheet: Sheet, office: Office, intent: Intent, draft: str, _keep: Keep) -> Reply:
    """A code for its slip; one kept before gets a new one, and the old slip opens nothing any more."""

    def act() -> Outcome:
        this = found(sheet, office, draft, intent.name.kiosk)
        if this is None:
            return refused(FilingReason.UNKNOWN_DRAFT)
        if _kept_today(sheet, this) >= office.plan.drafts.kept_most:
            return refused(FilingReason.TOO_MANY)
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
        kept = Kept(code=code, url=url, item_name=form.name, item_name_en=form.name_en, until=end.date())
        return Outcome(reply(201, kept))

    return once(sheet, intent, act)


def _kept_today(sheet: Sheet, this: Found) -> int:
    """Drafts that were begun today and kept at the kiosk of this one."""
    midnight = sheet.now.replace(hour=0, minute=0, second=0, microsecond=0)
    others = (drafts.c.kiosk == this.row["kiosk"]) & drafts.c.mark.is_not(None) & (drafts.c.id != this.id)
    asked = select(func.count()).where(others, drafts.c.at >= micros(midnight))
    return int(sheet.connection.execute(asked).scalar_one())


def resumed(sheet: Sheet, office: Office, intent: Intent, asked: Resume) -> Reply | None:
    """The draft of this slip, on this kiosk's screen from now on. None: a wrong try; it is not kept, for it may be a
    misread."""
    done = first(sheet, intent)
    if done is not None:
        return told(sheet, office, intent, done)
    code = asked.code.strip().upper()
    here = (drafts.c.mark == _mark(sheet.desk.seal, code)) & (drafts.c.until > sheet.at)
    this = read(sheet, office, here)
    if this is None or not _is_theirs(sheet.desk.seal, this, code, asked):
        return None

    def act() -> Outcome:
        clear(sheet, intent.name.kiosk)
        change = {"kiosk": intent.name.kiosk}
        sheet.connection.execute(update(drafts).where(drafts.c.id == this.id).values(change))
        return which(200, this.id)

    return told(sheet, office, intent, once(sheet, intent, act))


def mark_of(sheet: Sheet, code: str) -> str:
    return _mark(sheet.desk.seal, code.strip().upper())


def _is_theirs(seal: Seal, this: Found, code: str, asked: Resume) -> bool:
    if asked.holder is not None:
        return asked.holder.number == this.content.holder.number
    return len(asked.last_four) == 4 and this.row["tail"] == _tail(seal, code, asked.last_four.upper())


def _mark(seal: Seal, code: str) -> str:
    return seal.digest(b"draft", code.encode())


def _tail(seal: Seal, code: str, four: str) -> str:
    """Four digits prove little: hashed together with this draft's code they open no other."""
    return seal.digest(b"draft tail", f"{code} {four.upper()}".encode())
