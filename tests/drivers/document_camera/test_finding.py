"""Finding pages: corners to a fraction of a pixel on every mat, and never a page where there is none."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
import pytest

from drivers.contract.document_camera import PageState, PaperKind
from drivers.document_camera import straightening
from drivers.document_camera.judging import Judge, Judged
from drivers.document_camera.scene import Eye, Lying, Sheet
from tests.drivers.document_camera.desk import SIZE, VIEW, card, letter, picture


@lru_cache(maxsize=8)
def judged(sheet: Sheet | None, lying: Lying) -> Judged:
    """Once it has lain still."""
    judge, pixels = Judge(), picture(sheet, lying)
    judge.judge(pixels, 0.0)
    return judge.judge(pixels, 1.0)


def error(seen: Judged, sheet: Sheet, lying: Lying) -> float:
    assert seen.found is not None
    truth = Eye(SIZE).corners(sheet, lying)
    return min(float(np.abs(seen.found.corners - np.roll(truth, by, axis=0)).max()) for by in range(4))


@pytest.mark.parametrize(("mat", "shadow"), [("dark", False), ("marked", False), ("wood", False), ("grey", True)])
def test_corners_are_found_to_half_a_pixel_on_every_mat(mat: str, shadow: bool) -> None:
    sheet, lying = letter(148, 210), Lying(x=12, y=-5, angle=99, tilt=5, mat=mat, shadow=shadow)
    seen = judged(sheet, lying)
    assert seen.state is PageState.GOOD
    assert error(seen, sheet, lying) < 0.5


@pytest.mark.parametrize(("sheet", "paper"), [(letter(), "a4"), (letter(148, 210), "a5"), (card(), "card")])
@pytest.mark.parametrize("view", [VIEW, pytest.param(0, marks=pytest.mark.slow)])
def test_a_paper_is_told_by_its_size(sheet: Sheet, paper: str, view: float) -> None:
    lying = Lying(angle=88, tilt=4, lean=-2)
    seen = judged(sheet, lying)
    assert seen.found is not None and error(seen, sheet, lying) < 0.5
    measured = straightening.measure(seen.found.corners, SIZE[0], view)
    assert (measured.paper, measured.dpi) == (PaperKind(paper), 200)
    assert (measured.wide > measured.high) == (paper != "card")  # as it lies: the letters on their side


def test_a_paper_of_no_known_size_is_measured_or_left_unknown() -> None:
    seen = judged(letter(120, 160), Lying(angle=3))
    assert seen.found is not None
    known = straightening.measure(seen.found.corners, SIZE[0], VIEW)
    assert known.paper is PaperKind.OTHER and known.size_mm == pytest.approx((120, 160), rel=0.015)
    unknown = straightening.measure(seen.found.corners, SIZE[0], 0)
    assert (unknown.paper, unknown.size_mm, unknown.dpi) == (PaperKind.OTHER, (0.0, 0.0), 0)


@pytest.mark.parametrize(
    "mat",
    ["marked", "dark", *(pytest.param(mat, marks=pytest.mark.slow) for mat in ("green", "wood", "checked", "grey"))],
)
def test_an_empty_mat_is_no_page(mat: str) -> None:
    for lying in (Lying(mat=mat, light=0.6, tilt=6), Lying(mat=mat, shadow=True, hand=mat == "dark")):
        seen = judged(None, lying)
        assert seen.found is None
        assert seen.state in (PageState.NO_PAGE, PageState.HAND)


@pytest.mark.parametrize("x", [pytest.param(-150, marks=pytest.mark.slow), 100])
def test_a_page_that_runs_out_of_the_picture_is_never_good(x: float) -> None:
    for sheet in (letter(), _framed()):
        assert judged(sheet, Lying(angle=85, x=x)).state is PageState.OUTSIDE


def test_a_page_that_touches_the_rim_is_not_whole() -> None:
    """Pushed out millimetre by millimetre: as soon as it is not GOOD any more it never is again."""
    sheet, states = letter(148, 210), []
    for x in (80.0, 92.0, 104.0, 125.0):
        lying = Lying(x=x, angle=1, tilt=0, lean=0)
        inside = Eye(SIZE).corners(sheet, lying)[:, 0].max() < SIZE[0] - 1
        states.append(judged(sheet, lying).state)
        assert inside or states[-1] is PageState.OUTSIDE
    assert states[0] is PageState.GOOD and states[-1] is PageState.OUTSIDE


@pytest.mark.parametrize(("sheet", "angle"), [(letter(), 95), pytest.param(card(), 180, marks=pytest.mark.slow)])
def test_a_page_under_a_hand_is_never_good(sheet: Sheet, angle: float) -> None:
    seen = judged(sheet, Lying(angle=angle, hand=True)).state
    assert seen in (PageState.HAND, PageState.OUTSIDE) or (seen is PageState.NO_PAGE and sheet.wide < 100)


def test_a_finger_on_the_edge_is_a_hand() -> None:
    sheet, lying = letter(148, 210), Lying(angle=90)
    pixels = picture(sheet, lying).copy()
    truth = Eye(SIZE).corners(sheet, lying)
    middle = (truth[0] + truth[1]) / 2
    cv2.circle(pixels, (round(float(middle[0])), round(float(middle[1]))), 32, (118, 148, 196), -1, cv2.LINE_AA)
    judge = Judge()
    judge.judge(pixels, 0.0)
    assert judge.judge(pixels, 1.0).state is PageState.HAND


def test_a_page_is_good_only_after_it_has_lain_still() -> None:
    judge, pixels = Judge(), picture(letter(148, 210), Lying(angle=10))
    assert [judge.judge(pixels, at).state for at in (0.0, 0.2, 0.4, 0.6)] == [PageState.MOVING] * 3 + [PageState.GOOD]
    moved = picture(letter(148, 210), Lying(angle=10, x=3))
    assert [judge.judge(moved, at).state for at in (0.8, 1.4)] == [PageState.MOVING, PageState.GOOD]


def test_nothing_is_found_in_a_picture_of_nothing() -> None:
    for pixels in (np.zeros((972, 1296, 3), np.uint8), np.full((972, 1296, 3), 255, np.uint8)):
        seen = Judge().judge(pixels, 0.0)
        assert seen.found is None and seen.state is not PageState.GOOD


def _framed() -> Sheet:
    """A broad red frame round the print: half outside, what is inside the frame must not pass for the page."""
    sheet = letter()
    pixels = sheet.pixels.copy()
    cv2.rectangle(pixels, (90, 90), (pixels.shape[1] - 90, pixels.shape[0] // 2), (60, 50, 190), 40)
    return replace(sheet, pixels=pixels)
