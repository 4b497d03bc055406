"""Calls are spoken one after the other through the real aplay; what was heard is compared sample by sample."""

from __future__ import annotations

import json
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drivers.contract import Outcome, SpeechResult
from drivers.speaker.aplay import AplaySpeaker
from drivers.speaker.simulated import SimulatedSound
from kiosk.center.contract.boards import Call
from kiosk.voice.announcer import Announcer, Rests
from kiosk.voice.diary import Diary, Mark, Said
from kiosk.voice.pack import SHIPPED, Pack, load
from kiosk.voice.settings import HALL_TIME, EngineTable, VoiceSettings
from kiosk.voice.sound import packed, read
from kiosk.voice.speech import Speech
from kiosk.voice.wording import Style, sentence

NOON = datetime(2026, 11, 20, 10, 30, tzinfo=HALL_TIME)
AT_ONCE = Rests(saying=0, call=0, retry=0.05)
MANNER: dict[str, Any] = {"chime": False, "repeat": 1, "hurry_from": 99, "volume": [{"at": "00:00", "volume": 100}]}


def call(number: str, window: str = "3", *, id: int = 1, age: float = 0, zone: str = "", again: bool = False) -> Call:
    at = NOON - timedelta(seconds=age)
    return Call(id=id, at=at, number=number, window=window, zone=zone, again=again)


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {name: load(SHIPPED / name) for name in ("mandarin", "english")}


@pytest.fixture
def hall(tmp_path: Path) -> SimulatedSound:
    return SimulatedSound(tmp_path / "sound")


class Room:
    """An announcer, and everything around it that a test looks at."""

    def __init__(
        self, folder: Path, sound: SimulatedSound, packs: dict[str, Pack], speech: Speech | None = None
    ) -> None:
        self.sound, self.packs, self.folder = sound, packs, folder / "said"
        self.speech = speech or Speech(packs)
        self.now = NOON
        self.told: list[tuple[str, Said]] = []
        self.announcers: list[Announcer] = []

    def open(self, zones: dict[str, Any] | None = None, **manner: Any) -> Announcer:
        settings = VoiceSettings.model_validate({"voice": MANNER | manner, "zones": zones or {}})
        speaker = AplaySpeaker("loud", configuration=self.sound.configuration)
        self.announcers.append(
            Announcer(settings, self.speech, speaker, Diary(self.folder), lambda: self.now, self._told, AT_ONCE)
        )
        return self.announcers[-1]

    def _told(self, call: Call, said: Said, text: str) -> None:
        self.told.append((call.number, said))

    def expected(
        self, number: str, window: str = "3", language: str = "zh", volume: int = 100, **more: Any
    ) -> array[int]:
        name = {"zh": "mandarin", "en": "english"}[language]
        words = sentence(language, number, window, style=Style(chime=False), **more)
        samples, _ = read(self.packs[name].join(words.clips))
        while samples[-1] == 0:
            samples.pop()
        return loud(samples, volume)

    def heard(self) -> list[array[int]]:
        return [each.samples for each in self.sound.heard()]

    def lines(self) -> list[dict[str, Any]]:
        pages = [page.read_text(encoding="utf-8") for page in sorted(self.folder.glob("*.jsonl"))]
        return [json.loads(line) for line in "".join(pages).splitlines()]


def loud(samples: array[int], volume: int) -> array[int]:
    scaled = array("h", [sample * volume // 100 for sample in samples])
    while scaled[-1] == 0:
        scaled.pop()
    return scaled


def wait_until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 10
    while not true():
        assert time.monotonic() < give_up, "it never came to pass"
        time.sleep(0.01)


@pytest.fixture
def room(tmp_path: Path, hall: SimulatedSound, packs: dict[str, Pack]) -> Iterator[Room]:
    room = Room(tmp_path, hall, packs)
    yield room
    for announcer in room.announcers:
        announcer.stop()


def test_two_calls_close_together_are_both_spoken_whole_and_in_order(room: Room) -> None:
    announcer = room.open()
    announcer.offer(call("A001", "3", id=1))
    announcer.offer(call("B027", "21", id=2))
    announcer.finish()
    assert room.heard() == [room.expected("A001"), room.expected("B027", "21")]


def test_a_call_that_comes_in_mid_sentence_waits_until_the_sentence_is_over(
    tmp_path: Path, packs: dict[str, Pack]
) -> None:
    room = Room(tmp_path, SimulatedSound(tmp_path / "sound", real_time=True), packs)
    announcer = room.open()
    announcer.offer(call("A1", "3", id=1))
    wait_until(room.sound.playing)
    announcer.offer(call("B2", "4", id=2))
    announcer.finish()
    first, second = room.sound.heard()
    assert [first.samples, second.samples] == [room.expected("A1"), room.expected("B2", "4")]
    assert second.begun >= first.ended
    assert first.ended - first.begun >= 0.9 * len(first.samples) / first.rate


def test_a_call_is_said_as_often_as_the_hall_wants(room: Room) -> None:
    announcer = room.open(repeat=3)
    announcer.offer(call("A001"))
    announcer.finish()
    assert room.heard() == [room.expected("A001")] * 3
    assert room.lines()[0]["times"] == 3


def test_a_recall_is_spoken_again_with_the_words_for_it(room: Room) -> None:
    announcer = room.open()
    announcer.offer(call("A001", id=1))
    announcer.offer(call("A001", id=2, again=True))
    announcer.finish()
    assert room.heard() == [room.expected("A001"), room.expected("A001", again=True)]


def test_both_languages_are_spoken_one_after_the_other(room: Room) -> None:
    announcer = room.open(packs=["mandarin", "english"])
    announcer.offer(call("A001"))
    announcer.finish()
    assert room.heard() == [room.expected("A001"), room.expected("A001", language="en")]


def test_in_a_crowd_of_calls_each_is_said_once(room: Room) -> None:
    announcer = room.open(repeat=2, hurry_from=2)
    room.sound.unplug()  # holds the first call back until all four are there
    for id, number in enumerate(("A001", "A002", "A003", "A004"), start=1):
        announcer.offer(call(number, id=id))
    room.sound.plug()
    announcer.finish()
    assert [(line["number"], line["times"]) for line in room.lines()] == [
        ("A001", 1),
        ("A002", 1),
        ("A003", 2),
        ("A004", 2),
    ]


def test_the_volume_is_that_of_the_hour(room: Room) -> None:
    announcer = room.open(volume=[{"at": "08:00", "volume": 80}, {"at": "12:00", "volume": 50}])
    announcer.offer(call("A001"))
    wait_until(lambda: len(room.told) == 1)
    room.now = NOON.replace(hour=12)
    announcer.offer(call("A002").model_copy(update={"at": room.now}))
    announcer.finish()
    assert room.heard() == [room.expected("A001", volume=80), room.expected("A002", volume=50)]


def test_silent_calling_makes_no_sound_and_keeps_its_diary(room: Room) -> None:
    announcer = room.open(silent=True)
    announcer.offer(call("A001", id=7))
    announcer.finish()
    assert room.heard() == []
    assert room.told == [("A001", Said.SILENT)]
    assert Diary(room.folder).last() == Mark(7, NOON)


def test_one_zone_may_be_silent_while_another_speaks(room: Room) -> None:
    announcer = room.open(zones={"D区": MANNER | {"silent": True}})
    announcer.offer(call("A001", id=1, zone="D区"))
    announcer.offer(call("A002", id=2, zone="A区"))
    announcer.finish()
    assert room.heard() == [room.expected("A002")]


def test_an_hour_without_volume_is_silent(room: Room) -> None:
    announcer = room.open(volume=[{"at": "08:00", "volume": 0}])
    announcer.offer(call("A001"))
    announcer.finish()
    assert room.told == [("A001", Said.SILENT)]


def test_what_piled_up_during_a_cut_is_not_read_out_afterwards(room: Room) -> None:
    announcer = room.open()
    for id in range(1, 31):
        announcer.offer(call(f"A{id:03}", id=id, age=3600 - 118 * id))  # the 30th is one minute old exactly
    announcer.offer(call("B001", id=31, age=5))
    announcer.finish()
    assert room.heard() == [room.expected("A030"), room.expected("B001")]
    assert [said for _, said in room.told].count(Said.STALE) == 29


def test_calls_that_only_waited_for_their_turn_are_all_spoken(room: Room) -> None:
    announcer = room.open()
    room.sound.unplug()
    for id in range(1, 4):
        announcer.offer(call(f"A00{id}", id=id))
    room.sound.plug()
    room.now += timedelta(minutes=5)
    announcer.finish()
    assert room.heard()[-2:] == [room.expected("A002"), room.expected("A003")]


def test_a_sound_card_that_comes_back_in_time_still_speaks_the_call(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    announcer = room.open()
    room.sound.unplug()
    announcer.offer(call("A001"))
    time.sleep(0.3)
    room.sound.plug()
    announcer.finish()
    assert room.heard() == [room.expected("A001")]
    news = [record.message for record in caplog.records if "loudspeaker" in record.message]
    assert len(news) == 2 and "is gone" in news[0] and "is back" in news[1]


def test_a_sound_card_that_stays_away_fails_the_call_and_the_rest_goes_on(room: Room) -> None:
    announcer = room.open()
    room.sound.unplug()
    announcer.offer(call("A001", id=1))
    wait_until(lambda: announcer.waiting() == 0)
    room.now += timedelta(minutes=2)
    wait_until(lambda: room.told == [("A001", Said.FAILED)])
    room.sound.plug()
    announcer.offer(call("A002", id=2).model_copy(update={"at": room.now}))
    announcer.finish()
    assert room.heard() == [room.expected("A002")]


@pytest.mark.slow
def test_a_stop_lets_the_sentence_end_and_leaves_the_rest_for_the_next_start(
    tmp_path: Path, packs: dict[str, Pack]
) -> None:
    room = Room(tmp_path, SimulatedSound(tmp_path / "sound", real_time=True), packs)
    announcer = room.open(repeat=2)
    announcer.offer(call("A1", id=1))
    announcer.offer(call("B2", id=2))
    wait_until(room.sound.playing)
    announcer.stop()
    assert room.heard() == [room.expected("A1")]
    assert Diary(room.folder).last() == Mark(1, NOON)


@pytest.mark.logs_errors
def test_a_call_that_breaks_the_announcer_does_not_end_the_next(room: Room) -> None:
    class Broken(Speech):
        def sounds(self, call: Call, manner: Any) -> list[bytes]:
            if call.number == "A001":
                raise RuntimeError("a bug")
            return super().sounds(call, manner)

    room.speech = Broken(room.packs)
    announcer = room.open()
    announcer.offer(call("A001", id=1))
    announcer.offer(call("A002", id=2))
    announcer.finish()
    assert room.heard() == [room.expected("A002")]


def test_words_no_pack_has_are_failed_and_said_so(room: Room) -> None:
    announcer = room.open()
    announcer.offer(call("A001", "三", id=1))
    announcer.finish()
    assert room.told == [("A001", Said.FAILED)]


class Engine:
    """Speaks a second of one tone, unless it is told to fail."""

    verified = False

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.works = True

    def render(self, text: str, language: str, deadline: float) -> SpeechResult:
        self.asked.append((text, language))
        if not self.works:
            return SpeechResult(Outcome.TIMEOUT)
        return SpeechResult(Outcome.SUCCESS, sound=packed(array("h", [5000] * 8000), 8000))

    def close(self) -> None: ...


def test_an_engine_speaks_its_languages_and_clips_step_in_when_it_fails(room: Room) -> None:
    engine = Engine()
    room.speech = Speech(room.packs, engine, EngineTable(command=("engine",), languages=("zh",)))
    announcer = room.open(packs=["mandarin", "english"])
    announcer.offer(call("A001", id=1))
    wait_until(lambda: len(room.told) == 1)
    engine.works = False
    announcer.offer(call("A001", id=2))
    announcer.finish()
    english = room.expected("A001", language="en")
    assert room.heard() == [array("h", [5000] * 8000), english, room.expected("A001"), english]
    assert engine.asked == [("请A零零一号到三号窗口", "zh")] * 2


def test_the_diary_carries_no_name(room: Room) -> None:
    announcer = room.open()
    announcer.offer(call("A001").model_copy(update={"name": "张*"}))
    announcer.finish()
    (line,) = room.lines()
    assert line["said"] == "spoken" and line["text"] == "请A零零一号到三号窗口"
    assert "张" not in json.dumps(line, ensure_ascii=False)


def test_a_diary_forgets_after_a_month_and_survives_a_spoiled_mark(tmp_path: Path) -> None:
    diary = Diary(tmp_path)
    for days in (0, 20, 40):
        diary.write(call("A001", id=days + 1), Said.SPOKEN, NOON + timedelta(days=days))
    assert sorted(page.name for page in tmp_path.glob("*.jsonl")) == [
        "spoken-2026-12-10.jsonl",
        "spoken-2026-12-30.jsonl",
    ]
    (tmp_path / "last-call.json").write_text("[", encoding="utf-8")
    assert diary.last() is None


def test_calls_from_many_threads_are_all_spoken_once(room: Room) -> None:
    announcer = room.open(silent=True)

    def offer(first: int) -> None:
        for id in range(first, first + 50):
            announcer.offer(call("A001", id=id))

    threads = [threading.Thread(target=offer, args=(first,)) for first in range(0, 400, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    announcer.finish()
    assert sorted(line["id"] for line in room.lines()) == list(range(400))
