"""Reads a screen aloud: espeak-ng piped to aplay, one text at a time, silent at the first touch.

`cmn-latn-pinyin` is the voice that pronounces hanzi; Debian's plain `cmn` spells them (reference, screens §4).
Personal numbers are never spoken (EN 301 549 5.1.3.9): a long run of digits is left out, whoever asks.
"""

from __future__ import annotations

import logging
import re
import shutil

from PySide6.QtCore import QObject, QProcess, Slot

from kiosk.screens.comfort import Comfort

log = logging.getLogger(__name__)

VOICES = {"zh": "cmn-latn-pinyin", "en": "en"}
DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
SOUNDS = (
    "A诶 B必 C西 D地 E伊 F艾夫 G记 H诶曲 I爱 J杰 K开 L艾勒 M艾姆 "
    "N恩 O欧 P批 Q丘 R阿尔 S艾斯 T踢 U优 V威 W达不溜 X艾克斯 Y歪 Z贼"
)
LETTERS = {sound[0]: sound[1:] for sound in SOUNDS.split()}
"""The letters as hanzi: a Mandarin voice knows no Latin letters."""
TICKET = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{3,4}(?![A-Za-z0-9])")
PERSONAL = re.compile(r"\d[\d*Xx -]{5,}")
"""Six or more digits in a row: no ticket number, no time, no waiting figure is that long."""
PACE = "150"
"""Words a minute: slower than espeak-ng's 175, for older ears."""


def spelled(text: str, language: str = "zh") -> str:
    """What is said for a text: ticket numbers letter by letter, long numbers left out."""
    safe = PERSONAL.sub(" ", text)
    return TICKET.sub(lambda number: _spell(number.group(), language), safe)


def _spell(number: str, language: str) -> str:
    if language == "en":
        return " ".join(number)
    return " ".join(LETTERS.get(sign) or DIGITS[sign] for sign in number)


class Speaker(QObject):
    """Made once. `say` interrupts what is being said."""

    def __init__(self, comfort: Comfort) -> None:
        super().__init__()
        self._comfort = comfort
        self._voice = QProcess(self)
        self._player = QProcess(self)
        self._voice.setStandardOutputProcess(self._player)
        self._programs = [shutil.which(name) for name in ("espeak-ng", "aplay")]
        self._told = False

    def command(self, text: str) -> list[str]:
        """The espeak-ng command line; amplitude 0 to 200, 100 is usual."""
        language = self._comfort._get_language()
        loud = str(2 * self._comfort._get_volume())
        return ["-v", VOICES[language], "-s", PACE, "-a", loud, "--stdout", "--", spelled(text, language)]

    @Slot(str)
    def say(self, text: str) -> None:
        """Silent, with one line in the log, where espeak-ng or aplay is not installed."""
        self.stop()
        voice, player = self._programs
        if voice is None or player is None:
            if not self._told:
                log.warning("cannot speak: espeak-ng and aplay (alsa-utils) must be installed")
                self._told = True
            return
        if text.strip():
            self._player.start(player, ["-q", "-"])
            self._voice.start(voice, self.command(text))

    @Slot()
    def stop(self) -> None:
        for process in (self._voice, self._player):
            if process.state() != QProcess.ProcessState.NotRunning:
                process.kill()
                process.waitForFinished(200)
