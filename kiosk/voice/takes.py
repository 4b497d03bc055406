"""Is a recorded take good enough for the hall's loudspeakers? Measured, and said in words a clerk understands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from kiosk.voice.sound import FRAME_SECONDS, FULL, Samples, frame_levels, speech_span

CLIPPED_SAMPLES = 3
"""So many samples at the very end of the scale are overload, not chance."""
AT_THE_END = FULL - 60
QUIETEST = -36.0
"""dB of full scale, speech: below it, making it loud enough makes its hiss loud too."""
LEAST_DISTANCE = 20.0
"""dB between the speech and the room behind it."""
SHORTEST, LONGEST = 0.12, 2.2
"""Seconds of speech in one clip."""
EDGE_FRAMES = 5
"""Speech in the first or last 50 ms of a take was most likely cut off there."""
NOTHING = -60.0
"""dB: a take whose loudest frame is below is silence."""


class Fault(StrEnum):
    """What is wrong, in the words the reader is told."""

    SILENT = "没有听到声音：请检查话筒是否接好、是否打开"
    CLIPPED = "声音太大，破音了：请离话筒远一点，或调低录音音量"
    QUIET = "声音太小：请离话筒近一点，或调高录音音量"
    NOISY = "背景太吵：请关窗、关风扇，换个安静的房间"
    CUT = "首尾被截掉了：看到“请读”再读，读完停一下"
    SHORT = "太短，不像读了字"
    LONG = "太长：只读一遍，中间不要停"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`speech` and `noise` in dB of full scale, `seconds` of speech; good when `faults` is empty."""

    faults: tuple[Fault, ...]
    speech: float = NOTHING
    noise: float = NOTHING
    seconds: float = 0.0


def judged(samples: Samples, rate: int) -> Judgement:
    """All faults of one take, the worst first."""
    levels = frame_levels(samples, rate)
    if _decibels(max(levels, default=0.0)) < NOTHING + 10:
        return Judgement((Fault.SILENT,))
    first, end = speech_span(levels)
    speech = _decibels(_mean(sorted(levels[first:end])[(end - first) // 2 :]))
    noise = _decibels(_mean(_quietest(levels)))
    seconds = (end - first) * FRAME_SECONDS
    noisy = speech - noise < LEAST_DISTANCE
    found = {
        Fault.CLIPPED: sum(1 for sample in samples if abs(sample) >= AT_THE_END) >= CLIPPED_SAMPLES,
        Fault.QUIET: speech < QUIETEST,
        Fault.NOISY: noisy,
        # Where noise drowns the silence, nobody can tell where the speech begins and ends.
        Fault.CUT: not noisy and (first < EDGE_FRAMES or end > len(levels) - EDGE_FRAMES),
        Fault.SHORT: seconds < SHORTEST,
        Fault.LONG: not noisy and seconds > LONGEST,
    }
    return Judgement(tuple(fault for fault, here in found.items() if here), speech, noise, seconds)


def _quietest(levels: list[float]) -> list[float]:
    """The quietest fifth of all frames: the room, between the words."""
    return sorted(levels)[: max(1, len(levels) // 5)]


def _mean(levels: list[float]) -> float:
    return math.sqrt(sum(each * each for each in levels) / len(levels)) if levels else 0.0


def _decibels(level: float) -> float:
    return 20 * math.log10(max(level, 1.0) / FULL)
