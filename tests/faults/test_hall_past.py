"""Years of a hall behind it cost the present nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import event

from kiosk.bench import call_past
from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.retention import sweep
from kiosk.hall.storage import Store
from tests.hall.conftest import MONDAY
from tests.hall.small_hall import build

_STEPS = 1000


def work_of_sweeping(folder: Path, past: int) -> int:
    """Thousands of steps of SQLite's own machine while there is nothing to erase: counted, so no clock blurs it."""
    folder.mkdir()
    database = f"sqlite:///{folder / 'center.db'}"
    store = Store(database)
    store.migrate()
    call_past.fill(store, past, date.fromisoformat(MONDAY[:10]))
    store.close()
    desk = Desk(Settings(database=database, config=build(folder / "hall"), clock_shift=shift_to(MONDAY)))
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    desk.store.writer.dispose()
    event.listen(desk.store.writer, "connect", lambda driver, _: driver.set_progress_handler(count, _STEPS))
    erased = sweep(desk)
    assert erased and not any(erased.values())
    desk.close()
    return counted


def test_the_hourly_sweep_does_not_read_through_old_calls(tmp_path: Path) -> None:
    young, old = work_of_sweeping(tmp_path / "young", 2500), work_of_sweeping(tmp_path / "old", 20_000)
    assert old <= young + 20, (young, old)
