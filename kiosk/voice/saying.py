"""One announcement now, and which packs there are: what a technician asks in a new hall."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from drivers.contract import Outcome, Speaker
from kiosk.center.contract.boards import Call
from kiosk.voice.announcer import GRACE, length
from kiosk.voice.pack import SHIPPED, PackError, about
from kiosk.voice.settings import VoiceSettings
from kiosk.voice.station import prepared


def say_one(
    settings: VoiceSettings, own: Path, what: dict[str, Any], speaker: Speaker | None, volume: int, out: Path | None
) -> int:
    """`what`: number, window, zone, floor, again of a call. The exit status: 1 when nothing was heard.

    Raises PackError and CannotSay.
    """
    call = Call(id=0, at=datetime.now().astimezone(), **what)
    manner = settings.manner(call.zone)
    speech = prepared(settings, own)
    print(" / ".join(words.text for _, words in speech.sentences(call, manner)))
    sounds = speech.sounds(call, manner)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for place, sound in enumerate(sounds, start=1):
            (out / f"{call.number}-{call.window}-{place}.wav").write_bytes(sound)
        return 0
    for sound in sounds:
        result = speaker.play(sound, volume, length(sound) + GRACE) if speaker else None
        if result is not None and result.outcome is not Outcome.SUCCESS:
            print(f"kiosk voice: nothing was heard: {result.words or result.detail or result.outcome}", file=sys.stderr)
            return 1
    return 0


def described(own: Path) -> list[str]:
    """One line a pack; the hall's own come first and stand in for shipped ones of the same name."""
    lines = []
    for place in (own, SHIPPED):
        for file in sorted(place.glob("*/pack.toml")):
            try:
                facts = about(file.parent)
                lines.append(
                    f"{file.parent.name}\t{facts.language}\t{facts.title}\t{len(facts.clips)} clips\t{facts.licence}"
                )
            except PackError as wrong:
                lines.append(f"{file.parent.name}\t{wrong}")
    return lines
