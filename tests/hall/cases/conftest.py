"""The small hall with cases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.hall import Settings
from tests.hall.cases.case_hall import CASES_TOML, Hall, opened


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with opened(settings, CASES_TOML) as hall:
        yield hall
