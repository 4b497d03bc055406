"""好差评 at the kiosk: after a paper came out the question opens by itself. Nobody has to answer, and nothing is chosen
before somebody touches it. (国办发〔2019〕51号: 自助服务端; domain.md §3.2)"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.center.contract.papers import Paper, PaperKind
from kiosk.center.contract.ratings import Level, RatingOption
from kiosk.scenes.rating import RateReasons, RateThanks, RateVisit, ReasonCard
from kiosk.visit import Visit

THANKS = 6.0
"""Seconds the thanks stay."""


class _Said(NamedTuple):
    level: Level
    reasons: tuple[str, ...]


async def invite_rating(visit: Visit, kind: PaperKind, paper: Paper) -> str:
    """Once for a paper. Returns "rated", or "notRated" for who left or did not touch anything."""
    visit.forget_who()  # what is asked from here on has nothing to do with who it was
    await visit.working("rating", visit.ratings.learn())
    while True:
        answer = await visit.show(RateVisit(kind.name, kind.name_en, visit.ratings.seconds), visit.ratings.seconds)
        if answer.action != "rate":
            return "notRated"
        level, at = Level(answer.value), visit.ratings.now()
        said: _Said | None = _Said(level, ())
        try:
            said = await _why(visit, level)
        finally:  # whoever leaves over the reasons has rated all the same: 未选择原因
            if said is not None:
                visit.ratings.say(paper.id, said.level, said.reasons, at)
        if said is not None:
            await visit.show(RateThanks(level.value, visit.desk.away, round(THANKS)), THANKS)
            return "rated"


async def _why(visit: Visit, level: Level) -> _Said | None:
    """The reasons of a bad rating, any number, none as well; None: another level after all."""
    reasons = visit.ratings.reasons(level) if level.bad else ()
    if not reasons:
        return _Said(level, ())
    scene = RateReasons(level.value, tuple(map(_card, reasons)), visit.ratings.seconds)
    answer = await visit.show(scene, visit.ratings.seconds)
    if answer.action == "back":
        return None
    known = {option.code for option in reasons}
    return _Said(level, tuple(code for code in answer.value or () if code in known))


def _card(option: RatingOption) -> ReasonCard:
    return ReasonCard(option.code, option.name, option.name_en)
