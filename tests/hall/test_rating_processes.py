"""Two centers on one PostgreSQL: still one rating for one service."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path

import httpx

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall.conftest import MONDAY, TOKENS, Asked, fresh, running
from tests.hall.rating_window import RATER, RatingWindow


def press(address: str, service: str, together: threading.Barrier, found: list[int]) -> None:
    body = {"level": "satisfied", "service": service, "channel": "keypad"}
    headers = {"Authorization": f"Bearer {RATER}", "Idempotency-Key": fresh()}
    with httpx.Client(base_url=address, timeout=30) as client:
        together.wait()
        found.append(client.post("/v1/ratings", json=body, headers=headers).status_code)


def all_at_once(centers: list[Asked], service: str) -> list[int]:
    together, found = threading.Barrier(len(centers)), list[int]()
    threads = [
        threading.Thread(target=press, args=(str(center.client.base_url), service, together, found))
        for center in centers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_centers_asked_at_the_same_moment_take_one_rating(
    postgres_url: str, hall_folder: Path, tmp_path: Path
) -> None:
    one = Settings(
        database=postgres_url,
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with running(one) as center, running(replace(one)) as other, RatingWindow(center) as window:
        for _ in range(10):
            served = window.serve()
            other.desk.clock = center.desk.clock
            assert Counter(all_at_once([center, other] * 2, served.service)) == {201: 1, 409: 3}
        assert len(center.rows("SELECT id FROM ratings")) == 10
