"""`config/callers.toml`: what ships is good, what is wrong is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import CallerAction
from kiosk.callers.main import run
from kiosk.callers.settings import CallersError, CallersSettings, Wish, load
from kiosk.center.contract.ratings import Level

SHIPPED = Path(__file__).parents[2] / "config" / "callers.toml"


def written(folder: Path, text: str) -> CallersSettings:
    path = folder / "callers.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, "/dev/ttyS0", "http://127.0.0.1:8080")


def test_the_shipped_file_needs_only_a_line() -> None:
    settings = load(SHIPPED, "/dev/ttyS0")
    assert settings.line.address == "serial:/dev/ttyS0"
    assert settings.keys[CallerAction.CALL] is Wish.CALL_NEXT
    assert settings.keys.keys() == set(CallerAction) - {CallerAction.OTHER}
    assert settings.ratings == {
        0: Level.VERY_SATISFIED,
        1: Level.SATISFIED,
        2: Level.BASICALLY_SATISFIED,
        3: Level.DISSATISFIED,
    }
    assert settings.windows["3"].caller == 3


def test_what_is_given_besides_the_file_comes_first_and_a_token_stays_hidden() -> None:
    settings = load(SHIPPED, "tcp:192.0.2.7:4001", "https://center.example.gov/", "a secret")
    assert (settings.line.address, settings.center.address) == ("tcp:192.0.2.7:4001", "https://center.example.gov")
    assert settings.center.token == "a secret"
    assert "a secret" not in repr(settings)


def test_without_a_line_nothing_starts() -> None:
    with pytest.raises(CallersError, match=r"line\.address: is missing"):
        load(SHIPPED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[windows.1]\ncaller = 1\n[windows.2]\ncaller = 1", "caller 1 stands at window 1 and at window 2"),
        ("[windows.1]\ncaller = 256", "windows.1.caller: Input should be less than or equal to 255"),
        ("[windows.1]\n", "no window has a caller or an evaluator"),
        ("[windows.1]\ncaller = 1\n[keys]\ncall = 'dance'", "keys.call: Input should be"),
        ("[windows.1]\ncaller = 1\n[ratings]\n4 = 'satisfied'", r"ratings.4.\[key\]: Input should be less than"),
        ("[windows.1]\ncaller = 1\n[ratings]\n0 = '5'", "ratings.0: Input should be"),
        ("[windows.1]\ncaller = 1\n[center]\npatience = 300", "center.patience: Input should be less than or equal"),
        ("[windows.1]\ncaller = 1\nspeaker = 2", "windows.1.speaker: Extra inputs"),
        ("[windows.1]\ncaller = 1\n[keys]\ncancel = 'prioritize'", "words.priority names which of the hall's"),
        ("[windows", "cannot be read"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CallersError, match=words):
        written(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[windows.1]\ncaller = 1", "line.address: is missing"),
        ("[line]\naddress = '/dev/none'\ndriver = 'smoke'\n[windows.1]\ncaller = 1", "no driver 'smoke'"),
        ("[line]\naddress = 'serial:/dev/none'\n[windows]\n", "no window has a caller"),
    ],
)
def test_the_command_says_in_one_sentence_why_it_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    path = tmp_path / "callers.toml"
    path.write_text(text, encoding="utf-8")
    assert run(path, tmp_path, center="http://127.0.0.1:8080") == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.startswith("kiosk callers: ")
    assert said.count("\n") == 1


def test_a_missing_file_and_a_wrong_center_are_said(tmp_path: Path) -> None:
    with pytest.raises(CallersError, match="there is no configuration"):
        load(tmp_path / "none.toml", "/dev/ttyS0")
    with pytest.raises(CallersError, match=r"center\.address"):
        load(SHIPPED, "/dev/ttyS0", "center.example.gov")
