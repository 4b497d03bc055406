"""A hall records its announcer: every take through the real arecord, judged, repeated, kept, taken up again."""

from __future__ import annotations

import random
import shutil
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from drivers.contract import Outcome, TakeResult
from drivers.speaker.aplay import AplaySpeaker
from drivers.speaker.arecord import ArecordMicrophone
from drivers.speaker.simulated import SimulatedSound
from kiosk.voice.pack import SHIPPED, PackError, PackFile, about, load
from kiosk.voice.recording import RATE, TAKE_SECONDS, Session
from kiosk.voice.script import CHINESE
from kiosk.voice.sitting import sit
from kiosk.voice.sound import Samples, read
from kiosk.voice.takes import Fault, judged
from kiosk.voice.wording import Style, sentence

FACTS = PackFile(name="minnan", title="闽南话", language="zh", licence="own", sample_rate=RATE, clips={})
LENGTH = int(TAKE_SECONDS * RATE)


@cache
def hiss(noise: int) -> Samples:
    dice = random.Random(3)
    return array("h", [dice.randint(-noise, noise) for _ in range(LENGTH)])


def room(noise: int = 4, seconds: float = TAKE_SECONDS) -> Samples:
    return hiss(noise)[: int(seconds * RATE)]


def spoken(name: str = "to", loud: float = 1.0, at: float = 0.8, noise: int = 4) -> Samples:
    """A take in which somebody reads the clip."""
    voice, _ = read(SHIPPED / "mandarin" / f"{name}.wav")
    take = room(noise)
    start = int(at * RATE)
    for index, sample in enumerate(voice[: len(take) - start]):
        take[start + index] = max(-32767, min(32767, take[start + index] + round(sample * loud)))
    return take


@pytest.mark.parametrize("clip", CHINESE, ids=lambda clip: clip.name)
def test_a_clean_take_of_every_clip_is_good(clip: object) -> None:
    judgement = judged(spoken(clip.name), RATE)  # type: ignore[attr-defined]
    assert judgement.faults == ()
    assert -30 < judgement.speech < -3
    assert judgement.noise < -70


@pytest.mark.parametrize(
    ("take", "fault"),
    [
        (room(), Fault.SILENT),
        (array("h", bytes(2 * LENGTH)), Fault.SILENT),
        (array("h"), Fault.SILENT),
        (spoken(loud=9.0), Fault.CLIPPED),
        (spoken(loud=0.03, noise=0), Fault.QUIET),
        (spoken(noise=1500), Fault.NOISY),
        (spoken(at=0.0), Fault.CUT),
        (spoken(at=TAKE_SECONDS - 0.15), Fault.CUT),
        (spoken("digit-1")[: int(0.8 * RATE) + 1300] + room(seconds=1), Fault.SHORT),
        (room(seconds=0.2) + 5 * read(SHIPPED / "mandarin" / "to.wav")[0] * 2 + room(seconds=0.7), Fault.LONG),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "take",
)
def test_each_fault_of_a_take_is_found(take: Samples, fault: Fault) -> None:
    assert fault in judged(take, RATE).faults


class Reader:
    """Somebody at the microphone: reads whatever clip is asked for, and answers as the script says."""

    def __init__(self, folder: Path, sound: SimulatedSound) -> None:
        self.folder, self.sound = folder, sound
        self.answers: dict[str, list[str]] = {}
        """Answers to the prompts of one clip, by its text; Enter where there is none."""
        self.takes: dict[str, list[Samples]] = {}
        self.asked: list[str] = []
        self.told: list[str] = []
        self._text = ""

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        if "请读：" in prompt:
            self._text = prompt.partition("【")[2].partition("】")[0]
        waiting = self.answers.get(self._text, [])
        answer = waiting.pop(0) if waiting else ""
        clip = next(clip for clip in CHINESE if clip.text == self._text)
        takes = self.takes.get(self._text, [])
        if answer != "p":
            self.sound.hears(takes.pop(0) if takes else spoken(clip.name))
        return answer

    def session(self, facts: PackFile = FACTS, speaker: AplaySpeaker | None = None) -> Session:
        microphone = ArecordMicrophone("mic", configuration=self.sound.configuration)
        return Session(self.folder, facts, microphone, self.ask, self.told.append, speaker)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "minnan", SimulatedSound(tmp_path / "sound"))


def test_a_whole_sitting_leaves_a_pack_that_speaks(reader: Reader) -> None:
    assert reader.session().run() == []
    pack = load(reader.folder)
    assert pack.about.title == "闽南话"
    own, _ = read(pack.join(sentence("zh", "A001", "3", style=Style()).clips))
    shipped, _ = read(load(SHIPPED / "mandarin").join(sentence("zh", "A001", "3", style=Style()).clips))
    assert abs(len(own) - len(shipped)) < 0.3 * RATE
    assert "一共 63 条，已录 0 条" in reader.told[0]


def test_a_sitting_broken_off_is_taken_up_where_it_was(reader: Reader) -> None:
    reader.answers = {"C": ["", "q"]}  # right after a good take: that take is kept
    missing = reader.session().run()
    assert len(missing) == 63 - 3 - 2  # three are recorded; a pack can do without 幺 and 再次呼叫
    with pytest.raises(PackError, match="clips are missing"):
        load(reader.folder)
    first = (reader.folder / "letter-a.wav").read_bytes()
    reader.asked.clear()
    assert reader.session(about(reader.folder)).run() == []
    assert "【D】" in reader.asked[0]
    assert (reader.folder / "letter-a.wav").read_bytes() == first
    load(reader.folder)


def only(reader: Reader, text: str) -> None:
    """Leave every other clip out."""
    reader.answers = {clip.text: ["s"] for clip in CHINESE if clip.text != text} | reader.answers


def test_a_bad_take_is_explained_and_recorded_again(reader: Reader) -> None:
    only(reader, "到")
    reader.takes["到"] = [room(), spoken("to", noise=1500)]
    reader.session().run()
    explained = [prompt for prompt in reader.asked if "k=就用这条" in prompt]
    assert len(explained) == 2
    assert Fault.SILENT in explained[0]
    assert Fault.NOISY in explained[1]
    assert about(reader.folder).clips.keys() == {"chime", "to"}


def test_a_bad_take_can_be_kept_all_the_same(reader: Reader) -> None:
    only(reader, "到")
    reader.answers["到"] = ["", "k"]
    reader.takes["到"] = [spoken("to", loud=9.0)]
    reader.session().run()
    assert "to" in about(reader.folder).clips


def test_a_good_take_can_be_heard_and_repeated(reader: Reader) -> None:
    only(reader, "到")
    reader.answers["到"] = ["", "p", "r", ""]
    reader.takes["到"] = [spoken("digit-9"), spoken("to")]
    reader.session(speaker=AplaySpeaker("loud", configuration=reader.sound.configuration)).run()
    assert len(reader.sound.heard()) == 1
    kept, _ = read(reader.folder / "to.wav")
    assert abs(len(kept) - len(read(SHIPPED / "mandarin" / "to.wav")[0])) < 0.03 * RATE


def test_one_clip_of_a_whole_pack_is_recorded_anew(reader: Reader) -> None:
    shutil.copytree(SHIPPED / "mandarin", reader.folder)
    assert reader.session(about(reader.folder)).run(frozenset({"to"})) == []
    assert [prompt for prompt in reader.asked if "请读" in prompt] == reader.asked[:1]
    assert "【到】" in reader.asked[0]


def test_a_microphone_that_is_pulled_is_asked_for_and_nothing_is_lost(reader: Reader) -> None:
    only(reader, "到")

    class Loose:
        """Fails once, then is pushed in again."""

        verified = False
        pulled = True

        def record(self, seconds: float, rate: int) -> TakeResult:
            if self.pulled:
                self.pulled = False
                return TakeResult(Outcome.NOT_READY, words="No such device")
            return ArecordMicrophone("mic", configuration=reader.sound.configuration).record(seconds, rate)

        status: Callable[..., object]

        def close(self) -> None: ...

    session = reader.session()
    session._microphone = Loose()  # type: ignore[assignment]
    session.run()
    assert any("话筒没有录到：No such device" in prompt for prompt in reader.asked)
    assert "to" in about(reader.folder).clips


def test_nobody_at_the_keyboard_ends_the_sitting(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(prompt: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    microphone = ArecordMicrophone("mic", configuration=reader.sound.configuration)
    speaker = AplaySpeaker("loud", configuration=reader.sound.configuration)
    reader.sound.hears(room())
    words = {"title": "闽南话", "licence": "own", "origin": ""}
    assert sit(reader.folder, "zh", words, microphone, speaker, frozenset()) == 1
    assert about(reader.folder).title == "闽南话"


def test_a_sitting_says_what_it_cannot_do(reader: Reader) -> None:
    microphone = ArecordMicrophone("mic", configuration=reader.sound.configuration)
    speaker = AplaySpeaker("loud", configuration=reader.sound.configuration)
    words = {"title": "闽南话", "licence": "own", "origin": ""}
    with pytest.raises(PackError, match="small letters"):
        sit(reader.folder.parent / "闽南", "zh", words, microphone, speaker, frozenset())
    with pytest.raises(PackError, match="no clip hundred"):
        sit(reader.folder, "zh", words, microphone, speaker, frozenset({"hundred"}))
    reader.sound.unplug()
    assert sit(reader.folder, "zh", words, microphone, speaker, frozenset()) == 1
    reader.sound.plug()
    only(reader, "到")
    reader.session().run()
    with pytest.raises(PackError, match="add --language zh"):
        sit(reader.folder, "en", words, microphone, speaker, frozenset())
