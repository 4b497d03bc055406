"""What runs beside the doors: default ratings where a hall has switched them on, and old words erased."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from fastapi import APIRouter, FastAPI
from sqlalchemy import exists, func, or_, select

from kiosk.center.contract.ratings import Channel
from kiosk.hall.clock import micros
from kiosk.hall.desk import Desk
from kiosk.hall.dialects import insert_new
from kiosk.hall.hourly import BATCH, blank, days_ago, erase, hourly
from kiosk.hall.issuing import fresh_id
from kiosk.hall.rating.office import Office
from kiosk.hall.rating.pushing import queue_rows
from kiosk.hall.rating.tables import WORDED, appeals, follow_ups, presses, pushes, ratings
from kiosk.hall.tables import services
from kiosk.rating.options import VERSION
from kiosk.rating.rules import FINISHED

_LOOK_BACK_DAYS = 30
"""Older services than this past their term are left alone: switching the default on does not fill in years."""
_COPIED = ("ticket", "number", "window", "clerk", "items", "started_at", "ended_at", "day")


@asynccontextmanager
async def _beside(app: FastAPI) -> AsyncIterator[None]:
    chores = (fill_in, erase_words, erase_telephones, erase_appeals, forget_presses)
    about = app.state.desk, app.state.ratings
    async with hourly("ratings", app.state.writer, [partial(each, *about) for each in chores]):
        yield


router = APIRouter(lifespan=_beside)


def fill_in(desk: Desk, office: Office) -> int:
    """Default ratings for a batch of services whose term is over; how many. Marked, and in no published figure."""
    wish = office.plan.default
    if not wish.on:
        return 0
    today = desk.clock.now().date()
    last = today - timedelta(days=wish.days + 1)
    due = (
        select(services)
        .where(
            services.c.day.between((last - timedelta(days=_LOOK_BACK_DAYS)).isoformat(), last.isoformat()),
            services.c.ended == FINISHED,
            services.c.started_at.is_not(None),
            ~exists().where(ratings.c.service == services.c.id),
        )
        .limit(BATCH)
    )
    now = micros(desk.clock.now())
    with desk.store.writing() as connection:
        rows = [_default(row, office, now) for row in connection.execute(due).mappings()]
        if rows:
            insert_new(connection, ratings, rows)
        told = [each for row in rows for each in queue_rows(office.plan.targets, row["id"], now)]
        if told:
            insert_new(connection, pushes, told)
    return len(rows)


def erase_words(desk: Desk, office: Office) -> int:
    """Citizens' own words, when they are older than this hall keeps them."""
    old = (ratings.c.day < days_ago(desk, office.plan.kept.text_days)) & WORDED
    return blank(desk, ratings, old, {"text_sealed": None})


def erase_telephones(desk: Desk, office: Office) -> int:
    """Telephones some days after the follow-up was closed, or as old as words may become; then notes and answers."""
    kept = office.plan.kept
    closed = micros(desk.clock.now() - timedelta(days=kept.phone_days))
    aged = follow_ups.c.day < days_ago(desk, kept.text_days)
    telephones = follow_ups.c.phone_sealed.is_not(None) & or_(follow_ups.c.closed_at < closed, aged)
    notes = aged & or_(follow_ups.c.note_sealed.is_not(None), follow_ups.c.answer_sealed.is_not(None))
    return max(
        blank(desk, follow_ups, telephones, {"phone_sealed": None}),
        blank(desk, follow_ups, notes, {"note_sealed": None, "answer_sealed": None}),
    )


def erase_appeals(desk: Desk, office: Office) -> int:
    """What was written for and about an appeal, when the words it was about are gone; that it was decided stays."""
    aged = exists().where(ratings.c.id == appeals.c.rating, ratings.c.day < days_ago(desk, office.plan.kept.text_days))
    written = (func.length(appeals.c.grounds_sealed) > 0) | appeals.c.reason_sealed.is_not(None)
    return blank(desk, appeals, aged & written, {"grounds_sealed": b"", "reason_sealed": None})


def forget_presses(desk: Desk, _office: Office) -> int:
    """Presses that rated nothing, after a day; the patterns they made stay."""
    day_ago = micros(desk.clock.now() - timedelta(days=1))
    return erase(desk, presses, presses.c.at < day_ago)


def _default(service: Any, office: Office, now: int) -> dict[str, Any]:
    return {name: service[name] for name in _COPIED} | {
        "id": fresh_id(now),
        "service": service["id"],
        "assess_number": 1,
        "at": now,
        "level": office.plan.default.level.value,
        "reasons": "",
        "options_version": VERSION,
        "text_sealed": None,
        "channel": Channel.DEFAULT.value,
        "device": "",
        "source": "",
        "is_default": True,
        "excluded": False,
    }
