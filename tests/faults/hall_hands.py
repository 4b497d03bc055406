"""Many hands in one hall while something breaks: clerks and citizens who try again, with the same key, until they are
answered. What they were told is audited against the books afterwards."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from kiosk.bench import call_hall
from kiosk.bench.call_audit import Findings, Told, audit
from kiosk.bench.call_play import Play, Wish
from kiosk.hall.kiosks import enrol
from kiosk.hall.storage import Store
from tests.hall.conftest import CALLER, MONDAY, TOKENS
from tests.hall.processes import Running, centers

PATIENCE = 60.0
DAY = MONDAY[:10]


class Crowd:
    """`count` threads, each working at windows of its own and now and then at a kiosk. `addresses` may change."""

    def __init__(self, addresses: list[str], count: int = 6, timeout: float = 10.0) -> None:
        self.addresses = addresses
        self.told = Told()
        self.again = 0
        """Requests that had to be asked again."""
        self.trouble: list[str] = []
        self.heard_at = 0.0
        """When the last answer came, on the monotonic clock."""
        self._timeout = timeout
        self._play = Play(seed=20261012)
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(call_hall.WINDOWS[place::count], place)) for place in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def until_told(self, more: int, seconds: float = PATIENCE) -> None:
        """Wait until so many more acts were acknowledged: work goes on."""
        wanted, end = len(self.told.done) + more, time.monotonic() + seconds
        while len(self.told.done) < wanted:
            assert time.monotonic() < end, f"only {len(self.told.done)} of {wanted} acts within {seconds} s"
            time.sleep(0.02)

    def stop(self) -> None:
        """Everybody gets their last answer first."""
        self._over.set()
        for thread in self._threads:
            thread.join()
        assert self.trouble == []

    def audited(self, database: str) -> Findings:
        store = Store(database)
        try:
            return audit(store, DAY, self.told)
        finally:
            store.close()

    def _work(self, windows: list[str], place: int) -> None:
        with httpx.Client(timeout=self._timeout) as client:
            while not self._over.is_set() and not self.trouble:
                with self._lock:
                    wish = self._play.wish(windows)
                answer = self._ask(client, wish, place)
                with self._lock:
                    self._take_in(wish, answer)

    def _ask(self, client: httpx.Client, wish: Wish, place: int) -> httpx.Response | None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            addresses = list(self.addresses)
            try:
                answer = _sent(client, addresses[place % len(addresses)], wish)
                answer.json()
            except (httpx.TransportError, ValueError):  # nothing, half of it, or noise
                pass
            else:
                self.heard_at = time.monotonic()
                if answer.status_code != 503:
                    return answer
            self.again += 1
            place += 1
            time.sleep(random.uniform(0.01, 0.05))
        return None

    def _take_in(self, wish: Wish, answer: httpx.Response | None) -> None:
        if answer is None:
            self.trouble.append(f"{wish.verb} was never answered")
        elif answer.status_code not in (200, 201, 409):
            self.trouble.append(f"{wish.verb}: {answer.status_code} {answer.text[:200]}")
        else:
            said = answer.json()
            self._play.heard(wish, answer.status_code, said)
            if answer.status_code != 409 and wish.key:
                self._acknowledged(wish, said)

    def _acknowledged(self, wish: Wish, said: dict[str, object]) -> None:
        if wish.verb == "take":
            self.told.given.append((str(said["id"]), str(said["number"])))
        elif wish.verb == "cancel":
            self.told.done.append(("cancel", "", str(said["number"]), False))
        else:
            there = said["current"]["number"] if said["current"] else ""  # type: ignore[index]
            finishing = json.loads(wish.body or b"{}").get("finishing", False)
            self.told.done.append((wish.verb, wish.window, there, finishing))


def _sent(client: httpx.Client, address: str, wish: Wish) -> httpx.Response:
    token = TOKENS["kiosk-1"] if wish.kiosk else CALLER
    headers = {"Authorization": f"Bearer {token}"}
    if wish.body is None:
        return client.get(address + wish.path, headers=headers)
    headers |= {"Idempotency-Key": wish.key, "Content-Type": "application/json"}
    return client.post(address + wish.path, content=wish.body, headers=headers)


def nothing_wrong(crowd: Crowd, database: str) -> None:
    """Nothing twice, nothing lost, nothing that nobody asked for."""
    found = crowd.audited(database)
    assert found == Findings(), found


@contextmanager
def big_hall(database: str, folder: Path, count: int) -> Iterator[list[Running]]:
    """`count` centers for the hall of the bench, with windows' key pads enrolled."""
    call_hall.build(folder / "hall")
    with centers(database, folder, count) as started:
        for each in started:
            assert each.address
        store = Store(database)
        enrol(store, "callers", CALLER, role="caller")
        store.close()
        yield started
