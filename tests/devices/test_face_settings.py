"""`config/face.toml`, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.station.settings import load_policy
from kiosk.identity.face.policy import FacePolicy
from kiosk.settings import SettingsError

SHIPPED = Path(__file__).resolve().parents[2] / "config" / "face.toml"


def test_the_file_that_is_shipped_says_what_stands_without_it() -> None:
    assert load_policy(SHIPPED) == FacePolicy()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[engines.opencv]\nmatch = 0.3\nretake = 0.2", "engines.opencv.match must be at least 0.363"),
        ("[engines.opencv]\nmatch = 0.4", "engines.opencv.retake: is missing"),
        ("[engines.dlib]\nmatch = 0.6\nretake = 0.5", "engines.dlib.staff_confirms must be true"),
        ("[course]\nchallenges = 0", "course.challenges: must be at least 1"),
        ("[course]\nchallenges = 2.5", "course.challenges: must be a whole number"),
        ("[course]\nchallenges = 'two'", "course.challenges: must be a whole number"),
        ("[living]\nreal = 0.1", "living.real: must be at least 0.4"),
        ("[living]\nreal = 1.0", "living.real: must be less than 1"),
        ("[living]\nreal = nan", "living.real: must be"),
        ("[liveness]\nreal = 0.5", "liveness: is not an entry of this file"),
        ("course = 3", "course: must be a table"),
        ("[course", "is not TOML"),
    ],
)
def test_a_wrong_file_is_refused_in_plain_words(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "face.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_policy(file)
    assert str(refused.value).startswith(str(file))
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no configuration"):
        load_policy(tmp_path / "face.toml")


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "face.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not TOML"):
        load_policy(tmp_path / "face.toml")
