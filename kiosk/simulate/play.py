"""One day, event by event: citizens and clerks meet in a hall that decides who is next."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from itertools import count

from kiosk.center.contract import Paper, Reason, TicketState
from kiosk.simulate.citizens import Citizen
from kiosk.simulate.clerks import Clerk
from kiosk.simulate.counter import Counter
from kiosk.simulate.record import Visit
from kiosk.simulate.scenario import Scenario
from kiosk.simulate.window import Post

_PRINTING = 6.0
"""Seconds until the slip is in the hand."""

_REACTION = 8.0
"""Seconds until an idle clerk sees that somebody waits."""


class Play:
    """`run` once. Afterwards `visits` tells what everybody went through."""

    def __init__(self, scenario: Scenario, crowd: Sequence[Citizen], clerks: Sequence[Clerk], counter: Counter) -> None:
        self.scenario = scenario
        self.counter = counter
        self.now = 0.0
        self.visits = [Visit(citizen) for citizen in crowd]
        self.by_number: dict[str, Visit] = {}
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        self.posts = {clerk.window: Post(self, clerk) for clerk in clerks}
        self._watchers: list[tuple[float, Callable[[], None]]] = []
        for visit in self.visits:
            self.after(visit.citizen.at, self._arrive, visit)

    def run(self) -> None:
        """Until everybody has gone home."""
        for post in self.posts.values():
            post.begin()
        while self._events:
            at, _, happen = heapq.heappop(self._events)
            self.now = max(self.now, at)
            self.counter.at(self.now)
            happen()

    def after(self, seconds: float, happen: Callable[..., None], *what: object) -> None:
        """Let something happen so many seconds from now (at the start: after midnight)."""
        heapq.heappush(self._events, (self.now + seconds, next(self._order), lambda: happen(*what)))

    def at(self, moment: float, happen: Callable[[], None]) -> None:
        self.after(max(0.0, moment - self.now), happen)

    def somebody_waits(self, lane: str) -> None:
        """The clerk who has been idle longest, of those who can take the lane, looks up."""
        idle = [post for post in self.posts.values() if post.idle_since is not None and lane in post.clerk.lanes]
        if idle:
            first = min(idle, key=lambda post: (post.idle_since, post.clerk.window))
            first.idle_since = None
            self.after(_REACTION, first.ready)

    def comes_again(self, visit: Visit) -> None:
        """Somebody who had been passed over asks at a counter to be put back into the queue, if one is still open."""
        lane, posts = visit.citizen.lane, self.posts.values()
        post = next((post for post in posts if post.working and lane in post.clerk.lanes), None)
        if post is not None and post.put_back(visit):
            visit.state = TicketState.WAITING
            visit.returned = True
            self.somebody_waits(visit.citizen.lane)

    # ------------------------------------------------------------------------------- at the kiosk

    def _arrive(self, visit: Visit) -> None:
        citizen = visit.citizen
        answer = self.counter.take(citizen)
        if isinstance(answer, Reason):
            visit.refused = answer
            return
        visit.given, visit.issued, visit.to_do = answer, self.now, citizen.service
        self.by_number[answer.number] = visit
        self.after(_PRINTING, self._settle, visit)
        if not citizen.voids:
            if citizen.patience is not None:
                self.after(citizen.patience, self._lose_patience, visit)
            self.somebody_waits(citizen.lane)

    def _settle(self, visit: Visit) -> None:
        assert visit.given is not None
        voided = visit.citizen.voids and visit.state is TicketState.WAITING and visit.first_call is None
        if voided:
            visit.state = TicketState.VOID
        self.counter.settle(visit.given, Paper.VOID if voided else Paper.PRINTED)

    def _lose_patience(self, visit: Visit) -> None:
        if visit.state is not TicketState.WAITING or visit.first_call is not None:
            return
        assert visit.given is not None
        if visit.citizen.gives_back and self.counter.give_back(visit.given):
            visit.state = TicketState.CANCELLED
        else:
            visit.left = True
