"""What a kiosk asks and tells the center about who somebody is (`kiosk.center.contract.identity`).

Asked while the citizen waits: a reference portrait, a code to their telephone, a colleague's confirmation, whose phone
pass this is. Told through the outbox, so that it is never lost while the center is away: what was answered when the
face was asked for, and how the check ended. `NotDone` says why something was not done; `CenterAway` that nobody knows.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from kiosk.center.client import CenterClient, Rejected
from kiosk.center.contract import Holder
from kiosk.center.contract.identity import (
    CHECKS,
    CONSENTS,
    CheckRecord,
    CodeAnswer,
    CodeRequest,
    CodeSent,
    Confirmed,
    ConsentAnswer,
    ConsentRecord,
    IdentityReason,
    IdentityRefusal,
    IdentityWays,
    PassKey,
    PassRequest,
    Portrait,
    PortraitRequest,
    StaffConfirmation,
    Way,
    Why,
)
from kiosk.center.desk import Post
from kiosk.center.door import Door, Offered, SaidNo
from kiosk.center.memory import Memory
from kiosk.center.wire import CenterAway
from kiosk.identity.face.words import Ended

SLOW = 12.0
"""Seconds for what the center itself has to ask elsewhere, and for a PIN, whose hash is slow by design; a citizen sees
that it is being done."""


class NotDone(SaidNo):
    """The center said no, and why."""

    def __init__(self, refusal: IdentityRefusal) -> None:
        super().__init__(refusal.reason.value)
        self.reason: IdentityReason = refusal.reason
        self.left = refusal.left
        """Tries that are left for this code."""
        self.seconds = refusal.seconds
        """When it may be tried again."""


class IdentityDesk:
    """Raises NotDone, CenterAway, or Rejected (a bug), as `Door` does."""

    def __init__(self, client: CenterClient, post: Post, now: Callable[[], datetime], memory: Memory) -> None:
        self._ask = Door(client, "/v1/identity", IdentityRefusal, NotDone).ask
        self._post = post
        self._now = now
        self._memory = memory
        self.ways = memory.recall(IdentityWays) or IdentityWays()
        """What the hall is connected to, as last known; taken for everything before it said so."""
        self.offered = Offered(self._learn, time.monotonic)
        """Whether it is connected to anything; asking renews `ways`."""

    async def _learn(self) -> bool:
        told = await self._ask("GET", "/ways", IdentityWays)
        if told != self.ways:
            self.ways = told
            self._memory.keep(told)
        await self.pass_key()  # while the center is there: without it a code is read by this key
        return told.codes or told.portraits

    # -------------------------------------------------------------------------- asked while one waits

    async def portrait(self, holder: Holder, purpose: str) -> bytearray:
        """A picture file (JPEG, PNG, BMP or WebP), to be zeroed by the caller as soon as it was enrolled."""
        request = PortraitRequest(holder=holder, purpose=purpose)
        found = await self._ask("POST", "/portrait-checks", Portrait, request, patience=SLOW)
        return bytearray(found.picture)

    async def send_code(self, visit: str, holder: Holder, purpose: str) -> CodeSent:
        """Six digits to the telephone on record."""
        request = CodeRequest(holder=holder, purpose=purpose, visit=visit)
        return await self._ask("POST", "/codes", CodeSent, request, once=True, patience=SLOW)

    async def answer_code(self, sent: CodeSent, digits: str) -> Confirmed:
        """NotDone: wrong (with `left`), expired, usedUp."""
        return await self._ask("POST", f"/codes/{sent.id}/answers", Confirmed, CodeAnswer(digits=digits), once=True)

    async def staff_confirms(
        self, visit: str, holder: Holder, purpose: str, badge: str, pin: str, why: Why = Why.FACE
    ) -> Confirmed:
        """NotDone: wrong, locked (with `seconds`), ownName, busy."""
        request = StaffConfirmation(badge=badge, pin=pin, why=why, holder=holder, purpose=purpose, visit=visit)
        return await self._ask("POST", "/staff-confirmations", Confirmed, request, once=True, patience=SLOW)

    async def holder_of(self, code: str) -> Holder:
        """Whose phone pass this is; from then on it is used. NotDone: notOurs, forged, expired, used."""
        return await self._ask("POST", "/passes", Holder, PassRequest(code=code), once=True)

    async def pass_key(self) -> bytes | None:
        """The center's public key for passes, as last known; None before the center was ever met."""
        with suppress(CenterAway, NotDone, Rejected):  # what was remembered must do
            self._memory.keep(await self._ask("GET", "/pass-key", PassKey))
        known = self._memory.recall(PassKey)
        return None if known is None else known.key

    # ------------------------------------------------------------------------- told through the outbox

    def answered(
        self,
        purpose: str,
        text: str,
        answer: ConsentAnswer,
        holder: Holder | None,
        *,
        way: Way | None = None,
        guardian: bool = False,
        consent: str = "",
    ) -> str:
        """What was said when the face was asked for; the name of this consent, for a withdrawal and for the check.
        `text`: version of the words on the screen."""
        name = consent or uuid.uuid4().hex
        record = ConsentRecord(
            consent=name,
            at=self._now(),
            purpose=purpose,
            text=text,
            answer=answer,
            way=way or "",
            guardian=guardian,
            holder=holder,
        )
        self._post(CONSENTS, record)
        return name

    def checked(
        self, consent: str, purpose: str, ended: Ended, holder: Holder | None, *, policy: str, attempt: int = 1
    ) -> None:
        """How a check ended: figures and words, no picture. `policy`: thresholds and their version."""
        record = CheckRecord(
            consent=consent,
            at=self._now(),
            purpose=purpose,
            verdict=ended.verdict,
            score=ended.score,
            real=ended.real,
            engine=ended.engine[:80],
            policy=policy[:80],
            attempt=attempt,
            shots=min(ended.shots, 99),
            seconds=min(ended.seconds, 3600.0),
            detail=ended.detail[:60],
            holder=holder,
        )
        self._post(CHECKS, record)
