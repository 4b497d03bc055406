"""The processes that the simulated A4 printer is made of; none of them outlives the process that started them.

ippeveprinter 2.4.2 will not start without a system D-Bus, though `-r off` keeps it from announcing anything there
(tools/ippeveprinter.c, register_printer). So it gets a private, empty bus: no root, no avahi, nothing on the network.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from drivers.page_printer import simulated_paper
from drivers.page_printer.simulated_attributes import ATTRIBUTES

PARTS: Final = {
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus-daemon",
    "pdftoppm": "poppler-utils",
    "setpriv": "util-linux",
}
"""Programs it is made of, and Debian's packages that have them."""
_BUS: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>
"""


class PartMissing(Exception):
    """A program is not installed; the text says which package has it."""


class Machine:
    """ippeveprinter and its bus, in `folder`, on one port of loopback (0: any)."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self._place = folder, _reserved(port)
        self.port = int(self._place.getsockname()[1])
        self._bus: subprocess.Popen[bytes] | None = None
        self._printer: subprocess.Popen[bytes] | None = None
        # Its one thread lives as long as the device: PR_SET_PDEATHSIG fires when the thread that forked ends.
        self._hand = ThreadPoolExecutor(1, "simulated page printer")

    @property
    def running(self) -> bool:
        return self._printer is not None and self._printer.poll() is None

    def prepare(self) -> None:
        """Raises PartMissing."""
        for program, package in PARTS.items():
            if not shutil.which(program, path=_path()):
                raise PartMissing(
                    f"the simulated A4 printer needs {program}, which is not installed. Run this one line: "
                    f"sudo apt-get install -y --no-install-recommends {package}"
                )
        self._hand.submit(self._start_bus).result()

    def switch_on(self) -> None:
        self.switch_off()
        self._hand.submit(self._start_printer).result()

    def switch_off(self) -> None:
        """As if the power were cut: the job, the page in the printer and the memory of both are gone."""
        if self._printer:
            _end(self._printer)
            self._printer = None
        if not (self.folder / "keep").exists():
            for document in (self.folder / "spool").glob("*"):
                document.unlink(missing_ok=True)

    def close(self) -> None:
        """May be called twice."""
        self.switch_off()
        if self._bus:
            _end(self._bus)
            self._bus = None
        self._place.close()
        self._hand.shutdown()

    def log(self) -> str:
        """The end of what the processes said."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace").strip()[-500:] or "it said nothing"

    def _start_bus(self) -> None:
        conf, place = self.folder / "bus.conf", self.folder / "bus"
        place.unlink(missing_ok=True)
        conf.write_text(_BUS.format(place), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={conf}", "--nofork", "--nopidfile", "--print-address=1"]
        self._bus = self._born(command, {}, subprocess.PIPE)
        assert self._bus.stdout
        if not self._bus.stdout.readline():
            raise RuntimeError(f"dbus-daemon did not start: {self.log()}")

    def _start_printer(self) -> None:
        command, attributes = self.folder / "paper.sh", self.folder / "printer.conf"
        words = [sys.executable, "-I", "-S", simulated_paper.__file__]
        command.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$1"\n', encoding="utf-8")
        command.chmod(0o700)
        attributes.write_text(ATTRIBUTES, encoding="utf-8")
        # -k: the command itself removes the documents; ippeveprinter would leave them lying for a minute
        options = f"-r off -n localhost -p {self.port} -k".split()
        places = ["-d", self.folder / "spool", "-K", self.folder / "keys", "-a", attributes, "-c", command]
        bus = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder / 'bus'}", "PRINTER_FOLDER": str(self.folder)}
        self._printer = self._born(["ippeveprinter", *options, *map(str, places), "KioskA4"], bus, subprocess.DEVNULL)

    def _born(self, command: list[str], environment: dict[str, str], stdout: int) -> subprocess.Popen[bytes]:
        """A process that dies with this one, in a group of its own."""
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *command],
                env=os.environ | {"PATH": _path()} | environment,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=log,
                start_new_session=True,
            )


def _path() -> str:
    """ippeveprinter lies in /usr/sbin, where not everybody looks."""
    return os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"


def _reserved(port: int) -> socket.socket:
    """Nobody listens here, but the port is given to no other program while the printer is switched off; the printer
    itself may have it, because it too asks for an address in use."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    place.bind(("127.0.0.1", port))
    return place


def _end(process: subprocess.Popen[bytes]) -> None:
    # The whole group: the command that moves the paper is a child of the printer.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
