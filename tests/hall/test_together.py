"""Two clerks press at the very same instant, again and again, on one center and on two."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from kiosk.bench import calls as bench
from kiosk.bench.call_audit import Told, audit
from kiosk.bench.postgres import Postgres
from kiosk.hall.kiosks import enrol
from kiosk.hall.storage import Store
from tests.hall import small_hall
from tests.hall.conftest import CALLER, TOKENS, emptied, fresh
from tests.hall.processes import centers

A = "shijian-001"


class Pair:
    """Two clerks, each on a line of their own; on PostgreSQL each at a center of their own."""

    def __init__(self, addresses: list[str], database: str) -> None:
        self._clients = [httpx.Client(base_url=addresses[place % len(addresses)], timeout=30) for place in (0, 1)]
        self._store = Store(database)
        enrol(self._store, "callers", CALLER, role="caller")
        self._start = threading.Barrier(2)
        self._together = ThreadPoolExecutor(2)

    def act(self, clerk: int, window: str, verb: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {CALLER}", "Idempotency-Key": fresh()}
        return self._clients[clerk].post(f"/v1/windows/{window}/acts", json={"verb": verb, **more}, headers=headers)

    def both(self, *windows: str) -> list[httpx.Response]:
        """Both press *next*, at the same instant."""

        def press(clerk: int) -> httpx.Response:
            self._start.wait()
            return self.act(clerk, windows[clerk], "callNext")

        return list(self._together.map(press, (0, 1)))

    def take(self) -> None:
        headers = {"Authorization": f"Bearer {TOKENS['kiosk-1']}", "Idempotency-Key": fresh()}
        assert self._clients[0].post("/v1/tickets", json={"items": [A]}, headers=headers).status_code == 201

    def send_back(self, window: str) -> None:
        """Whoever is there waits again, behind everybody."""
        sent = self.act(0, window, "transfer", lane="A", place="end", reason="再等一会")
        assert sent.status_code == 200, sent.text

    def count(self, query: str) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(text(query)).scalar_one())

    def close(self) -> None:
        self._together.shutdown()
        for client in self._clients:
            client.close()
        self._store.close()


@contextmanager
def two_clerks(kind: str, folder: Path, cluster: Postgres) -> Iterator[Pair]:
    small_hall.build(folder / "hall")
    database = f"sqlite:///{folder / 'center.db'}" if kind == "sqlite" else emptied(cluster)
    with ExitStack() as stack:
        started = stack.enter_context(centers(database, folder, 1 if kind == "sqlite" else 2))
        pair = Pair([each.address for each in started], database)
        stack.callback(pair.close)
        for window in ("01", "02"):
            assert pair.act(0, window, "open").status_code == 200
        yield pair


def press_together(pair: Pair, times: int) -> None:
    """In turns: one citizen and two windows, two citizens and two windows, two citizens and two hands at one window."""
    pair.take()
    called = 0
    for turn in range(times):
        if turn == times // 3:
            pair.take()
        waiting = 1 if turn < times // 3 else 2
        windows = ("01", "01") if waiting == 2 and turn % 2 else ("01", "02")
        wanted = 2 if waiting == 2 and windows == ("01", "02") else 1
        answers = pair.both(*windows)
        numbers = [answer.json()["current"]["number"] for answer in answers if answer.status_code == 200]
        refused = [answer.json()["reason"] for answer in answers if answer.status_code == 409]
        assert len(numbers) == len(set(numbers)) == wanted, (turn, [answer.text for answer in answers])
        assert refused == ([] if wanted == 2 else ["windowBusy" if windows == ("01", "01") else "nobodyWaits"])
        called += wanted
        for window in {windows[place] for place, answer in enumerate(answers) if answer.status_code == 200}:
            pair.send_back(window)
    assert pair.count("SELECT count(*) FROM calls") == called
    assert pair.count("SELECT count(*) FROM services WHERE ended = 'transferred'") == called
    assert pair.count("SELECT count(*) FROM events WHERE kind = 'called'") == called


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_clerks_press_next_at_the_same_instant(kind: str, tmp_path: Path, postgres: Postgres) -> None:
    with two_clerks(kind, tmp_path, postgres) as pair:
        press_together(pair, 100)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_clerks_press_next_at_the_same_instant_ten_thousand_times(
    kind: str, tmp_path: Path, postgres: Postgres
) -> None:
    with two_clerks(kind, tmp_path, postgres) as pair:
        press_together(pair, 10_000)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_bench_finds_nothing_doubled_and_gives_every_figure(kind: str) -> None:
    result = bench.run(clients="4,16", seconds="3", past="2000", database=kind)
    figures = result["figures"]
    assert set(result["targets"]) == {f"{kind}_{target}" for target in bench.TARGETS}
    assert set(result["targets"]) <= set(figures)
    never = ("duplicates", "double_calls", "lost_tickets", "unbalanced", "errors")
    assert {name: figures[f"{kind}_{name}"] for name in never} == dict.fromkeys(never, 0)
    assert figures[f"{kind}_acts"] > 100
    verbs = set(figures[f"{kind}_16_count_median_p99_ms"])
    assert {"take", "callNext", "start", "finish", "view"} <= verbs


def test_the_audit_sees_a_double_call_a_lost_ticket_and_a_doubled_act(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'center.db'}")
    store.migrate()
    day, at = "2026-10-12", 1_791_770_000_000_000
    with store.writing() as connection:
        steps = [
            ("issued", "t1", '{"number":"A001","items":["a"]}'),
            ("issued", "t2", '{"number":"A002","items":["a"]}'),
        ]
        steps += [("called", "t1", f'{{"number":"A001","window":"{window}"}}') for window in ("01", "02")]
        for kind, ticket, detail in steps:
            connection.execute(
                text("INSERT INTO events (at, kiosk, kind, ticket, detail) VALUES (:at, 'k', :kind, :ticket, :detail)"),
                {"at": at, "kind": kind, "ticket": ticket, "detail": detail},
            )
    told = Told([("t1", "A001"), ("t2", "A002"), ("t3", "A002")], [("callNext", "01", "A001", False)])
    found = audit(store, day, told)
    store.close()
    assert found.duplicates == ["A002"]
    assert found.double_calls == ["A001 called to 02, which has None"]
    assert found.lost_tickets == ["A001", "A002", "A002"]
    assert any("A001 to 02'): told 0, happened 1" in each for each in found.unbalanced)
