"""Follow-ups of bad ratings (差评工单): 谁办理、谁负责 — called back, put right or explained, closed; and appeals.

Who is not satisfied is called back and answered within deadlines in working days. A rating that turns out to be a
mistake or malice (申诉复核) is no longer counted; it is never deleted, and it stays visible who decided that and why.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from kiosk.center.contract.rating_desk import (
    AppealRequest,
    Contact,
    Decision,
    FollowUpState,
    Settle,
    Step,
    StepReason,
    StepRefusal,
)
from kiosk.hall.answers import Intent, Outcome, Reply, once, reply
from kiosk.hall.clock import micros
from kiosk.hall.issuing import fresh_id
from kiosk.hall.rating import pushing, reading
from kiosk.hall.rating.office import Office, Row, view_of
from kiosk.hall.rating.tables import appeals, follow_ups, ratings
from kiosk.hall.sheet import Sheet
from kiosk.rating.deadlines import after

_BEGINS_FROM = {
    "contact": (FollowUpState.OPEN, FollowUpState.CONTACTED),  # who was not reached is called again
    "settle": (FollowUpState.CONTACTED,),
    "close": (FollowUpState.RECTIFIED, FollowUpState.EXPLAINED),
}


def open_for(sheet: Sheet, office: Office, rating: Row, phone: str) -> None:
    """A bad rating was given today: the deadlines begin to run."""
    number, today, limits = fresh_id(micros(sheet.now)), sheet.now.date(), office.plan.deadlines
    row = {
        "id": number,
        "rating": rating["id"],
        "day": today.isoformat(),
        "state": FollowUpState.OPEN.value,
        "opened_at": micros(sheet.now),
        "contact_by": after(today, limits.contact_days).isoformat(),
        "settle_by": after(today, limits.settle_days).isoformat(),
        "phone_sealed": office.envelope.close(phone, number, "phone"),
        "contacted_by": "",
        "how": "",
        "settled_by": "",
        "closed_by": "",
    }
    sheet.connection.execute(insert(follow_ups).values(row))


def step(sheet: Sheet, intent: Intent, office: Office, number: str, wanted: Step, who: str) -> Reply:
    """Call back, settle or close. 409 when the follow-up is not in a state the step begins from."""

    def decide() -> Outcome:
        row = sheet.connection.execute(select(follow_ups).where(follow_ups.c.id == number)).mappings().first()
        if row is None:
            return _refused(StepReason.UNKNOWN)
        state = FollowUpState(row["state"])
        if state not in _BEGINS_FROM[wanted.step]:
            return _refused(StepReason.WRONG_STATE, state)
        changes = _changes(sheet, office, number, wanted, who)
        sheet.connection.execute(update(follow_ups).where(follow_ups.c.id == number).values(changes))
        if isinstance(wanted, Settle):
            pushing.again(sheet, row["rating"])  # the platform hears of rectification and answer
        sheet.log(intent.name.kiosk, "ratingFollowed", None, follow_up=number, step=wanted.step)
        return Outcome(reply(200, reading.follow_up(view_of(sheet), office, number)))

    return once(sheet, intent, decide)


def appeal(sheet: Sheet, intent: Intent, office: Office, rating: str, wanted: AppealRequest, who: str) -> Reply:
    """Ask for a review of a rating. One appeal a rating."""

    def decide() -> Outcome:
        if sheet.connection.execute(select(ratings.c.id).where(ratings.c.id == rating)).first() is None:
            return _refused(StepReason.UNKNOWN)
        if sheet.connection.execute(select(appeals.c.id).where(appeals.c.rating == rating)).first():
            return _refused(StepReason.ALREADY_OPEN)
        number = fresh_id(micros(sheet.now))
        row = {
            "id": number,
            "rating": rating,
            "kind": wanted.kind.value,
            "grounds_sealed": office.envelope.close(wanted.grounds, number, "grounds"),
            "opened_at": micros(sheet.now),
            "opened_by": who,
            "decided_by": "",
        }
        sheet.connection.execute(insert(appeals).values(row))
        sheet.log(intent.name.kiosk, "ratingAppealed", None, rating=rating, appeal=number, reason=wanted.kind.value)
        return Outcome(reply(201, reading.appeal(view_of(sheet), office, number)))

    return once(sheet, intent, decide)


def decide(sheet: Sheet, intent: Intent, office: Office, number: str, wanted: Decision, who: str) -> Reply:
    """Uphold or reject an appeal: never whoever made it, never whose work was rated."""

    def judge() -> Outcome:
        query = select(appeals, ratings.c.clerk).join(ratings, ratings.c.id == appeals.c.rating)
        row = sheet.connection.execute(query.where(appeals.c.id == number)).mappings().first()
        if row is None:
            return _refused(StepReason.UNKNOWN)
        if row["decided_at"] is not None:
            return _refused(StepReason.ALREADY_OPEN)
        if who in (row["opened_by"], row["clerk"]):
            return _refused(StepReason.OWN_CASE)
        decided = {
            "decided_at": micros(sheet.now),
            "decided_by": who,
            "upheld": wanted.upheld,
            "reason_sealed": office.envelope.close(wanted.reason, number, "reason"),
        }
        sheet.connection.execute(update(appeals).where(appeals.c.id == number).values(decided))
        if wanted.upheld:
            sheet.connection.execute(update(ratings).where(ratings.c.id == row["rating"]).values(excluded=True))
            pushing.again(sheet, row["rating"])
        sheet.log(intent.name.kiosk, "ratingDecided", None, rating=row["rating"], appeal=number, upheld=wanted.upheld)
        return Outcome(reply(200, reading.appeal(view_of(sheet), office, number)))

    return once(sheet, intent, judge)


def _changes(sheet: Sheet, office: Office, number: str, wanted: Step, who: str) -> dict[str, Any]:
    now, seal = micros(sheet.now), office.envelope.close
    if isinstance(wanted, Contact):
        return {
            "state": FollowUpState.CONTACTED.value,
            "contacted_at": now,
            "contacted_by": who,
            "reached": wanted.reached,
            "note_sealed": seal(wanted.note, number, "note"),
        }
    if isinstance(wanted, Settle):
        return {
            "state": wanted.how,
            "how": wanted.how,
            "settled_at": now,
            "settled_by": who,
            "answer_sealed": seal(wanted.answer, number, "answer"),
        }
    return {"state": FollowUpState.CLOSED.value, "closed_at": now, "closed_by": who}


def _refused(reason: StepReason, state: FollowUpState | None = None) -> Outcome:
    return Outcome(reply(409, StepRefusal(reason=reason, state=state)))
