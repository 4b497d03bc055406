"""A center that breaks one promise: our own, with something before its doors that spoils one thing."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = dict[bytes, bytes]


@dataclass(frozen=True)
class Question:
    method: str
    path: str
    headers: Headers
    body: bytes

    @property
    def key(self) -> str:
        return self.headers.get(b"idempotency-key", b"").decode()

    def keyed(self, key: str) -> Question:
        return replace(self, headers=self.headers | {b"idempotency-key": key.encode()})


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)

    def without(self, name: bytes) -> Answer:
        return replace(self, headers=[(known, value) for known, value in self.headers if known != name])

    def saying(self, told: Any, status: int | None = None) -> Answer:
        return replace(self.without(b"content-length"), body=json.dumps(told).encode(), status=status or self.status)


Ask = Callable[[Question], Awaitable[Answer]]
Fault = Callable[[Question, Ask], Awaitable[Answer]]


async def nothing(question: Question, ask: Ask) -> Answer:
    return await ask(question)


class Breaking:
    """Pure ASGI; `fault` may be another for each test."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.fault: Fault = nothing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        question = Question(scope["method"], scope["path"], dict(scope["headers"]), body)

        async def ask(asked: Question) -> Answer:
            return await self._inside(scope, asked)

        answer = await self.fault(question, ask)
        length = (b"content-length", str(len(answer.body)).encode())
        headers = [*answer.without(b"content-length").headers, *([length] if answer.status != 304 else [])]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _inside(self, scope: Scope, asked: Question) -> Answer:
        told: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": asked.body, "more_body": False}

        async def send(message: Message) -> None:
            told.append(message)

        changed = {"method": asked.method, "path": asked.path, "headers": list(asked.headers.items())}
        await self._app(dict(scope) | changed, receive, send)
        return Answer(told[0]["status"], b"".join(each.get("body", b"") for each in told), list(told[0]["headers"]))


# ------------------------------------------------------------------------ one promise broken each


def anew(path: str) -> Fault:
    """Every repeat is a wish of its own."""

    async def fault(question: Question, ask: Ask) -> Answer:
        ours = question.method == "POST" and question.path == path and question.key
        return await ask(question.keyed(secrets.token_hex(16)) if ours else question)

    return fault


def number_twice() -> Fault:
    """Every fifth ticket has the number of the one before it."""
    given: dict[str, str] = {}

    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if question.path != "/v1/tickets" or answer.status != 201:
            return answer
        told = json.loads(answer.body)
        known = list(given.values())
        given.setdefault(question.key, known[-1] if len(known) % 5 == 4 else told["number"])
        return answer.saying(told | {"number": given[question.key]})

    return fault


def any_body() -> Fault:
    """Whatever comes with a key that is known gets its first answer."""
    first: dict[str, Answer] = {}

    async def fault(question: Question, ask: Ask) -> Answer:
        if question.path != "/v1/tickets" or not question.key:
            return await ask(question)
        if question.key not in first:
            first[question.key] = await ask(question)
        return first[question.key]

    return fault


def key_unneeded() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        short = question.path == "/v1/tickets" and len(question.key) < 8
        return await ask(question.keyed(secrets.token_hex(16)) if short else question)

    return fault


def no_token_needed(token: str) -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if answer.status != 401:
            return answer
        return await ask(replace(question, headers=question.headers | {b"authorization": f"Bearer {token}".encode()}))

    return fault


def stack_trace() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if answer.status != 422:
            return answer
        return answer.saying({"detail": 'Traceback (most recent call last):\n  File "center.py", line 1'})

    return fault


def kept_by_proxies() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        return (await ask(question)).without(b"cache-control")

    return fault


def no_tag() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        headers = {name: value for name, value in question.headers.items() if name != b"if-none-match"}
        return (await ask(replace(question, headers=headers))).without(b"etag")

    return fault


def strict() -> Fault:
    """A field it does not know makes no sense to it."""

    async def fault(question: Question, ask: Ask) -> Answer:
        if b"of_a_later_version" in question.body:
            return Answer(422, b'{"detail":"unknown field"}')
        return await ask(question)

    return fault


def local_time() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        return replace(answer.without(b"content-encoding"), body=re.sub(rb"\+08:00", b"", answer.body))

    return fault


def away_for_good() -> Fault:
    """Once it cannot, and does not say when it can again."""
    said: list[bool] = []

    async def fault(question: Question, ask: Ask) -> Answer:
        if question.path == "/v1/quote" and not said:
            said.append(True)
            return Answer(503, b'{"detail":"not now"}')
        return await ask(question)

    return fault


def rewritten(method: str, path: str, was: int, status: int, told: Any) -> Fault:
    """At one door one status becomes another."""

    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        here = question.method == method and re.fullmatch(path, question.path) and answer.status == was
        return answer.saying(told, status) if here else answer

    return fault


def never_void() -> Fault:
    """It says that the ticket is void, and leaves it in the queue."""

    async def fault(question: Question, ask: Ask) -> Answer:
        if question.path == "/v1/tickets/settle" and b'"void"' in question.body:
            return Answer(200, b'{"number":null,"state":"void"}')
        return await ask(question)

    return fault


def names_holder() -> Fault:
    holders: dict[str, Any] = {}

    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if question.path == "/v1/tickets" and answer.status == 201:
            holders[json.loads(answer.body)["code"]] = json.loads(question.body).get("holder")
        code = question.path.rpartition("/")[2]
        return answer.saying(json.loads(answer.body) | {"holder": holders[code]}) if code in holders else answer

    return fault


def names_applicant() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if question.path != "/v1/cases/tracks" or answer.status != 200:
            return answer
        return replace(
            answer.without(b"content-length"), body=answer.body.replace("李* 0019".encode(), "李标记甲乙".encode())
        )

    return fault


def longer_file() -> Fault:
    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        return replace(answer, body=answer.body + b"\n") if answer.body.startswith(b"%PDF-") else answer

    return fault


def instead(path: str, body: bytes, *headers: tuple[bytes, bytes], status: int = 200) -> Fault:
    """Something else entirely at one door, behind which nothing is done."""

    async def fault(question: Question, ask: Ask) -> Answer:
        told = [(b"content-type", b"application/json"), *headers]
        return Answer(status, body, told) if re.fullmatch(path, question.path) else await ask(question)

    return fault


def spoilt(path: str, status: int, spoil: Callable[[Any], Any]) -> Fault:
    """At one door an answer of this status says something else."""

    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        here = question.path == path and answer.status == status
        return answer.saying(spoil(json.loads(answer.body))) if here else answer

    return fault


def one_gap() -> Fault:
    """Of all that is missing it tells the first."""
    return spoilt("/v1/filing/drafts", 201, lambda told: told | {"gaps": told["gaps"][:1]})


def dearer() -> Fault:
    """A slip is a fen more than what is published."""
    return spoilt("/v1/fees/slips", 201, lambda told: told | {"amount": told["amount"] + 1})


def half_kept() -> Fault:
    """It refuses the answers, and keeps those that were right."""

    async def fault(question: Question, ask: Ask) -> Answer:
        answer = await ask(question)
        if not question.path.endswith("/fields") or answer.status != 409:
            return answer
        wrong = json.loads(answer.body)["names"]
        right = {name: value for name, value in json.loads(question.body)["values"].items() if name not in wrong}
        await ask(replace(question, body=json.dumps({"values": right}).encode()).keyed(secrets.token_hex(16)))
        return answer

    return fault
