"""Finding real-time commands in a printer's input: in every byte, pictures included (printing.md §3.5, §5.5)."""

from __future__ import annotations

import re

COMMAND = re.compile(rb"\x10(?:\x04[\x01-\x05]|\x05[\x01\x02]|\x14[\x01-\x08])")
BEGUN = re.compile(rb"\x10[\x04\x05\x14]?\Z")


class Sieve:
    """Takes real-time commands out of a stream; a command split over two reads is still found."""

    def __init__(self) -> None:
        self._begun = b""

    def sift(self, data: bytes) -> tuple[bytes, list[bytes]]:
        """What is left for the buffer, and the commands found. A possible beginning at the end is kept back."""
        data = self._begun + data
        commands = COMMAND.findall(data)
        rest = COMMAND.sub(b"", data)
        begun = BEGUN.search(rest) if BEGUN.search(data) else None
        self._begun = begun[0] if begun else b""
        return rest[: len(rest) - len(self._begun)], commands
