"""求助 on the real stage: what goes on in the background must not take the help screen away or leave a dead one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.attendant import Attendant
from kiosk.center.cases import CaseDesk
from kiosk.center.client import CenterClient
from kiosk.center.desk import Desk
from kiosk.center.fees import FeeDesk
from kiosk.center.filing import FilingDesk
from kiosk.center.memory import Memory
from kiosk.center.outbox import Outbox
from kiosk.center.papers import PaperDesk
from kiosk.center.ratings import RatingDesk
from kiosk.center.sealing import Seal
from kiosk.devices.rack import PrinterBay, Rack
from kiosk.devices.readers import ReaderBay
from kiosk.screens.stage import QtStage
from kiosk.settings import Timing
from kiosk.visit import House
from tests.appliance import identifying_at
from tests.journeys.test_visit import _no_printer, _no_reader


class Running:
    """An attendant on a real stage, its loop in a thread as in the kiosk."""

    def __init__(self, folder: Path) -> None:
        self.stage = QtStage()
        self.attendant: Attendant
        self._folder = folder
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Running:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    async def _serve(self) -> None:
        self.stage.bind(asyncio.get_running_loop())
        outbox = Outbox(self._folder / "outbox.db", Seal(self._folder / "key"))
        client = CenterClient("http://127.0.0.1:9", "", 0.5)
        memory = Memory(self._folder / "memory")
        desk = Desk(client, outbox, memory)
        desk.met.set()
        rack = Rack(PrinterBay(_no_printer), ReaderBay(_no_reader))
        papers = PaperDesk(client, desk.post, desk.now, memory)
        identifying = identifying_at(client, desk, memory)
        ratings = RatingDesk(client, desk.post, desk.now, memory)
        fees = FeeDesk(client, desk.post, desk.now, memory)
        rooms = papers, CaseDesk(client), ratings, fees, FilingDesk(client, desk.post)
        house = House(self.stage, rack, desk, Timing(), identifying, *rooms)
        self.attendant = Attendant(house)
        serving = asyncio.ensure_future(self.attendant.serve_for_ever())
        while not self._stop.is_set():
            await asyncio.sleep(0.02)
            if self.attendant._waiting is not None:  # what watch_hall does every few seconds
                self.stage.renew(self.attendant._waiting())
        serving.cancel()
        outbox.close()
        client.close()


@pytest.fixture
def running(tmp_path: Path, qapp: object) -> Iterator[Running]:
    with Running(tmp_path) as made:
        yield made


def _shows(running: Running, qtbot: QtBot, name: str) -> None:
    model = running.stage.model
    qtbot.waitUntil(lambda: model.property("name") == name and running.stage.waits, timeout=5000)


def test_help_stays_while_the_hall_is_watched_and_gives_the_screen_back_alive(running: Running, qtbot: QtBot) -> None:
    model, shows = running.stage.model, partial(_shows, running, qtbot)
    shows("Welcome")
    model.answer("touch")
    shows("Home")
    model.leave("help")
    shows("HelpCalled")
    qtbot.wait(300)
    assert model.property("name") == "HelpCalled", "the watched hall must not take the help screen away"
    model.answer("back")
    shows("Home")
    qtbot.wait(300)
    model.leave("help")
    shows("HelpCalled")
    model.leave("home")
    shows("Home")


def test_help_is_called_from_the_welcome_too(running: Running, qtbot: QtBot) -> None:
    model, shows = running.stage.model, partial(_shows, running, qtbot)
    shows("Welcome")
    model.leave("help")
    shows("HelpCalled")
    model.answer("back")
    shows("Home")
