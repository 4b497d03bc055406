"""The center as a process: started twice at once, killed in the middle of giving tickets, orphaned."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from kiosk.hall.storage import Store
from tests.hall.conftest import TOKENS, fresh
from tests.hall.processes import SCRIPT, Running, centers

BODY = {"items": ["shijian-001"]}


@pytest.fixture
def folder(tmp_path: Path, hall_folder: Path) -> Path:
    return hall_folder.parent


def ask(client: httpx.Client, key: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {TOKENS['kiosk-1']}", "Idempotency-Key": key}
    return client.post("/v1/tickets", json=BODY, headers=headers)


def test_two_centers_that_start_at_once_share_one_empty_store(database: str, folder: Path) -> None:
    with centers(database, folder, 2) as both, ThreadPoolExecutor(8) as together:
        clients = [httpx.Client(base_url=each.address, timeout=30) for each in both]
        answers = list(together.map(lambda turn: ask(clients[turn % 2], fresh()), range(120)))
        for client in clients:
            client.close()
    assert {answer.status_code for answer in answers} == {201}
    numbers = Counter(answer.json()["number"] for answer in answers)
    assert set(numbers) == {f"A{n:03d}" for n in range(1, 121)}
    assert os.stat(folder / "data" / "center.key").st_mode & 0o777 == 0o600


def test_several_workers_serve_one_address(postgres_url: str, folder: Path) -> None:
    with centers(postgres_url, folder, workers=2) as [center], ThreadPoolExecutor(8) as together:
        address = center.address

        def one(_turn: int) -> str:
            with httpx.Client(base_url=address, timeout=30) as client:
                number: str = ask(client, fresh()).json()["number"]
                return number

        assert len(set(together.map(one, range(60)))) == 60


@pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.slow), "postgresql"], indirect=True)
def test_a_killed_center_gave_no_number_twice_and_lost_no_ticket(database: str, folder: Path) -> None:
    answered: dict[str, str] = {}
    keys: list[str] = []
    for _ in range(4):
        center = Running(database, folder)
        try:
            _ask_until_killed(center, keys, answered)
        finally:
            center.kill()
    with centers(database, folder) as [again], httpx.Client(base_url=again.address, timeout=30) as client:
        finally_given = {key: ask(client, key).json()["number"] for key in keys}
    assert len(answered) >= 4 * _ANSWERS
    assert {key: finally_given[key] for key in answered} == answered
    assert len(set(finally_given.values())) == len(keys)
    assert _stored(database) == len(keys)


_ANSWERS = 10
"""Before it is killed, in the middle of the next."""


def _ask_until_killed(center: Running, keys: list[str], answered: dict[str, str]) -> None:
    address, enough = center.address, len(answered) + _ANSWERS

    def client() -> None:
        with httpx.Client(base_url=address, timeout=30) as line, contextlib.suppress(httpx.TransportError):
            while True:
                key = fresh()
                keys.append(key)
                answered[key] = ask(line, key).json()["number"]

    threads = [threading.Thread(target=client) for _ in range(4)]
    for thread in threads:
        thread.start()
    late = time.monotonic() + 30
    while len(answered) < enough and time.monotonic() < late:
        time.sleep(0.002)
    center.process.send_signal(signal.SIGKILL)
    for thread in threads:
        thread.join()


def _stored(database: str) -> int:
    store = Store(database)
    with store.reading() as connection:
        count = int(connection.execute(text("SELECT count(*) FROM tickets")).scalar_one())
    store.close()
    return count


def test_an_embedded_center_ends_with_its_parent(folder: Path) -> None:
    script = folder / "center.py"
    script.write_text(SCRIPT)
    arguments = [f"sqlite:///{folder / 'a.db'}", str(folder / "hall"), str(folder / "data"), "{}", "2026-10-12", "1"]
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(script), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert parent.stdout.readline().startswith("center ready")
    parent.kill()
    parent.wait()
    assert _gone_within(child, 5.0)
    parent.stdout.close()


_PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, *sys.argv[1:]])
print(child.pid, flush=True)
child.wait()
"""


def _gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"database": "mysql://here/there"}, "SQLite or PostgreSQL"),
        ({"database": "nonsense"}, "the database must be"),
        ({"clock": "tomorrow"}, "Invalid isoformat"),
        ({"hall": "nowhere"}, "hall.toml: cannot be read"),
    ],
)
def test_a_center_that_cannot_start_says_why(folder: Path, change: dict[str, str], word: str) -> None:
    script = folder / "center.py"
    script.write_text(SCRIPT)
    wish = {"database": f"sqlite:///{folder / 'a.db'}", "hall": "hall", "clock": "2026-10-12"} | change
    arguments = [wish["database"], str(folder / wish["hall"]), str(folder / "data"), "{}", wish["clock"], "1"]
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        timeout=60,
    )
    assert done.returncode != 0
    assert word in done.stderr.splitlines()[-1]
