"""The dlib engine's process may fail in every way; the kiosk is told and goes on. Most of this needs no dlib."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from drivers.contract.face_matcher import FaceDetail
from drivers.contract.words import Outcome
from drivers.face_matcher.dlib_engine import DlibFaceMatcher
from tests.drivers.face_matcher.pictures import MODELS, portrait


def stand_in(folder: Path, body: str) -> Path:
    """An interpreter that has a library which misbehaves: the real worker runs, in the real Python, over it."""
    (folder / "face_recognition.py").write_text(body)
    program = folder / "python"
    program.write_text(
        f"#!{sys.executable}\nimport runpy, sys\nsys.path.insert(0, {str(folder)!r})\n"
        "script = next(n for n, each in enumerate(sys.argv) if each.endswith('.py') and n)\n"
        "sys.argv = sys.argv[script:]\nrunpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    program.chmod(0o755)
    return program


def test_an_interpreter_that_is_not_there_is_a_value(tmp_path: Path) -> None:
    status = DlibFaceMatcher(tmp_path / "nobody", MODELS).load(10)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.CRASHED)
    assert "cannot be started" in status.notice


def test_an_interpreter_without_the_library_is_a_value() -> None:
    status = DlibFaceMatcher(Path(sys.executable), MODELS).load(20)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.CRASHED)
    assert "face_recognition" in status.notice


@pytest.mark.parametrize(
    "body", ["print('Please install something')\nquit()\n", "import os\nos.abort()\n", "raise SystemExit(0)\n"]
)
def test_a_library_that_ends_its_process_at_import_does_not_end_ours(tmp_path: Path, body: str) -> None:
    status = DlibFaceMatcher(stand_in(tmp_path, body), MODELS).load(20)
    assert (status.outcome, status.detail) == (Outcome.NOT_READY, FaceDetail.CRASHED)


def test_a_library_that_never_comes_up_is_given_up_at_the_deadline(tmp_path: Path) -> None:
    engine = DlibFaceMatcher(stand_in(tmp_path, "import time\ntime.sleep(60)\n"), MODELS)
    began = time.monotonic()
    assert engine.load(3).detail is FaceDetail.CRASHED
    assert time.monotonic() - began < 10


def test_missing_weights_of_the_detector_are_told_apart_from_a_crash(tmp_path: Path) -> None:
    assert DlibFaceMatcher(Path(sys.executable), tmp_path).load(10).detail is FaceDetail.MODEL_MISSING


def test_its_address_names_the_interpreter_and_what_the_default_engine_needs() -> None:
    engine = DlibFaceMatcher.from_address(f"python={sys.executable};models={MODELS}")
    assert engine.load(20).detail is FaceDetail.CRASHED
    with pytest.raises(ValueError, match="python=PROGRAM"):
        DlibFaceMatcher.from_address(f"models={MODELS}")


def test_it_says_at_start_what_its_licence_forbids_and_that_staff_must_confirm(dlib_python: Path) -> None:
    engine = DlibFaceMatcher(dlib_python, MODELS)
    status = engine.load(30)
    engine.close()
    assert status.outcome is Outcome.SUCCESS
    assert status.engine.startswith("dlib-")
    assert "commercial use" in status.notice
    assert "staff confirm" in status.notice


def test_a_worker_killed_between_two_questions_is_a_crash_and_can_be_loaded_again(dlib_python: Path) -> None:
    engine = DlibFaceMatcher(dlib_python, MODELS)
    engine.load(30)
    engine.enrol(portrait("a-1.jpg"), 10)
    live = portrait("a-4.jpg")
    shots = [(live, engine.look(live))]
    assert engine._worker is not None
    os.kill(engine._worker.pid, signal.SIGKILL)
    found = engine.compare(shots, 10)
    assert (found.outcome, found.detail, found.score) == (Outcome.INTERNAL_ERROR, FaceDetail.CRASHED, None)
    assert engine.compare(shots, 10).detail is FaceDetail.CRASHED
    assert engine.enrol(portrait("a-1.jpg"), 10).detail is FaceDetail.CRASHED
    assert engine.load(30).outcome is Outcome.SUCCESS
    assert engine.compare(shots, 10).detail is FaceDetail.NOT_ENROLLED
    engine.close()
