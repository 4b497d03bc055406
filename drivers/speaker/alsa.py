"""Runs one program of alsa-utils to its end, and says what its complaint means."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass

from drivers.contract import Health, Outcome, Remedy, SpeakerDetail, SpeakerStatus

COMPLAINTS = {
    "Unknown PCM": SpeakerDetail.NO_SOUND_CARD,
    "No such file or directory": SpeakerDetail.NO_SOUND_CARD,
    "No such device": SpeakerDetail.NO_SOUND_CARD,
    "cannot find card": SpeakerDetail.NO_SOUND_CARD,
    "Device or resource busy": SpeakerDetail.IN_USE,
    "Permission denied": SpeakerDetail.NOT_ALLOWED,
}
"""What aplay and arecord write on stderr (alsa-lib's own words, untranslated), and what it means."""

STANDINGS: dict[SpeakerDetail | None, tuple[Health, Remedy]] = {
    None: (Health.HARDWARE_ERROR, Remedy.RESET),
    SpeakerDetail.NO_PROGRAM: (Health.OFFLINE, Remedy.CONFIGURE),
    SpeakerDetail.NO_SOUND_CARD: (Health.NO_DEVICE, Remedy.CONFIGURE),
    SpeakerDetail.IN_USE: (Health.BUSY, Remedy.CLEAR),
    SpeakerDetail.NOT_ALLOWED: (Health.USER_ERROR, Remedy.CONFIGURE),
    SpeakerDetail.SILENT: (Health.HARDWARE_ERROR, Remedy.RESET),
}


@dataclass(frozen=True, slots=True)
class Ran:
    """How the program ended. `words` is the last line it said on stderr, for the journal."""

    outcome: Outcome
    output: bytes = b""
    detail: SpeakerDetail | None = None
    words: str = ""
    seconds: float = 0.0


def run(command: list[str], given: bytes, deadline: float, environment: dict[str, str]) -> Ran:
    """Run `command` with `given` on its standard input; it is killed when it outlives `deadline` seconds."""
    begun = time.monotonic()

    def ended(outcome: Outcome, output: bytes = b"", detail: SpeakerDetail | None = None, words: str = "") -> Ran:
        last = words.strip().rpartition("\n")[2][-300:]
        return Ran(outcome, output, detail, last, time.monotonic() - begun)

    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=max(deadline, 0.01),
            check=False,
            # A Ctrl-C on the terminal is meant for us: the sentence that is being played is heard to its end.
            start_new_session=True,
            env={**os.environ, **environment, "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return ended(Outcome.TIMEOUT, detail=SpeakerDetail.SILENT, words=f"no end within {deadline:g} s")
    except FileNotFoundError:
        return ended(Outcome.NOT_READY, detail=SpeakerDetail.NO_PROGRAM, words=f"{command[0]} is not installed")
    except OSError as trouble:
        return ended(Outcome.NOT_READY, detail=SpeakerDetail.NOT_ALLOWED, words=str(trouble))
    words = done.stderr.decode(errors="replace")
    if done.returncode == 0:
        return ended(Outcome.SUCCESS, done.stdout, words=words)
    detail = next((meaning for complaint, meaning in COMPLAINTS.items() if complaint in words), None)
    return ended(Outcome.HARDWARE_ERROR if detail is None else Outcome.NOT_READY, detail=detail, words=words)


def standing(ran: Ran) -> SpeakerStatus:
    """The health that a try which ended like this stands for."""
    if ran.outcome is Outcome.SUCCESS:
        return SpeakerStatus(Health.ONLINE)
    health, remedy = STANDINGS[ran.detail]
    return SpeakerStatus(health, ran.detail, remedy, ran.words)
