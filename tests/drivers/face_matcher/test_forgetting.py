"""After `forget` nothing made of a face can be found in the memory of the process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import cv2
import numpy as np

from drivers.face_matcher import weights
from drivers.face_matcher.opencv import OpenCvFaceMatcher
from drivers.face_matcher.recogniser import Recogniser
from tests.drivers.face_matcher.pictures import HOUSE, MODELS, as_frame, portrait

CHILD = """
import sys
from tests.drivers.face_matcher.pictures import MODELS, PASSIVE, as_frame, portrait
from drivers.face_matcher.opencv import OpenCvFaceMatcher
engine = OpenCvFaceMatcher(MODELS, PASSIVE)
engine.load(10)
card, live = portrait("a-1.jpg"), as_frame(portrait("a-4.jpg"))
engine.enrol(card, 10)
shots = [(live, engine.look(live))] * 3
print(engine.compare(shots, 10).score, flush=True)
sys.stdin.readline()
engine.forget(); card.wipe(); live.wipe()
print("forgotten", flush=True)
sys.stdin.readline()
"""


def memory_of(pid: int) -> bytes:
    """Everything the process can write to."""
    found = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            first, last = (int(each, 16) for each in span.split("-"))
            if rights.startswith("rw"):
                memory.seek(first)
                found.append(memory.read(last - first))
    return b"\0".join(found)


def needles() -> dict[str, bytes]:
    """What the engine makes of the portrait on the way: the five-point cut SFace sees, and the 128 numbers."""
    engine = OpenCvFaceMatcher(MODELS)
    engine.load(10)
    card = portrait("a-1.jpg")
    points = engine.look(card).points
    feature = Recogniser(weights.read(MODELS, weights.RECOGNISER)).feature(card.pixels, points, mirrored=True)
    row = np.zeros((1, 15), np.float32)
    row[0, 4:14] = np.ravel(points)
    face = cv2.FaceRecognizerSF.create(str(MODELS / weights.RECOGNISER.name), "").alignCrop(card.pixels, row)
    engine.close()
    return {"feature": feature.tobytes()[:64], "cut": np.ascontiguousarray(face[50:52]).tobytes()[:256]}


def test_a_search_of_the_memory_finds_the_feature_before_and_nothing_afterwards() -> None:
    wanted = needles()
    command = [sys.executable, "-c", CHILD]
    surroundings = os.environ | {"PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(
        command, cwd=HOUSE, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert float(child.stdout.readline()) > 0.4
        before = memory_of(child.pid)
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "forgotten\n"
        after = memory_of(child.pid)
        child.stdin.write("\n")
        child.stdin.flush()
    assert wanted["feature"] in before  # or the search would prove nothing
    assert [name for name, needle in wanted.items() if needle in after] == []


def test_closing_forgets_too(opencv_engine: OpenCvFaceMatcher) -> None:
    engine = OpenCvFaceMatcher(MODELS)
    engine.load(10)
    engine.enrol(portrait("a-1.jpg"), 10)
    kept = engine._portrait
    assert kept is not None
    assert np.abs(kept).max() > 0
    engine.close()
    assert np.abs(kept).max() == 0


def test_other_threads_run_while_the_engine_works(opencv: OpenCvFaceMatcher) -> None:
    """The camera's thread must not wait for the engine's: heavy calls give the interpreter away."""
    frame = as_frame(portrait("a-4.jpg"))
    look = opencv.look(frame)
    opencv.enrol(portrait("a-1.jpg"), 10)
    ticks, over = 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not over.wait(0.001):
            ticks += 1

    ticking = threading.Thread(target=tick)
    ticking.start()
    for _ in range(3):
        opencv.compare([(frame, look)] * 5, 10)
    over.set()
    ticking.join()
    assert ticks > 3 * 15  # an engine that kept the interpreter would let it tick about once for each of 15 features
