"""Who may rate which service, when, and how often (国办发〔2019〕51号; domain.md §3.2). Moments in µs since 1970."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from kiosk.center.contract.ratings import RatingReason

SECOND = 1_000_000
LONGEST_AT_KIOSK = 1800
"""Seconds from the last sheet to a rating there: the page asks at once, and waits while it is touched."""
_CHINA = timezone(timedelta(hours=8))

FINISHED = "done"
"""How a service has to have ended to be rated: passed over, held and transferred are no service yet."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long a rating is taken."""

    invite_seconds: int = 60
    """At the window, from the end of the service; then: not rated."""
    grace_seconds: int = 120
    """Whoever touched a face within that time may finish choosing reasons this much longer."""
    later_days: int = 5
    """On the ticket's own page: calendar days after the day of the service, whole days."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the rules need of a service that has ended."""

    started_at: int | None
    """None: called, and never came."""
    ended_at: int
    ended: str
    ratings: int = 0
    """How many it has: 0, 1 or 2."""


def unfit(service: Done) -> RatingReason | None:
    """Why this service cannot be rated at all."""
    if service.started_at is None or service.ended != FINISHED:
        return RatingReason.NEVER_SERVED
    return None


def at_window(service: Done, pressed_at: int, times: Times, *, touched: bool) -> RatingReason | None:
    """Why a press at the window counts for nothing, or None: it is this service's rating. `touched`: it comes from a
    screen, on which a face can have been chosen before the rest was said."""
    found = unfit(service)
    if found is not None:
        return found
    if service.ratings:
        return RatingReason.ALREADY_RATED
    limit = (times.invite_seconds + times.grace_seconds * touched) * SECOND
    return RatingReason.OVER if pressed_at - service.ended_at > limit else None


def by_phone(service: Done, now: int, times: Times, *, again: bool) -> RatingReason | None:
    """The same for the ticket's own page; `again` asks for the further rating."""
    found = unfit(service)
    if found is not None:
        return found
    if again and not service.ratings:
        return RatingReason.NOT_YET_RATED
    if service.ratings > again:
        return RatingReason.ALREADY_RATED
    return RatingReason.TOO_LATE if now >= closing(service.ended_at, times) else None


def at_kiosk(paper: Done, pressed_at: int) -> RatingReason | None:
    """The same for what a self-service kiosk did. The kiosk itself ends its minute; a press much later than that was
    made by no citizen who stood there."""
    found = unfit(paper)
    if found is not None:
        return found
    if paper.ratings:
        return RatingReason.ALREADY_RATED
    return RatingReason.OVER if pressed_at - paper.ended_at > LONGEST_AT_KIOSK * SECOND else None


def seconds_left(ended_at: int, now: int, times: Times) -> float:
    """Of the invitation at the window; 0 when it is over. A clock set back lengthens it to the full time, no more."""
    left = times.invite_seconds - (now - ended_at) / SECOND
    return max(0.0, min(float(times.invite_seconds), left))


def closing(ended_at: int, times: Times) -> int:
    """The moment from which the ticket's page takes no rating: midnight in China after `later_days`."""
    day = datetime.fromtimestamp(ended_at / SECOND, _CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    return round((day + timedelta(days=times.later_days + 1)).timestamp()) * SECOND
