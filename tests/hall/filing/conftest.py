"""Filing on a center of each kind of store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hall.conftest import Asked
from tests.hall.filing.office import Filing, furnish


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    return furnish(hall_folder)


@pytest.fixture
def desk(sqlite_center: Asked) -> Filing:
    return Filing(sqlite_center)


@pytest.fixture
def both(center: Asked) -> Filing:
    """On SQLite and on PostgreSQL."""
    return Filing(center)
