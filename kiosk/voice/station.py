"""The machine beside the loudspeakers: hears of calls, speaks them, keeps its diary."""

from __future__ import annotations

import logging
import re
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from drivers.catalogue import load as driver
from drivers.contract import Health, Speaker, SpeechEngine
from kiosk.center.contract.boards import Call
from kiosk.voice.announcer import Announcer
from kiosk.voice.diary import Diary, Said
from kiosk.voice.following import Follower
from kiosk.voice.settings import HALL_TIME, VoiceSettings
from kiosk.voice.speech import Speech, load_packs

log = logging.getLogger(__name__)

WORDS = {Said.SPOKEN: "已播报", Said.SILENT: "静音", Said.STALE: "过时未播", Said.FAILED: "未能播报"}
WHOLE_HALL = "hall"


def prepared(settings: VoiceSettings, own: Path) -> Speech:
    """Packs loaded and the engine chosen. Raises PackError."""
    command = settings.engine.command
    engine: SpeechEngine | None = driver("speech_engine", "command")(command) if command else None
    return Speech(load_packs(settings, own), engine, settings.engine)


class Station:
    """Everything a loudspeaker machine is, put together; `run` blocks until `stop`."""

    def __init__(
        self,
        settings: VoiceSettings,
        center: str,
        zone: str,
        data: Path,
        speaker: Speaker,
        tell: Callable[[str], None] = print,
    ) -> None:
        """`data`/voice holds the hall's own packs and the diary. Raises PackError."""
        folder = data / "voice"
        diary = Diary(folder / "said" / (re.sub(r"[^\w-]", "_", zone) or WHOLE_HALL))
        self._tell, self._speaker = tell, speaker
        speech = prepared(settings, folder)
        self._follower = Follower(center, zone, self._heard, diary.last())
        self._announcer = Announcer(settings, speech, speaker, diary, self._follower.now, self._told)

    def run(self) -> None:
        status = self._speaker.status(3.0)
        if status.health is not Health.ONLINE:
            log.warning("the loudspeaker is %s: %s", status.health, status.words or status.detail)
        try:
            self._follower.follow()
        finally:
            self._announcer.stop()
            self._speaker.close()

    def stop(self) -> None:
        """From any thread or a signal: the sentence that is being spoken is spoken to its end."""
        self._follower.stop()

    def _heard(self, call: Call) -> None:
        self._announcer.offer(call)

    def _told(self, call: Call, said: Said, text: str) -> None:
        at = call.at.astimezone(HALL_TIME)
        self._tell(f"{at:%H:%M:%S} {call.number} → {call.window} {WORDS[said]} {text}".rstrip())


def run(station: Station) -> None:
    """Run until SIGTERM or Ctrl-C."""

    def ended(number: int, frame: FrameType | None) -> None:
        station.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ended)
    station.run()
