"""One question to a service outside (the city's, a platform, a register): within its own seconds, with a bounded
answer, nothing of it in any log."""

from __future__ import annotations

import asyncio
import http.client
import json
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from enum import Enum
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

import requests
import urllib3
from pydantic import Field, field_validator, model_validator

from kiosk.hall.plan import ConfigError, Strict

_CHUNK = 16 * 1024
_CONNECT = 2.0
_SLACK_SECONDS = 2.0
"""Beyond a service's own seconds: a name server can hold a question up where no time-out of ours reaches."""

log = logging.getLogger("kiosk.hall")

Found = TypeVar("Found")
Why = TypeVar("Why", bound=Enum)


class Outside(Strict):
    """A service of the city: its address, how this hall proves itself, how long it is waited for."""

    url: str = ""
    token_file: str = ""
    """Holds the bearer token; a path beside this file, or an absolute one, as the three below."""
    certificate: str = ""
    """This hall's own, for mutual TLS (PEM), and its key."""
    key: str = ""
    authority: str = ""
    """Who signed the service's certificate (PEM); the system's authorities without it."""
    seconds: float = Field(default=5.0, gt=0, le=30)

    @field_validator("url")
    @classmethod
    def _safe(cls, url: str) -> str:
        place = urlsplit(url)
        if url and (place.scheme not in ("https", "http") or not place.hostname):
            raise ValueError("must be https://…")
        if place.scheme == "http" and place.hostname not in ("127.0.0.1", "::1", "localhost"):
            raise ValueError("plain http is only for a gateway on this very machine: citizens' numbers go there")
        return url

    @model_validator(mode="after")
    def _both(self) -> Outside:
        if self.key and not self.certificate:
            raise ValueError("a key needs its certificate")
        return self


class NotReached(Exception):
    """No useful answer in time; the text says why and holds nothing of a citizen."""


class Answer(NamedTuple):
    status: int
    kind: str
    """The content type, without parameters."""
    content: bytes


class Outward:
    """ConfigError when a file it is told to use cannot be read. For any thread; holds no connection."""

    def __init__(self, place: Outside, folder: Path, largest: int) -> None:
        self._url = place.url
        self._seconds = place.seconds
        self._largest = largest
        token = _token(_path(folder, place.token_file))
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        files = [_readable(_path(folder, name)) for name in (place.certificate, place.key, place.authority)]
        self._certificate = (files[0], files[1]) if files[1] else files[0] or None
        self._authority: bool | str = files[2] or True

    def ask(self, body: Mapping[str, object]) -> Answer:
        """POST `body` as JSON. Raises NotReached, at the latest after the configured seconds."""
        end = time.monotonic() + self._seconds
        with requests.Session() as session:
            session.trust_env = False  # a proxy of the environment must not see citizens' numbers
            try:
                with session.post(
                    self._url,
                    data=json.dumps(body).encode(),
                    headers=self._headers,
                    timeout=(min(_CONNECT, self._seconds), self._seconds),
                    cert=self._certificate,
                    verify=self._authority,
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
                    return Answer(answer.status_code, kind, self._content(answer, end))
            except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as bad:
                raise NotReached(type(bad).__name__) from None

    def told(self, body: Mapping[str, object], why: Mapping[int, Why], away: Why) -> Answer | Why:
        """The answer 200, or why there is none, by the status it came with: 404 when the service does not know the
        person, or name and number do not belong together; 410 when it knows them and has nothing for them. Everything
        else is no answer: `away`."""
        try:
            answer = self.ask(body)
        except NotReached:
            return away
        return answer if answer.status == 200 else why.get(answer.status, away)

    def _content(self, answer: requests.Response, end: float) -> bytes:
        # requests counts its time-out between two bytes: a service that drips is given up by this clock.
        content = bytearray()
        while chunk := answer.raw.read1(_CHUNK, decode_content=True):
            content += chunk
            if len(content) > self._largest:
                raise NotReached("the answer is too long")
            if time.monotonic() > end:
                raise NotReached("the answer came too slowly")
        return bytes(content)


async def in_time(threads: Executor, seconds: float, question: Callable[[], Found]) -> Found | None:
    """What an adapter answers, beside the event loop; None when it does not in its `seconds`, or fails."""
    try:
        async with asyncio.timeout(seconds + _SLACK_SECONDS):
            return await asyncio.get_running_loop().run_in_executor(threads, question)
    except TimeoutError:
        return None
    except Exception as fault:  # an adapter of the hall's own: whatever it raises may hold what it was asked
        log.error("a service outside failed (%s)", type(fault).__name__)
        return None


def _path(folder: Path, name: str) -> Path | None:
    return folder / name if name else None


def _token(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{path}: the token cannot be read") from None
    if not token or not token.isprintable():
        raise ConfigError(f"{path}: holds no token")
    return token


def _readable(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        path.read_bytes()
    except OSError as missing:
        raise ConfigError(f"{path}: cannot be read ({missing.strerror})") from None
    return str(path)
