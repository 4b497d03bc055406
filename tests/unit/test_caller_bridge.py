"""The bridge between a line of pads and the center: real bytes on one side, real HTTP on the other.

The center here is a small server of the same contract that writes down what it was asked;
`tests/faults/test_callers.py` runs the bridge against a whole center.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from drivers.controls import Handle, State
from drivers.window_caller.rs485 import Rs485WindowCaller
from drivers.window_caller.simulated import SimulatedWindowLine
from kiosk.callers.bridge import Bridge
from kiosk.callers.kept import KeptRatings
from kiosk.callers.settings import CallersSettings, load
from kiosk.center.contract.ratings import Asking, Invitation, Rated
from kiosk.center.contract.windows import WindowStanding, WindowState, WindowView
from tests.appliance import Wire

SHIPPED = Path(__file__).parents[2] / "config" / "callers.toml"
PATIENCE = 1.5
WINDOW, KEYS, RATER = "3", 3, 103


class SmallCenter:
    """Answers acts and ratings by the contract, each key once, and keeps everything it was asked."""

    def __init__(self) -> None:
        self.acts: list[tuple[str, str, str]] = []
        """Window, verb, key; a repeat of a key is not written down again."""
        self.repeats = 0
        self.unanswered = 0
        """So many requests to come are carried out and get no answer."""
        self.ratings: list[dict[str, Any]] = []
        self.tokens: set[str] = set()
        self.number, self.waiting, self.service, self.refusal = 26, 7, "", ""
        self.state, self.ticket = WindowState.OPEN, ""
        self._seen: dict[str, bytes] = {}
        self._lock = threading.Lock()
        center = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(200, center.shown(self.path))

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                center.tokens.add(self.headers["Authorization"])
                status, text = center.done(self.path, body, self.headers["Idempotency-Key"])
                if center.unanswered:
                    center.unanswered -= 1
                    self.close_connection = True
                else:
                    self._answer(status, text)

            def _answer(self, status: int, text: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, format: str, *args: object) -> None:
                return None

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                return None  # a connection cut by the test

        self._server = Server(("127.0.0.1", 0), Door)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def verbs(self) -> list[str]:
        return [verb for _, verb, _ in self.acts]

    def shown(self, path: str) -> bytes:
        with self._lock:
            if path == "/v1/windows":
                windows = [self._standing().model_dump(mode="json")]
                return json.dumps({"seq": 1, "now": _now().isoformat(), "windows": windows}).encode()
            if path.endswith("/invitation"):
                return self._invitation().model_dump_json().encode()
            return self._view().model_dump_json().encode()

    def done(self, path: str, body: dict[str, Any], key: str) -> tuple[int, bytes]:
        with self._lock:
            if key in self._seen:
                self.repeats += 1
                return 200, self._seen[key]
            if self.refusal:
                return 409, json.dumps({"reason": self.refusal}).encode()
            self._seen[key] = self._rated(body) if path == "/v1/ratings" else self._acted(path, body["verb"], key)
            return 200, self._seen[key]

    def _acted(self, path: str, verb: str, key: str) -> bytes:
        self.acts.append((path.split("/")[3], verb, key))
        if verb == "callNext":
            self.number, self.waiting = self.number + 1, self.waiting - 1
            self.ticket = f"A{self.number:03d}"
        if verb == "finish":
            self.service, self.ticket = f"service-{self.number}", ""
        if verb in ("pause", "resume"):
            self.state = WindowState.PAUSED if verb == "pause" else WindowState.OPEN
        return self._view().model_dump_json().encode()

    def _rated(self, body: dict[str, Any]) -> bytes:
        self.ratings.append(body)
        rated = Rated(
            id="r", service=body["service"], number="A027", window="3", level=body["level"], assess_number=1, at=_now()
        )
        return rated.model_dump_json().encode()

    def _standing(self) -> WindowStanding:
        return WindowStanding(number=WINDOW, name="", state=self.state, waiting=self.waiting, ticket=self.ticket)

    def _view(self) -> WindowView:
        return WindowView(seq=1, now=_now(), window=self._standing(), service=self.service)

    def _invitation(self) -> Invitation:
        asking = None
        if self.service:
            asking = Asking(service=self.service, number="A027", window=WINDOW, ended_at=_now())
        return Invitation(seq=1, now=_now(), window=WINDOW, asking=asking, seconds_left=60.0 if asking else 0.0)


def _now() -> datetime:
    return datetime.now(UTC)


class Hall:
    """A center, a wire to it, a line of pads, and the bridge between them."""

    def __init__(self, folder: Path) -> None:
        self.center = SmallCenter()
        self.wire = Wire(self.center.port)
        self._line = SimulatedWindowLine(folder / "callers.tty", folder / "callers.sock", [1, 2, KEYS, RATER], baud=0)
        self._line.start()
        self.pads = Handle(folder / "callers.sock")
        self.settings = _settings(folder, self.wire.address)
        self.folder = folder
        self.begin()
        self.until(lambda: self.pad()["waiting"] == "007", "the display is up to date")

    def begin(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        line = self.settings.line
        kept = KeptRatings(self.folder / "callers.db")
        Bridge(self.settings, Rs485WindowCaller(line.address, line.repeat_within), kept).run(self._stop)
        kept.close()

    def end(self) -> None:
        self._stop.set()
        self._thread.join()

    def close(self) -> None:
        self.end()
        self.wire.close()
        self.center.close()
        self._line.stop()

    def pad(self, address: int = KEYS) -> State:
        pads: dict[str, State] = self.pads.state()["pads"]
        return pads[str(address)]

    def press(self, key: str, digits: str = "") -> None:
        self.pads.do("press", address=KEYS, key=key, digits=digits)

    def beeps_after(self, act: Callable[[], None], seconds: float) -> int:
        before = self.pad()["beeps"]
        act()
        time.sleep(seconds)
        return int(self.pad()["beeps"]) - int(before)

    @staticmethod
    def until(condition: Callable[[], bool], what: str, seconds: float = 5.0) -> None:
        ends = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < ends, f"not within {seconds} s: {what}"
            time.sleep(0.02)


def _settings(folder: Path, center: str) -> CallersSettings:
    settings = load(SHIPPED, f"serial:{folder / 'callers.tty'}", center, "a token for tests")
    quick = settings.center.model_copy(update={"patience": PATIENCE, "poll": 0.2})
    return settings.model_copy(update={"center": quick})


@pytest.fixture
def hall(device_folder: Path) -> Iterator[Hall]:
    hall = Hall(device_folder)
    yield hall
    hall.close()


def test_a_call_becomes_one_act_and_the_display_shows_the_number(hall: Hall) -> None:
    assert hall.beeps_after(lambda: hall.press("call"), 0.6) == 1
    assert [(window, verb) for window, verb, _ in hall.center.acts] == [(WINDOW, "callNext")]
    assert (hall.pad()["ticket"], hall.pad()["waiting"]) == ("027", "006")
    assert hall.center.tokens == {"Bearer a token for tests"}


def test_what_somebody_else_did_at_the_window_is_shown_too(hall: Hall) -> None:
    hall.center.waiting, hall.center.ticket = 12, "B105"
    hall.until(lambda: (hall.pad()["waiting"], hall.pad()["ticket"]) == ("012", "105"), "the display follows")


def test_every_press_has_a_key_of_its_own(hall: Hall) -> None:
    for count, key in enumerate(("recall", "confirm", "discard", "suspend", "pause"), start=1):
        assert hall.beeps_after(lambda key=key: hall.press(key), 0.5) == 1  # type: ignore[misc]
        assert len(hall.center.acts) == count
    time.sleep(0.7)
    hall.press("pause")
    hall.until(lambda: hall.center.state is WindowState.OPEN, "resumed")
    assert hall.center.verbs() == ["recall", "start", "pass", "hold", "pause", "resume"]
    keys = [key for _, _, key in hall.center.acts]
    assert len(set(keys)) == len(keys)
    assert all(8 <= len(key) <= 80 for key in keys)


def test_a_pad_that_was_not_heard_to_have_been_heard_calls_only_once(hall: Hall) -> None:
    hall.pads.do("deaf", address=KEYS)
    hall.press("call")
    hall.until(lambda: hall.pad()["gave_up"] == 1, "the pad gave up", 8.0)
    assert hall.pad()["sent"] == 5
    assert hall.center.verbs() == ["callNext"]


def test_a_refusal_is_two_beeps(hall: Hall) -> None:
    hall.center.refusal = "nobodyWaits"
    assert hall.beeps_after(lambda: hall.press("call"), 1.2) == 2
    assert hall.center.acts == []


@pytest.mark.parametrize("key", ["cancel", "oneMetreLine", "callBack", "transfer"])
def test_a_key_that_has_nothing_to_do_is_two_beeps_and_no_act(hall: Hall, key: str) -> None:
    assert hall.beeps_after(lambda: hall.press(key), 1.2) == 2
    assert hall.center.acts == []


@pytest.mark.slow
def test_a_press_while_the_center_is_away_is_dropped_with_three_beeps_and_never_done_late(hall: Hall) -> None:
    hall.wire.turn("down")
    assert hall.beeps_after(lambda: hall.press("call"), PATIENCE + 1.8) == 3
    hall.wire.turn("well")
    hall.until(lambda: hall.pad()["waiting"] == "007", "the display is back")
    time.sleep(1.0)
    assert hall.center.acts == []


def test_a_press_just_before_the_center_comes_back_is_done_once(hall: Hall) -> None:
    hall.wire.turn("down")
    hall.press("call")
    time.sleep(0.5)
    hall.wire.turn("well")
    hall.until(lambda: hall.pad()["ticket"] == "027", "the call is done")
    assert hall.center.verbs() == ["callNext"]


def test_an_answer_that_got_lost_is_asked_for_again_with_the_same_key(hall: Hall) -> None:
    hall.center.unanswered = 2
    hall.press("call")
    hall.until(lambda: hall.center.repeats == 2, "the answer is asked for again")
    hall.until(lambda: hall.pad()["beeps"] == 1, "the answer arrives in the end")
    assert hall.center.verbs() == ["callNext"]


def test_an_impatient_clerk_who_presses_call_again_and_again_calls_one(hall: Hall) -> None:
    hall.wire.turn("down")
    for _ in range(3):
        hall.press("call")
        time.sleep(0.3)
    hall.wire.turn("well")
    hall.until(lambda: hall.pad()["ticket"] != "   ", "the call is done")
    time.sleep(0.6)
    assert hall.center.verbs() == ["callNext"]


def test_another_key_while_one_is_under_way_is_refused(hall: Hall) -> None:
    hall.wire.turn("down")
    hall.press("call")
    time.sleep(0.2)
    assert hall.beeps_after(lambda: hall.press("recall"), 0.8) == 2
    hall.wire.turn("well")
    time.sleep(PATIENCE)
    assert "recall" not in hall.center.verbs()


@pytest.mark.parametrize("mood", ["down", "silent", "error", "garbage"])
def test_a_display_without_a_center_goes_blank_and_comes_back(hall: Hall, mood: str) -> None:
    hall.wire.turn(mood)
    hall.until(lambda: hall.pad()["waiting"] == "   ", "no old figure stays", 8.0)
    hall.wire.turn("well")
    hall.until(lambda: hall.pad()["waiting"] == "007", "the display is back", 8.0)


def test_asking_for_a_rating_ends_the_service_and_the_key_rates_just_that_one(hall: Hall) -> None:
    hall.press("call")
    hall.until(lambda: hall.pad()["ticket"] == "027", "called")
    time.sleep(0.3)
    hall.press("askRating")
    hall.until(lambda: hall.pad(RATER)["rating_asked"] == 1, "the rating pad asks")
    hall.pads.do("rate", address=RATER, key=1)
    hall.until(lambda: len(hall.center.ratings) == 1, "the rating arrives")
    rating = hall.center.ratings[0]
    assert (rating["service"], rating["level"], rating["channel"]) == ("service-27", "satisfied", "keypad")
    assert 0 <= rating["ago"] < 5


def test_a_rating_key_with_nobody_to_rate_is_no_rating(hall: Hall) -> None:
    hall.pads.do("rate", address=RATER, key=0)
    time.sleep(0.6)
    assert hall.center.ratings == []


def test_a_rating_given_while_the_center_is_away_arrives_later_with_its_age(hall: Hall) -> None:
    hall.center.service = "service-27"
    hall.center.ticket = "A028"
    hall.until(lambda: hall.pad(RATER)["rating_asked"] == 1, "the rating pad asks")
    hall.wire.turn("down")
    hall.pads.do("rate", address=RATER, key=3)
    time.sleep(2.5)
    hall.wire.turn("well")
    hall.until(lambda: len(hall.center.ratings) == 1, "the rating arrives")
    rating = hall.center.ratings[0]
    assert (rating["service"], rating["level"]) == ("service-27", "dissatisfied")
    assert rating["ago"] >= 2.4


def test_a_rating_waits_for_the_center_across_a_restart_of_the_bridge(hall: Hall) -> None:
    hall.center.service, hall.center.ticket = "service-27", "A028"
    hall.until(lambda: hall.pad(RATER)["rating_asked"] == 1, "the rating pad asks")
    hall.wire.turn("down")
    hall.pads.do("rate", address=RATER, key=0)
    time.sleep(0.5)
    hall.end()
    hall.wire.turn("well")
    assert hall.center.ratings == []
    hall.begin()
    hall.until(lambda: len(hall.center.ratings) == 1, "the rating arrives")
    assert hall.center.ratings[0]["service"] == "service-27"
    assert 0.4 < hall.center.ratings[0]["ago"] < 10
    hall.end()
    kept = KeptRatings(hall.folder / "callers.db")
    assert kept.left() == []
    kept.close()


def test_a_line_that_is_pulled_and_put_back_is_told_everything_again(hall: Hall) -> None:
    hall.pads.do("unplug")
    hall.pads.do("power", address=KEYS, on=False)
    time.sleep(0.3)
    hall.pads.do("power", address=KEYS, on=True)
    hall.pads.do("plug")
    hall.until(lambda: hall.pad()["waiting"] == "007", "the display is back")
    hall.press("call")
    hall.until(lambda: hall.pad()["ticket"] == "027", "keys are heard again")


def test_noise_and_garbage_on_the_line_make_no_acts_and_lose_none(hall: Hall) -> None:
    hall.pads.do("noise")
    for _ in range(5):
        hall.pads.do("garbage", size=40)
    hall.press("call")
    hall.until(lambda: hall.pad()["ticket"] == "027", "the call is heard", 8.0)
    time.sleep(0.5)
    assert hall.center.verbs() == ["callNext"]


def test_displays_go_blank_when_the_bridge_ends(hall: Hall) -> None:
    hall.end()
    assert (hall.pad()["waiting"], hall.pad()["ticket"]) == ("   ", "   ")
