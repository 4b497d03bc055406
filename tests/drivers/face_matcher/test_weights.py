"""Only the weights the engine was measured with are loaded; what is missing or wrong is said, never guessed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drivers.contract.face_matcher import FaceDetail
from drivers.contract.words import Outcome
from drivers.face_matcher import weights
from drivers.face_matcher.opencv import OpenCvFaceMatcher
from tests.drivers.face_matcher.pictures import MODELS, PASSIVE, portrait

needs_passive = pytest.mark.skipif(not PASSIVE.is_dir(), reason="the folder of the passive pair is not here")


def copied(folder: Path, origin: Path, files: tuple[weights.HashedFile, ...]) -> Path:
    folder.mkdir()
    for each in files:
        shutil.copy(origin / each.name, folder / each.name)
    return folder


@pytest.mark.parametrize("missing", weights.ENGINE, ids=lambda each: each.name)
def test_each_missing_file_is_named(tmp_path: Path, missing: weights.HashedFile) -> None:
    models = copied(tmp_path / "models", MODELS, weights.ENGINE)
    (models / missing.name).unlink()
    status = OpenCvFaceMatcher(models).load(5)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.MODEL_MISSING)
    assert missing.name in status.notice


@pytest.mark.parametrize("broken", weights.ENGINE, ids=lambda each: each.name)
def test_one_changed_bit_in_any_file_is_refused(tmp_path: Path, broken: weights.HashedFile) -> None:
    models = copied(tmp_path / "models", MODELS, weights.ENGINE)
    content = bytearray((models / broken.name).read_bytes())
    content[len(content) // 2] ^= 1
    (models / broken.name).write_bytes(content)
    status = OpenCvFaceMatcher(models).load(5)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.MODEL_CORRUPT)
    assert broken.name in status.notice


def test_an_empty_file_and_a_folder_in_its_place_are_values_too(tmp_path: Path) -> None:
    models = copied(tmp_path / "models", MODELS, weights.ENGINE)
    (models / weights.DETECTOR.name).write_bytes(b"")
    assert OpenCvFaceMatcher(models).load(5).detail is FaceDetail.MODEL_CORRUPT
    (models / weights.DETECTOR.name).unlink()
    (models / weights.DETECTOR.name).mkdir()
    assert OpenCvFaceMatcher(models).load(5).detail is FaceDetail.MODEL_MISSING


def test_without_the_passive_pair_the_engine_runs_and_says_so(tmp_path: Path) -> None:
    for folder in (None, tmp_path / "nothing"):
        engine = OpenCvFaceMatcher(MODELS, folder)
        status = engine.load(5)
        assert (status.outcome, status.passive) == (Outcome.SUCCESS, False)
        assert status.notice.startswith("passive liveness is off")
        assert engine.look(portrait("d-1.jpg")).real is None
        engine.close()


@needs_passive
def test_a_passive_pair_that_was_changed_is_not_used_and_neither_is_the_rest(tmp_path: Path) -> None:
    passive = copied(tmp_path / "passive", PASSIVE, weights.PASSIVE)
    (passive / weights.PASSIVE_WIDE.name).write_bytes(b"something else")
    status = OpenCvFaceMatcher(MODELS, passive).load(5)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.MODEL_CORRUPT)


@needs_passive
def test_the_known_hashes_are_those_the_folder_itself_lists() -> None:
    listed = [line.split() for line in (PASSIVE / "SHA256SUMS").read_text().splitlines()]
    assert sorted([each.sha256, each.name] for each in weights.PASSIVE) == sorted(listed)


def test_a_failed_load_can_be_tried_again_when_the_file_is_back(tmp_path: Path) -> None:
    models = copied(tmp_path / "models", MODELS, weights.ENGINE)
    (models / weights.IRIS.name).rename(tmp_path / "away")
    engine = OpenCvFaceMatcher(models)
    assert engine.load(5).outcome is Outcome.NOT_READY
    with pytest.raises(RuntimeError, match="before it was loaded"):
        engine.look(portrait("d-1.jpg"))
    (tmp_path / "away").rename(models / weights.IRIS.name)
    assert engine.load(5).outcome is Outcome.SUCCESS
    engine.close()


def test_an_address_names_folders_and_threads(tmp_path: Path) -> None:
    engine = OpenCvFaceMatcher.from_address(f"models={MODELS};passive={tmp_path};threads=1")
    status = engine.load(5)
    assert (status.outcome, status.passive) == (Outcome.SUCCESS, False)
    engine.close()


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "must name the folder"),
        ("passive=x", "must name the folder"),
        ("models=a;threads=0", "threads must be"),
        ("models=a;threads=many", "threads must be"),
        ("models=a;models=b", "twice"),
        ("models=a;colour=red", "known: models, passive, threads"),
        ("models", "NAME=VALUE"),
        ("models=", "NAME=VALUE"),
    ],
)
def test_a_wrong_address_is_told_what_is_known(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        OpenCvFaceMatcher.from_address(written)
