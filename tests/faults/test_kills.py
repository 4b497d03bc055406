"""kill -9 of the kiosk and of the center at every step between touch and paper: no ticket lost, none twice, and no
half slip without its 作废."""

from __future__ import annotations

import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.appliance import CenterProcess, DockProcess
from tests.faults import cut_off
from tests.faults.cut_off import STEPS
from tests.forked import FORKED, ended

VOIDED = re.compile(r"号票 ([A-Z]\d+) 作废")
NUMBER = re.compile(r"^[A-Z]\d{3,4}$")
TO_PAPER = STEPS[: STEPS.index("settle")]
"""The steps between touch and paper; what comes after them is telling the center of it."""
KIOSK_BY_DAY = 24
CENTER_BY_DAY = ["ask:2", "answered:0", "sent:0", "deliver:0"]


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

    def kiosk(self, moment: str, told: Connection | None = None) -> BaseProcess:
        """A process of its own, forked from one that has imported everything: that takes longer than a ticket."""
        place = self.folder / "kiosk", self.center.address, self.dock.folder
        process = FORKED.Process(target=cut_off.live, args=(*place, moment, told))
        process.start()
        return process

    def run(self, moment: str) -> int:
        return ended(self.kiosk(moment))

    def run_without_center(self, moment: str) -> str:
        """The center dies at this moment of a kiosk's, which goes on, and comes back. The step the kiosk reached last
        before; it stands still there, unless the moment is a while after its step."""
        here, there = FORKED.Pipe()
        with closing(here):
            kiosk = self.kiosk(moment, there)
            there.close()
            assert here.poll(60), f"the kiosk goes on and on and never comes to {moment}"
            at: str = here.recv()
            self.center.kill()
            here.send("it is dead")
        self.center.start()
        assert ended(kiosk) == 0, f"the center was killed at {moment}, {at} reached"
        return at

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


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory(prefix="kiosk-kills-") as folder:
        made = Scene(Path(folder))
        yield made
        made.close()


def exactly(steps: tuple[str, ...]) -> list[str]:
    return [f"{step}:0" for step in steps]


def late(count: int, most: int, seed: int) -> list[str]:
    """Moments that fall into the middle of things, at most so many milliseconds after a step."""
    dice = random.Random(seed)
    return [f"{dice.choice(TO_PAPER)}:{dice.randint(1, most)}" for _ in range(count)]


def kill_kiosk(scene: Scene, count: int) -> None:
    """Every step exactly, and again with delays."""
    moments = exactly(STEPS) + late(count - len(STEPS), 45, 20261120)
    for moment in moments:
        assert scene.run(moment) == -9, f"it was not killed at {moment}"
    assert scene.run("end:0") == 0
    scene.check()


def kill_center(scene: Scene, moments: list[str]) -> Counter[str]:
    """The center dies under a kiosk that goes on, and comes back. The steps at which it died."""
    assert scene.run("end:0") == 0, "a kiosk must have met its center once to go on without it"
    died: Counter[str] = Counter()
    for moment in moments:
        at = scene.run_without_center(moment)
        step, _, delay = moment.partition(":")
        assert at == step or int(delay), f"at {at} instead of {moment}"
        died[at] += 1
    assert scene.run("end:0") == 0
    scene.check()
    return died


@pytest.mark.timeout(600)
def test_a_kiosk_killed_at_every_step_loses_and_doubles_nothing(scene: Scene) -> None:
    kill_kiosk(scene, KIOSK_BY_DAY)


@pytest.mark.timeout(600)
def test_a_center_killed_under_a_working_kiosk_loses_and_doubles_nothing(scene: Scene) -> None:
    kill_center(scene, CENTER_BY_DAY)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_two_hundred_kills(scene: Scene) -> None:
    """The center dies at every step, in the first milliseconds of the request, and in the middle of things."""
    kill_kiosk(scene, 140)
    asking = [f"ask:{after}" for after in (1, 2, 3, 4, 5, 6, 8, 10)]
    died = kill_center(scene, exactly(STEPS) * 2 + asking * 2 + late(20, 45, 1120))
    print("the center died at", dict(died))
    assert died.total() >= 60
    assert died.keys() >= set(STEPS)


@pytest.mark.nightly
@pytest.mark.timeout(5400)
def test_a_thousand_kills(scene: Scene) -> None:
    kill_kiosk(scene, 1000)
