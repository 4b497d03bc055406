"""Plays WAV through ALSA with `aplay`: no sound server, one sound at a time, heard to its end before it returns."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from pathlib import Path

from drivers.contract import Outcome, PlayResult, SpeakerDetail, SpeakerStatus
from drivers.speaker.alsa import run, standing

PROBE_RATE = 22050
PROBE_FRAMES = 220
"""10 ms of silence: the only question an ALSA device answers is whether it plays."""


class AplaySpeaker:
    """One ALSA output. `aplay` ends when the sound card has played the last frame, so SUCCESS means: played out.

    Nobody can tell whether an amplifier behind the sound card is switched on.
    """

    verified = False

    def __init__(self, address: str = "default", program: str = "aplay", configuration: Path | None = None) -> None:
        """`address` is an ALSA device: default, plughw:1,0, dmix …; `configuration` an ALSA configuration of its own
        (ALSA_CONFIG_PATH) in place of the machine's."""
        self._command = [program, "-q", "-D", address, "-t", "wav", "-"]
        self._environment = {"ALSA_CONFIG_PATH": str(configuration)} if configuration else {}

    def status(self, deadline: float) -> SpeakerStatus:
        """Plays 10 ms of silence: an absent card is NO_DEVICE, one that somebody else holds is BUSY."""
        silence = _packed(array("h", bytes(2 * PROBE_FRAMES)), PROBE_RATE)
        return standing(run(self._command, silence, deadline, self._environment))

    def play(self, sound: bytes, volume: int, deadline: float) -> PlayResult:
        """`sound`: a WAV of 16-bit mono PCM; `volume` 0 … 100 is its amplitude in percent (50 is 6 dB softer).

        Blocks until it has been heard, at most `deadline` seconds: then it is cut off and the outcome is TIMEOUT.
        INVALID_DATA for anything else than such a WAV; NOT_READY with a detail when there is nothing to play on.
        """
        try:
            samples, rate = _unpacked(sound)
        except (wave.Error, EOFError, ValueError):
            return PlayResult(Outcome.INVALID_DATA, SpeakerDetail.GARBAGE)
        if not 0 <= volume <= 100:
            return PlayResult(Outcome.INVALID_DATA, SpeakerDetail.GARBAGE, words=f"no volume of {volume} %")
        ran = run(self._command, _packed(_scaled(samples, volume), rate), deadline, self._environment)
        return PlayResult(ran.outcome, ran.detail, ran.seconds, ran.words)

    def close(self) -> None:
        """Nothing is held between two sounds."""


def _unpacked(sound: bytes) -> tuple[array[int], int]:
    with wave.open(io.BytesIO(sound)) as file:
        if file.getsampwidth() != 2 or file.getnchannels() != 1:
            raise ValueError("16-bit mono only")
        samples = array("h")
        data = file.readframes(file.getnframes())
        samples.frombytes(data[: len(data) & ~1])
        if sys.byteorder == "big":
            samples.byteswap()
        return samples, file.getframerate()


def _scaled(samples: array[int], volume: int) -> array[int]:
    return samples if volume == 100 else array("h", [sample * volume // 100 for sample in samples])


def _packed(samples: array[int], rate: int) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return buffer.getvalue()
