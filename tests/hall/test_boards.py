"""What boards are told: over HTTP, of a real center."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.bench.postgres import Postgres
from kiosk.hall import Settings, boards
from kiosk.hall.board_channels import TICK_SECONDS
from kiosk.hall.board_composing import Look
from kiosk.hall.clock import shift_to
from kiosk.hall.sheet import Sheet
from tests.hall.board_stream import watching
from tests.hall.conftest import LI, MONDAY, TOKENS, WANG, Asked, running

A, B, E = "shijian-001", "gongan-001", "minzheng-001"


@pytest.fixture
def alone(hall_folder: Path, tmp_path: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{tmp_path / 'alone.db'}",
        config=hall_folder,
        data=tmp_path / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )


@pytest.fixture
def shared(alone: Settings, postgres_url: str) -> Settings:
    return replace(alone, database=postgres_url)


def opened(center: Asked, *windows: str) -> Asked:
    for window in windows:
        assert center.act(window, "open").status_code == 200
    return center


def shown_on(center: Asked, query: str = "") -> dict[str, Any]:
    answer = center.client.get(f"/v1/board{query}")
    assert answer.status_code == 200, answer.text
    board: dict[str, Any] = answer.json()
    return board


def address(center: Asked) -> str:
    return str(center.client.base_url)


def test_a_board_shows_calls_lines_and_windows_and_nobody_proves_who_they_are(center: Asked) -> None:
    opened(center, "01", "02")
    center.take(A, holder=LI)
    center.take(A)
    center.take(B, holder=WANG)
    center.act("01", "callNext")
    center.act("02", "pause", reason="取材料")
    board = shown_on(center)
    assert board["hall"] == "小镇便民服务中心"
    assert [(call["number"], call["window"], call["name"], call["zone"]) for call in board["called"]] == [
        ("A001", "01", "李*", "A区")
    ]
    assert LI["name"] not in str(board)
    assert {line["lane"]: line["waiting"] for line in board["lines"]} == {"A": 1, "B": 1, "E": 0}
    assert board["waiting"] == 2
    span = next(line["span"] for line in board["lines"] if line["lane"] == "A")
    assert 0 <= span["low"] < span["high"]
    states = {window["number"]: (window["state"], window["reason"]) for window in board["windows"]}
    assert states["02"] == ("paused", "取材料")
    assert states["03"][0] == "absent"
    assert states["05"][0] == "closed"
    assert next(window for window in board["windows"] if window["number"] == "01")["ticket"] == "A001"


@pytest.mark.parametrize(("names", "shown"), [("surname", "欧阳*"), ("off", "")])
def test_a_hall_decides_whether_surnames_show(alone: Settings, names: str, shown: str) -> None:
    (alone.config / "board.toml").write_text(f'names = "{names}"', encoding="utf-8")
    with running(alone) as center:
        opened(center, "01")
        center.take(A, holder=LI | {"name": "欧阳样本"})
        center.act("01", "callNext")
        assert [call["name"] for call in shown_on(center)["called"]] == [shown]


def test_a_zone_and_a_window_show_their_own_part_only(sqlite_center: Asked) -> None:
    opened(sqlite_center, "01", "03")
    sqlite_center.take(A)
    sqlite_center.take(B, holder=WANG)
    sqlite_center.act("01", "callNext")
    sqlite_center.act("03", "callNext")
    zone = shown_on(sqlite_center, "?zone=B区")
    assert [window["number"] for window in zone["windows"]] == ["03"]
    assert [call["number"] for call in zone["called"]] == ["B001"]
    assert [line["lane"] for line in zone["lines"]] == ["B"]
    strip = shown_on(sqlite_center, "?window=01")
    assert [window["number"] for window in strip["windows"]] == ["01"]
    assert [call["number"] for call in strip["called"]] == ["A001"]
    assert strip["zone"] == "A区"


@pytest.mark.parametrize("path", ["/v1/board", "/v1/board/stream", "/v1/calls", "/v1/calls/stream", "/board"])
@pytest.mark.parametrize("query", ["?zone=Z区", "?window=77", "?zone=<script>"])
def test_a_place_the_hall_does_not_have_is_404(quiet_center: Asked, path: str, query: str) -> None:
    answer = quiet_center.client.get(path + query)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert quiet_center.client.get(f"{path}?zone={'长' * 41}").status_code == 422


def test_a_stream_sends_the_board_at_once_at_every_change_and_the_time_in_between(center: Asked) -> None:
    opened(center, "01")
    center.take(A)
    with watching(address(center), "/v1/board/stream") as screen:
        assert (screen.status, screen.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        first = screen.next("board")
        assert (first.data["called"], first.id) == ([], str(first.data["seq"]))
        began = time.monotonic()
        center.act("01", "callNext")
        while not (called := screen.next("board")).data["called"]:
            pass
        assert time.monotonic() - began < TICK_SECONDS, "the change sends it, not the next tick"
        assert called.data["called"][0]["number"] == "A001"
        assert called.data["seq"] > first.data["seq"]
        assert "now" in screen.next("tick").data


def test_many_screens_cost_one_look_at_the_hall(sqlite_center: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    real = boards.look_at

    def counted(sheet: Sheet) -> Look:
        looks.append(sheet.seq)
        return real(sheet)

    monkeypatch.setattr(boards, "look_at", counted)
    opened(sqlite_center, "01")
    with (
        watching(address(sqlite_center), "/v1/board/stream") as one,
        watching(address(sqlite_center), "/v1/board/stream?zone=A区") as two,
        watching(address(sqlite_center), "/v1/board/stream?window=01") as three,
    ):
        for screen in (one, two, three):
            screen.next("board")
        looks.clear()
        sqlite_center.act("01", "pause", reason="暂离")
        for screen in (one, two, three):
            while screen.next("board").data["windows"][0]["state"] != "paused":
                pass
        assert len(set(looks)) == len(looks) <= 2, "one look for each change, and one may have been under way"


def test_calls_are_streamed_in_order_and_resumed_after_the_last_that_is_known(sqlite_center: Asked) -> None:
    opened(sqlite_center, "01", "03")
    for item, holder in ((A, None), (B, LI), (B, WANG)):
        sqlite_center.take(item, holder=holder)
    sqlite_center.act("03", "callNext")
    with watching(address(sqlite_center), "/v1/calls/stream") as voice:
        voice.next("tick")
        sqlite_center.act("01", "callNext")
        first = voice.next("call")
        assert (first.data["number"], first.data["again"]) == ("A001", False), "calls of before are not said again"
        sqlite_center.act("01", "recall")
        again = voice.next("call")
        assert (again.data["number"], again.data["again"]) == ("A001", True)
    sqlite_center.act("03", "pass")
    sqlite_center.act("03", "callNext")
    with watching(address(sqlite_center), "/v1/calls/stream", last=first.id) as voice:
        assert [voice.next("call").data["number"] for _ in range(2)] == ["A001", "B002"]
    with watching(address(sqlite_center), "/v1/calls/stream?zone=B区", last="0") as voice:
        assert [voice.next("call").data["number"] for _ in range(2)] == ["B001", "B002"]
    since = sqlite_center.client.get(f"/v1/calls?after={first.id}").json()
    assert [call["number"] for call in since["calls"]] == ["A001", "B002"]
    assert sqlite_center.client.get("/v1/calls?after=-1").status_code == 422


def test_more_screens_than_a_process_can_hold_are_told_so(
    sqlite_center: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hall.board_channels.MOST_BOARDS", 2)
    place = address(sqlite_center)
    with watching(place, "/v1/board/stream") as one, watching(place, "/v1/calls/stream") as two:
        one.next("board")
        two.next("tick")
        with watching(place, "/v1/board/stream") as third:
            assert (third.status, third.headers["retry-after"]) == (503, "30")
        assert sqlite_center.client.get("/v1/board").status_code == 200, "a single look is always possible"
    deadline = time.monotonic() + 5
    while sqlite_center.client.get("/v1/health").status_code and time.monotonic() < deadline:
        with watching(place, "/v1/board/stream") as again:
            if again.status == 200:
                return
        time.sleep(0.05)
    pytest.fail("a screen that went left no room behind")


def test_a_screen_that_stops_reading_holds_up_no_other(sqlite_center: Asked) -> None:
    opened(sqlite_center, "01")
    with (
        watching(address(sqlite_center), "/v1/board/stream", small=True),
        watching(address(sqlite_center), "/v1/board/stream") as good,
    ):
        good.next("board")
        for round_ in range(150):
            verb, more = ("resume", {}) if round_ % 2 else ("pause", {"reason": "暂离"})
            sqlite_center.act("01", verb, **more)
        began = time.monotonic()
        last = sqlite_center.window("01")["seq"]
        while good.next("board").data["seq"] < last:
            pass
        assert time.monotonic() - began < 1


def test_boards_know_what_another_process_did(shared: Settings) -> None:
    with (
        running(shared) as one,
        running(shared) as other,
        watching(address(other), "/v1/board/stream") as screen,
    ):
        opened(one, "01")
        one.take(A)
        while not screen.next("board").data["waiting"]:
            pass
        one.act("01", "callNext")
        began = time.monotonic()
        while not (board := screen.next("board").data)["called"]:
            pass
        assert time.monotonic() - began < 0.9, "sooner than the store is asked again"
        assert board["called"][0]["number"] == "A001"


@pytest.mark.logs_errors
def test_while_the_store_is_away_no_board_is_told_that_it_is_up_to_date(shared: Settings, postgres: Postgres) -> None:
    with running(shared) as center:
        opened(center, "01")
        with watching(address(center), "/v1/board/stream", timeout=12) as screen:
            screen.next("tick")
            postgres.stop()
            try:
                until = time.monotonic() + 8
                with pytest.raises(TimeoutError):
                    while time.monotonic() < until:
                        screen.socket.settimeout(4)
                        screen.next()
            finally:
                postgres.start()
            screen.close()
        with watching(address(center), "/v1/board/stream", timeout=12) as screen:
            screen.next("board")
            screen.next("tick")
            center.act("01", "pause", reason="暂离")
            while screen.next("board").data["windows"][0]["state"] != "paused":
                pass
