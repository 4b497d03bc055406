"""A hall that takes fees, and what a citizen's telephone and the city's platform do there."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from drivers.controls import Handle
from kiosk.dock.till import Till
from kiosk.hall.clock import Clock, shift_to
from tests.hall.conftest import LI, MONDAY, Asked, fresh
from tests.hall.papers.test_papers import PLAN, RECORDS, SAMPLE, inline

SANDBOX = """
demonstration = true
[payment]
way = "sandbox"
[times]
look_seconds = 0.1
"""
FEES = f"""{SANDBOX}
[kinds.no_property]
fee = "10.00"
basis = "示例：不动产登记收费标准"
"""
SLIP_ITEM = "weijian-001-01"
SECRET = b"a secret of the platform"

on_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
"""For what cannot depend on the kind of store."""


def build(folder: Path, fees: str = FEES) -> Path:
    (folder / "papers.toml").write_text(PLAN)
    (folder / "registers.toml").write_text(RECORDS.replace("{DATA}", inline(SAMPLE)))
    (folder / "fees.toml").write_text(fees)
    return folder


def price(folder: Path) -> Path:
    """SLIP_ITEM costs 80 yuan."""
    items = folder / "items" / "weijian.toml"
    priced = items.read_text("utf-8").replace("[[items]]\n", '[[items]]\nfee = "80 元"\nfee_yuan = 80.0\n', 1)
    items.write_text(priced, "utf-8")
    return folder


class Payer:
    """A kiosk of this hall, and the telephone of whoever stands before it."""

    def __init__(self, center: Asked, till: Handle | None = None) -> None:
        self.center = center
        self.till = till
        self._before = 0

    def begin(self) -> None:
        """What was logged before is another's."""
        [row] = self.center.rows("SELECT coalesce(max(id), 0) AS last FROM events")
        self._before = row["last"]

    def pays(self, verb: str = "pay", **more: Any) -> None:
        assert self.till is not None
        self.till.do(verb, **more)

    def order(self, key: str = "", **more: Any) -> httpx.Response:
        body = {"holder": LI, "kind": "no_property", "copies": 1, "confirmed": "face", "visit": "visit-0001"}
        return self.center.post("/v1/papers/fees", body | more, key or fresh())

    def look(self, order: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.center.get(f"/v1/fees/orders/{order['id']}").json()
        return found

    def paid(self, **more: Any) -> dict[str, Any]:
        order: dict[str, Any] = self.order(**more).json()
        self.pays()
        assert self.look(order)["state"] == "paid"
        return order

    def issue(self, order: dict[str, Any] | None, key: str = "", **more: Any) -> httpx.Response:
        wanted = {"holder": LI, "kind": "no_property", "copies": 1, "confirmed": "face", "visit": "visit-0001"}
        bound = {"order": order["id"]} if order else {}
        return self.center.post("/v1/papers", wanted | bound | more, key or fresh())

    def settle(self, paper: dict[str, Any], state: str, why: str = "") -> httpx.Response:
        body = {"paper": paper["id"], "state": state, "sheets": 1, "at": MONDAY, "reason": why}
        return self.center.post("/v1/papers/outcomes", body, fresh())

    def close(self, order: dict[str, Any], why: str) -> httpx.Response:
        body = {"order": order["id"], "reason": why, "at": MONDAY}
        return self.center.post("/v1/fees/closings", body, fresh())

    def becomes(self, order: dict[str, Any], state: str, seconds: float = 10.0) -> dict[str, Any]:
        """What the books say once the order has come so far by itself."""
        return until(lambda: self.row(order), lambda row: row["state"] == state, seconds)

    def row(self, order: dict[str, Any]) -> dict[str, Any]:
        [row] = self.center.rows(f"SELECT * FROM fees WHERE id = '{order['id']}'")
        return row

    def log(self) -> list[str]:
        query = f"SELECT kind FROM events WHERE kind LIKE 'fee%' AND id > {self._before} ORDER BY id"
        return [row["kind"] for row in self.center.rows(query)]


def until(look: Callable[[], dict[str, Any]], good: Callable[[dict[str, Any]], bool], seconds: float) -> dict[str, Any]:
    end = time.monotonic() + seconds
    while not good(seen := look()):
        assert time.monotonic() < end, f"still {seen}"
        time.sleep(0.02)
    return seen


@contextmanager
def till_of(data: Path, control: Path) -> Iterator[Handle]:
    """The dock's own till, on the sandbox of the center with this data folder."""
    till = Till(data / "sandbox-payments", control)
    till.start()
    try:
        yield Handle(control)
    finally:
        till.stop()


class Bank(ThreadingHTTPServer):
    """A city's payment platform: a real HTTP server that keeps its own books."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.orders: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.wrong_amount = False
        self.away = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/pay"

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(asked["do"])
        order = self.orders.setdefault(asked["number"], {"state": "owed", "amount": asked.get("amount", 0)})
        if asked["do"] == "create":
            return {"pay": f"https://pay.example/{asked['number']}"}
        if asked["do"] == "refund" and order["state"] == "paid":
            order["state"] = "refunded"
        return order | ({"amount": 1} if self.wrong_amount else {})


class _Handler(BaseHTTPRequestHandler):
    server: Bank

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        content = json.dumps(self.server.answer(asked)).encode()
        self.send_response(500 if self.server.away else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def bank() -> Iterator[Bank]:
    with Bank() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def signed(number: str, body: bytes, secret: bytes = SECRET) -> dict[str, str]:
    return {"X-Signature": hmac.new(secret, number.encode() + b"\n" + body, hashlib.sha256).hexdigest()}


def later(payer: Payer, **span: float) -> None:
    desk = payer.center.desk
    desk.clock = Clock(shift_to(desk.clock.now() + timedelta(**span)))


def refused(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])


def keyed() -> dict[str, str]:
    return {"Idempotency-Key": fresh()}
