"""What was found: a line for each check, for people; one JSON object for programs."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Sequence

from kiosk.conformance.clauses import State
from kiosk.conformance.running import Found, held

_WIDTH = 118
_SIGNS = {State.HELD: "ok     ", State.BROKEN: "BROKEN ", State.SKIPPED: "skipped"}


def line(found: Found) -> str:
    head = f"{found.check.number:<4}{_SIGNS[found.outcome.state]}  "
    text = textwrap.fill(found.check.clause, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
    if not found.outcome.why:
        return text
    why = textwrap.fill(found.outcome.why, _WIDTH, initial_indent=" " * 13 + "→ ", subsequent_indent=" " * 15)
    return f"{text}\n{why}"


def summary(found: Sequence[Found]) -> str:
    counted = _counted(found)
    verdict = "This center keeps the contract." if held(found) else "This center does not keep the contract."
    return f"{verdict} {counted['held']} held, {counted['broken']} broken, {counted['skipped']} skipped."


def as_json(url: str, found: Sequence[Found]) -> str:
    checks = [
        {
            "number": each.check.number,
            "room": each.room,
            "clause": each.check.clause,
            "state": each.outcome.state.value,
            "why": each.outcome.why,
        }
        for each in found
    ]
    told = {"center": url, "held": held(found), "counts": _counted(found), "checks": checks}
    return json.dumps(told, ensure_ascii=False)


def _counted(found: Sequence[Found]) -> dict[str, int]:
    counted = Counter(each.outcome.state for each in found)
    return {state.value: counted[state] for state in State}
