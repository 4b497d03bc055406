"""A small hall with cases and a city that reads them; each test makes its own cases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hall import Settings, enrol
from kiosk.hall.clock import shift_to
from tests.hall import small_hall
from tests.hall.cases import commitment_hall
from tests.hall.cases.case_hall import CASES_TOML
from tests.hall.cases.case_hall import Hall as CaseHall
from tests.hall.conftest import MONDAY, TOKENS, running
from tests.hall.national.city import CITY, NATIONAL_TOML
from tests.hall.staff_room import Person, employ


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[CaseHall]:
    """The small hall with cases; one for all tests of this file: each makes its own cases."""
    folder = tmp_path_factory.mktemp("national")
    shutil.copy(migrated_file, folder / "center.db")
    config = small_hall.build(folder / "hall")
    commitment_hall.furnish(config)
    (config / "cases.toml").write_text(CASES_TOML, "utf-8")
    (config / "national.toml").write_text(NATIONAL_TOML, "utf-8")
    plain = Settings(
        database=f"sqlite:///{folder / 'center.db'}", config=config, tokens=TOKENS, clock_shift=shift_to(MONDAY)
    )
    with running(plain) as asked:
        employ(asked.desk, "007")
        employ(asked.desk, "M01", "manager")
        employ(asked.desk, "A01", "administrator")
        enrol(asked.desk.store, "city", CITY, role="exchange")
        address = str(asked.client.base_url)
        with Person(address) as clerk, Person(address) as manager:
            clerk.sign_in("007")
            manager.sign_in("M01")
            yield CaseHall(asked, clerk, manager)
