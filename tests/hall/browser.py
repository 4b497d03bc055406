"""A real Chromium for the tests of the center's pages.

A test module that needs it says `pytest_plugins = ["tests.hall.browser"]` and imports `OpenPage` under TYPE_CHECKING
(pytest wants to load the plugin itself). Then:

    def test_it_shows_the_hall(sqlite_center: Asked, open_page: OpenPage) -> None:
        page = open_page(f"{sqlite_center.client.base_url}/board", 1920, 1080)
        expect(page.locator("h1")).to_have_text("小镇便民服务中心")
        page.screenshot(path=…)
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_WAIT_MS = 8_000


class Shared(NamedTuple):
    browser: Browser
    loop: asyncio.AbstractEventLoop


class OpenPage(Protocol):
    def __call__(self, url: str = "", width: int = 1280, height: int = 800, *, quiet: bool = True) -> Page:
        """A page in a fresh profile, at `url` unless that is "". With `quiet` the test fails when the page throws or
        reports an error (a refused script or style is one); without, that is expected (a center that is away)."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Shared]:
    """One browser for all tests, without a display."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if program is None:
        pytest.fail("Chromium is not installed here (Debian package: chromium)")
    driver = sync_playwright().start()
    loop = asyncio.get_running_loop()
    browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
    with _aside(loop):
        yield Shared(browser, loop)
    browser.close()
    driver.stop()


@pytest.fixture
def open_page(chromium: Shared) -> Iterator[OpenPage]:
    with _inside(chromium.loop):
        yield from _opening(chromium.browser)


def _opening(browser: Browser) -> Iterator[OpenPage]:
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(url: str = "", width: int = 1280, height: int = 800, *, quiet: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        contexts.append(context)
        context.set_default_timeout(_WAIT_MS)
        page = context.new_page()
        if quiet:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        if url:
            page.goto(url)
        return page

    try:
        yield opened
    finally:
        for context in contexts:
            context.close()
    assert not errors, "the page reported errors: " + "; ".join(errors)


@contextmanager
def _aside(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    # Playwright's synchronous interface keeps its loop marked as the running one of this thread, between its calls too;
    # every asyncio.run of another test would refuse to start. The mark is taken off while no page is in use.
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)


@contextmanager
def _inside(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    asyncio._set_running_loop(loop)
    try:
        yield
    finally:
        asyncio._set_running_loop(None)
