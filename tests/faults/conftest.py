"""A center behind a network with moods, shared by the tests of one file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.appliance import CenterProcess, Wire


@pytest.fixture(scope="module")
def center() -> Iterator[CenterProcess]:
    with tempfile.TemporaryDirectory(prefix="kiosk-center-") as folder:
        process = CenterProcess(Path(folder))
        process.start()
        yield process
        process.stop()


@pytest.fixture
def wire(center: CenterProcess) -> Iterator[Wire]:
    link = Wire(center.port)
    yield link
    link.close()
