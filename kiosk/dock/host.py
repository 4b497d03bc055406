"""Starts the simulated devices of a dock and stops them again."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, Self

from drivers.card_reader.simulated import SimulatedCardReader
from drivers.code_scanner.simulated import SimulatedCodeScanner
from drivers.controls import Handle
from drivers.social_card.simulated_reader import SimulatedSocialCardReader
from drivers.ticket_printer.simulated import SimulatedTicketPrinter
from kiosk.dock.folder import DEVICES, DOCUMENT_CAMERA, PAGE_PRINTER, SOCIAL_CARD, TILL, DockError, DockFolder
from kiosk.dock.till import ORDERS, Till
from kiosk.settings import dock_port

HOUSE = Path(__file__).resolve().parents[2]
PORTRAITS, MODELS = HOUSE / "assets" / "portraits", HOUSE / "assets" / "models"
PAGE_SECONDS = 2.0
"""A page of an ordinary A4 printer."""
PAPER_SPEED = 1200
"""Dots a second of an ordinary 80 mm printer, 150 mm/s (printing.md §5)."""


class Simulator(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


class DockHost:
    """The simulators of one folder; a context manager.

    `devices` names those to start; `out` is where finished tickets go; `people` are the cards in stock.
    `printer_speed` is in dots a second, 0 for as fast as can be; `rom` is the font the printer has: gb2312, gbk or
    gb18030. `portraits` are the pictures on the cards' chips, and of those who can stand before the camera; `models`
    the weights that bring them to life. Without these the dock runs too, and nobody stands there.
    """

    def __init__(
        self,
        folder: Path,
        devices: Sequence[str] = DEVICES,
        *,
        out: Path | None = None,
        people: Path,
        printer_speed: int = PAPER_SPEED,
        rom: str = "gb2312",
        portraits: Path = PORTRAITS,
        models: Path = MODELS,
    ) -> None:
        """Raises DockError for an unknown device or a folder that cannot be used."""
        self.folder = DockFolder.at(folder)
        self.out = out.resolve() if out else self.folder.path / "tickets"
        build: dict[str, Callable[[Path, Path], Simulator]] = {
            "ticket_printer": lambda port, control: SimulatedTicketPrinter(
                port, control, out=self.out, rom=rom, speed=printer_speed
            ),
            "card_reader": lambda port, control: SimulatedCardReader(port, control, people=people, portraits=portraits),
            SOCIAL_CARD: lambda port, control: SimulatedSocialCardReader(port, control, people),
            "code_scanner": SimulatedCodeScanner,
            "camera": lambda port, control: _camera(port, control, people, portraits, models),
            DOCUMENT_CAMERA: lambda port, control: _document_camera(port, control, self.folder.path / "documents"),
            TILL: lambda port, control: Till(self.folder.path.parent / ORDERS, control),
            PAGE_PRINTER: lambda port, control: _page_printer(self.folder.path, control, printer_speed),
        }
        if unknown := set(devices) - set(build):
            raise DockError(f"no such device: {', '.join(sorted(unknown))}; known: {', '.join(build)}")
        self._build = {device: build[device] for device in devices}
        self._running: list[Simulator] = []

    def start(self) -> None:
        """Raises DockError when another dock lives in the folder or a device cannot start; none runs then."""
        for device in self._build:
            if answers(self.folder.socket(device)):
                raise DockError(
                    f"a dock is already running in {self.folder.path}: attach to it (--attach) or choose another folder"
                )
        device = "dock"
        try:
            self.folder.path.mkdir(parents=True, exist_ok=True)
            self.out.mkdir(parents=True, exist_ok=True)
            for device, build in self._build.items():
                simulator = build(self.folder.port(device), self.folder.socket(device))
                simulator.start()
                self._running.append(simulator)
        except (OSError, ValueError, RuntimeError) as trouble:
            self.stop()
            raise DockError(f"the {device.replace('_', ' ')} could not start: {trouble}") from trouble

    def stop(self) -> None:
        while self._running:
            self._running.pop().stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _camera(port: Path, control: Path, people: Path, portraits: Path, models: Path) -> Simulator:
    from drivers.camera.simulated import SimulatedCamera  # OpenCV: 0.2 s that a dock without a camera need not wait

    with people.open("rb") as file:
        cards = tomllib.load(file)
    whose = {card["portrait"]: card["name"] for card in cards.values() if "portrait" in card}
    return SimulatedCamera(port, control, portraits, models, whose)


def _document_camera(port: Path, control: Path, own: Path) -> Simulator:
    from drivers.document_camera.simulated import SimulatedDocumentCamera
    from kiosk.dock.documents import in_stock

    return SimulatedDocumentCamera(port, control, *in_stock(own))


def _page_printer(folder: Path, control: Path, speed: int) -> Simulator:
    from drivers.page_printer.simulated import SimulatedPagePrinter

    return SimulatedPagePrinter(
        folder / PAGE_PRINTER, control, port=dock_port(folder), seconds=PAGE_SECONDS if speed else 0.05
    )


def answers(socket: Path) -> bool:
    """Is there a simulator behind this control socket?"""
    with contextlib.suppress(OSError, ValueError):
        Handle(socket).state()
        return True
    return False
