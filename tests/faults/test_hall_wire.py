"""The network between a window and its center is cut in the middle of an act: one effect, whatever was heard of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from kiosk.hall.kiosks import enrol
from kiosk.hall.storage import Store
from tests.appliance import Wire
from tests.faults.hall_hands import Crowd, big_hall, nothing_wrong
from tests.hall import small_hall
from tests.hall.conftest import CALLER, TOKENS, fresh
from tests.hall.processes import centers

A = "shijian-001"


class Window:
    """Window 01, at the far end of a wire; `store` is where the center keeps its books."""

    def __init__(self, wire: Wire, store: Store) -> None:
        self.wire = wire
        self._store = store
        self._client = httpx.Client(base_url=wire.address, timeout=1.0)

    def press(self, verb: str, key: str = "", **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {CALLER}", "Idempotency-Key": key or fresh()}
        return self._client.post("/v1/windows/01/acts", json={"verb": verb, **more}, headers=headers)

    def press_cut_off(self, verb: str, **more: Any) -> httpx.Response:
        """The act arrives and its answer does not; then nothing gets through; then the clerk's page asks again."""
        key = fresh()
        for mood in ("deaf", "down"):
            self.wire.turn(mood)
            with pytest.raises(httpx.TransportError):
                self.press(verb, key, **more)
        self.wire.turn("well")
        return self.press(verb, key, **more)

    def take(self) -> None:
        headers = {"Authorization": f"Bearer {TOKENS['kiosk-1']}", "Idempotency-Key": fresh()}
        assert self._client.post("/v1/tickets", json={"items": [A]}, headers=headers).status_code == 201

    def told(self) -> list[str]:
        """Kinds of events, in order, but for how tickets came to be."""
        with self._store.reading() as connection:
            kinds = connection.execute(text("SELECT kind FROM events ORDER BY id")).scalars()
            return [kind for kind in kinds if kind not in ("issued", "opened")]

    def close(self) -> None:
        self._client.close()


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Window]]:
    folder = tmp_path_factory.mktemp("hall")
    small_hall.build(folder / "hall")
    database = f"sqlite:///{folder / 'center.db'}"
    with centers(database, folder) as [center]:
        port = int(center.address.rsplit(":", 1)[1])
        store = Store(database)
        enrol(store, "callers", CALLER, role="caller")
        wire = Wire(port)
        yield lambda: Window(wire, store)
        wire.close()
        store.close()


ROADS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "callNext": [],
    "recall": [("callNext", {})],
    "start": [("callNext", {})],
    "finish": [("callNext", {}), ("start", {})],
    "pass": [("callNext", {})],
    "hold": [("callNext", {})],
    "transfer": [("callNext", {}), ("start", {})],
}
MORE: dict[str, dict[str, Any]] = {
    "hold": {"minutes": 5, "reason": "去复印"},
    "transfer": {"lane": "A", "place": "end", "reason": "换窗口"},
}
WRITTEN = {
    "callNext": "called",
    "recall": "recalled",
    "start": "started",
    "finish": "finished",
    "pass": "passed",
    "hold": "held",
    "transfer": "transferred",
}


@pytest.mark.parametrize("verb", ROADS)
def test_an_act_whose_answer_is_lost_happens_once(hall: Callable[[], Window], verb: str) -> None:
    with closing(hall()) as window:
        window.take()
        assert window.press("open").status_code == 200
        for step, more in ROADS[verb]:
            assert window.press(step, **more).status_code == 200
        before = window.told()
        answer = window.press_cut_off(verb, **MORE.get(verb, {}))
        assert answer.status_code == 200
        assert window.told() == [*before, WRITTEN[verb]]
        window.press("finish")  # whoever is still there: the window is free for the next test


def test_a_wire_that_breaks_again_and_again_doubles_nothing(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'center.db'}"
    with big_hall(database, tmp_path, 1) as [center]:
        wire = Wire(int(center.address.rsplit(":", 1)[1]))
        crowd = Crowd([wire.address], timeout=0.5)
        try:
            for mood in ("well", "deaf", "well", "down", "well", "silent", "well", "garbage", "well", "deaf", "well"):
                wire.turn(mood)
                if mood == "well":
                    crowd.until_told(15)
                else:
                    time.sleep(0.3)
        finally:
            wire.turn("well")
            crowd.stop()
            wire.close()
    assert crowd.again > 0
    nothing_wrong(crowd, database)
