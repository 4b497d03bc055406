"""The loudspeaker machine hears every call once and in order, whatever becomes of the line: over real HTTP."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from kiosk.center.contract.boards import Call, Calls
from kiosk.voice.diary import Mark
from kiosk.voice.following import Follower
from kiosk.voice.settings import HALL_TIME

MORNING = datetime(2026, 11, 20, 9, 46, tzinfo=HALL_TIME)


class Center:
    """The two doors of calls and nothing else; `mode` is how the stream behaves."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.mode = "stream"
        self.answer = b""
        """In place of the honest answer to GET /v1/calls."""
        self.now = MORNING
        self.asked: list[str] = []
        self.resumed: list[str | None] = []
        self.changed = threading.Condition()
        self._server: ThreadingHTTPServer | None = None
        self._cut = 0

    def call(self, number: str, window: str = "3", age: float = 0, zone: str = "A区", again: bool = False) -> Call:
        with self.changed:
            at = self.now - timedelta(seconds=age)
            id = len(self.calls) + 1
            call = Call(id=id, at=at, number=number, window=window, zone=zone, again=again)
            self.calls.append(call)
            self.changed.notify_all()
        return call

    def start(self, port: int = 0) -> str:
        center = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *words: object) -> None: ...

            def do_GET(self) -> None:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    center.serve(self)

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", port), Door)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def cut(self) -> None:
        """Every stream that is open now breaks off."""
        with self.changed:
            self._cut += 1
            self.changed.notify_all()

    def stop(self) -> None:
        self.cut()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def serve(self, door: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(door.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.asked.append(parts.path)
        zone = query.get("zone", "")
        if parts.path == "/v1/calls":
            self._plain(door, int(query["after"]), zone)
        elif self.mode == "absent":
            door.send_error(404)
        else:
            self._stream(door, zone)

    def _plain(self, door: BaseHTTPRequestHandler, after: int, zone: str) -> None:
        body = self.answer or Calls(now=self.now, calls=tuple(self.since(after, zone)[:10])).model_dump_json().encode()
        door.send_response(200)
        door.send_header("Content-Length", str(len(body)))
        door.send_header("Connection", "close")
        door.end_headers()
        door.wfile.write(body)

    def since(self, after: int, zone: str) -> list[Call]:
        return [call for call in self.calls if call.id > after and zone in ("", call.zone)]

    def _stream(self, door: BaseHTTPRequestHandler, zone: str) -> None:
        last, cut = door.headers.get("Last-Event-ID"), self._cut
        self.resumed.append(last)
        door.send_response(200)
        door.send_header("Content-Type", "text/event-stream; charset=utf-8")
        door.send_header("Transfer-Encoding", "chunked")
        door.end_headers()
        door.close_connection = True
        if self.mode == "mute":
            with self.changed:
                self.changed.wait_for(lambda: self._cut > cut)
            return
        self._chunk(door, b": welcome\n\n")
        known = int(last or 0)
        while self._cut == cut:
            for call in self.since(known, zone):
                known = call.id
                self._event(door, call)
            with self.changed:
                if self._cut == cut and not self.since(known, zone):
                    self.changed.wait(0.5)

    def _event(self, door: BaseHTTPRequestHandler, call: Call) -> None:
        body = f"event: call\nid: {call.id}\ndata: {call.model_dump_json()}\n\n".encode()
        for piece in (body[:7], body[7:-1], body[-1:]):  # cut where no event ends
            self._chunk(door, piece)
        if self.mode == "twice":
            self._chunk(door, body)
        if self.mode == "ticking":
            self._chunk(door, b'event: tick\ndata: {"now":"%b"}\n\n' % self.now.isoformat().encode())
            self._chunk(door, b'event: tick\ndata: {"now":"soon"}\n\nevent: tick\ndata: 1\n\n')
        if self.mode == "garbled":
            self._chunk(door, b"event: call\nid: 99\ndata: {nonsense\n\nevent: strange\ndata: 1\n\n\xff\xfe\n\n")

    def _chunk(self, door: BaseHTTPRequestHandler, data: bytes) -> None:
        door.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        door.wfile.flush()


@pytest.fixture
def center() -> Iterator[Center]:
    center = Center()
    yield center
    center.stop()


class Ear:
    """A follower in a thread, and what it heard."""

    def __init__(self, address: str, zone: str = "", last: Mark | None = None, quiet: float = 5) -> None:
        self.heard: list[str] = []
        self.ages: list[float] = []
        self.follower = Follower(address, zone, self._take, last, quiet)
        self.thread = threading.Thread(target=self.follower.follow)
        self.thread.start()

    def _take(self, call: Call) -> None:
        self.heard.append(call.number)
        self.ages.append((self.follower.now() - call.at).total_seconds())

    def stop(self) -> None:
        self.follower.stop()
        self.thread.join(10)
        assert not self.thread.is_alive()

    def until(self, heard: list[str]) -> None:
        wait_until(lambda: self.heard == heard, lambda: str(self.heard))


def wait_until(true: Callable[[], bool], words: Callable[[], str] = str, seconds: float = 10) -> None:
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up, f"it never came to pass: {words()}"
        time.sleep(0.01)


@pytest.fixture
def listen() -> Iterator[Callable[..., Ear]]:
    ears: list[Ear] = []

    def begin(*given: object, **more: object) -> Ear:
        ears.append(Ear(*given, **more))  # type: ignore[arg-type]
        return ears[-1]

    yield begin
    for ear in ears:
        ear.stop()


def test_calls_are_heard_as_they_happen(center: Center, listen: Callable[..., Ear]) -> None:
    ear = listen(center.start())
    wait_until(lambda: center.resumed == ["0"])
    asked = len(center.asked)
    center.call("A001")
    ear.until(["A001"])
    center.call("B027")
    ear.until(["A001", "B027"])
    assert len(center.asked) == asked  # the stream told; nobody had to ask


def test_what_was_called_before_comes_first_and_only_once(center: Center, listen: Callable[..., Ear]) -> None:
    for number in range(25):  # more than one answer holds
        center.call(f"A{number:03}")
    ear = listen(center.start())
    wait_until(lambda: center.resumed == ["25"])
    center.call("B001")
    ear.until([*(f"A{number:03}" for number in range(25)), "B001"])


def test_only_the_zones_own_calls_are_heard(center: Center, listen: Callable[..., Ear]) -> None:
    center.call("A001", zone="B区")
    ear = listen(center.start(), "A区")
    wait_until(lambda: len(center.resumed) == 1)
    center.call("A002", zone="B区")
    center.call("A003", zone="A区")
    ear.until(["A003"])


def test_a_broken_stream_is_taken_up_where_it_broke(center: Center, listen: Callable[..., Ear]) -> None:
    ear = listen(center.start())
    wait_until(lambda: len(center.resumed) == 1)
    center.call("A001")
    ear.until(["A001"])
    center.cut()
    center.call("A002")
    ear.until(["A001", "A002"])
    wait_until(lambda: center.resumed == ["0", "2"])


def test_a_center_that_restarts_is_found_again_and_said_once(
    center: Center, listen: Callable[..., Ear], caplog: pytest.LogCaptureFixture
) -> None:
    address = center.start()
    ear = listen(address)
    center.call("A001")
    ear.until(["A001"])
    wait_until(lambda: len(center.resumed) == 1)
    center.stop()
    wait_until(lambda: "is away" in caplog.text)
    center.call("A002")
    time.sleep(1.2)
    center.start(int(address.rpartition(":")[2]))
    ear.until(["A001", "A002"])
    wait_until(lambda: "is back" in caplog.text)
    assert caplog.text.count("is away") == 1


def test_without_a_stream_asking_carries_on(center: Center, listen: Callable[..., Ear]) -> None:
    center.mode = "absent"
    ear = listen(center.start())
    center.call("A001")
    ear.until(["A001"])
    center.call("A002")
    ear.until(["A001", "A002"])
    assert center.asked.count("/v1/calls/stream") == 1  # it is not knocked at every second


def test_a_stream_that_a_proxy_keeps_back_is_given_up_for_asking(center: Center, listen: Callable[..., Ear]) -> None:
    center.mode = "mute"
    ear = listen(center.start(), quiet=0.5)
    wait_until(lambda: len(center.resumed) == 1)
    center.call("A001")
    ear.until(["A001"])
    center.call("A002")
    ear.until(["A001", "A002"])


def test_an_event_sent_twice_is_heard_once(center: Center, listen: Callable[..., Ear]) -> None:
    center.mode = "twice"
    ear = listen(center.start())
    for number in ("A001", "A002", "A003"):
        center.call(number)
    ear.until(["A001", "A002", "A003"])


@pytest.mark.parametrize("repeated", [1, 2])
def test_nonsense_on_the_stream_costs_only_itself(center: Center, listen: Callable[..., Ear], repeated: int) -> None:
    center.mode = "garbled"
    ear = listen(center.start())
    wait_until(lambda: len(center.resumed) == 1)
    for _ in range(repeated):
        center.call("A001")
    center.call("A002")
    ear.until(["A001"] * repeated + ["A002"])
    assert len(center.resumed) == 1


@pytest.mark.parametrize("answer", [b"<html>login</html>", b'{"now": "yesterday"}', b"[]"])
def test_an_answer_that_is_none_counts_as_no_center(
    center: Center, listen: Callable[..., Ear], answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    center.answer = answer
    ear = listen(center.start())
    wait_until(lambda: "is away" in caplog.text)
    center.answer = b""
    center.call("A001")
    ear.until(["A001"])


def test_a_restart_goes_on_after_the_last_call_that_was_spoken(center: Center, listen: Callable[..., Ear]) -> None:
    first = center.call("A001")
    center.call("A002")
    ear = listen(center.start(), last=Mark(first.id, first.at))
    ear.until(["A002"])


def test_a_center_set_up_anew_is_noticed_although_its_calls_count_from_one_again(
    center: Center, listen: Callable[..., Ear]
) -> None:
    ear = listen(center.start(), last=Mark(4711, MORNING - timedelta(days=1)))
    center.call("A001")
    ear.until(["A001"])
    wait_until(lambda: len(center.resumed) == 1)
    center.calls.clear()
    center.now += timedelta(minutes=1)
    center.cut()
    center.call("B001")
    ear.until(["A001", "B001"])


def test_the_age_of_a_call_is_told_by_the_halls_clock(center: Center, listen: Callable[..., Ear]) -> None:
    center.call("A001", age=90)
    ear = listen(center.start())
    ear.until(["A001"])
    assert ear.ages[0] == pytest.approx(90, abs=2)


def test_the_stream_itself_tells_the_time(center: Center, listen: Callable[..., Ear]) -> None:
    center.mode = "ticking"
    ear = listen(center.start())
    wait_until(lambda: len(center.resumed) == 1)
    center.now += timedelta(hours=2)
    asked = len(center.asked)
    center.call("A001")
    ear.until(["A001"])
    wait_until(lambda: abs((ear.follower.now() - center.now).total_seconds()) < 2)
    assert len(center.asked) == asked


def test_a_hall_clock_set_back_does_not_make_new_calls_old(center: Center, listen: Callable[..., Ear]) -> None:
    ear = listen(center.start())
    wait_until(lambda: len(center.resumed) == 1)
    center.now -= timedelta(hours=1)
    center.call("A001")
    ear.until(["A001"])
    assert abs(ear.ages[0]) < 2
