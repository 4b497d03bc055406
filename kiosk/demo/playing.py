"""Plays the scenarios one after the other on one running kiosk, and writes the report."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.demo.scenario import Scenario, ScenarioError, load_scenario
from kiosk.launch import LaunchError, start_dock
from kiosk.settings import HOUSE, Settings, SettingsError, load

if TYPE_CHECKING:
    from kiosk.app import App
    from kiosk.attendant import VisitRecord

SCENARIOS = HOUSE / "config" / "scenarios"
CLOCK = "2026-11-20T09:46:00"
"""A working morning, so that the same demo shows the same screens on every day."""


@dataclass
class Played:
    """One scenario and how it went."""

    scenario: Scenario
    files: list[Path] = field(default_factory=list)
    trouble: str = ""


def play(config: Path, journeys: list[str], out: Path) -> int:
    """Play these journeys (all without any). The exit status: 0 only when every visit ended as its script says."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        names = journeys or sorted(path.stem for path in SCENARIOS.glob("*.toml"))
        scenarios = [load_scenario(SCENARIOS / f"{name}.toml") for name in names]
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as scratch:
            settings = load(config, Path(scratch))
            return _play_all(settings, scenarios, out.resolve())
    except (ScenarioError, SettingsError, LaunchError) as trouble:
        print(f"kiosk demo: {trouble}", file=sys.stderr)
        return 1


def _play_all(settings: Settings, scenarios: list[Scenario], out: Path) -> int:
    from kiosk.app import App

    tickets = settings.data / "tickets"
    dock = start_dock(settings.dock, headless=True, speed=0, out=tickets)
    records: list[VisitRecord] = []
    app = App(settings, clock=CLOCK, on_visit=records.append)
    try:
        app.open()
        played = Show(app, settings, scenarios, tickets, out).run()
    finally:
        dock.terminate()
        dock.wait(10)
    return _report(out, played, records)


class Show:
    """The scenarios, one visit each."""

    def __init__(self, app: App, settings: Settings, scenarios: list[Scenario], tickets: Path, out: Path) -> None:
        self._app = app
        self._dock = settings.dock
        self._waiting = list(scenarios)
        self._tickets = tickets
        self._out = out
        self._played: list[Played] = []

    def run(self) -> list[Played]:
        self._next()
        self._app.run()
        return self._played

    def _next(self) -> None:
        from kiosk.demo.player import Lost, Player

        if not self._waiting:
            self._app.opened.app.quit()
            return
        scenario = self._waiting.pop(0)
        folder = self._out / scenario.name

        def done(lost: Lost | None) -> None:
            played = Played(scenario, player.pictures + self._collect(folder), str(lost or ""))
            self._played.append(played)
            if lost:
                self._waiting.clear()
            self._next()

        player = self._player = Player(self._app.opened, scenario, self._dock, folder, done)
        player.start()

    def _collect(self, folder: Path) -> list[Path]:
        """What the printer put out during this visit."""
        found = []
        for path in sorted(self._tickets.glob("*")):
            target = folder / f"ticket-{path.name}"
            shutil.move(path, target)
            found.append(target)
        return found


def _report(out: Path, played: list[Played], records: list[VisitRecord]) -> int:
    """Write report.json and say where to look. 0 when every visit ended as its script says."""
    rows = []
    for position, each in enumerate(played):
        record = records[position] if position < len(records) else None
        wanted = each.scenario.outcome
        if not each.trouble and (record is None or (record.journey, record.outcome) != (each.scenario.journey, wanted)):
            each.trouble = f"the visit should have ended {wanted}"
        rows.append(_row(out, each, record))
    (out / "report.json").write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for each, row in zip(played, rows, strict=True):
        print(
            f"{row['scenario']}: {row['outcome']} in {row['seconds']} s, {len(each.files)} files {each.trouble}".strip()
        )
    print(f"look in {out}: a folder a visit, and report.json")
    return 1 if any(each.trouble for each in played) else 0


def _row(out: Path, played: Played, record: VisitRecord | None) -> dict[str, object]:
    return {
        "scenario": played.scenario.name,
        "journey": record.journey if record else played.scenario.journey,
        "outcome": record.outcome if record else "unfinished",
        "seconds": record.seconds if record else None,
        "files": [str(path.relative_to(out)) for path in played.files],
        "trouble": played.trouble,
    }
