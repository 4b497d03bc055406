"""The one HTTP path from a bridge to the center: blocking, each call within its own seconds, from one thread only."""

from __future__ import annotations

from kiosk.center.contract import Message
from kiosk.center.contract.ratings import Invitation, Rated, RatingRefusal, RatingRequest
from kiosk.center.contract.windows import ActRefusal, Windows, WindowView
from kiosk.center.wire import Answer, CenterAway, exchange, new_session, parsed

__all__ = ["CenterAway", "CounterClient", "SaidNo"]

LARGEST = 1024 * 1024
"""Bytes; what a window is told is never longer."""
SHORTEST = 0.05
"""Seconds; a call that comes too late still tries for this long."""
_NO_WINDOW, _REFUSED, _SENSELESS = 404, 409, 422


class SaidNo(Exception):
    """The center heard the request and refuses it; the text is its reason, in the contract's words."""


class CounterClient:
    """One session, so one thread. Every method ends within `seconds` (plus the reading of one piece of an answer)."""

    def __init__(self, address: str, token: str) -> None:
        self._address = address
        self._session = new_session(token)

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
        seconds = max(seconds, SHORTEST)
        status, text = exchange(self._session, verb, self._address + path, payload, headers, seconds, LARGEST)
        if status == _REFUSED:
            raise SaidNo(parsed(refusal, text).reason.value)
        if status == _NO_WINDOW and path.startswith("/v1/windows/"):
            raise SaidNo("the hall has no such window")
        if status == _SENSELESS:
            raise SaidNo("the center cannot make sense of it")
        if not 200 <= status < 300:
            # a token it does not know yet, a proxy, a login page of the network: nothing was decided
            raise CenterAway(f"the center answered {status}")
        return parsed(kind, text)
