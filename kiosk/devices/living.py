"""The weights that tell a living face from a filmed one, where a demonstration finds them.

No package ships them and the product contains none (assets/models/README.md). Without them a match of the face wants a
colleague's PIN; a demonstration takes them from `../shared/models` beside the product, when that folder is there.
"""

from __future__ import annotations

from pathlib import Path

from drivers.face_matcher.standing import Standing, notices
from kiosk.settings import HOUSE, Settings

BESIDE = HOUSE.parent / "shared" / "models"


def with_weights(settings: Settings, folder: Path = BESIDE) -> Settings:
    """These settings, with the weights of this folder where they name none and it holds them all."""
    matcher = settings.devices.get("face_matcher")
    if matcher is None or "passive=" in matcher.address:
        return settings
    found = matcher.model_copy(update={"address": f"{matcher.address};passive={folder}"})
    made = settings.model_copy(update={"devices": settings.devices | {"face_matcher": found}})
    said = notices(found.driver, made.address_of("face_matcher"))
    return settings if any(each.word is Standing.NOT_PASSIVE for each in said) else made
