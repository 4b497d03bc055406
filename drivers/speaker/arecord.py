"""Listens through ALSA with `arecord`: one take of a known length."""

from __future__ import annotations

import math
from pathlib import Path

from drivers.contract import Outcome, SpeakerDetail, SpeakerStatus, TakeResult
from drivers.speaker.alsa import run, standing

PATIENCE = 3.0
"""Seconds beyond the take itself for the sound card to begin and end."""


class ArecordMicrophone:
    """One ALSA input, 16-bit mono."""

    verified = False

    def __init__(
        self, address: str = "default", *, program: str = "arecord", configuration: Path | None = None
    ) -> None:
        """As for `AplaySpeaker`."""
        self._program, self._address = program, address
        self._environment = {"ALSA_CONFIG_PATH": str(configuration)} if configuration else {}

    def status(self, deadline: float) -> SpeakerStatus:
        """Records a tenth of a second and throws it away."""
        return standing(run(self._command(22050, 2205), b"", deadline, self._environment))

    def record(self, seconds: float, rate: int) -> TakeResult:
        """One take of `seconds` at `rate` samples a second, as a WAV; blocks for that long and up to 3 s more.

        NOT_READY with a detail when there is no microphone; UNCONFIRMED when it gave less than nine tenths of the take.
        """
        frames = math.ceil(seconds * rate)
        ran = run(self._command(rate, frames), b"", seconds + PATIENCE, self._environment)
        outcome, detail = ran.outcome, ran.detail
        if outcome is Outcome.SUCCESS and len(ran.output) < 0.9 * 2 * frames:
            outcome, detail = Outcome.UNCONFIRMED, SpeakerDetail.SILENT
        return TakeResult(outcome, detail, ran.output if outcome is Outcome.SUCCESS else b"", ran.words)

    def _command(self, rate: int, frames: int) -> list[str]:
        form = ["-f", "S16_LE", "-c", "1", "-r", str(rate), "-t", "wav"]
        return [self._program, "-q", "-D", self._address, *form, "-s", str(frames), "-"]

    def close(self) -> None:
        """Nothing is held between two takes."""
