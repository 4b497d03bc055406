"""One question to a service of the city: within its own seconds, with a bounded answer, nothing of it in any log."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import requests
import urllib3

from kiosk.center.contract.identity import IdentityReason
from kiosk.hall.identity.settings import Outside
from kiosk.hall.plan import ConfigError

_CHUNK = 16 * 1024
_CONNECT = 2.0


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

    def told(self, body: Mapping[str, object], nothing: IdentityReason) -> Answer | IdentityReason:
        """The answer 200, or why there is none: 404 when the service does not know the person, or name and number do
        not belong together; 410 when it knows them and has `nothing` for them. Everything else is no answer."""
        try:
            answer = self.ask(body)
        except NotReached:
            return IdentityReason.AWAY
        why = {404: IdentityReason.UNKNOWN_PERSON, 410: nothing}
        return answer if answer.status == 200 else why.get(answer.status, IdentityReason.AWAY)

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
