"""How quick the default engine is, and how large: measured in a fresh process of its own, as the face station is one.

python -m kiosk.bench.face_speed MODELS PASSIVE PORTRAIT ROUNDS
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.bench.running import spread

HOUSE = Path(__file__).resolve().parents[2]
SHOTS = 5
FRAMES = {"": (640, 480), "_720p": (1280, 720)}
PATIENCE = 300.0


def measure_speed(models: Path, passive: Path, portrait: Path, rounds: int) -> dict[str, Any]:
    """`cold_start_ms`: from starting the process to its first finished check (weights read and checked, portrait
    enrolled, one frame looked at and compared). `decision_*`: the newest frame looked at, and the mean of five shots
    compared. `rss_mib`: the most the process ever had. Raises RuntimeError when the engine does not work."""
    command = [sys.executable, "-m", "kiosk.bench.face_speed", str(models), str(passive), str(portrait), str(rounds)]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        cold = time.monotonic() - began
        try:
            rest, _ = child.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            raise RuntimeError(f"the engine did not end within {PATIENCE:g} s") from None
    if child.returncode or first != "checked\n":
        raise RuntimeError(f"the engine could not be measured: {first.strip() or 'its process ended'}")
    figures: dict[str, Any] = json.loads(rest)
    return {"cold_start_ms": round(cold * 1000), **figures}


def _timed(rounds: int, act: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return taken


def _peak_mib() -> float:
    """The most memory this process ever had (VmHWM)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return round(int(line.split()[1]) / 1024, 1)
    raise RuntimeError("this system does not tell a process's memory")


def _measure(models: Path, passive: Path, file: Path, rounds: int) -> None:
    """In the child: says `checked` after the first check, then one line of figures."""
    import cv2
    import numpy as np

    from drivers.contract.camera import Picture
    from drivers.contract.words import Outcome
    from drivers.face_matcher.opencv import OpenCvFaceMatcher

    portrait = Picture(np.asarray(cv2.imread(str(file)), np.uint8))
    frames = {name: Picture(_on(portrait.pixels, *size)) for name, size in FRAMES.items()}
    engine = OpenCvFaceMatcher(models, passive)
    status = engine.load(10)
    if status.outcome is not Outcome.SUCCESS:
        print(status.notice, flush=True)
        raise SystemExit(1)
    engine.enrol(portrait, 10)
    look = engine.look(frames[""])
    if look.faces != 1 or engine.compare([(frames[""], look)], 10).score is None:
        print(f"{file.name} shows {look.faces} faces", flush=True)
        raise SystemExit(1)
    print("checked", flush=True)
    figures: dict[str, Any] = {"passive": status.passive, "rounds": rounds}
    for name, frame in frames.items():
        seen = engine.look(frame)
        shots = [(frame, seen)] * SHOTS

        def decide(frame: Picture = frame, shots: list[Any] = shots) -> None:
            engine.look(frame)
            engine.compare(shots, 10)

        for what, act in (("look", lambda frame=frame: engine.look(frame)), ("decision", decide)):
            median, far = spread(_timed(rounds, act), 1000)
            figures |= {f"{what}{name}_median_ms": median, f"{what}{name}_p99_ms": far}
    figures["enrol_median_ms"] = spread(_timed(rounds, lambda: engine.enrol(portrait, 10)), 1000)[0]
    figures["rss_mib"] = _peak_mib()
    engine.close()
    print(json.dumps(figures), flush=True)


def _on(pixels: Any, width: int, height: int) -> Any:
    """The portrait in the middle of a grey frame."""
    import cv2
    import numpy as np

    scale = min(width / pixels.shape[1], height / pixels.shape[0])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[:height, :width]
    frame = np.full((height, width, 3), 128, np.uint8)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame


if __name__ == "__main__":
    _measure(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
