"""What one track of one face has shown so far: how it looks straight ahead, its best shots, how real it seemed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from drivers.contract.face_matcher import FaceLook
from kiosk.identity.face.challenge import Baseline
from kiosk.identity.face.policy import FacePolicy

BASE_LOOKS, BASE_SECONDS = 5, 0.4
"""How many straight looks, over how long, say how somebody looks straight ahead."""
APART = 0.2
"""Seconds between two shots: neighbours in time are the same picture twice."""
OPEN = 0.75
"""Share of the person's own open eyes: an eye less open than this spoils a shot."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A look good enough to be compared. `phase`: movements done by then."""

    number: int
    phase: int
    at: float
    worth: float
    eyes: tuple[float, float] | None


class Gathered:
    """Fed only with looks that are good enough (`Guide.HOLD`) and of the same track."""

    def __init__(self, policy: FacePolicy) -> None:
        self._policy = policy
        self._yaws: list[float] = []
        self._eyes: list[tuple[float, float]] = []
        self._blind = False
        self._first = 0.0
        self._shots: list[Shot] = []
        self._reals: list[float] = []
        self.base: Baseline | None = None

    def add(self, look: FaceLook, phase: int) -> None:
        if self.base is None:
            self._learn(look)
        if look.real is not None:
            self._reals.append(look.real)
        if self._eyes_open(look.eyes):
            self._keep(Shot(look.number, phase, look.at, worth(look), look.eyes))

    @property
    def numbers(self) -> frozenset[int]:
        """The looks whose pictures may still be wanted."""
        return frozenset(shot.number for shot in self._shots)

    @property
    def real(self) -> float | None:
        """The passive liveness of this track: the mean of all straight looks or of the last ten, whichever is worse,
        so that ten good pictures at one end do not pay for bad ones at the other. None before there were ten."""
        least = self._policy.living.looks
        if len(self._reals) < least:
            return None
        return min(fmean(self._reals), fmean(self._reals[-least:]))

    def best(self, phases: int) -> tuple[int, ...]:
        """The 3–5 shots to compare, or none yet. The best of before the first and of after the last movement are
        among them: who moved and who is compared must be one person all along."""
        groups = [[shot for shot in self._shots if shot.phase == phase] for phase in range(phases + 1)]
        if not groups[0] or not groups[-1]:
            return ()
        first = [max(group, key=_worth) for group in groups if group]
        rest = sorted((shot for shot in self._shots if shot not in first), key=_worth, reverse=True)
        chosen = _ends_first(first, rest)[: self._policy.course.shots_most]
        enough = len(chosen) >= self._policy.course.shots_least
        return tuple(sorted(shot.number for shot in chosen)) if enough else ()

    def _learn(self, look: FaceLook) -> None:
        if not self._yaws:
            self._first = look.at
        self._yaws.append(look.yaw)
        if look.eyes is None:
            self._blind = True
        else:
            self._eyes.append(look.eyes)
        if len(self._yaws) >= BASE_LOOKS and look.at - self._first >= BASE_SECONDS:
            eyes = None if self._blind else (median(e[0] for e in self._eyes), median(e[1] for e in self._eyes))
            self.base = Baseline(median(self._yaws), eyes)
            self._shots = [shot for shot in self._shots if self._eyes_open(shot.eyes)]

    def _eyes_open(self, eyes: tuple[float, float] | None) -> bool:
        if eyes is None or self.base is None or self.base.eyes is None:
            return True
        return all(now >= OPEN * own for now, own in zip(eyes, self.base.eyes, strict=True))

    def _keep(self, new: Shot) -> None:
        """At most so many a phase as could be compared, each apart from the others."""
        near = [shot for shot in self._shots if shot.phase == new.phase and abs(shot.at - new.at) < APART]
        if any(shot.worth >= new.worth for shot in near):
            return
        self._shots = [shot for shot in self._shots if shot not in near] + [new]
        group = [shot for shot in self._shots if shot.phase == new.phase]
        if len(group) > self._policy.course.shots_least:
            self._shots.remove(min(group, key=_worth))


def worth(look: FaceLook) -> float:
    """How good a shot this is: frontal, large and sharp; about 0 … 3. Only its order matters."""
    height = look.box.height if look.box else 0.0
    size = min(height / 240.0, 1.0)
    sharp = min(look.sharpness / 200.0, 1.0)
    return look.sure + size + sharp - abs(look.yaw) - abs(look.pitch) - abs(look.roll) / 45.0


def _worth(shot: Shot) -> float:
    return shot.worth


def _ends_first(first: Sequence[Shot], rest: Sequence[Shot]) -> list[Shot]:
    """The first and the last phase before those between, then the others by worth."""
    return [first[0], *first[:0:-1], *rest]
