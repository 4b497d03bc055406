"""Real parts for tests: a center process, a dock process, a faulty network, and a machine on a scripted stage."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drivers.controls import Handle
from kiosk.center.client import CenterClient
from kiosk.center.desk import Desk
from kiosk.center.identity import IdentityDesk
from kiosk.center.memory import Memory
from kiosk.demo.citizen import ScriptedStage
from kiosk.devices.bay import SIGNS
from kiosk.identity.face.attempts import Attempts
from kiosk.identity.face.policy import FacePolicy
from kiosk.launch import start_dock
from kiosk.settings import HOUSE, CenterTable, Settings, load
from kiosk.visit import Identifying
from tests.forked import Command

if TYPE_CHECKING:
    from kiosk.machine import Machine

OPEN_MORNING = "2026-11-20T09:46:00"
KIOSK, TOKEN = "kiosk-3", "a token for tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def first_start(hall: Path) -> bytes:
    """The store of a center that has read this hall once, before it has a key: its catalogue takes two seconds, at each
    center's first start."""
    from sqlalchemy import delete

    from kiosk.hall import Settings as HallSettings
    from kiosk.hall.desk import Desk as HallDesk
    from kiosk.hall.tables import notes

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "center.db"
        desk = HallDesk(HallSettings(database=f"sqlite:///{file}", config=hall))
        with desk.store.writing() as connection:
            connection.execute(delete(notes).where(notes.c.name == "key"))
        desk.store.close()
        return file.read_bytes()


class CenterProcess:
    """`kiosk center serve` as a hall runs it, on loopback."""

    def __init__(self, data: Path, clock: str = OPEN_MORNING, hall: Path = HOUSE / "config" / "hall") -> None:
        self.port = free_port()
        self.data = data
        self._clock = clock
        self._hall = hall
        self._process: Command | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        store = self.data / "center.db"
        if not store.exists():
            store.write_bytes(first_start(self._hall))
        options = ["--port", str(self.port), "--data", str(self.data), "--clock", self._clock]
        options += ["--hall", str(self._hall), "--public-url", self.address]
        environment = os.environ | {"KIOSK_TOKENS": json.dumps({KIOSK: TOKEN})}
        self._process = Command(["center", "serve", *options], environment)
        line = self._process.readline()
        assert line.startswith("center ready"), line

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()

    def stop(self) -> None:
        if self._process is not None and self._process.running:
            self._process.stop()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Look into its database, as an auditor would."""
        with closing(sqlite3.connect(f"file:{self.data / 'center.db'}?mode=ro", uri=True)) as base:
            return base.execute(query).fetchall()


class Wire:
    """A network with moods between kiosk and center: a TCP relay on a port of its own.

    `mood`: "well", "down" (refuses), "silent" (takes and never answers), "error" (HTTP 500), "garbage", "drip".
    `deaf`: requests reach the center, answers get lost. `slow`: a request reaches it after `pause` seconds, and what it
    says then goes back, whether or not anybody still waits; `late` are the beginnings of these answers.
    """

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self.mood = "well"
        self.pause = 10.0
        self.late: list[bytes] = []
        self._target = target
        self._open: list[socket.socket] = []
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._listen()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def turn(self, mood: str) -> None:
        """Change the mood; connections that stand are cut, as when a switch dies."""
        self.mood = mood
        if mood == "down":
            self._close_listener()
        elif self._listener is None:
            self._listen()
        self._cut()

    def close(self) -> None:
        self._close_listener()
        self._cut()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self._listener = listener
        self._thread = threading.Thread(target=self._accept, args=(listener,), daemon=True)
        self._thread.start()

    def _close_listener(self) -> None:
        if self._listener is not None:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def _cut(self) -> None:
        for link in self._open:
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()
        self._open.clear()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                link, _ = listener.accept()
            except OSError:
                return
            self._open.append(link)
            threading.Thread(target=self._serve, args=(link,), daemon=True).start()

    def _serve(self, link: socket.socket) -> None:
        with suppress(OSError):
            if self.mood in ("well", "deaf"):
                self._relay(link, answers=self.mood == "well")
            elif self.mood == "slow":
                self._relay_late(link)
            else:
                link.recv(65536)
                _misbehave(link, self.mood)
                link.close()

    def _relay_late(self, link: socket.socket) -> None:
        time.sleep(self.pause)
        request = link.recv(65536)
        with socket.create_connection(("127.0.0.1", self._target)) as far:
            far.sendall(request)
            answer = far.recv(65536)
            self.late.append(answer)
            link.sendall(answer)
            threading.Thread(target=_pump, args=(far, link), daemon=True).start()
            _pump(link, far)

    def _relay(self, link: socket.socket, answers: bool) -> None:
        far = socket.create_connection(("127.0.0.1", self._target))
        self._open.append(far)
        threading.Thread(target=_pump, args=(far, link if answers else None), daemon=True).start()
        _pump(link, far)


def _pump(source: socket.socket, target: socket.socket | None) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            if target is not None:
                target.sendall(data)
    if target is not None:
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


def _misbehave(link: socket.socket, mood: str) -> None:
    if mood == "silent":
        time.sleep(30)
    elif mood == "error":
        link.sendall(b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops")
    elif mood == "garbage":
        link.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"who": \xff\xfe{{')
    elif mood == "noise":
        link.sendall(bytes(range(256)) * 20)
    elif mood == "drip":
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            link.sendall(b" ")
            time.sleep(0.5)


class DockProcess:
    """`kiosk dock --headless` with the printer at full speed; `pages`: with the A4 printer beside."""

    def __init__(self, folder: Path, out: Path, speed: int = 0, pages: bool = False) -> None:
        self.folder = folder
        self.out = out
        self._process = start_dock(folder, headless=True, speed=speed, out=out, pages=pages)
        self.printer = Handle(folder / "ticket_printer.sock")
        self.reader = Handle(folder / "card_reader.sock")
        self.pages = Handle(folder / "page_printer.sock")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def tickets(self) -> list[list[str]]:
        """The text lines of every slip that came out, in order."""
        return [path.read_text(encoding="utf-8").splitlines() for path in sorted(self.out.glob("*.txt"))]


def settings_for(
    folder: Path, center: str = "", dock: Path | None = None, patience: float = 1.5, pages: bool = False
) -> Settings:
    settings = load(HOUSE / "config" / "kiosk.toml", folder, dock)
    table = CenterTable(address=center, token=TOKEN if center else "", patience=patience)
    devices = {kind: device for kind, device in settings.devices.items() if pages or kind != "page_printer"}
    return settings.model_copy(update={"center": table, "devices": devices})


@asynccontextmanager
async def machine_on(settings: Settings, stage: ScriptedStage, **options: Any) -> AsyncIterator[Machine]:
    """A machine that knows its center and catalogue."""
    from kiosk.machine import open_machine

    async with open_machine(settings, stage, **options) as machine:
        for _ in range(SIGNS):  # then how the devices are is on its way to the center, and no later surprise
            await machine.house.rack.look()
        await machine.house.desk.refresh()
        await machine.house.identifying.desk.offered.refresh()
        yield machine


async def until(condition: Callable[[], bool], seconds: float = 10.0, what: str = "it") -> None:
    """Wait for something that other threads or processes bring about."""
    import asyncio

    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds} s"
        await asyncio.sleep(0.02)


def identifying_at(client: CenterClient, desk: Desk, memory: Memory) -> Identifying:
    """What a visit identifies with where there is no camera."""
    policy = FacePolicy()
    return Identifying(IdentityDesk(client, desk.post, desk.now, memory), policy, Attempts(policy.attempts))
