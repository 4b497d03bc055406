"""`kiosk voice …` as a technician types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drivers.speaker.simulated import SimulatedSound
from kiosk.cli import main
from kiosk.voice.sound import read

VOICE = '[voice]\nchime = false\npacks = ["mandarin", "english"]\n[zones."D区"]\nsay_zone = true\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(SimulatedSound(tmp_path / "sound").configuration))
    (tmp_path / "voice.toml").write_text(VOICE, encoding="utf-8")
    return tmp_path


def voice(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["voice", *words])


def test_one_call_is_said_now(folder: Path) -> None:
    options = ["--config", str(folder / "voice.toml"), "--data", str(folder), "--device", "loud", "--volume", "50"]
    result = voice(folder, "say", "A001", "3", "--zone", "D区", *options)
    assert result.exit_code == 0
    assert result.output == "请A零零一号到D区三号窗口 / A zero zero one, zone D, window three, please\n"
    sound = SimulatedSound(folder / "sound")
    assert len(sound.heard()) == 2
    assert max(sound.heard()[0].samples) < 0.5 * 0.92 * 32767


def test_one_call_is_written_where_there_is_no_loudspeaker(folder: Path) -> None:
    config, out = folder / "voice.toml", folder / "out"
    result = voice(folder, "say", "A001", "3", "--out", str(out), "--config", str(config), "--data", str(folder))
    assert result.exit_code == 0
    assert sorted(file.name for file in out.iterdir()) == ["A001-3-1.wav", "A001-3-2.wav"]
    assert len(read(out / "A001-3-1.wav")[0]) > 2 * 22050


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["say", "1A", "3"], "is no ticket number"),
        (["say", "A1", "3", "--device", "nowhere-else"], "nothing was heard"),
        (["say", "A1", "3", "--config", "no-such.toml"], "there is no configuration at no-such.toml"),
        (["check", "minnan"], "there is no voice pack minnan; there are: english, mandarin"),
    ],
)
def test_what_goes_wrong_is_one_sentence(folder: Path, words: list[str], said: str) -> None:
    result = voice(folder, *words, "--data", str(folder))
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_packs_are_listed_checked_and_measured(folder: Path) -> None:
    listed = voice(folder, "list", "--data", str(folder)).output
    assert [line.split("\t")[0] for line in listed.splitlines()] == ["english", "mandarin"]
    assert "64 clips, 22050 Hz, in order" in voice(folder, "check", "mandarin", "--data", str(folder)).output
    result = json.loads(voice(folder, "join", "--quick", "--json").output)
    assert result["bench"] == "voice" and result["targets"] == {"join_p99_ms": 10.0}


def test_a_pack_made_here_is_found_by_its_name(folder: Path) -> None:
    assert voice(folder, "make", "slow", "--title", "慢", "--data", str(folder)).exit_code == 0
    assert "slow\tzh\t慢\t64 clips" in voice(folder, "list", "--data", str(folder)).output
