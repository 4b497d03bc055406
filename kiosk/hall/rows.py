"""What changed in the day in memory, as the rows the store keeps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kiosk.hall.book import ticket_columns, window_columns
from kiosk.hall.exchange import Row, Write
from kiosk.hall.tables import calls, services, shifts, tickets, windows
from kiosk.queueing.day import Changes
from kiosk.queueing.standing import CallMade, Counter, Service


def ticket_writes(changes: Changes, new: dict[str, Row], seq: int) -> list[Write]:
    """`new` holds the columns that never change of tickets the store does not have yet; what is written is taken out
    of it."""
    moved = {key: ticket_columns(ticket, seq) for key, ticket in changes.tickets.items()}
    fresh = [new.pop(key) | moved.pop(key) for key in list(new) if key in moved]
    return _some(Write(tickets, "insert", fresh), Write(tickets, "change", list(moved.values())))


def counter_writes(changes: Changes, day: str, at: int, seq: int) -> list[Write]:
    """What happened at the windows on `day`; `at` in microseconds, `seq` the hall's count of changes."""
    return _some(
        Write(windows, "replace", [window_columns(window, day, seq) for window in changes.windows.values()]),
        Write(services, "insert", [_service(service, day) for service in changes.services]),
        Write(calls, "insert", [_call(call, day, seq) for call in changes.calls]),
        Write(shifts, "insert", [_shift(window, day, at) for window in changes.shifts]),
    )


def event_row(at: int, kiosk: str, kind: str, ticket: str | None, detail: Mapping[str, object]) -> Row:
    words = json.dumps(detail, ensure_ascii=False, separators=(",", ":"))
    return {"at": at, "kiosk": kiosk, "kind": kind, "ticket": ticket, "detail": words}


def _some(*writes: Write) -> list[Write]:
    return [each for each in writes if each.rows]


def _service(service: Service, day: str) -> Row:
    ticket = service.ticket
    return {
        "id": service.id,
        "day": day,
        "ticket": ticket.id,
        "number": ticket.number,
        "prefix": ticket.prefix,
        "window": ticket.window,
        "clerk": ticket.clerk,
        "items": json.dumps(ticket.legs[0] if ticket.legs else ()),
        "priorities": " ".join(ticket.priorities),
        "ready_at": ticket.ready_at,
        "called_at": ticket.called_at,
        "started_at": ticket.started_at,
        "ended_at": service.ended_at,
        "ended": service.ended,
        "outcomes": json.dumps([each.model_dump(mode="json") for each in service.outcomes]),
        "calls": ticket.calls,
    }


def _call(call: CallMade, day: str, seq: int) -> Row:
    return {
        "id": call.id,
        "day": day,
        "seq": seq,
        "at": call.at,
        "ticket": call.ticket,
        "number": call.number,
        "window": call.window,
        "name": call.shown,
        "again": call.again,
    }


def _shift(window: Counter, day: str, at: int) -> Row:
    return {
        "day": day,
        "at": at,
        "window": window.number,
        "state": window.state.value,
        "clerk": window.clerk,
        "reason": window.reason,
    }
