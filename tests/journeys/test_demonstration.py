"""`kiosk demo --journey NAME` plays it on the real screens, devices and center."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.scenario import load_scenario
from kiosk.settings import HOUSE

LAST = {
    "take_ticket_without_face": "FaceEnd",
    "take_ticket_by_face": "TicketDone",
    "take_ticket_wrong_holder": "FaceEnd",
    "track_case": "CaseWay",
    "print_certificate": "RateThanks",
    "file_application": "FormDone",
    "pay_fee": "FeePaid",
}
"""Scenario → the screen it ends with."""
LOOKED_AT = {"take_ticket_by_face", "print_certificate", "file_application"}
"""Where a camera is seen."""


@pytest.mark.slow
@pytest.mark.parametrize("name", LAST)
def test_the_demonstration_plays_it_to_its_end(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kiosk", "demo", "--journey", name, "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [row] = json.loads((out / "report.json").read_text("utf-8"))
    wanted = load_scenario(HOUSE / "config" / "scenarios" / f"{name}.toml")
    assert (row["journey"], row["outcome"], row["trouble"]) == (wanted.journey, wanted.outcome, "")
    assert all((out / each).stat().st_size > 50 for each in row["files"]), row["files"]
    screens = [each for each in row["files"] if Path(each).name[:2].isdigit()]
    assert screens[-1].endswith(f"{LAST[name]}.png"), screens
    assert any("FaceCheck" in each for each in screens) == (name in LOOKED_AT)
