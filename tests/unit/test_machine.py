"""One machine: one kiosk to a data folder, and every device closed when it ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from drivers.contract import Health, ReaderStatus
from kiosk.demo.citizen import ScriptedStage
from kiosk.devices.bay import Bay
from kiosk.machine import AlreadyRunning, open_machine
from tests.appliance import settings_for


def test_a_second_kiosk_on_the_same_data_is_refused_in_words(tmp_path: Path, device_folder: Path) -> None:
    settings = settings_for(tmp_path, "http://127.0.0.1:9", device_folder)

    async def twice() -> None:
        async with open_machine(settings, ScriptedStage({})):
            with pytest.raises(AlreadyRunning, match="another kiosk runs"):
                async with open_machine(settings, ScriptedStage({})):
                    pass
        async with open_machine(settings, ScriptedStage({})):
            pass  # the first is gone: the folder is free again

    asyncio.run(twice())


class Device:
    def __init__(self) -> None:
        self.closed = False

    def status(self, deadline: float) -> ReaderStatus:
        return ReaderStatus(Health.ONLINE)

    def close(self) -> None:
        self.closed = True


def test_a_bay_closes_its_device_when_it_is_closed() -> None:
    device = Device()
    bay = Bay("device", lambda: device)
    asyncio.run(bay.run(lambda one: one.closed))
    bay.close()
    assert device.closed


def test_a_device_is_lost_after_two_signs_and_back_at_the_first_answer(caplog: pytest.LogCaptureFixture) -> None:
    bay = Bay("device", Device)
    bay.seen(Health.NO_DEVICE)
    assert not bay.lost
    for _ in range(3):
        bay.seen(Health.NO_DEVICE)
    assert bay.lost
    bay.seen(Health.ONLINE)
    assert not bay.lost
    assert [record.getMessage() for record in caplog.records] == ["device lost: noDevice", "device back"]
    bay.close()
