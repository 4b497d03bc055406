"""After a visit nothing of the citizen is left in the kiosk's memory: searched from outside, byte by byte."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.machine import AlreadyRunning
from kiosk.screens.stage import QtStage
from kiosk.settings import HOUSE, load
from kiosk.wiping import ENVIRONMENT, can_overwrite
from tests.memory import written

CARD = ("李示范", "990101199001010019", "示范区样板街道便民路1号1单元101室")
TYPED = ("990101197003150024",)
VISITS = {
    "tickets, one by card and one typed": (("take_ticket", "take_ticket_elder_english"), CARD + TYPED),
    "a paper, after the face": (("print_certificate",), CARD),
}
STILL_LETTING_GO = 10.0
"""Seconds a busy machine may take for it after a visit; what is left then stays."""
CODINGS = ("utf-8", "utf-16-le", "utf-32-le", "gb18030")


def begun(folder: Path, environment: dict[str, str], scenarios: tuple[str, ...]) -> subprocess.Popen[str]:
    """A kiosk that has served a citizen for each of the scenarios."""
    command = [sys.executable, "-m", "tests.faults.remembered", str(folder), *scenarios]
    kiosk = subprocess.Popen(
        command,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert kiosk.stdout is not None
    while (said := kiosk.stdout.readline()) and not said.startswith("over"):
        pass
    if said != f"over {[''] * len(scenarios)}\n":
        kiosk.kill()
        kiosk.communicate()
        pytest.fail(f"the visits did not go as they should: {said}")
    return kiosk


@pytest.fixture
def short_path() -> Iterator[Path]:
    """The page printer has sockets in it, whose names may not be long."""
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        yield Path(folder)


def traces(pid: int, marks: tuple[str, ...]) -> Counter[str]:
    """How often each mark stands in memory that the process can write to."""
    found: Counter[str] = Counter()
    for piece in written(pid):
        for mark in marks:
            for coding in CODINGS:
                found[f"{mark} {coding}"] += len(re.findall(re.escape(mark.encode(coding)), piece))
    return +found


TICKETS, PAPER = VISITS


@pytest.mark.parametrize(
    ("how", "visits"),
    [
        ("as it is begun", TICKETS),
        pytest.param("without overwriting", TICKETS, marks=pytest.mark.slow),
        pytest.param("as it is begun", PAPER, marks=pytest.mark.slow),
    ],
)
def test_nothing_of_a_citizen_stays_in_memory(short_path: Path, how: str, visits: str) -> None:
    careful, (scenarios, marks) = how == "as it is begun", VISITS[visits]
    kiosk = begun(short_path, ENVIRONMENT if careful else dict.fromkeys(ENVIRONMENT, ""), scenarios)
    try:
        found = traces(kiosk.pid, marks)
        until = time.monotonic() + (STILL_LETTING_GO if careful else 0)
        while found and time.monotonic() < until:  # a screen that is left is taken down when there is time for it
            time.sleep(0.5)
            found = traces(kiosk.pid, marks)
    finally:
        kiosk.communicate("\n", timeout=30)
    if careful:
        assert not found
    else:
        assert found, "the search finds what is there: without overwriting there is something"


def test_a_kiosk_begins_again_once_to_overwrite_what_it_frees() -> None:
    program = "import os, kiosk.wiping as w; w.begin_so_that_it_can_overwrite(); print(os.getpid(), w.can_overwrite())"
    plain = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
    kiosk = subprocess.Popen([sys.executable, "-c", program], env=plain, stdout=subprocess.PIPE, text=True)
    told, _ = kiosk.communicate(timeout=30)
    assert told == f"{kiosk.pid} True\n"
    assert not can_overwrite()


def test_what_the_last_run_left_is_read_when_freed_memory_is_overwritten_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def opens(*_: object, **__: object) -> None:
        done.append("outbox opened")
        raise AlreadyRunning

    monkeypatch.setattr("kiosk.app.overwrite_what_is_freed", lambda: done.append("overwrites"))
    monkeypatch.setattr("kiosk.machine.open_machine", opens)
    app = App(load(HOUSE / "config" / "kiosk.toml", tmp_path))
    app.stage = QtStage()
    with pytest.raises(AlreadyRunning):
        asyncio.run(app._serve())
    assert done == ["overwrites", "outbox opened"]
