"""One request to a center and its answer, without any help that would hide how the center behaves."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any, NamedTuple

import requests
import urllib3
from pydantic import BaseModel, ValidationError

PATIENCE = 30.0
"""Seconds a center may take for one answer, to its last byte."""
LARGEST = 32 * 1024 * 1024
"""Bytes of one answer, unpacked,"""
MOST_HEARD = 8 * LARGEST
"""and of all that are kept for what must hold everywhere."""
_CHUNK = 65536
LONGEST_REASON = 40
_MOST_TRIES = 3
_LONGEST_WAIT = 5.0
"""Seconds this waits at a 503 before it asks again with the same key,"""
_UNTOLD_WAIT = 0.5
"""and if the center does not say how long."""


class Away(Exception):
    """No answer came, or none that has an end; the text says of what kind the fault was."""


class Answer(NamedTuple):
    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """None when it is no JSON, or nests deeper than any answer."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def reason(self) -> str:
        """The word of a refusal."""
        told = self.json
        return printable(str(told.get("reason", "")), LONGEST_REASON) if isinstance(told, dict) else ""

    @property
    def unkept(self) -> bool:
        return "no-store" in self.headers.get("cache-control", "").lower()

    def fits(self, model: type[BaseModel]) -> str:
        """ "" when the body is one of these, else what is wrong with it, without its values."""
        try:
            model.model_validate_json(self.body)
        except ValidationError as wrong:
            first = wrong.errors(include_input=False, include_url=False)[0]
            return f"{'.'.join(map(str, first['loc'])) or 'the body'}: {first['msg']}"
        return ""

    def amiss(self, status: int, model: type[BaseModel]) -> str:
        """ "" when it has this status and says one of these, else which of the two is wrong."""
        return self.fits(model) if self.status == status else str(self)

    def __str__(self) -> str:
        return f"{self.method} {self.path} → {self.status}" + (f" {self.reason}" if self.reason else "")


def printable(told: str, longest: int) -> str:
    """What a center said, so that it can be shown: it commands no terminal, and fills none. A word that is spoilt stays
    spoilt."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in told[:longest])


class Line:
    """To one center. Threads may share it; every answer is kept in `heard`, in the order they came."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url.rstrip("/")
        self.token = token
        self.heard: list[Answer] = []
        self._room = MOST_HEARD
        self._own = threading.local()

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str = "",
        token: str | None = None,
        raw: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """`token` instead of this line's own ("" for none); `raw` instead of `body` as JSON. At a 503 it asks again
        with the same key, as the contract wants it. Away when no answer comes."""
        told = dict(headers or {})
        proof = self.token if token is None else token
        told |= {"Authorization": f"Bearer {proof}"} if proof else {}
        told |= {"Idempotency-Key": key} if key else {}
        data = raw if raw is not None else None if body is None else json.dumps(body, ensure_ascii=False).encode()
        told |= {} if data is None else {"Content-Type": "application/json"}
        for _ in range(_MOST_TRIES):
            answer = self._exchange(method, path, data, told)
            if answer.status != requests.codes.unavailable:
                break
            time.sleep(_wait(answer))
        return answer

    def _exchange(self, method: str, path: str, data: bytes | None, headers: Mapping[str, str]) -> Answer:
        end = time.monotonic() + PATIENCE
        try:
            with self._session().request(
                method,
                self.url + path,
                data=data,
                headers=headers,
                timeout=PATIENCE,
                allow_redirects=False,
                stream=True,
            ) as got:
                told = {name.lower(): value for name, value in got.headers.items()}
                answer = Answer(method, path, got.status_code, told, _body(got, end, min(LARGEST, self._room)))
        except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as fault:
            raise Away(type(fault).__name__) from fault
        self._room -= len(answer.body)
        self.heard.append(answer)
        return answer

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.trust_env = False  # no proxy of this machine between the two
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))  # a kiosk has none
        return session


def _body(got: requests.Response, end: float, largest: int) -> bytes:
    """Read piece by piece against a clock of our own: requests counts its time-out between two bytes."""
    text = bytearray()
    while piece := got.raw.read1(_CHUNK, decode_content=True):
        text += piece
        if len(text) > largest or time.monotonic() > end:
            raise Away("the answer has no end")
    return bytes(text)


def _wait(answer: Answer) -> float:
    told = answer.headers.get("retry-after", "")
    return min(float(told) if told.isdecimal() else _UNTOLD_WAIT, _LONGEST_WAIT)
