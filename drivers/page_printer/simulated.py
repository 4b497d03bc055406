"""An A4 printer made of software: Debian's ippeveprinter, a real IPP Everywhere printer, on loopback only.

It runs where hardware would be, outside the kiosk; the kiosk opens `address` with its real driver. Tests, demos and the
dock reach it through the control socket (drivers.controls). What happens to the paper is in simulated_paper.py, the
processes are in simulated_machine.py.
"""

from __future__ import annotations

import contextlib
import http.client
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from drivers.contract import LineGone, LineTimeout
from drivers.controls import Controls, ControlServer, State
from drivers.page_printer import simulated_paper
from drivers.page_printer.simulated_machine import Machine
from drivers.transport.ipp import IppLine, Refused
from drivers.transport.ipp_message import (
    INTEGER,
    JOB,
    MIME,
    NAME,
    PRINTER,
    URI,
    Answer,
    Attribute,
    BadAnswer,
    Value,
    request,
)

A4: Final = "iso_a4_210x297mm"
USUAL_SECONDS: Final = 0.5
_START_SECONDS: Final = 10.0
_FOLDERS: Final = ("faults", "papers", "jobs", "spool", "keys")
PLENTY: Final = 250
"""Sheets in a full tray."""


class SimulatedPagePrinter:
    """`SimulatedPagePrinter(folder, control_path).start()`; `address` is what an IppPagePrinter opens.

    `folder` (a short path: a socket lies in it) receives `papers/NNN.png`, one a printed side, and `jobs/NNN.json`;
    numbers go on where it ends. Nothing of it outlives its process, however that ends.

    Controls: paper_ok, paper_low, paper_out, paper_left(sheets), load(media), open_cover, close_cover, jam, clear,
    toner_ok, toner_low, toner_out, half_feed(after), slow(seconds), full_speed, abort(after), vanish(after), unplug,
    plug, take_paper, calm (all faults off).
    """

    def __init__(
        self,
        folder: Path,
        control_path: Path,
        *,
        port: int = 0,
        seconds: float = USUAL_SECONDS,
        keep: bool = False,
        count_once: bool = False,
    ) -> None:
        """`port` of loopback (0: any); a page takes `seconds`; `keep`: documents stay in `folder/spool`, for tests;
        `count_once`: it counts a page once, however many copies are made of it."""
        self.folder, self._control_path = folder.absolute(), control_path
        self._machine = Machine(self.folder, port)
        self._seconds, self._media = seconds, A4
        self._taken = 0
        self._numbers = 1
        self._control: ControlServer | None = None
        for name in _FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._set("seconds", seconds)
        self._set("keep", 1 if keep else None)
        self._set("once", 1 if count_once else None)

    @property
    def address(self) -> str:
        return f"ipp://localhost:{self._machine.port}/ipp/print"

    @property
    def certificate(self) -> Path:
        """What it shows to those who come with ipps://; there after the first who does."""
        return self.folder / "keys" / "localhost.crt"

    def start(self) -> None:
        """Raises PartMissing."""
        self._machine.prepare()
        try:
            self._plug()
        except BaseException:
            self.stop()
            raise
        self._control = ControlServer(self._control_path, self._controls(), self.state)

    def stop(self) -> None:
        """Ends its processes, closes the control socket and empties the spool. May be called twice."""
        if self._control:
            self._control.close()
            self._control = None
        self._machine.close()
        if not (self.folder / "keep").exists():
            shutil.rmtree(self.folder / "spool", ignore_errors=True)

    # ----------------------------------------------------------------------------- its own faults

    def _plug(self) -> None:
        if not self._machine.running:
            self._machine.switch_on()
            self._until(lambda: self._ask(0x000B) is not None, "did not answer")
            self._adjust()

    def _adjust(self) -> None:
        """A printer that prints looks at its faults with every page; make an idle one look now.

        Paper is told through its web form, since a printer without paper takes up no job at all; the rest by a job
        without pages.
        """
        if not self._machine.running:
            return
        faults = self.folder / "faults"
        sheets = 0 if (faults / "media-empty").exists() else 5 if (faults / "media-low").exists() else PLENTY
        if self._idle():
            self._fill(sheets or PLENTY)
            self._look()
        self._fill(sheets)

    def _fill(self, sheets: int) -> None:
        form = urlencode({"size0": self._media, "type0": "stationery", "level0": sheets})
        with contextlib.closing(http.client.HTTPConnection("localhost", self._machine.port, timeout=5)) as web:
            web.request("GET", f"/media?{form}")
            web.getresponse().read()

    def _look(self) -> None:
        about: list[Attribute] = [
            ("job-name", NAME, simulated_paper.ADJUSTMENT),
            ("document-format", MIME, "text/plain"),
        ]
        answer = self._ask(0x0002, about, b".")
        number = answer.groups.get(JOB, {}).get("job-id") if answer and answer.accepted else None
        if number:
            self._until(lambda: self._ended(number[0]), "did not look at its faults")

    def _idle(self) -> bool:
        answer = self._ask(0x000B)
        return answer is not None and answer.groups[PRINTER]["queued-job-count"] == (0,)

    def _ended(self, number: Value) -> bool:
        answer = self._ask(0x0009, [("job-id", INTEGER, number)])
        return answer is not None and answer.groups[JOB]["job-state"][0] in (7, 8, 9)

    def _ask(self, operation: int, about: list[Attribute] | None = None, document: bytes = b"") -> Answer | None:
        line = IppLine(self.address)
        self._numbers += 1
        message = request(operation, self._numbers, [("printer-uri", URI, line.uri), *(about or [])])
        try:
            return line.ask(message, 5.0, document)
        except (LineGone, LineTimeout, BadAnswer, Refused):
            return None
        finally:
            line.close()

    def _until(self, holds: Callable[[], bool], trouble: str) -> None:
        ends = time.monotonic() + _START_SECONDS
        while not holds():
            if time.monotonic() > ends or not self._machine.running:
                raise RuntimeError(f"the simulated A4 printer {trouble}: {self._machine.log()}")
            time.sleep(0.01)

    # ----------------------------------------------------------------------------- the controls

    def _controls(self) -> Controls:
        return {
            "paper_ok": lambda: self._change("paper"),
            "paper_low": lambda: self._change("paper", "media-low"),
            "paper_out": lambda: self._change("paper", "media-empty"),
            "paper_left": lambda sheets: self._change("paper", sheets=int(sheets)),
            "load": self._load,
            "open_cover": lambda: self._change("cover", "cover-open"),
            "close_cover": lambda: self._change("cover"),
            "jam": lambda: self._change("jam", "media-jam"),
            "clear": lambda: self._change("jam"),
            "toner_ok": lambda: self._change("toner"),
            "toner_low": lambda: self._change("toner", "toner-low"),
            "toner_out": lambda: self._change("toner", "toner-empty"),
            "half_feed": lambda after=0: self._set("half", int(after)),
            "slow": lambda seconds=3.0: self._set("seconds", float(seconds)),
            "full_speed": lambda: self._set("seconds", self._seconds),
            "abort": lambda after=0: self._set("abort", int(after)),
            "vanish": lambda after=1: self._set("vanish", int(after)),
            "unplug": self._machine.switch_off,
            "plug": self._plug,
            "take_paper": self._take,
            "calm": self._calm,
        }

    def state(self) -> State:
        """What the dock shows. `tray` lists the printed sides nobody took yet."""
        faults = {each.name for each in (self.folder / "faults").iterdir()}
        papers = self._papers()
        return {
            "paper": "out" if "media-empty" in faults else "low" if "media-low" in faults else "ok",
            "media": self._media,
            "cover": "open" if "cover-open" in faults else "closed",
            "jam": "media-jam" in faults,
            "toner": "out" if "toner-empty" in faults else "low" if "toner-low" in faults else "ok",
            "plugged": self._machine.running,
            "printed": len(papers),
            "tray": papers[self._taken :],
            "jobs": len(list((self.folder / "jobs").glob("*.json"))),
        }

    def _change(self, what: str, fault: str = "", sheets: int | None = None) -> None:
        for each in _KINDS[what]:
            if each != fault:
                (self.folder / "faults" / each).unlink(missing_ok=True)
        if what == "paper":
            self._set("sheets", sheets)
        if fault:
            (self.folder / "faults" / fault).touch()
        self._adjust()

    def _load(self, media: str = A4) -> None:
        """Raises ValueError for paper that does not fit."""
        if media not in (A4, "iso_a5_148x210mm", "na_letter_8.5x11in"):
            raise ValueError(f"the tray takes {A4}, iso_a5_148x210mm and na_letter_8.5x11in")
        self._media = media
        self._adjust()

    def _calm(self) -> None:
        for fault in (self.folder / "faults").iterdir():
            fault.unlink()
        for name in ("sheets", "half", "abort", "vanish"):
            self._set(name, None)
        self._set("seconds", self._seconds)
        self._media = A4
        self._plug()
        self._adjust()

    def _take(self) -> None:
        self._taken = len(self._papers())

    def _papers(self) -> list[str]:
        return sorted(
            (each.name for each in (self.folder / "papers").glob("*.png")), key=lambda name: (len(name), name)
        )

    def _set(self, name: str, value: float | None) -> None:
        if value is None:
            (self.folder / name).unlink(missing_ok=True)
            return
        fresh = self.folder / f"{name}.new"
        fresh.write_text(str(value))
        fresh.replace(self.folder / name)


_KINDS: Final = {
    "paper": ("media-empty", "media-low"),
    "cover": ("cover-open",),
    "jam": ("media-jam",),
    "toner": ("toner-empty", "toner-low"),
}
