"""Examples for the OpenAPI page: what a kiosk sends. The person in them has the unassigned prefix 99."""

from __future__ import annotations

from typing import Any

from fastapi.openapi.models import Example

from kiosk.center.contract import Reason, Refusal
from kiosk.hall.answers import Detail

_HOLDER = {"kind": "resident", "number": "990101199001010019", "name": "李样例"}

QUOTE: dict[str, Example] = {
    "one item": {"value": {"items": ["weijian-001"]}},
    "with a holder": {"value": {"items": ["weijian-001"], "holder": _HOLDER}},
}
TICKET: dict[str, Example] = {
    "with a card": {
        "value": {"items": ["weijian-001"], "holder": _HOLDER, "missing": ["身份证复印件"], "language": "zh"}
    },
    "without": {"value": {"items": ["weijian-001"]}},
}
ADOPT: dict[str, Example] = {
    "given while the center was away": {
        "value": {
            "number": "A1107",
            "code": "7KM2QX9TRD",
            "day": "2026-01-05",
            "issued_at": "2026-01-05T09:31:07+08:00",
            "items": ["weijian-001"],
        }
    }
}
SETTLE: dict[str, Example] = {
    "printed": {"value": {"key": "a-key-of-the-kiosk", "paper": "printed"}},
    "nobody holds it": {"value": {"key": "a-key-of-the-kiosk", "paper": "void", "reason": "paper_out"}},
}
EVENT: dict[str, Example] = {
    "out of paper": {
        "value": {
            "kind": "device",
            "at": "2026-01-05T09:31:07+08:00",
            "source": "ticket_printer",
            "detail": "paper_out",
        }
    }
}

_REFUSALS: dict[str, Any] = {
    reason.value: {"value": Refusal(reason=reason).model_dump(mode="json")} for reason in Reason
}

Responses = dict[int | str, dict[str, Any]]

REFUSED: Responses = {
    409: {
        "model": Refusal,
        "description": "No ticket, and why",
        "content": {"application/json": {"examples": _REFUSALS}},
    }
}
AWAY: Responses = {503: {"model": Detail, "description": "The store cannot be reached; ask again with the same key"}}
STRANGER: Responses = {401: {"model": Refusal, "description": "This kiosk is not enrolled (`notEnrolled`)"}}
UNKNOWN: Responses = {404: {"model": Detail, "description": "There is no such ticket"}}
