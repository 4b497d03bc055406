"""What the configuration alone tells of an engine, before anything is loaded: licences, weights that are not there.

Nothing but the standard library: the kiosk says it at its start, in a process that holds no picture library.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from drivers.face_matcher import address, weights

DLIB = (
    "the face check uses face_recognition (dlib): it loads shape_predictor_68_face_landmarks.dat, whose licence "
    "excludes commercial use, and takes many East-Asian faces for one another: have staff confirm every match"
)
NOT_PASSIVE = (
    "passive liveness is off: {why}. Only the movements asked of the citizen tell a living face from a picture."
)


class Standing(StrEnum):
    """An engine's state in a word, worst first."""

    MODEL_MISSING = "modelMissing"
    LICENCE = "licence"
    """It may not be used commercially, and staff must confirm every match."""
    NOT_PASSIVE = "notPassive"
    """Nothing tells a living face from a filmed one but the movements."""
    WELL = "online"


class Notice(NamedTuple):
    """`text` is for whoever installs it."""

    word: Standing
    text: str


def notices(driver: str, written: str) -> tuple[Notice, ...]:
    """Worst first; none when all is well. `driver` and `written` as in the configuration. Whether the weights are the
    right ones is only known when they are loaded. Raises ValueError for an address that cannot be."""
    found = address.parts(written, ("python", "models", "passive", "threads"))
    said: list[Notice] = []
    if missing := _missing(found.get("models", ""), weights.ENGINE):
        said.append(Notice(Standing.MODEL_MISSING, f"no face check: {missing} is not there"))
    if driver == "dlib":
        said.append(Notice(Standing.LICENCE, DLIB))
    if "passive" not in found:
        said.append(Notice(Standing.NOT_PASSIVE, NOT_PASSIVE.format(why="no folder of its weights is configured")))
    elif missing := _missing(found["passive"], weights.PASSIVE):
        said.append(Notice(Standing.NOT_PASSIVE, NOT_PASSIVE.format(why=f"{missing} is not there")))
    return tuple(said)


def _missing(folder: str, wanted: tuple[weights.HashedFile, ...]) -> str:
    """The first file that is not there, or ""."""
    return next((each.name for each in wanted if not (Path(folder) / each.name).is_file()), "")
