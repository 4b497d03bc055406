"""Bad input and a store that is away: an answer in plain words, never a stack trace."""

from __future__ import annotations

import importlib
import pkgutil
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.bench.postgres import Postgres
from kiosk.center import contract
from kiosk.hall import Settings, enrol, gate
from kiosk.hall.gate import MOST_BYTES
from tests.hall.conftest import Asked, fresh, running


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"\xff\xfe\x00", 400),
        (b"[]", 422),
        (b'{"items": "shijian-001"}', 422),
        (b'{"items": ["shijian-001"], "holder": {"number": ""}}', 422),
        (b'{"items": ["' + b"a" * MOST_BYTES + b'"]}', 413),
        (b"[" * 60_000, 400),
    ],
)
def test_garbage_is_turned_away(quiet_center: Asked, content: bytes, status: int) -> None:
    headers = quiet_center.headers(fresh()) | {"Content-Type": "application/json"}
    answer = quiet_center.client.post("/v1/tickets", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert quiet_center.take("shijian-001").status_code == 201


def test_an_endless_body_is_cut_off(quiet_center: Asked) -> None:
    def endless() -> Any:
        for _ in range(64):
            yield b" " * 4096

    headers = quiet_center.headers(fresh()) | {"Content-Type": "application/json"}
    answer = quiet_center.client.post("/v1/tickets", content=endless(), headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/v1/quote", "/v1/tickets", "/v1/tickets/adopt", "/v1/tickets/settle"])
@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer no-such-token", "Basic eDp5", "Bearer \xe9"])
def test_a_stranger_changes_nothing(quiet_center: Asked, path: str, authorization: str) -> None:
    headers = {"Idempotency-Key": fresh()}
    if authorization:
        headers["Authorization"] = authorization
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    answer = quiet_center.client.post(path, json={"items": ["shijian-001"]}, headers=encoded)
    assert answer.status_code == 401
    assert answer.json()["reason"] == "notEnrolled"


@pytest.mark.parametrize("key", ["", "short", "k" * 81])
def test_a_change_needs_a_key_of_8_to_80_letters(quiet_center: Asked, key: str) -> None:
    assert quiet_center.post("/v1/tickets", {"items": ["shijian-001"]}, key).status_code == 422


def _promised() -> Iterator[tuple[str, str]]:
    """Every door the contract's own texts name, as OpenAPI would."""
    for module in pkgutil.iter_modules(contract.__path__):
        importlib.import_module(f"{contract.__name__}.{module.name}")
    told = [contract, *(getattr(contract, module.name) for module in pkgutil.iter_modules(contract.__path__))]
    for each in told:
        for verb, path in re.findall(r"^\s+(GET|POST|PUT|PATCH|DELETE)\s+(/v1/[^\s?]+)", each.__doc__ or "", re.M):
            yield path, verb.lower()


def test_openapi_tells_every_door_with_examples(sqlite_center: Asked) -> None:
    told = sqlite_center.client.get("/openapi.json").json()
    doors = {(path, verb) for path, verbs in told["paths"].items() for verb in verbs}
    assert doors == set(_promised())
    body = told["paths"]["/v1/tickets"]["post"]["requestBody"]["content"]["application/json"]
    for example in body["examples"].values():
        asked = {**example["value"], "items": ["shijian-001"]}
        assert sqlite_center.post("/v1/tickets", asked, fresh()).status_code == 201
    assert "409" in told["paths"]["/v1/tickets"]["post"]["responses"]


@pytest.mark.logs_errors
def test_with_the_database_away_the_answer_is_503_and_afterwards_all_goes_on(hall_folder: Any, tmp_path: Any) -> None:
    with Postgres() as own:
        settings = Settings(
            database=own.url(), config=hall_folder, data=tmp_path, tokens={"kiosk-1": "token-of-the-first-kiosk"}
        )
        with running(settings) as center:
            center.at("2026-10-12T09:30:00+08:00")
            assert center.take("shijian-001").status_code == 201
            own.stop()
            key = fresh()
            for answer in (center.take("shijian-001", key=key), center.get("/v1/hall"), center.get("/v1/health")):
                assert answer.status_code == 503
                assert answer.json() == {"detail": "the center cannot reach its store; ask again"}
            own.start()
            assert center.take("shijian-001", key=key).json()["number"] == "A002"
            assert center.get("/v1/health").json() == {"ready": True}


@pytest.mark.slow
@pytest.mark.logs_errors
def test_a_store_that_another_process_holds_is_away_too(sqlite_center: Asked) -> None:
    with sqlite_center.desk.store.writing():
        answer = sqlite_center.take("shijian-001")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "2"
        assert sqlite_center.get("/v1/hall").status_code == 200
    assert sqlite_center.take("shijian-001").status_code == 201


def test_a_kiosk_gets_another_token_and_keeps_its_numbers(sqlite_center: Asked) -> None:
    store = sqlite_center.desk.store
    token = enrol(store, "kiosk-3")
    assert enrol(store, "kiosk-3", token) == token
    fresh_token = enrol(store, "kiosk-3")
    ask = sqlite_center.client.get
    assert ask("/v1/kiosks/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    me = ask("/v1/kiosks/me", headers={"Authorization": f"Bearer {fresh_token}"}).json()
    assert (me["kiosk"], me["offline_first"]) == ("kiosk-3", 1300)


@pytest.mark.parametrize(
    ("kiosk", "token", "word"),
    [("", "x" * 20, "id"), ("k", "short", "token"), ("kiosk-9", "token-of-the-first-kiosk", "another kiosk")],
)
def test_an_enrolment_that_cannot_be_is_explained(quiet_center: Asked, kiosk: str, token: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        enrol(quiet_center.desk.store, kiosk, token)


def test_the_ninetieth_kiosk_finds_no_numbers_left(sqlite_center: Asked) -> None:
    for number in range(3, 90):
        enrol(sqlite_center.desk.store, f"more-{number}")
    with pytest.raises(ValueError, match="1 to 89"):
        enrol(sqlite_center.desk.store, "one-too-many")


def test_strangers_who_guess_at_tickets_leave_nothing_in_the_store(center: Asked) -> None:
    """Anybody may ask: what they made up must neither fill the store nor hold up the queue."""
    rating = {"service": "0" * 24, "level": "satisfied"}
    for _ in range(3):
        key = {"Idempotency-Key": fresh()}
        assert center.client.post("/v1/tickets/2222222222/cancel", headers=key).json()["reason"] == "unknownTicket"
        assert center.client.post(f"/t/2222222222/cancel?key={fresh()}").status_code == 303
        refused = center.client.post("/v1/tickets/2222222222/rating", json=rating, headers=key)
        assert refused.json()["reason"] == "unknownService"
    assert center.rows("SELECT key FROM requests") == []


RAW = f"/v1/filing/drafts/{'0' * 24}/files"
"""A door that reads its body itself."""


@pytest.mark.parametrize(
    ("path", "declared", "status"),
    [("/v1/staff/session", 100, 408), ("/v1/staff/session", MOST_BYTES + 1, 413), (RAW, 100, 408)],
)
def test_whoever_never_sends_what_was_announced_does_not_keep_the_line(
    sqlite_center: Asked, monkeypatch: pytest.MonkeyPatch, path: str, declared: int, status: int
) -> None:
    monkeypatch.setattr(gate, "MOST_SECONDS", 0.3)
    monkeypatch.setattr(gate, "LARGE_SECONDS", 0.3)
    with half_sent(sqlite_center, path, declared) as line:
        answer = b"".join(iter(lambda: line.recv(4096), b""))  # until the center hangs up
    assert answer.startswith(b"HTTP/1.1 %d " % status)


@pytest.mark.parametrize("path", ["/v1/staff/session", RAW])
def test_whoever_goes_before_the_end_leaves_no_trace(sqlite_center: Asked, path: str) -> None:
    """An error in the log would fail this test."""
    with half_sent(sqlite_center, path, 100, more="Expect: 100-continue\r\n") as line:
        assert line.recv(4096).startswith(b"HTTP/1.1 100 "), "the door reads"
    for _ in range(2):  # whoever asks later is answered later
        assert sqlite_center.get("/v1/hall").status_code == 200


def half_sent(center: Asked, path: str, declared: int, more: str = "") -> socket.socket:
    """The line of a request that announced so many bytes and sent one."""
    address = center.client.base_url
    told = {"Host": address.host, "Content-Length": str(declared)} | center.headers(fresh())
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    line = socket.create_connection((address.host, address.port or 80), timeout=5)
    line.sendall(f"POST {path} HTTP/1.1\r\n{head}{more}\r\n{{".encode())
    return line
