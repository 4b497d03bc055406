"""A real PostgreSQL of one's own: a throw-away cluster on loopback, for measurements and tests."""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import psycopg

_USER = "postgres"
_STARTUP_SECONDS = 30.0


class PostgresMissing(RuntimeError):
    """No PostgreSQL server is installed on this machine."""


class Postgres:
    """Starts in the constructor; gone with its folder after `close`.

    `durable` as installed (fsync on), as whatever is measured must be. Without, what was committed outlives the
    server's processes, however they end, but not the machine: most of a short test is spent on waiting for its disk.

    The server refuses to run as root, so under root it runs as the user `postgres`.
    """

    def __init__(self, *, durable: bool = True) -> None:
        self._binaries = _binaries()
        self.port = _free_port()
        self._password = secrets.token_hex(16)
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._initialise()
            self.start()
        except BaseException:
            self.close()
            raise

    def url(self, database: str = "postgres") -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://{_USER}:{self._password}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=_USER,
            password=self._password,
            dbname=database,
            autocommit=True,
            connect_timeout=3,
        )

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"hall_{secrets.token_hex(4)}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def pids(self) -> list[int]:
        """The server and its children."""
        import psutil

        if self._process is None:
            return []
        server = psutil.Process(self._process.pid)
        return [server.pid, *(child.pid for child in server.children(recursive=True))]

    def start(self) -> None:
        """Also after `stop`: the same cluster again."""
        log = (self._folder / "log").open("ab")
        command = [str(self._binaries / "postgres"), "-D", str(self._data), "-p", str(self.port)]
        settings = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}"]
        if not self._durable:
            settings += ["fsync=off", "full_page_writes=off"]
        for setting in settings:
            command += ["-c", setting]
        with log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **_as_server())
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Rolls back what is running and ends ("fast" shutdown)."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def close(self) -> None:
        self.stop(signal.SIGQUIT)  # "immediate": nobody will open this cluster again
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Postgres:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _initialise(self) -> None:
        secret = self._folder / "password"
        secret.write_text(self._password)
        if os.geteuid() == 0:
            shutil.chown(self._folder, _USER, _USER)
            shutil.chown(secret, _USER, _USER)
        command = [str(self._binaries / "initdb"), "-D", str(self._data), "-U", _USER, "-E", "UTF8", "--locale=C"]
        command += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **_as_server())
        secret.unlink()
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr.strip()[-500:]}")

    def _wait(self) -> None:
        end = time.monotonic() + _STARTUP_SECONDS
        while True:
            try:
                self.connect().close()
                return
            except psycopg.OperationalError as not_yet:
                assert self._process is not None
                if self._process.poll() is not None or time.monotonic() > end:
                    text = (self._folder / "log").read_text(errors="replace")[-500:]
                    raise RuntimeError(f"PostgreSQL did not start: {text}") from not_yet
            time.sleep(0.05)


def _as_server() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {"env": os.environ | {"USER": getpass.getuser()}}
    return {"user": _USER, "group": _USER, "extra_groups": [], "env": os.environ | {"HOME": "/tmp", "USER": _USER}}


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise PostgresMissing("PostgreSQL is not installed here (Debian package: postgresql)")
    return Path(on_path).resolve().parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
