"""kill -9 of the kiosk and of the center at every step between a fee and its paper: whoever paid holds the paper or
gets the money back, no paper comes out twice, and nothing of the citizen stays in the kiosk."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from kiosk.center.contract.staff import AccountRequest, Role
from kiosk.hall.staff import accounts
from kiosk.hall.staff.accounts import Doer
from kiosk.hall.storage import Store
from kiosk.settings import HOUSE
from tests.appliance import OPEN_MORNING, CenterProcess, DockProcess, until
from tests.faults import fee_cut_off
from tests.faults.fee_cut_off import COPIES, ISSUE, KIND, ORDER, STEPS, Hall
from tests.forked import FORKED, ended
from tests.hall.staff_room import PASSWORD, Person, hash_of
from tests.shipped_hall import OFTEN, PAID_SOON, shipped_hall

FEE = "10.00"
MANY = {
    "identity.toml": OFTEN["identity.toml"] | {"kiosk_hour = 60": "kiosk_hour = 1000"},
    "papers.toml": {"kinds = []": f'kinds = ["{KIND}"]\nfolder = "certificates"'}
    | {"# most_per_kiosk = 120 ": "most_per_kiosk = 100000 "},
    "registers.toml": {'kind = "no_property"': f'kind = "{KIND}"'},
} | PAID_SOON
CODES_AN_HOUR = 18
TRACES = [text.encode(code) for text in ("990101197003150024", "陈样本") for code in ("utf-8", "utf-16-le", "gb18030")]
OPEN = ("drafted", "issued", "owed", "paid", "refunding")
BY_DAY = ["paid:0", f"ask {ISSUE}:70", f"heard {ISSUE}:0", "bought:0", "sheet 1:0"]
CENTER_BY_DAY = [f"ask {ORDER}:5", "paid:0", f"ask {ISSUE}:70"]


class Center(CenterProcess):
    """Its clock goes on while it is down."""

    def __init__(self, data: Path, hall: Path) -> None:
        super().__init__(data, hall=hall)
        self._began, self.ahead = time.monotonic(), timedelta()

    def start(self) -> None:
        past = timedelta(seconds=time.monotonic() - self._began) + self.ahead
        self._clock = (datetime.fromisoformat(OPEN_MORNING) + past).isoformat(timespec="seconds")
        super().start()

    def again(self, **later: float) -> None:
        """Killed and begun again; so much later, for what takes its time."""
        self.ahead += timedelta(**later)
        self.kill()
        self.start()


class Scene:
    """One center that takes fees, one dock with a page printer and a till, one kiosk's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.center = Center(folder / "center", build(folder / "hall"))
        self.center.data.mkdir()
        self.center.start()
        self.dock = DockProcess(folder / "dock", folder / "tickets", pages=True)
        self._hall = Hall(folder / "kiosk", self.center.address, self.center.data, self.dock.folder)
        self._visits = 0

    def close(self) -> None:
        self.center.stop()
        self.dock.stop()

    def kiosk(self, moment: str, struck: Event | None = None) -> BaseProcess:
        self._visits += 1
        if self._visits % CODES_AN_HOUR == 0:
            self.center.again(hours=1)
        process = FORKED.Process(target=fee_cut_off.live, args=(self._hall, moment, struck))
        process.start()
        return process

    def run(self, moment: str) -> int:
        return ended(self.kiosk(moment))

    def rows(self, query: str) -> list[dict[str, Any]]:
        names = query.partition(" FROM ")[0].removeprefix("SELECT ").split(", ")
        return [dict(zip(names, row, strict=True)) for row in self.center.rows(query)]

    def fees(self) -> list[dict[str, Any]]:
        return self.rows("SELECT number, state, reason, paper FROM fees WHERE sort = 'paper' ORDER BY day, place")

    def papers(self) -> dict[str, dict[str, Any]]:
        found = self.rows("SELECT id, number, state, pages, sheets, reason FROM papers ORDER BY day, place")
        return {each["id"]: each for each in found}

    def came_out(self) -> dict[str, list[int]]:
        """Sheets of each job the printer made, by the number of the paper."""
        made: dict[str, list[int]] = {}
        for path in sorted((self.dock.folder / "page_printer" / "jobs").glob("*.json")):
            job = json.loads(path.read_text(encoding="utf-8"))
            made.setdefault(job["job_name"], []).append(job["made"])
        return made

    def at_the_till(self, kind: str) -> set[str]:
        """Numbers of the orders that were paid ("did"), or paid back ("back")."""
        return {path.stem for path in (self.center.data / "sandbox-payments").glob(f"*.{kind}")}

    # ------------------------------------------------------------------------------------ afterwards

    def recover(self) -> None:
        """A last citizen is served; then staff look what the printer made where it could not say itself, and half an
        hour passes at the center, begun anew."""
        assert self.run("end:0") == 0
        self.decide()
        self.center.again(minutes=30)
        asyncio.run(until(self.settled, 20, "what is due at the center"))

    def decide(self) -> None:
        unsure = [each for each in self.papers().values() if each["state"] == "unconfirmed"]
        made = self.came_out()
        with self.manager() as manager:
            for each in unsure:
                act = {"act": "cameOut" if each["number"] in made else "void", "reason": "看过出纸口"}
                answer = manager.ask(
                    "POST", f"/v1/papers/{each['id']}/acts", act, **{"Idempotency-Key": f"look-{each['id']}"}
                )
                assert answer.status_code == 201, answer.text

    def manager(self) -> Person:
        store = Store(f"sqlite:///{self.center.data / 'center.db'}")
        wanted = AccountRequest(name="员工0900", badge="0900", role=Role.MANAGER)
        with store.writing() as connection:
            accounts.add(connection, Doer("test"), datetime.now(UTC), wanted, hash_of(PASSWORD), must_change=False)
        store.close()
        person = Person(self.center.address)
        assert person.sign_in("0900").status_code == 201
        return person

    def settled(self) -> bool:
        return not [each for each in (*self.fees(), *self.papers().values()) if each["state"] in OPEN]

    def check(self) -> None:
        """The till, the books and the printer say the same."""
        fees, papers, made = self.fees(), self.papers(), self.came_out()
        paid, back = self.at_the_till("did"), self.at_the_till("back")
        assert {each["number"] for each in fees if each["state"] in ("used", "refunded")} == paid
        assert {each["number"] for each in fees if each["state"] == "refunded"} == back
        assert all(len(jobs) == 1 for jobs in made.values()), f"printed twice: {made}"
        printed = {each["id"]: each for each in papers.values() if each["state"] == "printed"}
        assert {each["number"] for each in printed.values()} == set(made), "the quota counts what came out"
        assert all(each["state"] in ("printed", "void") for each in papers.values())
        for each in printed.values():
            whole = each["pages"] * COPIES
            assert made[each["number"]] == [whole]
            assert each["sheets"] == whole or each["reason"] == "staff"
        bought = Counter(each["paper"] for each in fees if each["state"] == "used")
        assert bought == dict.fromkeys(printed, 1), "a paper for each fee that was kept, and a fee for each paper"
        assert self.traces() == []

    def traces(self) -> list[str]:
        """What the kiosk still holds of the citizen, or of a fee or paper that is over."""
        files = [path for path in (self.folder / "kiosk").rglob("*") if path.is_file()]
        left = [path.name for path in files if path.name in ("feeclosing.json", "paperoutcome.json")]
        return left + [path.name for path in files if any(trace in path.read_bytes() for trace in TRACES)]


def build(folder: Path) -> Path:
    """The hall that ships, with one kind of paper that costs something and can be had often."""
    shipped_hall(folder, MANY)
    shipped, own = HOUSE / "assets" / "certificates", folder / "certificates"
    kind = shutil.copytree(shipped / "no_property", own / KIND)
    for path in shipped.glob("*.typ"):
        shutil.copy(path, own)
    schema = (kind / "schema.toml").read_text(encoding="utf-8").replace('"no_property"', f'"{KIND}"')
    schema = schema.replace('fee = "0.00"', f'fee = "{FEE}"').replace("quota_per_day = 5", "quota_per_day = 1000")
    (kind / "schema.toml").write_text(schema, encoding="utf-8")
    return folder


@pytest.fixture
def scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory(prefix="kiosk-fees-") as folder:
        made = Scene(Path(folder))
        yield made
        made.close()


def late(count: int) -> list[str]:
    """Moments that fall into the middle of things."""
    dice = random.Random(20261122)
    return [f"{dice.choice(STEPS[:-3])}:{dice.randint(1, 120)}" for _ in range(count)]


def kill_kiosk(scene: Scene, moments: list[str]) -> None:
    for moment in moments:
        assert scene.run(moment) == -9, f"it was not killed at {moment}"
    scene.recover()
    scene.check()


def kill_center(scene: Scene, moments: list[str]) -> None:
    """The center dies under a kiosk that goes on, and comes back."""
    for moment in moments:
        struck = FORKED.Event()
        kiosk = scene.kiosk(moment, struck)
        assert struck.wait(30), f"it never came to {moment}"
        scene.center.again()
        assert ended(kiosk) == 0
    scene.recover()
    scene.check()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_kiosk_killed_between_fee_and_paper_keeps_no_money_and_prints_nothing_twice(scene: Scene) -> None:
    kill_kiosk(scene, BY_DAY)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_center_killed_between_fee_and_paper_keeps_no_money_and_issues_nothing_twice(scene: Scene) -> None:
    kill_center(scene, CENTER_BY_DAY)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_seventy_kills_of_the_kiosk(scene: Scene) -> None:
    kill_kiosk(scene, [f"{step}:0" for step in STEPS] + late(50))


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_thirty_kills_of_the_center(scene: Scene) -> None:
    kill_center(scene, late(30))
