"""One exchange with a center over HTTP, within its own seconds. For kiosks, and for the bridges beside windows."""

from __future__ import annotations

import http.client
import time
from collections.abc import Mapping
from typing import TypeVar

import requests
import urllib3
from pydantic import BaseModel, ValidationError

CONNECT = 1.0
"""Seconds for the connection itself; a center on the same network answers in milliseconds."""
CHUNK = 65536
LARGEST = 16 * 1024 * 1024
"""Bytes; no honest answer is longer, unless the caller knows a smaller bound."""

Answer = TypeVar("Answer", bound=BaseModel)


class CenterAway(Exception):
    """The center did not answer usefully in time; whether it heard us is unknown."""


def new_session(token: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # a proxy of the environment must not see citizens' requests
    session.headers["Accept"] = "application/json"
    if token:
        session.headers["Authorization"] = f"Bearer {token}"
    return session


def exchange(
    session: requests.Session,
    verb: str,
    url: str,
    body: bytes | None,
    headers: Mapping[str, str],
    patience: float,
    largest: int = LARGEST,
) -> tuple[int, bytes]:
    """Status and body, of at most `largest` bytes and within `patience` seconds. Raises CenterAway. requests counts its
    time-out between two bytes, so the body is read against a clock of our own: a center that drips must not hold
    anybody."""
    end = time.monotonic() + patience
    try:
        with session.request(
            verb,
            url,
            data=body,
            headers=headers,
            timeout=(min(CONNECT, patience), patience),
            allow_redirects=False,
            stream=True,
        ) as answer:
            return answer.status_code, _body(answer, end, largest)
    except (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as fault:
        raise CenterAway(type(fault).__name__) from fault


def parsed(kind: type[Answer], body: bytes) -> Answer:
    """The answer as what it should be; CenterAway when it is something else."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as garbage:
        # the answer itself may hold personal words: say only what it should have been
        raise CenterAway(f"the answer is not a {kind.__name__}") from garbage.__cause__


def _body(answer: requests.Response, end: float, largest: int) -> bytes:
    text = bytearray()
    while chunk := answer.raw.read1(CHUNK, decode_content=True):
        text += chunk
        if len(text) > largest or time.monotonic() > end:
            raise CenterAway("the answer has no end")
    return bytes(text)
