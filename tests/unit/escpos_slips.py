"""Slips and a simulated printer that the ticket-printer tests share."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from drivers.contract import Slip, SlipCode, SlipFeed, SlipLine, SlipRule
from drivers.controls import Handle
from drivers.ticket_printer.simulated import SimulatedTicketPrinter

URL = "https://yunxi.example/t/K7M2P9QXWD"


def ticket(number: str = "A027") -> Slip:
    """A usual queue ticket of about 2 kB, one of its lines drawn."""
    return Slip(
        (
            SlipLine("云溪区政务服务中心", size=2, bold=True, align="center"),
            SlipFeed(8),
            SlipLine(number, size=4, bold=True, align="center"),
            SlipRule(),
            SlipLine("不动产转移登记（存量房买卖）"),
            SlipLine("前面 12 人 · 约 8–15 分钟", bold=True),
            SlipLine("一楼 综合窗口 3、4、5 号", bold=True),
            SlipLine("还要带：王䶮的身份证原件"),
            SlipCode(URL, module=5),
            SlipLine("2026-11-21 09:42"),
            SlipLine("过号后再叫 3 人可回来，不用重新取号。"),
        )
    )


class Bench:
    """A simulated printer, the handle to its faults, and the address to reach it at."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.folder = folder
        self.port = folder / "printer.tty"
        self.out = folder / "out"
        self.simulator = SimulatedTicketPrinter(self.port, folder / "p.sock", self.out, **options)  # type: ignore[arg-type]
        self.simulator.start()
        self.handle = Handle(folder / "p.sock")
        self.address = f"serial:{self.port}"

    def wait(self, holds: Callable[[dict[str, object]], bool], seconds: float = 3) -> dict[str, object]:
        """The state as soon as it holds; fails when it does not in time."""
        until = time.monotonic() + seconds
        while not holds(state := self.handle.state()):
            assert time.monotonic() < until, f"the simulated printer never got there: {state}"
            time.sleep(0.005)
        return state


@contextlib.contextmanager
def bench(folder: Path, **options: object) -> Iterator[Bench]:
    one = Bench(folder, **options)
    try:
        yield one
    finally:
        one.simulator.stop()
