"""A whole window line of pads to press and pull about: real bytes over a pty, handled through its control socket."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TypeVar

from drivers.contract import CallerAction
from drivers.controls import ControlServer, State
from drivers.window_caller.frames import FrameParser
from drivers.window_caller.keys import CONFIRMED, KEY_CODES
from drivers.window_caller.simulated_line import SimulatedLine
from drivers.window_caller.simulated_pad import SimulatedPad

_CODES = {action.value: code for code, action in KEY_CODES.items()}
_SHORT_CUTS = {action.value: digit for digit, action in CONFIRMED.items()}
_WIDEST_NOISE = 6

Value = TypeVar("Value")


class SimulatedWindowLine:
    """`SimulatedWindowLine(port, control_path, addresses).start()`; the pads speak at `port` until `.stop()`.

    Controls: press(address, key, digits=""), raw(address, data="0c"), rate(address, key), collide(first, second,
    key="call"), power(address, on), deaf(address, on), blank_clears(address, on), noise(on), garbage(size=20),
    broken(frames=1), slow(ms), echo(on), unplug, plug, calm. `key` of press is a word of `CallerAction`.
    """

    def __init__(self, port: Path, control_path: Path, addresses: Iterable[int], baud: int = 9600) -> None:
        """`port` becomes a symlink to a pty. `baud` paces the line and must be the near end's speed too; 0 is full
        speed. Raises ValueError for an address that is not one byte."""
        self._pads = {address: SimulatedPad(address) for address in addresses}
        if not all(0 <= address <= 0xFF for address in self._pads):
            raise ValueError("an address is one byte, 0 … 255")
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._line = SimulatedLine(port, self._speak, self._hear, baud)
        self._parser = FrameParser()
        self._lock = threading.Lock()
        self._random = random.Random(1)
        self._junk = b""
        self._noise = self._echo = False
        self._broken = 0
        self._slow = 0.0
        self._held_until = 0.0
        self._collisions = self._bad_bytes = 0

    def start(self) -> None:
        self._line.start()
        self._control = ControlServer(
            self._control_path,
            {
                "press": self.press,
                "raw": lambda address, data: self._change(self._pad(address).press, bytes.fromhex(data)),
                "rate": lambda address, key: self._change(self._pad(address).rate, key),
                "collide": self.collide,
                "power": lambda address, on=True: self._change(self._pad(address).power, bool(on)),
                "deaf": lambda address, on=True: self._set(address, "deaf", on),
                "blank_clears": lambda address, on=True: self._set(address, "blank_clears", on),
                "noise": self.noise,
                "garbage": self.garbage,
                "broken": self.broken,
                "slow": self.slow,
                "echo": self.echo,
                "unplug": lambda: self._line.plug(False),
                "plug": lambda: self._line.plug(True),
                "calm": self.calm,
            },
            self.state,
        )

    def stop(self) -> None:
        if self._control:
            self._control.close()
        self._line.stop()

    # -------------------------------------------------------------------------------- controls

    def press(self, address: int, key: str, digits: str = "") -> None:
        """Press a key after some digits; discard, suspend and callBack are a digit and confirm by themselves."""
        if key in _SHORT_CUTS:
            key, digits = CallerAction.CONFIRM.value, _SHORT_CUTS[key]
        if key not in _CODES or not (digits == "" or digits.isdecimal()):
            raise ValueError(f"key must be one of {', '.join([*_CODES, *_SHORT_CUTS])} and digits digits")
        self._change(self._pad(address).press, bytes([*map(int, digits), _CODES[key]]))

    def collide(self, first: int, second: int, key: str = "call") -> None:
        """Two clerks press at the very same instant: what is on the line is neither's frame."""
        with self._lock:
            for address in (first, second):
                self._pad(address).press(bytes([_CODES[key]]))
        self._line.wake()

    def noise(self, on: bool = True) -> None:
        """Random bytes before and behind every frame the pads send."""
        self._noise = bool(on)

    def garbage(self, size: int = 20) -> None:
        """So many random bytes, now."""
        with self._lock:
            self._junk += self._random.randbytes(size)
        self._line.wake()

    def broken(self, frames: int = 1) -> None:
        """The next frames the pads send have one bit flipped."""
        self._broken = frames

    def slow(self, ms: float) -> None:
        """Pads wait so many milliseconds after each sign of life on the line."""
        if ms < 0:
            raise ValueError("ms is 0 or more")
        self._slow = ms / 1000

    def echo(self, on: bool = True) -> None:
        """The near end's adapter hands back what it sends."""
        self._echo = bool(on)

    def calm(self) -> None:
        """No fault of the line any more, every pad powered and hearing; what they show stays."""
        self._noise = self._echo = False
        self._broken, self._slow = 0, 0.0
        with self._lock:
            for pad in self._pads.values():
                pad.deaf, pad.powered = False, True

    def state(self) -> State:
        with self._lock:
            return {
                "plugged": self._line.plugged,
                "pads": {str(address): pad.state() for address, pad in self._pads.items()},
                "collisions": self._collisions,
                "overlaps": self._line.overlaps,
                "bad_bytes": self._bad_bytes,
            }

    # --------------------------------------------------------------------------------- the line

    def _speak(self, now: float) -> tuple[bytes, float | None]:
        with self._lock:
            if now < self._held_until:
                return b"", self._held_until
            spoken = [bytes(frame) for pad in self._pads.values() if (frame := pad.speak(now)) is not None]
            data, self._junk = self._junk + self._on_the_wire(spoken), b""
            if spoken:
                self._held_until = now + self._slow
            times = [at for pad in self._pads.values() if (at := pad.next_at()) is not None]
            return data, min(times, default=None)

    def _on_the_wire(self, spoken: list[bytes]) -> bytes:
        if not spoken:
            return b""
        if len(spoken) > 1:
            self._collisions += 1
            return _overlaid(spoken)
        data = spoken[0]
        if self._broken:
            self._broken -= 1
            data = data[:-3] + bytes([data[-3] ^ 0x04]) + data[-2:]
        return self._some_noise() + data + self._some_noise() if self._noise else data

    def _some_noise(self) -> bytes:
        return self._random.randbytes(self._random.randint(1, _WIDEST_NOISE))

    def _hear(self, data: bytes) -> bytes:
        with self._lock:
            skipped = self._parser.skipped
            for frame in self._parser.feed(data):
                for pad in self._pads.values():
                    pad.hear(frame)
            self._bad_bytes += self._parser.skipped - skipped
            self._held_until = time.monotonic() + self._slow
        return data if self._echo else b""

    def _pad(self, address: int) -> SimulatedPad:
        if address not in self._pads:
            raise ValueError(f"no pad has the address {address}; known: {', '.join(map(str, self._pads))}")
        return self._pads[address]

    def _change(self, change: Callable[[Value], None], value: Value) -> None:
        with self._lock:
            change(value)
        self._line.wake()

    def _set(self, address: int, name: str, on: bool) -> None:
        with self._lock:
            setattr(self._pad(address), name, bool(on))


def _overlaid(spoken: list[bytes]) -> bytes:
    """What a receiver makes of several drivers pulling at once; on a real line it is anybody's guess."""
    longest = max(map(len, spoken))
    padded = [data.ljust(longest, b"\0") for data in spoken]
    mixed = bytes(reduce(or_, column) for column in zip(*padded, strict=True))
    return mixed[:2] + bytes(byte ^ 0xA5 for byte in mixed[2:])
