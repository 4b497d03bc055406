"""The kiosk with its screens: Qt on the main thread, everything else in one asyncio loop on a second (DESIGN §2)."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.scenes import Found, ItemCard, Welcome
from kiosk.screens.finder import Shelf
from kiosk.screens.house import House as HouseModel
from kiosk.screens.house import Place
from kiosk.screens.stage import QtStage
from kiosk.screens.window import PORTRAIT, Opened, open_window, start_qt
from kiosk.settings import Settings
from kiosk.wiping import overwrite_what_is_freed, return_what_is_free

if TYPE_CHECKING:
    from kiosk.attendant import VisitRecord
    from kiosk.center.contract import Hall
    from kiosk.visit import House

log = logging.getLogger(__name__)

SIGNAL_LOOK = 200
"""Milliseconds: Python runs signal handlers only when Qt lets it (screens.md §5)."""
STOP_LOOK = 0.1
"""Seconds between two looks whether the kiosk is asked to end."""
END = 20
"""Seconds the kiosk thread gets to close devices, center and outbox."""
SETTLED = 3.0
"""Seconds after which everything is loaded that a waiting kiosk needs."""
ALIVE = 1000
"""Milliseconds between two signs of life to systemd."""
NOTHING_KNOWN = Welcome(waiting=0, low=None, high=None, open=True, hours_text="", hours_text_en="", next_open="")


class LiveFinder:
    """The finder of the screens: looks things up in whatever catalogue the kiosk knows at the moment."""

    def __init__(self) -> None:
        self.house: House | None = None

    def wanted(self) -> Sequence[ItemCard]:
        finder = self.house.finder if self.house else None
        return finder.wanted() if finder else ()

    def families(self) -> Sequence[Shelf]:
        finder = self.house.finder if self.house else None
        return finder.families() if finder else ()

    def in_family(self, code: str) -> Sequence[ItemCard]:
        finder = self.house.finder if self.house else None
        return finder.in_family(code) if finder else ()

    def search(self, text: str, english: bool) -> Found:
        finder = self.house.finder if self.house else None
        return finder.search(text, english) if finder else Found()


class App:
    """One running kiosk with a window. Make it, `open` it, `run` it: all on the main thread."""

    def __init__(self, settings: Settings, *, clock: str = "", on_visit: Callable[[VisitRecord], None] | None = None):
        self._settings = settings
        self._clock = clock
        self._on_visit = on_visit
        self._finder = LiveFinder()
        self._stop = threading.Event()
        self._failed = False
        self._is_open = False
        self._tells = False
        """The kiosk, not a demonstration, runs: whoever began this process is told when it is open."""
        self._is_pictured = False
        self._pictured = asyncio.Event()
        self.stage: QtStage
        self.opened: Opened
        self._thread = threading.Thread(target=self._serve_thread, name="kiosk")

    def open(self, *, size: tuple[int, int] = PORTRAIT, full_screen: bool = False) -> Opened:
        """The window, with the first screen on it. The kiosk thread starts at once and takes over the stage."""
        start_qt()
        self.stage = QtStage()
        self.stage.open_with(NOTHING_KNOWN)
        self._house = HouseModel(self._place(None), self._now)
        self._thread.start()  # it imports and opens devices while Qt builds the window
        try:
            self.opened = open_window(
                self.stage, self._house, self._finder, self._flaw, size=size, full_screen=full_screen
            )
        except BaseException:
            self._end_thread()
            raise
        self._is_open = True
        self.opened.window.frameSwapped.connect(self._drawn)
        return self.opened

    def run(self) -> int:
        """Until the window closes or the process is asked to end. The exit status."""
        app = self.opened.app
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: app.quit())
        timers = [_timer(SIGNAL_LOOK, self._look), _timer(ALIVE, lambda: _notify("WATCHDOG=1"))]
        self._tells = True
        app.exec()
        for timer in timers:
            timer.stop()
        self.close()
        return 1 if self._failed else 0

    def close(self) -> None:
        """End the kiosk thread, then the window. May be called twice."""
        self._end_thread()
        if self._is_open:
            self._is_open = False
            self.opened.close()

    def _end_thread(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(END)

    @property
    def known_house(self) -> House | None:
        """The house of the kiosk thread, once there is one."""
        return self._finder.house

    def _drawn(self) -> None:
        """The first frame is out, and takes a touch."""
        self.opened.window.frameSwapped.disconnect(self._drawn)
        if self._tells:
            print("kiosk touchable", flush=True)
        self._is_pictured = True
        self.stage.to_loop(self._pictured.set)

    def _look(self) -> None:
        if not self._thread.is_alive():
            self.opened.app.quit()

    # --------------------------------------------------------------------------- the kiosk thread

    def _serve_thread(self) -> None:
        from kiosk.machine import AlreadyRunning

        try:
            asyncio.run(self._serve())
        except AlreadyRunning as told:
            self._failed = True
            print(f"kiosk: {told}", file=sys.stderr)
        except Exception:
            self._failed = True
            log.exception("the kiosk thread ended")

    async def _serve(self) -> None:
        from kiosk.machine import open_machine, visits_file  # costly: not before the window is on its way

        self.stage.bind(asyncio.get_running_loop())
        if self._is_pictured:  # before there was a loop to tell
            self._pictured.set()
        on_visit = self._on_visit or visits_file(self._settings.data)
        overwrite_what_is_freed()  # before the outbox is read: the last run's citizen may still be in it
        async with open_machine(
            self._settings,
            self.stage,
            clock=self._clock,
            on_visit=on_visit,
            on_house=self._meet,
            pictured=self._pictured,
        ) as machine:
            serving = asyncio.ensure_future(machine.serve())
            gc.enable()
            telling = asyncio.ensure_future(self._tell_ready())
            while not (self._stop.is_set() or serving.done()):
                await asyncio.wait({serving}, timeout=STOP_LOOK)
            self._failed = serving.done()  # it serves for ever: whatever ended it is a fault
            telling.cancel()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving

    async def _tell_ready(self) -> None:
        """Whoever began this process is told that citizens are served: a touch is answered from now on."""
        await self._pictured.wait()
        if self._tells:
            print("kiosk ready", flush=True)
            _notify("READY=1")
        await asyncio.sleep(SETTLED)
        return_what_is_free()

    def _meet(self, house: House) -> None:
        """The kiosk thread has put the house together: from now on the screens can look things up in it."""
        self._finder.house = house
        house.desk.on_hall = lambda hall: self.stage.post(lambda: self._house.learn(self._place(hall)))
        house.desk.on_catalogue = lambda _: self.stage.post(self._renew_finder)

    def _renew_finder(self) -> None:
        """A new catalogue came; the window may not be there yet when it is the first."""
        if self._is_open:
            self.opened.finder.wipe()

    # ------------------------------------------------------------------------ what the screens ask

    def _now(self) -> datetime:
        house = self._finder.house
        return house.desk.now() if house else datetime.now().astimezone()

    def _flaw(self, number: str) -> str:
        from kiosk.identity.numbers import flaw_of

        flaw = flaw_of(number, self._now().date())
        return flaw.value if flaw else ""

    def _place(self, hall: Hall | None) -> Place:
        kiosk, timing = self._settings.kiosk, self._settings.timing
        return Place(
            hall=hall.name if hall else "",
            hall_en=hall.name_en if hall else "",
            zone=kiosk.zone,
            zone_en=kiosk.zone_en,
            kiosk=kiosk.name,
            kiosk_en=kiosk.name_en,
            phone=hall.phone if hall else "",
            idle_seconds=round(timing.idle),
            idle_seconds_long=round(timing.idle_form),
        )


def _timer(milliseconds: int, tick: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setInterval(milliseconds)
    timer.timeout.connect(tick)
    timer.start()
    return timer


def _notify(word: str) -> None:
    """Tell systemd (sd_notify, a datagram on the socket it names); nobody listening is fine."""
    path = os.environ.get("NOTIFY_SOCKET")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as link, suppress(OSError):
            link.sendto(word.encode(), "\0" + path[1:] if path.startswith("@") else path)
