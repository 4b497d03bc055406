"""一次性告知: all gaps of an application told at once, on the spot, and kept. (行政许可法 32(四); domain.md §5, §6)

What was told is written down as it was told: a catalogue that changes later changes no notice.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field
from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select

from kiosk.center.contract import MOST_ITEMS, Message
from kiosk.center.contract.windows import ActReason, ActRefusal, Number
from kiosk.hall.answers import Intent, Outcome, Reply, once, plain, reply
from kiosk.hall.clock import micros, moment
from kiosk.hall.desk import Desk
from kiosk.hall.issuing import fresh_code, fresh_id
from kiosk.hall.notices_tables import notices
from kiosk.hall.sheet import Sheet
from kiosk.hall.tables import tickets
from kiosk.queueing.hours import Week, hours_of

KEPT_DAYS = 200
"""How long a notice can be shown and asked for: the half year in which a citizen may go to court (行政诉讼法 46)
and a little more. Then it goes, with the name in it."""

_TICKET = select(tickets).where(tickets.c.id == bindparam("ticket"))
_BY_CODE = select(notices).where(notices.c.code == bindparam("secret"))
_OF_TICKET = (
    select(notices.c.code)
    .join(tickets, tickets.c.id == notices.c.ticket)
    .where(tickets.c.code == bindparam("secret"))
    .order_by(notices.c.at, notices.c.id)
)


class Way(StrEnum):
    """How the citizen gets it; both leave it on the ticket's own page."""

    PRINTED = "printed"
    SENT = "sent"


class Gap(Message):
    """One thing that is missing and what exactly to bring."""

    material: str = Field(min_length=1, max_length=120)
    note: str = Field(default="", max_length=120)


class Gaps(Message):
    """All that one item of the ticket still lacks."""

    item: str = Field(min_length=1, max_length=40)
    gaps: tuple[Gap, ...] = Field(min_length=1, max_length=40)


class NoticeRequest(Message):
    number: Number
    items: tuple[Gaps, ...] = Field(min_length=1, max_length=MOST_ITEMS)
    deadline: date
    remark: str = Field(default="", max_length=200)
    way: Way = Way.PRINTED


class NoticeGiven(Message):
    """A notice that was given. `url` is its page on this center, the path only."""

    code: str
    url: str
    at: datetime


class Clerk(NamedTuple):
    """Who gives it: account id and the badge that stands on the paper."""

    id: str
    badge: str


class Told(Message):
    """A notice as its page shows it. `name` only for staff of the hall."""

    code: str
    number: str
    window: str
    badge: str
    at: datetime
    deadline: date
    items: tuple[ToldItem, ...]
    remark: str = ""
    phone: str = ""
    name: str = Field(default="", repr=False)


class ToldItem(Message):
    name: str
    department: str = ""
    gaps: tuple[Gap, ...] = ()


Told.model_rebuild()


def give(sheet: Sheet, intent: Intent, window: str, clerk: Clerk, asked: NoticeRequest) -> Reply:
    """Keep the notice for the citizen who stands at the window. 409 ActRefusal when nobody does or it is another one;
    422 when an item is not on the ticket or the deadline is over."""
    return once(sheet, intent, lambda: _decide(sheet, window, clerk, asked))


def told(sheet: Sheet, code: str, *, with_name: bool) -> Told | None:
    """The notice of this secret code; None when there is none."""
    row = sheet.connection.execute(_BY_CODE, {"secret": code}).mappings().first()
    if row is None:
        return None
    return Told(
        code=code,
        number=row["number"],
        window=row["window"],
        at=moment(row["at"]),
        deadline=row["deadline"],
        name=_name(sheet, row) if with_name else "",
        **json.loads(row["content"]),
    )


def of_ticket(desk: Desk, ticket_code: str) -> tuple[str, ...]:
    """Codes of the notices a ticket's holder was given, oldest first; for the ticket's own page."""
    with desk.store.reading() as connection:
        return tuple(connection.execute(_OF_TICKET, {"secret": ticket_code}).scalars())


def forget(connection: Connection, before: str, most: int) -> int:
    """Delete at most `most` notices of days before `before`; how many went."""
    old = connection.execute(select(notices.c.id).where(notices.c.day < before).limit(most)).scalars().all()
    return connection.execute(delete(notices).where(notices.c.id.in_(old))).rowcount if old else 0


def working_day(after: date, days: int, week: Week) -> date:
    """The day `days` working days after one, by the hall's own calendar; at most a year ahead."""
    day = after
    for _ in range(366):
        if days <= 0:
            break
        day += timedelta(days=1)
        days -= bool(hours_of(day, week).spans)
    return day


def _decide(sheet: Sheet, window: str, clerk: Clerk, asked: NoticeRequest) -> Outcome:
    if window not in sheet.book.windows:
        return refused_act(ActReason.UNKNOWN_WINDOW, asked.number)
    there = sheet.book.at(window)
    if there is None:
        return refused_act(ActReason.NOBODY_HERE, asked.number)
    if there.number != asked.number:
        return refused_act(ActReason.ELSEWHERE, asked.number)
    if asked.way is Way.SENT and not sheet.desk.settings.public_url:
        return Outcome(plain(422, "no telephone can reach this center: a notice has to be printed"))
    if asked.deadline < sheet.now.date():
        return Outcome(plain(422, "the deadline of a notice cannot be in the past"))
    sheet.flush()
    ticket = sheet.connection.execute(_TICKET, {"ticket": there.id}).mappings().one()
    on_ticket = {item["code"] for item in json.loads(ticket["items"])}
    if any(entry.item not in on_ticket or entry.item not in sheet.desk.offers for entry in asked.items):
        return Outcome(plain(422, "a notice can only name items that are on the ticket"))
    return _write(sheet, ticket, window, clerk, asked)


def refused_act(reason: ActReason, number: str) -> Outcome:
    return Outcome(reply(409, ActRefusal(reason=reason, number=number)))


def _write(sheet: Sheet, ticket: RowMapping, window: str, clerk: Clerk, asked: NoticeRequest) -> Outcome:
    code, at = fresh_code(), micros(sheet.now)
    number = fresh_id(at)
    row = {
        "id": number,
        "code": code,
        "day": sheet.day,
        "ticket": ticket["id"],
        "number": asked.number,
        "window": window,
        "clerk": clerk.id,
        "at": at,
        "deadline": asked.deadline.isoformat(),
        "way": asked.way.value,
        "content": _content(sheet, clerk, asked),
        "holder_sealed": _name_sealed(sheet, ticket, number),
    }
    sheet.connection.execute(insert(notices), row)
    sheet.log(clerk.id, "notice", ticket["id"], number=asked.number, window=window, way=asked.way.value)
    return Outcome(reply(201, NoticeGiven(code=code, url=f"/n/{code}", at=sheet.now)), ticket["id"])


def _content(sheet: Sheet, clerk: Clerk, asked: NoticeRequest) -> str:
    offers = sheet.desk.offers
    departments = {department.code: department.name for department in sheet.desk.stock.departments}
    items = [
        ToldItem(
            name=offers[entry.item].item.name,
            department=departments.get(offers[entry.item].item.department, ""),
            gaps=entry.gaps,
        ).model_dump()
        for entry in asked.items
    ]
    phone = offers[asked.items[0].item].item.phone or sheet.desk.plan.hall.phone
    told_words = {"badge": clerk.badge, "items": items, "remark": asked.remark, "phone": phone}
    return json.dumps(told_words, ensure_ascii=False, separators=(",", ":"))


def _name_sealed(sheet: Sheet, ticket: RowMapping, notice: str) -> bytes | None:
    """Of the holder only the name, which the paper shows: the identity number goes when the ticket's own does."""
    sealed = ticket["holder_sealed"]
    if sealed is None:
        return None
    return sheet.desk.seal.wrap(sheet.desk.seal.open(sealed, ticket["id"]).name.encode(), f"notice {notice}")


def _name(sheet: Sheet, row: RowMapping) -> str:
    sealed = row["holder_sealed"]
    return "" if sealed is None else sheet.desk.seal.unwrap(sealed, f"notice {row['id']}").decode()
