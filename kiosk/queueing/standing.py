"""A ticket, a window and a service as the queue of the day knows them. Moments are microseconds since 1970."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import ItemOutcome, WindowState

ACTIVE = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD, TicketState.PASSED})
"""In the hall, or expected back in the queue."""

AT_WINDOW = frozenset({TicketState.CALLED, TicketState.SERVING})

Leg = tuple[str, ...]
"""Codes of the items that are done at one window in one go."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands. Every change makes a new one."""

    id: str
    number: str
    prefix: str
    state: TicketState
    line: int
    """Its place in the queue: the moment it counts from."""
    pool: frozenset[str]
    """The windows that can serve it now."""
    issued_at: int
    ready_at: int
    """Since when it waits for what comes next."""
    legs: tuple[Leg, ...]
    """What is to be done: at hand first, then at later windows."""
    lanes: frozenset[str] = frozenset()
    """Letters of all its items."""
    holder: str = field(default="", repr=False)
    """The blind mark of whoever it belongs to; "" when nobody said."""
    shown: str = field(default="", repr=False)
    """The name as boards may show it: 张*."""
    priorities: tuple[str, ...] = ()
    overtaken: int = 0
    """How many who came later were called before it."""
    calls: int = 0
    window: str = ""
    """Where it is called, served or held."""
    clerk: str = ""
    called_at: int | None = None
    started_at: int | None = None
    finished_at: int | None = None
    hold_until: int | None = None
    reason: str = ""
    why: str = ""
    """While it waits: what put it where it stands, "" for its own turn. Since its call: by which rule it was called."""
    came_from: str = ""
    back_to: str = ""
    bound: bool = False
    """Its pool was chosen by a clerk and does not follow what the windows serve."""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """A window of the hall, today."""

    number: str
    lanes: frozenset[str]
    """Letters it serves."""
    state: WindowState
    reason: str = ""
    clerk: str = ""
    badge: str = ""
    since: int = 0
    own_lanes: bool = False
    """Its letters were set for today and are not the plan's."""
    ticket: str = ""
    """Id of the ticket called to it or served at it."""
    service: str = ""
    service_number: str = ""
    called: int = 0
    served: int = 0
    passed: int = 0
    service_time: int = 0
    rated: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """One time a ticket was at a window, ended."""

    id: str
    ticket: Standing
    """As it was when the service ended."""
    ended_at: int
    ended: str
    """done, passed, held, transferred, cancelled, closed."""
    outcomes: tuple[ItemOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class CallMade:
    id: int
    at: int
    ticket: str
    number: str
    window: str
    shown: str = field(default="", repr=False)
    again: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the event log."""

    kind: str
    ticket: str
    window: str
    clerk: str
    detail: dict[str, object]
