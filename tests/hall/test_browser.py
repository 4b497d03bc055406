"""The Chromium that the tests of the pages share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]


async def _three() -> int:
    return 3


@pytest.mark.usefixtures("chromium")
def test_asyncio_runs_in_a_test_that_uses_no_page() -> None:
    assert asyncio.run(_three()) == 3


def test_a_page_is_as_large_as_asked(open_page: OpenPage) -> None:
    page = open_page("data:text/html,<h1>ok</h1>", 800, 200)
    assert page.evaluate("[innerWidth, innerHeight]") == [800, 200]


@pytest.mark.usefixtures("chromium")
def test_asyncio_still_runs_after_a_page_was_open() -> None:
    assert asyncio.run(_three()) == 3
