"""How long a call waits for its sound: words → one WAV of joined clips, measured over every kind of announcement.

In the shape of `kiosk bench` (DESIGN §9).
"""

from __future__ import annotations

import random
import time
from typing import Any

from kiosk.bench.running import judged, spread
from kiosk.voice.pack import SHIPPED, Pack, load
from kiosk.voice.wording import Style, sentence

TARGETS = {"join_p99_ms": 10.0}
STYLE = Style(say_floor=True, say_zone=True)


def run(quick: bool, packs: str = "mandarin,english") -> dict[str, Any]:
    """`packs`: folders under assets/voice. Every joined announcement is a repeated call with floor and zone: the
    longest there is."""
    joined: list[float] = []
    loaded: list[float] = []
    for name in packs.split(","):
        begun = time.perf_counter()
        pack = load(SHIPPED / name)
        loaded.append(time.perf_counter() - begun)
        joined += _joins(pack, 100 if quick else 2000)
    median, far = spread(joined, 1000)
    figures = {"join_median_ms": median, "join_p99_ms": far, "load_ms": round(max(loaded) * 1000), "joins": len(joined)}
    return judged("voice", figures, TARGETS)


def _joins(pack: Pack, count: int) -> list[float]:
    dice, taken = random.Random(7), []
    for _ in range(count):
        number, window = f"{dice.choice('ABCDE')}{dice.randrange(1000):03}", str(dice.randrange(1, 1000))
        begun = time.perf_counter()
        words = sentence(pack.about.language, number, window, zone="D区", floor="二楼", again=True, style=STYLE)
        pack.join(words.clips)
        taken.append(time.perf_counter() - begun)
    return taken
