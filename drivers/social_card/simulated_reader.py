"""A reader to put social-security cards into and pull them out of: vpcd's frames over a socket, handled through its
control socket."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from drivers.controls import ControlServer, State
from drivers.social_card.simulated import NOT_FOUND, SimulatedSocialCard
from drivers.social_card.synthetic_holders import load_holders
from drivers.social_card.vpcd import ATR, HEAD, OFF, ON, RESET, framed
from drivers.transport.socket_port import SocketPort

ANSWER_TO_RESET = bytes.fromhex("3B 00")
"""A card with contacts, protocol T=0, that says nothing about itself (ISO/IEC 7816-3)."""
OTHER = "other"
"""A chip card of another kind: a bank's."""
_SELECT_BY_NAME = bytes.fromhex("00 A4 04")


class SimulatedSocialCardReader:
    """`SimulatedSocialCardReader(port, control_path, people).start()`; it listens at `port` until `.stop()`.

    Controls: present_card(who) (`other`: a bank's card), remove_card, remove_mid_read(after=6) commands, garbage(on),
    silence(on), slow(ms), unplug, plug, list_people, calm (all faults off), state.
    """

    def __init__(self, port: Path, control_path: Path, people: Path) -> None:
        """Cards answer in pieces, as those with T=0 do."""
        self._holders = load_holders(people)
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._port = SocketPort(port, self.serve)
        self._lock = threading.Lock()
        self._who = ""
        self._card: SimulatedSocialCard | None = None
        self._pull_after: int | None = None
        self._garbage = self._silence = False
        self._slow = 0.0
        self._commands = 0
        self._dice = random.Random(1)
        self._stopped = threading.Event()

    def start(self) -> None:
        controls: Mapping[str, Callable[..., State | None]] = {
            "present_card": self.present_card,
            "remove_card": self.remove_card,
            "remove_mid_read": self.remove_mid_read,
            "garbage": self.garbage,
            "silence": self.silence,
            "slow": self.slow,
            "unplug": lambda: self._port.plug(False),
            "plug": lambda: self._port.plug(True),
            "list_people": self.list_people,
            "calm": self.calm,
        }
        self._port.plug(True)
        self._control = ControlServer(self._control_path, controls, self.state)

    def stop(self) -> None:
        self._stopped.set()
        if self._control:
            self._control.close()
        self._port.plug(False)

    # -------------------------------------------------------------------------------- controls

    def present_card(self, who: str) -> None:
        """Put a card in, instead of the one that may be there. Raises ValueError for an unknown name."""
        if who != OTHER and who not in self._holders:
            raise ValueError(f"nobody is called {who!r}; known: {', '.join(self._holders)}, {OTHER}")
        card = SimulatedSocialCard({} if who == OTHER else self._holders[who].fields, in_pieces=True)
        if who == OTHER:
            card.refuses[_SELECT_BY_NAME] = NOT_FOUND
        self.remove_card()
        with self._lock:
            self._who, self._card = who, card.open()

    def remove_card(self) -> None:
        """Whoever talks to it hears the connection end."""
        with self._lock:
            self._who, self._card = "", None
        self._port.hang_up()

    def remove_mid_read(self, after: int = 6) -> None:
        """The card is pulled out after so many more commands; the next one is not answered any more."""
        if after < 0:
            raise ValueError("after is a number of commands, 0 or more")
        self._pull_after = after

    def garbage(self, on: bool = True) -> None:
        """Every answer becomes random bytes."""
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
        self._pull_after = None
        self._garbage = self._silence = False
        self._slow = 0.0

    def list_people(self) -> State:
        people = [
            {"who": each.who, "name": each.name, "kind": "social", "note": each.note} for each in self._holders.values()
        ]
        return {"people": [*people, {"who": OTHER, "name": "银行卡", "kind": "", "note": "不是社保卡，认不出"}]}

    def state(self) -> State:
        with self._lock:
            return {
                "plugged": self._port.plugged,
                "card": self._who,
                "garbage": self._garbage,
                "silence": self._silence,
                "slow_ms": round(self._slow * 1000),
                "waiting": [] if self._pull_after is None else [f"removed after {self._pull_after}"],
                "commands": self._commands,
            }

    # ------------------------------------------------------------------------------- the reader

    def serve(self, link: socket.socket) -> None:
        """One conversation with whoever reads, until either side ends it or the card is pulled out. A real vpcd, which
        wants to be called, is served by it too."""
        with link.makefile("rb") as heard:
            while len(head := heard.read(HEAD)) == HEAD:
                answer, over = self._answer(heard.read(int.from_bytes(head, "big")))
                if answer and not self._silence:
                    self._stopped.wait(self._slow)
                    link.sendall(self._dice.randbytes(40) if self._garbage else answer)
                if over:
                    return

    def _answer(self, said: bytes) -> tuple[bytes, bool]:
        """A frame, empty where nothing is answered, and whether the card is gone with it."""
        with self._lock:
            card = self._card
            if said == ATR:
                return framed(ANSWER_TO_RESET if card else b""), False
            if card is None:
                return b"", said not in (OFF, ON, RESET)
            if said in (ON, RESET):
                card.open()
            if said in (OFF, ON, RESET):
                return b"", False
            self._commands += 1
            if self._pull_after == 0:
                self._who, self._card, self._pull_after = "", None, None
                return b"", True
            if self._pull_after is not None:
                self._pull_after -= 1
            return framed(card.transmit(said)), False
