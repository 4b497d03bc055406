"""Paper one can trust: what came out of the printer is photographed and asked about; its file with one byte changed
proves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import requests
import zxingcpp

from kiosk.paper.checking import check_file, read_code
from kiosk.scenes.papers import PaperDone
from tests.journeys.test_print_certificate import a_new_day, hall, prints, visit
from tests.world import World, last

__all__ = ["a_new_day", "hall"]  # the same hall, printer and card

Photo = npt.NDArray[np.uint8]


def photographed(sheet: Photo) -> Photo:
    """By hand, on a dark desk: twice as fine as the sheet, from the side, turned, not quite in focus, in bad light."""
    height, width = (2 * side for side in sheet.shape[:2])
    fine = cv2.resize(sheet, (width, height), interpolation=cv2.INTER_CUBIC)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[0.16, 0.08], [0.97, 0.14], [0.90, 0.95], [0.05, 0.86]], np.float32) * np.array(
        [width, height], np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, seen)
    tilted = cv2.warpPerspective(fine, matrix, (width, height), borderValue=(60, 55, 50))
    blurred = cv2.GaussianBlur(tilted, (0, 0), 1.2).astype(np.float32)
    light = np.linspace(1.0, 0.65, width, dtype=np.float32)[None, :, None]
    noise = np.random.default_rng(7).normal(0, 6, blurred.shape)
    return np.asarray(np.clip(blurred * light + noise, 0, 255), np.uint8)


def test_a_printed_paper_is_believed_by_its_code_and_its_changed_file_is_not(
    hall: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printer = hall.dock.folder / "page_printer"
    (printer / "keep").write_text("1")
    stage = visit(hall, prints(hall))
    done = last(stage, PaperDone)
    assert (hall.outcome, done.result) == ("printed", "printed")

    sheet: Any = cv2.imread(str(_newest(printer / "papers", "*.png")))
    photo = photographed(sheet)
    cv2.imwrite(str(tmp_path / "photo.png"), photo)
    [code] = [each.text for each in zxingcpp.read_barcodes(photo) if "/verify/" in each.text]
    page = requests.get(code, timeout=5).text
    assert "真实有效" in page
    assert done.number in page, "the center knows this very paper"
    assert requests.get(code.replace("s=", "s=A", 1), timeout=5).text.find("真实有效") < 0

    key = tmp_path / "key.pem"
    key.write_bytes(requests.get(f"{hall.center.address}/verify/key.pem", timeout=5).content)
    assert read_code(code, key) == 0, "and without asking anybody"
    assert done.number in capsys.readouterr().out

    authorities = hall.center.data / "papers" / "authority.pem"
    file = _newest(printer / "spool", "*.pdf")
    assert check_file(file, authorities) == 0
    for place in (100, file.stat().st_size // 2):
        changed = bytearray(file.read_bytes())
        changed[place] ^= 1
        (tmp_path / "changed.pdf").write_bytes(changed)
        assert check_file(tmp_path / "changed.pdf", authorities) == 1, "one bit of one byte"


def _newest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda each: each.stat().st_mtime_ns)
