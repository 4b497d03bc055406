"""`kiosk bench face`: how quick the face check is, its engine alone and its whole station beside the screen; how well
it tells people apart; what deceives it.

kiosk bench face                                                    speed and memory (of the portrait --face FILE)
kiosk bench face --pairs DIR --chip webp1k --engine both --dlib PROGRAM
kiosk bench face --attacks DIR --passive DIR
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.bench.running import OptionError, judged

HOUSE = Path(__file__).resolve().parents[2]
SPEED = {"decision_median_ms": 200.0, "cold_start_ms": 1500.0, "rss_mib": 350.0, "preview_mean_gap_ms": 1000 / 24}
"""The preview at 24 pictures a second or more, as a ceiling on the time from one to the next."""
ACCURACY = {
    "opencv_eer_pct": 1.0,
    "opencv_missed_far1e3_pct": 2.7,
    "opencv_mean3_missed_far1e3_pct": 0.5,
}
"""Reference figures of face.md §3, which hold for a large set and the chip webp1k only."""
LARGE = 1000
"""Genuine pairs from which a set is large enough to be judged."""


def run(
    quick: bool = False,
    face: str = "",
    pairs: str = "",
    people: str = "0",
    chip: str = "photo",
    engine: str = "opencv",
    dlib: str = "",
    attacks: str = "",
    models: str = "",
    passive: str = "",
    rounds: str = "60",
) -> dict[str, Any]:
    """`pairs`: a folder like LFW's; `people`: only the first so many of it; `chip`: photo, none, jpg30, webp1k, j2k1k;
    `engine`: opencv, dlib, both; `dlib`: the interpreter that has it; `attacks`: DIR/live and a folder for each kind,
    or `made` for attacks made of the tests' portraits; `models`, `passive`: folders of weights."""
    weights = Path(models) if models else HOUSE / "assets" / "models"
    if pairs:
        return _pairs(Path(pairs), int(people), chip, engine, weights, dlib)
    if attacks:
        from kiosk.bench.face_attacks import measure_attacks

        figures = measure_attacks(attacks, weights, _passive(passive))
        return judged("face", figures, {})
    from kiosk.bench.face_preview import preview_fps
    from kiosk.bench.face_speed import measure_speed
    from kiosk.bench.face_station import measure_station

    portrait = Path(face) if face else HOUSE / "assets" / "portraits" / "a-4.jpg"
    if not portrait.is_file():
        raise RuntimeError(f"there is no portrait at {portrait}: name one with --face FILE")
    figures = measure_speed(weights, _passive(passive), portrait, min(int(rounds), 10 if quick else 1000))
    figures |= measure_station(weights, _passive(passive), portrait)
    figures |= preview_fps(100 if quick else 300)
    figures["preview_mean_gap_ms"] = round(1000 / figures["preview_fps"], 2)
    return judged("face", figures, SPEED)


def _passive(named: str) -> Path:
    return Path(named) if named else HOUSE.parent / "shared" / "models"


def _pairs(folder: Path, people: int, kind: str, engine: str, models: Path, dlib: str) -> dict[str, Any]:
    from kiosk.bench import face_chip, face_pairs, face_set
    from kiosk.bench.face_features import How

    if kind not in ("photo", *face_chip.KINDS):
        raise OptionError(f"chip must be photo, {', '.join(face_chip.KINDS)}, not {kind!r}")
    if engine not in ("opencv", "dlib", "both"):
        raise OptionError(f"engine must be opencv, dlib or both, not {engine!r}")
    if engine != "opencv" and not dlib:
        raise OptionError("the dlib engine needs --dlib PROGRAM, the interpreter that has it")
    faces = face_set.read(folder).first(people)
    figures: dict[str, Any] = {"people": len(faces.people), "chip": kind, "intervals": "Wilson, 95 %, over pairs"}
    for name in ("opencv", "dlib") if engine == "both" else (engine,):
        how = How(models, Path(dlib) if name == "dlib" else None)
        figures |= face_pairs.measure(faces, name, kind, how)
    judging = kind == "webp1k" and figures.get("opencv_genuine_pairs", 0) >= LARGE
    return judged("face", figures, ACCURACY if judging else {})
