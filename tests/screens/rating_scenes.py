"""One scene of every kind about rating a paper, the longest reasons too."""

from __future__ import annotations

from kiosk import scenes as s
from kiosk.center.contract.ratings import Level
from kiosk.rating.options import options
from kiosk.scenes import rating


def reasons(level: Level) -> tuple[rating.ReasonCard, ...]:
    """The official ones of this level."""
    return tuple(rating.ReasonCard(o.code, o.name, o.name_en) for o in options() if o.level is level and o.using)


RATE = rating.RateVisit("个人名下无不动产登记信息证明", "Certificate of no registered property", 60)

RATINGS: dict[str, s.Scene] = {
    "rate": RATE,
    "rate-reasons": rating.RateReasons("dissatisfied", reasons(Level.DISSATISFIED), 60),
    "rate-reasons-worst": rating.RateReasons("veryDissatisfied", reasons(Level.VERY_DISSATISFIED), 60),
    "rate-thanks": rating.RateThanks("verySatisfied", False, 6),
    "rate-thanks-bad": rating.RateThanks("dissatisfied", True, 6),
}
