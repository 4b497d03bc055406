"""A call → the sounds of one saying of it, one for each language the zone wants."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from drivers.contract import Outcome, SpeechEngine
from kiosk.center.contract.boards import Call
from kiosk.voice.pack import Pack, found, load
from kiosk.voice.script import CHIME
from kiosk.voice.settings import EngineTable, Manner, VoiceSettings
from kiosk.voice.sound import NotSpeech, packed, read
from kiosk.voice.wording import Sentence, sentence

log = logging.getLogger(__name__)


def load_packs(settings: VoiceSettings, own: Path) -> dict[str, Pack]:
    """Every pack the settings name. Raises PackError for one that is not there or not whole."""
    names = {name for manner in (settings.voice, *settings.zones.values()) for name in manner.packs}
    return {name: load(found(name, own)) for name in sorted(names)}


class Speech:
    """Packs and, where the hall has one, a speech engine."""

    def __init__(
        self, packs: Mapping[str, Pack], engine: SpeechEngine | None = None, wishes: EngineTable | None = None
    ) -> None:
        self._packs, self._engine, self._wishes = packs, engine, wishes or EngineTable()
        self._engine_failed = False

    def sentences(self, call: Call, manner: Manner) -> list[tuple[Pack, Sentence]]:
        """What is said, in the order of the zone's packs; only the first begins with the chime. Raises CannotSay."""
        said = []
        for place, name in enumerate(manner.packs):
            pack = self._packs[name]
            words = sentence(
                pack.about.language,
                call.number,
                call.window,
                zone=call.zone,
                floor=call.floor,
                again=call.again,
                style=manner.style,
            )
            clips = words.clips if place == 0 else tuple(clip for clip in words.clips if clip != CHIME)
            said.append((pack, Sentence(words.language, clips)))
        return said

    def sounds(self, call: Call, manner: Manner) -> list[bytes]:
        """WAVs, to be played one after the other. Raises CannotSay."""
        sounds: list[bytes] = []
        for pack, words in self.sentences(call, manner):
            spoken = self._by_engine(words)
            if spoken is None:
                sounds.append(pack.join(words.clips))
            else:
                sounds += [pack.join([CHIME]), spoken] if CHIME in words.clips else [spoken]
        return sounds

    def _by_engine(self, words: Sentence) -> bytes | None:
        """None where the clips speak: no engine for this language, or it failed."""
        if self._engine is None or words.language not in self._wishes.languages:
            return None
        result = self._engine.render(words.text, words.language, self._wishes.seconds)
        sound, trouble = None, result.words
        if result.outcome is Outcome.SUCCESS:
            try:
                sound = packed(*read(result.sound))
            except NotSpeech as wrong:
                trouble = str(wrong)
        if (sound is None) != self._engine_failed:
            self._engine_failed = sound is None
            log.warning(
                "the speech engine %s", f"failed, clips speak instead: {trouble}" if sound is None else "is back"
            )
        return sound
