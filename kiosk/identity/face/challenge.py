"""The movements no photograph makes: drawn by chance, each measured against how this person looks straight ahead."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.policy import MovementTable
from kiosk.identity.face.words import Challenge

SIDES = {Challenge.TURN_LEFT: 1.0, Challenge.TURN_RIGHT: -1.0}
"""The sign of the yaw asked for: positive is the citizen's own left (drivers.contract.face_matcher)."""
TURNED_LOOKS = 2
"""Looks in a row that must show the turn: one alone may be a misreading."""
OFF_STRAIGHT = 0.10
"""How far the straight look may help a turn: without this bound a photograph tilted first one way, then the other,
would shift by twice what a flat picture can (face.md §4: 0.28 at 45°)."""


class Answered(StrEnum):
    """What a look says of the movement asked for."""

    NOT_YET = "notYet"
    OTHER_WAY = "otherWay"
    DONE = "done"
    FAILED = "failed"
    """Turned the other way too often."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """This person, straight ahead: yaw, and how far own left and own right eye are open (None: cannot be told)."""

    yaw: float
    eyes: tuple[float, float] | None


class Movement(Protocol):
    def feed(self, look: FaceLook) -> Answered: ...

    @property
    def turning(self) -> bool:
        """Is the head turned away now?"""


def drawn(chance: random.Random, count: int, able: Iterable[Challenge]) -> tuple[Challenge, ...]:
    """So many different movements of those that can be measured, in random order. `chance` must be
    `secrets.SystemRandom` wherever somebody could gain by guessing."""
    known = sorted(able)
    return tuple(chance.sample(known, min(count, len(known))))


def begun(challenge: Challenge, base: Baseline, policy: MovementTable, asked: float) -> Movement:
    """The movement as asked for at that moment. Raises ValueError for a blink of eyes that cannot be measured."""
    if challenge in SIDES:
        return Turning(SIDES[challenge], base.yaw, policy, asked)
    if base.eyes is None:
        raise ValueError("this engine does not tell how far eyes are open: it cannot see a blink")
    return Blinking(base.eyes, policy, asked)


class Turning:
    """Turn the head so far to one side, and back."""

    def __init__(self, side: float, straight: float, policy: MovementTable, asked: float) -> None:
        self._side, self._straight, self._policy, self._asked = side, straight, policy, asked
        self._shift = 0.0
        self._early = False
        self._looks = 0
        self._wrong = 0
        self._astray = False

    @property
    def turning(self) -> bool:
        return abs(self._shift) > self._policy.turn_back

    def feed(self, look: FaceLook) -> Answered:
        self._shift = (look.yaw - self._straight) * self._side
        if self._begun_too_early(look.at):
            return Answered.NOT_YET
        if self._shift <= -self._policy.turn:
            return self._strayed()
        if self._astray and self.turning:
            return Answered.OTHER_WAY
        self._astray = False
        if self._turned(look.yaw):
            self._looks += 1
        elif self._looks >= TURNED_LOOKS and not self.turning:
            return Answered.DONE
        elif self._looks < TURNED_LOOKS:
            self._looks = 0
        return Answered.NOT_YET

    def _turned(self, yaw: float) -> bool:
        return self._shift >= self._policy.turn and yaw * self._side >= self._policy.turn - OFF_STRAIGHT

    def _begun_too_early(self, at: float) -> bool:
        if at - self._asked < self._policy.reaction_seconds and self.turning:
            self._early = True
        elif not self.turning:
            self._early = False
        return self._early

    def _strayed(self) -> Answered:
        self._looks = 0
        if not self._astray:
            self._astray = True
            self._wrong += 1
        return Answered.FAILED if self._wrong > self._policy.wrong_turns else Answered.OTHER_WAY


class Blinking:
    """Shut both eyes for a moment, looking ahead, and open them again."""

    turning = False

    def __init__(self, eyes: tuple[float, float], policy: MovementTable, asked: float) -> None:
        self._limits = (eyes[0] * policy.blink, eyes[1] * policy.blink)
        self._policy = policy
        self._from = asked + policy.reaction_seconds
        self._shut: list[float] = []
        """When the looks of the present blink were."""

    def feed(self, look: FaceLook) -> Answered:
        if look.eyes is None or abs(look.yaw) >= self._policy.blink_yaw:
            self._shut = []
            return Answered.NOT_YET
        shut = [eye < limit for eye, limit in zip(look.eyes, self._limits, strict=True)]
        if all(shut):
            self._shut.append(look.at)
        elif not any(shut):
            blink, self._shut = self._shut, []
            if self._counts(blink):
                return Answered.DONE
        return Answered.NOT_YET

    def _counts(self, blink: list[float]) -> bool:
        return (
            len(blink) >= self._policy.blink_least
            and blink[0] >= self._from
            and blink[-1] - blink[0] <= self._policy.blink_seconds
        )
