"""The one HTTP path from a bridge to the center: blocking, each call within its own seconds, from one thread only."""

from __future__ import annotations

import http.client
import time
from typing import TypeVar

import requests
import urllib3
from pydantic import BaseModel, ValidationError

from kiosk.center.contract import Message
from kiosk.center.contract.ratings import Invitation, Rated, RatingRefusal, RatingRequest
from kiosk.center.contract.windows import ActRefusal, Windows, WindowView

CONNECT = 1.0
"""Seconds for the connection itself; a center on the same network answers in milliseconds."""
LARGEST = 1024 * 1024
_CHUNK = 65536
_NO_WINDOW, _REFUSED, _SENSELESS = 404, 409, 422

Answer = TypeVar("Answer", bound=BaseModel)


class CenterAway(Exception):
    """No useful answer in time; whether the center heard us is unknown."""


class SaidNo(Exception):
    """The center heard the request and refuses it; the text is its reason, in the contract's words."""


class CounterClient:
    """One session, so one thread. Every method ends within `seconds` (plus the reading of one piece of an answer)."""

    def __init__(self, address: str, token: str) -> None:
        self._address = address
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of the environment must not see a hall's requests
        self._session.headers["Accept"] = "application/json"
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        self._session.close()

    def windows(self, seconds: float) -> Windows:
        return self._ask("GET", "/v1/windows", Windows, ActRefusal, seconds)

    def view(self, window: str, seconds: float) -> WindowView:
        return self._ask("GET", f"/v1/windows/{window}", WindowView, ActRefusal, seconds)

    def act(self, window: str, act: Message, key: str, seconds: float) -> WindowView:
        return self._ask("POST", f"/v1/windows/{window}/acts", WindowView, ActRefusal, seconds, act, key)

    def invitation(self, window: str, seconds: float) -> Invitation:
        return self._ask("GET", f"/v1/windows/{window}/invitation", Invitation, RatingRefusal, seconds)

    def rate(self, rating: RatingRequest, key: str, seconds: float) -> Rated:
        return self._ask("POST", "/v1/ratings", Rated, RatingRefusal, seconds, rating, key)

    def _ask(
        self,
        verb: str,
        path: str,
        kind: type[Answer],
        refusal: type[ActRefusal | RatingRefusal],
        seconds: float,
        body: Message | None = None,
        key: str = "",
    ) -> Answer:
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"} if body is not None else {}
        payload = None if body is None else body.model_dump_json().encode()
        status, text = self._exchange(verb, path, payload, headers, seconds)
        if status == _REFUSED:
            raise SaidNo(_parse(refusal, text).reason.value)
        if status == _NO_WINDOW and path.startswith("/v1/windows/"):
            raise SaidNo("the hall has no such window")
        if status == _SENSELESS:
            raise SaidNo("the center cannot make sense of it")
        if not 200 <= status < 300:
            # a token it does not know yet, a proxy, a login page of the network: nothing was decided
            raise CenterAway(f"the center answered {status}")
        return _parse(kind, text)

    def _exchange(
        self, verb: str, path: str, payload: bytes | None, headers: dict[str, str], seconds: float
    ) -> tuple[int, bytes]:
        seconds = max(seconds, 0.05)
        ends = time.monotonic() + seconds
        try:
            with self._session.request(
                verb,
                self._address + path,
                data=payload,
                headers=headers,
                timeout=(min(CONNECT, seconds), seconds),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return answer.status_code, _body(answer, ends)
        except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as fault:
            raise CenterAway(type(fault).__name__) from fault


def _body(answer: requests.Response, ends: float) -> bytes:
    """requests counts its time-out between two bytes; a center that drips is read against a clock of our own."""
    text = bytearray()
    while chunk := answer.raw.read1(_CHUNK, decode_content=True):
        text += chunk
        if len(text) > LARGEST or time.monotonic() > ends:
            raise CenterAway("the answer has no end")
    return bytes(text)


def _parse(kind: type[Answer], text: bytes) -> Answer:
    try:
        return kind.model_validate_json(text)
    except ValidationError as garbage:
        raise CenterAway(f"the answer is not a {kind.__name__}") from garbage.__cause__
