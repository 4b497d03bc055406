"""Where finished tickets fall: kept in memory for the dock, written to a folder for people and tests."""

from __future__ import annotations

from pathlib import Path

from PIL import (
    ImageOps,
    PngImagePlugin,  # noqa: F401 - else the first ticket waits for Pillow to look for its plug-ins
)

from drivers.ticket_printer.paper import Ticket

MARGIN = 32
"""Dots of white on each side of what the head can reach."""
KEPT = 50
"""Tickets kept in memory."""


class Tray:
    """`NNN.png`, `NNN.bin` and, last, `NNN.txt` for each ticket; numbers go on where the folder ends."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.printed = 0
        self.waiting: list[int] = []
        """Numbers of the tickets in the presenter."""
        self.retracted = 0
        self.tickets: list[Ticket] = []
        self._number = 0
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            self._number = max((int(one.stem) for one in folder.glob("*.txt") if one.stem.isdigit()), default=0)

    def drop(self, ticket: Ticket) -> None:
        self._number += 1
        if self._folder:
            _save(ticket, self._folder / f"{self._number:03}")
        self.tickets = [*self.tickets[1 - KEPT :], ticket]
        self.waiting.append(self._number)
        self.printed += 1

    def take(self) -> None:
        self.waiting.clear()

    def retract(self) -> None:
        self.retracted += len(self.waiting)
        self.waiting.clear()


def _save(ticket: Ticket, stem: Path) -> None:
    # the head is 72 mm wide, the paper 80: with its margins the picture is what somebody holds in the hand
    paper = ImageOps.expand(ticket.picture, border=(MARGIN, MARGIN, MARGIN, 0), fill=1)
    paper.save(stem.with_suffix(".png"), format="PNG", compress_level=1)
    stem.with_suffix(".bin").write_bytes(ticket.raw)
    # The text is renamed into place last: who sees it finds the other two complete.
    fresh = stem.with_suffix(".txt.new")
    fresh.write_text("\n".join([*ticket.lines, ""]), encoding="utf-8")
    fresh.replace(stem.with_suffix(".txt"))
