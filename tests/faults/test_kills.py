"""kill -9 of the kiosk and of the center at every step between touch and paper: no ticket lost, none twice, and no
half slip without its 作废."""

from __future__ import annotations

import random
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.appliance import CenterProcess, DockProcess
from tests.faults import cut_off
from tests.faults.cut_off import STEPS
from tests.faults.kiosks import KIOSKS, ended

VOIDED = re.compile(r"号票 ([A-Z]\d+) 作废")
NUMBER = re.compile(r"^[A-Z]\d{3,4}$")


class Scene:
    """One center, one dock, one kiosk folder; the kiosk runs as a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.center = CenterProcess(folder / "center")
        self.center.data.mkdir()
        self.center.start()
        self.dock = DockProcess(folder / "dock", folder / "tickets")

    def close(self) -> None:
        self.center.stop()
        self.dock.stop()

    def kiosk(self, moment: str) -> BaseProcess:
        """A process of its own, forked from one that has imported everything: that takes longer than a ticket."""
        place = self.folder / "kiosk", self.center.address, self.dock.folder
        process = KIOSKS.Process(target=cut_off.live, args=(*place, moment))
        process.start()
        return process

    def run(self, moment: str) -> int:
        return ended(self.kiosk(moment))

    def valid_on_paper(self) -> Counter[str]:
        """Numbers on slips that nothing voids. A strip 号票 A027 作废 voids the slip of that number."""
        valid: Counter[str] = Counter()
        for lines in self.dock.tickets():
            valid.update(line.strip() for line in lines if NUMBER.match(line.strip()))
            voided = VOIDED.search("".join(lines))
            if voided:
                del valid[voided[1]]
        return valid

    def check(self) -> None:
        """The books and the paper say the same."""
        assert self.dock.printer.state()["half_ticket"] in (0, "", False, None)
        on_paper = self.valid_on_paper()
        rows = self.center.rows("SELECT prefix || printf('%03d', number), state, clash FROM tickets")
        waiting = Counter(number for number, state, _ in rows if state == "waiting")
        assert all(clash == 0 for *_, clash in rows)
        assert max(waiting.values()) == 1 and max(on_paper.values()) == 1
        assert waiting == on_paper, f"only in the books {waiting - on_paper}, only on paper {on_paper - waiting}"


@pytest.fixture
def scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory(prefix="kiosk-kills-") as folder:
        made = Scene(Path(folder))
        yield made
        made.close()


def moments(count: int) -> list[str]:
    """Every step exactly, and again with delays that fall into the middle of things."""
    dice = random.Random(20261120)
    exact = [f"{step}:0" for step in STEPS]
    late = [f"{dice.choice(STEPS[:9])}:{dice.randint(1, 45)}" for _ in range(count - len(exact))]
    return exact + late


def kill_kiosk(scene: Scene, count: int) -> None:
    killed = sum(scene.run(moment) == -9 for moment in moments(count))
    assert scene.run("end:0") == 0
    assert killed == count
    scene.check()


def kill_center(scene: Scene, count: int) -> None:
    """The center dies under a kiosk that goes on taking tickets, and comes back."""
    dice = random.Random(1120)
    assert scene.run("end:0") == 0, "a kiosk must have met its center once to go on without it"
    for _ in range(count):
        kiosk = scene.kiosk("end:0")

        def later(pause: float) -> None:
            time.sleep(pause)
            scene.center.kill()
            scene.center.start()

        killer = threading.Thread(target=later, args=(dice.uniform(0.35, 0.9),))
        killer.start()
        status = ended(kiosk)
        killer.join()
        assert status == 0
    assert scene.run("end:0") == 0
    scene.check()


@pytest.mark.timeout(600)
def test_a_kiosk_killed_at_every_step_loses_and_doubles_nothing(scene: Scene) -> None:
    kill_kiosk(scene, 24)


@pytest.mark.timeout(600)
def test_a_center_killed_under_a_working_kiosk_loses_and_doubles_nothing(scene: Scene) -> None:
    kill_center(scene, 4)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_two_hundred_kills(scene: Scene) -> None:
    kill_kiosk(scene, 170)
    kill_center(scene, 30)


@pytest.mark.nightly
@pytest.mark.timeout(5400)
def test_a_thousand_kills(scene: Scene) -> None:
    kill_kiosk(scene, 1000)
