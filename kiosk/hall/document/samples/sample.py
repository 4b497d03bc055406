"""The shape of a sample, and the citizen, the time and the places all of them speak of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from pydantic import BaseModel

from kiosk.center.contract import Holder, Span, TicketItem, WindowPlace

Examples = Mapping[str, BaseModel | str]
"""By name; a text is an answer that is no JSON, as it goes over the wire."""


class Sample(NamedTuple):
    answers: Examples
    asks: Examples


def sample(answer: BaseModel | str | Examples | None = None, ask: BaseModel | Examples | None = None) -> Sample:
    return Sample(_named(answer), _named(ask))


def at(clock: str, day: str = "2026-01-05") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00+08:00")


def _named(given: BaseModel | str | Examples | None) -> Examples:
    if given is None:
        return {}
    return {"example": given} if isinstance(given, BaseModel | str) else given


DAY = date(2026, 1, 5)
HOLDER = Holder(kind="resident", number="990101199001010019", name="李样例")
VISIT = "5f2b8c1e9d7a4f60"
ID = "064b3a1f2c9d0e8a7b6c5d4e"
SERVICE = "064b3a2f2c9d0e8a7b6c5d4e"
TICKET_CODE = "7KM2QX9TRD"
ITEM = TicketItem(code="weijian-001", name="健康证办理", name_en="Health certificate")
SPAN = Span(low=12, high=26)
PLACE = WindowPlace(number="01", name="综合窗口", name_en="General window", zone="A区", floor="1F", pooled=True)
