"""The only one that speaks to the line: hands presses on, and gives the pads what they should show."""

from __future__ import annotations

import logging
import threading
from typing import Protocol

from drivers.contract import CallerDetail, CallerKey, CallerResult, Outcome, RatingKey, WindowCaller
from kiosk.callers.clock import seconds
from kiosk.callers.counter import Counter
from kiosk.callers.kept import KeptRatings
from kiosk.callers.panels import DROPPED, Command, Panels, What
from kiosk.callers.rater import Rater
from kiosk.callers.settings import CallersSettings
from kiosk.callers.watch import Watch

log = logging.getLogger(__name__)

LISTEN = 0.2
SEND = 0.3
STALL = 3.0
"""Seconds without listening (the process stood still, the machine slept) after which presses found waiting in the
port's buffer are too old to be carried out."""
NO_LINE = 0.5
GOODBYE = 3.0
QUIET = 60.0
"""Seconds between two complaints about the same thing."""


class _Worker(Protocol):
    def start(self) -> None: ...

    def halt(self) -> None:
        """Begin to end; returns at once."""

    def join(self) -> None: ...


class Bridge:
    """`run` until `stop` is set; blocks."""

    def __init__(self, settings: CallersSettings, caller: WindowCaller, kept: KeptRatings) -> None:
        self._settings, self._caller = settings, caller
        self._panels = Panels(settings.windows, settings.center.refresh)
        self._rater = Rater(settings, self._panels, kept)
        self._watch = Watch(settings, self._panels, self._rater)
        callers = {table.caller: window for window, table in settings.windows.items() if table.caller is not None}
        self._counters = {address: Counter(window, settings, self._panels) for address, window in callers.items()}
        self._windows = callers
        self._evaluators = {
            table.evaluator: window for window, table in settings.windows.items() if table.evaluator is not None
        }
        self._complained: dict[str, float] = {}
        self._line_there = True
        self._listened = seconds()
        self._stale = False

    def run(self, stop: threading.Event) -> None:
        workers: list[_Worker] = [*self._counters.values(), self._rater, self._watch]
        for worker in workers:
            worker.start()
        try:
            while not stop.is_set():
                self._turn(stop)
        finally:
            for worker in workers:
                worker.halt()
            for worker in workers:
                worker.join()
            self._say_goodbye()
            self._caller.close()

    def _turn(self, stop: threading.Event) -> None:
        # With something to say, only what has come meanwhile is heard: each command leaves the pads a turn anyway.
        result = self._caller.listen(0.0 if self._speak() else LISTEN)
        now = seconds()
        self._stale = result.press is not None and (self._stale or now - self._listened > STALL)
        self._listened = now
        self._note(result)
        if result.press is not None:
            self._hear(result.press)
        elif not self._line_there:
            stop.wait(NO_LINE)
            self._listened = seconds()

    def _speak(self) -> bool:
        """Send one command, if there is one."""
        command = self._panels.due(seconds())
        if command is not None:
            self._panels.done(command, self._send(command).outcome is Outcome.UNCONFIRMED, seconds())
        return command is not None

    def _say_goodbye(self) -> None:
        """Figures that nobody keeps up to date must not stay on the displays."""
        self._panels.blank()
        ends = seconds() + GOODBYE
        while self._line_there and seconds() < ends and self._speak():
            pass

    def _hear(self, press: CallerKey | RatingKey) -> None:
        if press.repeat:
            return
        if isinstance(press, RatingKey):
            self._rate(press)
        elif press.address not in self._counters:
            self._complain(f"a key pad at address {press.address} belongs to no window")
        elif self._stale:
            self._complain("presses were found that are too old: the bridge stood still")
            self._panels.beep(self._windows[press.address], DROPPED)
        else:
            self._counters[press.address].press(press.action, press.digits)

    def _rate(self, press: RatingKey) -> None:
        window, level = self._evaluators.get(press.address), self._settings.ratings.get(press.key)
        if window is None:
            self._complain(f"a rating pad at address {press.address} belongs to no window")
        elif level is None:
            self._complain(f"rating key {press.key} has no level")
        elif self._stale:
            self._complain("ratings were found that nobody knows the time of: the bridge stood still")
        else:
            self._rater.pressed(window, level)

    def _send(self, command: Command) -> CallerResult:
        match command.what:
            case What.WAITING:
                return self._caller.show_waiting(command.address, command.value, SEND)
            case What.TICKET:
                return self._caller.show_ticket(command.address, command.value, SEND)
            case What.RATING:
                return self._caller.start_rating(command.address, SEND)
            case What.BEEP:
                return self._caller.beep(command.address, SEND)

    def _note(self, result: CallerResult) -> None:
        """Said once when the line is lost and once when it is back."""
        there = result.detail is not CallerDetail.UNPLUGGED
        if there and not self._line_there:
            log.warning("the line of the window callers is back")
            self._panels.forget()
        if not there and self._line_there:
            log.warning("the line of the window callers cannot be opened: %s", self._settings.line.address)
        self._line_there = there
        if result.detail is CallerDetail.GARBAGE:
            self._complain("there is noise on the line of the window callers")

    def _complain(self, text: str) -> None:
        now = seconds()
        if now - self._complained.get(text, -QUIET) >= QUIET:
            self._complained[text] = now
            log.warning(text)
