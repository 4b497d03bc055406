"""From a clerk's key to the loudspeaker: a real center, the real follower and announcer, the real aplay."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from drivers.speaker.aplay import AplaySpeaker
from drivers.speaker.simulated import SimulatedSound
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.voice.pack import SHIPPED, Pack, load
from kiosk.voice.settings import VoiceSettings
from kiosk.voice.sound import read
from kiosk.voice.station import Station
from kiosk.voice.wording import Style, sentence
from tests.hall import small_hall
from tests.hall.conftest import LI, TOKENS, Asked, running
from tests.unit.test_voice_following import wait_until

MONDAY = datetime.fromisoformat("2026-10-12T09:30:00+08:00")
A, B = "shijian-001", "gongan-001"
VOICE: dict[str, Any] = {"chime": False, "repeat": 1, "hurry_from": 99, "volume": [{"at": "00:00", "volume": 100}]}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(SHIPPED / "mandarin")


@pytest.fixture
def sound(tmp_path: Path) -> SimulatedSound:
    return SimulatedSound(tmp_path / "sound")


@pytest.fixture
def center(tmp_path: Path) -> Iterator[Asked]:
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'center.db'}",
        config=small_hall.build(tmp_path / "hall"),
        tokens=TOKENS,
        public_url="http://hall.example",
        clock_shift=shift_to(MONDAY),
    )
    with running(settings) as center:
        for window in ("01", "03"):
            assert center.act(window, "open").status_code == 200
        yield center


@contextmanager
def speaking(center: Asked, folder: Path, sound: SimulatedSound, zone: str = "") -> Iterator[list[str]]:
    """The lines the loudspeaker machine prints."""
    lines: list[str] = []
    speaker = AplaySpeaker("loud", configuration=sound.configuration)
    settings = VoiceSettings.model_validate({"voice": VOICE})
    station = Station(settings, str(center.client.base_url), zone, folder, speaker, lines.append)
    thread = threading.Thread(target=station.run)
    thread.start()
    try:
        yield lines
    finally:
        station.stop()
        thread.join(20)
        assert not thread.is_alive()


def heard(sound: SimulatedSound) -> list[array[int]]:
    return [each.samples for each in sound.heard()]


def said(pack: Pack, number: str, window: str, again: bool = False) -> array[int]:
    samples, _ = read(pack.join(sentence("zh", number, window, again=again, style=Style(chime=False)).clips))
    while samples[-1] == 0:
        samples.pop()
    return samples


def test_a_call_at_a_window_is_heard_in_the_hall_and_a_recall_again(
    center: Asked, tmp_path: Path, sound: SimulatedSound, pack: Pack
) -> None:
    center.take(A)
    center.take(B, holder=LI)
    with speaking(center, tmp_path, sound) as lines:
        center.act("01", "callNext")
        center.act("03", "callNext")
        center.act("01", "recall")
        wait_until(lambda: len(lines) == 3, lambda: str(lines))
    assert heard(sound) == [said(pack, "A001", "1"), said(pack, "B001", "3"), said(pack, "A001", "1", again=True)]


def test_a_zones_loudspeaker_says_its_own_calls_only(
    center: Asked, tmp_path: Path, sound: SimulatedSound, pack: Pack
) -> None:
    center.take(A)
    center.take(B, holder=LI)
    with speaking(center, tmp_path, sound, "B区") as lines:
        center.act("01", "callNext")
        center.act("03", "callNext")
        wait_until(lambda: len(lines) == 1, lambda: str(lines))
    assert heard(sound) == [said(pack, "B001", "3")]


def test_a_machine_that_was_off_says_what_is_fresh_and_not_what_is_old(
    center: Asked, tmp_path: Path, sound: SimulatedSound, pack: Pack
) -> None:
    center.take(A)
    center.take(B, holder=LI)
    center.act("01", "callNext")
    center.at("2026-10-12T09:45:00+08:00")
    center.act("03", "callNext")
    with speaking(center, tmp_path, sound) as lines:
        wait_until(lambda: len(lines) == 2, lambda: str(lines))
    assert "过时未播" in lines[0]
    assert heard(sound) == [said(pack, "B001", "3")]
    with speaking(center, tmp_path, sound) as lines:
        center.act("03", "recall")
        wait_until(lambda: len(lines) == 1, lambda: str(lines))
    assert heard(sound)[1:] == [said(pack, "B001", "3", again=True)]


def test_the_first_call_of_a_new_day_is_spoken_by_a_machine_left_on(
    center: Asked, tmp_path: Path, sound: SimulatedSound, pack: Pack
) -> None:
    center.take(A)
    with speaking(center, tmp_path, sound) as lines:
        center.act("01", "callNext")
        wait_until(lambda: len(lines) == 1, lambda: str(lines))
        center.at("2026-10-13T09:30:00+08:00")
        center.act("01", "open")
        center.take(A)
        assert center.act("01", "callNext").status_code == 200
        wait_until(lambda: len(lines) == 2, lambda: str(lines))
    assert heard(sound) == [said(pack, "A001", "1")] * 2
