"""The one HTTP path to the center (`requests`), as coroutines with a deadline.

Expected trouble has two names: `CenterAway` (no answer, a wrong one, or one that came too late) and `Refused` (the
center said no, and why).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from pydantic import BaseModel

from kiosk.center.contract import (
    Catalogue,
    Enrolment,
    Hall,
    Quote,
    QuoteRequest,
    Refusal,
    Settled,
    Taken,
    Ticket,
    TicketRequest,
)
from kiosk.center.contract.fees import CLOSINGS
from kiosk.center.contract.filing import ERASED
from kiosk.center.contract.identity import CHECKS, CONSENTS
from kiosk.center.contract.papers import OUTCOMES
from kiosk.center.contract.ratings import PAPER_RATINGS
from kiosk.center.wire import CONNECT, Answer, CenterAway, exchange, new_session, parsed

__all__ = ["CenterAway", "CenterClient", "Refused", "Rejected"]

DELIVERIES: dict[str, type[BaseModel]] = {
    "/v1/tickets/adopt": Ticket,
    "/v1/tickets/settle": Settled,
    "/v1/kiosks/me/events": Taken,
    CONSENTS: Taken,
    CHECKS: Taken,
    OUTCOMES: Taken,
    ERASED: Taken,
    CLOSINGS: Taken,
    PAPER_RATINGS: Taken,
}
"""What the center answers to each kind of delivery."""
UNCHANGED, REFUSED, SENSELESS = 304, 409, 422


class Refused(Exception):
    """The center heard the request and said no."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.value)
        self.refusal = refusal


class Rejected(Exception):
    """The center heard the request and cannot make sense of it (422): a bug, never the citizen's fault."""


class _Lane:
    """One session and the thread it lives on; calls go one after the other and end in time."""

    def __init__(self, name: str, address: str, token: str) -> None:
        self._name, self._address, self._token = name, address, token
        self._open()

    def _open(self) -> None:
        self._session = new_session(self._token)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)

    async def call(
        self, verb: str, path: str, body: bytes | None, headers: dict[str, str], patience: float
    ) -> tuple[int, bytes]:
        """Status and body. Raises CenterAway after at most `patience` seconds (plus a connection's)."""
        if body is not None:
            headers = headers | {"Content-Type": "application/json"}
        late = patience + CONNECT
        pool, session = self._pool, self._session
        work = asyncio.get_running_loop().run_in_executor(
            pool, exchange, session, verb, self._address + path, body, headers, patience
        )
        try:
            async with asyncio.timeout(late):  # wait_for of Python 3.11 can lose a cancellation
                return await work
        except TimeoutError as hung:
            if pool is self._pool:
                self._leave_behind()
            raise CenterAway(f"no answer within {late} s") from hung
        except asyncio.CancelledError:
            if _asked_to_stop():
                raise
            # the call waited behind one that hung, and went with its thread: nobody canceled *us*
            raise CenterAway("the call before this one hung") from None

    def _leave_behind(self) -> None:
        """The thread is caught in an answer that never ends: let it be, and go on with a fresh one."""
        self.close()
        self._open()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._session.close()


def _asked_to_stop() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


class CenterClient:
    """Speaks `/v1`. Two lanes, so that a slow delivery in the background never holds up a citizen."""

    def __init__(self, address: str, token: str, patience: float, delivery_patience: float = 15.0) -> None:
        """`patience`: seconds a citizen is let wait; `delivery_patience`: the same for the outbox."""
        address = address.rstrip("/")
        self._front = _Lane("center", address, token)
        self._back = _Lane("center outbox", address, token)
        self._patience = patience
        self._delivery_patience = delivery_patience

    async def hall(self) -> Hall:
        return await self._ask("GET", "/v1/hall", Hall)

    async def enrolment(self) -> Enrolment:
        return await self._ask("GET", "/v1/kiosks/me", Enrolment)

    async def catalogue(self, known_version: str = "") -> Catalogue | None:
        """The catalogue, or None when the known version is still the newest."""
        headers = {"If-None-Match": f'"{known_version}"'} if known_version else {}
        status, body = await self._front.call("GET", "/v1/catalogue", None, headers, self._patience)
        return None if status == UNCHANGED else _read(Catalogue, status, body)

    async def quote(self, request: QuoteRequest) -> Quote:
        return await self._ask("POST", "/v1/quote", Quote, request)

    async def issue(self, key: str, request: TicketRequest) -> Ticket:
        return await self._ask("POST", "/v1/tickets", Ticket, request, key)

    async def deliver(self, path: str, key: str, body: bytes) -> None:
        """Send what the outbox holds. Raises CenterAway (try again), Refused or Rejected (never try again)."""
        headers = {"Idempotency-Key": key}
        status, answer = await self._back.call("POST", path, body, headers, self._delivery_patience)
        # a 200 of something that is not the center (a login page of the network) must not count as heard
        _read(DELIVERIES[path], status, answer)

    async def _ask(
        self, verb: str, path: str, kind: type[Answer], body: BaseModel | None = None, key: str = ""
    ) -> Answer:
        return _read(kind, *await self.ask(verb, path, body, key))

    async def ask(
        self, verb: str, path: str, body: BaseModel | None = None, key: str = "", patience: float = 0.0
    ) -> tuple[int, bytes]:
        """Status and body of one request for a citizen who waits, for rooms with refusals of their own. `patience`:
        seconds, where a citizen is let wait longer than usual. Raises CenterAway."""
        payload = None if body is None else body.model_dump_json().encode()
        headers = {"Idempotency-Key": key} if key else {}
        return await self._front.call(verb, path, payload, headers, patience or self._patience)

    def close(self) -> None:
        self._front.close()
        self._back.close()


def _raise_for(status: int, body: bytes) -> None:
    """Only 409 and 422 are the center's own no. Everything else that is not a success (a token it does not know yet, a
    login page of the network, a proxy, a fault) decides nothing: it counts as no answer."""
    if status == REFUSED:
        raise Refused(parsed(Refusal, body))
    if status == SENSELESS:
        raise Rejected(f"the center answered {status}")
    if not 200 <= status < 300:
        raise CenterAway(f"the center answered {status}")


def _read(kind: type[Answer], status: int, body: bytes) -> Answer:
    _raise_for(status, body)
    return parsed(kind, body)
