"""The figures of a played day, as the citizens know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import fmean, median
from typing import Any

from kiosk.simulate.record import Visit


def figures(visits: Sequence[Visit]) -> dict[str, Any]:
    """Minutes; null where nobody had any."""
    given = [visit for visit in visits if visit.given is not None]
    waits = [visit.wait / 60 for visit in given if visit.wait is not None]
    served = [one for visit in given for one in visit.served]
    minutes = [(one.ended - one.started) / 60 for one in served if one.started is not None and one.ended is not None]
    return {
        "citizens": len(visits),
        "tickets": len(given),
        "refused": Counter(visit.refused.value for visit in visits if visit.refused is not None),
        "states": Counter(visit.state.value for visit in given),
        "at_windows": Counter(one.how for one in served),
        "returned": sum(visit.returned for visit in given),
        "ratings": sum(one.level is not None for one in served),
        "wait_median_minutes": round(median(waits), 1) if waits else None,
        "wait_mean_minutes": round(fmean(waits), 1) if waits else None,
        "wait_longest_minutes": round(max(waits), 1) if waits else None,
        "service_mean_minutes": round(fmean(minutes), 2) if minutes else None,
        **_told(given),
        "last_home": _clock(max((one.ended or 0.0 for one in served), default=0.0)),
    }


def _told(given: Sequence[Visit]) -> dict[str, Any]:
    """Of those who waited to be called, how many waited as long as their ticket said; the straight ones apart."""
    spans = [(one.given.span, one.wait / 60) for one in given if one.given is not None and one.wait is not None]
    waited = [(span, wait) for span, wait in spans if span.high > 3]
    return {
        "told_right_percent": _percent([span.low <= wait <= span.high for span, wait in spans]),
        "told_right_when_waiting_percent": _percent([span.low <= wait <= span.high for span, wait in waited]),
    }


def _percent(which: Sequence[bool]) -> float | None:
    return round(100 * sum(which) / len(which), 1) if which else None


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}"
