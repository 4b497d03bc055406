"""From a photograph to a page: turned upright, evenly lit, as large as it may be."""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from drivers.contract.words import Outcome
from drivers.document_camera import encoding, lighting, reading
from drivers.document_camera.scene import Lying
from drivers.document_camera.v4l2 import V4l2DocumentCamera
from tests.drivers.document_camera.desk import LONG, VIEW, card, film, letter


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_lines_of_text_say_which_way_is_up(degrees: int) -> None:
    lying = encoding.quarter_turned(letter().pixels, degrees)
    assert reading.upright(lying) == reading.Upright((360 - degrees) % 360, True)


@pytest.mark.parametrize("page", [np.full((1654, 1165, 3), 250, np.uint8), card().pixels])
def test_a_page_with_too_few_lines_stays_as_it_lay(page: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    assert reading.upright(page) == reading.Upright(0, False)


def test_a_shadow_and_a_yellow_lamp_go_and_the_print_stays() -> None:
    page = cv2.resize(letter().pixels, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
    across = np.linspace(1.0, 0.55, page.shape[1])[None, :, None]
    seen = (page * across * np.array((0.8, 0.92, 0.95))).astype(np.uint8)
    evened = lighting.evened(seen)
    white = page.min(axis=2) > 245
    assert evened[white].mean() == pytest.approx(lighting.WHITE, abs=6)
    assert np.ptp([evened[white][:, colour].mean() for colour in range(3)]) < 4
    assert evened[page.max(axis=2) < 60].mean() < 110
    assert lighting.has_colour(evened), "the seal is red still"
    assert not lighting.has_colour(np.repeat(page[:, :, :1], 3, axis=2))


def test_a_jpeg_is_no_larger_than_it_may_be_and_knows_its_dots() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1200, 900, 3), np.uint8)
    jpeg, share = encoding.encoded(noise, 200, 150_000)
    assert len(jpeg) <= 150_000 and share < 1
    assert struct.unpack_from(">BHH", jpeg, 13) == (1, round(200 * share), round(200 * share))


def test_a_page_is_turned_and_what_is_no_picture_is_not() -> None:
    jpeg, _ = encoding.encoded(letter().pixels, 200)
    turned = encoding.turned(jpeg, 90)
    pixels = cv2.imdecode(np.frombuffer(turned, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None and pixels.shape == (1050, 1485, 3)
    assert struct.unpack_from(">BHH", turned, 13) == (1, 200, 200)
    assert encoding.turned(bytearray(b"no picture"), 90) == encoding.turned(bytearray(), 90) == b""


def photographed(folder: Path, pages: int) -> list[int]:
    """So many pages one after another, each a success; the bytes this process holds after each."""
    film(folder / "mat.avi", letter(148, 210), Lying(angle=93))
    camera = V4l2DocumentCamera(f"file:{folder / 'mat.avi'}?view={VIEW}")
    camera.start(LONG)
    sizes = []
    for _ in range(pages):
        shot = camera.capture(LONG)
        assert shot.outcome is Outcome.SUCCESS
        shot.wipe()
        sizes.append(psutil.Process().memory_info().rss)
    camera.close()
    return sizes


def test_page_after_page_is_photographed(tmp_path: Path) -> None:
    assert len(photographed(tmp_path, 3)) == 3


@pytest.mark.slow
def test_memory_stays_flat_over_two_hundred_pages(tmp_path: Path) -> None:
    sizes = photographed(tmp_path, 200)[50:]
    first, last = np.median(sizes[:30]), np.median(sizes[-30:])
    assert last - first < 8 * 2**20, f"grew by {(last - first) / 2**20:.1f} MiB"
