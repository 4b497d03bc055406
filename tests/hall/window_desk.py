"""A clerk at the page `/window`, in a real Chromium, signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.hall.conftest import Asked
from tests.hall.staff_room import PASSWORD, employ

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

BADGE = "0217"
_SETTLED_MS = 340


class Clerk:
    """What a clerk does at the page, by keyboard, and what they see."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def sit(self, window: str = "02") -> None:
        """Open the page at a window; returns when the window's state is shown."""
        self.page.goto(f"{self.address}/window?window={window}")
        self.page.locator("#place-state:not(:empty)").wait_for()

    def press(self, *keys: str) -> None:
        """Each after what the one before did has settled: until then a key counts as pressed twice by mistake."""
        for key in keys:
            self.page.locator("body:not([data-busy])").wait_for()
            if self.page.locator("dialog").count():
                self.page.wait_for_timeout(_SETTLED_MS)
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def sees(self, text: str, where: str = "body") -> None:
        self.page.locator(where).filter(has_text=text).first.wait_for()

    def misses(self, text: str, where: str = "body") -> None:
        assert text not in self.page.locator(where).inner_text()


def clerk_at(center: Asked, open_page: OpenPage, address: str = "", badge: str = BADGE, **how: Any) -> Clerk:
    """Somebody employed and signed in, in a browser of their own, not yet at a window."""
    address = address or str(center.client.base_url).rstrip("/")
    employ(center.desk, badge)
    page = open_page("", **{"width": 1366, "height": 768} | how)
    entered = page.request.post(f"{address}/v1/staff/session", data={"badge": badge, "password": PASSWORD})
    assert entered.status == 201, entered.text()
    return Clerk(page, address)
