"""A scanner's bytes → codes. Pure; the time is handed in.

The end of a code is a setting of every scanner, so all of them are understood: CR, LF, CRLF, STX … ETX, and silence
(devices.md §15). A scanner that was once heard to say where a code ends always does: from then on silence in the midst
of a code means that it was cut off.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.contract.code_scanner import CodeDetail

STX, ETX, SOH = 0x02, 0x03, 0x01
_ENDS = frozenset(b"\r\n\x03")
GAP = 0.15
"""Seconds of silence that end a code: serial adapters pause some 20 ms, scanners that type some 10 ms between keys."""
LONGEST = 4296
"""The most characters a QR code holds as text (ISO/IEC 18004, version 40-L, alphanumeric)."""
_ALLOWED = frozenset(b"\x1d\x1e\x04")
"""Group and record separators and EOT stand in GS1 and postal codes; other control characters in none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One code, or why what came is none."""

    code: str = field(default="", repr=False)
    flaw: CodeDetail | None = None


class CodeParser:
    """Finds codes in what a scanner says. Longer ones than `longest` bytes are dropped to their end."""

    def __init__(self, gap: float = GAP, longest: int = LONGEST, says_its_end: bool = False) -> None:
        """`says_its_end`: silence never ends a code, not even the first one."""
        self._gap, self._longest = gap, longest
        self._says_its_end = says_its_end
        self._buffer = bytearray()
        self._too_long = False
        self._heard = 0.0

    def feed(self, data: bytes, now: float) -> list[Piece]:
        """What is complete with these bytes, heard at `now` (`time.monotonic`)."""
        pieces = self.silence(now)
        for byte in data:
            if byte in _ENDS:
                ended = self._end()
                self._says_its_end |= any(piece.code for piece in ended)
                pieces += ended
            elif byte == STX:
                pieces += [Piece(flaw=CodeDetail.CUT_OFF)] if self._buffer else []
                self.forget()
                self._buffer.append(byte)
            elif len(self._buffer) <= self._longest:
                self._buffer.append(byte)
            elif not self._too_long:
                self._too_long = True
                pieces.append(Piece(flaw=CodeDetail.TOO_LONG))
        self._heard = now
        return pieces

    def silence(self, now: float) -> list[Piece]:
        """What ends by nothing having been heard until `now`."""
        if not self._buffer or now - self._heard < self._gap:
            return []
        if not self._too_long and (self._says_its_end or self._buffer[0] == STX):
            self.forget()
            return [Piece(flaw=CodeDetail.CUT_OFF)]
        return self._end()

    def due(self, now: float) -> float | None:
        """Seconds until silence would end what has begun, None when nothing has."""
        return max(0.0, self._heard + self._gap - now) if self._buffer else None

    def forget(self) -> None:
        """What has begun is dropped, and overwritten: it may be a citizen's."""
        self._buffer[:] = bytes(len(self._buffer))
        self._buffer.clear()
        self._too_long = False

    def _end(self) -> list[Piece]:
        data, too_long = bytes(self._buffer).removeprefix(b"\x02"), self._too_long
        self.forget()
        # Nothing: told already, CRLF, or the scanner's own answer to the trigger (Newland: STX SOH … ETX).
        if too_long or not data or data[0] == SOH:
            return []
        return [_piece(data)]


def _piece(data: bytes) -> Piece:
    text = _text(data)
    if text is None or any(byte < 0x20 and byte not in _ALLOWED for byte in data) or 0x7F in data:
        return Piece(flaw=CodeDetail.GARBAGE)
    return Piece(text) if text.strip() else Piece(flaw=CodeDetail.GARBAGE)


def _text(data: bytes) -> str | None:
    # Chinese scanners say Chinese codes in either coding; what is valid UTF-8 is hardly ever meant as GB 18030.
    for coding in ("utf-8", "gb18030"):
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    return None
