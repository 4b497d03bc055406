"""What a citizen says of a paper that was printed here (`kiosk.center.contract.ratings`).

The words to choose from are asked of the center and remembered, so that they are there when it is away. What was said
goes through the outbox: it is never lost, and never held against the citizen by a center that is slow.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.center.client import CenterClient
from kiosk.center.contract.ratings import PAPER_RATINGS, Level, OptionSet, PaperRating, RatingOption
from kiosk.center.desk import Post
from kiosk.center.memory import Memory
from kiosk.center.wire import CenterAway, parsed

QUICK = 1.5
"""Seconds the words are waited for; what was remembered does as well."""
ASKED_SECONDS = 60
"""How long the question stands where no hall has said how long (domain.md §3.2)."""


class RatingDesk:
    """Never raises: a rating must not keep anybody from leaving."""

    def __init__(self, client: CenterClient, post: Post, now: Callable[[], datetime], memory: Memory) -> None:
        self._client = client
        self._post = post
        self._now = now
        self._memory = memory
        self._known = memory.recall(OptionSet)

    async def learn(self) -> None:
        """The hall's words as they are now; those of last time when it does not say."""
        try:
            status, answer = await self._client.ask("GET", "/v1/ratings/options", patience=QUICK)
            fresh = parsed(OptionSet, answer) if status == 200 else None
        except CenterAway:
            return
        if fresh is not None and fresh != self._known:
            self._known = fresh
            self._memory.keep(fresh)

    @property
    def seconds(self) -> int:
        """How long the question stands untouched; then: not rated."""
        return self._known.invite_seconds if self._known else ASKED_SECONDS

    def reasons(self, level: Level) -> tuple[RatingOption, ...]:
        """What may be chosen for this level, the basic three first; none before this kiosk ever met its center."""
        known = self._known.options if self._known else ()
        return tuple(option for option in known if option.level is level and option.using)

    def say(self, paper: str, level: Level, reasons: tuple[str, ...], at: datetime) -> None:
        """The rating of this paper, on its way."""
        self._post(PAPER_RATINGS, PaperRating(paper=paper, level=level, reasons=reasons, at=at))

    def now(self) -> datetime:
        return self._now()
