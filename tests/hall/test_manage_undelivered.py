"""What the center refused of a kiosk stands on /manage until somebody at the kiosk has looked at it."""

from __future__ import annotations

import asyncio
import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kiosk import machine
from kiosk.center.client import DELIVERIES
from kiosk.center.contract.undelivered import OUTBOX, SENSELESS, parse
from kiosk.center.outbox import Letter
from kiosk.cli import main
from kiosk.demo.citizen import ScriptedStage
from kiosk.hall.manage import undelivered
from kiosk.settings import CenterTable
from tests.appliance import settings_for, until
from tests.hall.conftest import TOKENS, Asked, fresh
from tests.hall.staff_room import at_work, live
from tests.hall.test_manage_pages import manager_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

ADOPT = undelivered.ADOPT


def test_everything_a_kiosk_delivers_has_words() -> None:
    assert undelivered.WHAT.keys() == DELIVERIES.keys()


@pytest.mark.parametrize(
    ("told", "light", "words"),
    [
        (
            f"{ADOPT} {SENSELESS} 2026-11-20T09:46+08:00",
            "red",
            "没送到中心：断网时给出的号，还没排进队（11 月 20 日 09:46 起，中心看不懂，两边版本可能不一样）。"
            "请维护人员在这台机器上看 kiosk outbox list",
        ),
        (
            "/v1/of/tomorrow closed 2026-11-20T09:46+08:00",
            "yellow",
            "没送到中心：/v1/of/tomorrow（11 月 20 日 09:46 起，中心没有收：closed）。"
            "请维护人员在这台机器上看 kiosk outbox list",
        ),
        ("something else", "yellow", "没送到中心：something else"),
    ],
)
def test_a_number_that_nobody_will_call_is_red_and_all_else_yellow(told: str, light: str, words: str) -> None:
    assert undelivered.light(told).light.value == light
    assert undelivered.words(told) == words


@pytest.mark.logs_errors
def test_a_refused_number_is_seen_by_the_manager_until_it_is_seen_at_the_kiosk(
    sqlite_center: Asked, tmp_path: Path, device_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "OUTBOX_LOOK", 0.1)
    address = str(sqlite_center.client.base_url).rstrip("/")
    settings = settings_for(tmp_path, address, device_folder)
    table = CenterTable(address=address, token=TOKENS["kiosk-1"], patience=5)
    settings = settings.model_copy(update={"center": table})

    with at_work(sqlite_center, "0900", "manager") as manager:

        def seen() -> dict[str, Any]:
            found: dict[str, Any] = live(manager)["kiosks"][0]
            return found

        async def run() -> None:
            async with machine.open_machine(settings, ScriptedStage({})) as kiosk:
                desk = kiosk.house.desk
                await until(lambda: len(told(sqlite_center)) == 1, 20, "the kiosk says that nothing is left")
                desk._outbox.post(Letter(ADOPT, fresh(), b'{"number": "A9"}'))
                await until(lambda: seen()["undelivered"].startswith("没送到中心：断网时给出的号"), 20, "it is refused")
                assert seen()["light"]["light"] == "red"
                [refusal] = desk._outbox.refusals()
                words = ["outbox", "seen", str(refusal.id), "--data", str(tmp_path)]
                assert CliRunner().invoke(main, words).exit_code == 0
                await until(lambda: seen()["undelivered"] == "", 20, "the light is out")

        asyncio.run(run())
    # The hall's clock is not this machine's: once the kiosk knows it, a day begins, and every word is said again.
    before, refused, after = (word for word, _ in groupby(told(sqlite_center)))
    assert (before, after) == ("online", "online") and parse(refused) is not None, "each change is told once"


def told(center: Asked) -> list[str]:
    """What the kiosk has said of its outbox."""
    rows = [
        json.loads(row["detail"]) for row in center.rows("SELECT detail FROM events WHERE kind = 'device' ORDER BY id")
    ]
    return [row["detail"] for row in rows if row["source"] == OUTBOX]


def test_the_page_shows_it_beside_a_worse_trouble(sqlite_center: Asked, open_page: OpenPage) -> None:
    for source, detail in (
        ("ticket_printer", "unplugged"),
        (OUTBOX, "/v1/ratings/papers senseless 2026-10-12T08:50+08:00"),
    ):
        body = {"kind": "device", "at": "2026-10-12T09:30:00+08:00", "source": source, "detail": detail}
        assert sqlite_center.as_kiosk("kiosk-1").post("/v1/kiosks/me/events", body, fresh()).status_code == 202
    page = manager_at(sqlite_center, open_page, "/manage")
    line = page.locator("#kiosks li", has_text="kiosk-1")
    line.locator(".badge.red", has_text="号票打印机：连接断开").wait_for()
    line.locator(".undelivered", has_text="对证明打印的评价（10 月 12 日 08:50 起").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
