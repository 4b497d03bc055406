"""How often somebody may try. Kept in memory only, and of the person nothing but a salted hash, until it has expired.

Every failed try makes a false accept a little likelier (face.md §6), so tries are counted for the person at this kiosk,
and for the kiosk as a whole: whoever has a pile of cards tries each only once.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from kiosk.identity.face.policy import AttemptsTable
from kiosk.identity.face.words import Verdict

COUNTED = frozenset({Verdict.RETAKE, Verdict.MISMATCH, Verdict.SPOOF, Verdict.CHALLENGE_MISSED})
"""What counts as a try that failed; a camera that broke or nobody standing there does not."""


@dataclass(slots=True)
class Attempts:
    """Moments are seconds of any one clock that never goes back (`time.monotonic`)."""

    policy: AttemptsTable
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _failed: dict[bytes, list[float]] = field(default_factory=dict, repr=False)
    _here: list[float] = field(default_factory=list, repr=False)
    """All failures at this kiosk, whoever it was; a match of one person does not clear them."""

    def left(self, person: str, now: float) -> int:
        """Tries this person has left now; 0 while either the person or the kiosk cools down."""
        self._expire(now)
        if len(self._here) >= self.policy.kiosk_most:
            return 0
        return max(0, self.policy.most - len(self._failed.get(self._mark(person), ())))

    def ended(self, person: str, verdict: Verdict, now: float) -> None:
        """A check ended so. A match clears what the person had failed before; a clear mismatch uses up all tries, or
        going back and agreeing again would be a way round the colleague who has to look."""
        self._expire(now)
        mark = self._mark(person)
        if verdict in COUNTED:
            used = self.policy.most if verdict is Verdict.MISMATCH else 1
            self._failed.setdefault(mark, []).extend([now] * used)
            self._here.append(now)
        elif verdict is Verdict.MATCH:
            self._failed.pop(mark, None)

    def wait(self, person: str, now: float) -> float:
        """Seconds until the next try; 0 when there is one now."""
        self._expire(now)
        own = self._failed.get(self._mark(person), [])
        since = [own[-1]] if len(own) >= self.policy.most else []
        if len(self._here) >= self.policy.kiosk_most:
            since.append(self._here[-self.policy.kiosk_most])
        return max(since) + self.policy.cool_down_seconds - now if since else 0.0

    def __len__(self) -> int:
        """Of how many people something is remembered."""
        return len(self._failed)

    def _mark(self, person: str) -> bytes:
        return hmac.digest(self._salt, person.encode(), "sha256")

    def _expire(self, now: float) -> None:
        """A person's tries expire together, a cool-down after the last of them; the kiosk's each by itself."""
        lasts = self.policy.cool_down_seconds
        for mark, times in list(self._failed.items()):
            if now - times[-1] >= lasts:
                del self._failed[mark]
        self._here = [at for at in self._here if now - at < lasts]
