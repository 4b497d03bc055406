"""How well the document camera finds and straightens pages: generated papers on generated mats, fixed seed.

Every placement is a paper of the dock's stock on one of six mats, shifted, turned, seen by a camera that leans, with
more or less light and sometimes a shadow; its true corners are known. Beside these: mats without a paper, papers that
run out of the picture, papers under a hand: none of them may ever be photographed.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.bench.running import judged, spread

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from drivers.document_camera.finding import Found
    from drivers.document_camera.scene import Eye, Lying, Sheet
    from drivers.document_camera.sensor import Sensor

    Points = npt.NDArray[np.float64]

SEED: Final = 20261122
TARGETS: Final[dict[str, float]] = {
    "corner_error_p99_px": 1.0,
    "skew_p99_degrees": 0.05,
    "not_found_percent": 2.0,
    "wrong_paper": 0,
    "turned_wrong": 0,
    "false_page_on_empty_mat": 0,
    "taken_though_outside": 0,
    "taken_though_covered": 0,
    "look_median_ms": 250,
    "capture_median_ms": 600,
}


def run(quick: bool, placements: str = "120") -> dict[str, Any]:
    """`placements`: papers laid; a third as many empty mats, outside and covered ones beside."""
    many = 18 if quick else int(placements)
    bench = _Bench()
    for _ in range(many):
        bench.placed()
    for _ in range(max(6, many // 3)):
        bench.empty()
        bench.outside()
        bench.covered()
    return judged("documents", bench.figures(many), TARGETS)


class _Bench:
    def __init__(self) -> None:
        import numpy as np

        from drivers.document_camera.scene import PIXELS, Eye
        from drivers.document_camera.sensor import Sensor
        from kiosk.dock.documents import in_stock

        made, _ = in_stock(Path())
        self._dice = np.random.default_rng(SEED)
        self._sheets: dict[str, Sheet] = {name: make() for name, make in made.items() if name in _PAPERS}
        self._eye: Eye = Eye()
        self._sensor: Sensor = Sensor(PIXELS, SEED)
        self._size = PIXELS
        self.count: Counter[str] = Counter()
        self.errors: list[float] = []
        self.skews: list[float] = []
        self.looks: list[float] = []
        self.shots: list[float] = []

    # ------------------------------------------------------------------------- what is laid

    def placed(self) -> None:
        """A paper as a citizen may lay it: found, measured, straightened, turned upright."""
        name, sheet, lying = self._somewhere()
        pixels, judged_ = self._looked(sheet, lying)
        if judged_.state != "good" or judged_.found is None:
            self.count["not_found"] += 1
            self.count[f"seen_as_{judged_.state}"] += 1
            self.count[f"not_found_on_{lying.mat}"] += 1
            return
        truth = self._eye.corners(sheet, lying)
        self.errors.append(_error(judged_.found, truth))
        self._photographed(name, sheet, lying, pixels, judged_.found, truth)

    def empty(self) -> None:
        _, _, lying = self._somewhere()
        _, judged_ = self._looked(None, lying)
        self.count["false_page_on_empty_mat"] += judged_.found is not None

    def outside(self) -> None:
        """Pushed until a fifth to a half of it is out of the picture."""
        _, sheet, lying = self._somewhere()
        away = 165 + (self._dice.uniform(-0.3, 0.3)) * min(sheet.wide, sheet.high)
        lying = replace(lying, x=float(away * self._dice.choice((-1, 1))))
        _, judged_ = self._looked(sheet, lying)
        self.count["taken_though_outside"] += judged_.state == "good"
        self.count["outside_not_named"] += judged_.state != "outside"

    def covered(self) -> None:
        _, sheet, lying = self._somewhere()
        _, judged_ = self._looked(sheet, replace(lying, hand=True))
        self.count["taken_though_covered"] += judged_.state == "good"
        self.count["hand_not_named"] += judged_.state != "hand"

    def _somewhere(self) -> tuple[str, Sheet, Lying]:
        """A paper that lies wholly in the picture, anywhere, anyhow."""
        from drivers.document_camera.mats import MATS
        from drivers.document_camera.scene import Lying

        dice = self._dice
        name = str(dice.choice(list(self._sheets)))
        sheet, wide, high = self._sheets[name], *self._size
        while True:
            lying = Lying(
                x=float(dice.uniform(-120, 120)),
                y=float(dice.uniform(-90, 90)),
                angle=float(dice.uniform(0, 360)),
                tilt=float(dice.uniform(-2, 7)),
                lean=float(dice.uniform(-4, 4)),
                mat=str(dice.choice(list(MATS))),
                light=float(dice.uniform(0.6, 1.0)),
                shadow=bool(dice.random() < 0.3),
            )
            corners = self._eye.corners(sheet, lying)
            if (corners > 30).all() and (corners < (wide - 30, high - 30)).all():
                return name, sheet, lying

    # ----------------------------------------------------------------------- what comes of it

    def _looked(self, sheet: Sheet | None, lying: Lying) -> tuple[Any, Any]:
        """The picture as the camera would send it, and what is judged of it once it has lain still."""
        import cv2
        import numpy as np

        from drivers.document_camera.judging import Judge

        jpeg = self._sensor.expose(self._eye.see(sheet, lying))
        pixels = np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)
        judge = Judge()
        began = time.perf_counter()
        judge.judge(pixels, 0.0)
        self.looks.append(time.perf_counter() - began)
        return pixels, judge.judge(pixels, 1.0)

    def _photographed(self, name: str, sheet: Sheet, lying: Lying, pixels: Any, found: Found, truth: Points) -> None:
        from drivers.document_camera import encoding, lighting, reading, straightening
        from drivers.document_camera.scene import VIEW

        began = time.perf_counter()
        measured = straightening.measure(found.corners, self._size[0], VIEW)
        page = lighting.evened(
            straightening.straightened(pixels, found.corners, measured), printed_all_over=name == "card"
        )
        up = reading.upright(page)
        encoding.encoded(encoding.quarter_turned(page, up.degrees), measured.dpi)
        self.shots.append(time.perf_counter() - began)
        self.skews.append(_skew(found.corners, truth, measured.wide, measured.high))
        self.count["wrong_paper"] += measured.paper != _PAPERS[name]
        first = min(range(4), key=lambda at: float(abs(found.corners - _rolled(truth, at)).max()))
        self.count["turned_surely"] += up.sure
        self.count["turned_wrong"] += up.sure and up.degrees != first * 90

    def figures(self, many: int) -> dict[str, Any]:
        error, far = spread(self.errors, digits=3)
        skew, skew_far = spread(self.skews, digits=4)
        look, look_far = spread(self.looks, 1000, 0)
        shot, shot_far = spread(self.shots, 1000, 0)
        counted = {name: int(self.count[name]) for name in (*TARGETS, "outside_not_named", "hand_not_named")}
        told = {
            name: value for name, value in counted.items() if not name.endswith(("_px", "_degrees", "_ms", "_percent"))
        }
        why = {
            name: value for name, value in sorted(self.count.items()) if name.startswith(("seen_as", "not_found_on"))
        }
        return {
            "placements": many,
            "not_found_percent": round(100 * self.count["not_found"] / many, 1),
            "corner_error_median_px": error,
            "corner_error_p99_px": far,
            "skew_median_degrees": skew,
            "skew_p99_degrees": skew_far,
            "turned_surely_percent": round(100 * self.count["turned_surely"] / max(1, len(self.shots)), 1),
            "look_median_ms": look,
            "look_p99_ms": look_far,
            "capture_median_ms": shot,
            "capture_p99_ms": shot_far,
        } | told | why  # fmt: skip


_PAPERS: Final = {
    "contract": "a4",
    "letter": "a4",
    "form": "a4",
    "blank": "a4",
    "receipt": "a5",
    "household": "other",
    "card": "card",
}


def _rolled(corners: Points, by: int) -> Points:
    import numpy as np

    return np.roll(corners, -by, axis=0)


def _error(found: Found, truth: Points) -> float:
    """The worst corner's distance from where it is, pixels."""
    import numpy as np

    return min(float(np.linalg.norm(found.corners - _rolled(truth, by), axis=1).max()) for by in range(4))


def _skew(corners: Points, truth: Points, wide: int, high: int) -> float:
    """Degrees by which the worst true side is not level or upright in the straightened picture."""
    import cv2
    import numpy as np

    goal = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    way = cv2.getPerspectiveTransform(corners.astype(np.float32), goal)
    near = min((_rolled(truth, by) for by in range(4)), key=lambda each: float(abs(each - corners).max()))
    flat = cv2.perspectiveTransform(near[None].astype(np.float32), way)[0]
    ahead = np.roll(flat, -1, axis=0) - flat
    angles = [math.degrees(math.atan2(float(dy), float(dx))) % 90 for dx, dy in ahead]
    return max(min(angle, 90 - angle) for angle in angles)
