"""The wait of anybody in the hall as things stand at one moment: what a ticket, a board and a phone are told."""

from __future__ import annotations

from collections import Counter as Counted
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.center.contract import Hours, Span
from kiosk.center.contract.windows import WindowState
from kiosk.queueing.day import Day, Line
from kiosk.queueing.estimate import CHANGEOVER, Service, Waiting, people_ahead, rounded, wait_minutes
from kiosk.queueing.hours import CHINA, minutes_open
from kiosk.queueing.priorities import MINUTE, QueueRules
from kiosk.queueing.staffed import SLOT, Staffing
from kiosk.queueing.standing import Counter, Standing

_STILL = 0.45
"""Of a service that already takes longer than usual, this share is still to be expected."""

_SOON_BACK = 8.0
"""Minutes: who has been away for less is expected back in the next minutes; who has been away longer is not counted."""

_LATE = 5.0
"""Minutes after opening from which a window without a clerk is not waited for."""

_HEAD_START_FELT = 0.55
"""A head start helps only about half as much as it says, because those who were overtaken often enough go first."""

_OPEN = WindowState.OPEN
"""Python 3.11 looks a member up anew each time it is named; this one is asked for of every window."""


@dataclass(slots=True)
class Outlook:
    """`services`: letter → minutes per ticket, as best known. Good for one state of the day and one moment."""

    day: Day
    rules: QueueRules
    services: Mapping[str, Service]
    hours: Hours
    now: datetime
    staffing: Staffing = field(default_factory=dict)
    _taking: frozenset[str] = field(init=False)
    _moment: int = field(init=False)
    _minute: float = field(init=False)
    _spans: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        local = self.now.astimezone(CHINA)
        self._minute = local.hour * 60 + local.minute + local.second / 60
        self._spans = minutes_open(self.hours)
        self._moment = round(self.now.timestamp() * 1_000_000)
        self._taking = frozenset(number for number, window in self.day.windows.items() if self._takes(window))

    def newcomer(self, pool: frozenset[str], priorities: tuple[str, ...] = ()) -> tuple[int, Span]:
        """People ahead and the span for somebody who takes a ticket for these windows now."""
        known = self.rules.priorities
        start = max((known[each].head_start for each in priorities if each in known), default=0)
        if not start:
            return self.behind(self.lines(), pool)
        felt = round(start * MINUTE * _HEAD_START_FELT)
        return self.behind(self._before(self._moment - felt), pool)

    def of(self, ticket: Standing) -> tuple[int, Span]:
        """The same for somebody who waits already."""
        felt = round(self.rules.head_start(ticket) * _HEAD_START_FELT)
        return self.behind(self._before(ticket.line - felt, ticket), ticket.pool)

    def lines(self) -> list[Waiting]:
        """Everybody who waits."""
        day = self.day
        return self._as_told(day.lines, {line: day.first_in(line) for line in day.lines})

    def behind(self, lines: list[Waiting], pool: frozenset[str]) -> tuple[int, Span]:
        """People ahead and the span for somebody who comes after these lines."""
        low, high = wait_minutes(lines, pool, self._reachable(pool), self._free_in)
        present = len(pool & self._taking) or 1
        return people_ahead(lines, pool), rounded(self._clock(low, pool, present), self._clock(high, pool, present))

    def _before(self, line: int, but: Standing | None = None) -> list[Waiting]:
        """Those who will be called before that place: they came earlier, or may be overtaken no more."""
        most = self.rules.overtaken_most
        return self._told(
            each
            for each in self.day.waiting()
            if each is not but
            and (
                each.line - self.rules.head_start(each) < line
                or (each.overtaken >= most and (but is None or each.line < but.line))
            )
        )

    def _told(self, tickets: Iterable[Standing]) -> list[Waiting]:
        counts: Counted[Line] = Counted()
        first: dict[Line, int] = {}
        for each in tickets:
            line = (each.pool, each.prefix)
            counts[line] += 1
            first[line] = min(first.get(line, each.line), each.line)
        return self._as_told(counts, first)

    def _as_told(self, counts: Mapping[Line, int], first: Mapping[Line, int]) -> list[Waiting]:
        known = self.services
        return [
            Waiting(count, line[0], known[line[1]], max(1.0, (self._moment - first[line]) / MINUTE))
            for line, count in counts.items()
            if line[1] in known
        ]

    # ----------------------------------------------------------------------------------- windows

    def _takes(self, window: Counter) -> bool:
        """Whether it takes citizens: now, when it is free, or in a moment."""
        if window.state is _OPEN:
            return True
        if window.state is WindowState.PAUSED:
            return self._away(window) < _SOON_BACK
        return self._busy(window) is not None or self._expected(window)

    def _free_in(self, numbers: Iterable[str]) -> dict[str, float]:
        """Minutes until each of these windows will be free; one that is closed, whoever opens it will be."""
        windows, taking = self.day.windows, self._taking
        return {
            number: self._free(windows[number]) if number in taking else self._soon(windows.get(number))
            for number in numbers
        }

    def _free(self, window: Counter) -> float:
        back = max(1.0, _SOON_BACK - 1.0 - self._away(window)) if window.state is WindowState.PAUSED else 0.0
        return (self._busy(window) or 0.0) + back

    def _soon(self, window: Counter | None) -> float:
        return 0.0 if window is None or window.state is WindowState.CLOSED else _SOON_BACK

    def _away(self, window: Counter) -> float:
        return (self._moment - window.since) / MINUTE

    def _busy(self, window: Counter) -> float | None:
        """Minutes for which the ticket there is still to be expected there; None when nobody is."""
        ticket = self.day.tickets.get(window.ticket)
        if ticket is None or ticket.called_at is None:
            return None
        usual = self.services.get(ticket.prefix)
        minutes = CHANGEOVER + (usual.mean if usual else 0.0)
        return max(minutes - (self._moment - ticket.called_at) / MINUTE, _STILL * minutes)

    def _expected(self, window: Counter) -> bool:
        """Nobody is there now, but somebody will be when work begins; or nobody in this hall ever signs in."""
        if window.state is WindowState.ABSENT and not any(each.since for each in self.day.windows.values()):
            return True
        working = any(begin + _LATE <= self._minute < end for begin, end in self._spans)
        to_come = any(begin + _LATE > self._minute for begin, _ in self._spans)
        return to_come and not working and (window.state is WindowState.ABSENT or window.since > 0)

    def _reachable(self, pool: frozenset[str]) -> frozenset[str]:
        """Windows that take citizens; where none of the pool does, those who only stepped away."""
        if not pool.isdisjoint(self._taking):
            return self._taking
        windows = self.day.windows
        away = {each for each in pool if each in windows and windows[each].state is not WindowState.CLOSED}
        return self._taking | away

    # ------------------------------------------------------------------------------------- clock

    def _clock(self, worked: float, pool: frozenset[str], present: int) -> float:
        """Minutes on the clock until the pool has worked `worked` minutes at its present strength: through early time,
        breaks, and hours in which it is usually weaker or stronger."""
        at, known = self._minute, any(each in self.staffing for each in pool)
        full = max(self._strength(at, pool), float(present)) if known else 0.0
        for begin, end in self._spans:
            at = max(at, begin)
            while at < end:
                slot_end = min(end, (at // SLOT + 1) * SLOT)
                rate = self._strength(at, pool) / full if known else 1.0
                if worked <= (slot_end - at) * rate:
                    return at + worked / (rate or 1.0) - self._minute
                worked -= (slot_end - at) * rate
                at = slot_end
        return at + worked - self._minute

    def _strength(self, minute: float, pool: Iterable[str]) -> float:
        """Windows of the pool that are usually worked at then; 0 when nothing is known of them."""
        slot = int(minute // SLOT)
        return sum(shares[slot] for each in pool if (shares := self.staffing.get(each)) and slot < len(shares))
