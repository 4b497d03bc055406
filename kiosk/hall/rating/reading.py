"""What managers see of ratings, follow-ups, appeals and odd patterns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from kiosk.center.contract.rating_desk import (
    Appeal,
    AppealKind,
    FollowUp,
    FollowUpList,
    FollowUpState,
    RatingList,
    RatingSeen,
    Suspicion,
    SuspicionList,
)
from kiosk.center.contract.ratings import Channel, Level
from kiosk.hall.clock import moment
from kiosk.hall.rating import watching
from kiosk.hall.rating.office import Office, Row, View
from kiosk.hall.rating.tables import UNSETTLED, appeals, follow_ups, ratings, suspicions
from kiosk.hall.staff.tables import accounts
from kiosk.rating.deadlines import overdue

MOST = 200
_BAD = [level.value for level in Level if level.bad]


class Wanted(NamedTuple):
    """Which ratings. Days inclusive, of the service."""

    since: date
    until: date
    window: str = ""
    bad: bool = False
    before: str = ""


def listed(view: View, office: Office, wanted: Wanted) -> RatingList:
    query = (
        select(ratings)
        .where(
            ratings.c.day.between(wanted.since.isoformat(), wanted.until.isoformat()),
            ratings.c.window == wanted.window if wanted.window else true(),
            ratings.c.level.in_(_BAD) if wanted.bad else true(),
            ratings.c.id < wanted.before if wanted.before else true(),
        )
        .order_by(ratings.c.id.desc())
        .limit(MOST)
    )
    rows = list(view.connection.execute(query).mappings())
    return RatingList(ratings=tuple(_seen(view, office, rows)), more=rows[-1]["id"] if len(rows) == MOST else "")


def odd(view: View, since: date, until: date, before: int) -> SuspicionList:
    """Newest first."""
    query = (
        select(suspicions)
        .where(
            suspicions.c.day.between(since.isoformat(), until.isoformat()),
            suspicions.c.id < before if before else true(),
        )
        .order_by(suspicions.c.id.desc())
        .limit(MOST)
    )
    found = [watching.told(row) for row in view.connection.execute(query).mappings()]
    return SuspicionList(suspicions=tuple(found), more=found[-1].id if len(found) == MOST else 0)


def follow_up_list(view: View, office: Office, state: FollowUpState | None, *, late: bool) -> FollowUpList:
    """Those that are due soonest first; without a `state` those not yet settled. At most 200; `overdue` counts all."""
    behind = _behind(view.day)
    wanted: ColumnElement[bool] = UNSETTLED if state is None else follow_ups.c.state == state.value
    query = select(follow_ups).where(wanted, behind if late else true())
    rows = list(view.connection.execute(query.order_by(follow_ups.c.settle_by, follow_ups.c.id).limit(MOST)).mappings())
    return FollowUpList(
        today=view.now.date(),
        follow_ups=tuple(_follow_ups(view, office, rows)),
        overdue=int(view.connection.execute(select(func.count()).where(behind)).scalar_one()),
    )


def follow_up(view: View, office: Office, number: str) -> FollowUp:
    """One that is known to exist."""
    row = view.connection.execute(select(follow_ups).where(follow_ups.c.id == number)).mappings().one()
    return _follow_ups(view, office, [row])[0]


def appeal(view: View, office: Office, number: str) -> Appeal:
    """One that is known to exist."""
    row = view.connection.execute(select(appeals).where(appeals.c.id == number)).mappings().one()
    return _appeal(view, office, row)


def people(view: View, ids: Iterable[str]) -> dict[str, str]:
    """Account → badge and name; an unknown one (a device that acted as the clerk) is its own name."""
    found = {each: each for each in ids}
    query = select(accounts.c.id, accounts.c.badge, accounts.c.name).where(accounts.c.id.in_(found))
    return found | {row.id: f"{row.badge} {row.name}" for row in view.connection.execute(query)}


def _seen(view: View, office: Office, rows: Sequence[Row]) -> list[RatingSeen]:
    numbers = [row["id"] for row in rows]
    notes: dict[str, list[Suspicion]] = {}
    for row in view.connection.execute(select(suspicions).where(suspicions.c.rating.in_(numbers))).mappings():
        notes.setdefault(row["rating"], []).append(watching.told(row))
    heard = {
        row["rating"]: _appeal(view, office, row)
        for row in view.connection.execute(select(appeals).where(appeals.c.rating.in_(numbers))).mappings()
    }
    names = people(view, (row["clerk"] for row in rows))
    return [_one(office, row, names, tuple(notes.get(row["id"], ())), heard.get(row["id"])) for row in rows]


def _one(
    office: Office, row: Row, names: Mapping[str, str], notes: tuple[Suspicion, ...], heard: Appeal | None
) -> RatingSeen:
    level, codes = Level(row["level"]), row["reasons"].split()
    words = {option.code: option for option in office.plan.options}
    return RatingSeen(
        id=row["id"],
        service=row["service"],
        assess_number=row["assess_number"],
        at=moment(row["at"]),
        number=row["number"],
        window=row["window"],
        clerk=row["clerk"],
        clerk_name=names[row["clerk"]],
        items=tuple(json.loads(row["items"])),
        level=level,
        reasons=tuple(words[code] for code in codes if code in words),
        no_reason=level.bad and not codes,
        text=office.envelope.open(row["text_sealed"], row["id"], "text"),
        channel=Channel(row["channel"]),
        is_default=row["is_default"],
        excluded=row["excluded"],
        suspicions=notes,
        appeal=heard,
    )


def _behind(today: str) -> ColumnElement[bool]:
    """As `kiosk.rating.deadlines.overdue` judges one."""
    called_too_late = (follow_ups.c.state == FollowUpState.OPEN.value) & (follow_ups.c.contact_by < today)
    return and_(UNSETTLED, or_(follow_ups.c.settle_by < today, called_too_late))


def _follow_ups(view: View, office: Office, rows: Sequence[Row]) -> list[FollowUp]:
    query = select(ratings).where(ratings.c.id.in_([row["rating"] for row in rows]))
    rated = {each.id: each for each in _seen(view, office, list(view.connection.execute(query).mappings()))}
    names = people(view, (row[column] for row in rows for column in ("contacted_by", "settled_by", "closed_by")))
    return [_follow_up(view, office, row, rated[row["rating"]], names) for row in rows]


def _follow_up(view: View, office: Office, row: Row, rated: RatingSeen, names: Mapping[str, str]) -> FollowUp:
    state, number = FollowUpState(row["state"]), row["id"]
    contact_by, settle_by = date.fromisoformat(row["contact_by"]), date.fromisoformat(row["settle_by"])
    return FollowUp(
        id=number,
        rating=rated,
        state=state,
        opened_at=moment(row["opened_at"]),
        contact_by=contact_by,
        settle_by=settle_by,
        overdue=overdue(state, view.now.date(), contact_by, settle_by),
        phone=office.envelope.open(row["phone_sealed"], number, "phone"),
        contacted_at=_when(row["contacted_at"]),
        contacted_by=names[row["contacted_by"]],
        reached=row["reached"],
        contact_note=office.envelope.open(row["note_sealed"], number, "note"),
        settled_at=_when(row["settled_at"]),
        settled_by=names[row["settled_by"]],
        how=row["how"],
        answer=office.envelope.open(row["answer_sealed"], number, "answer"),
        closed_at=_when(row["closed_at"]),
        closed_by=names[row["closed_by"]],
    )


def _appeal(view: View, office: Office, row: Row) -> Appeal:
    names = people(view, (row["opened_by"], row["decided_by"]))
    return Appeal(
        id=row["id"],
        rating=row["rating"],
        kind=AppealKind(row["kind"]),
        grounds=office.envelope.open(row["grounds_sealed"], row["id"], "grounds"),
        opened_at=moment(row["opened_at"]),
        opened_by=names[row["opened_by"]],
        decided_at=_when(row["decided_at"]),
        decided_by=names[row["decided_by"]],
        upheld=row["upheld"],
        reason=office.envelope.open(row["reason_sealed"], row["id"], "reason"),
    )


def _when(stored: int | None) -> datetime | None:
    return None if stored is None else moment(stored)
