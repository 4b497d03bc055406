"""Which day is named for what is used up for today."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.center.contract import Hours
from kiosk.journeys.filing_asking import _next_open
from kiosk.journeys.refusing import next_day

SPANS = (("09:00", "12:00"),)


def visit(now: str, opens: str, keep_days: int = 7) -> Any:
    """As much of a visit as tells the day: the hall as it was last heard, the time, how long a draft is kept."""
    hours = Hours(day=date.fromisoformat(opens), spans=SPANS) if opens else None
    desk = SimpleNamespace(hall_known=SimpleNamespace(next_day=hours), now=lambda: datetime.fromisoformat(now))
    return SimpleNamespace(desk=desk, application=SimpleNamespace(keep_days=keep_days))


@pytest.mark.parametrize(
    ("now", "opens", "told"),
    [
        ("2026-11-20T10:00", "2026-11-23", "2026-11-23 09:00"),
        ("2026-11-20T10:00", "", ""),
        ("2026-11-23T00:05", "2026-11-23", ""),  # heard yesterday, and the center away since
    ],
)
def test_the_hall_says_it_and_what_is_old_is_not_told(now: str, opens: str, told: str) -> None:
    assert next_day(visit(now, opens)) == told


@pytest.mark.parametrize(("keep_days", "told"), [(8, "2026-10-08 09:00"), (7, "")])
def test_nobody_is_told_to_come_when_the_draft_is_gone(keep_days: int, told: str) -> None:
    """The holidays of October are longer than a draft is kept."""
    assert _next_open(visit("2026-09-30T16:00", "2026-10-08", keep_days)) == told
