"""The one HTTP path to the center (`requests`), as coroutines with a deadline.

Expected trouble has two names: `CenterAway` (no answer, a wrong one, or one that came too late) and `Refused` (the
center said no, and why).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import requests
from pydantic import BaseModel, ValidationError

from kiosk.center.contract import (
    Catalogue,
    Enrolment,
    Hall,
    Quote,
    QuoteRequest,
    Refusal,
    Ticket,
    TicketRequest,
)

Answer = TypeVar("Answer", bound=BaseModel)

CONNECT = 1.0
"""Seconds for the connection itself; a center on the same network answers in milliseconds."""
LARGEST = 16 * 1024 * 1024
"""No honest answer is longer than this many bytes."""

UNCHANGED, REFUSED, SERVER_FAULT = 304, 409, 500


class CenterAway(Exception):
    """The center did not answer usefully in time; whether it heard us is unknown."""


class Refused(Exception):
    """The center heard the request and said no."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.value)
        self.refusal = refusal


class Rejected(Exception):
    """The center cannot make sense of the request (4xx): a bug or a wrong token, never the citizen's fault."""


class CenterClient:
    """Speaks `/v1`. Two lanes, so that a slow delivery in the background never holds up a citizen."""

    def __init__(self, address: str, token: str, patience: float) -> None:
        self._address = address.rstrip("/")
        self._token = token
        self._patience = patience
        self._front, self._front_pool = self._session(), _one_thread("center")
        self._back, self._back_pool = self._session(), _one_thread("center outbox")

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False  # a proxy of the environment must not see citizens' requests
        session.headers.update({"Authorization": f"Bearer {self._token}", "Accept": "application/json"})
        return session

    async def hall(self) -> Hall:
        return await self._ask("GET", "/v1/hall", Hall)

    async def enrolment(self) -> Enrolment:
        return await self._ask("GET", "/v1/kiosks/me", Enrolment)

    async def catalogue(self, known_version: str = "") -> Catalogue | None:
        """The catalogue, or None when the known version is still the newest."""
        headers = {"If-None-Match": f'"{known_version}"'} if known_version else {}
        status, body = await self._front_call("GET", "/v1/catalogue", None, headers)
        return None if status == UNCHANGED else _read(Catalogue, status, body)

    async def quote(self, request: QuoteRequest) -> Quote:
        return await self._ask("POST", "/v1/quote", Quote, request)

    async def issue(self, key: str, request: TicketRequest) -> Ticket:
        return await self._ask("POST", "/v1/tickets", Ticket, request, key)

    async def deliver(self, path: str, key: str, body: bytes) -> None:
        """Send what the outbox holds. Raises CenterAway (try again), Refused or Rejected (never try again)."""
        headers = {"Idempotency-Key": key}
        call = asyncio.get_running_loop().run_in_executor(
            self._back_pool, self._call, self._back, "POST", path, body, headers, 15.0
        )
        status, answer = await call
        _raise_for(status, answer)

    async def _ask(
        self, verb: str, path: str, kind: type[Answer], body: BaseModel | None = None, key: str = ""
    ) -> Answer:
        payload = None if body is None else body.model_dump_json().encode()
        status, answer = await self._front_call(verb, path, payload, {"Idempotency-Key": key} if key else {})
        return _read(kind, status, answer)

    async def _front_call(self, verb: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        call = asyncio.get_running_loop().run_in_executor(
            self._front_pool, self._call, self._front, verb, path, body, headers, self._patience
        )
        try:
            # requests counts its time-out between two bytes; a center that drips must not hold the citizen longer
            return await asyncio.wait_for(call, self._patience + CONNECT)
        except TimeoutError as late:
            self._renew_front()
            raise CenterAway(f"no answer within {self._patience} s") from late

    def _renew_front(self) -> None:
        """The thread still hangs on the late answer: leave it to end by itself and go on with a fresh one."""
        self._front_pool.shutdown(wait=False, cancel_futures=True)
        self._front, self._front_pool = self._session(), _one_thread("center")

    def _call(
        self,
        session: requests.Session,
        verb: str,
        path: str,
        body: bytes | None,
        headers: dict[str, str],
        patience: float,
    ) -> tuple[int, bytes]:
        if body is not None:
            headers = headers | {"Content-Type": "application/json"}
        try:
            with session.request(
                verb,
                self._address + path,
                data=body,
                headers=headers,
                timeout=(CONNECT, patience),
                allow_redirects=False,
                stream=True,
            ) as answer:
                text = answer.raw.read(LARGEST + 1, decode_content=True)
                if len(text) > LARGEST:
                    raise CenterAway("the answer has no end")
                return answer.status_code, text
        except (requests.RequestException, OSError) as fault:
            raise CenterAway(type(fault).__name__) from fault
        except Exception as fault:
            if type(fault).__module__.partition(".")[0] in ("urllib3", "http"):
                raise CenterAway(type(fault).__name__) from fault
            raise

    def close(self) -> None:
        for pool in (self._front_pool, self._back_pool):
            pool.shutdown(wait=False, cancel_futures=True)
        self._front.close()
        self._back.close()


def _one_thread(name: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


def _raise_for(status: int, body: bytes) -> None:
    if status >= SERVER_FAULT or status == 429:
        raise CenterAway(f"the center answered {status}")
    if status == REFUSED:
        raise Refused(_parse(Refusal, body))
    if not 200 <= status < 300:
        raise Rejected(f"the center answered {status}")


def _read(kind: type[Answer], status: int, body: bytes) -> Answer:
    _raise_for(status, body)
    return _parse(kind, body)


def _parse(kind: type[Answer], body: bytes) -> Answer:
    try:
        return kind.model_validate_json(body)
    except ValidationError as garbage:
        # the answer itself may hold personal words: say only what it should have been
        raise CenterAway(f"the answer is not a {kind.__name__}") from garbage.__cause__
