"""`voice.toml`: what a hall may write, and what it is told when it is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.voice.settings import HALL_TIME, VoiceSettingsError, load

SHIPPED = Path(__file__).parents[2] / "config" / "voice.toml"


def written(folder: Path, text: str) -> Path:
    file = folder / "voice.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_file_is_good() -> None:
    settings = load(SHIPPED)
    assert settings.voice.repeat == 2
    assert settings.voice.packs == ("mandarin",)


@pytest.mark.parametrize(
    ("clock", "volume"),
    [("07:59", 0), ("08:00", 80), ("12:10", 50), ("13:30", 80), ("17:59", 80), ("23:00", 0), ("00:10", 0)],
)
def test_volume_follows_the_hour_of_the_hall(clock: str, volume: int) -> None:
    hour, minute = map(int, clock.split(":"))
    moment = datetime(2026, 11, 20, hour, minute, tzinfo=HALL_TIME)
    assert load(SHIPPED).voice.volume_at(moment) == volume
    assert load(SHIPPED).voice.volume_at(moment.astimezone(UTC)) == volume


def test_a_zone_says_only_what_is_different_there(tmp_path: Path) -> None:
    text = '[voice]\nrepeat = 3\none = "yao"\n[zones."D区"]\nsilent = true\n'
    settings = load(written(tmp_path, text))
    assert (settings.manner("D区").silent, settings.manner("D区").repeat, settings.manner("D区").style.yao) == (
        True,
        3,
        True,
    )
    assert settings.manner("A区").silent is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[voice]\nrepeat = 0\n", "voice.repeat"),
        ("[voice]\nvolume = []\n", "voice.volume"),
        ('[voice]\nvolume = [{ at = "8", volume = 80 }]\n', "voice.volume.0.at"),
        ('[voice]\nvolume = [{ at = "08:00", volume = 101 }]\n', "voice.volume.0.volume"),
        ('[voice]\nvolume = [{ at = "09:00", volume = 1 }, { at = "08:00", volume = 2 }]\n', "times must go up"),
        ('[voice]\none = "eins"\n', "voice.one"),
        ("[voice]\nloud = true\n", "voice.loud"),
        ('[zones."D区"]\nrepeat = 9\n', "zones.D区.repeat"),
        ("zones = 3\n", "zones"),
        ("voice = 3\n", "voice"),
        ("[voice\n", "cannot be read"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(VoiceSettingsError) as refused:
        load(written(tmp_path, text))
    assert said in str(refused.value)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(VoiceSettingsError, match="there is no configuration"):
        load(tmp_path / "voice.toml")
