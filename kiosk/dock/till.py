"""收银台: what citizens' telephones do at a demonstration's payment sandbox.

The center of a demonstration keeps its orders in a folder (`kiosk/hall/fees/platform.py`, Sandbox); this writes beside
them what was paid and what was not. It is a simulator like the others: a control socket, from any process.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from drivers.controls import ControlServer

SLOW = 20.0
"""Seconds a delayed payment takes."""
ORDERS = Path("center") / "sandbox-payments"
"""Beside the dock's folder, where a kiosk with an embedded center keeps that."""
SHOWN = 6


class Till:
    """Controls: pay, fail, delay (each with `order`, the newest open one without), shut and open (the platform)."""

    def __init__(self, orders: Path, control: Path) -> None:
        self._orders = orders
        self._control = control
        self._server: ControlServer | None = None

    def start(self) -> None:
        controls = {"pay": self.pay, "fail": self.fail, "delay": self.delay, "shut": self.shut, "open": self.open}
        self._server = ControlServer(self._control, controls, self.state)

    def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    def pay(self, order: str = "") -> None:
        self._did(order, "paid", 0)

    def fail(self, order: str = "") -> None:
        self._did(order, "failed", 0)

    def delay(self, order: str = "", seconds: float = SLOW) -> None:
        """Paid, and the platform learns of it only so many seconds later."""
        self._did(order, "paid", seconds)

    def shut(self) -> None:
        """The platform answers nobody."""
        self._orders.mkdir(parents=True, exist_ok=True)
        (self._orders / "shut").touch()

    def open(self) -> None:
        (self._orders / "shut").unlink(missing_ok=True)

    def state(self) -> dict[str, Any]:
        """Newest first: {number, amount (fen), name, state: open, slow, paid, failed or back}."""
        found = [each for path in self._orders.glob("*.json") if (each := _read(path)) is not None]
        found.sort(key=lambda each: (each["at"], each["number"]), reverse=True)
        return {"orders": [self._shown(each) for each in found[:SHOWN]], "shut": (self._orders / "shut").exists()}

    def _did(self, order: str, what: str, seconds: float) -> None:
        wanted = order or next((each["number"] for each in self.state()["orders"] if each["state"] == "open"), "")
        if not wanted or not (self._orders / f"{wanted}.json").exists():
            raise ValueError("nobody has anything to pay")
        fresh = self._orders / f"{wanted}.did.{os.getpid()}"
        fresh.write_text(json.dumps({"did": what, "at": time.time() + seconds}), encoding="utf-8")
        try:
            os.link(fresh, self._orders / f"{wanted}.did")  # a payment is made once
        except FileExistsError:
            raise ValueError(f"{wanted} is settled already") from None
        finally:
            fresh.unlink()

    def _shown(self, order: dict[str, Any]) -> dict[str, Any]:
        did = _read(self._orders / f"{order['number']}.did")
        state = "open" if did is None else str(did["did"])
        if did is not None and did["at"] > time.time():
            state = "slow"
        if (self._orders / f"{order['number']}.back").exists():
            state = "back"
        return {name: order[name] for name in ("number", "amount", "name")} | {"state": state}


def _read(path: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return content
    return None
