"""The two commands of the README set everything up themselves, or say the one line that does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
TOOLS = (
    "bash",
    "cat",
    "comm",
    "cut",
    "dirname",
    "flock",
    "grep",
    "id",
    "mkdir",
    "readlink",
    "sed",
    "sha256sum",
    "sort",
)
MORE_TOOLS = ("tail", "tr", "dpkg-query")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """What `setup.sh` reads, and one Debian package that nobody has."""
    (tmp_path / "packaging").mkdir()
    for name in ("packaging/setup.sh", "packaging/requirements.lock", "pyproject.toml"):
        shutil.copy(HOUSE / name, tmp_path / name)
    (tmp_path / "packaging/system-packages.txt").write_text("run bash\nrun kiosk-lacks-this\ntest kiosk-lacks-that\n")
    return tmp_path


def setup(house: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "packaging/setup.sh", *arguments]
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(house)} | environment
    return subprocess.run(command, cwd=house, env=surroundings, capture_output=True, text=True, check=False)


def only(folder: Path, tools: tuple[str, ...]) -> str:
    """A PATH with these commands and no other."""
    folder.mkdir()
    for tool in tools:
        (folder / tool).symlink_to(str(shutil.which(tool)))
    return str(folder)


def test_without_apt_it_prints_the_one_line_to_run_and_stops(house: Path, tmp_path: Path) -> None:
    ran = setup(house, "test", PATH=only(tmp_path / "bin", TOOLS + MORE_TOOLS))
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends kiosk-lacks-that kiosk-lacks-this"
    assert ran.returncode == 1
    assert line in [each.strip() for each in ran.stderr.splitlines()]
    assert not (house / ".venv").exists()


def test_a_kiosk_does_not_need_what_only_tests_need(house: Path, tmp_path: Path) -> None:
    ran = setup(house, "run", PATH=only(tmp_path / "bin", TOOLS + MORE_TOOLS))
    assert "kiosk-lacks-this" in ran.stderr
    assert "kiosk-lacks-that" not in ran.stderr


def test_a_system_that_is_not_debian_is_told_how_to_go_on(house: Path, tmp_path: Path) -> None:
    tools = tuple(tool for tool in TOOLS + MORE_TOOLS if tool != "dpkg-query")
    ran = setup(house, "run", PATH=only(tmp_path / "bin", tools))
    assert ran.returncode == 1
    assert "SYSTEM_PACKAGES=skip" in ran.stderr


def test_a_dry_run_says_what_it_would_do_and_does_nothing(house: Path) -> None:
    ran = setup(house, "run", "--dry-run", SYSTEM_PACKAGES="skip")
    assert ran.returncode == 0, ran.stderr
    assert "virtual environment" in ran.stdout
    assert not (house / ".venv").exists()


def test_a_python_that_does_not_fit_is_refused_by_name(house: Path, tmp_path: Path) -> None:
    old = tmp_path / "python2"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    ran = setup(house, "run", SYSTEM_PACKAGES="skip", PYTHON=str(old))
    assert ran.returncode == 1
    assert f"Python 3.11 to 3.13 is needed and {old} is not" in ran.stderr


@pytest.mark.parametrize("arguments", [(), ("everything",), ("run", "--now")])
def test_a_wrong_call_is_told_the_right_one(house: Path, arguments: tuple[str, ...]) -> None:
    ran = setup(house, *arguments)
    assert ran.returncode == 2
    assert "usage: packaging/setup.sh run|test [--dry-run]" in ran.stderr


@pytest.mark.nightly
@pytest.mark.timeout(2400)
def test_a_clean_clone_sets_itself_up_once_and_plays_without_a_display(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(HOUSE), str(clone)], check=True)
    not_a_strangers = ("PYTHON", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "VIRTUAL_ENV")
    surroundings = {name: value for name, value in os.environ.items() if name not in not_a_strangers}
    ran = subprocess.run(["make", "run"], cwd=clone, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "look in" in ran.stdout and "Traceback" not in ran.stderr
    rows = json.loads((clone / "var/demo/report.json").read_text(encoding="utf-8"))
    scripts = (clone / "config/scenarios").glob("*.toml")
    assert {row["scenario"]: row["trouble"] for row in rows} == {script.stem: "" for script in scripts}
    assert all((clone / "var/demo" / name).stat().st_size for row in rows for name in row["files"])
    began = time.monotonic()
    again = subprocess.run(["packaging/setup.sh", "run"], cwd=clone, env=surroundings, capture_output=True, check=True)
    assert again.stdout == b""
    assert time.monotonic() - began < 0.3
