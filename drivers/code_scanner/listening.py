"""What every code scanner does, whatever it is plugged into: open, light, listen, drop what is no code."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from drivers.code_scanner.codes import CodeParser, Piece
from drivers.contract.code_scanner import CodeDetail, ScannerStatus, ScanResult
from drivers.contract.words import Health, Line, LineGone, LineTimeout, Outcome, Remedy

log = logging.getLogger(__name__)

_CHUNK = 4096
_STALE_READS = 8
_TRIGGER_TAKES = 0.5
"""Seconds a scanner is given to take the bytes that put its light on or out."""
_LIGHT_LASTS = 2.0
"""Seconds after which the light is put on again: scanners put it out by themselves. Not at every look: a scanner that
has just read would read the same code once more."""
_HEALTH = {
    CodeDetail.IN_USE: (Health.BUSY, Remedy.CLEAR),
    CodeDetail.NOT_ALLOWED: (Health.USER_ERROR, Remedy.CONFIGURE),
    CodeDetail.NOT_A_SCANNER: (Health.USER_ERROR, Remedy.CONFIGURE),
}


class ScannerGone(LineGone):
    """There is no scanner to listen to, and why."""

    def __init__(self, words: str, detail: CodeDetail) -> None:
        super().__init__(words)
        self.detail = detail


class ListeningScanner:
    """A scanner on any `Line` whose bytes are the characters of codes. `light` are the bytes that put its light on and
    out; empty for a scanner that looks by itself."""

    verified = False

    def __init__(self, opener: Callable[[], Line], parser: CodeParser, light: tuple[bytes, bytes] = (b"", b"")) -> None:
        self._opener, self._parser = opener, parser
        self._on, self._off = light
        self._line: Line | None = None
        self._awake = False
        """Has it been asked since it last rested? Only then what it says counts."""
        self._lit_until = 0.0
        self._waiting: list[Piece] = []

    def status(self, deadline: float) -> ScannerStatus:
        """Opens it when it is not open, and looks whether it is still there."""
        try:
            heard = self._open().read(_CHUNK, 0.0)
        except LineGone as gone:
            detail = self._lost(gone)
            health, remedy = _HEALTH.get(detail, (Health.NO_DEVICE, Remedy.MAINTAIN))
            return ScannerStatus(health, detail, remedy)
        if heard and self._awake:
            self._waiting += self._parser.feed(heard, time.monotonic())
        return ScannerStatus(Health.ONLINE)

    def scan(self, deadline: float) -> ScanResult:
        """NOT_READY with a detail when there is no scanner; it is opened again at the next call."""
        ends = time.monotonic() + deadline
        try:
            line = self._open()
            if not self._awake:
                self._wake(line)
            self._light(line)
            piece = self._next(line, ends)
        except LineGone as gone:
            return ScanResult(Outcome.NOT_READY, self._lost(gone))
        if piece is None:
            return ScanResult(Outcome.TIMEOUT)
        self._lit_until = 0.0  # a scanner with a trigger puts its light out when it has read
        if piece.flaw:
            return ScanResult(Outcome.INVALID_DATA, piece.flaw)
        self.rest()
        return ScanResult(Outcome.SUCCESS, code=piece.code)

    def rest(self) -> None:
        self._parser.forget()
        self._waiting.clear()
        if self._awake and self._line is not None:
            try:
                self._say(self._line, self._off)
            except LineGone as gone:
                self._lost(gone)
        self._awake = False

    def close(self) -> None:
        self.rest()
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _open(self) -> Line:
        if self._line is None:
            self._line = self._opener()
        return self._line

    def _wake(self, line: Line) -> None:
        """What was read while nobody asked may be the last citizen's."""
        for _ in range(_STALE_READS):
            if not line.read(_CHUNK, 0.0):
                break
        self._awake = True
        self._lit_until = 0.0

    def _light(self, line: Line) -> None:
        if time.monotonic() >= self._lit_until:
            self._say(line, self._on)
            self._lit_until = time.monotonic() + _LIGHT_LASTS

    def _say(self, line: Line, words: bytes) -> None:
        ends = time.monotonic() + _TRIGGER_TAKES
        while words:
            try:
                words = words[line.write(words, max(0.0, ends - time.monotonic())) :]
            except LineTimeout:
                return  # a scanner that takes no trigger may still look by itself

    def _next(self, line: Line, ends: float) -> Piece | None:
        while not self._waiting:
            now = time.monotonic()
            if now >= ends:
                return None  # what has begun is heard on at the next call
            due = self._parser.due(now)
            data = line.read(_CHUNK, ends - now if due is None else min(due, ends - now))
            now = time.monotonic()
            self._waiting += self._parser.feed(data, now) if data else self._parser.silence(now)
        return self._waiting.pop(0)

    def _lost(self, gone: LineGone) -> CodeDetail:
        log.debug("code scanner: %s", gone)  # the rack says it once, loudly; this is for whoever installs
        was_there, line, self._line = self._line is not None, self._line, None
        self._awake = False
        self._parser.forget()
        if line is not None:
            line.close()
        if isinstance(gone, ScannerGone):
            return gone.detail
        return CodeDetail.UNPLUGGED if was_there else CodeDetail.NO_SCANNER
