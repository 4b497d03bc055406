"""The queue of one day, in memory: who stands where, and what has changed since it was last written down.

Nothing here reads a clock or a store. `put` and `move` are the only ways to change a ticket or a window, so counts
and indexes always agree with them.
"""

from __future__ import annotations

from collections import Counter as Counted
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.center.contract import TicketState
from kiosk.center.contract.windows import WindowState
from kiosk.queueing.standing import ACTIVE, CallMade, Counter, Note, Service, Standing
from kiosk.queueing.windows import Counters

_CALLS_KEPT = 60

Line = tuple[frozenset[str], str]
"""Pool and letter."""


@dataclass(slots=True)
class Changes:
    """What is to be written down."""

    tickets: dict[str, Standing] = field(default_factory=dict)
    windows: dict[str, Counter] = field(default_factory=dict)
    shifts: list[Counter] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    calls: list[CallMade] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.tickets or self.windows or self.services or self.calls or self.notes)


class Day:
    def __init__(self, date: str, plan: Counters) -> None:
        self.date = date
        self.plan = plan
        self.tickets: dict[str, Standing] = {}
        """Active ones, by id."""
        self.windows = {each.place.number: _planned(each.place.number, plan) for each in plan.windows}
        self.calls: deque[CallMade] = deque(maxlen=_CALLS_KEPT)
        self.lines: Counted[Line] = Counted()
        """How many wait, by the windows they wait for."""
        self.changes = Changes()
        self.last_line = 0
        """The last place given at the end of the queue."""
        self.last_call = 0
        self.moves = 0
        """How often a window has changed: what was worked out from the windows holds while this stands."""
        self._open: frozenset[str] | None = None
        self._due: int | None = None
        self._in_line: dict[Line, dict[str, Standing]] = {}
        self._first: dict[Line, int] = {}
        self._pools: dict[frozenset[str], frozenset[str]] = {}
        self._by_state: dict[TicketState, dict[str, Standing]] = {state: {} for state in ACTIVE}
        self._numbers: dict[str, str] = {}
        self._holders: dict[str, set[str]] = {}

    # ---------------------------------------------------------------------------------- looking

    def numbered(self, number: str) -> Standing | None:
        """The active ticket with this number."""
        return self.tickets.get(self._numbers.get(number, ""))

    def at(self, window: str) -> Standing | None:
        """Who is called to a window or served there."""
        return self.tickets.get(self.windows[window].ticket)

    def waiting(self) -> Iterable[Standing]:
        return self._by_state[TicketState.WAITING].values()

    def first_in(self, line: Line) -> int:
        """The earliest place in a line in which somebody waits."""
        first = self._first.get(line)
        if first is None:
            first = min(each.line for each in self._in_line[line].values())
            self._first[line] = first
        return first

    def waiting_for(self, window: str) -> list[Standing]:
        """Tickets this window may serve, in no order."""
        return [ticket for (pool, _), those in self._in_line.items() if window in pool for ticket in those.values()]

    def in_state(self, state: TicketState) -> list[Standing]:
        """Active tickets in this state."""
        return list(self._by_state[state].values())

    def next_due(self) -> int | None:
        """When the first held ticket's time is up; None while none is held."""
        held = self._by_state[TicketState.HELD]
        if held and self._due is None:
            self._due = min(each.hold_until or 0 for each in held.values())
        return self._due if held else None

    def held_by(self, holder: str) -> list[Standing]:
        """Active tickets of one holder."""
        return [self.tickets[each] for each in sorted(self._holders.get(holder, ()))]

    def pool_for(self, lanes: Iterable[str]) -> frozenset[str]:
        """Windows that serve every one of these letters, open or not."""
        wanted = frozenset(lanes)
        found = self._pools.get(wanted)
        if found is None:
            found = frozenset(window.number for window in self.windows.values() if wanted <= window.lanes)
            self._pools[wanted] = found
        return found

    def open_numbers(self) -> frozenset[str]:
        """Windows one can take a ticket for: those nobody has closed, or the plan has not."""
        if self._open is None:
            self._open = frozenset(
                each.number for each in self.windows.values() if each.state is not WindowState.CLOSED
            )
        return self._open

    # --------------------------------------------------------------------------------- changing

    def put(self, ticket: Standing) -> Standing:
        """A new ticket, or a known one as it stands now."""
        self.place(ticket)
        self.changes.tickets[ticket.id] = ticket
        return ticket

    def move(self, window: Counter) -> Counter:
        """A window as it stands now."""
        before = self.windows[window.number]
        self.windows[window.number] = window
        self.moves += 1
        if before.state is not window.state:
            self._open = None
        if before.lanes != window.lanes:
            self._pools.clear()
        self.changes.windows[window.number] = window
        if (before.state, before.clerk) != (window.state, window.clerk):
            self.changes.shifts.append(window)
        return window

    def call(self, ticket: Standing, now: int, *, again: bool) -> None:
        """The boards show it, the voice says it."""
        self.last_call += 1
        made = CallMade(self.last_call, now, ticket.id, ticket.number, ticket.window, ticket.shown, again)
        self.calls.append(made)
        self.changes.calls.append(made)

    def next_line(self, now: int) -> int:
        """A place behind everybody: a clock that was set back must not put the next one before those who wait."""
        self.last_line = max(now, self.last_line + 1)
        return self.last_line

    def take_changes(self) -> Changes:
        """What has changed since the last time; the caller writes it down."""
        changes, self.changes = self.changes, Changes()
        return changes

    # ---------------------------------------------------------------- as read, without a change

    def place(self, ticket: Standing) -> None:
        """Put a ticket where it stands; one that is over leaves."""
        self._forget(self.tickets.pop(ticket.id, None))
        if ticket.state not in ACTIVE:
            return
        self.tickets[ticket.id] = ticket
        self._numbers[ticket.number] = ticket.id
        if ticket.holder:
            self._holders.setdefault(ticket.holder, set()).add(ticket.id)
        self._by_state[ticket.state][ticket.id] = ticket
        if ticket.state is TicketState.HELD:
            self._due = None
        if ticket.state is TicketState.WAITING:
            line = (ticket.pool, ticket.prefix)
            self.lines[line] += 1
            self._in_line.setdefault(line, {})[ticket.id] = ticket
            if line in self._first:
                self._first[line] = min(self._first[line], ticket.line)

    def read_windows(self, windows: Mapping[str, Counter]) -> None:
        self.windows.update(windows)
        self.moves += 1
        self._open = None
        self._pools.clear()

    def read_call(self, call: CallMade) -> None:
        if call.id > self.last_call:
            self.last_call = call.id
            self.calls.append(call)

    def _forget(self, ticket: Standing | None) -> None:
        if ticket is None:
            return
        if self._numbers.get(ticket.number) == ticket.id:
            del self._numbers[ticket.number]
        if ticket.holder:
            theirs = self._holders[ticket.holder]
            theirs.discard(ticket.id)
            if not theirs:
                del self._holders[ticket.holder]
        del self._by_state[ticket.state][ticket.id]
        if ticket.state is TicketState.HELD:
            self._due = None
        if ticket.state is TicketState.WAITING:
            line = (ticket.pool, ticket.prefix)
            self.lines[line] -= 1
            del self._in_line[line][ticket.id]
            if not self.lines[line]:
                del self.lines[line], self._in_line[line]
            if self._first.get(line) == ticket.line:
                del self._first[line]


def _planned(number: str, plan: Counters) -> Counter:
    window = next(each for each in plan.windows if each.place.number == number)
    state = WindowState.ABSENT if window.place.open else WindowState.CLOSED
    return Counter(number=number, lanes=window.lanes, state=state)
