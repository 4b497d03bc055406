"""Documents for A4 printers, and one simulated printer that the tests of a file share."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from drivers.contract import Health, PageJob
from drivers.controls import Handle, State
from drivers.page_printer.ipp import IppPagePrinter
from drivers.page_printer.simulated import SimulatedPagePrinter

A4_AT_72 = (595, 842)
PAGE_SECONDS = 0.08


def pdf(pages: int) -> bytes:
    """A PDF of A4 pages; page n shows n black bars."""
    drawn = []
    for page in range(1, pages + 1):
        sheet = Image.new("1", A4_AT_72, 1)
        for bar in range(page):
            ImageDraw.Draw(sheet).rectangle((60, 60 + 60 * bar, 535, 90 + 60 * bar), fill=0)
        drawn.append(sheet)
    written = io.BytesIO()
    drawn[0].save(written, "PDF", save_all=True, append_images=drawn[1:], resolution=72)
    return written.getvalue()


def bars(picture: Path) -> int:
    """Which page lies there: the black bars on it."""
    with Image.open(picture) as sheet:
        middle = sheet.convert("L").crop((sheet.width // 2, 0, sheet.width // 2 + 1, sheet.height))
        column = [middle.getpixel((0, y)) for y in range(middle.height)]
    dark = [int(str(value)) < 128 for value in column]
    return sum(now and not before for before, now in zip([False, *dark], dark, strict=False))


def job(pages: int = 2, copies: int = 1, **wishes: Any) -> PageJob:
    return PageJob(pdf(pages), pages, copies, **wishes)


class Bench:
    """A simulated printer, the handle to its faults, and the address to reach it at."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.folder = folder / "p"
        self.simulator = SimulatedPagePrinter(
            self.folder, folder / "s.sock", **{"seconds": PAGE_SECONDS, "keep": True} | options
        )
        self.simulator.start()
        self.handle = Handle(folder / "s.sock")
        self.address = self.simulator.address

    def do(self, verb: str, **arguments: Any) -> State:
        return self.handle.do(verb, **arguments)

    def papers(self) -> list[Path]:
        return sorted((self.folder / "papers").glob("???.png"))

    def jobs(self) -> list[dict[str, Any]]:
        """What each job was, the oldest first."""
        return [json.loads(each.read_text(encoding="utf-8")) for each in sorted((self.folder / "jobs").glob("*.json"))]

    def wait(self, holds: Callable[[], object], seconds: float = 5) -> None:
        ends = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < ends, f"the simulated printer never got there: {self.handle.state()}"
            time.sleep(0.005)

    def settle(self) -> None:
        """No fault, and nothing left to print."""
        self.do("calm")
        printer = IppPagePrinter(self.address)
        self.wait(lambda: printer.status(1).health is Health.ONLINE)
        printer.close()
        self.do("take_paper")


@contextlib.contextmanager
def bench(**options: Any) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:  # pytest's own are too long for a Unix socket
        one = Bench(Path(folder), **options)
        try:
            yield one
        finally:
            one.simulator.stop()
