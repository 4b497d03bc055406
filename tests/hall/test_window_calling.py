"""Before and after a call: why this one, for as long as it may be asked; and a clerk who stays away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hall.conftest import Asked
from tests.hall.window_desk import clerk_at

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


def test_the_reason_stands_on_the_page_until_the_citizen_has_come(sqlite_center: Asked, open_page: OpenPage) -> None:
    clerk = clerk_at(sqlite_center, open_page)
    clerk.sit()
    for _ in range(2):
        sqlite_center.take("shijian-001")
    clerk.press("F2")
    clerk.sees("等得最久，已等 0 分钟。", "#current blockquote")
    clerk.press("F10")
    clerk.type("A002")
    clerk.press("Tab", "ArrowUp", "Enter")
    clerk.sees("工作人员指定叫号，取号至今 0 分钟。", "#current blockquote")
    clerk.press("F2")
    clerk.sees("办结", "#go")
    assert not clerk.page.locator("#current blockquote").count()


def test_a_paused_window_is_closed_by_keyboard_without_opening_first(sqlite_center: Asked, open_page: OpenPage) -> None:
    clerk = clerk_at(sqlite_center, open_page)
    clerk.sit()
    clerk.press("F2", "F3", "Enter")
    clerk.sees("窗口暂离中")
    clerk.press("F3")
    clerk.sees("关窗，不再叫号", "dialog")
    last = clerk.page.locator("dialog input").count()
    clerk.press(f"Digit{last}", "Enter")
    clerk.sees("窗口还没开")
    spells = sqlite_center.rows("SELECT state FROM shifts WHERE \"window\" = '02' ORDER BY id")
    assert [row["state"] for row in spells] == ["open", "paused", "closed"]
