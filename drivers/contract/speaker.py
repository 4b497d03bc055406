"""The hall's loudspeakers, the announcer's microphone, and speech engines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.contract.words import Health, Outcome, Remedy


class SpeakerDetail(StrEnum):
    """Why nothing was heard (no XFS4IoT words exist for this; these are ours)."""

    NO_PROGRAM = "playerMissing"
    NO_SOUND_CARD = "noSoundCard"
    IN_USE = "inUse"
    NOT_ALLOWED = "notAllowed"
    SILENT = "silent"
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class SpeakerStatus:
    """`words` is what the device or its program said, for the journal."""

    health: Health
    detail: SpeakerDetail | None = None
    remedy: Remedy = Remedy.NONE
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlayResult:
    """How one sound ended, after how many seconds."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    seconds: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakeResult:
    """One take of a microphone as a WAV, `b""` unless the outcome is SUCCESS."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    sound: bytes = field(default=b"", repr=False)
    words: str = ""


@dataclass(frozen=True, slots=True)
class SpeechResult:
    """Words as a speech engine spoke them: a WAV, `b""` unless the outcome is SUCCESS."""

    outcome: Outcome
    detail: SpeakerDetail | None = None
    sound: bytes = field(default=b"", repr=False)
    words: str = ""


class Speaker(Protocol):
    """A loudspeaker."""

    verified: bool

    def status(self, deadline: float) -> SpeakerStatus: ...

    def play(self, sound: bytes, volume: int, deadline: float) -> PlayResult:
        """A WAV of 16-bit mono PCM at `volume` 0 … 100 percent of its amplitude. Returns when it has been heard."""

    def close(self) -> None: ...


class Microphone(Protocol):
    """What an announcer is recorded with."""

    verified: bool

    def status(self, deadline: float) -> SpeakerStatus: ...

    def record(self, seconds: float, rate: int) -> TakeResult:
        """16-bit mono. Blocks for `seconds` and a little more."""

    def close(self) -> None: ...


class SpeechEngine(Protocol):
    """A program that speaks any text."""

    verified: bool

    def render(self, text: str, language: str, deadline: float) -> SpeechResult:
        """`language` is zh or en. INVALID_DATA when what the engine gave is no WAV."""

    def close(self) -> None: ...
