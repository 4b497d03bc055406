"""Chance with names: every draw comes from the day's seed and the name of who draws, and from nothing else."""

from __future__ import annotations

import math
import random


def dice(seed: int, *who: object) -> random.Random:
    """A generator of its own for each name: whoever draws more or less changes nobody else's day."""
    return random.Random(f"{seed}:" + ":".join(map(str, who)))


def lognormal(draw: random.Random, mean: float, spread: float) -> float:
    """Log-normal with this mean and standard deviation."""
    sigma = math.sqrt(math.log(1 + (spread / mean) ** 2))
    return draw.lognormvariate(math.log(mean) - sigma**2 / 2, sigma)
