"""Telling a ticket printer's answers apart, byte by byte (printing.md §4.4)."""

from __future__ import annotations

XON, XOFF = 0x11, 0x13
PACKET_REST = 3
"""Bytes that follow the first byte of an automatic status packet."""


class Answers:
    """One classifier for everything that comes from the printer; queries wait on what it has sorted out."""

    def __init__(self) -> None:
        self.real_time: list[int] = []
        """Answers to DLE EOT, not yet fetched."""
        self.queued: list[int] = []
        """Answers to GS r (and one-byte GS I), not yet fetched."""
        self.garbage = 0
        """Bytes so far that no printer of this kind sends."""
        self._packet_left = 0

    def feed(self, data: bytes) -> None:
        for byte in data:
            self._sort(byte)

    def _sort(self, byte: int) -> None:
        if self._packet_left and not byte & 0x90:
            self._packet_left -= 1
            return
        self._packet_left = 0
        if byte & 0x93 == 0x12:
            self.real_time.append(byte)
        elif byte & 0x93 == 0x10:
            self._packet_left = PACKET_REST
        elif not byte & 0x90:
            self.queued.append(byte)
        elif byte not in (XON, XOFF):
            self.garbage += 1
