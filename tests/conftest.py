"""What every test gets: no display, a short folder for devices, and a log in which nothing may go wrong unnoticed."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Before Qt is first imported: pictures are the same on every machine, whether it has a display or not.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """pytest-qt makes this application; the product uses no widgets."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture
def device_folder() -> Iterator[Path]:
    """A folder for simulated devices: pytest's own are too long for a Unix socket (108 bytes)."""
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def no_stray_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test fails when it logs an error that it did not announce with `@pytest.mark.logs_errors`."""
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    records = caplog.get_records("setup") + caplog.get_records("call")
    stray = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.ERROR]
    if stray:
        pytest.fail("errors in the log:\n" + "\n".join(stray))
