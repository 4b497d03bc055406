"""The whole course of one check: look straight, two movements by chance, a still look; then the shots are ready.

Fed with what an engine measured of each picture; holds no picture itself. Whatever breaks the one track of the one
face throws away everything gathered, and the movements are drawn anew.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.challenge import SIDES, Answered, Movement, begun, drawn
from kiosk.identity.face.gathering import Gathered
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.quality import Guiding, judged
from kiosk.identity.face.track import Sight, Track
from kiosk.identity.face.words import Challenge, Guide, Progress, Verdict

EVERY = 0.5
"""Seconds between two tellings when nothing but the time left has changed."""


class Check:
    """One check. `feed` every look in order; then see `ended` (it failed), `ready` (compare these), or go on."""

    def __init__(
        self,
        policy: FacePolicy,
        chance: random.Random,
        started: float,
        *,
        passive: bool = False,
        script: Sequence[Challenge] = (),
    ) -> None:
        """`chance`: `secrets.SystemRandom` in the product. `passive`: the engine tells living from replayed faces, so
        that a check is not ready before it has. `script` fixes the movements, for demonstrations."""
        self._policy, self._chance, self._passive, self._script = policy, chance, passive, tuple(script)
        self._started = self._seen = started
        self._track, self._guiding = Track(), Guiding()
        self._restarts = self._jumps = 0
        self._told: tuple[Progress, float] | None = None
        self._guide = Guide.NO_FACE
        self._begin()
        self.ended: Verdict | None = None
        self.detail = ""
        """Why it ended, in one word: the guide that stood in the way, "lost", "jumped", or the movement missed."""

    def _begin(self) -> None:
        """Nothing of before counts."""
        self._gathered = Gathered(self._policy)
        self._challenges: tuple[Challenge, ...] = ()
        self._done = 0
        self._movement: Movement | None = None
        self._asked = 0.0

    @property
    def keeps(self) -> frozenset[int]:
        """Numbers of the looks whose pictures may still be compared; all others can be wiped."""
        return self._gathered.numbers

    @property
    def ready(self) -> tuple[int, ...]:
        """Numbers of the 3–5 shots to compare, once all movements are done; empty before, and when it ended."""
        if self.ended or not self._all_done or (self._passive and self.real is None):
            return ()
        return self._gathered.best(len(self._challenges))

    @property
    def watches_eyes(self) -> bool:
        """A blink is awaited: every picture counts."""
        return self._challenge is Challenge.BLINK

    @property
    def real(self) -> float | None:
        return self._gathered.real if self._passive else None

    def feed(self, look: FaceLook) -> Progress | None:
        """What to tell now, when it differs from what was told last."""
        if self.ended:
            return None
        if look.faces:
            self._seen = look.at
        sight = self._track.feed(look, turning=self._movement is not None and self._movement.turning)
        self._guide = judged(look, self._policy.face, moving=self._challenge in SIDES)
        if sight not in (Sight.SAME, Sight.NOBODY, Sight.DOUBLED):
            self._broken(sight)
        if sight in (Sight.SAME, Sight.NEW) and not self.ended:
            self._seen_well(look)
        self._out_of_time(look.at)
        return self._telling(look.at)

    # ------------------------------------------------------------------------------------ the course

    @property
    def _challenge(self) -> Challenge | None:
        return self._challenges[self._done] if self._done < len(self._challenges) else None

    @property
    def _all_done(self) -> bool:
        return bool(self._challenges) and self._challenge is None

    def _seen_well(self, look: FaceLook) -> None:
        if self._movement is not None:
            self._moved(look)
        if judged(look, self._policy.face) is Guide.HOLD and not self.ended:
            self._gathered.add(look, self._done)
            self._ask(look.at)

    def _moved(self, look: FaceLook) -> None:
        assert self._movement is not None
        answered = self._movement.feed(look)
        if answered is Answered.DONE:
            self._done += 1
            self._movement = None
        elif answered is Answered.FAILED:
            self._miss()
        elif answered is Answered.OTHER_WAY:
            self._guide = Guide.OTHER_WAY

    def _ask(self, at: float) -> None:
        """Ask for the next movement as soon as it is known how this person looks straight ahead."""
        base = self._gathered.base
        if base is None or self._movement is not None or self._all_done:
            return
        if not self._challenges:
            able = list(SIDES) if base.eyes is None else list(Challenge)
            scripted = self._script if set(self._script) <= set(able) else ()
            self._challenges = scripted or drawn(self._chance, self._policy.course.challenges, able)
        assert self._challenge is not None
        self._movement = begun(self._challenge, base, self._policy.movement, at)
        self._asked = at

    def _broken(self, sight: Sight) -> None:
        """Somebody else may be there now. Before anything was asked, beginning anew costs nothing."""
        if self._challenges:
            self._jumps += sight is Sight.JUMPED
            self._restarts += sight is not Sight.JUMPED
        self._begin()
        if self._jumps > self._policy.course.jumps:
            self._end(Verdict.SPOOF, "jumped")
        elif self._restarts > self._policy.course.restarts:
            self._end(Verdict.CHALLENGE_MISSED, "lost")

    def _out_of_time(self, at: float) -> None:
        course = self._policy.course
        if self.ended:
            return
        if at - self._seen >= course.no_face_seconds:
            self._end(Verdict.NO_FACE)
        elif self._movement is not None and at - self._asked >= course.challenge_seconds:
            self._miss()
        elif at - self._started >= course.longest_seconds:
            asked_before = self._challenges or self._restarts
            self._end(Verdict.CHALLENGE_MISSED if asked_before else Verdict.NO_FACE, self._guide.value)

    def _miss(self) -> None:
        """A photograph misses too: when the passive look says so, that is the word for it."""
        real = self.real
        deceit = real is not None and real < self._policy.living.real
        self._end(
            Verdict.SPOOF if deceit else Verdict.CHALLENGE_MISSED, self._challenge.value if self._challenge else ""
        )

    def _end(self, verdict: Verdict, detail: str = "") -> None:
        self.ended, self.detail = verdict, detail

    # ------------------------------------------------------------------------------------ the words

    def _telling(self, at: float) -> Progress | None:
        guide = self._guide if self._guide is Guide.OTHER_WAY else self._guiding.told(self._guide, at)
        steps = (len(self._challenges) or self._policy.course.challenges) + 1
        now = Progress(guide, self._challenge, self._done, steps, round(self._left(at), 1))
        if self._told is not None and self.ended is None:
            before, then = self._told
            same = (before.guide, before.challenge, before.done) == (now.guide, now.challenge, now.done)
            if same and at - then < EVERY:
                return None
        self._told = now, at
        return now

    def _left(self, at: float) -> float:
        """Seconds for this step: to be seen at all, for the movement, or for the whole."""
        course = self._policy.course
        rest = course.longest_seconds - (at - self._started)
        if self._movement is not None:
            rest = min(rest, course.challenge_seconds - (at - self._asked))
        if at > self._seen:
            rest = min(rest, course.no_face_seconds - (at - self._seen))
        return max(0.0, rest)
