"""`kiosk voice speak` as a process: from the center's stream to what left the loudspeaker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.speaker.simulated import SimulatedSound
from kiosk.voice.pack import SHIPPED, load
from kiosk.voice.sound import read
from kiosk.voice.wording import Style, sentence
from tests.unit.test_voice_following import Center, wait_until

VOICE = """
device = "loud"
[voice]
repeat = 2
chime = false
volume = [{ at = "00:00", volume = 100 }]
"""


@pytest.fixture
def center() -> Iterator[Center]:
    center = Center()
    yield center
    center.stop()


def speak(address: str, folder: Path, sound: SimulatedSound) -> subprocess.Popen[str]:
    (folder / "voice.toml").write_text(VOICE, encoding="utf-8")
    options = ["--center", address, "--zone", "A区", "--config", str(folder / "voice.toml"), "--data", str(folder)]
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", "voice", "speak", *options],
        env={**os.environ, "ALSA_CONFIG_PATH": str(sound.configuration), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_whole_machine_speaks_ends_and_goes_on_where_it_was(center: Center, tmp_path: Path) -> None:
    sound = SimulatedSound(tmp_path / "sound")
    address = center.start()
    center.call("A000", age=300)
    with speak(address, tmp_path, sound) as machine:
        wait_until(lambda: len(center.resumed) == 1)
        center.call("A001", "3")
        center.call("B027", "21")
        assert machine.stdout is not None
        lines = [machine.stdout.readline().split(maxsplit=4) for _ in range(3)]
        machine.send_signal(signal.SIGTERM)
        assert machine.wait(10) == 0
    assert [(line[1], line[4].split()[0]) for line in lines] == [
        ("A000", "过时未播"),
        ("A001", "已播报"),
        ("B027", "已播报"),
    ]
    assert len([each for each in sound.heard() if len(each.samples) > 1000]) == 4
    pages = (tmp_path / "voice" / "said" / "A区").glob("*.jsonl")
    said = [json.loads(line) for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    assert [(line["number"], line["times"]) for line in said] == [("A000", 0), ("A001", 2), ("B027", 2)]
    sound.forget()
    center.call("C003")
    with speak(address, tmp_path, sound) as machine:
        assert machine.stdout is not None
        assert "C003" in machine.stdout.readline()
        machine.send_signal(signal.SIGTERM)
        assert machine.wait(10) == 0
    assert len([each for each in sound.heard() if len(each.samples) > 1000]) == 2


@pytest.mark.slow
def test_ctrl_c_in_mid_sentence_lets_the_sentence_end(center: Center, tmp_path: Path) -> None:
    sound = SimulatedSound(tmp_path / "sound", real_time=True)
    with speak(center.start(), tmp_path, sound) as machine:
        wait_until(lambda: len(center.resumed) == 1)
        begun = len(sound.heard())
        center.call("A1")
        wait_until(sound.playing)
        time.sleep(0.3)
        os.killpg(machine.pid, signal.SIGINT)  # as a terminal does: to every process of the group
        assert machine.wait(15) == 0
    whole, _ = read(load(SHIPPED / "mandarin").join(sentence("zh", "A1", "3", style=Style(chime=False)).clips))
    (heard,) = sound.heard()[begun:]
    assert heard.samples == whole[: len(heard.samples)]
    assert not any(whole[len(heard.samples) :])  # only silence was left
