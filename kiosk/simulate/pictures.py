"""Pictures of the center's pages in the middle of the day, by a headless Chromium where there is one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.simulate.center import Center, Person

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext, Page

_SETTLE_MS = 1500
_TIMEOUT_MS = 15_000
PAGES = ("board", "board-zone", "strip", "window", "rate", "manage", "statistics")
_SIZES = {"board": (1920, 1080), "board-zone": (1920, 1080), "strip": (1280, 360), "rate": (1280, 800)}


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
        from playwright.sync_api import Error, sync_playwright

        self._out.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=self._program, args=["--no-sandbox", "--disable-gpu"])
            for name in PAGES:
                width, height = _SIZES.get(name, (1366, 768))
                context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
                context.set_default_timeout(_TIMEOUT_MS)
                try:
                    self._one(context.new_page(), f"{name}-{moment}", *self._address_of(name, context.request))
                except Error as trouble:
                    self.faults.append(f"{name}-{moment}: {trouble.message}")
                context.close()
            browser.close()

    def _address_of(self, name: str, asking: APIRequestContext) -> tuple[str, Person | None]:
        """The path of a page, and who has to be signed in for it."""
        here, manager = self._window, self._center.manager
        paths: dict[str, tuple[str, Person | None]] = {
            "board": ("/board", None),
            "board-zone": (f"/board?zone={self._zone}", None),
            "strip": (f"/board?window={here}", None),
            "window": (f"/window?window={here}", self._center.clerks[here]),
            "manage": ("/manage", manager),
            "statistics": ("/manage/statistics", manager),
        }
        return (
            paths[name] if name in paths else (f"/rate?window={self._asked(asking)}#token={self._center.rater}", None)
        )

    def _asked(self, asking: APIRequestContext) -> str:
        """A window whose tablet asks somebody just now; any when none does."""
        proof = {"Authorization": f"Bearer {self._center.rater}"}
        for number in self._center.clerks:
            found = asking.get(f"{self._center.address}/v1/windows/{number}/invitation", headers=proof)
            if found.ok and found.json()["asking"]:
                return number
        return self._window

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
