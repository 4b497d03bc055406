"""What every loudspeaker, microphone and speech engine must do. A new driver is one more line in `SPEAKERS`.

The real aplay and arecord run against alsa-lib's own file device: what would be heard is what is compared.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from drivers.catalogue import load
from drivers.contract import Health, Outcome, Remedy, Speaker, SpeakerDetail
from drivers.speaker.aplay import AplaySpeaker
from drivers.speaker.arecord import ArecordMicrophone
from drivers.speaker.command import CommandSpeech
from drivers.speaker.simulated import SimulatedSound
from kiosk.voice.sound import packed, read

RATE = 16000
SPEAKERS: dict[str, Callable[[SimulatedSound], Speaker]] = {
    "aplay": lambda sound: AplaySpeaker("loud", configuration=sound.configuration),
}


def tone(seconds: float, height: int = 10000, frequency: float = 440.0) -> array[int]:
    count = int(seconds * RATE)
    # A sample more than a whole wave, so that neither end is zero and nothing is lost among the card's own silence.
    return array("h", [round(height * math.cos(2 * math.pi * frequency * at / RATE)) or 1 for at in range(count)])


@pytest.fixture
def sound(tmp_path: Path) -> SimulatedSound:
    return SimulatedSound(tmp_path / "hall")


@pytest.fixture(params=SPEAKERS)
def speaker(request: pytest.FixtureRequest, sound: SimulatedSound) -> Speaker:
    return SPEAKERS[request.param](sound)


def test_a_sound_is_heard_whole(speaker: Speaker, sound: SimulatedSound) -> None:
    assert speaker.play(packed(tone(0.7), RATE), 100, 5).outcome is Outcome.SUCCESS
    heard = sound.heard()
    assert [(each.rate, each.samples) for each in heard] == [(RATE, tone(0.7))]


def test_half_volume_is_half_the_amplitude(speaker: Speaker, sound: SimulatedSound) -> None:
    speaker.play(packed(tone(0.1), RATE), 50, 5)
    assert max(sound.heard()[0].samples) == 5000


def test_volume_nought_is_silence(speaker: Speaker, sound: SimulatedSound) -> None:
    assert speaker.play(packed(tone(0.1), RATE), 0, 5).outcome is Outcome.SUCCESS
    assert sound.heard() == []


def test_play_returns_only_when_the_sound_has_been_heard(tmp_path: Path) -> None:
    hall = SimulatedSound(tmp_path, real_time=True)
    speaker = AplaySpeaker("loud", configuration=hall.configuration)
    result = speaker.play(packed(tone(0.5), RATE), 100, 5)
    assert result.outcome is Outcome.SUCCESS
    assert result.seconds >= 0.4
    assert hall.heard()[0].samples == tone(0.5)


def test_a_sound_longer_than_its_deadline_is_cut_off_and_said_so(tmp_path: Path) -> None:
    hall = SimulatedSound(tmp_path, real_time=True)
    speaker = AplaySpeaker("loud", configuration=hall.configuration)
    result = speaker.play(packed(tone(3.0), RATE), 100, 0.3)
    assert result.outcome is Outcome.TIMEOUT
    assert result.seconds < 2.0


def test_a_device_that_answers_is_online(speaker: Speaker) -> None:
    assert speaker.status(2).health is Health.ONLINE


def test_a_pulled_sound_card_is_no_device_until_it_is_back(speaker: Speaker, sound: SimulatedSound) -> None:
    sound.unplug()
    status = speaker.status(2)
    assert (status.health, status.detail) == (Health.NO_DEVICE, SpeakerDetail.NO_SOUND_CARD)
    result = speaker.play(packed(tone(0.1), RATE), 100, 2)
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, SpeakerDetail.NO_SOUND_CARD)
    sound.plug()
    assert speaker.play(packed(tone(0.1), RATE), 100, 2).outcome is Outcome.SUCCESS


def test_a_machine_without_aplay_says_so(tmp_path: Path) -> None:
    speaker = AplaySpeaker(program=str(tmp_path / "aplay"))
    status = speaker.status(2)
    assert (status.health, status.detail) == (Health.OFFLINE, SpeakerDetail.NO_PROGRAM)
    assert status.remedy is Remedy.CONFIGURE


@pytest.mark.parametrize("rubbish", [b"", b"RIFF", b"\0" * 100, packed(tone(0.1), RATE)[:30]])
def test_what_is_no_sound_is_invalid_and_not_played(speaker: Speaker, sound: SimulatedSound, rubbish: bytes) -> None:
    assert speaker.play(rubbish, 100, 2).outcome is Outcome.INVALID_DATA
    assert sound.heard() == []


def test_a_volume_beyond_the_scale_is_invalid(speaker: Speaker) -> None:
    assert speaker.play(packed(tone(0.1), RATE), 101, 2).outcome is Outcome.INVALID_DATA


def test_the_microphone_gives_what_it_heard(sound: SimulatedSound) -> None:
    microphone = ArecordMicrophone("mic", configuration=sound.configuration)
    sound.hears(tone(0.5))
    take = microphone.record(0.5, RATE)
    assert take.outcome is Outcome.SUCCESS
    assert read(take.sound) == (tone(0.5), RATE)


def test_a_missing_microphone_says_so(sound: SimulatedSound) -> None:
    microphone = ArecordMicrophone("mic", configuration=sound.configuration)
    sound.unplug()
    assert microphone.status(2).health is Health.NO_DEVICE
    assert microphone.record(0.2, RATE).detail is SpeakerDetail.NO_SOUND_CARD


ENGINE = (
    "import sys,wave;f=wave.open(sys.argv[1],'wb');f.setparams((1,2,8000,0,'NONE',''));f.writeframes({words}.encode())"
)


def test_a_speech_engine_gets_the_words_as_one_argument_and_no_shell(tmp_path: Path) -> None:
    program = ENGINE.format(words="sys.argv[2]")
    engine = CommandSpeech((sys.executable, "-c", program, "{out}", "{text}"))
    result = engine.render("请; rm -rf $HOME `x` {out}", "zh", 5)
    assert result.outcome is Outcome.SUCCESS
    assert read(result.sound)[0].tobytes().decode().startswith("请; rm -rf $HOME `x` {out}"[:20])


def test_a_speech_engine_may_read_standard_input_and_write_standard_output() -> None:
    program = "import sys;sys.stdout.buffer.write(b'RIFF'+bytes(60)+sys.stdin.buffer.read())"
    result = CommandSpeech((sys.executable, "-c", program)).render("请", "zh", 5)
    assert result.outcome is Outcome.SUCCESS
    assert result.sound.endswith("请".encode())


def test_an_engine_that_gives_no_sound_is_not_believed() -> None:
    assert CommandSpeech((sys.executable, "-c", "print('hello')")).render("请", "zh", 5).outcome is Outcome.INVALID_DATA
    assert CommandSpeech((sys.executable, "-c", "exit(3)")).render("请", "zh", 5).outcome is Outcome.HARDWARE_ERROR
    slow = CommandSpeech((sys.executable, "-c", "import time;time.sleep(9)"))
    assert slow.render("请", "zh", 0.2).outcome is Outcome.TIMEOUT
    assert CommandSpeech(("no-such-engine",)).render("请", "zh", 1).detail is SpeakerDetail.NO_PROGRAM


@pytest.mark.parametrize("kind", ["speaker", "microphone", "speech_engine"])
def test_the_catalogue_knows_each_kind(kind: str) -> None:
    names = {"speaker": "aplay", "microphone": "arecord", "speech_engine": "command"}
    assert load(kind, names[kind]).verified is False
