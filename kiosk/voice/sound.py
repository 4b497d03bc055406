"""One clip as samples: read, trimmed of its silence, brought to the level all clips share. 16-bit mono throughout."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from operator import mul
from pathlib import Path
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Signed 16-bit: typecode h."""
FULL = 32767
FRAME_SECONDS = 0.01
SPEECH = 0.03
"""A frame counts as speech from this part of the loudest frame's level on (-30 dB): breath and room lie below."""
LEAD_SECONDS, TAIL_SECONDS = 0.03, 0.05
"""Kept around the speech: soft consonants (s, q, h) begin below the threshold."""
FADE_SECONDS = 0.004
"""In and out, so that no clip begins or ends with a click."""
LEVEL = 0.12 * FULL
"""What every clip's speech is brought to (RMS; -18 dB of full scale)."""
LOUDEST = 0.9 * FULL
"""No sample goes beyond; a clip with sharp peaks stays a little softer."""


class NotSpeech(ValueError):
    """A file that is no usable clip; the text says why."""


def read(source: Path | bytes) -> tuple[Samples, int]:
    """Samples and their rate. Raises NotSpeech for what is not a WAV of 16-bit mono PCM."""
    name = source.name if isinstance(source, Path) else "the sound"
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        with wave.open(io.BytesIO(data)) as file:
            if file.getsampwidth() != 2 or file.getnchannels() != 1:
                raise NotSpeech(f"{name}: must be 16-bit mono")
            frames = file.readframes(file.getnframes())
            samples = array("h", frames[: len(frames) & ~1])
            rate = file.getframerate()
    except OSError as trouble:
        raise NotSpeech(f"{name}: cannot be read: {trouble.strerror}") from trouble
    except (wave.Error, EOFError) as broken:
        raise NotSpeech(f"{name}: is not a WAV file: {broken}") from broken
    if sys.byteorder == "big":
        samples.byteswap()
    return samples, rate


def packed(samples: Samples | bytes, rate: int) -> bytes:
    """The WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples if isinstance(samples, bytes) else samples.tobytes())
    return buffer.getvalue()


def level(samples: Samples) -> float:
    """Root mean square, 0 … 32767."""
    return math.sqrt(sum(map(mul, samples, samples)) / len(samples)) if samples else 0.0


def frame_levels(samples: Samples, rate: int) -> list[float]:
    """The level of every whole 10 ms."""
    size = max(1, int(rate * FRAME_SECONDS))
    return [level(samples[start : start + size]) for start in range(0, len(samples) - size + 1, size)]


def speech_span(levels: list[float]) -> tuple[int, int]:
    """First frame of speech, and the one after the last; (0, 0) when there is only silence."""
    loudest = max(levels, default=0.0)
    spoken = [index for index, each in enumerate(levels) if loudest and each >= SPEECH * loudest]
    return (spoken[0], spoken[-1] + 1) if spoken else (0, 0)


def trimmed(samples: Samples, rate: int) -> Samples:
    """Without the silence before and after the speech; empty when there is none."""
    size = max(1, int(rate * FRAME_SECONDS))
    first, end = speech_span(frame_levels(samples, rate))
    if not end:
        return array("h")
    start = max(0, first * size - int(LEAD_SECONDS * rate))
    return samples[start : end * size + int(TAIL_SECONDS * rate)]


def levelled(samples: Samples, rate: int) -> Samples:
    """At the level of every other clip, measured over its speech only, with soft edges."""
    levels = frame_levels(samples, rate)
    loudest = max(levels, default=0.0)
    spoken = [each for each in levels if each >= SPEECH * loudest]
    strength = math.sqrt(sum(each * each for each in spoken) / len(spoken)) if spoken else 0.0
    peak = max(map(abs, samples), default=0)
    if not strength or not peak:
        return samples
    gain = min(LEVEL / strength, LOUDEST / peak)
    return _faded(array("h", [round(sample * gain) for sample in samples]), rate)


def _faded(samples: Samples, rate: int) -> Samples:
    length = min(int(FADE_SECONDS * rate), len(samples) // 2)
    for index in range(length):
        samples[index] = samples[index] * index // length
        samples[-1 - index] = samples[-1 - index] * index // length
    return samples


def prepared(source: Path | bytes, rate: int) -> Samples:
    """A clip ready to be joined. Raises NotSpeech when it is silent or has another rate than its pack."""
    samples, found = read(source)
    name = source.name if isinstance(source, Path) else "the sound"
    if found != rate:
        raise NotSpeech(f"{name}: has {found} samples a second, the pack {rate}")
    clip = levelled(trimmed(samples, rate), rate)
    if not clip:
        raise NotSpeech(f"{name}: is silent")
    return clip


def silence(seconds: float, rate: int) -> bytes:
    return bytes(2 * int(seconds * rate))
