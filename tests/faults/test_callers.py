"""Key pads at the windows of a whole center: a press is one act, at once or never, whatever breaks in between."""

from __future__ import annotations

import os
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from drivers.controls import Handle, State
from drivers.window_caller.simulated import SimulatedWindowLine
from kiosk.hall import enrol
from tests.appliance import TOKEN, CenterProcess, Wire
from tests.forked import Command

WINDOWS = ("1", "2", "3")
PADS = {"1": 1, "2": 2, "3": 3}
CALLERS_CONFIG = (
    """
[center]
patience = 2.0
poll = 0.2
[keys]
call = "callNext"
recall = "recall"
confirm = "start"
askRating = "finish"
discard = "pass"
suspend = "hold"
callBack = "bringBack"
pause = "pause"
transfer = "transfer"
oneMetreLine = "prioritize"
[ratings]
0 = "verySatisfied"
1 = "satisfied"
2 = "basicallySatisfied"
3 = "dissatisfied"
"""
    + "".join(f"[windows.{window}]\ncaller = {window}\nevaluator = 10{window}\n" for window in WINDOWS)
    + """
[words]
priority = "green"
"""
)


class Counters:
    """A center, the bridge as its own process, and a line of pads, joined by a network with moods."""

    def __init__(self, folder: Path, data: Path, more: str = "") -> None:
        """`more` is added to [words] of the bridge's configuration."""
        self.center = CenterProcess(data)
        self.center.start()
        self.wire = Wire(self.center.port)
        self._folder = folder
        pads = [*PADS.values(), *(100 + pad for pad in PADS.values())]
        self._line = SimulatedWindowLine(folder / "callers.tty", folder / "callers.sock", pads)
        self._line.start()
        self.pads = Handle(folder / "callers.sock")
        (folder / "callers.toml").write_text(CALLERS_CONFIG + more, encoding="utf-8")
        self._token = enrol(f"sqlite:///{data / 'center.db'}", "callers-1", role="caller")
        self._session = requests.Session()
        self.start()

    def start(self) -> None:
        options = ["--config", str(self._folder / "callers.toml"), "--line", str(self._folder / "callers.tty")]
        options += ["--center", self.wire.address, "--data", str(self._folder)]
        self.bridge = Command(["callers", *options], os.environ | {"KIOSK_TOKEN": self._token})
        assert self.bridge.readline().startswith("callers ready")
        self.until(lambda: self.pad("3")["waiting"] != "   ", "the displays are up to date", 20.0)

    def kill(self) -> None:
        self.bridge.kill()

    def close(self) -> None:
        self._session.close()
        if self.bridge.running:
            assert self.bridge.stop() == 0
        self.wire.close()
        self.center.stop()
        self._line.stop()

    def pad(self, window: str) -> State:
        return self.rater(window, 0)

    def rater(self, window: str, offset: int = 100) -> State:
        pads: dict[str, State] = self.pads.state()["pads"]
        return pads[str(PADS[window] + offset)]

    def press(self, window: str, key: str, digits: str = "") -> None:
        self.pads.do("press", address=PADS[window], key=key, digits=digits)

    def pressed(self, window: str, key: str, beeps: int = 1, digits: str = "") -> None:
        """Press and wait until the pad has said what became of it."""
        before = self.pad(window)["beeps"]
        self.press(window, key, digits)
        self.until(lambda: self.pad(window)["beeps"] >= before + beeps, f"{key} at window {window}", 8.0)
        time.sleep(0.4)
        assert self.pad(window)["beeps"] == before + beeps

    def take_tickets(self, count: int) -> None:
        catalogue = self._session.get(f"{self.center.address}/v1/catalogue", timeout=5, headers=_bearer(TOKEN)).json()
        item = next(one["code"] for one in catalogue["items"] if one["department"] == "renshe" and not one["identity"])
        for _ in range(count):
            answer = self._session.post(
                f"{self.center.address}/v1/tickets",
                json={"items": [item]},
                headers=_bearer(TOKEN) | {"Idempotency-Key": uuid.uuid4().hex},
                timeout=5,
            )
            assert answer.status_code == 201, answer.text

    def calls(self) -> list[tuple[str, str]]:
        """Every call the center made, as number and window, oldest first; recalls are not in it."""
        return [(number, window) for number, window in self.center.rows(_CALLS)]

    @staticmethod
    def until(condition: Callable[[], bool], what: str, seconds: float = 5.0) -> None:
        ends = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < ends, f"not within {seconds} s: {what}"
            time.sleep(0.02)


_CALLS = "SELECT number, window FROM calls WHERE again = 0 ORDER BY id"


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def counters(device_folder: Path, tmp_path: Path) -> Iterator[Counters]:
    counters = Counters(device_folder, tmp_path)
    yield counters
    counters.close()


def open_with_tickets(counters: Counters, tickets: int, *windows: str) -> None:
    for window in windows:
        counters.pressed(window, "pause")
    counters.take_tickets(tickets)
    counters.until(lambda: counters.pad(windows[0])["waiting"] == f"{tickets:03d}", "the count is shown")


def test_a_citizen_is_called_served_and_rated_with_keys_alone(counters: Counters) -> None:
    open_with_tickets(counters, 2, "3")
    counters.pressed("3", "call")
    [(number, window)] = counters.calls()
    assert window == "3"
    assert (counters.pad("3")["ticket"], counters.pad("3")["waiting"]) == (number[1:], "001")
    counters.pressed("3", "recall")
    counters.pressed("3", "confirm")
    counters.pressed("3", "askRating")
    counters.until(lambda: counters.rater("3")["rating_asked"] == 1, "the rating pad asks")
    counters.pads.do("rate", address=103, key=1)
    counters.until(lambda: counters.center.rows("SELECT level FROM ratings") != [], "the rating is taken")
    assert counters.center.rows(
        "SELECT r.level, r.channel, s.number, s.window, s.ended FROM ratings r JOIN services s ON s.id = r.service"
    ) == [("satisfied", "keypad", number, "3", "done")]
    assert counters.pad("3")["ticket"] == "   "


def test_digits_call_a_number_and_report_one_back_and_what_fits_nobody_does_nothing(counters: Counters) -> None:
    open_with_tickets(counters, 3, "3")
    counters.pressed("3", "call", beeps=2, digits="77")
    assert counters.calls() == [], "not whoever is next instead"
    counters.pressed("3", "call", digits="03")
    [(number, _)] = counters.calls()
    assert number.endswith("003")
    assert counters.pad("3")["ticket"] == "003"
    counters.pressed("3", "call", beeps=2, digits="01")
    counters.pressed("3", "recall", beeps=2, digits="2")
    assert len(counters.calls()) == 1, "the one who is here is neither sent away nor called again"
    counters.pressed("3", "discard")
    assert counters.center.rows("SELECT state FROM tickets WHERE number = 3") == [("passed",)]
    counters.pressed("3", "confirm", digits="03")
    assert counters.center.rows("SELECT state FROM tickets WHERE number = 3") == [("waiting",)]
    assert counters.center.rows("SELECT detail FROM events WHERE kind = 'called'")[0][0].count("窗口呼叫") == 1


def test_digits_and_the_priority_key_let_that_number_go_first(counters: Counters) -> None:
    open_with_tickets(counters, 3, "3")
    counters.pressed("3", "oneMetreLine", beeps=2)
    counters.pressed("3", "oneMetreLine", beeps=2, digits="77")
    counters.pressed("3", "oneMetreLine", digits="003")
    counters.pressed("3", "call")
    [(number, _)] = counters.calls()
    assert number.endswith("003")
    [(told,)] = counters.center.rows("SELECT detail FROM events WHERE kind = 'prioritized'")
    assert "green" in told and "窗口看过证件" in told


@pytest.mark.slow
def test_hold_and_call_back_and_pause_work_by_keys(counters: Counters) -> None:
    open_with_tickets(counters, 1, "3")
    counters.pressed("3", "call")
    [(number, _)] = counters.calls()
    counters.pressed("3", "confirm")
    counters.pressed("3", "suspend")
    assert counters.pad("3")["ticket"] == "   "
    counters.pressed("3", "callBack")
    assert counters.pad("3")["ticket"] == number[1:]
    counters.pressed("3", "askRating")
    counters.pressed("3", "pause")
    counters.pressed("3", "call", beeps=2)


@pytest.mark.slow
def test_in_a_hall_without_a_start_key_the_call_key_serves_and_the_discard_key_passes(
    device_folder: Path, tmp_path: Path
) -> None:
    counters = Counters(device_folder, tmp_path, 'unstarted = "served"\n')
    try:
        open_with_tickets(counters, 3, "3")
        for key in ("call", "call", "discard", "call", "askRating"):
            counters.pressed("3", key)
            time.sleep(0.7)  # the same key sooner than a second later is the pad repeating itself
        ended = counters.center.rows("SELECT ended FROM services ORDER BY called_at")
        assert ended == [("done",), ("passed",), ("done",)]
    finally:
        counters.close()


@pytest.mark.slow
def test_nobody_waiting_and_a_closed_window_are_two_beeps(counters: Counters) -> None:
    counters.pressed("3", "call", beeps=2)
    counters.pressed("3", "pause")
    counters.pressed("3", "call", beeps=2)
    assert counters.calls() == []


@pytest.mark.slow
def test_a_press_made_while_the_bridge_stood_still_is_never_done_late(counters: Counters) -> None:
    open_with_tickets(counters, 2, "3")
    os.kill(counters.bridge.pid, signal.SIGSTOP)
    counters.press("3", "call")
    time.sleep(4.0)
    before = counters.pad("3")["beeps"]
    os.kill(counters.bridge.pid, signal.SIGCONT)
    counters.until(lambda: counters.pad("3")["beeps"] == before + 3, "the press is dropped")
    time.sleep(0.5)
    assert counters.calls() == []
    counters.pressed("3", "call")
    assert len(counters.calls()) == 1


def test_a_press_while_the_network_is_cut_is_dropped_and_not_done_when_it_is_back(counters: Counters) -> None:
    open_with_tickets(counters, 2, "3")
    counters.wire.turn("down")
    counters.pressed("3", "call", beeps=3)
    counters.until(lambda: counters.pad("3")["waiting"] == "   ", "no old figure is shown")
    counters.wire.turn("well")
    counters.until(lambda: counters.pad("3")["waiting"] == "002", "the display is back")
    time.sleep(1.0)
    assert counters.calls() == []


def test_answers_that_get_lost_call_nobody_twice(counters: Counters) -> None:
    open_with_tickets(counters, 3, "3")
    counters.wire.turn("deaf")
    counters.press("3", "call")
    time.sleep(1.0)
    counters.wire.turn("well")
    counters.until(lambda: counters.pad("3")["waiting"] != "   ", "the display is back", 8.0)
    time.sleep(2.5)
    assert len(counters.calls()) <= 1
    shown = counters.pad("3")["ticket"]
    assert [shown] == [number[1:] for number, _ in counters.calls()] or (shown, counters.calls()) == ("   ", [])


@pytest.mark.slow
def test_a_bridge_killed_in_mid_press_calls_at_most_once_and_its_successor_shows_the_truth(counters: Counters) -> None:
    open_with_tickets(counters, 8, "3")
    for round_ in range(4):
        before = len(counters.calls())
        counters.press("3", "call")
        time.sleep(0.02 * round_)
        counters.kill()
        counters.start()
        time.sleep(0.6)
        after = counters.calls()
        assert len(after) - before <= 1
        shown = counters.pad("3")["ticket"]
        assert shown == (after[-1][0][1:] if after else "   ")
    numbers = [number for number, _ in counters.calls()]
    assert len(numbers) == len(set(numbers))


@pytest.mark.slow
def test_a_center_killed_under_pressed_keys_calls_every_number_once(counters: Counters) -> None:
    open_with_tickets(counters, 12, *WINDOWS)
    for round_ in range(6):
        for window in WINDOWS:
            counters.press(window, "call")
        if round_ == 2:
            counters.center.kill()
            time.sleep(0.3)
            counters.center.start()
        time.sleep(1.5)
    numbers = [number for number, _ in counters.calls()]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) >= 9


@pytest.mark.slow
def test_two_pads_pressed_at_the_same_instant_get_two_numbers(counters: Counters) -> None:
    open_with_tickets(counters, 10, "1", "2")
    for _ in range(5):
        before = len(counters.calls())
        counters.pads.do("collide", first=1, second=2)
        counters.until(lambda count=before: len(counters.calls()) == count + 2, "both are called")  # type: ignore[misc]
        time.sleep(1.2)
    numbers = [number for number, _ in counters.calls()]
    assert len(numbers) == len(set(numbers)) == 10


@pytest.mark.parametrize("presses", [2, pytest.param(6, marks=pytest.mark.slow)])
def test_noise_and_garbage_on_the_line_lose_no_press_and_make_none(counters: Counters, presses: int) -> None:
    open_with_tickets(counters, 6, "1", "2")
    counters.pads.do("noise")
    for count in range(1, presses + 1):
        counters.pads.do("garbage", size=50)
        counters.pads.do("broken", frames=1)
        counters.press("1" if count % 2 else "2", "call")
        counters.until(lambda count=count: len(counters.calls()) == count, f"call {count}", 8.0)  # type: ignore[misc]
        time.sleep(1.2)
    assert len({number for number, _ in counters.calls()}) == presses


def test_an_unplugged_line_comes_back_by_itself(counters: Counters) -> None:
    open_with_tickets(counters, 1, "3")
    counters.pads.do("unplug")
    time.sleep(1.0)
    assert counters.bridge.running
    counters.pads.do("plug")
    counters.pressed("3", "call")
    assert len(counters.calls()) == 1
