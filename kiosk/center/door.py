"""A room of the center that says no in words of its own, asked while a citizen waits.

After CenterAway nobody knows whether it was heard: the same question once more is the same attempt, and gets the answer
that was lost instead of a refusal (sent, used already).
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel

from kiosk.center.client import REFUSED, SENSELESS, CenterClient, Rejected
from kiosk.center.wire import Answer, CenterAway, parsed

Refusal = TypeVar("Refusal", bound=BaseModel)


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
        if not 200 <= status < 300:
            raise CenterAway(f"the center answered {status}")
        return answer

    def _key(self, path: str, body: BaseModel) -> str:
        asked = hashlib.blake2b(f"{path} {body.model_dump_json()}".encode(), key=self._salt).digest()
        if self._unheard is None or self._unheard[0] != asked:
            self._unheard = asked, uuid.uuid4().hex
        return self._unheard[1]
