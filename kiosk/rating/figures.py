"""What ratings come to: shares of those who rated, and how the hall answered those who were not satisfied.

Not counted: what a system filled in (默认评价) and what an appeal excluded; both stand beside the figures. A further
rating (追加评价) changes no first one. Only on services that could be rated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.center.contract.rating_desk import FollowUpState
from kiosk.center.contract.ratings import FollowUpTally, Level, Tally
from kiosk.rating.deadlines import overdue

_CONTENT = (Level.VERY_SATISFIED, Level.SATISFIED, Level.BASICALLY_SATISFIED)


@dataclass(frozen=True, slots=True)
class Counted:
    """Ratings of one kind, as a store counts them."""

    level: Level
    number: int
    again: bool = False
    is_default: bool = False
    excluded: bool = False


def tally(services: int, counted: Iterable[Counted], key: str = "", name: str = "") -> Tally:
    """One group's figures. Satisfaction is a share 0…1, None when nobody rated."""
    levels = dict.fromkeys(Level, 0)
    excluded = defaults = again = 0
    for each in counted:
        if each.is_default:
            defaults += each.number
        elif each.excluded:
            excluded += each.number
        elif each.again:
            again += each.number
        else:
            levels[each.level] += each.number
    rated = sum(levels.values())
    return Tally(
        key=key,
        name=name,
        services=services,
        rated=rated,
        levels=levels,
        satisfaction=_share(sum(levels[level] for level in _CONTENT), rated),
        excluded=excluded,
        defaults=defaults,
        again=again,
    )


@dataclass(frozen=True, slots=True)
class Followed:
    """A follow-up, as far as figures need it. Days in China."""

    state: FollowUpState
    contact_by: date
    settle_by: date
    contacted_on: date | None = None
    reached: bool | None = None
    settled: bool = False


def follow_up_tally(followed: Iterable[Followed], today: date) -> FollowUpTally:
    every = list(followed)
    contacted = [each for each in every if each.contacted_on is not None]
    settled = sum(each.settled for each in every)
    return FollowUpTally(
        opened=len(every),
        contacted=len(contacted),
        reached=sum(each.reached is True for each in contacted),
        in_time=sum(each.contacted_on is not None and each.contacted_on <= each.contact_by for each in contacted),
        settled=settled,
        overdue=sum(bool(overdue(each.state, today, each.contact_by, each.settle_by)) for each in every),
        contact_rate=_share(len(contacted), len(every)),
        answer_rate=_share(settled, len(every)),
    )


def _share(part: int, whole: int) -> float | None:
    return None if whole == 0 else round(part / whole, 4)
