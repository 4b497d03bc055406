"""A room of the center that says no in words of its own, asked while a citizen waits.

After CenterAway nobody knows whether it was heard: the same question once more is the same attempt, and gets the answer
that was lost instead of a refusal (sent, used already).
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from pydantic import BaseModel

from kiosk.center.client import REFUSED, SENSELESS, CenterClient, Rejected
from kiosk.center.wire import Answer, CenterAway, parsed

Refusal = TypeVar("Refusal", bound=BaseModel)

NOT_FOUND = 404
BELIEVED = 600.0
"""Seconds for which a center is taken at its word about what it does; that may change any day."""


class SaidNo(Exception):
    """The center said no, and why, in the words of one of its rooms."""


class NotThere(CenterAway):
    """The center answers, and has nothing of that name: perhaps not this room at all."""


class Door(Generic[Refusal]):
    """Raises what `said_no` makes of the refusal, CenterAway, or Rejected (a bug)."""

    def __init__(
        self, client: CenterClient, path: str, refusal: type[Refusal], said_no: Callable[[Refusal], Exception]
    ) -> None:
        self._client = client
        self._path = path
        self._refusal = refusal
        self._said_no = said_no
        self._salt = os.urandom(16)
        self._unheard: tuple[bytes, str] | None = None
        """What was asked last without an answer, as a salted digest, and the key it was asked with."""

    async def ask(
        self,
        verb: str,
        path: str,
        kind: type[Answer],
        body: BaseModel | None = None,
        *,
        once: bool = False,
        patience: float = 0.0,
    ) -> Answer:
        """`once`: this changes something, and a repeat must not change it again."""
        return parsed(kind, await self.fetch(verb, path, body, once=once, patience=patience))

    async def fetch(
        self, verb: str, path: str, body: BaseModel | None = None, *, once: bool = False, patience: float = 0.0
    ) -> bytes:
        """The answer as it came."""
        key = self._key(path, body) if once and body is not None else ""
        status, answer = await self._client.ask(verb, self._path + path, body, key, patience)
        if once and (200 <= status < 300 or status in (REFUSED, SENSELESS)):
            self._unheard = None
        if status == REFUSED:
            raise self._said_no(parsed(self._refusal, answer))
        if status == SENSELESS:
            raise Rejected(f"the center answered {status}")
        if status == NOT_FOUND:
            raise NotThere(f"the center answered {status}")
        if not 200 <= status < 300:
            raise CenterAway(f"the center answered {status}")
        return answer

    def _key(self, path: str, body: BaseModel) -> str:
        asked = hashlib.blake2b(f"{path} {body.model_dump_json()}".encode(), key=self._salt).digest()
        if self._unheard is None or self._unheard[0] != asked:
            self._unheard = asked, uuid.uuid4().hex
        return self._unheard[1]


class Offered:
    """Whether a room does anything for citizens at this hall: asked while nobody waits for it, so that no tile leads to
    a no. Of a center that is away what it said last holds."""

    def __init__(self, ask: Callable[[], Awaitable[bool]], clock: Callable[[], float], *, yes: bool = False) -> None:
        """`ask` the center; `yes` before it was asked. `clock`: seconds that only go forward."""
        self._ask = ask
        self._clock = clock
        self._until = float("-inf")
        self.yes = yes

    def heard(self, yes: bool) -> None:
        """The center says so now."""
        self.yes, self._until = yes, self._clock() + BELIEVED

    async def refresh(self) -> None:
        """Asks again when the last answer is old. A center without this room does not offer it."""
        if self._clock() < self._until:
            return
        try:
            self.heard(await self._ask())
        except (NotThere, SaidNo, Rejected):
            self.heard(False)
        except CenterAway:
            pass  # asked again at the next look
