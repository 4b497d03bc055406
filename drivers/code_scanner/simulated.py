"""A code scanner to hold codes up to: real bytes or key events over a pty, handled through its control socket."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

from drivers.code_scanner.keys import ENTER, EV_KEY, EV_MSC, EV_SYN, EVENT, KEYS, LEFT_SHIFT, PRESSED, RELEASED
from drivers.code_scanner.serial import TRIGGERS
from drivers.controls import ControlServer, State
from drivers.window_caller.simulated_line import SimulatedLine

MODELS = ("serial", "hid")
_PIECE = 40 * EVENT.size
"""Bytes said in one go: a pty holds 4,096."""
_PAUSE = 0.004
_MSC_SCAN = 4
_STROKES = {shifted: (key, True) for key, (_, shifted) in KEYS.items()} | {
    plain: (key, False) for key, (plain, _) in KEYS.items() if key < 71
}
_NEWLAND_DONE = b"\x02\x010000#SCNTRG1\x06;\x03"


def key_events(text: str, enter: bool = True) -> bytes:
    """The events of a keyboard that types this. Raises ValueError for what a US keyboard does not have."""
    out = b""
    for letter in text:
        if letter not in _STROKES:
            raise ValueError(f"a US keyboard cannot type {letter!r}")
        key, shift = _STROKES[letter]
        stroke = _event(key, PRESSED) + _event(key, RELEASED)
        out += _event(LEFT_SHIFT, PRESSED) + stroke + _event(LEFT_SHIFT, RELEASED) if shift else stroke
    return out + (_event(ENTER, PRESSED) + _event(ENTER, RELEASED) if enter else b"")


def _event(key: int, value: int) -> bytes:
    now = time.time()
    when = int(now), int(now % 1 * 1e6)
    return b"".join(
        EVENT.pack(*when, *what) for what in ((EV_MSC, _MSC_SCAN, key), (EV_KEY, key, value), (EV_SYN, 0, 0))
    )


class SimulatedCodeScanner:
    """`SimulatedCodeScanner(port, control_path).start()`; it is plugged in at `port` until `.stop()`.

    Controls: show(code), take_away, half(code), garbage(size), endless(on), unplug, plug, state. A scanner with a
    trigger reads what is held up only while its light is on, and puts it out after a reading; one without always looks.
    """

    def __init__(
        self, port: Path, control_path: Path, model: str = "serial", end: bytes = b"\r", trigger: str = ""
    ) -> None:
        """`end` is what follows a code on a serial line: CR, LF, CRLF, ETX (then STX goes before it) or nothing.
        Raises ValueError for a model or trigger nobody knows."""
        if model not in MODELS or trigger not in TRIGGERS:
            raise ValueError(f"model is one of {MODELS}, trigger one of {tuple(TRIGGERS)}")
        self._model, self._end, self._trigger = model, end, trigger
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._line = SimulatedLine(port, self._speak, self._hear, baud=0)
        self._lock = threading.Lock()
        self._held = ""
        self._lit = not trigger
        self._saying = bytearray()
        self._told = b""
        self._endless = False
        self._readings = self._lightings = 0
        self._dice = random.Random(1)

    def start(self) -> None:
        self._line.start()
        controls: dict[str, Callable[..., State | None]] = {
            "show": self.show,
            "take_away": self.take_away,
            "half": self.half,
            "garbage": self.garbage,
            "endless": self.endless,
            "unplug": lambda: self._line.plug(False),
            "plug": lambda: self._line.plug(True),
        }
        self._control = ControlServer(self._control_path, controls, self.state)

    def stop(self) -> None:
        if self._control:
            self._control.close()
        self._line.stop()

    def show(self, code: str) -> None:
        """Hold a code up until it is taken away. Raises ValueError for a code this scanner could not say."""
        self._said(code)
        with self._lock:
            self._held = code
            self._read()
        self._line.wake()

    def take_away(self) -> None:
        with self._lock:
            self._held = ""

    def half(self, code: str) -> None:
        """The scanner says the first half of a code, and nothing more."""
        half = code[: max(1, len(code) // 2)]
        said = key_events(half, enter=False) if self._model == "hid" else self._start() + half.encode()
        self._say(said)

    def garbage(self, size: int = 40) -> None:
        """As many random bytes."""
        self._say(self._dice.randbytes(size) + b"\0" + (b"" if self._model == "hid" else self._end))

    def endless(self, on: bool = True) -> None:
        """It says the same letter for ever."""
        self._endless = bool(on)
        self._line.wake()

    def state(self) -> State:
        with self._lock:
            return {
                "plugged": self._line.plugged,
                "model": self._model,
                "held": bool(self._held),
                "lit": self._lit,
                "readings": self._readings,
                "lightings": self._lightings,
            }

    # ------------------------------------------------------------------------------ the scanner

    def _start(self) -> bytes:
        return b"\x02" if self._end == b"\x03" else b""

    def _said(self, code: str) -> bytes:
        return key_events(code) if self._model == "hid" else self._start() + code.encode() + self._end

    def _read(self) -> None:
        if self._held and self._lit:
            self._saying += self._said(self._held)
            self._readings += 1
            self._lit = not self._trigger

    def _say(self, data: bytes) -> None:
        with self._lock:
            self._saying += data
        self._line.wake()

    def _speak(self, now: float) -> tuple[bytes, float | None]:
        time.sleep(_PAUSE)
        with self._lock:
            if self._endless and not self._saying:
                self._saying += key_events("a" * 8, enter=False) if self._model == "hid" else b"A" * 40
            piece = bytes(self._saying[:_PIECE])
            del self._saying[:_PIECE]
            return piece, None

    def _hear(self, data: bytes) -> bytes:
        on, off = TRIGGERS[self._trigger]
        if not on:
            return b""
        with self._lock:
            self._told = (self._told + data)[-64:]
            if self._told.endswith(off):
                self._lit = False
            elif self._told.endswith(on):
                self._lit, self._lightings = True, self._lightings + 1
                self._read()
                return _NEWLAND_DONE if self._trigger == "newland" else b""
        return b""
