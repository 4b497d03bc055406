"""`kiosk bench NAME --setting VALUE`: what follows the name reaches the bench, and what it does not have is told."""

from __future__ import annotations

import json
import sys
import types
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.bench import running
from kiosk.cli import main


@pytest.fixture
def scales(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench that tells what it was given."""

    def run(quick: bool = False, weight: str = "1", unit: str = "") -> dict[str, Any]:
        return running.judged("scales", {"weight": weight, "unit": unit, "quick": quick}, {})

    made = types.ModuleType("scales")
    made.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(running.BENCHES, "scales", "scales")
    monkeypatch.setitem(sys.modules, "scales", made)


def bench(*words: str) -> Result:
    return CliRunner().invoke(main, ["bench", *words])


@pytest.mark.usefixtures("scales")
@pytest.mark.parametrize(
    "words",
    [
        "scales --weight 8 --unit kg --json",
        "scales --json --unit=kg --weight=8",
        "scales --option weight=8 --option unit=kg --json",
        "--json scales --option unit=kg --weight 8",
    ],
)
def test_settings_follow_the_name_in_any_order(words: str) -> None:
    ended = bench(*words.split())
    assert ended.exit_code == 0, ended.output
    assert json.loads(ended.output)["figures"] == {"weight": "8", "unit": "kg", "quick": False}


@pytest.mark.usefixtures("scales")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("scales --length 3", "scales has no option length; it has weight, unit"),
        ("scales --weight", "--weight needs a value"),
        ("scales --weight --unit kg", "--weight needs a value"),
        ("scales --weight --json", "--weight needs a value"),
        ("scales kg", "a setting is --NAME VALUE, and kg follows none"),
        ("scales --weight heavy", "weight must be a whole number above 0, not 'heavy'"),
        ("balance --weight 8", "there is no bench balance; known: "),
        ("face --pairs faces --chip tin", "chip must be photo, "),
        ("face --pairs faces --chip webp1k --engine both", "the dlib engine needs --dlib PROGRAM"),
        ("tickets --clients none", "clients must be a whole number above 0, not 'none'"),
        ("calls --clients 8,none", "clients are whole numbers above 0 with commas between"),
    ],
)
def test_what_makes_no_sense_is_told_in_plain_words(words: str, said: str) -> None:
    ended = bench(*words.split())
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"kiosk bench: {said}")
    assert ended.stderr.count("\n") == 1
