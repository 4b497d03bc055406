"""The same scripts in a real browser: pages that put words on the glass by script show them as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.faults.hall_doors import People
from tests.faults.hall_rooms import filed, handed, open_hall
from tests.faults.test_hall_scripts import MARK, SCRIPTS, did, told
from tests.hall.conftest import LI, MONDAY
from tests.hall.staff_room import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

ALL = "".join(SCRIPTS)
ACTIVE = f"img[src='x'], svg[onload], [onerror], b:text-is('{MARK}'), script:text('{MARK}')"
"""What the scripts would become."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with open_hall(tmp_path_factory.mktemp("shown")) as everybody:
        yield everybody


def plain(page: Page, text: str) -> None:
    """It says so, and nothing of it has come to life."""
    page.get_by_text(text).first.wait_for()
    assert page.locator(ACTIVE).count() == 0


@pytest.mark.slow
def test_no_page_brings_words_to_life(hall: People, open_page: OpenPage) -> None:
    slip = filed(hall, ALL, LI | {"name": ALL})
    for step in ({"verb": "accept"}, {"verb": "pause", "procedure": "siteVisit", "reason": ALL}):
        did(hall, slip, step)
    outcome = {"paper": hall.places["paper"], "state": "unconfirmed", "sheets": 0, "reason": ALL[:40], "at": MONDAY}
    told(hall, "kiosk", "POST /v1/papers/outcomes", outcome)
    address, page = str(hall.center.client.base_url).rstrip("/"), open_page()
    entered = page.request.post(f"{address}/v1/staff/session", data={"badge": "0102", "password": PASSWORD})
    assert entered.status == 201
    page.goto(f"{address}/cases/{slip['id']}")
    plain(page, ALL)
    page.get_by_role("button", name="申报的内容和材料").click()
    page.locator("dialog[open]").get_by_text(ALL).first.wait_for()
    assert page.locator(ACTIVE).count() == 0
    for path, text in (
        ("/cases", slip["item_name"]),
        (f"/cases/notice/{slip['id']}?kind=pause", ALL),
        (f"/case/{slip['code']}", ALL),
        ("/manage/papers", ALL[:40]),
    ):
        page.goto(address + path)
        plain(page, text)
    handed(hall)
    page.goto(f"{address}/hand/{hall.places['secret']}")
    page.locator("textarea").fill(ALL)
    page.locator("button").click()
    page.locator("#said.good").wait_for()
    assert page.locator(ACTIVE).count() == 0
