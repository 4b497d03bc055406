"""What the kiosk remembers of the center on disk, so that it can go on alone: catalogue, enrolment and opening hours.

Nothing personal. A file that cannot be read counts as never written.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)

Kind = TypeVar("Kind", bound=BaseModel)


class Memory:
    """One JSON file a kind, replaced whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, thing: BaseModel) -> None:
        path = self._path(type(thing))
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(thing.model_dump_json().encode())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def recall(self, kind: type[Kind]) -> Kind | None:
        try:
            return kind.model_validate_json(self._path(kind).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as unreadable:
            log.warning("what was remembered of %s cannot be read: %s", kind.__name__, type(unreadable).__name__)
            return None

    def forget(self, kind: type[BaseModel]) -> None:
        self._path(kind).unlink(missing_ok=True)

    def _path(self, kind: type[BaseModel]) -> Path:
        return self._folder / f"{kind.__name__.lower()}.json"
