"""A ticket printer made of software, at the far end of a pty: real bytes, real time, faults on demand.

It runs where hardware would be, outside the kiosk; the kiosk opens `port` with its real driver. Tests, demos and the
dock reach it through the control socket (drivers.controls).
"""

from __future__ import annotations

import os
import random
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from drivers.controls import Controls, ControlServer, State
from drivers.ticket_printer.condition import Condition
from drivers.ticket_printer.interpreter import Interpreter
from drivers.ticket_printer.paper import DOTS_PER_MM, Ticket
from drivers.ticket_printer.realtime import Sieve
from drivers.ticket_printer.tray import Tray
from drivers.transport.port import Port

BUFFER = 4096
RESERVE = 256
"""Bytes taken beyond the buffer while off line, so that status requests get through."""
USUAL_SPEED = 1200
"""Dots a second: 150 mm/s."""
READ_AT_ONCE = 512
STEPS_AT_ONCE = 64
MOST_LAG = 0.02
"""Seconds the paper may catch up after the machine's clock (1 ms) was too coarse for a row of dots."""
USUAL_WORDS = (
    "ABCDEFGHJK0123456789:-，。、（）您的排队号前面人约分钟楼综合窗口还要带身份证原件复印"
    "过号回来重新取扫码看政务服务中心办理登记"
)
IDENTITY = {65: "1.0", 66: "Bianmin", 67: "SIM-80", 68: "99000001"}
FONTS = {"gb2312": "GB2312", "gbk": "GBK", "gb18030": "GB18030"}


class SimulatedTicketPrinter:
    """An 80 mm printer with a cutter, a 4,096-byte buffer and a Hanzi ROM of level `rom`.

    `speed` is in dots a second, 0 for no waiting at all; `out` receives each finished ticket as picture, text and
    bytes; `automatic` is the status mask it starts with (GS a), which some boards have on.
    """

    def __init__(
        self,
        port: Path,
        control_path: Path,
        out: Path | None = None,
        *,
        rom: str = "gb2312",
        speed: float = 0,
        automatic: int = 0,
    ) -> None:
        self._port, self._control_path = Port(port), control_path
        self._rom, self._speed, self._automatic = rom, speed, automatic
        self._condition, self._tray, self._sieve = Condition(), Tray(out), Sieve()
        self._interpreter = Interpreter(rom, self._answer_queued)
        self._alive, self._garbage, self._noise = True, False, random.Random(27)
        self._faults: list[str] = []
        self._requests = 0
        self._log: deque[tuple[float, int]] = deque(maxlen=200)
        self._busy_until = 0.0
        self._lock = threading.RLock()
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)
        self._running = False
        self._thread = threading.Thread(target=self._run, name="simulated ticket printer", daemon=True)
        self._server: ControlServer | None = None

    def start(self) -> None:
        # A real printer has its characters in ROM; ours draws each once, and the first ticket must not wait for that.
        for size in (0x00, 0x11, 0x33):
            Interpreter(self._rom).feed(bytes([0x1D, 0x21, size]) + USUAL_WORDS.encode("gb2312") + b"\n")
        self._port.plug()
        self._running = True
        self._thread.start()
        self._server = ControlServer(self._control_path, self._controls(), self.state)

    def stop(self) -> None:
        """Ends the thread, closes the control socket and removes the port. May be called twice."""
        if not self._running:
            return
        self._running = False
        self._stir()
        self._thread.join()
        if self._server:
            self._server.close()
        self._port.unplug()
        os.close(self._wake)

    @property
    def tickets(self) -> list[Ticket]:
        """The finished tickets, oldest first (the last fifty)."""
        with self._lock:
            return list(self._tray.tickets)

    # ------------------------------------------------------------------------------ the machine

    def _run(self) -> None:
        while self._running:
            with self._lock:
                fd, wait = self._work()
            poller = select.poll()
            poller.register(self._wake, select.POLLIN)
            if fd is not None:
                poller.register(fd, select.POLLIN)
            for ready, _ in poller.poll(wait):
                with self._lock:
                    if ready == self._wake:
                        os.eventfd_read(self._wake)
                    elif ready == self._port.fd:
                        self._receive()

    def _work(self) -> tuple[int | None, float | None]:
        """Print what can be printed now; then: which descriptor to wait for, and at most how many milliseconds."""
        starving = False
        for _ in range(STEPS_AT_ONCE):
            if not self._may_print():
                break
            moved = self._interpreter.step()
            if moved is None:
                starving = True
                break
            self._move(moved)
        fd = self._port.fd if starving or self._has_room() else None
        now = time.monotonic()
        if now < self._busy_until:
            return fd, (self._busy_until - now) * 1000
        return fd, None if starving or not self._alive or self._condition.off_line else 0

    def _may_print(self) -> bool:
        return self._alive and not self._condition.off_line and time.monotonic() >= self._busy_until

    def _has_room(self) -> bool:
        room = BUFFER + (RESERVE if self._condition.off_line else 0)
        return not self._alive or len(self._interpreter.pending) < room

    def _move(self, dots: int) -> None:
        if dots:
            before = self._condition.paper
            self._condition.pull(dots)
            if self._condition.paper != before:
                self._report_change()
            if self._speed:
                self._busy_until = max(self._busy_until, time.monotonic() - MOST_LAG) + dots / self._speed
        for ticket in self._interpreter.tickets:
            self._tray.drop(ticket)
            self._faults += ticket.faults
        self._interpreter.tickets.clear()

    def _receive(self) -> None:
        data = self._port.read(16 if self._condition.off_line else READ_AT_ONCE)
        if not self._alive:
            return
        rest, commands = self._sieve.sift(data)
        self._interpreter.pending += rest
        for command in commands:
            self._obey(command)

    def _obey(self, command: bytes) -> None:
        match command[1], command[2]:
            case 4, n:
                self._requests += 1
                self._log.append((round(time.monotonic(), 4), n))
                answer = self._condition.real_time(n)
                if answer is not None:
                    self._say(bytes([answer]))
            case 5, n:
                # Accepted after cutter errors only, as many models do.
                if self._condition.cutter_error:
                    self._change(cutter_error=False)
                    if n == 2:
                        self._lose_buffer()
            case 0x14, n:
                self._faults.append(f"real-time command DLE DC4 {n} in the stream")

    def _answer_queued(self, what: str, n: int) -> None:
        if what == "r":
            self._say(bytes([self._condition.queued(n)]))
        elif what == "a":
            self._automatic = n
            self._report_change()
        elif n in IDENTITY or n == 69:
            self._say(b"_" + IDENTITY.get(n, FONTS[self._rom]).encode() + b"\0")
        else:
            self._say(bytes([{1: 0x20, 2: 0x03, 3: 0x01}.get(n, 0)]))

    def _report_change(self) -> None:
        if self._automatic:
            self._say(self._condition.packet())

    def _say(self, answer: bytes) -> None:
        if self._alive:
            self._port.write(bytes(self._noise.randrange(0x80, 0x100) for _ in answer) if self._garbage else answer)

    def _lose_buffer(self) -> None:
        self._interpreter = Interpreter(self._rom, self._answer_queued)
        self._sieve = Sieve()

    # ----------------------------------------------------------------------------- the controls

    def _controls(self) -> Controls:
        return {
            "paper_ok": lambda: self._change(paper="ok", left=None),
            "paper_near_end": lambda: self._change(paper="low", left=None),
            "paper_out": lambda: self._change(paper="out", left=None),
            "paper_left": lambda dots: self._change(paper="ok", left=int(dots)),
            "open_cover": lambda: self._change(cover_open=True),
            "close_cover": lambda: self._change(cover_open=False),
            "cutter_error": lambda: self._change(cutter_error=True),
            "clear": lambda: self._change(cutter_error=False),
            "dead": lambda: self._set(alive=False),
            "alive": lambda: self._set(alive=True),
            "power_cycle": self._power_cycle,
            "unplug": lambda: self._locked(self._port.unplug),
            "plug": lambda: self._locked(self._port.plug),
            "slow": lambda dots_per_second=USUAL_SPEED: self._set(speed=float(dots_per_second)),
            "full_speed": lambda: self._set(speed=0.0),
            "garbage": lambda on=True: self._set(garbage=bool(on)),
            "log": lambda: {"log": list(self._log)},
            "take_paper": lambda: self._locked(self._tray.take),
            "retract": lambda: self._locked(self._tray.retract),
        }

    def state(self) -> State:
        """What the dock shows. `half_ticket` is the bytes of a ticket begun and not yet cut, printed or waiting."""
        with self._lock:
            paper, pending = self._interpreter.paper, len(self._interpreter.pending)
            last = self._tray.tickets[-1] if self._tray.tickets else None
            return {
                "paper": self._condition.paper,
                "paper_left": self._condition.left,
                "cover": "open" if self._condition.cover_open else "closed",
                "cutter_error": self._condition.cutter_error,
                "off_line": self._condition.off_line,
                "alive": self._alive,
                "plugged": self._port.fd is not None,
                "garbage": self._garbage,
                "speed": self._speed,
                "printed": self._tray.printed,
                "presenter": list(self._tray.waiting),
                "retracted": self._tray.retracted,
                "half_ticket": pending + (0 if paper.blank else len(paper.raw)),
                "half_lines": list(paper.lines),
                "buffer": pending,
                "last": list(last.lines) if last else [],
                "last_mm": last.picture.height / DOTS_PER_MM if last else 0,
                "faults": self._faults[-20:] + paper.faults,
                "status_requests": self._requests,
            }

    def _change(self, **condition: object) -> None:
        with self._lock:
            for name, value in condition.items():
                setattr(self._condition, name, value)
            self._report_change()
        self._stir()

    def _set(self, **switches: object) -> None:
        with self._lock:
            for name, value in switches.items():
                setattr(self, f"_{name}", value)
            self._busy_until = 0.0
        self._stir()

    def _power_cycle(self) -> None:
        with self._lock:
            self._lose_buffer()
        self._set(alive=True)

    def _locked(self, act: Callable[[], None]) -> None:
        with self._lock:
            act()
        self._stir()

    def _stir(self) -> None:
        os.eventfd_write(self._wake, 1)
