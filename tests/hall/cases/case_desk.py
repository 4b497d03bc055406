"""Staff at the pages of cases in a real Chromium."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import zxingcpp
from PIL import Image

from tests.hall.cases.case_hall import ITEM, Hall
from tests.hall.conftest import LI
from tests.hall.staff_room import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage


class Desk:
    """A clerk at the pages, by keyboard."""

    def __init__(self, hall: Hall, open_page: OpenPage, badge: str = "007", **how: Any) -> None:
        self.hall = hall
        self.address = str(hall.asked.client.base_url).rstrip("/")
        self.page: Page = open_page("", **({"width": 1440, "height": 900} | how))
        entered = self.page.request.post(
            f"{self.address}/v1/staff/session", data={"badge": badge, "password": PASSWORD}
        )
        assert entered.status == 201

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def sees(self, text: str, where: str = "main") -> None:
        self.page.locator(where).filter(has_text=text).first.wait_for()

    def agree(self) -> None:
        """Enter, after the moment in which a key pressed twice by mistake does nothing; until the dialog is gone."""
        self.page.wait_for_timeout(340)
        self.press("Enter")

    def act(self, name: str, typed: str = "", *before: str) -> None:
        """The act with this name, by its digit; `before`: keys in its dialog."""
        button = self.page.locator("#acts button", has_text=re.compile(rf"^{name}\s*[0-9]"))
        button.wait_for()
        self.press(str(re.sub(r"\D", "", button.inner_text())))
        self.sees(name, "dialog h2")
        self.press(*before)
        if typed:
            self.type(typed)
        self.agree()

    def receive(self) -> None:
        """收件 of ITEM from LI, whose slip is looked at and put away."""
        self.go(f"/cases?receive={ITEM}")
        self.sees("新办", "#picked")
        self.type(LI["number"])
        self.press("Tab")
        self.type(LI["name"])
        self.press("F2")
        self.put_away()

    def put_away(self) -> None:
        """The paper that is shown."""
        self.page.locator("dialog iframe").wait_for()
        self.press("Escape")
        self.page.locator("dialog").wait_for(state="detached")


def scanned(page: Page, part: str, picture: Path) -> str:
    """What the code in this part of the paper that is shown says, read off the screen."""
    place = page.frame_locator("dialog iframe").locator(part)
    place.locator("svg").wait_for()
    place.screenshot(path=str(picture))
    [found] = zxingcpp.read_barcodes(Image.open(picture))
    return str(found.text)
