"""Any text-to-speech program, by its command line: what a hall has bought, or espeak-ng for words no clip has."""

from __future__ import annotations

import tempfile
from pathlib import Path

from drivers.contract import Outcome, SpeakerDetail, SpeechResult
from drivers.speaker.alsa import run

SMALLEST_WAV = 45
"""Bytes: a header of 44 and something in it."""


class CommandSpeech:
    """Words in, WAV out; loudspeakers play it like any other sound.

    In the command `{text}` stands for the words, `{language}` for zh or en and `{out}` for the WAV file to write.
    Without `{text}` the words come on standard input; without `{out}` the WAV is read from standard output. There is no
    shell in between: whatever the words are, they are one argument.
    """

    verified = False

    def __init__(self, command: tuple[str, ...]) -> None:
        """Raises ValueError for an empty command."""
        if not command:
            raise ValueError("the command of a speech engine is empty")
        self._command = command

    def render(self, text: str, language: str, deadline: float) -> SpeechResult:
        """The spoken words as WAV (the engine's own rate). INVALID_DATA when what came is no WAV."""
        with tempfile.TemporaryDirectory(prefix="speech-") as folder:
            out = Path(folder, "speech.wav")
            places = {"{text}": text, "{language}": language, "{out}": str(out)}
            command = [_filled(word, places) for word in self._command]
            given = b"" if any("{text}" in word for word in self._command) else text.encode()
            ran = run(command, given, deadline, {})
            sound = out.read_bytes() if out.exists() else ran.output
        if ran.outcome is not Outcome.SUCCESS:
            return SpeechResult(ran.outcome, ran.detail, words=ran.words)
        if len(sound) < SMALLEST_WAV or sound[:4] != b"RIFF":
            return SpeechResult(Outcome.INVALID_DATA, SpeakerDetail.GARBAGE, words="the engine gave no WAV")
        return SpeechResult(Outcome.SUCCESS, sound=sound)

    def close(self) -> None:
        """Nothing is held between two texts."""


def _filled(word: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        if place in word:
            return word.replace(place, value)
    return word
