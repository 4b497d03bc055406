"""`kiosk bench face` over a small folder made of public-domain portraits: the whole way, not its figures' worth."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.bench import face_chip, face_set
from kiosk.bench.face_attacks import make, measure_attacks
from kiosk.bench.face_made import FRAME, KINDS
from kiosk.bench.running import run_bench

HOUSE = Path(__file__).resolve().parents[2]
MODELS = HOUSE / "assets" / "models"
PORTRAITS = HOUSE / "assets" / "portraits"
PASSIVE = HOUSE.parent / "shared" / "models"
needs_passive = pytest.mark.skipif(not PASSIVE.is_dir(), reason="the folder of the passive pair is not here")


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people in LFW's layout, one with four photographs; a list of four pairs in two folds."""
    folder = tmp_path_factory.mktemp("faces")
    for person, names in {"A_A": ["a-1", "a-2", "a-3", "a-4"], "B": ["b-1"], "C": ["c-1"], "D": ["d-1"]}.items():
        (folder / person).mkdir()
        for number, name in enumerate(names, start=1):
            shutil.copy(PORTRAITS / f"{name}.jpg", folder / person / f"{person}_{number:04}.jpg")
    (folder / "pairs.txt").write_text("2\t1\nA_A\t1\t2\nA_A\t1\tB\t1\nA_A\t3\t4\nC\t1\tD\t1\n")
    return folder


def bench(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    status = run_bench("face", False, True, True, options)
    out, err = capsys.readouterr()
    assert status == 0, err
    found: dict[str, Any] = json.loads(out.splitlines()[-1])["figures"]
    return found


def refusal(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    status = run_bench("face", False, True, True, options)
    return status, capsys.readouterr().err


def test_pairs_give_every_figure_that_so_few_can_give(capsys: pytest.CaptureFixture[str], faces: Path) -> None:
    found = bench(capsys, f"pairs={faces}", "chip=webp1k")
    assert (found["people"], found["opencv_genuine_pairs"], found["opencv_impostor_pairs"]) == (4, 3, 9)
    assert found["opencv_no_face"] == 0
    assert found["opencv_eer_pct"] == 0
    assert found["opencv_eer_95"][1] > 50  # three pairs prove nothing, and the interval says so
    assert found["opencv_tar_far1e3_pct"] is None
    assert found["opencv_tar_at_0.4_pct"] == 100
    assert found["opencv_mean3_genuine_pairs"] == 1
    assert found["opencv_view2_accuracy_pct"] == 100


def test_both_engines_are_measured_in_one_run(capsys: pytest.CaptureFixture[str], faces: Path) -> None:
    python = os.environ.get("KIOSK_DLIB_PYTHON", "")
    if not python:
        pytest.skip("KIOSK_DLIB_PYTHON names no interpreter that has face_recognition")
    found = bench(capsys, f"pairs={faces}", "chip=jpg30", "engine=both", f"dlib={python}")
    for engine in ("opencv", "dlib"):
        assert found[f"{engine}_genuine_pairs"] == 3
        assert found[f"{engine}_eer_pct"] == 0


def test_what_is_not_measured_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], faces: Path) -> None:
    assert refusal(capsys, f"pairs={faces}", "chip=wlt") == (
        2,
        "kiosk bench: chip must be photo, none, jpg30, webp1k, j2k1k, not 'wlt'\n",
    )
    assert refusal(capsys, f"pairs={faces}", "engine=both")[0] == 2
    assert refusal(capsys, f"pairs={faces}", "engine=other")[0] == 2
    assert "holds no NAME/NAME_0001.jpg" in refusal(capsys, "pairs=/nowhere")[1]
    assert "no portrait at" in refusal(capsys, "face=/nowhere.png")[1]
    assert "must hold a folder live" in refusal(capsys, "attacks=/nowhere")[1]


def test_a_list_of_pairs_that_names_a_missing_photograph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "B").mkdir()
    shutil.copy(PORTRAITS / "b-1.jpg", tmp_path / "B" / "B_0001.jpg")
    (tmp_path / "pairs.txt").write_text("1\t1\nB\t1\t2\n")
    with pytest.raises(RuntimeError, match=r"B_0002\.jpg is not there"):
        face_set.read(tmp_path)
    (tmp_path / "pairs.txt").write_text("nothing of the kind\n")
    with pytest.raises(RuntimeError, match="not a list of pairs"):
        face_set.read(tmp_path)


@pytest.mark.parametrize("kind", face_chip.KINDS)
def test_a_chip_portrait_has_the_cards_size_and_is_worse_than_the_photograph(kind: str) -> None:
    photograph = np.asarray(cv2.imread(str(PORTRAITS / "a-1.jpg")), np.uint8)
    box = (370.0, 91.0, 240.0, 329.0)
    made = face_chip.chip(photograph, box, kind)
    assert made.shape == (126, 102, 3)
    error = np.abs(made.astype(int) - face_chip.cut_out(photograph, box).astype(int)).mean()
    assert error == 0 if kind == "none" else error > 1


@pytest.mark.parametrize("form", [(".webp", cv2.IMWRITE_WEBP_QUALITY, 100), (".jp2", 272, 300)])
def test_a_kilobyte_is_a_kilobyte(form: tuple[str, int, int]) -> None:
    photograph = np.asarray(cv2.imread(str(PORTRAITS / "d-1.jpg")), np.uint8)
    portrait = face_chip.cut_out(photograph, (207.0, 135.0, 284.0, 394.0))
    content = face_chip._largest_that_fits(portrait, form[0], form[1], 1, form[2])
    assert 700 < len(content) <= face_chip.ROOM


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacks")
    few = folder / "portraits"
    few.mkdir()
    for name in ("b-1.jpg", "c-1.jpg"):
        shutil.copy(PORTRAITS / name, few / name)
    make(few, folder / "shown", of_each=2)
    return folder / "shown"


def test_made_presentations_are_frames_and_the_same_each_time(made: Path, tmp_path: Path) -> None:
    few = made.parent / "portraits"
    make(few, tmp_path, of_each=2)
    for kind in KINDS:
        files = sorted((made / kind).iterdir())
        assert len(files) == 4
        for each in files:
            picture = cv2.imread(str(each))
            assert picture is not None
            assert picture.shape == (FRAME[1], FRAME[0], 3)
            assert each.read_bytes() == (tmp_path / kind / each.name).read_bytes()


@needs_passive
def test_attacks_are_counted_by_kind_and_silence_as_refusal(made: Path) -> None:
    nobody = made / "empty"
    nobody.mkdir()
    cv2.imwrite(str(nobody / "wall.png"), np.full((480, 640, 3), 120, np.uint8))
    found = measure_attacks(str(made), MODELS, PASSIVE)
    shutil.rmtree(nobody)
    assert found["live_presentations"] == found["print_presentations"] == found["replay_presentations"] == 4
    assert found["empty_apcer_pct"] == 0
    assert found["empty_apnrr_pct"] == 100
    assert found["empty_frames_over_threshold_pct"] is None
    assert found["live_bpcer_pct"] < 50  # better than guessing, on pictures of this kind
    assert found["worst_apcer_pct"] == max(found["print_apcer_pct"], found["replay_apcer_pct"], 0)
    assert "movements" in found["not_covered"]


@needs_passive
def test_a_video_is_one_presentation_of_many_frames(made: Path, tmp_path: Path) -> None:
    frame = cv2.imread(str(made / "live" / "b-1-0.png"))
    assert frame is not None
    (tmp_path / "live").mkdir()
    video = cv2.VideoWriter(str(tmp_path / "live" / "one.avi"), cv2.VideoWriter.fourcc(*"MJPG"), 25, FRAME)
    for _ in range(12):
        video.write(frame)
    video.release()
    shutil.copytree(made / "print", tmp_path / "print")
    found = measure_attacks(str(tmp_path), MODELS, PASSIVE)
    assert (found["live_presentations"], found["live_frames"]) == (1, 12)


@needs_passive
def test_a_file_that_cannot_be_read_is_named(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "shown")
    (tmp_path / "shown" / "print" / "broken.avi").write_bytes(b"no video")
    with pytest.raises(RuntimeError, match=r"broken\.avi is not a video"):
        measure_attacks(str(tmp_path / "shown"), MODELS, PASSIVE)


def test_without_the_passive_pair_nothing_is_claimed(made: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="passive liveness cannot be measured"):
        measure_attacks(str(made), MODELS, tmp_path)


@pytest.mark.slow
def test_speed_is_measured_in_a_process_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    run_bench("face", False, True, True, ("rounds=2",))
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(found["targets"]) == {"decision_median_ms", "cold_start_ms", "rss_mib", "preview_mean_gap_ms"}
    assert found["figures"]["rss_mib"] > 100
    assert found["figures"]["station_rss_mib"] > 100
    assert 0 < found["figures"]["station_check_seconds"] < 30
    assert found["figures"]["station_preview_pictures"] > 20
    assert found["figures"]["decision_median_ms"] > found["figures"]["look_median_ms"] > 1


def test_the_speed_of_an_engine_without_weights_is_no_figure(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, said = refusal(capsys, f"models={tmp_path}")
    assert status == 1
    assert "cannot be read" in said
