"""A center of its own, or one for all tests of a file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.hall import small_hall
from tests.hall.conftest import MONDAY, TOKENS, running
from tests.hall.fees.till import (
    Payer,
    build,
    later,
    price,
    till_of,
)


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    return build(hall_folder)


@pytest.fixture
def either(settings: Settings, device_folder: Path, tmp_path: Path) -> Iterator[Payer]:
    """A center of its own, on SQLite and on PostgreSQL."""
    with running(settings) as center, till_of(tmp_path / "data", device_folder / "till.sock") as till:
        yield Payer(center, till)


@pytest.fixture(scope="module")
def one_center(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Payer]:
    folder = tmp_path_factory.mktemp("fees")
    shutil.copy(migrated_file, folder / "alone.db")
    hall = build(small_hall.build(folder / "hall"))
    price(hall)
    settings = Settings(
        database=f"sqlite:///{folder / 'alone.db'}",
        config=hall,
        data=folder / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with (
        tempfile.TemporaryDirectory(prefix="till-") as short,
        running(settings) as center,
        till_of(folder / "data", Path(short) / "till.sock") as till,
    ):
        yield Payer(center, till)


@pytest.fixture
def payer(one_center: Payer) -> Payer:
    """The same center for all, and for each a day that nobody has seen."""
    later(one_center, days=1)
    one_center.begin()
    return one_center
