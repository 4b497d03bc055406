"""A paper that came out of a kiosk is rated once; what cannot count is written down and never refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.hall.conftest import LI, MONDAY, Asked, fresh
from tests.hall.papers.test_papers import PLAN, RECORDS, SAMPLE, inline, issue, told
from tests.hall.staff_room import Person

PRESSED = "2026-10-12T09:30:20+08:00"


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    (hall_folder / "papers.toml").write_text(PLAN)
    (hall_folder / "registers.toml").write_text(RECORDS.replace("{DATA}", inline(SAMPLE)))
    (hall_folder / "rating.toml").write_text('[exchange]\ntargets = ["gbt39046"]\n')
    return hall_folder


def printed(center: Asked, state: str = "printed") -> dict[str, Any]:
    paper: dict[str, Any] = issue(center).json()
    center.at("2026-10-12T09:31:00+08:00")
    assert told(center, paper, state).status_code == 202
    return paper


def rate(center: Asked, paper: str, level: str = "verySatisfied", key: str = "", **more: Any) -> httpx.Response:
    body = {"paper": paper, "level": level, "at": PRESSED} | more
    return center.post("/v1/ratings/papers", body, key or fresh())


def why(center: Asked) -> str:
    [*_, row] = center.rows("SELECT detail FROM events WHERE kind = 'paperRated' ORDER BY id")
    return str(json.loads(row["detail"])["why"])


def test_the_paper_is_the_event_and_it_has_one_rating(center: Asked) -> None:
    paper, key = printed(center), fresh()
    assert rate(center, paper["id"], "dissatisfied", key, reasons=["213", "214"]).status_code == 202
    assert rate(center, paper["id"], "dissatisfied", key, reasons=["213", "214"]).status_code == 202, "a repeat"
    [row] = center.rows("SELECT * FROM ratings")
    assert (row["service"], row["number"], row["window"]) == (paper["id"], paper["number"], "自助")
    assert (row["level"], row["reasons"], row["channel"]) == ("dissatisfied", "213 214", "kiosk")
    assert (row["device"], row["clerk"], row["ticket"]) == ("kiosk-1", "", "")
    assert len(center.rows("SELECT id FROM follow_ups")) == 1, "a bad rating is followed"
    assert len(center.rows("SELECT rating FROM rating_pushes")) == 1, "the platform hears of it"
    assert rate(center, paper["id"], "satisfied").status_code == 202, "never refused: it waited in an outbox"
    assert why(center) == "alreadyRated"
    assert len(center.rows("SELECT id FROM ratings")) == 1
    assert center.rows("SELECT id FROM suspicions") == [], "a machine is done within seconds: nothing odd"


def test_what_cannot_count_is_written_down(sqlite_center: Asked) -> None:
    rate(sqlite_center, "0" * 24)
    assert why(sqlite_center) == "unknownService"
    for state in ("void", "unconfirmed"):
        rate(sqlite_center, printed(sqlite_center, state)["id"])
        assert why(sqlite_center) == "neverServed"
    sqlite_center.at("2026-10-12T12:00:00+08:00")
    paper = printed(sqlite_center)
    sqlite_center.at("2026-10-12T13:00:00+08:00")
    rate(sqlite_center, paper["id"], at="2026-10-12T12:59:00+08:00")
    assert why(sqlite_center) == "over"
    assert sqlite_center.rows("SELECT id FROM ratings") == []


def test_a_reason_of_another_level_is_senseless_and_a_stranger_does_not_rate(sqlite_center: Asked) -> None:
    paper = printed(sqlite_center)["id"]
    assert rate(sqlite_center, paper, "dissatisfied", reasons=["115"]).status_code == 422
    body = {"paper": paper, "level": "satisfied", "at": MONDAY}
    stranger = sqlite_center.client.post("/v1/ratings/papers", json=body, headers={"Idempotency-Key": fresh()})
    assert stranger.status_code == 401


def test_a_rating_that_waited_for_the_center_counts_by_when_it_was_pressed(sqlite_center: Asked) -> None:
    paper = printed(sqlite_center)
    sqlite_center.at("2026-10-13T08:00:00+08:00")
    assert rate(sqlite_center, paper["id"]).status_code == 202
    [row] = sqlite_center.rows("SELECT day, at, ended_at FROM ratings")
    assert row["day"] == "2026-10-12"
    assert row["at"] - row["ended_at"] == 20_000_000


def test_managers_see_it_under_self_service_and_no_clerk_is_counted_for_it(
    sqlite_center: Asked, manager: Person
) -> None:
    for level in ("verySatisfied", "veryDissatisfied"):
        rate(sqlite_center, printed(sqlite_center)["id"], level)
    figures = manager.ask("GET", "/v1/ratings/figures?by=window&since=2026-10-12&until=2026-10-12").json()
    [group] = figures["groups"]
    assert (group["key"], group["name"], group["services"], group["rated"]) == ("自助", "自助终端", 2, 2)
    assert figures["total"]["satisfaction"] == 0.5
    by_item = manager.ask("GET", "/v1/ratings/figures?by=item&since=2026-10-12&until=2026-10-12").json()["groups"]
    assert [(each["services"], each["rated"]) for each in by_item] == [(2, 2)]
    assert "不动产" in by_item[0]["key"], "the paper by its name"
    by_clerk = manager.ask("GET", "/v1/ratings/figures?by=clerk&since=2026-10-12&until=2026-10-12").json()
    assert (by_clerk["total"]["rated"], by_clerk["total"]["services"], by_clerk["groups"]) == (2, 2, [])
    page = manager.ask("GET", "/manage/statistics?from=2026-10-12&to=2026-10-12").text
    assert "自助终端" in page
    follow_ups = manager.ask("GET", "/v1/ratings/follow-ups").json()["follow_ups"]
    assert [each["rating"]["no_reason"] for each in follow_ups] == [True], "未选择原因"
    everything = json.dumps(follow_ups, ensure_ascii=False)
    assert LI["name"] not in everything
    assert "0019" not in everything
