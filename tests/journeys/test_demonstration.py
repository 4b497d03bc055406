"""`kiosk demo --journey NAME` plays each journey of paper on the real screens, printers and center."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.scenario import load_scenario
from kiosk.settings import HOUSE

SEEN = {
    "track_case": "CaseWay",
    "print_certificate": "PaperDone",
    "file_application": "FormDone",
    "pay_fee": "FeePaid",
}
"""Journey → a screen without which it was not played to its end."""


@pytest.mark.slow
@pytest.mark.parametrize("journey", SEEN)
def test_the_demonstration_plays_it_to_its_end(journey: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "demo", "--journey", journey, "--out", str(tmp_path / "out")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [row] = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    wanted = load_scenario(HOUSE / "config" / "scenarios" / f"{journey}.toml").outcome
    assert (row["journey"], row["outcome"], row["trouble"]) == (journey, wanted, "")
    assert [name for name in row["files"] if name.endswith(f"{SEEN[journey]}.png")], row["files"]
    for name in row["files"]:
        assert (tmp_path / "out" / name).stat().st_size > 50, name
