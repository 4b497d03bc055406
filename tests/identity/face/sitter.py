"""A citizen before the camera, as an engine would measure them: no picture, only figures, moving as a person does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drivers.contract.face_matcher import Box, FaceLook
from kiosk.identity.face.check import Check
from kiosk.identity.face.policy import FacePolicy
from kiosk.identity.face.words import Challenge, Progress

RATE = 15.0
"""Looks a second on the kiosk's machine."""
FRAME = (640, 480)
PLACE = Box(240, 140, 160, 200)
GOOD = FaceLook(
    1, FRAME, box=PLACE, sure=0.95, eyes=(0.16, 0.15), sharpness=150.0, light=120.0, contrast=40.0, real=0.9
)
NOBODY = FaceLook(0, FRAME)
TURN = (0.1, 0.3, 0.5, 0.6, 0.62, 0.6, 0.5, 0.3, 0.1, 0.0)
BLINK = (1.0, 0.6, 0.2, 0.15, 0.2, 0.6, 1.0)
SIDES = {Challenge.TURN_LEFT: 1.0, Challenge.TURN_RIGHT: -1.0}


def at_place(x: float, y: float = 140.0, width: float = 160.0, height: float = 200.0) -> FaceLook:
    return replace(GOOD, box=Box(x, y, width, height))


def moving(challenge: Challenge, look: FaceLook = GOOD) -> Iterator[FaceLook]:
    """The looks of one movement, about half a second."""
    if challenge is Challenge.BLINK:
        assert look.eyes is not None
        for share in BLINK:
            yield replace(look, eyes=(look.eyes[0] * share, look.eyes[1] * share))
    else:
        for yaw in TURN:
            yield replace(look, yaw=yaw * SIDES[challenge], sharpness=15.0 if yaw > 0.2 else look.sharpness)


@dataclass
class Sitting:
    """Feeds a check at the engine's pace and remembers what was told."""

    policy: FacePolicy = field(default_factory=FacePolicy)
    seed: int = 1
    passive: bool = True
    script: tuple[Challenge, ...] = ()
    rate: float = RATE
    start: float = 1000.0

    def __post_init__(self) -> None:
        self.now = self.start
        self.number = 0
        chance = random.Random(self.seed)
        self.check = Check(self.policy, chance, self.now, passive=self.passive, script=self.script)
        self.told: list[Progress] = []
        self.fed: dict[int, FaceLook] = {}

    @property
    def over(self) -> bool:
        return bool(self.check.ended or self.check.ready)

    @property
    def seconds(self) -> float:
        return self.now - self.start

    @property
    def asked(self) -> Challenge | None:
        return self.told[-1].challenge if self.told else None

    def show(self, look: FaceLook, seconds: float = 0.0) -> None:
        """One look, or the same for so long."""
        for _ in range(max(1, round(seconds * self.rate))):
            if self.over:
                return
            self.number += 1
            self.now += 1 / self.rate
            told = self.check.feed(replace(look, number=self.number, at=self.now))
            self.fed[self.number] = look
            if told is not None:
                self.told.append(told)

    def until_asked(self, look: FaceLook = GOOD, longest: float = 5.0) -> Challenge:
        began = self.now
        while self.asked is None:
            assert not self.over, f"ended before anything was asked: {self.check.ended}"
            assert self.now - began < longest, "nothing was asked"
            self.show(look)
        return self.asked

    def obey(self, look: FaceLook = GOOD, longest: float = 20.0, pause: float = 0.5) -> None:
        """Do what is asked until the check is over."""
        began = self.now
        while not self.over and self.now - began < longest:
            asked = self.asked
            if asked is None:
                self.show(look)
                continue
            self.show(look, pause)
            for each in moving(asked, look):
                self.show(each)
