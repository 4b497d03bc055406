"""The tracking slip of a case on 80 mm paper: from the moment the papers change hands, and later as a look at the way.

Names nobody in full: slips are left lying about.
"""

from __future__ import annotations

from datetime import date, datetime

from drivers.contract import Slip, SlipCode, SlipFeed, SlipLine, SlipPart, SlipRule
from kiosk.cases.numbers import grouped
from kiosk.center.contract.cases import CaseFee, CaseSlip, State, Track, TrackFee
from kiosk.center.contract.fees import SLIP
from kiosk.paper.case_words import Words, case_words
from kiosk.paper.words import in_fours, yuan

QR_MODULE = 6


def spoilt_words(language: str = "zh") -> str:
    """For half a slip: the number holds, and can be printed again."""
    return case_words(language)["spoilt"]


def slip_of(slip: CaseSlip, hall: str, language: str = "zh") -> Slip:
    """The receipt of what was handed in. `hall` in the citizen's language."""
    words, english = case_words(language), language == "en"
    parts = _head(hall, words["slip"], (slip.item_name_en if english else "") or slip.item_name, slip.short, words)
    parts += [
        SlipLine(words["whole"].format(number=grouped(slip.number))),
        SlipLine(words["who"].format(shown=slip.shown)),
        *_line(words, "department", name=slip.department),
        SlipLine(words["handed_in"].format(time=_moment(slip.received_at))),
        SlipRule(),
        SlipLine(words["answer"].format(day=_day(slip.answer_by)), bold=True),
        *_promise(slip, words),
    ]
    if slip.gaps:
        parts += [SlipLine(words["missing"].format(names=words["comma"].join(slip.gaps)), bold=True)]
    return Slip((*parts, *_fee(slip.fee, words), *_foot(slip.url, words)))


def slip_of_track(track: Track, hall: str, now: datetime, language: str = "zh") -> Slip:
    """How far the case is at `now`; a center that tells no public page gets no code to scan."""
    words, english = case_words(language), language == "en"
    parts = _head(
        hall, words["progress"], (track.item_name_en if english else "") or track.item_name, track.short, words
    )
    parts += [
        SlipLine(words["who"].format(shown=track.shown)),
        *_line(words, "department", name=(track.department_en if english else "") or track.department),
        SlipRule(),
        SlipLine(words["as_of"].format(time=_moment(now))),
        SlipLine(words[track.state], size=2, bold=True),
        *_limit(track, words),
        *_gaps(track, words),
        *_line(words, "committed", names=words["comma"].join(track.committed)),
        *_line(words, "check_by", day=_day(track.check_by) if track.check_by else ""),
        *_line(words, "result", name=track.result),
        *_line(words, "pick_up", place=track.pick_up),
    ]
    return Slip((*parts, *_owing(track.fee, words), *_foot(track.url, words)))


def _head(hall: str, title: str, item: str, short: str, words: Words) -> list[SlipPart]:
    return [
        SlipLine(hall, align="center"),
        SlipLine(title, size=2, bold=True, align="center"),
        SlipRule(),
        SlipLine(item, bold=True),
        SlipLine(words["number"]),
        SlipLine(grouped(short), size=2, bold=True),
    ]


def _foot(url: str, words: Words) -> list[SlipPart]:
    code: list[SlipPart] = [SlipCode(url, module=QR_MODULE), SlipLine(words["scan"], align="center")] if url else []
    return [
        SlipRule(),
        SlipLine(words["steps"], align="center"),
        *code,
        SlipLine(words["ask"], align="center"),
        SlipFeed(16),
    ]


def _promise(slip: CaseSlip, words: Words) -> list[SlipPart]:
    if not slip.promised_days:
        return [SlipLine(words["at_once"])]
    law = [SlipLine(words["law"].format(days=slip.statutory_days))] if slip.statutory_days else []
    return [SlipLine(words["promise"].format(days=slip.promised_days)), *law]


def _limit(track: Track, words: Words) -> list[SlipPart]:
    left, lines = track.working_days_left, []
    if track.state in (State.RECEIVED, State.CORRECTION):
        lines = [words["promise"].format(days=track.promised_days) if track.promised_days else words["at_once"]]
    if track.due is not None and left is not None:
        rest = words["left"].format(days=left) if left > 0 else words["last_day"]
        lines = [words["due"].format(day=_day(track.due)), rest if left >= 0 else words["late"].format(days=-left)]
    if track.late_reason:
        lines.append(words["late_reason"].format(words=track.late_reason))
    return [SlipLine(line) for line in lines]


def _gaps(track: Track, words: Words) -> list[SlipPart]:
    if not track.gaps:
        return []
    lines = [words["missing"].format(names=words["comma"].join(track.gaps))]
    if track.gaps_until is not None:
        lines.append(words["bring"].format(day=_day(track.gaps_until)))
    return [SlipLine(line, bold=True) for line in lines]


def _fee(fee: CaseFee | None, words: Words) -> list[SlipPart]:
    """The code to pay by stands above the one to follow the case by; each says what it is for."""
    if fee is None:
        return []
    parts: list[SlipPart] = [SlipRule(), SlipLine(words["fee"].format(amount=yuan(fee.amount)), bold=True)]
    if not fee.code:
        return [*parts, SlipLine(words["fee_later"])]
    return [*parts, *_pay(fee.code, words)]


def _owing(fee: TrackFee | None, words: Words) -> list[SlipPart]:
    """How the fee stands, and while it is open how to pay it."""
    if fee is None:
        return []
    amount = yuan(fee.amount)
    if fee.until is None:
        day = _day(fee.paid_on) if fee.paid_on else ""
        return [SlipLine(words[f"fee_state_{fee.state.value}"].format(amount=amount, day=day))]
    until = SlipLine(words["fee_until"].format(day=_day(fee.until)))
    return [SlipRule(), SlipLine(words["fee"].format(amount=amount), bold=True), until, *_pay(fee.code, words)]


def _pay(code: str, words: Words) -> list[SlipPart]:
    digits, scanned = SlipLine(words["fee_code"].format(code=in_fours(code))), SlipCode(SLIP + code, module=QR_MODULE)
    return [digits, scanned, SlipLine(words["fee_pay"], align="center")]


def _line(words: Words, key: str, **facts: str) -> list[SlipPart]:
    """Nothing where there is nothing to say."""
    return [SlipLine(words[key].format(**facts))] if all(facts.values()) else []


def _day(day: date) -> str:
    return day.isoformat()


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
