"""The clerk's page when things go wrong: the network, the center, the PC, other clerks, and people who type scripts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.appliance import Wire
from tests.hall.conftest import MONDAY, TOKENS, Asked, fresh, running
from tests.hall.staff_room import PASSWORD, Person, at_work
from tests.hall.window_desk import BADGE, Clerk, clerk_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

SCRIPT = "<img src=x onerror=window.bad=1>"


@pytest.fixture
def colleague(sqlite_center: Asked) -> Iterator[Person]:
    with at_work(sqlite_center, "0300") as person:
        yield person


@pytest.fixture
def wire(sqlite_center: Asked) -> Iterator[Wire]:
    line = Wire(port_of(sqlite_center))
    yield line
    line.close()


@pytest.fixture
def clerk(sqlite_center: Asked, open_page: OpenPage) -> Clerk:
    return clerk_at(sqlite_center, open_page)


@pytest.fixture
def far_clerk(sqlite_center: Asked, open_page: OpenPage, wire: Wire) -> Clerk:
    """At the other end of `wire`; what the browser says of it is expected."""
    return clerk_at(sqlite_center, open_page, wire.address, quiet=False)


def begins(clerk: Clerk) -> None:
    """Sits down and opens the window, before which A001 waits."""
    clerk.sit()
    clerk.press("F2")
    clerk.sees("叫号 A001", "#go")


class Moving(Wire):
    """A wire that can lead to another center later: the one that was started again."""

    def lead_to(self, port: int) -> None:
        self._target = port


def act(person: Person, at: str, **body: object) -> None:
    answer = person.ask("POST", f"/v1/windows/{at}/acts", body, **{"Idempotency-Key": fresh()})
    assert answer.status_code == 200, answer.text


def port_of(center: Asked) -> int:
    port = center.client.base_url.port
    assert port is not None
    return port


def test_an_answer_lost_on_the_way_calls_nobody_twice(sqlite_center: Asked, far_clerk: Clerk, wire: Wire) -> None:
    for _ in range(3):
        sqlite_center.take("shijian-001")
    begins(far_clerk)
    far_clerk.page.locator("body:not([data-busy])").wait_for()
    wire.turn("deaf")
    far_clerk.page.keyboard.press("F2")
    far_clerk.sees("正在重新连接", "#go")
    far_clerk.sees("只会办一次", "#say")
    far_clerk.page.keyboard.press("F2")
    wire.turn("well")
    far_clerk.sees("到了，开始办理", "#go")
    far_clerk.page.wait_for_timeout(500)
    assert [each["state"] for each in sqlite_center.rows("SELECT state FROM tickets ORDER BY id")] == [
        "called",
        "waiting",
        "waiting",
    ]
    assert sqlite_center.rows("SELECT count(*) AS calls FROM calls")[0]["calls"] == 1


@pytest.mark.slow
def test_an_act_nobody_answers_is_given_up_after_a_minute_and_the_truth_shown(
    sqlite_center: Asked, far_clerk: Clerk, wire: Wire
) -> None:
    sqlite_center.take("shijian-001")
    far_clerk.page.clock.install()
    begins(far_clerk)
    far_clerk.page.locator("body:not([data-busy])").wait_for()
    wire.turn("deaf")  # the call arrives, and nobody hears that it did
    far_clerk.page.keyboard.press("F2")
    far_clerk.sees("正在重新连接", "#go")
    far_clerk.page.clock.fast_forward("01:00:00")
    far_clerk.sees("一分钟没有连上", "#say")
    wire.turn("well")
    far_clerk.sees("到了，开始办理", "#go")
    assert sqlite_center.rows("SELECT count(*) AS calls FROM calls")[0]["calls"] == 1


@pytest.mark.slow
def test_what_is_old_says_since_when_and_takes_no_keys(sqlite_center: Asked, far_clerk: Clerk, wire: Wire) -> None:
    sqlite_center.take("shijian-001")
    begins(far_clerk)
    wire.turn("down")
    far_clerk.page.locator("#stale:not([hidden])").wait_for(timeout=12_000)
    far_clerk.sees("09:3", "#stale")
    assert far_clerk.page.locator("#go").is_disabled()
    sqlite_center.take("shijian-001")
    wire.turn("well")
    far_clerk.page.locator("#stale").wait_for(state="hidden", timeout=12_000)
    far_clerk.sees("2", "#tabs [data-key=waiting] b")


@pytest.mark.slow
def test_a_center_that_starts_again_is_found_again(tmp_path: Path, hall_folder: Path, open_page: OpenPage) -> None:
    settings = Settings(
        database=f"sqlite:///{tmp_path / 'center.db'}", config=hall_folder, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    with running(settings) as before:
        before.take("shijian-001")
        wire = Moving(port_of(before))
        clerk = clerk_at(before, open_page, wire.address, quiet=False)
        clerk.sit()
        clerk.press("F2", "F2")
        clerk.sees("到了，开始办理", "#go")
    wire.turn("down")
    with running(replace(settings)) as after:
        wire.lead_to(port_of(after))
        wire.turn("well")
        clerk.page.locator("#go:not([disabled])").wait_for(timeout=15_000)
        clerk.press("F2")
        clerk.sees("办结", "#go")
        assert after.rows("SELECT state FROM tickets")[0]["state"] == "serving"
        wire.close()


@pytest.mark.slow
def test_a_colleague_at_the_same_window_is_seen_at_once(sqlite_center: Asked, clerk: Clerk, colleague: Person) -> None:
    sqlite_center.take("shijian-001")
    begins(clerk)
    act(colleague, "02", verb="callNext")
    clerk.page.locator("#go", has_text="到了，开始办理").wait_for(timeout=2000)
    act(colleague, "02", verb="pass")
    clerk.page.locator("#go", has_text="没有人在等").wait_for(timeout=2000)


@pytest.mark.slow
def test_a_dialog_about_somebody_who_is_gone_closes_and_does_nothing(
    sqlite_center: Asked, clerk: Clerk, colleague: Person
) -> None:
    for _ in range(2):
        sqlite_center.take("shijian-001")
    clerk.sit()
    clerk.press("F2", "F2", "F2", "F2")
    clerk.sees("办结 A001", "dialog")
    act(colleague, "02", verb="callNext", finishing=True)
    act(colleague, "02", verb="start")
    clerk.sees("A001 已经不在这个窗口了", "#say")
    assert clerk.page.locator("dialog").count() == 0
    clerk.sees("A002", "#current .ticket-number")
    states = [each["state"] for each in sqlite_center.rows("SELECT state FROM tickets ORDER BY id")]
    assert states == ["done", "serving"]


@pytest.mark.slow
def test_two_clerks_who_press_next_together_get_two_citizens(
    sqlite_center: Asked, clerk: Clerk, colleague: Person
) -> None:
    for _ in range(2):
        sqlite_center.take("shijian-001")
    begins(clerk)
    act(colleague, "01", verb="open")
    act(colleague, "01", verb="callNext")
    clerk.press("F2")
    clerk.sees("A002", "#current .ticket-number")


def test_a_pc_that_slept_for_an_hour_shows_nothing_old_as_new(
    sqlite_center: Asked, far_clerk: Clerk, wire: Wire, colleague: Person
) -> None:
    sqlite_center.take("shijian-001")
    far_clerk.page.clock.install()
    begins(far_clerk)
    wire.turn("silent")
    act(colleague, "01", verb="open")
    act(colleague, "01", verb="callNext")
    far_clerk.page.clock.fast_forward("01:00:00")
    far_clerk.page.locator("#stale:not([hidden])").wait_for()
    assert far_clerk.page.locator("#go").is_disabled()
    wire.turn("well")
    far_clerk.page.locator("#stale").wait_for(state="hidden", timeout=15_000)
    far_clerk.sees("没有人在等", "#go")


def test_a_session_that_ended_meanwhile_leads_to_the_sign_in_and_back_to_the_same_window(
    sqlite_center: Asked, open_page: OpenPage
) -> None:
    clerk = clerk_at(sqlite_center, open_page, quiet=False)
    clerk.page.clock.install()
    clerk.sit("03")
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sessions")
    clerk.page.wait_for_timeout(3_200)  # as long as a process trusts what it knows of a session
    clerk.page.clock.fast_forward("01:00:00")
    clerk.page.wait_for_url("**/staff/login?next=*", timeout=15_000)
    clerk.page.locator("#badge").fill(BADGE)
    clerk.page.locator("#password").fill(PASSWORD)
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_url("**/window?window=03", timeout=15_000)
    clerk.sees("公安窗口", "#place-name")


def test_scripts_in_any_field_are_only_letters(sqlite_center: Asked, clerk: Clerk, colleague: Person) -> None:
    holder = {"kind": "resident", "number": "990101199001010019", "name": SCRIPT}
    sqlite_center.take("shijian-001", holder=holder, missing=[SCRIPT])
    sqlite_center.take("shijian-001", missing=[SCRIPT])
    clerk.sit()
    clerk.press("F2", "F2")
    clerk.sees(SCRIPT, "#current")
    act(colleague, "02", verb="hold", minutes=5, reason=SCRIPT)
    clerk.press("3")
    clerk.sees(SCRIPT, "#rows")
    clerk.press("F2", "F2", "F9")
    clerk.page.locator("dialog input[placeholder^=还缺]").fill(SCRIPT)
    clerk.page.locator("dialog textarea").fill(SCRIPT)
    clerk.press("Tab", "Enter")
    clerk.page.frame_locator("iframe.paper").locator("li b", has_text=SCRIPT).wait_for()
    clerk.page.frame_locator("iframe.paper").locator(".remark", has_text=SCRIPT).wait_for()
    clerk.press("Escape")
    act(colleague, "02", verb="pause", reason=SCRIPT)
    act(colleague, "02", verb="transfer", window="01", come_back=True, reason=SCRIPT)
    clerk.sees(SCRIPT, "#current")
    assert clerk.page.evaluate("window.bad") is None
    assert clerk.page.locator("img").count() == 0


@pytest.mark.slow
def test_a_window_that_does_not_exist_asks_which_one(sqlite_center: Asked, open_page: OpenPage) -> None:
    clerk = clerk_at(sqlite_center, open_page, quiet=False)
    clerk.page.goto(f"{clerk.address}/window?window=99")
    clerk.sees("我坐在哪个窗口", "dialog")


@pytest.mark.slow
def test_nobody_comes_near_the_page_without_an_account(sqlite_center: Asked) -> None:
    for path in ("/window", "/window/facts"):
        answer = sqlite_center.client.get(path, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/staff/login?next=")
    assert sqlite_center.client.get("/window/..%2Fwindow.html").status_code == 404
    assert sqlite_center.client.get("/window/window.js").headers["content-type"].startswith("text/javascript")
