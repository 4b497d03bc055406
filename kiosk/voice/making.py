"""Makes a pack with espeak-ng: the shipped ones, and a stopgap for a hall that has recorded nobody yet."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from drivers.contract import Outcome, SpeechEngine
from kiosk.voice.pack import PackError, PackFile, write_about
from kiosk.voice.script import CHIME, SCRIPTS, Clip
from kiosk.voice.sound import FULL, NotSpeech, Samples, packed, read, trimmed

RATE = 22050
"""espeak-ng's own; nothing is resampled."""
PACE = {"zh": 150, "en": 150}
"""Words a minute: slower than espeak-ng's 175, for older ears and a hall's echo."""
LICENCE = "as the product; the output of espeak-ng is not covered by that program's licence (GPL-3.0-or-later)"
ORIGIN = "spoken by espeak-ng at build time: cmn-latn-pinyin with tones from pypinyin, letters and English by en"
READINGS = {"号": "hao4", "重": "chong2"}
CHIME_NOTES = ((880.0, 0.0), (698.46, 0.38))
"""叮 (A5) and 咚 (F5): frequency in Hz, when it is struck in seconds."""
CHIME_SECONDS = 1.1
CHIME_DECAY = 0.22


def engine_command(voice: str, pace: int) -> tuple[str, ...]:
    """The command line of espeak-ng for `drivers.speaker.command`."""
    return ("espeak-ng", "-v", voice, "-s", str(pace), "-w", "{out}", "--", "{text}")


def reading(clip: Clip, language: str) -> tuple[str, str]:
    """The espeak-ng voice for a clip and what it is given: letters are read in English, hanzi as pinyin with tones."""
    if clip.name.startswith("letter-"):
        return "en", clip.text
    if language == "en":
        return "en", clip.text
    return "cmn-latn-pinyin", pinyin(clip.text)


def pinyin(text: str) -> str:
    """Hanzi with tone numbers, 一 and 不 changed by what follows: 一百 → yi4 bai3."""
    plain = lazy_pinyin(text, style=Style.TONE3, tone_sandhi=True, neutral_tone_with_five=True)
    return " ".join(READINGS.get(sign, sound) for sign, sound in zip(text, plain, strict=True))


def make(folder: Path, language: str, title: str, engines: dict[str, SpeechEngine]) -> PackFile:
    """Speak every clip of the language's script into `folder`. `engines`: espeak-ng's voice → who speaks it.

    Raises PackError when the engine fails: then pack.toml is not written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clips = {CHIME: write_chime(folder, RATE)}
    for clip in SCRIPTS[language]:
        voice, words = reading(clip, language)
        spoken = engines[voice].render(words, language, 10.0)
        if spoken.outcome is not Outcome.SUCCESS:
            raise PackError(f"{clip.name}: espeak-ng did not speak: {spoken.words or spoken.outcome}")
        clips[clip.name] = _kept(folder, clip.name, spoken.sound)
    facts = PackFile(
        name=folder.name,
        title=title,
        language="zh" if language == "zh" else "en",
        licence=LICENCE,
        origin=ORIGIN,
        sample_rate=RATE,
        clips=clips,
    )
    write_about(folder, facts)
    return facts


def _kept(folder: Path, name: str, sound: bytes) -> str:
    try:
        samples, rate = read(sound)
    except NotSpeech as wrong:
        raise PackError(f"{name}: {wrong}") from wrong
    if rate != RATE:
        raise PackError(f"{name}: espeak-ng spoke at {rate} samples a second, not {RATE}")
    file = folder / f"{name}.wav"
    file.write_bytes(packed(trimmed(samples, rate), rate))
    return file.name


def write_chime(folder: Path, rate: int) -> str:
    """叮咚 as a WAV in `folder`; the file's name."""
    file = folder / f"{CHIME}.wav"
    file.write_bytes(packed(chime(rate), rate))
    return file.name


def chime(rate: int) -> Samples:
    """Two struck bars: each note with a soft second partial, dying away."""
    return array("h", (round(FULL * 0.4 * _ringing(index / rate)) for index in range(int(CHIME_SECONDS * rate))))


def _ringing(at: float) -> float:
    total = 0.0
    for frequency, struck in CHIME_NOTES:
        since = at - struck
        if since >= 0:
            turn = 2 * math.pi * frequency * since
            attack = min(1.0, since / 0.005)
            total += attack * math.exp(-since / CHIME_DECAY) * (math.sin(turn) + 0.25 * math.sin(2.76 * turn))
    return total
