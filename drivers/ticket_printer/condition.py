"""The mechanics of the simulated printer, and how they are told in status bytes (printing.md §4.2, §4.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Condition:
    """`paper` is ok, low or out; `left` counts dots down to the end of the roll, None for plenty."""

    paper: str = "ok"
    left: int | None = None
    cover_open: bool = False
    cutter_error: bool = False

    @property
    def off_line(self) -> bool:
        return self.paper == "out" or self.cover_open or self.cutter_error

    def pull(self, dots: int) -> None:
        """Paper moved."""
        if self.left is None:
            return
        self.left = max(0, self.left - dots)
        if not self.left:
            self.paper = "out"

    def real_time(self, n: int) -> int | None:
        """The answer to DLE EOT n; None for an n this printer does not know."""
        out, low = self.paper == "out", self.paper in ("low", "out")
        match n:
            case 1:
                return 0x12 | 0x08 * self.off_line
            case 2:
                return 0x12 | 0x04 * self.cover_open | 0x20 * out | 0x40 * self.cutter_error
            case 3:
                return 0x12 | 0x08 * self.cutter_error
            case 4:
                return 0x12 | 0x0C * low | 0x60 * out
        return None

    def queued(self, n: int) -> int:
        """The answer to GS r n: paper for 1, drawer pin for 2."""
        if n != 1:
            return 0
        return {"ok": 0x00, "low": 0x03, "out": 0x0F}[self.paper]

    def packet(self) -> bytes:
        """The four bytes of automatic status."""
        first = 0x10 | 0x08 * self.off_line | 0x20 * self.cover_open
        return bytes([first, 0x08 * self.cutter_error, self.queued(1), 0])
