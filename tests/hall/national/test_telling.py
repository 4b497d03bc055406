"""A platform that does not pull is told each change, once."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.national.gathering import Hall
from kiosk.hall.national.pushing import HttpPlatform, Refused, _again_and_again, deliver
from kiosk.hall.national.settings import ExchangePlan, Push, open_exchange
from kiosk.hall.outward import NotReached, Outward
from kiosk.hall.plan import ConfigError
from tests.hall import small_hall
from tests.hall.cases.case_hall import CASES_TOML
from tests.hall.cases.case_hall import Hall as CaseHall
from tests.hall.conftest import LI, MONDAY, TOKENS, fresh, running
from tests.hall.national.city import LATER


class Told(list[Mapping[str, Any]]):
    """A platform that takes what it is given, but for what it is told to do at one number."""

    def __init__(self, faults: Mapping[str, Exception]) -> None:
        super().__init__()
        self.faults = dict(faults)

    def send(self, case: Mapping[str, Any]) -> None:
        number = case["申请"]["办件编号"]
        if number in self.faults:
            raise self.faults[number]
        self.append(case)

    @property
    def numbers(self) -> list[str]:
        return [str(case["申请"]["办件编号"]) for case in self]


def test_a_platform_is_told_each_change_once_and_again_after_it_was_away(hall: CaseHall) -> None:
    desk = hall.asked.desk
    ours = Hall(ExchangePlan(), "990100")
    hall.asked.at("2026-10-12T20:00:00+08:00")
    deliver(desk, ours, Told({}))
    first, second, third = (hall.receive("申请表").json()["number"] for _ in range(3))
    hall.asked.at("2026-10-12T20:01:00+08:00")
    away = Told({second: NotReached("ConnectTimeout")})
    assert deliver(desk, ours, away) == 1
    assert away.numbers == [first]
    there = Told({first: Refused("400")})
    assert deliver(desk, ours, there) == 2
    assert there.numbers == [second, third]
    assert deliver(desk, ours, Told({})) == 0


class Tired(Told):
    """Takes so many a round."""

    def __init__(self, a_round: int) -> None:
        super().__init__({})
        self.a_round = self.left = a_round

    def send(self, case: Mapping[str, Any]) -> None:
        if not self.left:
            raise NotReached("429")
        self.left -= 1
        super().send(case)

    def rested(self) -> Tired:
        self.left = self.a_round
        return self


def test_a_platform_that_takes_few_a_round_gets_each_once(hall: CaseHall) -> None:
    desk, ours, tired = hall.asked.desk, Hall(ExchangePlan(), "990100"), Tired(2)
    hall.asked.at("2026-10-12T21:00:00+08:00")
    deliver(desk, ours, Told({}))
    slips = [hall.receive("申请表").json() for _ in range(5)]
    hall.asked.at("2026-10-12T21:01:00+08:00")
    assert [deliver(desk, ours, tired.rested()) for _ in range(4)] == [2, 2, 1, 0]
    assert tired.numbers == [slip["number"] for slip in slips]
    rows = hall.asked.rows("SELECT detail FROM events WHERE kiosk = 'push' AND kind = 'exchanged' ORDER BY id DESC")
    pages = [json.loads(row["detail"]) for row in rows[:3]][::-1]
    assert [page["count"] for page in pages] == [2, 2, 1]
    assert [page["after"] for page in pages[1:]] == [page["next"] for page in pages[:2]]


def test_a_fault_ends_no_telling(hall: CaseHall, caplog: pytest.LogCaptureFixture) -> None:
    """The next round comes, whatever went wrong in this one."""
    rounds: list[None] = []

    class Broken:
        def send(self, case: Mapping[str, Any]) -> None:
            rounds.append(None)
            if len(rounds) == 2:
                raise asyncio.CancelledError
            raise ValueError(str(case))

    hall.asked.at("2026-10-12T22:00:00+08:00")
    hall.receive("申请表")
    hall.asked.at("2026-10-12T22:01:00+08:00")
    often = Push().model_copy(update={"every_seconds": 0.01})
    ours = Hall(ExchangePlan(push=often), "990100")
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(_again_and_again(hall.asked.desk, ours, Broken()))
    assert "not everything due was told to the city: ValueError" in caplog.text
    assert LI["number"] not in caplog.text


class _Platform(BaseHTTPRequestHandler):
    status = 200
    got: list[Any] = []  # noqa: RUF012 - emptied by the test

    def do_POST(self) -> None:
        self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    """Of a platform that listens."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Platform)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/cases"
    server.shutdown()
    thread.join()
    server.server_close()


def test_over_http_a_record_is_posted_and_its_answer_understood(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    platform = HttpPlatform(Outward(Push(way="http", url=address), Path(), 1024))
    case = {"申请": {"办件编号": "1"}}
    platform.send(case)
    assert _Platform.got.pop() == {"办件": [case]}
    for status, kind in ((400, Refused), (422, Refused), (429, NotReached), (503, NotReached), (302, NotReached)):
        monkeypatch.setattr(_Platform, "status", status)
        with pytest.raises(kind):
            platform.send(case)


def test_a_center_with_a_push_tells_the_platform_by_itself(address: str, tmp_path: Path, migrated_file: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "center.db")
    config = small_hall.build(tmp_path / "hall")
    (config / "cases.toml").write_text(CASES_TOML, "utf-8")
    (config / "national.toml").write_text(f'[push]\nway = "http"\nurl = "{address}"\nevery_seconds = 1\n', "utf-8")
    _Platform.got.clear()
    plain = Settings(
        database=f"sqlite:///{tmp_path / 'center.db'}", config=config, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    with running(plain) as asked:
        body = {"item": "weijian-001-01", "applicant": LI}
        number = asked.post("/v1/cases/received", body, fresh()).json()["number"]
        asked.at(LATER)
        end = threading.Event()
        for _ in range(100):
            if _Platform.got or end.wait(0.05):
                break
    assert [each["办件"][0]["申请"]["办件编号"] for each in _Platform.got] == [number]


def test_a_wrong_file_is_told_when_the_center_starts(tmp_path: Path) -> None:
    (tmp_path / "national.toml").write_text('[units]\nweijian = "too short"\n', "utf-8")
    with pytest.raises(ConfigError, match="units"):
        open_exchange(tmp_path)
