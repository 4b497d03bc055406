"""A card reader to be held cards to and pulled about: real bytes over a pty, handled through its control socket."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drivers.card_reader.codes import CHECKSUM_ERROR, READ_FAILED, Command
from drivers.card_reader.frames import REQUEST_SIZES, FrameParser, build
from drivers.card_reader.simulated_port import Sending, SimulatedPort
from drivers.card_reader.simulated_sam import SimulatedSam, bare
from drivers.card_reader.synthetic_cards import load_people
from drivers.controls import ControlServer, State

_AT: dict[str, tuple[Command, ...]] = {
    "any": tuple(Command),
    "status": (Command.STATUS,),
    "find": (Command.FIND,),
    "select": (Command.SELECT,),
    "read": (Command.READ, Command.READ_WITH_FINGERPRINT),
    "newest_address": (Command.READ_NEWEST_ADDRESS,),
}
"""Which request a one-time fault waits for."""
_REQUEST_GAP = 0.2
"""Seconds after which an unfinished request is forgotten."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that goes wrong once. `what`: checksum, length, sw3 (`value` is the code), removed (`value` is after
    how many bytes of the answer the card is gone; 0: the SAM itself notices and answers 41)."""

    what: str
    at: str
    value: int = 0


class SimulatedCardReader:
    """`SimulatedCardReader(port, control_path, people).start()`; the reader answers at `port` until `.stop()`.

    Controls: present_card(who), remove_card, remove_mid_read(after=600), wrong_checksum(at="read"),
    wrong_length(at="read"), sw3(code, at="read"), garbage(on), silence(on), slow(ms), unplug, plug, list_people, calm
    (all faults off). `at` is any, status, find, select, read or newest_address.
    """

    def __init__(
        self, port: Path, control_path: Path, people: Path, baud: int = 115200, portraits: Path | None = None
    ) -> None:
        """`port` becomes a symlink to a pty; `people` is a file of invented cards, `portraits` the folder of their
        pictures. `baud` paces the line and must be the near end's speed too; 0 is full speed, whatever the near end is
        set to."""
        self._people = load_people(people, portraits)
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._sam = SimulatedSam()
        self._port = SimulatedPort(port, self._hear, baud)
        self._parser = FrameParser(REQUEST_SIZES)
        self._lock = threading.Lock()
        self._noise = random.Random(1)
        self._mishaps: list[Mishap] = []
        self._garbage = self._silence = False
        self._slow = 0.0
        self._requests = self._bad_requests = 0
        self._heard = 0.0
        self._looked = self._rest = math.inf
        """When a card was last looked for, and the shortest time between two looks."""

    def start(self) -> None:
        self._port.start()
        self._control = ControlServer(
            self._control_path,
            {
                "present_card": self.present_card,
                "remove_card": self.remove_card,
                "remove_mid_read": self.remove_mid_read,
                "wrong_checksum": lambda at="read": self._expect(Mishap("checksum", at)),
                "wrong_length": lambda at="read": self._expect(Mishap("length", at)),
                "sw3": self.sw3,
                "garbage": self.garbage,
                "silence": self.silence,
                "slow": self.slow,
                "unplug": lambda: self._port.plug(False),
                "plug": lambda: self._port.plug(True),
                "list_people": self.list_people,
                "calm": self.calm,
            },
            self.state,
        )

    def stop(self) -> None:
        if self._control:
            self._control.close()
        self._port.stop()

    # -------------------------------------------------------------------------------- controls

    def present_card(self, who: str) -> None:
        """Lay a card on the reader, instead of the one that may lie there. Raises ValueError for an unknown name."""
        if who not in self._people:
            raise ValueError(f"nobody is called {who!r}; known: {', '.join(self._people)}")
        with self._lock:
            self._sam.lay(self._people[who])

    def remove_card(self) -> None:
        with self._lock:
            self._sam.lift()

    def remove_mid_read(self, after: int = 600) -> None:
        """The card vanishes during the next read: `after` bytes of the answer still come; 0: the SAM answers 41."""
        if after < 0:
            raise ValueError("after is a number of bytes, 0 or more")
        self._expect(Mishap("removed", "read", after))

    def sw3(self, code: int, at: str = "read") -> None:
        """The next such request is answered with this status code."""
        if not 0 <= code <= 0xFF:
            raise ValueError("a status code is one byte, 0 … 255")
        self._expect(Mishap("sw3", at, code))

    def garbage(self, on: bool = True) -> None:
        """Every answer becomes as many random bytes."""
        self._garbage = bool(on)

    def silence(self, on: bool = True) -> None:
        """No answer at all."""
        self._silence = bool(on)

    def slow(self, ms: float) -> None:
        """Every answer waits so many milliseconds."""
        if ms < 0:
            raise ValueError("ms is 0 or more")
        self._slow = ms / 1000

    def calm(self) -> None:
        """No fault any more; the card stays where it is."""
        with self._lock:
            self._mishaps.clear()
        self._garbage = self._silence = False
        self._slow = 0.0

    def list_people(self) -> State:
        people = [
            {"who": card.who, "name": card.name, "kind": card.kind, "note": card.note} for card in self._people.values()
        ]
        return {"people": people}

    def state(self) -> State:
        with self._lock:
            card = self._sam.card
            return {
                "plugged": self._port.plugged,
                "card": card.who if card else "",
                "garbage": self._garbage,
                "silence": self._silence,
                "slow_ms": round(self._slow * 1000),
                "waiting": [f"{mishap.what} at {mishap.at}" for mishap in self._mishaps],
                "requests": self._requests,
                "bad_requests": self._bad_requests,
                "reads": self._sam.counts["30 01"] + self._sam.counts["30 10"],
                "find_gap_ms": None if math.isinf(self._rest) else round(self._rest * 1000),
                "commands": dict(self._sam.counts),
            }

    # ------------------------------------------------------------------------------- the reader

    def _hear(self, data: bytes) -> Iterator[Sending]:
        now = time.monotonic()
        if now - self._heard > _REQUEST_GAP:
            self._parser.reset()
        self._heard = now
        damaged = self._parser.damaged
        for body in self._parser.feed(data):
            frame = self._answer(body)
            if frame:
                yield Sending(frame, self._slow)
            if self._port.baud:
                self._port.baud = self._sam.speed if body[0] == Command.SPEED[0] else self._port.baud
        for _ in range(self._parser.damaged - damaged):
            self._bad_requests += 1
            if not self._silence:
                yield Sending(build(bare(CHECKSUM_ERROR)), self._slow)

    def _answer(self, body: bytes) -> bytes:
        with self._lock:
            self._requests += 1
            if body[:2] == Command.FIND:
                now = time.monotonic()
                self._rest, self._looked = min(self._rest, abs(now - self._looked)), now
            mishap = self._due(body[:2])
            if mishap and mishap.what == "sw3":
                self._sam.give_up_card()
                frame = build(bare(mishap.value))
            else:
                frame = self._spoiled(build(self._sam.answer(body)), mishap)
            if self._silence:
                return b""
            return self._noise.randbytes(len(frame)) if self._garbage else frame

    def _spoiled(self, frame: bytes, mishap: Mishap | None) -> bytes:
        match mishap:
            case Mishap("checksum"):
                return frame[:-1] + bytes([frame[-1] ^ 0x55])
            case Mishap("length"):
                return frame[:6] + bytes([frame[6] ^ 0x10]) + frame[7:]
            case Mishap("removed", value=after):
                self._sam.lift()
                return frame[:after] or build(bare(READ_FAILED))
        return frame

    def _expect(self, mishap: Mishap) -> None:
        if mishap.at not in _AT:
            raise ValueError(f"at must be one of {', '.join(_AT)}, not {mishap.at!r}")
        with self._lock:
            self._mishaps.append(mishap)

    def _due(self, command: bytes) -> Mishap | None:
        for mishap in self._mishaps:
            if command in _AT[mishap.at]:
                self._mishaps.remove(mishap)
                return mishap
        return None
