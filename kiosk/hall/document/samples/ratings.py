"""Samples: ratings 好差评, by citizens and for managers."""

from __future__ import annotations

from datetime import date

from kiosk.center.contract import Taken
from kiosk.center.contract.rating_desk import (
    Appeal,
    AppealKind,
    AppealRequest,
    Contact,
    Decision,
    Figures,
    FollowUp,
    FollowUpList,
    FollowUpState,
    RatingList,
    RatingSeen,
    Settle,
    Suspicion,
    SuspicionList,
)
from kiosk.center.contract.ratings import (
    Asking,
    Channel,
    FollowUpTally,
    Invitation,
    Level,
    OptionSet,
    PaperRating,
    PhoneRating,
    Published,
    Rated,
    RatingOption,
    RatingRequest,
    Tally,
    TicketRatings,
    TicketService,
)
from kiosk.hall.document.samples.sample import DAY, ID, ITEM, SERVICE, at, sample

_OPTION = RatingOption(code="209", name="未在承诺时间内办结", level=Level.DISSATISFIED)
_ASKING = Asking(
    service=SERVICE,
    number="A027",
    window="01",
    window_name="综合窗口",
    clerk="007",
    items=(ITEM,),
    ended_at=at("10:02"),
)
_RATED = Rated(
    id=ID, service=SERVICE, number="A027", window="01", level=Level.DISSATISFIED, assess_number=1, at=at("10:03")
)
_SEEN = RatingSeen(
    id=ID,
    service=SERVICE,
    assess_number=1,
    at=at("10:03"),
    number="A027",
    window="01",
    clerk=ID,
    clerk_name="007 员工",
    items=(ITEM.code,),
    level=Level.DISSATISFIED,
    reasons=(_OPTION,),
    channel=Channel.TABLET,
)
_FOLLOW_UP = FollowUp(
    id=ID,
    rating=_SEEN,
    state=FollowUpState.CONTACTED,
    opened_at=at("10:03"),
    contact_by=date(2026, 1, 6),
    settle_by=date(2026, 1, 26),
    contacted_at=at("15:20"),
    contacted_by="M01",
    reached=True,
    contact_note="已向群众说明",
)
_APPEAL = Appeal(id=ID, rating=ID, kind=AppealKind.MISTAKEN, grounds="点错", opened_at=at("16:00"), opened_by="M01")
_DECIDED = _APPEAL.model_copy(update={"decided_by": "M02", "decided_at": at("17:00"), "upheld": True, "reason": "属实"})
_TALLY = Tally(services=41, rated=30, levels={Level.SATISFIED: 28, Level.DISSATISFIED: 2}, satisfaction=0.933)
_OF_FOLLOW_UPS = FollowUpTally(opened=2, contacted=2, reached=1, in_time=2, settled=1, contact_rate=1.0)
_SUSPICION = Suspicion(id=5, at=at("11:00"), kind="burst", window="01", text="01 窗口 5 分钟内 12 次评价")

DOORS = {
    "GET /v1/ratings/options": sample(OptionSet(version=2, options=(_OPTION,), invite_seconds=60)),
    "GET /v1/windows/{number}/invitation": sample(
        Invitation(seq=830, now=at("10:02"), window="01", asking=_ASKING, seconds_left=58.0)
    ),
    "POST /v1/ratings": sample(
        _RATED, RatingRequest(service=SERVICE, level=Level.DISSATISFIED, reasons=("209",), channel=Channel.TABLET)
    ),
    "POST /v1/ratings/papers": sample(
        Taken(id=4717), PaperRating(paper=ID, level=Level.SATISFIED, reasons=("412",), at=at("09:38"))
    ),
    "GET /v1/tickets/{code}/rating": sample(
        TicketRatings(number="A027", until=date(2026, 1, 12), services=(TicketService(asking=_ASKING, may_rate=True),))
    ),
    "POST /v1/tickets/{code}/rating": sample(
        _RATED, PhoneRating(service=SERVICE, level=Level.DISSATISFIED, reasons=("209",))
    ),
    "GET /v1/ratings/published": sample(
        Published(since=DAY, until=DAY, hall=_TALLY, windows=(_TALLY.model_copy(update={"key": "01"}),))
    ),
    "GET /v1/ratings": sample(RatingList(ratings=(_SEEN,))),
    "GET /v1/ratings/figures": sample(
        Figures(
            since=DAY, until=DAY, by="window", total=_TALLY, groups=(_TALLY,), follow_ups=_OF_FOLLOW_UPS, suspicions=1
        )
    ),
    "GET /v1/ratings/suspicions": sample(SuspicionList(suspicions=(_SUSPICION,))),
    "GET /v1/ratings/follow-ups": sample(FollowUpList(today=DAY, follow_ups=(_FOLLOW_UP,))),
    "POST /v1/ratings/follow-ups/{number}/steps": sample(
        _FOLLOW_UP,
        {
            "called back": Contact(reached=True, note="已向群众说明"),
            "put right": Settle(how="rectified", answer="已加开窗口"),
        },
    ),
    "POST /v1/ratings/{rating}/appeals": sample(_APPEAL, AppealRequest(kind=AppealKind.MISTAKEN, grounds="点错")),
    "POST /v1/ratings/appeals/{number}/decision": sample(_DECIDED, Decision(upheld=True, reason="属实")),
}
