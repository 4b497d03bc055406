"""One request to a center and its answer, without any help that would hide how the center behaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any, NamedTuple

import requests
from pydantic import BaseModel, ValidationError

PATIENCE = 30.0
"""Seconds a center may take for one answer."""
_MOST_TRIES = 3
_LONGEST_WAIT = 5.0
"""Seconds this waits at a 503 before it asks again with the same key,"""
_UNTOLD_WAIT = 0.5
"""and if the center does not say how long."""


class Away(Exception):
    """No answer came; the text says of what kind the fault was."""


class Answer(NamedTuple):
    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """None when it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def reason(self) -> str:
        """The word of a refusal."""
        told = self.json
        return str(told.get("reason", "")) if isinstance(told, dict) else ""

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

    def __str__(self) -> str:
        return f"{self.method} {self.path} → {self.status}" + (f" {self.reason}" if self.reason else "")


class Line:
    """To one center. Threads may share it; every answer is kept in `heard`, in the order they came."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url.rstrip("/")
        self.token = token
        self.heard: list[Answer] = []
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
        try:
            with self._session().request(
                method, self.url + path, data=data, headers=headers, timeout=PATIENCE, allow_redirects=False
            ) as got:
                told = {name.lower(): value for name, value in got.headers.items()}
                answer = Answer(method, path, got.status_code, told, got.content)
        except (requests.RequestException, OSError) as fault:
            raise Away(type(fault).__name__) from fault
        self.heard.append(answer)
        return answer

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
            session.trust_env = False  # no proxy of this machine between the two
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))  # a kiosk has none
        return session


def _wait(answer: Answer) -> float:
    told = answer.headers.get("retry-after", "")
    return min(float(told) if told.isdecimal() else _UNTOLD_WAIT, _LONGEST_WAIT)
