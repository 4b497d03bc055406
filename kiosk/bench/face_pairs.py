"""How well an engine tells people apart, on a folder of faces laid out like LFW (face.md §3).

Photo 1 of everybody, made into a card's portrait when a chip is asked for, against photos 2 … 5 of everybody; the mean
of photos 2, 3 and 4 of those who have them; and the pairs LFW itself lists (view 2), always as photographed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kiosk.bench.face_features import Feature, How, Task, features
from kiosk.bench.face_scores import Scores, equal_error, fold_accuracy, tar_at
from kiosk.bench.face_set import FaceSet

LIVE = slice(1, 5)
MEAN_OF = 3
RATES = {"1e2": 1e-2, "1e3": 1e-3, "1e4": 1e-4}
THRESHOLDS = {"opencv": (0.363, 0.40), "dlib": (0.40, 0.60)}
"""Where FAR and TAR are told too: the vendor's and the policy's (face.md §6)."""
Matrix = npt.NDArray[np.float32]
Known = dict[Task, Feature | None]
NOBODY = np.full(128, np.nan, np.float32)


class Crossed(NamedTuple):
    """Scores of every portrait with every live face: those of one person, and the others."""

    genuine: Scores
    impostor: Scores


def measure(faces: FaceSet, engine: str, kind: str, how: How) -> dict[str, Any]:
    """Figures, their names beginning with the engine's."""
    portraits = {name: Task(photos[0], "" if kind == "photo" else kind) for name, photos in faces.people.items()}
    live = {name: [Task(each) for each in photos[LIVE]] for name, photos in faces.people.items() if len(photos) > 1}
    listed = [Task(each) for pair in faces.pairs for each in pair[:2]]
    known = features(list(dict.fromkeys([*portraits.values(), *chain(*live.values()), *listed])), how)
    alike = cosine if engine == "opencv" else nearness
    found: dict[str, Any] = {
        "pictures": len(known),
        "no_face": sum(each is None for each in known.values()),
        "no_face_on_portrait": sum(known[each] is None for each in portraits.values()),
    }
    found |= _rates("", _crossed(portraits, live, known, alike, 1), engine)
    several = {name: photos for name, photos in live.items() if len(photos) >= MEAN_OF}
    if several:
        found |= _rates("mean3_", _crossed(portraits, several, known, alike, MEAN_OF), engine)
    if faces.pairs:
        found |= _view_2(faces, known, alike)
    return {f"{engine}_{name}": value for name, value in found.items()}


def cosine(first: Matrix, second: Matrix) -> Matrix:
    """Each of the first with each of the second. A row of no numbers is like nobody."""
    lengths = np.linalg.norm(first, axis=1)[:, None] * np.linalg.norm(second, axis=1)[None]
    return _refused_if_nan(first @ second.T / lengths)


def nearness(first: Matrix, second: Matrix) -> Matrix:
    """1 − distance, as the dlib driver scores."""
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)[None] - 2 * first @ second.T
    return _refused_if_nan(1 - np.sqrt(np.maximum(squares, 0)))


def _refused_if_nan(scores: Matrix) -> Matrix:
    return np.where(np.isnan(scores), -np.inf, scores).astype(np.float32)


def _crossed(
    portraits: dict[str, Task],
    live: dict[str, list[Task]],
    known: Known,
    alike: Callable[[Matrix, Matrix], Matrix],
    together: int,
) -> Crossed:
    """`together`: how many live photographs of a person count as one; with 1 each counts by itself."""
    names = list(portraits)
    place = {name: number for number, name in enumerate(names)}
    owners, rows = [], []
    for name, photos in live.items():
        groups = [[each] for each in photos] if together == 1 else [photos[:together]]
        for group in groups:
            owners.append(place[name])
            rows.append(np.mean([_row(known[each]) for each in group], axis=0))
    scores = alike(np.array(rows, np.float32), np.array([_row(known[portraits[name]]) for name in names], np.float32))
    own = np.zeros(scores.shape, np.bool_)
    own[np.arange(len(owners)), owners] = True
    return Crossed(scores[own], scores[~own])


def _row(feature: Feature | None) -> Feature:
    return NOBODY if feature is None else feature


def _rates(prefix: str, scores: Crossed, engine: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        f"{prefix}genuine_pairs": len(scores.genuine),
        f"{prefix}impostor_pairs": len(scores.impostor),
    }
    if not len(scores.genuine) or not len(scores.impostor):
        return found
    error, _ = equal_error(*scores)
    found[f"{prefix}eer_pct"], found[f"{prefix}eer_95"] = error.percent()[0], error.percent()[1:]
    for name, far in RATES.items():
        rate = tar_at(far, *scores)
        if rate is None:
            found[f"{prefix}tar_far{name}_pct"] = None  # too few impostor pairs to tell
            continue
        found[f"{prefix}tar_far{name}_pct"], found[f"{prefix}tar_far{name}_95"] = (
            rate[0].percent()[0],
            rate[0].percent()[1:],
        )
        found[f"{prefix}missed_far{name}_pct"] = round(100 - rate[0].percent()[0], 3)
        found[f"{prefix}threshold_far{name}"] = round(rate[1], 4)
    for threshold in THRESHOLDS[engine]:
        found[f"{prefix}far_at_{threshold}_pct"] = round(100 * float((scores.impostor >= threshold).mean()), 4)
        found[f"{prefix}tar_at_{threshold}_pct"] = round(100 * float((scores.genuine >= threshold).mean()), 2)
    return found


def _view_2(faces: FaceSet, known: Known, alike: Callable[[Matrix, Matrix], Matrix]) -> dict[str, Any]:
    def score(first: Path, second: Path) -> float:
        return float(alike(_row(known[Task(first)])[None], _row(known[Task(second)])[None])[0, 0])

    scores = np.array([score(pair.first, pair.second) for pair in faces.pairs])
    mean, deviation = fold_accuracy(scores, np.array([pair.same for pair in faces.pairs]), faces.folds)
    return {"view2_accuracy_pct": round(100 * mean, 2), "view2_deviation_pct": round(100 * deviation, 2)}
