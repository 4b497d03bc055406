"""Hears of calls from the center: an event stream that is taken up again where it broke off, and plain asking besides.

Every round begins with `GET /v1/calls?after=`, which tells the hall's time and what was missed, and goes on with the
stream. A stream that cannot be had costs nothing but the second between two rounds: then asking alone carries on.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import requests
import urllib3
from pydantic import BaseModel, ValidationError

from kiosk.center.contract.boards import Call, Calls
from kiosk.voice.diary import Mark
from kiosk.voice.events import Event, EventReader

log = logging.getLogger(__name__)

CONNECT, ANSWER = 3.0, 5.0
"""Seconds to reach the center, and for a plain answer."""
QUIET = 15.0
"""Seconds a stream may say nothing before it counts as broken; the center tells the time on it every two."""
ROUND = 1.0
"""Seconds between two rounds."""
ASK_ONLY = 60.0
"""After a stream that never said a word (a proxy that keeps it back): so long only asking, then the stream again."""
DOUBTFUL = timedelta(seconds=10)
"""A call off the stream that seems older is checked against the center's clock."""
PAGES = 1000
"""Answers read in one round at most; a center that repeats itself must not hold us for ever."""


class Tick(BaseModel):
    """What a stream says every two seconds."""

    now: datetime


class Away(Exception):
    """No center, or no useful answer; the text says which."""


class Follower:
    """`follow` blocks and hands over every call once, in order, until `stop`."""

    def __init__(
        self, center: str, zone: str, heard: Callable[[Call], None], last: Mark | None = None, quiet: float = QUIET
    ) -> None:
        """`center` is its address (https://…); `zone` "" for the whole hall; `last` the last call already dealt with;
        `quiet` seconds as QUIET."""
        self._address, self._zone, self._heard, self._quiet = center.rstrip("/"), zone, heard, quiet
        self._last = last
        self._clock = (datetime.now().astimezone(), _awake_or_asleep())
        self._stopping = threading.Event()
        self._stream: requests.Response | None = None
        self._asking_until = 0.0
        self._away = False
        self._session = requests.Session()
        self._session.trust_env = False

    def now(self) -> datetime:
        """The hall's time: what the center last told, and the seconds since (also those this machine slept)."""
        told, at = self._clock
        return told + timedelta(seconds=_awake_or_asleep() - at)

    def follow(self) -> None:
        while not self._stopping.is_set():
            try:
                self._round()
            except Away as trouble:
                self._note(str(trouble))
            self._stopping.wait(ROUND)
        self._session.close()

    def stop(self) -> None:
        """From any thread; `follow` returns within a second or as soon as the stream's next word comes."""
        self._stopping.set()
        stream = self._stream
        if stream is not None:
            _hang_up(stream)

    def _round(self) -> None:
        self._catch_up()
        self._note("")
        if time.monotonic() >= self._asking_until:
            self._listen()

    def _note(self, trouble: str) -> None:
        """One line when the center is lost, one when it is back."""
        if bool(trouble) != self._away:
            self._away = bool(trouble)
            log.warning("the center %s", f"is away: {trouble}" if trouble else "is back")

    def _catch_up(self) -> None:
        """Ask from the mark itself on: a center whose database was set up anew does not know it, and counts from one
        again; then the mark means nothing. Raises Away."""
        for _ in range(PAGES):
            mark = self._last
            calls = self._ask(mark.id - 1 if mark else 0).calls
            if mark and not any(call.id == mark.id and call.at == mark.at for call in calls):
                self._last = None
            elif not any([self._take(call) for call in calls]):
                return

    def _ask(self, after: int) -> Calls:
        """Raises Away."""
        try:
            answer = self._session.get(
                f"{self._address}/v1/calls", params=self._asked(after=after), timeout=(CONNECT, ANSWER)
            )
            if answer.status_code == requests.codes.not_found and self._zone:
                raise Away(f"it knows no zone {self._zone}, or no calls")
            if answer.status_code != requests.codes.ok:
                raise Away(f"GET /v1/calls was answered {answer.status_code}")
            calls = Calls.model_validate_json(answer.content)
        except (requests.RequestException, OSError) as trouble:
            raise Away(f"no answer ({type(trouble).__name__})") from trouble
        except ValidationError as wrong:
            raise Away("GET /v1/calls was answered with something else") from wrong
        self._clock = (calls.now.astimezone(), _awake_or_asleep())
        return calls

    def _asked(self, **more: int) -> dict[str, str]:
        asked = {name: str(value) for name, value in more.items()}
        return asked | ({"zone": self._zone} if self._zone else {})

    def _told_time(self, data: str) -> None:
        with contextlib.suppress(ValidationError):
            self._clock = (Tick.model_validate_json(data).now, _awake_or_asleep())

    def _take(self, call: Call) -> bool:
        """Whether it was new."""
        if self._last is not None and call.id <= self._last.id:
            return False
        self._last = Mark(call.id, call.at)
        self._heard(call)
        return True

    def _listen(self) -> None:
        """Take calls off the stream until it ends, breaks or falls silent. Raises nothing: the next round asks."""
        # 0, not nothing: what is called between the asking and the stream must be on the stream.
        known = str(self._last.id if self._last else 0)
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store", "Last-Event-ID": known}
        where, patience, ask = f"{self._address}/v1/calls/stream", (CONNECT, self._quiet), self._session.get
        try:
            with ask(where, params=self._asked(), headers=headers, stream=True, timeout=patience) as stream:
                self._stream = stream
                kind = stream.headers.get("Content-Type", "")
                if stream.status_code == requests.codes.ok and kind.startswith("text/event-stream"):
                    self._read(stream)
                else:
                    self._only_ask(f"answered {stream.status_code} {kind}")
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as broken:
            log.info("the stream of calls broke: %s", type(broken).__name__)
        finally:
            self._stream = None

    def _only_ask(self, why: str) -> None:
        log.info("no stream of calls (%s), asking instead", why)
        self._asking_until = time.monotonic() + ASK_ONLY

    def _read(self, stream: requests.Response) -> None:
        """Raises what the line raises, and NotEvents."""
        reader, words = EventReader(), False
        try:
            while (chunk := stream.raw.read1(65536, decode_content=True)) and not self._stopping.is_set():
                words = True
                for event in reader.feed(chunk):
                    self._happened(event)
        finally:
            if not words:
                self._only_ask("it said nothing")

    def _happened(self, event: Event) -> None:
        if event.name == "tick":
            self._told_time(event.data)
        if event.name != "call":
            return
        try:
            call = Call.model_validate_json(event.data)
        except ValidationError as wrong:
            log.warning("a call that cannot be read was left out (id %s): %d faults", event.id, wrong.error_count())
            return
        if self.now() - call.at > DOUBTFUL:
            # It lay in the line while this machine slept, or the hall's clock was set back: only the center knows.
            with contextlib.suppress(Away):
                self._ask(call.id)
        self._take(call)


def _hang_up(stream: requests.Response) -> None:
    """Closing a response waits for its reader; shutting its socket down wakes the reader."""
    with contextlib.suppress(OSError, ValueError), socket.socket(fileno=os.dup(stream.raw.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


def _awake_or_asleep() -> float:
    """Seconds of a clock that nobody sets and that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
