"""A loudspeaker that is a folder and a microphone that is a file, for the real aplay and arecord.

An ALSA configuration file defines two devices on alsa-lib's own `file` plugin. `loud` hands every sound to a listener
(this file, run as a program by alsa-lib) which keeps it as a WAV named after when it began and ended; the microphone
`mic` hears what `hears` was given. With `real_time` the listener takes the sound no faster than ears do, so a sound of
three seconds keeps aplay busy for three seconds, as a sound card would.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shlex
import sys
import time
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

CONFIGURATION = """\
pcm.nowhere {{ type null }}
pcm.loud {{ type file slave.pcm nowhere file "| {listener} %r" format raw }}
pcm.mic {{ type file slave.pcm nowhere file "/dev/null" infile "{words}" format raw }}
"""
SMALLEST_PIPE = 4096
CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound as it left the loudspeaker. `begun` and `ended` are seconds of the machine's monotonic clock."""

    samples: array[int]
    rate: int
    begun: float
    ended: float


class SimulatedSound:
    """`configuration` is for the drivers' argument of that name; the devices are called `loud` and `mic`."""

    def __init__(self, folder: Path, *, real_time: bool = False) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.configuration = folder / "asound.conf"
        self._words = folder / "microphone.raw"
        pace = "real-time" if real_time else "at-once"
        listener = [sys.executable, "-S", str(Path(__file__).absolute()), str(folder.absolute()), pace]
        self._text = CONFIGURATION.format(listener=shlex.join(listener), words=self._words.absolute())
        self.plug()

    def plug(self) -> None:
        self.configuration.write_text(self._text, encoding="utf-8")

    def unplug(self) -> None:
        """The sound card is gone: nothing can be opened until `plug`; what plays now still ends."""
        self.configuration.write_text("", encoding="utf-8")

    def hears(self, samples: array[int]) -> None:
        """What the microphone hears from now on, at whatever rate it is asked; silence follows."""
        self._words.write_bytes(samples.tobytes())

    def heard(self) -> list[Heard]:
        """Every sound so far, oldest first, without the silence the sound card adds at its end."""
        return [heard for heard in map(_read, sorted(self._folder.glob("heard-*.wav"))) if heard.samples]

    def playing(self) -> bool:
        """Whether a sound is leaving the loudspeaker now."""
        return any(self._folder.glob("part-*"))

    def forget(self) -> None:
        for file in self._folder.glob("heard-*.wav"):
            file.unlink()


def _read(file: Path) -> Heard:
    _, begun, ended = file.stem.split("-")
    with wave.open(str(file)) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
        rate = sound.getframerate()
    end = len(samples)
    while end and samples[end - 1] == 0:
        end -= 1
    return Heard(samples[:end], rate, int(begun) / 1e9, int(ended) / 1e9)


def listen(folder: Path, pace: str, rate: int) -> None:
    """Take one sound from standard input and keep it; what a loudspeaker does, with a memory."""
    with contextlib.suppress(OSError):
        fcntl.fcntl(0, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)
    begun = time.monotonic_ns()
    part = folder / f"part-{begun}"
    part.touch()
    taken = bytearray()
    while chunk := os.read(0, CHUNK):
        taken += chunk
        if pace == "real-time":
            late = begun / 1e9 + len(taken) / (2 * rate) - time.monotonic()
            time.sleep(max(0.0, late))
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(taken)
    part.replace(folder / f"heard-{begun:020}-{time.monotonic_ns()}.wav")


if __name__ == "__main__":
    listen(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
