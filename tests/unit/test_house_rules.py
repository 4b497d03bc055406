"""The house rules catch what they say, and this house keeps them."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
RULES = HOUSE / "packaging" / "house.py"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A git work tree in which nothing is wrong."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    put(tmp_path, "kiosk/README.md", "what lives here\n")
    put(tmp_path, "kiosk/visit.py", "x = 1\n")
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def breaches(folder: Path) -> list[str]:
    ran = subprocess.run([sys.executable, str(RULES), str(folder)], capture_output=True, text=True, check=False)
    assert ran.returncode == (1 if ran.stdout else 0), ran.stderr
    return ran.stdout.splitlines()


def test_a_house_in_order_has_nothing_said_about_it(clean: Path) -> None:
    assert breaches(clean) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("kiosk/long.py", "x = 1\n" * 401, "401 lines"),
        ("kiosk/utils.py", "", "says nothing"),
        ("kiosk/screens/Core.qml", "", "says nothing"),
        ("docs/plan.md", "", "top level is fixed"),
        ("drivers/docs/plan.md", "", "no docs folder"),
        ("drivers/contract.py", "", "drivers/: has no README.md"),
        ("kiosk/place.py", 'PLACE = "/' + 'home/somebody/kiosk"\n', "kiosk/place.py:1"),
        ("kiosk/index.toml", "url = 'https://files.python" + "hosted.org/packages'\n", "kiosk/index.toml:1"),
    ],
)
def test_each_rule_catches_its_breach(clean: Path, name: str, text: str, said: str) -> None:
    put(clean, name, text)
    assert any(said in line for line in breaches(clean))


def test_ignored_files_and_pictures_are_left_alone(clean: Path) -> None:
    put(clean, ".gitignore", "var/\n")
    put(clean, "var/utils.py", "x = 1\n" * 500)
    (clean / "kiosk" / "picture.png").write_bytes(b"\x89PNG\xff\xfe/" + b"root/x")
    assert breaches(clean) == []


def test_four_hundred_lines_are_still_allowed(clean: Path) -> None:
    put(clean, "kiosk/long.py", "x = 1\n" * 400)
    assert breaches(clean) == []


def test_the_rules_name_the_fixed_folders_of_the_design() -> None:
    assert runpy.run_path(str(RULES))["FIXED_FOLDERS"] == {"kiosk", "drivers", "assets", "config", "tests", "packaging"}
