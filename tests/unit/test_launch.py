"""Parts that do not start: what is said, how long it takes, and what is tried again."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from kiosk import launch
from kiosk.center import embedded
from kiosk.center.embedded import EmbeddedCenter
from kiosk.launch import LaunchError, end_process, said_in_time, start_dock
from kiosk.settings import HOUSE

HALL = HOUSE / "config" / "hall"

SILENT = "import time; time.sleep(60)"
HALF_A_LINE = "import sys, time; sys.stdout.write('dock re'); sys.stdout.flush(); time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


def python(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def kiosk(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, as somebody types it."""
    command = [sys.executable, "-m", "kiosk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def one_sentence(ended: subprocess.CompletedProcess[str], begin: str) -> str:
    """Exit status 1, and nothing on stderr but one line."""
    assert ended.returncode == 1
    lines = ended.stderr.splitlines()
    assert len(lines) == 1, ended.stderr
    assert lines[0].startswith(begin)
    return lines[0]


# ------------------------------------------------------------------------------- waiting for a word


@pytest.mark.parametrize("program", [SILENT, HALF_A_LINE, "pass", "print('something else')"])
def test_a_process_that_never_says_its_word_is_not_waited_for_for_ever(program: str) -> None:
    process = python(program)
    try:
        began = time.monotonic()
        assert not said_in_time(process, "dock ready", 1.0)
        assert time.monotonic() - began < 3
    finally:
        end_process(process)


def test_the_word_is_found_behind_other_lines_and_in_pieces() -> None:
    process = python(
        "import sys, time\n"
        "for piece in ['a word before\\ndock', ' ready he', 're\\n']:\n"
        "    sys.stdout.write(piece); sys.stdout.flush(); time.sleep(0.05)\n"
    )
    try:
        assert said_in_time(process, "dock ready", 10)
    finally:
        end_process(process)


def test_a_process_that_will_not_end_is_killed() -> None:
    process = python(STUBBORN)
    assert said_in_time(process, "up", 10)
    end_process(process, patience=0.3)
    assert process.returncode == -signal.SIGKILL


def test_a_dock_that_stays_silent_is_ended_and_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, device_folder: Path
) -> None:
    noted = tmp_path / "pid"
    program = tmp_path / "silent"
    program.write_text(f"#!/bin/sh\necho $$ > {noted}\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(launch, "DOCK_START", 1.0)
    with pytest.raises(LaunchError, match="the dock of simulated devices did not start within 1 s"):
        start_dock(device_folder, headless=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)


def test_a_dock_that_cannot_start_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    began = time.monotonic()
    with pytest.raises(LaunchError, match="the dock of simulated devices did not start"):
        start_dock(tmp_path / "file", headless=True)
    assert time.monotonic() - began < launch.DOCK_START / 2


# -------------------------------------------------------------------------------------- the commands


@pytest.mark.parametrize("size", ["wide", "0x100", "1080x", "²x²"])
def test_a_window_size_that_is_none_is_refused_in_one_sentence(tmp_path: Path, size: str) -> None:
    one_sentence(kiosk("run", "--window", size, "--data", tmp_path), "kiosk: a window size is like 1080x1920, not")


def test_a_kiosk_with_a_data_folder_that_cannot_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    one_sentence(kiosk("run", "--data", tmp_path / "file"), "kiosk: the data folder")


def test_a_center_whose_postgresql_is_down_says_so_in_one_sentence(tmp_path: Path) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"postgresql+psycopg://somebody:a-secret@127.0.0.1:{probe.getsockname()[1]}/hall"
        ended = kiosk("center", "serve", "--port", "0", "--data", tmp_path, "--database", url)
    said = one_sentence(ended, "kiosk center: the database cannot be used: ")
    assert "refused" in said
    assert "a-secret" not in said


def test_a_center_whose_database_is_none_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "center.db").write_text("this is a text, and no database\n" * 100)
    ended = kiosk("center", "serve", "--port", "0", "--data", tmp_path)
    one_sentence(ended, "kiosk center: the database cannot be used: ")


def test_a_center_with_a_data_folder_that_cannot_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        one_sentence(kiosk("center", "serve", "--data", folder), f"kiosk center: the data folder {folder} cannot be")


def test_a_center_whose_database_lies_where_nothing_can_lie_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    database = f"sqlite:///{tmp_path}/file/below/center.db"
    ended = kiosk("center", "serve", "--port", "0", "--data", tmp_path / "data", "--database", database)
    said = one_sentence(ended, "kiosk center: ")
    assert str(tmp_path / "file") in said
    assert "Errno" not in said


# -------------------------------------------------------------------------------- the embedded center


async def when(condition: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.mark.logs_errors
def test_a_center_that_cannot_be_started_is_tried_again_more_and_more_seldom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def count(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    async def run() -> None:
        center = EmbeddedCenter(tmp_path, HALL, "kiosk-3", python=(str(tmp_path / "nothing here"),))
        task = asyncio.create_task(center.run_for_ever())
        while len(pauses) < 8:
            assert not task.done()
            await sleep(0.01)
        await ended(task)

    monkeypatch.setattr(asyncio, "sleep", count)
    asyncio.run(run())
    assert pauses[:8] == [1, 2, 4, 8, 16, 30, 30, 30]
    assert "the embedded center could not be started: No such file or directory" in caplog.text


@pytest.mark.slow
@pytest.mark.logs_errors
def test_a_center_that_died_comes_back_and_the_pause_is_short_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "SHORTEST", 0.1)

    async def run() -> None:
        center = EmbeddedCenter(tmp_path, HALL, "kiosk-3")
        task = asyncio.create_task(center.run_for_ever())
        for _ in range(2):
            await asyncio.wait_for(center.ready.wait(), 15)
            assert center.pause == 0.1
            first = center.pid
            assert first is not None
            os.kill(first, signal.SIGKILL)
            await when(partial(lambda gone: center.pid != gone, first))
        await asyncio.wait_for(center.ready.wait(), 15)
        last = center.pid
        assert last is not None
        await ended(task)
        with pytest.raises(ProcessLookupError):
            os.kill(last, 0)

    asyncio.run(run())


def steal(port: int) -> None:
    """As another program that wants this port would."""
    with closing(socket.socket()) as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        thief.bind(("127.0.0.1", port))
        thief.listen()


@pytest.mark.logs_errors
def test_the_port_of_an_embedded_center_is_its_own_before_it_runs_and_between_two_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "SHORTEST", 1000.0)

    async def run() -> None:
        center = EmbeddedCenter(tmp_path, HALL, "kiosk-3")
        port = int(center.address.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            steal(port)
        task = asyncio.create_task(center.run_for_ever())
        await asyncio.wait_for(center.ready.wait(), 15)
        assert center.pid is not None
        os.kill(center.pid, signal.SIGKILL)
        await when(lambda: not center.ready.is_set())
        with pytest.raises(ConnectionRefusedError):  # nobody waits in a line that nobody serves
            socket.create_connection(("127.0.0.1", port), 5).close()
        with pytest.raises(OSError, match="in use"):
            steal(port)
        await ended(task)

    asyncio.run(run())


def test_kiosks_on_one_machine_never_get_the_same_port(tmp_path: Path) -> None:
    centers = [EmbeddedCenter(tmp_path / str(each), HALL, "kiosk-3") for each in range(500)]
    assert len({center.address for center in centers}) == len(centers)


def test_a_center_whose_port_is_taken_names_it(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        place = other.getsockname()
        ended = kiosk("center", "serve", "--port", str(place[1]), "--data", tmp_path)
    said = f"kiosk center: the center cannot listen on 127.0.0.1:{place[1]}: Address already in use"
    assert one_sentence(ended, "kiosk center: ") == said


@pytest.mark.slow
def test_the_public_address_is_handed_to_the_center(tmp_path: Path) -> None:
    async def line_of(public_url: str) -> list[str]:
        center = EmbeddedCenter(tmp_path, HALL, "kiosk-3", public_url=public_url)
        task = asyncio.create_task(center.run_for_ever())
        await asyncio.wait_for(center.ready.wait(), 15)
        line = Path(f"/proc/{center.pid}/cmdline").read_text().split("\0")
        await ended(task)
        return line

    assert "--public-url" not in asyncio.run(line_of(""))
    line = asyncio.run(line_of("http://10.0.0.5:8080"))
    assert line[line.index("--public-url") + 1] == "http://10.0.0.5:8080"


def test_a_center_that_will_not_end_is_killed_and_nothing_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "LAST_WRITE", 0.3)
    stubborn = STUBBORN.replace("'up'", "'center ready'")

    async def run() -> int:
        center = EmbeddedCenter(tmp_path, HALL, "kiosk-3", python=(sys.executable, "-c", stubborn))
        task = asyncio.create_task(center.run_for_ever())
        await asyncio.wait_for(center.ready.wait(), 15)
        pid = center.pid
        assert pid is not None
        await ended(task)
        assert task.cancelled()
        return pid

    pid = asyncio.run(run())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
