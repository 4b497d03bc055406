"""Plays the scenarios one after the other on one running kiosk, and writes the report."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.demo.before import hand_in_first
from kiosk.demo.scenario import Scenario, ScenarioError, load_scenario
from kiosk.devices.living import with_weights
from kiosk.launch import LaunchError, end_process, start_dock
from kiosk.settings import HOUSE, Settings, SettingsError, load

if TYPE_CHECKING:
    from kiosk.app import App
    from kiosk.attendant import VisitRecord
    from kiosk.visit import House

SCENARIOS = HOUSE / "config" / "scenarios"
REPORT = "report.json"
CLOCK = "2026-11-20T09:46:00"
"""A working morning, so that the same demo shows the same screens on every day."""


LOOK = 50
"""Milliseconds between two looks whether there is a kiosk yet, and whether a visit is over."""
LAST_LOOKS = 100
"""So often after the last touch of a script: a visit ends when the kiosk says so, not when the citizen has gone."""
WAY_OUT = 2400
"""So often after a visit was lost: what the kiosk is at has to end before it can be left, at worst by its idle time."""


class OutError(ValueError):
    """The folder for the demo cannot be used; the text says why."""


@dataclass
class Played:
    """One scenario and how it went."""

    scenario: Scenario
    files: list[Path] = field(default_factory=list)
    trouble: str = ""
    record: VisitRecord | None = None
    """What the kiosk says of it, when it was played to its end."""


def play(config: Path, journeys: list[str], out: Path) -> int:
    """Play these journeys (all without any). The exit status: 0 only when every visit ended as its script says."""
    from kiosk.screens.fonts import FontMissing
    from kiosk.screens.window import WindowFailed

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        scenarios = [load_scenario(SCENARIOS / f"{name}.toml") for name in journeys or _known()]
        with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as scratch:
            settings = with_weights(load(config, Path(scratch)))
            make_room(out)
            return _play_all(settings, scenarios, out.resolve())
    except (ScenarioError, SettingsError, OutError, LaunchError, FontMissing, WindowFailed) as trouble:
        print(f"kiosk demo: {trouble}", file=sys.stderr)
        return 1


def make_room(out: Path) -> None:
    """An `out` without what an earlier demo left in it; everything else in it stays.

    Only a folder with a demo's report is cleared, and only of folders named after scenarios. Raises OutError for a
    folder that holds something else, and where nothing can be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()) and not _is_report(out / REPORT):
            raise OutError(f"{out} is not empty and holds no report of an earlier demo: choose another folder")
        left = [out / name for name in _known() if os.path.lexists(out / name)]
        for folder in left:
            if folder.is_symlink() or not folder.is_dir():
                raise OutError(f"{folder} is not a folder of an earlier demo: move it away")
        for folder in left:
            shutil.rmtree(folder)
        (out / REPORT).write_text("[]\n", encoding="utf-8")  # from now on the folder is a demo's, should it be cut off
    except OSError as trouble:
        raise OutError(f"{trouble.filename}: {trouble.strerror}") from trouble


def _known() -> list[str]:
    return sorted(path.stem for path in SCENARIOS.glob("*.toml"))


def _is_report(path: Path) -> bool:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return isinstance(rows, list) and all(isinstance(row, dict) and "scenario" in row for row in rows)


def _play_all(settings: Settings, scenarios: list[Scenario], out: Path) -> int:
    from kiosk.app import App

    tickets = settings.data / "tickets"
    dock = start_dock(settings.dock, headless=True, speed=0, out=tickets, pages=True)
    records: list[VisitRecord] = []
    app = App(settings, clock=CLOCK, on_visit=records.append)
    try:
        app.open()
        played = Show(app, settings, scenarios, tickets, out, records).run()
    finally:
        app.close()
        end_process(dock)
    return _report(out, played)


class Show:
    """The scenarios, one visit each; `records` is where the kiosk tells of visits that are over."""

    def __init__(
        self,
        app: App,
        settings: Settings,
        scenarios: list[Scenario],
        tickets: Path,
        out: Path,
        records: Sequence[VisitRecord],
    ) -> None:
        self._app = app
        self._records = records
        self._dock = settings.dock
        self._face_for = settings.identity.face_for
        self._scenarios = scenarios
        self._waiting = list(scenarios)
        self._tickets = tickets
        self._out = out
        self._played: list[Played] = []
        self._before = 0
        """Records there were when the visit began."""

    def run(self) -> list[Played]:
        """Every scenario and how it went, also those that were not reached."""
        self._next()
        failed = self._app.run()
        reached = len(self._played)
        self._played += [Played(scenario, trouble="not played") for scenario in self._scenarios[reached:]]
        if failed:
            at = min(reached, len(self._played) - 1)
            self._played[at].trouble = "the kiosk ended with an error; its log says why"
        return self._played

    def _next(self) -> None:
        house = self._app.known_house
        if house is None:  # the kiosk thread is still putting it together
            _soon(self._next)
            return
        if not self._waiting:
            self._app.opened.app.quit()
            return
        scenario = self._waiting.pop(0)
        if scenario.cases:
            hand_in_first(self._app.stage, house, scenario.cases, lambda trouble: self._begin(scenario, house, trouble))
        else:
            self._begin(scenario, house)

    def _begin(self, scenario: Scenario, house: House, trouble: str = "") -> None:
        from kiosk.demo.player import Lost, Player

        house.identifying.face_for = (scenario.journey,) if scenario.face else self._face_for
        house.identifying.movements_alone = True  # also where nothing brings the weights against films
        folder = self._out / scenario.name
        self._before = len(self._records)

        def done(lost: Lost | None) -> None:
            played = Played(scenario, player.pictures + self._collect(folder), str(lost or ""))
            self._played.append(played)
            if lost:
                self._lift_card()
                self._leave(played, WAY_OUT)
            else:
                self._after(played, LAST_LOOKS)

        player = self._player = Player(self._app.opened, scenario, self._dock, folder, done)
        if trouble:
            done(Lost(trouble))
        else:
            player.start()

    def _after(self, played: Played, looks: int) -> None:
        if len(self._records) > self._before:
            played.record = self._records[self._before]
            self._next()
        elif looks:
            _soon(lambda: self._after(played, looks - 1))
        else:
            self._next()

    def _leave(self, played: Played, looks: int) -> None:
        """From wherever a script was lost back to the welcome, as a citizen who gives up goes, for the next one."""
        model = self._app.stage.model
        screen = model.property("name")
        if screen == "Welcome":
            played.files += self._collect(self._out / played.scenario.name)  # what came out meanwhile is still its own
            self._next()
        elif looks:
            if screen == "Home":
                model.answer("back")
            else:
                model.leave("home")
            _soon(lambda: self._leave(played, looks - 1))
        else:
            played.trouble += "; the kiosk did not come back from there"
            self._waiting.clear()
            self._next()

    def _lift_card(self) -> None:
        """Whoever gives up takes the card along; the next one would be taken for them."""
        from drivers.controls import Handle

        with suppress(OSError, ValueError):
            Handle(self._dock / "card_reader.sock").do("remove_card")

    def _collect(self, folder: Path) -> list[Path]:
        """What the printers put out during this visit."""
        found = []
        sheets = self._dock / "page_printer" / "papers"
        for what, place in (("ticket", self._tickets), ("paper", sheets)):
            for path in sorted(place.glob("*")):
                target = folder / f"{what}-{path.name}"
                shutil.move(path, target)
                found.append(target)
        return found


def _soon(call: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(LOOK, call)


def _report(out: Path, played: list[Played]) -> int:
    """Write report.json and say where to look. 0 when every visit ended as its script says."""
    rows = []
    for each in played:
        record, wanted = each.record, each.scenario.outcome
        if not each.trouble and (record is None or (record.journey, record.outcome) != (each.scenario.journey, wanted)):
            each.trouble = f"the visit should have ended {wanted}"
        rows.append(_row(out, each))
    (out / REPORT).write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for each, row in zip(played, rows, strict=True):
        print(
            f"{row['scenario']}: {row['outcome']} in {row['seconds']} s, {len(each.files)} files {each.trouble}".strip()
        )
    print(f"look in {out}: a folder a visit, and report.json")
    return 1 if any(each.trouble for each in played) else 0


def _row(out: Path, played: Played) -> dict[str, object]:
    record = played.record
    return {
        "scenario": played.scenario.name,
        "journey": record.journey if record else played.scenario.journey,
        "outcome": record.outcome if record else "unfinished",
        "seconds": record.seconds if record else None,
        "files": [str(path.relative_to(out)) for path in played.files],
        "trouble": played.trouble,
    }
