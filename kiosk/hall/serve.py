"""The process of the center: one socket, one line on standard output when it is ready, and it ends with its parent."""

from __future__ import annotations

import gc
import http.client
import ipaddress
import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from kiosk.hall.app import create_app
from kiosk.hall.clock import driven_by, shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.settings import Settings

_BACKLOG = 256


def serve(
    *,
    database: str,
    config: Path,
    data: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    tokens: Mapping[str, str] | None = None,
    clock: str | datetime | None = None,
    public_url: str = "",
    workers: int = 1,
    die_with_parent: bool = False,
) -> None:
    """Run a center until it is told to stop (SIGTERM, SIGINT). Blocks.

    Prints `center ready http://HOST:PORT` on standard output once it answers. With port 0 the system chooses. `tokens`
    adds to those of the environment variable KIOSK_TOKENS (JSON: kiosk → token). `clock` is where the hall's clock
    starts, ISO 8601, or `file:PATH` of a clock that somebody drives (`ClockHand`). Without `public_url` phones are
    sent to `host`, or nowhere when no phone can reach that (see `reached_by`). More than one worker is meant for
    PostgreSQL. With `die_with_parent` the center ends within a second of its parent, however that ended. Raises
    ConfigError, StoreUrlError, KeyFileError, ValueError or OSError (port taken) with a text for who started it.
    """
    listening = listen(host, port, held=die_with_parent)
    port = listening.getsockname()[1]
    address = _address(host, port)
    settings = Settings(
        database=database,
        config=config,
        data=data,
        tokens={**_tokens_of_environment(), **(tokens or {})},
        public_url=reached_by(public_url, host, port),
        clock_shift=shift_to(clock),
        clock_file=driven_by(clock),
        watch_parent=os.getppid() if die_with_parent else None,
    )
    if workers > 1:
        _serve_many(settings, listening, address, workers)
    else:
        _serve_one(settings, listening, address)


def _collect_seldom() -> None:
    """The catalogue lives as long as the server: no collection should walk it again. What requests leave behind dies
    young; a full collection, tens of milliseconds in which everybody waits, is left to the hourly sweep. Measured:
    with Python's own thresholds one in seventy tickets met one."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 1_000)


class _Announcing(uvicorn.Server):
    """Says so when it is ready."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _announce(self._address)


def watched_app(settings: Settings) -> object:
    """The application of one worker, which ends when the process above it does."""
    _watch(os.getppid())
    app = create_app(settings)
    _collect_seldom()
    return app


def _serve_one(settings: Settings, listening: socket.socket, address: str) -> None:
    if settings.watch_parent is not None:
        _watch(settings.watch_parent)
    # Opened before the server runs, so that what is wrong is raised here and not logged by it.
    server = _Announcing(configured(create_app(settings)), address)
    _collect_seldom()
    server.run(sockets=[listening])


def _serve_many(settings: Settings, listening: socket.socket, address: str, workers: int) -> None:
    if settings.watch_parent is not None:
        _watch(settings.watch_parent)
    Desk(settings).close()  # what is wrong is raised here, not by every worker; and the tables are up to date
    config = configured(partial(watched_app, replace(settings, watch_parent=None)), factory=True, workers=workers)
    threading.Thread(target=_announce_when_ready, args=(address,), daemon=True).start()
    Multiprocess(config, sockets=[listening]).run()


def configured(app: object, *, factory: bool = False, workers: int = 1) -> uvicorn.Config:
    """How a center is run by uvicorn."""
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        factory=factory,
        workers=workers,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        access_log=False,  # an address of /t/ would tell whose ticket is looked at
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=3,
        backlog=_BACKLOG,
    )


def reached_by(public_url: str, host: str, port: int) -> str:
    """What a phone reaches this center by, or "" when nobody said it and the host is loopback or every address: a
    link to either leads a phone to itself or nowhere."""
    if public_url:
        return public_url
    return "" if _unreachable(host) else _address(host, port)


def _unreachable(host: str) -> bool:
    try:
        place = ipaddress.ip_address(host)
    except ValueError:
        return host.lower() in ("", "localhost")
    if isinstance(place, ipaddress.IPv6Address) and place.ipv4_mapped:
        place = place.ipv4_mapped
    return place.is_loopback or place.is_unspecified


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def listen(host: str, port: int, *, held: bool = False) -> socket.socket:
    """A listening socket. OSError with the address in its text when it cannot be had. `held`: the parent keeps the port
    for this process."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if held:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listening.bind((host, port))
    except OSError as taken:
        listening.close()
        raise OSError(f"the center cannot listen on {host}:{port}: {taken.strerror}") from None
    listening.listen(_BACKLOG)
    listening.set_inheritable(True)
    return listening


def _announce(address: str) -> None:
    sys.stdout.write(f"center ready {address}\n")
    sys.stdout.flush()


def _announce_when_ready(address: str) -> None:
    place = address.removeprefix("http://")
    while True:
        connection = http.client.HTTPConnection(place, timeout=5)
        try:
            connection.request("GET", "/v1/health")
            if connection.getresponse().status == 200:
                _announce(address)
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.05)


def _watch(parent: int) -> None:
    """End this process when its parent is no longer `parent`: polled, because the kernel's own signal
    (PR_SET_PDEATHSIG) already fires when only the thread that started us ends."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.25)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)
        os._exit(1)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()


def _tokens_of_environment() -> dict[str, str]:
    written = os.environ.get("KIOSK_TOKENS", "")
    if not written:
        return {}
    try:
        tokens = json.loads(written)
    except ValueError:
        raise ValueError("KIOSK_TOKENS is not JSON") from None
    if not isinstance(tokens, dict) or not all(isinstance(token, str) for token in tokens.values()):
        raise ValueError('KIOSK_TOKENS must look like {"kiosk": "token"}')
    return tokens
