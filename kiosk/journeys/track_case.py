"""进度查询: where is my case. The card, the slip's code or the number → which case → its way, as a parcel's."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from kiosk.cases.numbers import grouped
from kiosk.center.contract.cases import CaseReason, State, Stop, Track, TrackFee
from kiosk.journeys.finding_case import find_cases
from kiosk.journeys.printing_slip import place_name, print_slip
from kiosk.journeys.refusing import phone
from kiosk.paper.case_slip import slip_of_track, spoilt_words
from kiosk.paper.words import in_fours, yuan
from kiosk.scenes.cases import CaseLine, CaseRefused, CaseWay, ChooseCase, Station
from kiosk.visit import Visit

COMING = {
    State.RECEIVED: "accept",
    State.CORRECTION: "accept",
    State.ACCEPTED: "review",
    State.REVIEW: "approve",
    State.APPROVAL: "result",
    State.SPECIAL: "resume",
    State.GRANTED: "issue",
    State.ISSUED: "pickUp",
}
"""What follows on the public way; after an end, nothing."""
BEFORE = (State.RECEIVED, State.CORRECTION)
_FINAL = (CaseReason.NO_CASES.value, "centerAway")
"""Another way would be answered the same. After too many tries of one number its owner's card may still open it."""


async def track_case(visit: Visit) -> str:
    """The whole journey. Returns how it ended: "shown", "printed", "refused" or "left"."""
    while True:
        found = await find_cases(visit)
        if found is None:
            return "left"
        ended = await (_refuse(visit, found) if isinstance(found, str) else _show(visit, found))
        if ended:
            return ended


async def _refuse(visit: Visit, why: str) -> str:
    """ "" leads back to the three ways."""
    answer = await visit.show(CaseRefused(why, why not in _FINAL, phone(visit)))
    return "" if answer.action == "other" else "refused"


async def _show(visit: Visit, cases: tuple[Track, ...]) -> str:
    """ "" leads back to the three ways."""
    while True:
        chosen = cases[0] if len(cases) == 1 else await _choose(visit, cases)
        if chosen is None:
            return ""
        ended = await _follow(visit, chosen)
        if ended or len(cases) == 1:
            return ended


async def _choose(visit: Visit, cases: tuple[Track, ...]) -> Track | None:
    answer = await visit.show(ChooseCase(cases[0].shown, tuple(map(_line, cases))))
    return cases[int(answer.value)] if answer.action == "choose" else None


async def _follow(visit: Visit, track: Track) -> str:
    """ "" leads back. The slip can be printed; the screen stays until the citizen has read it."""
    printed = ""
    while True:
        track = _read_by(visit, track)
        answer = await visit.show(way_of(track, printed))
        if answer.action == "back":
            return ""
        if answer.action == "done":
            return "printed" if printed == "printed" else "shown"
        if answer.action == "print":
            language = visit.stage.language()
            slip = slip_of_track(track, place_name(visit), visit.desk.now(), language)
            printed = await print_slip(visit, slip, spoilt_words(language))


def way_of(track: Track, printed: str = "") -> CaseWay:
    """The case as its screen shows it."""
    return CaseWay(
        name=track.item_name,
        name_en=track.item_name_en,
        department=track.department,
        department_en=track.department_en,
        number=grouped(track.short),
        who=track.shown,
        state=track.state.value,
        stations=tuple(stations(track.stops)[::-1]),
        coming=COMING.get(track.state, ""),
        due=_iso(track.due),
        promised=track.promised_days if track.state in BEFORE else None,
        days_left=track.working_days_left,
        late_reason=track.late_reason,
        gaps=track.gaps,
        gaps_until=_iso(track.gaps_until),
        committed=track.committed,
        check_by=_iso(track.check_by),
        result=track.result,
        pick_up=track.pick_up,
        **_fee(track.fee),
        printed=printed,
    )


def _fee(fee: TrackFee | None) -> dict[str, str]:
    if fee is None:
        return {}
    return {
        "fee": yuan(fee.amount),
        "fee_state": fee.state.value,
        "fee_code": in_fours(fee.code),
        "fee_day": _iso(fee.until or fee.paid_on),
    }


def stations(stops: tuple[Stop, ...]) -> list[Station]:
    """Oldest first. A stop tells where the case stood then; where it stands as before, more time was taken or a
    commitment was looked into, what follows a special procedure is where it had been, and after a correction the papers
    were brought."""
    stages = [stop.state.value for stop in stops]
    for place, (before, after) in enumerate(pairwise(stops), start=1):
        if after.verified:
            stages[place] = "verified"
        elif before.state is State.SPECIAL and after.state in (State.ACCEPTED, State.REVIEW, State.APPROVAL):
            stages[place] = "resumed"
        elif before.state is State.CORRECTION and after.state is State.RECEIVED:
            stages[place] = "supplemented"
        elif before.state is after.state:
            stages[place] = "extended"
        elif after.by_law:
            stages[place] = "lapsed" if after.state is State.WITHDRAWN else "deemedAccepted"
    return [
        Station(what, stop.at.strftime("%Y-%m-%d %H:%M"), stop.words) for what, stop in zip(stages, stops, strict=True)
    ]


def _read_by(visit: Visit, track: Track) -> Track:
    """With the names of materials in the language the citizen reads, as far as the catalogue knows them."""
    catalogue = visit.desk.catalogue
    if visit.stage.language() != "en" or catalogue is None:
        return track
    english = {each.name: each.name_en for item in catalogue.items for each in item.materials}

    def read(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(english.get(name) or name for name in names)

    return track.model_copy(update={"gaps": read(track.gaps), "committed": read(track.committed)})


def _line(track: Track) -> CaseLine:
    since = track.stops[0].at.date() if track.stops else None
    return CaseLine(track.item_name, track.item_name_en, grouped(track.short), track.state.value, _iso(since))


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
