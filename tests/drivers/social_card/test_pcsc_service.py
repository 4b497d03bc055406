"""A social-security card through the real PC/SC service: pyscard, pcscd, vpcd, and the simulated card in it.

Where they are not installed nothing of it runs (Debian: pcscd, vsmartcard-vpcd; Python: the extra `pcsc`).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from drivers.contract import Health, Media, Outcome
from drivers.contract.social_card import SocialDetail
from drivers.social_card.pcsc import PcscSocialCardReader
from drivers.social_card.simulated_reader import SimulatedSocialCardReader
from tests.appliance import free_port
from tests.drivers.social_card.test_simulated_reader import LI, PEOPLE

VPCD = Path(os.environ.get("VPCD_DRIVER", "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"))
READY = 10.0
RUNS = bool(shutil.which("pcscd")) and VPCD.exists() and find_spec("smartcard") is not None
pytestmark = pytest.mark.skipif(not RUNS, reason="pcscd, vpcd or pyscard is not installed")


class Vpcd:
    """The service with one virtual reader, and the card that may be in it."""

    def __init__(self, folder: Path) -> None:
        self._port = free_port()
        (folder / "conf").mkdir()
        reader = f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{self._port:#x}\nLIBPATH {VPCD}\n'
        (folder / "conf" / "vpcd").write_text(reader + f"CHANNELID {self._port:#x}\n")
        self._service = subprocess.Popen(["pcscd", "-f", "-c", str(folder / "conf")], stderr=subprocess.DEVNULL)
        self.card = SimulatedSocialCardReader(folder / "card.icc", folder / "card.sock", PEOPLE)
        self.driver = PcscSocialCardReader("pcsc:Virtual PCD 00 00")
        self._link: socket.socket | None = None

    def put(self, who: str) -> None:
        """vpcd takes a card for put in while it is connected."""
        self.card.present_card(who)
        self._link = socket.create_connection(("127.0.0.1", self._port))
        threading.Thread(target=self._serve, args=(self._link,), daemon=True).start()
        self.until(Media.PRESENT)

    def _serve(self, link: socket.socket) -> None:
        with link, suppress(OSError):  # vpcd ends, or the card is pulled out
            self.card.serve(link)

    def pull(self) -> None:
        assert self._link is not None
        self._link.shutdown(socket.SHUT_RDWR)
        self.until(Media.NOT_PRESENT)

    def until(self, media: Media) -> None:
        end = time.monotonic() + READY
        while (seen := self.driver.status(1)).media is not media:
            assert time.monotonic() < end, f"the reader never was {media}: {seen}"
            time.sleep(0.05)

    def close(self) -> None:
        self.card.stop()
        self._service.terminate()
        self._service.wait(READY)


@pytest.fixture
def vpcd(device_folder: Path) -> Iterator[Vpcd]:
    made = Vpcd(device_folder)
    try:
        made.until(Media.NOT_PRESENT)
        yield made
    finally:
        made.close()


def test_a_card_is_put_in_read_pulled_out_and_read_again(vpcd: Vpcd) -> None:
    assert vpcd.driver.read(2).detail is SocialDetail.NO_CARD
    for _ in range(2):
        vpcd.put("li")
        result = vpcd.driver.read(5)
        assert (result.outcome, result.detail) == (Outcome.SUCCESS, None)
        assert result.card is not None
        assert (result.card.number, result.card.name) == (LI, "李示范")
        vpcd.pull()
        assert vpcd.driver.read(2).detail is SocialDetail.NO_CARD


def test_a_card_of_another_kind_and_one_pulled_out_mid_read_are_told_apart(vpcd: Vpcd) -> None:
    vpcd.put("other")
    assert (vpcd.driver.read(5).detail, vpcd.driver.read(5).sw) == (SocialDetail.UNKNOWN_KIND, 0x6A82)
    vpcd.pull()
    vpcd.put("li")
    vpcd.card.remove_mid_read(after=5)
    assert vpcd.driver.read(5).detail is SocialDetail.REMOVED
    vpcd.until(Media.NOT_PRESENT)


def test_a_service_that_ends_is_told(vpcd: Vpcd) -> None:
    assert vpcd.driver.status(1).health is Health.ONLINE
    vpcd.close()
    status = vpcd.driver.status(1)
    assert (status.health, status.detail) == (Health.OFFLINE, SocialDetail.NO_SOFTWARE)
