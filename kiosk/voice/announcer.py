"""One loudspeaker, one call after the other: nothing is cut off by the next, nothing is said in a heap afterwards.

Whether a call is too old is judged when it arrives, not when its turn comes: twenty windows that call at nine o'clock
sharp are all spoken. While the loudspeaker itself is gone, a call is tried until it is too old.
"""

from __future__ import annotations

import io
import logging
import threading
import wave
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from queue import Queue

from drivers.contract import Outcome, PlayResult, Speaker
from kiosk.center.contract.boards import Call
from kiosk.voice.diary import Diary, Said
from kiosk.voice.settings import Manner, VoiceSettings
from kiosk.voice.speech import Speech
from kiosk.voice.wording import CannotSay

log = logging.getLogger(__name__)

GRACE = 5.0
"""Seconds a sound card may take beyond the sound's own length before it counts as stuck."""


@dataclass(frozen=True, slots=True)
class Rests:
    """Seconds in which nothing is said."""

    saying: float = 0.6
    """Before the same call is said again."""
    call: float = 0.8
    """Before the next call."""
    retry: float = 2.0
    """Until a loudspeaker that failed is tried again."""


class Announcer:
    """`offer` calls from any thread; one thread of its own speaks them in that order."""

    def __init__(
        self,
        settings: VoiceSettings,
        speech: Speech,
        speaker: Speaker,
        diary: Diary,
        now: Callable[[], datetime],
        told: Callable[[Call, Said, str], None] = lambda call, said, text: None,
        rests: Rests | None = None,
    ) -> None:
        """`now` is the hall's clock; `told` hears of every call when it has been dealt with."""
        self._settings, self._speech, self._speaker, self._diary = settings, speech, speaker, diary
        self._now, self._told, self._rests = now, told, rests or Rests()
        self._queue: Queue[tuple[Call, bool] | None] = Queue()
        self._stopping = threading.Event()
        self._ending = self._lost = False
        self._thread = threading.Thread(target=self._work, name="announcer", daemon=True)
        self._thread.start()

    def offer(self, call: Call) -> None:
        """Returns at once."""
        age = (self._now() - call.at).total_seconds()
        self._queue.put((call, age > self._settings.manner(call.zone).stale_seconds))

    def waiting(self) -> int:
        """Calls not yet begun."""
        return self._queue.qsize() - self._ending

    def finish(self) -> None:
        """Say everything that was offered, then end. Blocks."""
        self._end()
        self._thread.join()

    def stop(self) -> None:
        """End after the sentence that is being spoken; what still waits is said after the next start. Blocks."""
        self._stopping.set()
        self._end()
        self._thread.join()

    def _end(self) -> None:
        if not self._ending:
            self._ending = True
            self._queue.put(None)

    def _work(self) -> None:
        while (offered := self._queue.get()) is not None and not self._stopping.is_set():
            call, stale = offered
            try:
                self._deal_with(call, stale)
            except Exception:  # the next citizen must still be called
                log.exception("call %s could not be spoken", call.id)

    def _deal_with(self, call: Call, stale: bool) -> None:
        manner = self._settings.manner(call.zone)
        volume = 0 if manner.silent else manner.volume_at(self._now())
        said, times, text = Said.STALE, 0, ""
        if not stale and volume == 0:
            said = Said.SILENT
        elif not stale:
            said, times, text = self._speak(call, manner, volume)
        if said is Said.FAILED and self._stopping.is_set():
            return
        self._diary.write(call, said, self._now(), times=times, volume=volume, text=text)
        self._told(call, said, text)
        if said is Said.SPOKEN:
            self._stopping.wait(self._rests.call)

    def _speak(self, call: Call, manner: Manner, volume: int) -> tuple[Said, int, str]:
        """How it ended, how often it was heard, and the words."""
        try:
            text = " / ".join(words.text for _, words in self._speech.sentences(call, manner))
            sounds = self._speech.sounds(call, manner)
        except CannotSay as wrong:
            log.warning("call %s cannot be spoken: %s", call.id, wrong)
            return Said.FAILED, 0, ""
        times = 0
        while times < (1 if self.waiting() >= manner.hurry_from else manner.repeat):
            if times and self._stopping.wait(self._rests.saying):
                break
            if all(self._heard(sound, volume) for sound in sounds):
                times += 1
            elif times or self._too_old(call, manner) or self._stopping.wait(self._rests.retry):
                break
        return (Said.SPOKEN if times else Said.FAILED), times, text

    def _too_old(self, call: Call, manner: Manner) -> bool:
        return (self._now() - call.at).total_seconds() > manner.stale_seconds

    def _heard(self, sound: bytes, volume: int) -> bool:
        result = self._speaker.play(sound, volume, length(sound) + GRACE)
        self._note(result)
        return result.outcome is Outcome.SUCCESS

    def _note(self, result: PlayResult) -> None:
        """One line when the loudspeaker is lost, one when it is back."""
        lost = result.outcome is not Outcome.SUCCESS
        if lost and not self._lost:
            log.warning("the loudspeaker is gone: %s %s", result.detail or result.outcome, result.words)
        if self._lost and not lost:
            log.warning("the loudspeaker is back")
        self._lost = lost


def length(sound: bytes) -> float:
    """Seconds of a WAV."""
    with wave.open(io.BytesIO(sound)) as file:
        return float(file.getnframes() / file.getframerate())
