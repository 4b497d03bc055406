"""What every reader of social-security cards does with a card: choose the application, read two files, take them apart.

A card whose application cannot be chosen is told as UNKNOWN_KIND; so are, until somebody describes theirs,
third-generation cards. Nothing here needs or asks for a PIN.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from drivers.contract.social_card import SocialCard, SocialDetail, SocialResult
from drivers.contract.words import Outcome
from drivers.social_card.channel import CardTrouble, Channel, read_record, select_application, select_file
from drivers.social_card.templates import Layout

_OUTCOMES = {
    SocialDetail.REMOVED: Outcome.USER_ERROR,
    SocialDetail.GARBAGE: Outcome.INVALID_DATA,
    SocialDetail.READ_FAILED: Outcome.INVALID_DATA,
    SocialDetail.SILENT: Outcome.TIMEOUT,
}
_NO_RECORD = frozenset({0x6A83, 0x6A82, 0x6A88})
"""Record, file, or referenced data not found: cards of some cities lack some fields."""


def read_card(opener: Callable[[], Channel], layout: Layout, deadline: float) -> SocialResult:
    """One card, whatever becomes of it. `opener` may raise CardTrouble. TIMEOUT is noticed between two commands."""
    began = time.monotonic()
    try:
        result = _read(opener(), layout, began + deadline)
    except CardTrouble as trouble:
        result = SocialResult(_OUTCOMES.get(trouble.detail, Outcome.NOT_READY), trouble.detail)
    return replace(result, seconds=time.monotonic() - began)


def _read(channel: Channel, layout: Layout, ends: float) -> SocialResult:
    try:
        chosen = select_application(channel, layout.aid)
        if not chosen.good:
            return SocialResult(Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND, sw=chosen.sw)
        records = _records(channel, layout, ends)
    finally:
        channel.close()
    if isinstance(records, SocialResult):
        return records
    card = _card(records, layout)
    if not card.number:
        return SocialResult(Outcome.INVALID_DATA, SocialDetail.GARBAGE, card)
    return SocialResult(Outcome.SUCCESS, card=card)


def _records(channel: Channel, layout: Layout, ends: float) -> dict[str, bytes] | SocialResult:
    """Every record the templates name, by its place; or how it ended before."""
    records: dict[str, bytes] = {}
    chosen = ""
    for template in layout.templates:
        if time.monotonic() >= ends:
            return SocialResult(Outcome.TIMEOUT)
        if template.place in records:
            continue
        if template.file != chosen:
            chosen, answer = template.file, select_file(channel, template.file)
            if not answer.good:
                return SocialResult(Outcome.INVALID_DATA, SocialDetail.UNKNOWN_KIND, sw=answer.sw)
        answer = read_record(channel, template.tag, layout.by)
        if answer.good:
            records[template.place] = answer.data
        elif answer.sw not in _NO_RECORD:
            return SocialResult(Outcome.INVALID_DATA, SocialDetail.READ_FAILED, sw=answer.sw)
    return records


def _card(records: Mapping[str, bytes], layout: Layout) -> SocialCard:
    texts: dict[str, Any] = {}
    for template in layout.templates:
        if template.place in records:
            try:
                texts[template.field] = template.text(records[template.place])
            except ValueError:  # another city's way to write it: the bytes stay in `raw`
                continue
    return replace(SocialCard(raw=records), **texts)
