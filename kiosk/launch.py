"""Starts what a command names, with errors in plain words."""

from __future__ import annotations

import gc
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.settings import SettingsError, load, require_writable

if TYPE_CHECKING:
    from kiosk.hall.staff.command import Register

DOCK_START = 15.0
"""Seconds the dock may take to say that it is ready."""


def run_kiosk(config: Path, data: Path, *, window: str | None, clock: str, with_dock: bool) -> int:
    """The kiosk with its screens. The exit status."""
    gc.disable()  # what is imported stays; walking it again and again would make the first frame late. `App` enables it
    from kiosk.app import App
    from kiosk.screens.fonts import FontMissing
    from kiosk.screens.placing import beside_each_other, whole_screen
    from kiosk.screens.window import WindowFailed, start_qt

    try:
        place = whole_screen(_size(window) if window else None)
        settings = load(config, data)
        if with_dock:
            from kiosk.devices.living import with_weights

            settings = with_weights(settings)
        if with_dock and not window:
            start_qt()
            place = beside_each_other()
        dock = start_dock(settings.dock, headless=False, place=place.dock, pages=True) if with_dock else None
        app = App(settings, clock=clock)
        try:
            app.open(size=place.size, full_screen=place.full_screen)
            return app.run()
        finally:
            app.close()
            if dock:
                end_process(dock)
    except (SettingsError, FontMissing, WindowFailed, LaunchError) as trouble:
        print(f"kiosk: {trouble}", file=sys.stderr)
        return 1


class LaunchError(RuntimeError):
    """A part could not be started; the text says which and why."""


def start_dock(
    folder: Path, *, headless: bool, speed: int = 1200, out: Path | None = None, place: str = "", pages: bool = False
) -> subprocess.Popen[str]:
    """The dock as a process of its own; returns when its devices can be opened. Raises LaunchError."""
    command = [sys.executable, "-m", "kiosk", "dock", str(folder), "--die-with-parent", "--printer-speed", str(speed)]
    command += ["--headless"] if headless else []
    command += [] if pages else ["--no-pages"]
    command += ["--out", str(out)] if out else []
    command += ["--place", place] if place else []
    dock = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if not said_in_time(dock, "dock ready", DOCK_START):
        end_process(dock)
        raise LaunchError(f"the dock of simulated devices did not start within {DOCK_START:g} s")
    return dock


def said_in_time(process: subprocess.Popen[str], words: str, seconds: float) -> bool:
    """Wait until the process has written a line that begins with `words`; False when it ends or is silent for long.

    Reads past Python's own buffer, which would wait for a whole line, and no byte beyond the line: what follows can be
    waited for in the same way, and nothing else may read this output.
    """
    assert process.stdout is not None
    pipe, end, line = process.stdout.fileno(), time.monotonic() + seconds, b""
    waiting = select.poll()  # unlike select.select it takes any number of open files
    waiting.register(pipe, select.POLLIN)
    while waiting.poll(max(0.0, end - time.monotonic()) * 1000):
        byte = os.read(pipe, 1)
        if not byte:
            break
        if byte == b"\n" and line.startswith(words.encode()):
            return True
        line = b"" if byte == b"\n" else line + byte
    return False


def end_process(process: subprocess.Popen[str], patience: float = 10.0) -> None:
    """Ask it to end; force it after `patience` seconds."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    process.kill()  # nothing happens to one that has ended
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def serve_center(
    database: str,
    hall: Path,
    data: Path,
    host: str,
    port: int,
    public_url: str,
    clock: str,
    workers: int,
    embedded: bool,
) -> int:
    """The center, until it is told to stop. The exit status."""

    def work(url: str) -> None:
        from kiosk.hall import serve

        serve(
            database=url,
            config=hall,
            data=data,
            host=host,
            port=port,
            public_url=public_url,
            clock=clock or None,
            workers=workers,
            die_with_parent=embedded,
        )

    return _at_center(work, database, data)


def enrol_kiosk(kiosk: str, role: str, database: str, data: Path) -> int:
    """Print the new token of a kiosk, caller or rater. The exit status."""

    def work(url: str) -> None:
        from kiosk.hall import enrol

        print(enrol(url, kiosk, role=role))

    return _at_center(work, database, data)


def dismiss_kiosk(kiosk: str, database: str, data: Path) -> int:
    """Take a kiosk's token away. The exit status."""

    def work(url: str) -> None:
        from kiosk.hall.kiosks import dismiss

        dismiss(url, kiosk)

    return _at_center(work, database, data)


def keep_staff(work: Callable[[Register], object], database: str, data: Path) -> int:
    """Do something with the center's accounts. The exit status."""

    def on(url: str) -> None:
        from kiosk.hall.staff.command import Register

        work(Register(url, data))

    return _at_center(on, database, data)


def give_pin(badge: str, pin: str, database: str, data: Path) -> int:
    """Give a member of staff a PIN; print it unless it was typed. The exit status."""

    def work(url: str) -> None:
        from kiosk.hall.identity.command import give_pin

        given = give_pin(url, data, badge, pin)
        if not pin:
            print(given)

    return _at_center(work, database, data)


def issue_pass(number: str, name: str, center: str, data: Path) -> int:
    """Print a phone pass of an invented citizen, good from the time of the center at this address. The exit status."""

    def work(_url: str) -> None:
        from kiosk.hall.identity.command import issue_pass

        print(issue_pass(data, number, name, _time_at(center) if center else None))

    return _at_center(work, "", data)


def write_api_document(hall: Path, out: Path) -> int:
    """openapi.json and errors.md. The exit status."""
    from kiosk.hall.document.writing import write_document

    try:
        for path in write_document(hall, out):
            print(path)
    except (ValueError, OSError) as trouble:
        print(f"kiosk center: {_in_words(trouble)}", file=sys.stderr)
        return 1
    return 0


def _at_center(work: Callable[[str], None], database: str, data: Path) -> int:
    """Do something with the center's database, with errors in plain words. The exit status."""
    from sqlalchemy.exc import SQLAlchemyError

    from kiosk.hall.sealing import KeyFileError

    try:
        require_writable(data)
        work(database or f"sqlite:///{data.resolve() / 'center.db'}")
    except (ValueError, KeyFileError, OSError, SQLAlchemyError) as trouble:
        print(f"kiosk center: {_in_words(trouble)}", file=sys.stderr)
        return 1
    return 0


def _time_at(center: str) -> datetime:
    """A demonstration's clock can stand at another day. ValueError when nobody answers there."""
    from kiosk.center.contract import Hall
    from kiosk.center.wire import CenterAway, exchange, new_session, parsed

    with new_session("") as session:
        try:
            return parsed(Hall, exchange(session, "GET", f"{center.rstrip('/')}/v1/hall", None, {}, 5.0)[1]).now
        except CenterAway:
            raise ValueError(f"no center answers at {center}") from None


def _in_words(trouble: Exception) -> str:
    """One line for the person who started it."""
    from sqlalchemy.exc import SQLAlchemyError

    if isinstance(trouble, SQLAlchemyError):
        reason = str(getattr(trouble, "orig", None) or trouble)  # the driver's words, without SQLAlchemy's frame
        return f"the database cannot be used: {' '.join(reason.splitlines()[0].split())}"
    if isinstance(trouble, OSError) and trouble.filename:
        return f"{trouble.filename}: {trouble.strerror}"
    return str(trouble)


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise LaunchError(f"a window size is like 1080x1920, not {text}")
    return int(width), int(height)
