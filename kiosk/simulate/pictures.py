"""Pictures of the center's pages in the middle of the day, by a headless Chromium where there is one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.simulate.center import Center, Person

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SETTLE_MS = 1500
_TIMEOUT_MS = 15_000


class Camera:
    """`shoot` takes all pictures of one moment; `missing` says why there are none."""

    def __init__(self, center: Center, out: Path, window: str, zone: str) -> None:
        self.taken: list[str] = []
        self.faults: list[str] = []
        """What pages reported to their console."""
        self.missing = ""
        self._center = center
        self._out = out
        self._window = window
        self._zone = zone
        try:
            import playwright.sync_api  # noqa: F401
        except ImportError:
            self.missing = "playwright is not installed"
        self._program = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
        if self._program is None:
            self.missing = "Chromium is not installed (Debian package: chromium)"

    def shoot(self, moment: str) -> None:
        """`moment` names the files: `1030` → board-1030.png …"""
        if self.missing:
            return
        from playwright.sync_api import sync_playwright

        clerk, manager = self._center.clerks[self._window], self._center.manager
        self._out.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=self._program, args=["--no-sandbox", "--disable-gpu"])
            for name, path, size, person in (
                ("board", "/board", (1920, 1080), None),
                ("board-zone", f"/board?zone={self._zone}", (1920, 1080), None),
                ("strip", f"/board?window={self._window}", (1280, 360), None),
                ("window", f"/window?window={self._window}", (1366, 768), clerk),
                ("manage", "/manage", (1366, 768), manager),
                ("statistics", "/manage/statistics", (1366, 768), manager),
            ):
                context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
                context.set_default_timeout(_TIMEOUT_MS)
                page = context.new_page()
                self._one(page, f"{name}-{moment}", path, person)
                context.close()
            browser.close()

    def _one(self, page: Page, name: str, path: str, person: Person | None) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"{name}: {error}"))
        page.on("console", lambda said: self.faults.append(f"{name}: {said.text}") if said.type == "error" else None)
        if person is not None:
            signing = {"badge": person.badge, "password": person.password}
            page.request.post(f"{self._center.address}/v1/staff/session", data=signing)
        page.goto(self._center.address + path, wait_until="load")
        page.wait_for_timeout(_SETTLE_MS)
        page.screenshot(path=self._out / f"{name}.png")
        self.taken.append(f"{name}.png")
