"""The checks, room by room, in the order they run."""

from __future__ import annotations

from kiosk.conformance.clauses import Room
from kiosk.conformance.rooms import cases, catalogue, everywhere, fees, filing, hall, identity, outbox, papers, tickets

ROOMS: tuple[Room, ...] = (
    hall.ROOM,
    catalogue.ROOM,
    tickets.ROOM,
    outbox.ROOM,
    papers.ROOM,
    cases.ROOM,
    fees.ROOM,
    filing.ROOM,
    identity.ROOM,
    everywhere.ROOM,
)
"""`everywhere` is the last: it looks back at every answer."""
