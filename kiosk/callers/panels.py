"""What every pad should show and sound, and which command brings it nearer to that. Thread-safe; speaks to no line."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.callers.settings import WindowTable
from kiosk.center.contract.windows import WindowStanding

DONE, NO, DROPPED = 1, 2, 3
"""Beeps."""
BEEP_GAP = 0.3
RETRY = 0.5
MOST_SHOWN = 999

Figures = tuple[int | None, int | None]
"""Waiting count and ticket number, each three digits or blank."""
NOTHING: Figures = (None, None)


class What(Enum):
    WAITING = auto()
    TICKET = auto()
    BEEP = auto()
    RATING = auto()


@dataclass(frozen=True, slots=True)
class Command:
    window: str
    address: int
    what: What
    value: int | None = None


@dataclass(slots=True)
class _Panel:
    table: WindowTable
    wanted: Figures = NOTHING
    shown: Figures | None = None
    """None: nobody knows what it shows."""
    told_at: float = 0.0
    known_at: float = 0.0
    beeps: int = 0
    rating: bool = False
    not_before: float = 0.0
    todo: deque[tuple[What, int | None]] = field(default_factory=deque)


class Panels:
    """`due` gives the next command, `done` says how it went; times are seconds of one clock, given by the caller."""

    def __init__(self, windows: Mapping[str, WindowTable], refresh: float) -> None:
        self._panels = {window: _Panel(table) for window, table in windows.items()}
        self._refresh = refresh
        self._lock = threading.Lock()
        self._turn = deque(self._panels)

    def show(self, standing: WindowStanding, asked_at: float) -> None:
        """What the center said of a window when it was asked at `asked_at`; an older answer changes nothing."""
        with self._lock:
            panel = self._panels.get(standing.number)
            if panel is not None and asked_at >= panel.known_at:
                panel.known_at = asked_at
                panel.wanted = (min(max(standing.waiting, 0), MOST_SHOWN), digits_of(standing.ticket))

    def blank(self) -> None:
        """Nobody knows any more: better no figure than an old one."""
        with self._lock:
            for panel in self._panels.values():
                panel.wanted = NOTHING

    def beep(self, window: str, times: int) -> None:
        """Instead of beeps still to come: the last word counts."""
        with self._lock:
            self._panels[window].beeps = times

    def ask_rating(self, window: str) -> None:
        with self._lock:
            self._panels[window].rating = True

    def forget(self) -> None:
        """The line was away: tell every pad again what to show, but not what was to be said at a moment now over."""
        with self._lock:
            for panel in self._panels.values():
                panel.shown, panel.beeps, panel.rating = None, 0, False
                panel.todo.clear()

    def due(self, now: float) -> Command | None:
        with self._lock:
            for window in self._turn:
                command = self._next(window, self._panels[window], now)
                if command is not None:
                    self._turn.remove(window)
                    self._turn.append(window)
                    return command
        return None

    def done(self, command: Command, sent: bool, now: float) -> None:
        """An unsent command is tried again after `RETRY` seconds, with everything the display should show."""
        with self._lock:
            panel = self._panels[command.window]
            if not sent:
                panel.not_before = now + RETRY
                panel.shown = None
                panel.todo.clear()
            elif command.what is What.BEEP:
                panel.beeps = max(0, panel.beeps - 1)
                panel.not_before = now + BEEP_GAP
            elif command.what is What.RATING:
                panel.rating = False

    def _next(self, window: str, panel: _Panel, now: float) -> Command | None:
        if now < panel.not_before:
            return None
        caller, evaluator = panel.table.caller, panel.table.evaluator
        if evaluator is not None and panel.rating:
            return Command(window, evaluator, What.RATING)
        if caller is None:
            return None
        if not panel.todo and (panel.shown != panel.wanted or now - panel.told_at >= self._refresh):
            panel.todo.extend(_messages(*panel.wanted))
            panel.shown, panel.told_at = panel.wanted, now
        if panel.todo:
            return Command(window, caller, *panel.todo.popleft())
        return Command(window, caller, What.BEEP) if panel.beeps else None


def _messages(waiting: int | None, ticket: int | None) -> list[tuple[What, int | None]]:
    """Each message leaves one half blank, and nobody knows whether that half is emptied by it (devices.md §13.2): so
    the more important figure comes last, and a number that is over is wiped before the count is shown."""
    shown = [(What.WAITING, waiting), (What.TICKET, ticket)]
    return shown if ticket is not None else shown[::-1]


def digits_of(ticket: str) -> int | None:
    """The last three digits of `A027`: a display has no room for the letter."""
    return int(ticket[1:]) % (MOST_SHOWN + 1) if ticket else None
