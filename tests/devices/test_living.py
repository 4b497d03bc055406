"""Where a demonstration takes the weights against films from."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.face_matcher.weights import PASSIVE
from kiosk.devices.living import with_weights
from kiosk.settings import DeviceTable, Settings
from tests.appliance import settings_for

HAS = "models={house}/assets/models"


def machine(folder: Path, address: str = HAS) -> Settings:
    made = settings_for(folder)
    matcher = DeviceTable(driver="opencv", address=address)
    return made.model_copy(update={"devices": made.devices | {"face_matcher": matcher}})


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    folder.mkdir()
    for each in PASSIVE:
        (folder / each.name).write_bytes(b"whether it is the right one the engine sees")
    return folder


def test_a_folder_that_holds_them_is_named_to_the_engine(tmp_path: Path, weights: Path) -> None:
    assert with_weights(machine(tmp_path), weights) == machine(tmp_path, f"{HAS};passive={weights}")


def test_a_folder_that_lacks_one_is_not(tmp_path: Path, weights: Path) -> None:
    (weights / PASSIVE[0].name).unlink()
    assert with_weights(machine(tmp_path), weights) == machine(tmp_path)
    assert with_weights(machine(tmp_path), tmp_path / "nowhere") == machine(tmp_path)


def test_what_a_machine_names_itself_stays(tmp_path: Path, weights: Path) -> None:
    named = machine(tmp_path, f"{HAS};passive=/opt/weights")
    assert with_weights(named, weights) == named


def test_a_machine_without_a_face_check_gets_none(tmp_path: Path, weights: Path) -> None:
    made = settings_for(tmp_path)
    bare = made.model_copy(update={"devices": {k: v for k, v in made.devices.items() if k != "face_matcher"}})
    assert with_weights(bare, weights) == bare
